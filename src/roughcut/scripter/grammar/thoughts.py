"""Splits long speeches where a thought ends, so that each part fits a shot."""

from __future__ import annotations

import re

from roughcut.script.pacing import speech_ms

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”'’)]*\s+|(?<=[。！？…])[”』」]?(?=[^。！？…”』」\s])")
_CLAUSE = re.compile(r"(?<=[,;:—–])\s+|(?<=[，；：、])(?=\S)")
_SPACE = re.compile(r"\s+")
_ANYWHERE = re.compile(
    r"(?<=[㐀-䶿一-鿿豈-﫿])(?=\S)|(?<=\S)(?=[㐀-䶿一-鿿豈-﫿])|(?<=[\W_])(?=\S)|(?<=\S)(?=[\W_])"
)
_ABBREVIATION = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Sgt|Lt|vs|etc|No|[A-Z])\.$")


def split_at_thoughts(text: str, longest_ms: int) -> tuple[str, ...]:
    """Cut a speech into parts of at most `longest_ms` by `speech_ms`, as even as its thoughts allow.

    Sentence ends are preferred, then clauses, then spaces; inside a word only if one word is longer
    than a shot. Joined again, the parts are the text (spaces at the cuts aside).
    """
    text = text.strip()
    if speech_ms(text) <= longest_ms:
        return (text,)
    return tuple(_balanced(_units(text, longest_ms), longest_ms))


def _units(text: str, longest_ms: int) -> list[str]:
    """The smallest pieces that are needed: sentences, and parts of those that are too long."""
    pieces = _cut(text, _SENTENCE)
    for pattern in (_CLAUSE, _SPACE, _ANYWHERE):
        finer: list[str] = []
        for piece in pieces:
            if speech_ms(piece) <= longest_ms:
                finer.append(piece)
            else:  # the parts of a sentence are joined again as far as they go
                finer.extend(_joined(_cut(piece, pattern), longest_ms, text))
        pieces = finer
    return pieces


def _cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The parts of a text, each with the spaces that follow it."""
    parts, start = [], 0
    for match in pattern.finditer(text):
        end = match.end()
        if pattern is _SENTENCE and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        if end > start and end < len(text):
            parts.append(text[start:end])
            start = end
    return [*parts, text[start:]]


def _joined(parts: list[str], longest_ms: int, whole: str) -> list[str]:
    """Neighbours joined greedily while they stay within the limit; a sum of estimates is never less
    than the estimate of the sum, so that this is linear."""
    joined: list[str] = []
    spent = 0
    for part in parts:
        cost = speech_ms(part)
        if joined and spent + cost <= longest_ms:
            joined[-1] += part
            spent += cost
        else:
            joined.append(part)
            spent = cost
    return joined


def _balanced(units: list[str], longest_ms: int) -> list[str]:
    """Join units into as few parts as fit, of about the same length."""
    total = sum(map(speech_ms, units))
    count = -(-total // longest_ms)
    aim = min(longest_ms, total // count + total // (4 * count))
    return [part.strip() for part in _joined(units, max(aim, 1), "") if part.strip()]
