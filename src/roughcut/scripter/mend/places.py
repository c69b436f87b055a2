"""Gives everyone who speaks an entry in the cast and a place on the stage, in the words of blocking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roughcut.script.blocking import Presence, presences, read_orders
from roughcut.script.heard import is_unseen
from roughcut.script.placement import Placement
from roughcut.script.schema import Character, Language, Script, Shot
from roughcut.scripter.grammar import write_script
from roughcut.scripter.grammar.casting import cast_of
from roughcut.scripter.schema import Dialogue

_SPOTS: tuple[tuple[float, str, str], ...] = (
    (-0.9, "on the far left", "最左侧"),
    (-0.5, "on the left", "左侧"),
    (-0.25, "at the center-left", "中间偏左"),
    (0.0, "in the center", "中间"),
    (0.25, "at the center-right", "中间偏右"),
    (0.5, "on the right", "右侧"),
    (0.9, "on the far right", "最右侧"),
)
_POSTURES = {
    "sitting": ("sits", "坐在"),
    "leaning": ("leans", "靠在"),
    "crouching": ("crouches", "蹲在"),
    "lying": ("lies", "躺在"),
}
_FACINGS = {
    "left": ("facing left", "面向左"),
    "right": ("facing right", "面向右"),
    "camera": ("facing the camera", "面向镜头"),
    "away": ("facing away", "背对镜头"),
}


def everyone_cast(script: Script, dialogue: Dialogue, renamed: dict[str, str]) -> tuple[Script, list[str]]:
    """The script with everyone who speaks in its cast. `renamed` says under which name of the dialogue
    somebody of the draft's cast is known now."""
    taken = {character.name for character in script.cast}
    cast = [
        who.model_copy(update={"name": renamed[who.name]})
        if who.name in renamed and renamed[who.name] not in taken
        else who
        for who in script.cast
    ]
    said = [f"{old} is called {new}, as in the dialogue." for old, new in renamed.items() if old in taken]
    known = {who.name for who in cast}
    missing = [
        name for name in dict.fromkeys(line.speaker for _, line in script.lines()) if name not in known
    ]
    if missing:
        looks = {who.name: who for who in cast_of(dialogue, script.language, 0)[0]}
        cast += [looks.get(name, Character(name=name)) for name in missing]
        said += [f"{name} was added to the cast." for name in missing]
    return script.model_copy(update={"cast": tuple(cast)}), said


def with_a_place(script: Script, dialogue: Dialogue) -> tuple[Script, list[str]]:
    """The script with its scenes told of, as far as the dialogue does, where the draft tells nothing."""
    if any(scene.heading or scene.description for scene in script.scenes):
        return script, []
    known = write_script(dialogue, language=script.language).scenes
    scenes = tuple(
        scene.model_copy(update={"heading": told.heading, "description": told.description})
        for scene, told in zip(script.scenes, (*known, *[known[-1]] * len(script.scenes)), strict=False)
    )
    said = "The place was described from the dialogue, because the draft described none."
    return script.model_copy(update={"scenes": scenes}), [said]


def everyone_placed(script: Script, made: Iterable[int]) -> tuple[Script, list[str]]:
    """The script with a place for everyone who speaks. Shots that were made (their numbers) say where all
    who are there stand; a script without any blocking says so in every shot."""
    blank = {shot.number for shot in script.shots if not shot.blocking}
    whole = len(blank) == len(script.shots)
    placed = _described(script, blank if whole else blank & set(made))
    said = ["Everyone was given a place, because the draft had no blocking."] if whole else []
    for number, names in _without_place(placed).items():
        placed = _with_places(placed, placed.shots[number - 1], names)
        said += [f"{name} was given a place in shot {number}." for name in names]
    return placed, said


def _without_place(script: Script) -> dict[int, list[str]]:
    """By shot number, who is seen to speak in a shot and has had no place in its scene so far."""
    names = [character.name for character in script.cast]
    placed: dict[int, set[str]] = {}
    found: dict[int, list[str]] = {}
    for shot in script.shots:
        known = placed.setdefault(shot.scene_number, set())
        known.update(read_orders(shot.blocking, names, tuple(known)))
        seen = [line.speaker for line in shot.lines if not is_unseen(line.parenthetical)]
        lacking = [name for name in dict.fromkeys(seen) if name not in known]
        if lacking:
            found[shot.number] = lacking
            known.update(lacking)
    return found


def _described(script: Script, numbers: set[int]) -> Script:
    if not numbers:
        return script
    everyone = presences(script)
    shots = [
        shot.model_copy(update={"blocking": blocking_of(people, script.language)})
        if shot.number in numbers
        else shot
        for shot, people in zip(script.shots, everyone, strict=True)
    ]
    return script.model_copy(update={"shots": tuple(shots)})


def _with_places(script: Script, shot: Shot, names: Sequence[str]) -> Script:
    people = [each for each in presences(script)[shot.number - 1] if each.name in names]
    joint = "；" if script.language == "zh" else "; "
    blocking = joint.join(
        filter(None, [shot.blocking.rstrip(" .;。；"), blocking_of(people, script.language)])
    )
    shots = list(script.shots)
    shots[shot.number - 1] = shot.model_copy(update={"blocking": blocking})
    return script.model_copy(update={"shots": tuple(shots)})


def blocking_of(people: Sequence[Presence], language: Language) -> str:
    """Where people stand at the start of a shot, in words that read back as the same places."""
    chinese = language == "zh"
    told = [_standing(each.name, each.start, chinese=chinese) for each in people if each.start.present]
    return ("；".join(told) + "。" if chinese else "; ".join(told) + ".") if told else ""


def _standing(name: str, place: Placement, *, chinese: bool) -> str:
    _, english, han = min(_SPOTS, key=lambda spot: abs(spot[0] - place.x))
    posture = _POSTURES.get(place.posture, ("stands", "站在"))[chinese]
    back = place.depth > 0.75
    facing = _FACINGS[place.facing][chinese]
    if chinese:
        return f"{name}{posture}{'后景' if back else ''}{han}，{facing}"
    return f"{name} {posture} {english}{' in the background' if back else ''}, {facing}"
