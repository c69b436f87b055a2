"""Marks at the head of a parenthetical: who is heard but not seen, and who speaks at the same time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roughcut.script.language import detect_language

_UNSEEN = re.compile(
    r"V\.?\s?O\.?|O\.?\s?S\.?|O\.?\s?C\.?|voice[- ]?over|off[- ]?screen|off[- ]?camera|off|narration"
    r"|filtered|off[- ]?stage|from off"
    r"|from (?:the (?:next|other)|another) room|from (?:outside|upstairs|downstairs)"
    r"|over (?:the )?(?:phone|intercom|radio|(?:loud ?)?speakers?|pa|p\.a\.|comms?|headset|walkie-talkie)"
    r"|through the (?:door|wall|intercom|speaker)|on the (?:intercom|radio|loud ?speaker)"
    r"|画外音|画外|旁白|内心独白|电话里|电话那头|对讲机里?|广播里?|门外|隔壁|场外",
    re.IGNORECASE,
)
_VOICE_OVER = re.compile(r"V\.?\s?O\.?|voice[- ]?over|narration|旁白|内心独白", re.IGNORECASE)
_TOGETHER = {"en": "at the same time", "zh": "同时"}
_JOINT = ", "


@dataclass(frozen=True)
class Marks:
    """A parenthetical taken apart: `extensions` such as `V.O.`, whether the line is spoken at the same
    time as the one before it, and the `manner` that is left."""

    extensions: tuple[str, ...] = ()
    together: bool = False
    manner: str = ""


def marks_of(parenthetical: str, words: str = "") -> Marks:
    """Take a parenthetical apart; `words` are those it belongs to, which say its language."""
    parts = parenthetical.split(_JOINT) if parenthetical else []
    count = next((i for i, part in enumerate(parts) if not _UNSEEN.fullmatch(part)), len(parts))
    extensions, rest = parts[:count], parts[count:]
    together = bool(rest) and rest[0] == together_mark(words)
    return Marks(tuple(extensions), together, _JOINT.join(rest[1:] if together else rest))


def parenthetical_of(marks: Marks, words: str = "") -> str:
    """The parenthetical with these marks: what `marks_of` takes apart."""
    together = [together_mark(words)] if marks.together else []
    return _JOINT.join([*marks.extensions, *together, *([marks.manner] if marks.manner else [])])


def together_mark(words: str) -> str:
    """The mark of dual dialogue in the language of the words."""
    return _TOGETHER[detect_language(words)]


def is_thought(parenthetical: str) -> bool:
    """True where a line is a voice over the picture, so that its speaker may be in it, lips closed."""
    return any(_VOICE_OVER.fullmatch(part.strip()) for part in re.split(r"[,，、;；/]", parenthetical))


def is_unseen(parenthetical: str) -> bool:
    """True where a line is heard from somebody who is not on screen: `V.O.`, `O.S.`, `画外音`."""
    return any(_UNSEEN.fullmatch(part.strip()) for part in re.split(r"[,，、;；/]", parenthetical))
