"""Subtitles against the lines: every word there, in time, readable, one after another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"[㐀-䶿一-鿿豈-﫿]|[^\W_㐀-鿿]+(?:['’][^\W_㐀-鿿]+)*")


@dataclass(frozen=True)
class Caption:
    """A subtitle on screen from `start_s` to `end_s` of the film."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True)
class Captioned:
    """How one line is subtitled: the share of its words found in order, and the captions that hold
    them (indices; empty where none does)."""

    share: float
    captions: tuple[int, ...]


def words(text: str) -> list[str]:
    """The words of a text without case and punctuation; each Chinese character is a word."""
    return [token.casefold().replace("’", "'") for token in _TOKEN.findall(text)]


def caption_lines(texts: Sequence[str], captions: Sequence[Caption]) -> list[Captioned]:
    """Find each line's words in the captions, all lines and captions in order."""
    spoken = [(word, line) for line, text in enumerate(texts) for word in words(text)]
    shown = [(word, index) for index, caption in enumerate(captions) for word in words(caption.text)]
    matcher = SequenceMatcher(None, [word for word, _ in spoken], [word for word, _ in shown], autojunk=False)
    found: dict[int, list[int]] = {}
    for first, second, size in matcher.get_matching_blocks():
        for step in range(size):
            found.setdefault(spoken[first + step][1], []).append(shown[second + step][1])
    counts = [max(1, sum(1 for _, line in spoken if line == index)) for index in range(len(texts))]
    return [
        Captioned(len(found.get(index, ())) / counts[index], tuple(sorted(set(found.get(index, ())))))
        for index in range(len(texts))
    ]


def sync_error_s(
    line: tuple[float, float], captioned: Captioned, captions: Sequence[Caption]
) -> float | None:
    """How late a line's first caption comes (negative: early), in seconds; None for no caption."""
    if not captioned.captions:
        return None
    return captions[captioned.captions[0]].start_s - line[0]


def reading_speed(caption: Caption) -> float:
    """Characters a second that a reader must manage, spaces and marks included as subtitlers count."""
    return len(" ".join(caption.text.split())) / max(caption.end_s - caption.start_s, 0.001)


def overlaps(captions: Sequence[Caption], least_s: float = 0.01) -> list[tuple[int, int]]:
    """Pairs of neighbours (indices in order of start) that are on screen together."""
    order = sorted(range(len(captions)), key=lambda index: captions[index].start_s)
    return [(a, b) for a, b in itertools.pairwise(order) if captions[a].end_s - captions[b].start_s > least_s]
