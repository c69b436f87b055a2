"""Time code: frames as editors count them, `HH:MM:SS:FF`, without dropping any."""

from __future__ import annotations

from fractions import Fraction

from roughcut.errors import OptionError

_HOUR_S = 3600
_DAY_H = 24


def base_of(rate: Fraction) -> int:
    """How many frames a second of time code counts: 24 at 24000/1001."""
    return round(rate)


def is_ntsc(rate: Fraction) -> bool:
    """Whether a rate is a thousandth slower than its time code counts."""
    return rate * 1001 == base_of(rate) * 1000


def hour_of(rate: Fraction) -> int:
    """The frame on which the time code 01:00:00:00 stands."""
    return base_of(rate) * _HOUR_S


def timecode(frame: int, rate: Fraction) -> str:
    """The time code of a frame, non-drop. Raises OptionError from 24 hours on, where it would begin again."""
    seconds, rest = divmod(frame, base_of(rate))
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    if hour >= _DAY_H:
        raise OptionError("A film of 23 hours and more has no time code; cut it into parts.")
    return f"{hour:02d}:{minute:02d}:{second:02d}:{rest:02d}"
