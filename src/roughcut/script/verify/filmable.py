"""Filmable: shots that a video model can do, in length, people and actions, with prose that can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roughcut.script.naming import mentions
from roughcut.script.schema import Document, Script, Shot
from roughcut.script.verify.schema import Fault, Severity
from roughcut.script.verify.thoughts import is_vague, sentences, unseen
from roughcut.script.vocabulary import Size, read_size
from roughcut.timebase import seconds_text

_WIDE = (Size.LS, Size.EWS)
_CLAUSE = re.compile(
    r"(?:,?\s+(?:and\s+)?then\s+|,\s+and\s+|,?\s+before\s+\w+ing\s|[，,](?:然后|接着|随后|又|再)|然后|接着|随后)"
)


class Limits(Document):
    """What one shot may ask of a video model: its length in ms, people who act in it, things they do."""

    shortest_ms: int = 1_000
    longest_ms: int = 15_000
    most_people: int = 4
    most_speakers: int = 3
    most_actions: int = 6


def filmable(script: Script, limits: Limits | None = None) -> tuple[Fault, ...]:
    """What cannot be filmed as it is written, or only badly.

    Grave codes: `too-short`, `too-long`, `too-many-people` (in a shot that is not wide), `too-many-speakers`,
    `empty` (nothing is seen or said), `invisible` (all that is told is thought or felt). Minor ones:
    `too-many-people` (in a wide shot), `too-many-actions`, `invisible` (beside something that is seen),
    `no-picture` (words alone), `vague`.
    """
    limits = limits or Limits()
    names = [character.name for character in script.cast]
    return tuple(fault for shot in script.shots for fault in _shot(shot, names, limits))


def _shot(shot: Shot, names: Sequence[str], limits: Limits) -> Iterator[Fault]:
    yield from _length(shot, limits)
    yield from _crowd(shot, names, limits)
    yield from _prose(shot)
    count = sum(1 + len(_CLAUSE.findall(sentence)) for sentence in sentences(shot.action))
    if count > limits.most_actions:
        message = f"Shot {shot.number} holds {count} actions; a shot can show about {limits.most_actions}."
        yield _fault("too-many-actions", shot, message, "Divide it into several shots.", "minor")


def _length(shot: Shot, limits: Limits) -> Iterator[Fault]:
    length = seconds_text(shot.duration_ms)
    if shot.duration_ms < limits.shortest_ms:
        least = seconds_text(limits.shortest_ms)
        message = f"Shot {shot.number} lasts {length} s; nothing is seen in less than {least} s."
        yield _fault("too-short", shot, message, "Make it longer, or join it with its neighbour.")
    if shot.duration_ms > limits.longest_ms:
        most = seconds_text(limits.longest_ms)
        message = f"Shot {shot.number} lasts {length} s; a shot may last {most} s."
        yield _fault("too-long", shot, message, "Divide it into several shots.")


def _crowd(shot: Shot, names: Sequence[str], limits: Limits) -> Iterator[Fault]:
    speakers = {line.speaker for line in shot.lines}
    acting = {name for _, name in mentions(shot.action, names)} | speakers - {""}
    if len(speakers) > limits.most_speakers:
        message = (
            f"{len(speakers)} people speak in shot {shot.number}; a shot can hold {limits.most_speakers}."
        )
        yield _fault("too-many-speakers", shot, message, "Give their lines several shots.")
    if len(acting) > limits.most_people:
        wide = any(read_size(size) in _WIDE for size in shot.sizes)
        message = f"{len(acting)} people act in shot {shot.number}; a shot can hold {limits.most_people}."
        hint = "Show fewer of them, or divide it into several shots."
        yield _fault("too-many-people", shot, message, hint, "minor" if wide else "grave")


def _prose(shot: Shot) -> Iterator[Fault]:
    told = shot.action
    if not told:
        if not shot.lines:
            message = f"In shot {shot.number} nothing is seen or said."
            yield _fault("empty", shot, message, "Describe what is seen, or leave it out.")
        else:
            message = f"Shot {shot.number} does not say what is seen."
            yield _fault("no-picture", shot, message, "Describe what the camera sees.", "minor")
        return
    hidden = unseen(told)
    if hidden:
        severity: Severity = "grave" if len(hidden) == len(sentences(told)) else "minor"
        message = f"Shot {shot.number}: no camera can see “{hidden[0]}”"
        yield _fault("invisible", shot, message, "Describe what is seen instead of it.", severity)
    elif is_vague(told):
        message = f"Shot {shot.number}: “{told}” says nothing that can be drawn."
        yield _fault("vague", shot, message, "Describe what the camera sees.", "minor")


def _fault(code: str, shot: Shot, message: str, hint: str, severity: Severity = "grave") -> Fault:
    return Fault(
        check="filmable", code=code, shot_number=shot.number, severity=severity, message=message, hint=hint
    )
