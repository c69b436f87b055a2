"""Turns a shooting script into a screenplay: scenes, action and speeches; the camera goes into notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roughcut.script.heard import Marks, marks_of, parenthetical_of
from roughcut.script.schema import Action, Beat, Line, Scene, Script, Shot
from roughcut.script.screenplay.schema import Element, Part, Prose, Remark, SceneHeading, Screenplay, Speech
from roughcut.timebase import seconds_text

_NUMBER = re.compile(r"(\d+[A-Z]{0,2})\. (\S.*)")
_NOBODY = "?"


def screenplay_of(script: Script) -> Screenplay:
    """The screenplay of a script. Spoken lines, parentheticals, scenes and action stay what they are; what
    a screenplay has no place for (cast, times, sizes, movements, blocking) goes into notes."""
    return Screenplay(title=script.title, elements=tuple(_elements(script)))


def _elements(script: Script) -> Iterator[Element]:
    for character in script.cast:
        if character.description:
            yield Remark(kind="note", text=f"{character.name}: {character.description}")
    told: set[int] = set()
    before: Shot | None = None
    for shot in script.shots:
        scene = script.scene_of(shot)
        if before is None or before.scene_number != shot.scene_number:
            yield _heading(scene)
            if scene.description and scene.number not in told:
                yield Prose(text=scene.description)
            told.add(scene.number)
        yield Remark(kind="note", text=_camera(shot))
        yield from _beats(shot)
        before = shot


def _heading(scene: Scene) -> SceneHeading:
    numbered = _NUMBER.fullmatch(scene.heading)
    if numbered:
        return SceneHeading(text=numbered[2], number=numbered[1])
    return SceneHeading(text=scene.heading or f"SCENE {scene.number}")


def _camera(shot: Shot) -> str:
    span = f"Shot {shot.number}, {seconds_text(shot.start_ms)}-{seconds_text(shot.end_ms)} s"
    camera = "; ".join(filter(None, [", ".join(shot.sizes), ", ".join(shot.movements)]))
    blocking = f". Blocking: {shot.blocking}" if shot.blocking else ""
    return f"{span}: {camera}{blocking}" if camera else f"{span}{blocking}"


def _beats(shot: Shot) -> Iterator[Element]:
    before: Beat | None = None
    for beat in shot.beats:
        if isinstance(beat, Action):
            yield Prose(text=beat.text)
        else:
            yield _speech(beat, answers=isinstance(before, Line))
        before = beat


def _speech(line: Line, *, answers: bool) -> Speech:
    """The speech of a line; only one that follows another can be said at the same time."""
    marks = marks_of(line.parenthetical, line.text)
    if marks.together and not answers:
        marks = Marks(marks.extensions, manner=parenthetical_of(Marks((), True, marks.manner), line.text))
    manner = [Part(kind="parenthetical", text=marks.manner)] if marks.manner else []
    return Speech(
        speaker=line.speaker or _NOBODY,
        extensions=marks.extensions,
        dual=marks.together,
        exact=True,
        parts=(*manner, Part(text=line.text)),
    )
