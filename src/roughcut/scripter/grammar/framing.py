"""Sizes, angles and movements for what happens: tighter as tension rises, looser after it."""

from __future__ import annotations

from roughcut.script.schema import Language
from roughcut.script.vocabulary import Angle, Movement, Size

LADDER = (Size.MS, Size.MCU, Size.CU, Size.ECU)
_STEPS = (0.45, 0.7)  # below the first: a medium shot; below the second: a medium close-up


def single_size(tension: float, *, peak: bool) -> Size:
    """How close to be to one person who speaks."""
    if peak and tension >= 0.9:
        return Size.ECU
    if tension < _STEPS[0]:
        return Size.MS
    return Size.MCU if tension < _STEPS[1] else Size.CU


def varied(size: Size, before: Size | None, *, rising: bool) -> Size:
    """Another size where the same person was just seen at this one: a cut needs a reason."""
    if size is not before:
        return size
    at = LADDER.index(size) if size in LADDER else 0
    if rising and at < 2:
        return LADDER[at + 1]
    return LADDER[at - 1] if at > 0 else Size.MCU


def two_size(tension: float) -> Size:
    """How close to be to two people who talk in turn."""
    if tension < 0.4:
        return Size.MLS
    return Size.MS if tension < 0.75 else Size.MCU


def size_text(size: Size, language: Language, *, over_shoulder: bool = False, people: int = 1) -> str:
    """The words for a size: `Over the Shoulder Medium Shot`, `Medium Two-shot`, `双人中景`."""
    if language == "zh":
        group = "双人" if people == 2 else "群像" if people > 2 else ""
        return f"{Angle.OTS.chinese if over_shoulder else ''}{group}{size.chinese}"
    if people > 1:
        stem = size.value.removesuffix("-up").removesuffix(" Shot")
        return f"{stem} {'Two-shot' if people == 2 else 'Group Shot'}"
    return f"{Angle.OTS.value} {size.value}" if over_shoulder else size.value


def movement_text(movement: Movement, language: Language) -> str:
    """The word for a movement."""
    return movement.chinese if language == "zh" else movement.value
