"""Spans of time as scripts write them: `[0s-4s]`, `[0-9 seconds]`, `[0秒-9]`, `[0:00-0:04]`, `[8s]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roughcut.timebase import seconds_text

# Possessive blanks: a hostile run of them is crossed once.
_TIME = (
    r"(?:(\d{1,9})[ \t]*+(?::|：|分钟?|min|m)[ \t]*+)?(\d{1,15})(?:\.(\d{1,9}))?"
    r"[ \t]*+(seconds|second|secs|sec|s|秒钟|秒)?"
)
_SPAN = re.compile(
    rf"[\[［【(（][ \t]*+{_TIME}(?:[ \t]*+(?:-->|[-–—~～→至到]|to)[ \t]*+{_TIME})?"
    r"[ \t]*+(!)?[ \t]*+[\]］】)）]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """An interval in ms; `start_ms` is None where only a length is written. `exact` spans are meant as they
    are, gaps and all. `end` is the offset behind the span."""

    start_ms: int | None
    end_ms: int
    exact: bool
    end: int


def match_span(text: str, at: int) -> Span | None:
    """The span that starts exactly at offset `at`; None when there is none."""
    if text[at : at + 1] not in ("[", "［", "【", "(", "（"):
        return None
    match = _SPAN.match(text, at)
    if match is None:
        return None
    first, second = match.group(1, 2, 3, 4), match.group(5, 6, 7, 8)
    if second[1] is not None:
        return Span(_ms(*first), _ms(*second), match[9] is not None, match.end())
    return Span(None, _ms(*first), False, match.end()) if first[3] else None


def _ms(minutes: str | None, seconds: str, fraction: str | None, unit: str | None) -> int:
    thousandths = round(int((fraction or "0").ljust(9, "0")) / 1_000_000)
    return int(minutes or "0") * 60_000 + int(seconds) * 1000 + thousandths


def span_text(start_ms: int, end_ms: int, *, exact: bool, chinese: bool) -> str:
    """A span as we write it: `[0s-4.5s]`, `[0秒-4.5秒]`, with `!` where the times are meant as they are."""
    unit = "秒" if chinese else "s"
    mark = "!" if exact else ""
    return f"[{seconds_text(start_ms)}{unit}-{seconds_text(end_ms)}{unit}{mark}]"
