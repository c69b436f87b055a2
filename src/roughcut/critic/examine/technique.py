"""Technique: sharpness, noise, smoothness and amount of motion, from two samples a second."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run, rounded
from roughcut.critic.metrics import technique as metrics
from roughcut.critic.sampling import Sample

_NO_SAMPLE = "No sampled frame lies in a shot that the film holds."


def in_shots(case: Case) -> list[list[Sample]]:
    """The samples of each planned shot; a shot that is missing has none."""
    return [
        [sample for sample in case.samples if span and span[0] <= sample.frame < span[1]]
        for span in case.match.spans
    ]


def sharpness(case: Case) -> Finding:
    """The mean sharpness; a shot that is much softer than the film becomes a note."""
    finding = _mean(case, lambda sample: sample.sharpness)
    if finding.value is None:
        return finding
    usual = float(np.median([value for value in finding.per_shot.values() if value is not None]))
    for shot, span in zip(case.shots, case.shot_spans, strict=True):
        own = finding.per_shot[str(shot.number)]
        if own is not None and span and usual - own > at.SOFTER:
            message = f"Shot {shot.number} is softer than the rest of the film (from {clock(span[0])})."
            finding.notes.append(
                case.note("sharpness", "minor", span, message, case.retake(shot.number), shot.number)
            )
    return finding


def noise(case: Case) -> Finding:
    """The mean noise, in levels; a shot with much of it becomes a note."""
    finding = _mean(case, lambda sample: sample.noise)
    for shot, span in zip(case.shots, case.shot_spans, strict=True):
        own = finding.per_shot.get(str(shot.number))
        severity = at.NOISE.severity(own) if own is not None else None
        if severity and span:
            message = f"Shot {shot.number} is noisy ({own:.1f} levels)."
            finding.notes.append(
                case.note("noise", severity, span, message, case.retake(shot.number), shot.number)
            )
    return finding


def motion_smoothness(case: Case) -> Finding:
    """How near frames are to halfway between their neighbours, in the samples without a cut."""
    finding = _mean(case, lambda sample: _steady(case, sample))
    if finding.value is not None:
        finding.value = metrics.motion_smoothness([finding.value])
        finding.per_shot = rounded(
            {n: None if v is None else metrics.motion_smoothness([v]) for n, v in finding.per_shot.items()}
        )
    return finding


def dynamic_degree(case: Case) -> Finding:
    """The share of shots that move much."""
    values: dict[str, float | None] = {}
    for shot, samples in zip(case.shots, in_shots(case), strict=True):
        flows = [s.strong_flow for s in samples if s.strong_flow is not None and not _near_cut(case, s)]
        side = samples[0].flow_side_px if samples else 256
        values[str(shot.number)] = float(metrics.is_dynamic(flows, side)) if flows else None
    known = [value for value in values.values() if value is not None]
    if not known:
        return not_run(_NO_SAMPLE)
    return Finding(float(np.mean(known)), sample_count=len(known), per_shot=values)


def _steady(case: Case, sample: Sample) -> float | None:
    return None if _near_cut(case, sample) else sample.halfway_error


def _near_cut(case: Case, sample: Sample) -> bool:
    """Whether a cut lies among the frames that a sample was compared with."""
    reach = round(0.125 * case.rate) + 1
    return any(sample.frame - reach <= cut <= sample.frame for cut in case.picture.cuts)


def _mean(case: Case, of: Callable[[Sample], float | None]) -> Finding:
    values: dict[str, float | None] = {}
    every: list[float] = []
    for shot, samples in zip(case.shots, in_shots(case), strict=True):
        own = [value for sample in samples if (value := of(sample)) is not None]
        values[str(shot.number)] = float(np.mean(own)) if own else None
        every += own
    if not every:
        return not_run(_NO_SAMPLE)
    return Finding(float(np.mean(every)), sample_count=len(every), per_shot=rounded(values))


EXAMINERS = {
    "sharpness": sharpness,
    "noise": noise,
    "motion_smoothness": motion_smoothness,
    "dynamic_degree": dynamic_degree,
}
