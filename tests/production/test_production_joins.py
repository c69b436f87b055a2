"""Shots that share a call are cut where the model really cut."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from roughcut.film.conform import Span
from roughcut.film.encode import TakeWriter
from roughcut.production.shooting.joins import between_cuts

RATE = Fraction(24)


def footage(path: Path, *lengths: int) -> Path:
    """Views of so many frames each, with hard cuts between them; a block wanders through each."""
    patterns = [np.random.default_rng(seed).integers(40, 220, (12, 20, 3), np.uint8) for seed in range(9)]
    with TakeWriter(path, 160, 96, RATE) as writer:
        for view, length in enumerate(lengths):
            for index in range(length):
                picture = np.kron(patterns[view], np.ones((8, 8, 1), np.uint8))
                picture[30:50, index * 2 :][:, :16] = 235
                writer.write(picture)
    return path


@pytest.mark.parametrize(
    ("cut", "start", "end"),
    [(48, 48, 48), (43, 43, 43), (55, 55, 55), (20, 48, 48)],
)
def test_a_shot_begins_at_the_cut_near_its_time(tmp_path: Path, cut: int, start: int, end: int) -> None:
    """Planned for frame 48: a cut up to half a second beside it counts, one farther off does not."""
    file = footage(tmp_path / "f.mp4", cut, 96 - cut)
    first = Span(file=file, frame_count=48)
    second = Span(file=file, start_s=Fraction(2), frame_count=40)
    (one,), (two,) = (between_cuts([each], [Fraction(0), Fraction(2)]) for each in (first, second))
    assert (one.start_s, one.end_s) == (Fraction(0), end / RATE)
    assert (two.start_s, two.end_s) == (start / RATE, None)
