"""Exact time: scripts count integer milliseconds, films count frames, and rates are fractions."""

from __future__ import annotations

from fractions import Fraction

from roughcut.errors import OptionError

_NTSC = {
    "23.976": Fraction(24000, 1001),
    "23.98": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "59.94": Fraction(60000, 1001),
}
_LONGEST_RATE = 20  # characters; and no exponents, for 1e999999999 is a short way to fill the memory


def parse_rate(text: str) -> Fraction:
    """Read a frame rate as people write it: `24`, `23.976`, `30000/1001`; 1 to 120 frames a second."""
    try:
        if len(text) > _LONGEST_RATE or "e" in text.lower():
            raise ValueError(text)
        rate = _NTSC.get(text.strip()) or Fraction(text.strip())
    except (ValueError, ZeroDivisionError) as error:
        raise OptionError(
            f"{text[:40]!r} is not a frame rate; write a number such as 24 or 23.976."
        ) from error
    if not 1 <= rate <= 120:
        raise OptionError(f"A frame rate of {text} is out of range; choose one from 1 to 120.")
    return rate


def frame_at(time_ms: int, rate: Fraction) -> int:
    """The frame boundary nearest to a time; halves go up, so adjoining spans share one boundary."""
    return int((Fraction(time_ms) * rate / 1000 + Fraction(1, 2)).__floor__())


def ms_at(frame: int, rate: Fraction) -> int:
    """The time of a frame boundary, to the nearest millisecond."""
    return int((Fraction(frame) * 1000 / rate + Fraction(1, 2)).__floor__())


def sample_at(frame: int, rate: Fraction, sample_rate: int) -> int:
    """The first sample of a frame; boundaries are rounded from zero, so spans never drift apart."""
    return int((Fraction(frame) * sample_rate / rate + Fraction(1, 2)).__floor__())


def seconds_text(time_ms: int) -> str:
    """A time as scripts write it: `4`, `2.5`, `0.125` (exact, no trailing zeros)."""
    whole, rest = divmod(time_ms, 1000)
    return f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)


def clock_text(time_ms: int) -> str:
    """A time as a viewer reads it: `0:07`, `1:02:05` (whole seconds, rounded down)."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
