"""What a model in this process gets of a film, a picture, a sound; and the folders that are no model."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from roughcut.errors import OptionError
from roughcut.models.language import local_media
from roughcut.models.language.local_omni import sound_places
from roughcut.models.language.registry import open_language_model
from roughcut.models.language.schema import Attachment
from roughcut.rehearsal.footage import take_of


def test_a_film_is_a_picture_a_second_and_its_whole_sound(tmp_path: Path) -> None:
    """With the time of each picture; sound is mono at 16 kHz and as long as the film."""
    film = tmp_path / "film.mp4"
    film.write_bytes(take_of(SimpleNamespace(seconds=3, width_px=64, height_px=36, rate=Fraction(8))))
    seen = local_media.shown(Attachment(kind="film", path=film, digest="0"))
    assert seen.times_s == [0.0, 1.0, 2.0]
    assert all(picture.shape == (36, 64, 3) for picture in seen.pictures)
    assert seen.sound is not None
    assert seen.sound.ndim == 1
    assert len(seen.sound) == pytest.approx(3 * local_media.SOUND_RATE, rel=0.03)


def test_a_large_picture_is_made_smaller_and_has_no_time(tmp_path: Path) -> None:
    """Its longer side fits; it has no sound."""
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((900, 300, 3), dtype=np.uint8))
    seen = local_media.shown(Attachment(kind="picture", path=tmp_path / "a.png", digest="0"))
    assert max(seen.pictures[0].shape) == local_media.LONGER_SIDE_PX
    assert (seen.times_s, seen.sound) == ([None], None)


def test_a_longer_sound_takes_no_fewer_places() -> None:
    """Each window of a hundred frames becomes thirteen."""
    places = [sound_places(length, 50) for length in range(1, 1000)]
    assert places == sorted(places)
    assert sound_places(300, 50) == 39


@pytest.mark.parametrize("name", ["local:", "local:./nothing-here"])
def test_a_folder_without_a_model_is_one_sentence(name: str) -> None:
    """With an example of what to write."""
    with pytest.raises(OptionError, match=r"local:\./Qwen3-Omni"):
        open_language_model(name)
