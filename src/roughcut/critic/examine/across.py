"""Across shots: the same people in the same clothes, the same place, the same look."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, not_run, rounded
from roughcut.critic.examine.technique import in_shots
from roughcut.critic.figures import Appearance
from roughcut.critic.metrics.likeness import (
    KeptHistogram,
    likeness,
    mean_histogram,
    style_likeness,
)
from roughcut.critic.sampling import Sample
from roughcut.critic.schema import ExpectedShot

T = TypeVar("T")

NO_PLACES = (
    "Nothing says where in the picture anybody is: that is known of the embedded previs only, from its plan."
)
_NO_FIGURE = "Nobody is seen large enough, in a shot that lies where the plan has it."
_NO_SCENE = "No scene has two shots that could be compared."
_IN_PLACE_FRAMES = 2
_THERE = 0.75
"""Clothes that have less than this share of colour in common with what is beside them are somebody's."""


def figures_present(case: Case) -> Finding:
    """The share of looks at which the people whom the plan has there are really there."""
    found = appearances(case)
    if isinstance(found, Finding):
        return found
    per_shot: dict[str, float | None] = {}
    looks: list[bool] = []
    for number, here in itertools.groupby(found, key=lambda each: each.shot_number):
        seen = [alike < _THERE for appearance in here for alike in appearance.like_beside]
        per_shot[str(number)] = float(np.mean(seen)) if seen else None
        looks += seen
    if not looks:
        return not_run(_NO_FIGURE)
    return Finding(float(np.mean(looks)), sample_count=len(looks), per_shot=rounded(per_shot))


def clothes_within_shots(case: Case) -> Finding:
    """How alike a character's clothes stay within each shot."""
    found = appearances(case)
    if isinstance(found, Finding):
        return found
    values = [each.clothes_alike for each in found if each.clothes_alike is not None]
    return Finding(float(np.mean(values)), sample_count=len(values)) if values else not_run(_NO_FIGURE)


def clothes_between_shots(case: Case) -> Finding:
    """How alike a character's clothes are in different shots of a scene."""
    return _between(case, "clothes_between_shots", "clothes", lambda appearance: appearance.clothes)


def heads_between_shots(case: Case) -> Finding:
    """How alike a character's head is in different shots of a scene."""
    return _between(case, "heads_between_shots", "head", lambda appearance: appearance.head)


def background_likeness(case: Case) -> Finding:
    """How alike the colours of a scene's shots are, as whole pictures."""
    return _scenes(case, lambda samples: mean_histogram([s.colours for s in samples]), likeness)


def same_style(case: Case) -> Finding:
    """How alike the style of a scene's shots is: contrast, colourfulness, detail."""
    return _scenes(case, lambda samples: np.mean([s.style for s in samples], axis=0), style_likeness)


def boundary_likeness(case: Case) -> Finding:
    """How alike the pictures on both sides of each cut within a scene are."""
    values: dict[str, float | None] = {}
    pairs = itertools.pairwise(zip(case.shots, in_shots(case), strict=True))
    for (before, left), (after, right) in pairs:
        if before.scene_number == after.scene_number and left and right:
            values[str(after.number)] = likeness(left[-1].colours, right[0].colours)
    known = [value for value in values.values() if value is not None]
    if not known:
        return not_run(_NO_SCENE)
    return Finding(float(np.mean(known)), sample_count=len(known), per_shot=rounded(values))


def appearances(case: Case) -> list[Appearance] | Finding:
    """The appearances in shots that lie where the plan has them."""
    if case.figures is None:
        return not_run(NO_PLACES)
    kept = in_place(case)
    found = [each for each in case.figures.appearances if each.shot_number in kept]
    return found or not_run(_NO_FIGURE)


def in_place(case: Case) -> set[int]:
    """The numbers of the shots that lie in the film where the plan has them."""
    ratio = case.rate / float(case.expectation.rate)
    kept = set()
    for shot, span in zip(case.shots, case.match.spans, strict=True):
        if span and abs(span[0] - shot.first_frame * ratio) <= _IN_PLACE_FRAMES:
            kept.add(shot.number)
    return kept


def _between(
    case: Case, metric: str, word: str, part: Callable[[Appearance], KeptHistogram | None]
) -> Finding:
    """Each shot's likeness to the other shots of its scene in which the same character is seen."""
    found = appearances(case)
    if isinstance(found, Finding):
        return found
    scenes = {shot.number: shot.scene_number for shot in case.shots}
    seen = [(each, kept.unpacked) for each in found if (kept := part(each)) is not None]
    values: dict[tuple[str, int], float] = {}
    for each, own in seen:
        others = [
            likeness(own, other)
            for another, other in seen
            if another.name == each.name
            and another.shot_number != each.shot_number
            and scenes[another.shot_number] == scenes[each.shot_number]
        ]
        if others:
            values[each.name, each.shot_number] = float(np.median(others))
    if not values:
        return not_run("No character is seen large enough in two shots of one scene.")
    finding = Finding(float(np.mean(list(values.values()))), sample_count=len(values))
    finding.details = {f"{name}, shot {number}": round(value, 4) for (name, number), value in values.items()}
    finding.per_shot = rounded(_lowest(values))
    _note_strangers(case, finding, metric, word, values)
    return finding


def _lowest(values: dict[tuple[str, int], float]) -> dict[str, float | None]:
    lowest: dict[str, float | None] = {}
    for (_, number), value in values.items():
        before = lowest.get(str(number))
        lowest[str(number)] = value if before is None else min(before, value)
    return lowest


def _note_strangers(
    case: Case, finding: Finding, metric: str, word: str, values: dict[tuple[str, int], float]
) -> None:
    for (name, number), value in values.items():
        usual = [other for (who, n), other in values.items() if who == name and n != number]
        if usual and value < at.STRANGER * float(np.median(usual)):
            message = f"{name}’s {word} in shot {number} has other colours than in the other shots."
            span = case.span_of(number)
            finding.notes.append(case.note(metric, "minor", span, message, case.retake(number), number))


def _scenes(case: Case, make: Callable[[Sequence[Sample]], T], compare: Callable[[T, T], float]) -> Finding:
    """Each shot's likeness to the nearest other shot of its scene; framings differ, so the nearest."""
    made = [
        (shot, make(samples)) for shot, samples in zip(case.shots, in_shots(case), strict=True) if samples
    ]
    values = {
        str(shot.number): max(compare(own, other) for other in others)
        for shot, own in made
        if (others := list(_others(shot, made)))
    }
    if not values:
        return not_run(_NO_SCENE)
    return Finding(
        float(np.mean(list(values.values()))), sample_count=len(values), per_shot=rounded(dict(values))
    )


def _others(shot: ExpectedShot, made: Sequence[tuple[ExpectedShot, T]]) -> Iterator[T]:
    return (
        each
        for other, each in made
        if other.scene_number == shot.scene_number and other.number != shot.number
    )


EXAMINERS = {
    "figures_present": figures_present,
    "clothes_within_shots": clothes_within_shots,
    "clothes_between_shots": clothes_between_shots,
    "heads_between_shots": heads_between_shots,
    "background_likeness": background_likeness,
    "style_likeness": same_style,
    "boundary_likeness": boundary_likeness,
}
