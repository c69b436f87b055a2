"""Footage is looked at before it becomes a take."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from roughcut.film.encode import TakeWriter
from roughcut.models.video.profile import FrameSize
from roughcut.models.video.service import TakeRequest
from roughcut.production.dailies import fault_of

REQUEST = TakeRequest(
    model="m", slate="shot 1", prompt="p", seconds=2, size=FrameSize(name="s", width_px=160, height_px=96)
)


def shot(
    path: Path,
    *,
    seconds: float = 2.0,
    size: tuple[int, int] = (160, 96),
    rate: Fraction = Fraction(24),
    alive: bool = True,
    level: int = 120,
) -> Path:
    """Footage in which a bright block wanders, unless it is not alive."""
    with TakeWriter(path, *size, rate) as writer:
        for index in range(round(seconds * rate)):
            picture = np.full((size[1], size[0], 3), level, dtype=np.uint8)
            if alive:
                picture[20:50, (index * 2) % (size[0] - 20) :][:, :20] = 230
            writer.write(picture)
    return path


def test_whole_footage_has_no_fault(tmp_path: Path) -> None:
    """What was asked for is taken."""
    assert fault_of(shot(tmp_path / "f.mp4"), REQUEST) == ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ({"seconds": 1.4}, "lasts"),
        ({"seconds": 2.6}, "lasts"),
        ({"size": (96, 160)}, "96x160"),
        ({"size": (80, 48)}, "80x48 pixels"),
        ({"rate": Fraction(5)}, "frames a second"),
        ({"alive": False}, "frozen"),
        ({"alive": False, "level": 8}, "black"),
    ],
)
def test_each_fault_is_found_and_named(tmp_path: Path, kind: dict[str, object], words: str) -> None:
    """Too short, too long, the wrong shape, too small, too few frames, frozen and black are told apart."""
    assert words in fault_of(shot(tmp_path / "f.mp4", **kind), REQUEST)  # type: ignore[arg-type]


def test_half_a_second_more_or_less_is_taken(tmp_path: Path) -> None:
    """Providers round: 2.4 s pass for 2 s."""
    assert fault_of(shot(tmp_path / "f.mp4", seconds=2.4), REQUEST) == ""


def test_a_truncated_file_is_not_taken(tmp_path: Path) -> None:
    """Footage that was not downloaded whole is found by its own index."""
    whole = shot(tmp_path / "f.mp4").read_bytes()
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    assert fault_of(cut, REQUEST) != ""


def test_a_rehearsal_may_hold_still_but_not_be_black(tmp_path: Path) -> None:
    """The previs draws people as still as the script has them; a black picture is a fault all the same."""
    still, black = shot(tmp_path / "s.mp4", alive=False), shot(tmp_path / "b.mp4", alive=False, level=8)
    assert fault_of(still, REQUEST, may_be_still=True) == ""
    assert "black" in fault_of(black, REQUEST, may_be_still=True)


def test_each_shot_of_a_shared_take_must_be_alive(tmp_path: Path) -> None:
    """Half of the footage is black or frozen: where that half is a shot of its own, the take is no good."""
    with TakeWriter(tmp_path / "f.mp4", 160, 96, Fraction(24)) as writer:
        for index in range(48):
            picture = np.full((96, 160, 3), 120 if index < 24 else 8, dtype=np.uint8)
            if index < 24:
                picture[20:50, index * 2 :][:, :20] = 230
            writer.write(picture)
    assert fault_of(tmp_path / "f.mp4", REQUEST) == ""
    assert fault_of(tmp_path / "f.mp4", REQUEST, cuts_s=[Fraction(1)]) == "it is black from 1.0 s on"
