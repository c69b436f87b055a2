"""How a mouth rests, on mouths whose rest is known."""

from __future__ import annotations

import numpy as np
import pytest

from roughcut.critic.mouths import Crop, Face, Rests

_FRONT, _SIDE = 0, 1
_CALM, _MERRY = 0, 1


def _rests(
    shown: list[tuple[int, Face]], lines: list[tuple[float, float]], near: float = 6
) -> tuple[Rests, int]:
    crops: dict[int, Crop] = {at: np.full((2, 2), level, np.uint8) for at, (level, _) in enumerate(shown)}
    return Rests(crops, {at: face for at, (_, face) in enumerate(shown)}, lines, near), len(shown)


def _levels(rests: Rests, count: int) -> list[float | None]:
    return [None if (rest := rests.at(at)) is None else float(rest.mean()) for at in range(count)]


def test_a_mouth_rests_as_it_does_when_its_owner_is_silent() -> None:
    """Whatever is spoken, the rest is the silence around it."""
    calm = (_FRONT, _CALM)
    rests, count = _rests([(40, calm)] * 4 + [(200, calm)] * 6 + [(40, calm)] * 4, [(4, 10)])
    assert _levels(rests, count) == [40.0] * count


def test_each_feeling_has_a_rest_of_its_own() -> None:
    """A smile before the line is compared with the smile."""
    calm, merry = (_FRONT, _CALM), (_FRONT, _MERRY)
    rests, count = _rests([(90, merry)] * 4 + [(40, calm)] * 4 + [(200, calm)] * 4, [(8, 12)], near=9)
    assert _levels(rests, count) == [90.0] * 4 + [40.0] * 8


def test_a_feeling_that_is_never_silent_rests_as_the_same_side_of_the_head() -> None:
    """Whoever is merry only while they speak is compared with the calm mouth before."""
    calm, merry = (_FRONT, _CALM), (_FRONT, _MERRY)
    rests, _ = _rests([(40, calm)] * 4 + [(200, merry)] * 6, [(4, 10)])
    assert rests.at(6) == pytest.approx(np.full((2, 2), 40.0))


def test_nothing_is_said_of_a_mouth_in_the_midst_of_a_turn() -> None:
    """Two frames of another side of the head show no rest; a side that is always seen does."""
    front, side = (_FRONT, _CALM), (_SIDE, _CALM)
    turn = [(70, side)] * 2
    rests, _ = _rests([(40, front)] * 4 + turn + [(200, front)] * 4, [(5, 10)])
    assert rests.at(4) is None
    always, _ = _rests([(70, side)] * 8 + [(200, side)] * 2, [(0, 10)])
    assert always.at(3) == pytest.approx(np.full((2, 2), 70.0))
