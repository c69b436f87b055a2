"""How this package writes its word lists: words between blanks, phrases between bars."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, separated by `|`, in order."""
    return tuple(part for part in (" ".join(piece.split()) for piece in text.split("|")) if part)


def pattern(text: str) -> re.Pattern[str]:
    """A search for any of some phrases, whatever the case: whole words in alphabetic scripts (a
    trailing `*` allows any ending), any place in Chinese."""
    latin, chinese = [], []
    for phrase in phrases(text):
        stem = re.escape(phrase.removesuffix("*"))
        if re.search(r"[㐀-鿿]", phrase):
            chinese.append(stem)
        else:
            latin.append(stem + (r"\w*" if phrase.endswith("*") else ""))
    parts = [rf"(?<!\w)(?:{'|'.join(latin)})(?!\w)"] if latin else []
    return re.compile("|".join([*parts, *chinese]), re.IGNORECASE)
