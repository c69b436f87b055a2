"""From evidence to a report: every metric on its own, so that one that fails leaves the others."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from roughcut.critic.case import Case, Finding, not_run
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.examine import (
    across,
    alignment,
    distance,
    lengths,
    picture,
    sound,
    speech,
    subtitles,
    technique,
    unavailable,
    voices,
)
from roughcut.critic.schema import Metric, Note
from roughcut.errors import RoughcutError

EXAMINERS: dict[str, Callable[[Case], Finding]] = {
    **lengths.EXAMINERS,
    **picture.EXAMINERS,
    **technique.EXAMINERS,
    **across.EXAMINERS,
    **distance.EXAMINERS,
    **sound.EXAMINERS,
    **speech.EXAMINERS,
    **voices.EXAMINERS,
    **subtitles.EXAMINERS,
    **alignment.EXAMINERS,
    **unavailable.EXAMINERS,
}

_SEVERITIES = {"grave": 0, "minor": 1, "info": 2}


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes as reports have them: grave first, then as they come in the film."""
    return tuple(sorted(notes, key=lambda n: (_SEVERITIES[n.severity], n.span_s, n.metric)))


def judge(
    case: Case, examiners: dict[str, Callable[[Case], Finding]] = EXAMINERS
) -> tuple[dict[str, Metric], tuple[Note, ...]]:
    """Every metric by name, and all notes: grave first, then as they come in the film."""
    metrics, notes = {}, []
    for name, examine in examiners.items():
        finding = _examined(case, examine)
        metrics[name] = metric_of(name, finding)
        notes += finding.notes
    return metrics, in_order(notes)


def _examined(case: Case, examine: Callable[[Case], Finding]) -> Finding:
    try:
        finding = examine(case)
    except (ArithmeticError, LookupError, TypeError, ValueError, RoughcutError) as error:
        return not_run(f"The measurement failed on this film ({type(error).__name__}: {error}).")
    if finding.value is not None and not math.isfinite(finding.value):
        return not_run("The measurement gave no finite number on this film.")
    return finding


def metric_of(name: str, finding: Finding) -> Metric:
    """A finding as the report holds it, with its contract."""
    contract = CONTRACTS[name]
    telling = any(note.severity != "info" for note in finding.notes)
    ran = "note" if telling else "ok"
    return Metric(
        title=contract.title,
        group=contract.group,
        value=None if finding.value is None else round(finding.value, 4) + 0.0,
        unit=contract.unit,
        better=contract.better,
        target=contract.target,
        low=contract.low,
        high=contract.high,
        state="not run" if finding.value is None else ran,
        reason=finding.reason,
        how=contract.how,
        sample_count=finding.sample_count if finding.value is not None else 0,
        per_shot=finding.per_shot,
        details=finding.details,
    )
