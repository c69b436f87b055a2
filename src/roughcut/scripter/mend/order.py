"""Puts shots back into the order of the dialogue where a draft has whole shots out of order."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.schema import Script, Shot
from roughcut.script.verify.fidelity import Comparison
from roughcut.script.verify.schema import SpokenTurn


def in_order(draft: Script, turns: Sequence[SpokenTurn]) -> tuple[Script, Comparison, list[str]]:
    """The draft with its shots, within each scene, in the order of their lines, if fewer lines are out of
    order then; how it compares with the dialogue; and what was done, in sentences."""
    comparison = Comparison(draft, turns)
    before = _moved(comparison)
    if not before:
        return draft, comparison, []
    order = _order(draft, comparison)
    shots = tuple(
        draft.shots[old].model_copy(update={"number": number}) for number, old in enumerate(order, start=1)
    )
    ordered = draft.model_copy(update={"shots": shots})
    if order == list(range(len(order))):
        return draft, comparison, []
    better = Comparison(ordered, turns)
    if _moved(better) >= before:
        return draft, comparison, []
    moved = [str(old + 1) for new, old in enumerate(order) if new != old]
    return ordered, better, [f"Shots {', '.join(moved)} were put in the order of their lines."]


def _moved(comparison: Comparison) -> int:
    return sum(match.moved for match in comparison.alignment.matches.values())


def _order(draft: Script, comparison: Comparison) -> list[int]:
    """Indices of shots in the order of their lines; a shot without one stays behind the shot before it, and
    every shot stays in its scene."""
    first: dict[int, tuple[int, int]] = {}
    for line, match in comparison.alignment.matches.items():
        place = (match.spans[0].turn_index, match.spans[0].start)
        number = comparison.shots[line]
        first[number] = min(first.get(number, place), place)
    keys: list[tuple[int, int]] = []
    for shot in draft.shots:
        keys.append(first.get(shot.number, keys[-1] if keys else (-1, 0)))
    order = list(range(len(draft.shots)))
    for scene in dict.fromkeys(shot.scene_number for shot in draft.shots):
        own = [index for index, shot in enumerate(draft.shots) if shot.scene_number == scene]
        for slot, index in zip(own, sorted(own, key=lambda i: keys[i]), strict=True):
            order[slot] = index
    return order


def sound(draft: Script) -> Script:
    """The draft with shots numbered 1, 2, 3 …, each in a scene that there is, and nobody cast twice."""
    scenes = {scene.number: scene for scene in reversed(draft.scenes)}
    known = list(dict.fromkeys(scene.number for scene in draft.scenes))
    shots: list[Shot] = []
    for number, shot in enumerate(draft.shots, start=1):
        last = shots[-1].scene_number if shots else known[0]
        scene = shot.scene_number if shot.scene_number in scenes else last
        shots.append(shot.model_copy(update={"number": number, "scene_number": scene}))
    cast = {character.name: character for character in reversed(draft.cast)}
    names = dict.fromkeys(character.name for character in draft.cast)
    return draft.model_copy(
        update={
            "shots": tuple(shots),
            "scenes": tuple(scenes[number] for number in known),
            "cast": tuple(cast[name] for name in names),
        }
    )
