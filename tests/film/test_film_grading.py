"""Frames that anchor other takes are good ones, and their colours are brought back to where they began."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.film.grading import colour_distance, first_good, graded, is_good_anchor

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


def last_good(frames: list[Picture]) -> int | None:
    """The index of the last frame that may anchor another take."""
    place, _ = first_good(frames[::-1])
    return None if place is None else len(frames) - 1 - place


@pytest.mark.parametrize("level", [0, 255], ids=["black", "white"])
def test_the_last_good_frame_lies_before_a_fade(level: int) -> None:
    """A take that fades out anchors by a frame from before the fade, one that fades in by one after it."""
    fade = [(scene() * (1 - i / 8) + level * i / 8).astype(np.uint8) for i in range(1, 9)]
    found = last_good([scene()] * 10 + fade)
    assert found is not None
    assert 8 <= found <= 10
    place, _ = first_good(fade[::-1] + [scene()] * 10)
    assert place is not None
    assert 7 <= place <= 9


def test_a_camera_that_ends_on_something_dark_is_no_fade() -> None:
    """A pan to a darker part of the place keeps its last frame."""
    wide = np.concatenate([scene(), (scene() // 2) + 20], axis=1)
    pan = [np.ascontiguousarray(wide[:, x : x + WIDTH]) for x in range(0, WIDTH + 1, 20)]
    assert last_good(pan) == len(pan) - 1


def test_where_no_frame_is_good_the_reason_is_given() -> None:
    """A black take cannot anchor another, nor can one without a picture."""
    assert first_good([np.zeros((HEIGHT, WIDTH, 3), np.uint8)] * 5) == (None, "it is black")
    assert first_good([]) == (None, "it holds no picture")


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
