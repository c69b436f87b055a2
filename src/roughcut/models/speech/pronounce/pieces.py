"""Long speeches in pieces that a network can hold, each with the pause that follows it."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_CLAUSE = re.compile(r"(?<=[,;:—])\s+")
SENTENCE_PAUSE_MS, CLAUSE_PAUSE_MS = 210, 90
_TITLE = re.compile(r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Mt|vs|No|Capt|Lt|Sgt|Gen|Rev|Hon)\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its mark; a title or an initial ends none."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and (_TITLE.search(found[-1]) or part[:1].islower()):
            found[-1] += " " + part
        elif part.strip():
            found.append(part)
    return found


def pieces(phonemes: str, most: int) -> list[tuple[str, int]]:
    """Split phonemes into pieces of at most `most`, with the pause in ms after each.

    Cuts fall at clauses, else at words, and inside a word only if it is longer than a piece; nothing is
    dropped.
    """
    found: list[tuple[str, int]] = []
    current = ""
    for clause in _CLAUSE.split(phonemes):
        for part in _words_within(clause, most):
            if current and len(current) + 1 + len(part) > most:
                found.append((current, CLAUSE_PAUSE_MS))
                current = part
            else:
                current = f"{current} {part}".strip()
    return [*found, (current, SENTENCE_PAUSE_MS)] if current else found


def _words_within(clause: str, most: int) -> list[str]:
    if len(clause) <= most:
        return [clause]
    found = [""]
    for word in clause.split(" "):
        for start in range(0, len(word), most):
            part = word[start : start + most]
            if len(found[-1]) + 1 + len(part) > most:
                found.append(part)
            else:
                found[-1] = f"{found[-1]} {part}".strip()
    return found
