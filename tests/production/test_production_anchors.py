"""Anchors are good frames of the part of a take that the film shows, at the level of their set-up."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import OptionError
from roughcut.film.encode import TakeWriter
from roughcut.film.grading import colour_distance
from roughcut.production.shooting.anchors import save_anchor
from roughcut.production.shooting.jobs import fit_picture

Picture = NDArray[np.uint8]
RATE = Fraction(24)


def view(warmth: int = 0, x: int = 60) -> Picture:
    picture = np.full((90, 160, 3), (118 + warmth, 150, 172 - warmth), np.uint8)
    picture[60:] = (110 + warmth, 96, 84 - warmth)
    cv2.rectangle(picture, (x, 30), (x + 30, 89), (200, 70, 60), -1)
    cv2.circle(picture, (x + 15, 20), 12, (226, 190, 164), -1)
    return picture


def footage(path: Path, frames: list[Picture]) -> Path:
    with TakeWriter(path, 160, 90, RATE) as writer:
        for frame in frames:
            writer.write(frame)
    return path


def read(path: Path) -> Picture:
    picture = cv2.imread(str(path))
    assert picture is not None
    return np.asarray(picture[..., ::-1], np.uint8)


def test_an_anchor_is_the_last_frame_that_the_film_shows(tmp_path: Path) -> None:
    """What comes after the shot's own length anchors nothing."""
    take = footage(tmp_path / "take.mp4", [view(x=20)] * 12 + [view(x=100)] * 12)
    assert save_anchor(take, Fraction(0), Fraction(1, 2), True, None, tmp_path / "anchor.png") == ""
    assert np.abs(read(tmp_path / "anchor.png").astype(int) - view(x=20)).mean() < 6


def test_an_anchor_is_graded_to_the_frame_at_its_time(tmp_path: Path) -> None:
    """The level is a frame of another take, which need not be that take's first."""
    warm = footage(tmp_path / "warm.mp4", [view(30)] * 12)
    level = footage(tmp_path / "level.mp4", [view(-30)] * 12 + [view()] * 12)
    assert (
        save_anchor(warm, Fraction(0), Fraction(1, 2), True, (level, Fraction(3, 4)), tmp_path / "a.png")
        == ""
    )
    assert colour_distance(read(tmp_path / "a.png"), view()) < 3
    assert colour_distance(view(30), view()) > 8


def test_a_take_that_fades_out_anchors_from_before_the_fade(tmp_path: Path) -> None:
    """And one that shows nothing at all says why it cannot."""
    fading = [(view() * (1 - i / 8)).astype(np.uint8) for i in range(1, 9)]
    take = footage(tmp_path / "fade.mp4", [view()] * 16 + fading)
    assert save_anchor(take, Fraction(0), Fraction(1), True, None, tmp_path / "a.png") == ""
    assert colour_distance(read(tmp_path / "a.png"), view()) < 8
    black = footage(tmp_path / "black.mp4", [np.zeros((90, 160, 3), np.uint8)] * 6)
    assert "black" in save_anchor(black, Fraction(0), Fraction(1, 4), True, None, tmp_path / "b.png")
    assert not (tmp_path / "b.png").exists()


def test_a_given_picture_gets_the_size_of_its_take(tmp_path: Path) -> None:
    """Some models take a first frame of their own size alone; the picture is not stretched for it."""
    cv2.imwrite(str(tmp_path / "tall.png"), np.full((400, 200, 3), 200, np.uint8))
    fit_picture(tmp_path / "tall.png", (160, 90), tmp_path / "fit.png")
    fit = read(tmp_path / "fit.png")
    assert fit.shape == (90, 160, 3)
    assert fit[45, 80].tolist() == [200, 200, 200]
    assert fit[45, 5].tolist() == [0, 0, 0]


def test_a_given_file_that_is_no_picture_is_the_users_mistake(tmp_path: Path) -> None:
    """One sentence, before anything is bought."""
    (tmp_path / "notes.png").write_text("no picture at all")
    with pytest.raises(OptionError, match="is damaged or is not a picture"):
        fit_picture(tmp_path / "notes.png", (160, 90), tmp_path / "fit.png")
