"""The gallery shows every size, angle and movement of the vocabulary."""

from __future__ import annotations

from enum import StrEnum

import pytest
from scripts.gallery.sections.camera import SECTION

from roughcut.script.vocabulary import Angle, Movement, Size, read_movement, read_size


@pytest.mark.parametrize(("sheet", "words"), [("sizes", Size), ("angles", Angle), ("movements", Movement)])
def test_every_word_of_the_camera_is_shown(sheet: str, words: type[StrEnum]) -> None:
    """A new size, angle or movement appears on its sheet at once."""
    names = next(each.names for each in SECTION.sheets if each.file == sheet)
    assert {word.value for word in words} <= set(names)


def test_the_words_between_are_read_as_sizes_and_movements() -> None:
    """What the gallery names beyond the vocabulary is understood, not shown by luck."""
    by_file = {each.file: each.names for each in SECTION.sheets}
    assert all(read_size(name) for name in by_file["sizes"])
    assert all(read_movement(name) or read_size(name) for name in by_file["movements"])


def test_a_movement_is_a_strip_of_five_frames_that_differ() -> None:
    """The first and the last frame of a strip show the start and the end of the movement."""
    strip = next(each for each in SECTION.sheets if each.file == "movements").draw("Zoom Out")
    height, width, _ = strip.shape
    assert width == 5 * height * 16 // 9
    first, last = strip[:, : width // 5], strip[:, -(width // 5) :]
    assert abs(first.astype(int) - last.astype(int)).mean() > 5
