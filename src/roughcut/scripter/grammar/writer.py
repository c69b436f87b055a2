"""Writes the script: casts it, divides it into scenes, stages and covers each, and times the shots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roughcut.script.schema import Language, Scene, Script, Shot
from roughcut.scripter.grammar.casting import cast_of
from roughcut.scripter.grammar.coverage import Coverage
from roughcut.scripter.grammar.framing import movement_text
from roughcut.scripter.grammar.items import Draft, Item, Spoken
from roughcut.scripter.grammar.moves import Stated
from roughcut.scripter.grammar.place import Setting, is_outside, setting_of
from roughcut.scripter.grammar.scenes import Part, items_of, parts_of, present_at_start
from roughcut.scripter.grammar.sides import told_positions
from roughcut.scripter.grammar.staging import Stage
from roughcut.scripter.grammar.wording import Wording
from roughcut.scripter.schema import Dialogue, Position

_CONTINUED = re.compile(
    r"\s*[-–—(]*\s*(?:cont(?:inued|['’]d|\.)?|same|later|moments later|续)\s*\)?\s*$", re.IGNORECASE
)


def write_script(dialogue: Dialogue, *, seed: int = 0, language: Language | None = None) -> Script:
    """Write a shooting script: every word of the dialogue, staged and covered.

    `language` is that of the script's own prose (the dialogue's, unless given); spoken words stay as
    they are. The same dialogue and seed give the same script. Shots last 4 to 12 seconds.
    """
    language = language or dialogue.language
    cast, sexes = cast_of(dialogue, language, seed)
    names = [character.name for character in cast]
    parts = parts_of(dialogue)
    wording = Wording(language, seed)
    scenes: list[Scene] = []
    shots: list[Shot] = []
    known: dict[str, Setting] = {}
    for number, (part, items) in enumerate(
        zip(parts, items_of(dialogue, parts, sexes), strict=True), start=1
    ):
        scene, drafts = _scene(number, part, items, names, wording, dialogue, known)
        scenes.append(scene)
        shots.extend(_numbered(drafts, number, language, shots))
    return Script(
        title=dialogue.title, language=language, cast=cast, scenes=tuple(scenes), shots=tuple(shots)
    )


def _scene(
    number: int,
    part: Part,
    items: Sequence[Item],
    cast: Sequence[str],
    wording: Wording,
    dialogue: Dialogue,
    known: dict[str, Setting],
) -> tuple[Scene, list[Draft]]:
    """A scene and its shots; `known` are the places that the film has shown, by their headings."""
    scenery = _scenery(items)
    language = wording.language
    place = _CONTINUED.sub("", part.heading).casefold()
    shown = known.get(place) if place else None
    setting = _setting(part, items, scenery, dialogue.brief, language)
    if shown and not scenery and not _led(items):
        setting = replace(shown, heading=setting.heading)
    known.setdefault(place, setting)
    told = told_positions([item.text for item in _opening(items)], cast, dialogue.aliases)
    positions = {**told, **_positions(dialogue, number)}
    placed = [name for name, each in positions.items() if each.scene_number]
    present = present_at_start(items, cast, placed)
    stage = Stage(present, language, seated=setting.seated, positions=positions)
    outside = is_outside(setting.heading)
    coverage = Coverage(
        items,
        stage,
        wording,
        outside=setting.outside if outside is None else outside,
        known=shown is not None,
    )
    scene = Scene(number=number, heading=setting.heading, description=setting.description)
    return scene, coverage.drafts_of(scenery)


def _positions(dialogue: Dialogue, scene_number: int) -> dict[str, Position]:
    """Where the user has put people in this scene; what is said of it alone counts more."""
    fitting = [each for each in dialogue.positions if each.scene_number in (None, scene_number)]
    return {each.name: each for each in sorted(fitting, key=lambda each: each.scene_number or 0)}


def _scenery(items: Sequence[Item]) -> list[str]:
    """The opening directions that show the place, not people."""
    return [item.text for item in _opening(items) if not item.people and item.nature != "move"][:2]


def _led(items: Sequence[Item]) -> str:
    """What the first direction with people says of the place before it comes to them."""
    return next((item.place for item in _opening(items) if item.people), "")


def _opening(items: Sequence[Item]) -> list[Stated]:
    """The directions before the first words."""
    found: list[Stated] = []
    for item in items:
        if not isinstance(item, Stated):
            break
        found.append(item)
    return found


def _setting(
    part: Part, items: Sequence[Item], scenery: Sequence[str], brief: str, language: Language
) -> Setting:
    directions = [item.text for item in items if isinstance(item, Stated)]
    spoken = [item.line.text for item in items if isinstance(item, Spoken)]
    levels = [item.tension for item in items if isinstance(item, Spoken)]
    tension = max(levels, default=0.0)
    names = [item.line.speaker for item in items if isinstance(item, Spoken)]
    return setting_of(
        part.heading,
        scenery,
        directions,
        spoken,
        list(dict.fromkeys(names)),
        tension,
        language,
        brief,
        led=_led(items),
    )


def _numbered(
    drafts: Sequence[Draft], scene_number: int, language: Language, before: Sequence[Shot]
) -> list[Shot]:
    shots: list[Shot] = []
    clock = before[-1].end_ms if before else 0
    for number, draft in enumerate(drafts, start=len(before) + 1):
        shots.append(
            Shot(
                number=number,
                scene_number=scene_number,
                start_ms=clock,
                end_ms=clock + draft.ms,
                sizes=(draft.size,),
                movements=(movement_text(draft.movement, language),),
                beats=draft.beats,
                blocking=draft.blocking,
            )
        )
        clock += draft.ms
    return shots
