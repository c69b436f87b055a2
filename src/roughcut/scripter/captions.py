"""Reads subtitles, SRT and WebVTT, as captions with exact times."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")
_HEADER = re.compile(r"\ufeff?\s*WEBVTT(?:\s|$)")
_ASIDE_BLOCK = re.compile(r"^(NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True)
class Caption:
    """Words on screen from `start_ms` to `end_ms`, row by row; `line` is the 1-based row of its time."""

    start_ms: int
    end_ms: int
    rows: tuple[str, ...]
    line: int


def is_captions(text: str) -> bool:
    """True for SRT and WebVTT."""
    if _HEADER.match(text):
        return True
    rows = [row for row in text[:4000].lstrip("\ufeff").splitlines() if row.strip()][:3]
    return any(_TIMING.match(row) for row in rows[:2])


def read_captions(text: str) -> tuple[list[Caption], list[str]]:
    """The captions in order, and the remarks (`NOTE`) among them. Rows keep their tags."""
    rows = text.lstrip("\ufeff").split("\n")
    starts = [index for index, row in enumerate(rows) if _TIMING.match(row)]
    named = _HEADER.match(text) is not None
    captions: list[Caption] = []
    for place, index in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(rows)
        match = _TIMING.match(rows[index])
        assert match
        times = [int(each or 0) for each in match.groups()]
        start_ms, end_ms = _ms(times[:4], match[4]), _ms(times[4:], match[8])
        payload = tuple(_payload(rows[index + 1 : end], named, last=place + 1 == len(starts)))
        captions.append(Caption(start_ms, max(start_ms, end_ms), payload, index + 1))
    return captions, list(_remarks(rows))


def _ms(times: Sequence[int], fraction: str) -> int:
    hours, minutes, seconds, _ = times
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction.ljust(3, "0"))


def _payload(rows: Sequence[str], named: bool, *, last: bool) -> Iterator[str]:
    """The words of a caption, without the number (or, in WebVTT, the name) of the one after it."""
    kept = [row.strip() for row in rows]
    if not last:
        while kept and not kept[-1]:
            kept.pop()
        if kept and (kept[-1].isdigit() or (named and len(kept) > 1 and not kept[-2])):
            kept.pop()
    aside = False
    for index, row in enumerate(kept):
        if not row:
            aside = False
        elif named and (aside or (_ASIDE_BLOCK.match(row) and index and not kept[index - 1])):
            aside = True
        else:
            yield row


def _remarks(rows: Sequence[str]) -> Iterator[str]:
    inside = ""
    words: list[str] = []
    for row in [*rows, ""]:
        opens = _ASIDE_BLOCK.match(row)
        if inside and row.strip():
            words.append(row.strip())
        elif inside:
            if inside == "NOTE" and words:
                yield " ".join(words)
            inside, words = "", []
        elif opens:
            inside, words = opens[1], [row[opens.end() :].strip()] if row[opens.end() :].strip() else []


_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?(?:[biusc]|v|font|lang|ruby|rt|\d{1,2}:)[^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)


def voiced(row: str) -> list[tuple[str, str]]:
    """A row as (voice, words): split at `<v Name>`, the voice empty where none is given."""
    parts = _VOICE.split(row)
    found = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    return [(html.unescape(voice).strip(), clean(words)) for voice, words in found if clean(words)]


def clean(words: str) -> str:
    """Words without tags and entities."""
    return html.unescape(_TAG.sub("", words)).strip()
