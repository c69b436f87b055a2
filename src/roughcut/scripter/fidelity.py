"""Whether a script says what its dialogue says: every word, in order, by its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roughcut.script.schema import Line, Script
from roughcut.scripter.schema import Dialogue, Turn

_ALPHABETIC = re.compile(r"[^\W_㐀-䶿一-鿿豈-﫿]")


def unfaithful(dialogue: Dialogue, script: Script) -> tuple[str, ...]:
    """What the script loses, adds or changes of the spoken words; empty when it is faithful.

    A turn may be cut into several lines of the same speaker, at a space or beside a Chinese
    character or a punctuation mark, never inside a word.
    """
    spoken = [line for _, line in script.lines()]
    faults: list[str] = []
    index = 0
    for turn in dialogue.turns:
        used, fault = _consume(turn, spoken, index)
        if fault:
            return (*faults, fault)
        index += used
    faults.extend(
        f"{line.speaker or 'Nobody'} says what nobody said: {line.text!r}" for line in spoken[index:]
    )
    faults.extend(_strangers(script))
    return tuple(faults)


def _consume(turn: Turn, spoken: list[Line], index: int) -> tuple[int, str]:
    """How many lines hold the turn, and what is wrong with them."""
    place, used = 0, 0
    while place < len(turn.text):
        if index + used >= len(spoken):
            return used, f"{turn.speaker} no longer says {turn.text[place:]!r} (line {turn.line})."
        line = spoken[index + used]
        if line.speaker != turn.speaker:
            return used, f"{turn.speaker} should say {turn.text[place:]!r}, but {line.speaker} speaks."
        if not turn.text.startswith(line.text, place) or _inside_word(turn.text, place):
            return used, f"{turn.speaker} should say {turn.text[place:]!r}, not {line.text!r}."
        place = _skip_space(turn.text, place + len(line.text))
        used += 1
    return used, ""


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _inside_word(text: str, place: int) -> bool:
    return place > 0 and bool(_ALPHABETIC.match(text[place - 1]) and _ALPHABETIC.match(text[place]))


def _strangers(script: Script) -> Iterator[str]:
    cast = {character.name for character in script.cast}
    for name in dict.fromkeys(line.speaker for _, line in script.lines()):
        if name not in cast:
            yield f"{name!r} speaks but is not of the cast."
