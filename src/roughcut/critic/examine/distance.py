"""Decay with distance: whether people and places stay alike as more shots lie between."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from roughcut.critic.case import Case, Finding, not_run
from roughcut.critic.examine.across import appearances
from roughcut.critic.examine.technique import in_shots
from roughcut.critic.figures import Appearance
from roughcut.critic.metrics import decay as metrics
from roughcut.critic.metrics.likeness import Histogram, KeptHistogram, likeness, mean_histogram

_TOO_FEW = (
    f"Fewer than {metrics.LEAST_PAIRS} pairs of shots of one scene, or fewer than {metrics.LEAST_DISTANCES}"
    " distances between them, can be compared: no slope says anything."
)


def clothes_decay(case: Case) -> Finding:
    """How much less alike a character's clothes get with each further shot apart."""
    return _of_people(case, lambda appearance: appearance.clothes)


def heads_decay(case: Case) -> Finding:
    """How much less alike a character's head gets with each further shot apart."""
    return _of_people(case, lambda appearance: appearance.head)


def background_decay(case: Case) -> Finding:
    """How much less alike the pictures of a scene get with each further shot apart."""
    scenes: dict[tuple[str, int], dict[int, Histogram]] = {}
    for place, (shot, samples) in enumerate(zip(case.shots, in_shots(case), strict=True)):
        if samples:
            colours = mean_histogram([sample.colours for sample in samples])
            scenes.setdefault(("", shot.scene_number), {})[place] = colours
    return _decay(scenes)


def _of_people(case: Case, part: Callable[[Appearance], KeptHistogram | None]) -> Finding:
    """Only appearances that are really there count, within a scene: light and clothes may change with it."""
    found = appearances(case)
    if isinstance(found, Finding):
        return found
    places = {shot.number: (place, shot.scene_number) for place, shot in enumerate(case.shots)}
    seen: dict[tuple[str, int], dict[int, Histogram]] = {}
    for each in found:
        kept = part(each)
        if kept is not None:
            place, scene = places[each.shot_number]
            seen.setdefault((each.name, scene), {})[place] = kept.unpacked
    return _decay(seen)


def _decay(seen: dict[tuple[str, int], dict[int, Histogram]]) -> Finding:
    series = [
        metrics.Series(list(one), np.array([[likeness(a, b) for b in one.values()] for a in one.values()]))
        for one in seen.values()
    ]
    result = metrics.decay(series)
    if result is None:
        return not_run(_TOO_FEW)
    details = {
        "by_shots_apart": {
            str(apart): {"mean": round(mean, 4), "pairs": pairs}
            for apart, (mean, pairs) in result.by_distance.items()
        },
        "share_of_orders_as_steep": round(result.orders_as_steep, 4),
    }
    return Finding(result.slope, sample_count=result.pair_count, details=details)


EXAMINERS = {
    "clothes_decay": clothes_decay,
    "heads_decay": heads_decay,
    "background_decay": background_decay,
}
