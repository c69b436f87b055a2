"""Long texts: cut into pieces that an encoder can read, and their rows made one again. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from roughcut.models.vision.schema import Rows

_SENTENCE_END = re.compile(r"(?<=[.!?;。！？；])\s*")
_WORD_END = re.compile(r"(?<=\s)|(?<=[㐀-鿿，、])")


def pieces_of(text: str, most: int, count: Callable[[str], int]) -> list[str]:
    """A text in pieces of at most `most` tokens by `count`, as few as whole sentences allow.

    A sentence that is too long is cut between words, and a word that is too long between letters.
    Nothing is left out, and every text has at least one piece.
    """
    pieces = _packed(_parts(text.strip(), _SENTENCE_END), most, count)
    return [piece for piece in pieces if piece] or [""]


def _packed(parts: Sequence[str], most: int, count: Callable[[str], int]) -> list[str]:
    pieces: list[str] = []
    held = ""
    for part in parts:
        if count((held + part).strip()) <= most:
            held += part
            continue
        pieces.append(held.strip())
        held = part
        if count(part.strip()) > most:
            *whole, held = _packed(_smaller(part), most, count)
            pieces += whole
    return [*pieces, held.strip()]


def _smaller(part: str) -> list[str]:
    words = _parts(part, _WORD_END)
    if len(words) > 1:
        return words
    if len(part) == 1:
        raise ValueError(f"the character {part!r} alone has more tokens than fit")
    return [part[: len(part) // 2], part[len(part) // 2 :]]


def _parts(text: str, end: re.Pattern[str]) -> list[str]:
    """The text cut behind each match, so that the parts joined are the text."""
    parts, start = [], 0
    for match in end.finditer(text):
        if match.end() > start:
            parts.append(text[start : match.end()])
            start = match.end()
    return [*parts, text[start:]] if start < len(text) or not parts else parts


def averaged(rows: Rows, counts: Sequence[int]) -> Rows:
    """The mean of each run of `counts` rows, brought back to length 1."""
    ends = np.cumsum(counts)
    means = [rows[end - size : end].mean(axis=0) for size, end in zip(counts, ends, strict=True)]
    return unit(np.array(means, dtype=np.float32).reshape(len(counts), rows.shape[1]))


def unit(rows: Rows) -> Rows:
    """Rows of length 1 (a row of zeros stays one)."""
    lengths = np.linalg.norm(rows.astype(np.float64), axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), dtype=np.float32)
