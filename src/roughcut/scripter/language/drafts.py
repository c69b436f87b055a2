"""The draft that a language model fills in: a script without clocks, whose structure cannot go wrong.

A draft gives each shot its length instead of its times, and its size and movement from the vocabulary; so
shots always touch, and a model is left with what it is good at. `script_of` makes the Script of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from roughcut.script.schema import Action, Beat, Character, Language, Line, Scene, Script, Shot
from roughcut.script.vocabulary import Angle, Movement, Size, read_angle, read_movement, read_size

SHORTEST_S, LONGEST_S = 1.0, 60.0
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_ANGLES = (*(angle.value for angle in Angle),)


class _Part(BaseModel):
    """What models write may hold more than was asked for; the rest is left."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class DraftBeat(_Part):
    """What happens next in a shot: something seen, or words spoken."""

    kind: Literal["action", "line"]
    speaker: str = Field(default="", description="who speaks, as the cast names them; empty for an action")
    text: str = Field(description="what is seen, or the spoken words exactly as in the dialogue")
    manner: str = Field(default="", description="how the line is said; empty where nothing is said of it")


class DraftShot(_Part):
    """One shot."""

    number: int = Field(description="1, 2, 3 …")
    scene: int = Field(default=1, description="the number of its scene")
    seconds: float = Field(description="how long it lasts")
    size: str = Field(json_schema_extra={"enum": [size.value for size in Size]})
    angle: str = Field(default=Angle.EYE.value, json_schema_extra={"enum": [*_ANGLES]})
    movement: str = Field(json_schema_extra={"enum": [movement.value for movement in Movement]})
    beats: tuple[DraftBeat, ...] = ()
    blocking: str = Field(default="", description="where everybody is, how they stand, whom they face")


class DraftCharacter(_Part):
    """One of the cast."""

    name: str
    description: str = Field(default="", description="looks and clothes, as a camera sees them")


class DraftScene(_Part):
    """A place and an hour."""

    number: int
    heading: str = ""
    description: str = ""


class Draft(_Part):
    """A whole draft, or a part of one: then some lists may be empty."""

    title: str = ""
    cast: tuple[DraftCharacter, ...] = ()
    scenes: tuple[DraftScene, ...] = ()
    shots: tuple[DraftShot, ...] = ()


def draft_schema() -> dict[str, Any]:
    """The JSON schema that models are held to: every field required, sizes and movements from the lists."""
    return inlined(Draft.model_json_schema())


def inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without references, titles and defaults, which not every server takes."""
    definitions = schema.get("$defs", {})

    def resolve(node: Any) -> Any:
        if isinstance(node, list):
            return [resolve(each) for each in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return resolve(definitions[node["$ref"].rpartition("/")[2]])
        kept = {key: resolve(value) for key, value in node.items() if key not in ("$defs", "default")}
        if isinstance(kept.get("properties"), dict):
            kept["required"] = list(kept["properties"])
            kept["additionalProperties"] = False
        if isinstance(kept.get("title"), str):
            del kept["title"]
        return kept

    resolved: dict[str, Any] = resolve(schema)
    return resolved


def read_draft(text: str) -> Draft | None:
    """The draft in an answer, fences and chatter around it allowed; None where there is none."""
    for candidate in _objects(text):
        try:
            return Draft.model_validate(candidate)
        except ValidationError:
            continue
    return None


def json_in(text: str) -> dict[str, Any] | None:
    """The JSON object in an answer, fences and chatter around it allowed; None where there is none."""
    return next(_objects(text), None)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    for candidate in dict.fromkeys((text.strip(), *_fenced(text), *_OBJECT.findall(text))):
        try:
            value = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            yield value


def _fenced(text: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```(?:json)?\s*\n(.*?)```", text, re.DOTALL)]


def script_of(
    drafts: Sequence[Draft], language: Language, *, title: str = "", written_by: str = ""
) -> Script | None:
    """The script that drafts make one after the other, shots numbered anew; None where no shot is usable.
    Who speaks and is in no cast joins it."""
    shots = _shots([shot for draft in drafts for shot in draft.shots], language)
    if not shots:
        return None
    return Script(
        title=title or next((draft.title for draft in drafts if draft.title.strip()), ""),
        written_by=written_by,
        language=language,
        cast=_cast(drafts, shots),
        scenes=_scenes(drafts, shots),
        shots=tuple(shots),
    )


def shots_answer(draft: Draft, language: Language) -> str:
    """The shots of a draft in JSON, under the numbers that the draft gives them; a number may come twice,
    where a shot was divided."""
    shots = _shots(draft.shots, language)
    numbers = sorted({shot.scene_number for shot in shots})
    rows = [
        {**shot.model_dump(mode="json"), "number": drafted.number}
        for shot, drafted in zip(shots, draft.shots, strict=True)
    ]
    document = {"language": language, "scenes": [{"number": number} for number in numbers], "shots": rows}
    return json.dumps(document, ensure_ascii=False)


def draft_of(script: Script) -> dict[str, Any]:
    """A script as a draft, for examples and rehearsals; its times become lengths."""
    return {
        "title": script.title,
        "cast": [{"name": who.name, "description": who.description} for who in script.cast],
        "scenes": [scene.model_dump() for scene in script.scenes],
        "shots": [draft_shot(shot) for shot in script.shots],
    }


def draft_shot(shot: Shot) -> dict[str, Any]:
    """A shot as a draft has it."""
    sizes = [size for each in shot.sizes if (size := read_size(each))]
    movements = [movement for each in shot.movements if (movement := read_movement(each))]
    angle = next((read_angle(each) for each in shot.sizes), Angle.EYE)
    return {
        "number": shot.number,
        "scene": shot.scene_number,
        "seconds": shot.duration_ms / 1000,
        "size": (sizes[0] if sizes else Size.MS).value,
        "angle": angle.value,
        "movement": (movements[0] if movements else Movement.STATIC).value,
        "beats": [
            {"kind": "line", "speaker": beat.speaker, "text": beat.text, "manner": beat.parenthetical}
            if isinstance(beat, Line)
            else {"kind": "action", "speaker": "", "text": beat.text, "manner": ""}
            for beat in shot.beats
        ],
        "blocking": shot.blocking,
    }


def _shots(drafts: Sequence[DraftShot], language: Language) -> list[Shot]:
    shots: list[Shot] = []
    clock = 0
    for number, draft in enumerate(drafts, start=1):
        length = round(min(max(draft.seconds, SHORTEST_S), LONGEST_S) * 1000)
        shots.append(
            Shot(
                number=number,
                scene_number=max(1, draft.scene),
                start_ms=clock,
                end_ms=clock + length,
                sizes=_size(draft, language),
                movements=_movement(draft, language),
                beats=tuple(_beats(draft)),
                blocking=draft.blocking,
            )
        )
        clock += length
    return shots


def _beats(draft: DraftShot) -> Iterator[Beat]:
    for beat in draft.beats:
        if not " ".join(beat.text.split()):
            continue
        if beat.kind == "line":
            yield Line(speaker=beat.speaker, text=beat.text, parenthetical=beat.manner.strip("()（） "))
        else:
            yield Action(text=beat.text)


def _size(draft: DraftShot, language: Language) -> tuple[str, ...]:
    if not draft.size.strip():
        return ()
    size, angle = read_size(draft.size), read_angle(draft.angle)
    if size is None:
        return (draft.size,)
    shown = "" if angle in (None, Angle.EYE) else angle.chinese if language == "zh" else f"{angle.value} "
    return (f"{shown}{size.chinese if language == 'zh' else size.value}",)


def _movement(draft: DraftShot, language: Language) -> tuple[str, ...]:
    if not draft.movement.strip():
        return ()
    movement = read_movement(draft.movement)
    if movement is None:
        return (draft.movement,)
    return (movement.chinese if language == "zh" else movement.value,)


def _cast(drafts: Sequence[Draft], shots: Sequence[Shot]) -> tuple[Character, ...]:
    described: dict[str, str] = {}
    for who in (who for draft in drafts for who in draft.cast):
        name = " ".join(who.name.split())
        if name and not described.get(name):
            described[name] = who.description
    for line in (line for shot in shots for line in shot.lines):
        if line.speaker:
            described.setdefault(line.speaker, "")
    return tuple(Character(name=name, description=said) for name, said in described.items())


def _scenes(drafts: Sequence[Draft], shots: Sequence[Shot]) -> tuple[Scene, ...]:
    found: dict[int, Scene] = {}
    for scene in (scene for draft in drafts for scene in draft.scenes):
        if scene.number >= 1:
            made = Scene(number=scene.number, heading=scene.heading, description=scene.description)
            found.setdefault(scene.number, made)
    for shot in shots:
        found.setdefault(shot.scene_number, Scene(number=shot.scene_number))
    return tuple(found[number] for number in sorted(found))
