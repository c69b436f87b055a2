"""Standing up, sitting down, kneeling and lying down, as action prose tells of them."""

from __future__ import annotations

import re
from functools import cache

from roughcut.script.placement import Posture

# ruff: noqa: E501  (the table reads better unbroken)

_TO_FEET = r"to (?:his|her|their) feet"
_UP = (
    rf"(?:stands?|standing) (?:back )?up|(?:he|she|and|then) (?:slowly |suddenly )?rises|rises? (?:from|{_TO_FEET}|slowly)|(?:gets?|jumps?|leaps?|springs?|scrambles?|struggles?) (?:up|{_TO_FEET})",
    r"站起|站了起来|起身|跳起来|爬起来",
)
_WORDS: dict[Posture, tuple[str, str]] = {
    "standing": _UP,
    "walking": _UP,
    "leaning": _UP,
    "sitting": (
        r"(?:sits?|sitting) (?:back |heavily |slowly )?(?:down|up)|takes? (?:a|his|her|the) (?:seat|chair)|(?:sinks?|drops?|slumps?|settles?) (?:down |back |heavily )?(?:down|in|on|into|onto)",
        r"坐下|落座|坐了下来|坐起",
    ),
    "crouching": (
        r"kneels?|(?:crouch|squat)(?:e?s)?(?: down)?|drops? to (?:his|her|one|a) knees?",
        r"跪下|跪倒|蹲下",
    ),
    "lying": (r"(?:lies|lays) (?:back |down)|collapses|falls (?:down|over|to the (?:floor|ground))", r"躺下|倒下|倒在|摔倒"),
}  # fmt: skip
LOW: tuple[Posture, ...] = ("sitting", "crouching", "lying")
"""Postures that one takes or leaves in a moment that is worth seeing."""


def changes_to(posture: Posture, words: str) -> bool:
    """Whether words tell that somebody comes to this posture; who walks or leans then stood up for it."""
    return bool(_pattern(posture).search(words))


def rise_end(words: str) -> int:
    """Where in words the part ends that tells of standing up or sitting down; 0 where there is none."""
    ends = (found.end() for posture in _WORDS if (found := _pattern(posture).search(words)))
    return max(ends, default=0)


def is_seen(before: Posture, after: Posture, action: str) -> bool:
    """Whether an action shows somebody as they rise or go down."""
    low = before in LOW or after in LOW
    return low and before != after and changes_to(after, action)


@cache
def _pattern(posture: Posture) -> re.Pattern[str]:
    english, chinese = _WORDS[posture]
    return re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])|{chinese}", re.IGNORECASE)
