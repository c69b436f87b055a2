"""Frames that anchor other takes are good ones, and their colours are brought back to where they began."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.encode import TakeWriter
from roughcut.film.grading import colour_distance, good_frame, graded, is_good_anchor

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 320, 180


def scene(shift: int = 0) -> Picture:
    """A sky, a floor and two people of plain colours; `shift` moves one of them."""
    picture = np.full((HEIGHT, WIDTH, 3), (126, 152, 176), np.uint8)
    picture[120:] = (104, 92, 84)
    for x, coat in ((70 + shift, (206, 178, 60)), (210, (120, 84, 58))):
        cv2.rectangle(picture, (x, 70), (x + 44, 150), coat, -1)
        cv2.circle(picture, (x + 22, 52), 20, (226, 190, 164), -1)
        cv2.circle(picture, (x + 16, 50), 3, (30, 26, 24), -1)
    return picture


def drifted(picture: Picture) -> Picture:
    """What one more take does to a picture: a little more contrast, warmer and darker."""
    moved = (picture.astype(np.float32) - 118) * 1.06 + 118 + np.array([3.0, -1.0, -4.0], np.float32)
    return np.asarray(np.clip(moved, 0, 255), np.uint8)


@pytest.mark.parametrize(
    ("picture", "reason"),
    [
        (np.zeros((HEIGHT, WIDTH, 3), np.uint8), "black"),
        (np.full((HEIGHT, WIDTH, 3), 250, np.uint8), "white"),
        (np.full((HEIGHT, WIDTH, 3), 90, np.uint8), "flat tone"),
        (np.asarray(cv2.GaussianBlur(scene(), (0, 0), 5), np.uint8), "blurred"),
    ],
    ids=["black", "white", "grey", "blurred"],
)
def test_a_frame_that_shows_nothing_may_not_anchor(picture: Picture, reason: str) -> None:
    """Black, white, one tone and a blur are each refused by their own reason."""
    said = is_good_anchor(picture)
    assert said is not None
    assert reason in said


@pytest.mark.parametrize("light", [1.0, 0.35], ids=["day", "night"])
def test_a_clear_frame_may_anchor(light: float) -> None:
    """A sharp picture passes, in daylight and at night."""
    assert is_good_anchor((scene() * light).astype(np.uint8)) is None


def take_with(path: Path, frames: list[Picture]) -> Path:
    with TakeWriter(path, WIDTH, HEIGHT, Fraction(24)) as writer:
        for frame in frames:
            writer.write(frame)
    return path


@pytest.mark.parametrize("level", [0, 255], ids=["black", "white"])
def test_the_last_good_frame_lies_before_a_fade(tmp_path: Path, level: int) -> None:
    """A take that fades out anchors by a frame from before the fade."""
    fade = [(scene() * (1 - i / 8) + level * i / 8).astype(np.uint8) for i in range(1, 9)]
    found = good_frame(take_with(tmp_path / "fade.mp4", [scene()] * 10 + fade), "last")
    assert 8 <= found.index <= 10
    assert colour_distance(found.picture, scene()) < 8


def test_a_camera_that_ends_on_something_dark_is_no_fade(tmp_path: Path) -> None:
    """A pan to a darker part of the place keeps its last frame."""
    wide = np.concatenate([scene(), (scene() // 2) + 20], axis=1)
    pan = [np.ascontiguousarray(wide[:, x : x + WIDTH]) for x in range(0, WIDTH + 1, 20)]
    assert good_frame(take_with(tmp_path / "pan.mp4", pan), "last").index == len(pan) - 1


def test_what_the_film_cuts_off_anchors_nothing(tmp_path: Path) -> None:
    """Only the frames that stand in the film are looked at."""
    take = take_with(tmp_path / "long.mp4", [scene()] * 6 + [scene(60)] * 6)
    assert good_frame(take, "last", frame_count=6).index == 5
    assert good_frame(take, "last").index == 11
    assert good_frame(take, "first").index == 0


def test_a_take_without_a_good_frame_is_an_error_that_says_why(tmp_path: Path) -> None:
    """A black take cannot anchor another."""
    take = take_with(tmp_path / "black.mp4", [np.zeros((HEIGHT, WIDTH, 3), np.uint8)] * 5)
    with pytest.raises(MediaError, match="it is black"):
        good_frame(take, "last")


def test_grading_brings_a_drifted_frame_back() -> None:
    """After six takes of drift the colours are far off, and graded they are as near as after one."""
    start = picture = scene()
    for _ in range(6):
        picture = drifted(picture)
    assert colour_distance(picture, start) > 15
    assert colour_distance(graded(picture, start), start) < 4


def test_grading_leaves_what_is_level_alone() -> None:
    """A frame of the same colours comes back as it was, to a rounding, even if somebody has moved."""
    moved = scene(30)
    changed = np.abs(graded(moved, scene()).astype(int) - moved)
    assert changed.mean() < 3


def test_a_chain_of_twelve_takes_stays_level_where_plain_chaining_drifts() -> None:
    """Twelve takes, each going on from the one before, of a model that adds 6 % contrast and warms a little.

    Plain last-frame chaining ends 34 away from the first take (a distance of 10 is another grade); with every
    anchor graded to the first take, no take is ever more than 3.0 away, and one take alone drifts by 2.8.
    """
    start = scene()
    plain = level = start
    plain_far, level_far = [], []
    for number in range(1, 13):
        truth = scene(number * 3)
        plain = drifted(plain)
        level = drifted(graded(level, start))
        plain_far.append(colour_distance(plain, start))
        level_far.append(colour_distance(level, truth))
    assert plain_far[-1] > 30
    assert plain_far == sorted(plain_far)
    assert max(level_far) < 3.2
