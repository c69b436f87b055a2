"""Finds the lines of a script in the subtitles of its recording: when each is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from roughcut.errors import DialogueError
from roughcut.script.recorded import LineSpan
from roughcut.script.schema import Script
from roughcut.scripter.subtitles import Heard, heard_in

_WORD = re.compile(r"[^\W_㐀-鿿]+(?:['’][^\W_㐀-鿿]+)?|[㐀-鿿]")
_PAD_MS = 120  # captions are often a little late and a little short
_LEAST_MS = 120


@dataclass(frozen=True)
class _Timed:
    """A word with its time in the recording."""

    word: str
    start_ms: int
    end_ms: int


def spans_of(script: Script, subtitles: str) -> tuple[LineSpan, ...]:
    """When each line of a script is spoken, in order, by subtitles (SRT or WebVTT) with the same words.

    Words within a caption share its time by their length. Raises DialogueError for a line that the
    subtitles do not hold.
    """
    heard, _ = heard_in(subtitles)
    timed = [word for each in _apart(heard) for word in _words(each)]
    lines = [line.text for _, line in script.lines()]
    counted = [_split(text) for text in lines]
    found = _matched([word for words in counted for word in words], timed)
    if sum(1 for each in found if each) * 10 < len(found) * 7:
        raise DialogueError(
            "The subtitles of the recording say something else than the dialogue; they must have its words, "
            "in its order."
        )
    spans: list[LineSpan] = []
    place = ended = 0
    for text, words in zip(lines, counted, strict=True):
        inside = [each for each in found[place : place + len(words)] if each]
        place += len(words)
        if len(inside) * 2 < len(words):
            raise DialogueError(
                f"The subtitles of the recording do not hold the line “{text[:60]}”; they must have the "
                "words of the dialogue, in its order."
            )
        start = max(ended, inside[0].start_ms) if inside else ended
        ended = max(start + (_LEAST_MS if not inside else 1), inside[-1].end_ms if inside else 0)
        spans.append(LineSpan(start_ms=start, end_ms=ended))
    return tuple(_padded(spans))


def _split(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _apart(heard: Sequence[Heard]) -> Iterator[Heard]:
    """Pieces that share a caption share its time, by their length."""
    for _, pieces in groupby(heard, key=lambda each: each.line):
        together = list(pieces)
        whole = sum(len(each.text) for each in together)
        done, start = 0, together[0].start_ms
        length = together[0].end_ms - start
        for each in together:
            begin = start + length * done // whole
            done += len(each.text)
            yield replace(each, start_ms=begin, end_ms=start + length * done // whole)


def _words(heard: Heard) -> Iterator[_Timed]:
    if not heard.speaker:
        return
    length, words = heard.end_ms - heard.start_ms, _split(heard.text)
    whole, done = max(1, sum(map(len, words))), 0
    for word in words:
        start = heard.start_ms + length * done // whole
        done += len(word)
        yield _Timed(word, start, heard.start_ms + length * done // whole)


def _matched(words: Sequence[str], timed: Sequence[_Timed]) -> list[_Timed | None]:
    """The timed word for each word, None where the subtitles have another."""
    found: list[_Timed | None] = [None] * len(words)
    said = [each.word for each in timed]
    if list(words) == said:
        return list(timed)
    for block in SequenceMatcher(None, words, said, autojunk=False).get_matching_blocks():
        found[block.a : block.a + block.size] = timed[block.b : block.b + block.size]
    return found


def _padded(spans: Sequence[LineSpan]) -> Iterator[LineSpan]:
    """The spans with a little of the pauses around them, never into each other."""
    for index, span in enumerate(spans):
        before = spans[index - 1].end_ms if index else 0
        after = spans[index + 1].start_ms if index + 1 < len(spans) else span.end_ms + 2 * _PAD_MS
        yield LineSpan(
            start_ms=span.start_ms - min(_PAD_MS, max(0, span.start_ms - before) // 2),
            end_ms=span.end_ms + min(_PAD_MS, max(0, after - span.end_ms) // 2),
        )
