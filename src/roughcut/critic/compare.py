"""Reports side by side: every metric of every film, and paired differences over the shots they share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError

from roughcut.critic.metrics.paired import paired_difference
from roughcut.critic.schema import Metric, Report
from roughcut.errors import OptionError
from roughcut.script.schema import Document


class ComparedDifference(Document):
    """The mean over shots of a film's value less the first film's, its 95 % interval, and how many shots
    it rests on. `verdict` is empty where the interval holds 0 or there is none."""

    mean: float
    interval_95: tuple[float, float] | None
    shot_count: int
    verdict: Literal["", "better", "worse", "higher", "lower"]


class ComparedMetric(Document):
    """One metric in every film, in the order given; `differences` are against the first film (None for
    the first itself, and where shots cannot be compared; then `reason` says why)."""

    title: str
    unit: str
    better: Literal["higher", "lower", "target"]
    values: tuple[float | None, ...]
    differences: tuple[ComparedDifference | None, ...]
    reason: str = ""


class Comparison(Document):
    """Two or more reports side by side."""

    schema_label: Literal["roughcut.comparison/1"] = Field(default="roughcut.comparison/1", alias="schema")
    films: tuple[str, ...]
    grave_notes: tuple[int, ...]
    minor_notes: tuple[int, ...]
    metrics: dict[str, ComparedMetric]

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


def read_report(path: Path) -> Report:
    """A report from its file, or from the folder that holds report.json. Raises OptionError."""
    file = path / "report.json" if path.is_dir() else path
    try:
        return Report.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise OptionError(f"There is no report at {file}; make one with `roughcut review-film`.") from error
    except (ValueError, ValidationError) as error:
        raise OptionError(
            f"{file} is not a report of this version of roughcut; make it again with `roughcut review-film`."
        ) from error


def compare(reports: Sequence[tuple[str, Report]]) -> Comparison:
    """Compare two or more named reports; differences are over shots of the same number.

    Raises OptionError for fewer than two."""
    if len(reports) < 2:
        raise OptionError("To compare, name two reports or more (files, or folders with report.json).")
    names = list(dict.fromkeys(name for _, report in reports for name in report.metrics))
    return Comparison(
        films=tuple(name for name, _ in reports),
        grave_notes=_notes(reports, "grave"),
        minor_notes=_notes(reports, "minor"),
        metrics={name: _compared(name, [report for _, report in reports]) for name in names},
    )


def _notes(reports: Sequence[tuple[str, Report]], severity: str) -> tuple[int, ...]:
    return tuple(sum(note.severity == severity for note in report.notes) for _, report in reports)


def _compared(name: str, reports: Sequence[Report]) -> ComparedMetric:
    found = [report.metrics.get(name) for report in reports]
    known = next(metric for metric in found if metric)
    encoders = {
        metric.details["encoder_sha256"] for metric in found if metric and "encoder_sha256" in metric.details
    }
    reason = "Made with different encoders, so not compared." if len(encoders) > 1 else ""
    return ComparedMetric(
        title=known.title,
        unit=known.unit,
        better=known.better,
        values=tuple(metric.value if metric else None for metric in found),
        differences=(
            None,
            *(None if reason else _difference(name, reports[0], other) for other in reports[1:]),
        ),
        reason=reason,
    )


def _difference(name: str, first: Report, other: Report) -> ComparedDifference | None:
    if name not in first.metrics or name not in other.metrics:
        return None
    own, theirs = _by_shot(first.metrics[name]), _by_shot(other.metrics[name])
    shared = [number for number in own if number in theirs]
    difference = paired_difference([own[n] for n in shared], [theirs[n] for n in shared])
    if difference is None:
        return None
    return ComparedDifference(
        mean=round(difference.mean, 4),
        interval_95=_rounded(difference.interval),
        shot_count=difference.count,
        verdict=_verdict(difference.interval, first.metrics[name].better),
    )


def _by_shot(metric: Metric) -> dict[str, float | None]:
    """A metric's values by shot; errors, of which less is better, without their sign."""
    if metric.better != "lower":
        return metric.per_shot
    return {number: None if value is None else abs(value) for number, value in metric.per_shot.items()}


def _rounded(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    return (round(interval[0], 4), round(interval[1], 4)) if interval else None


def _verdict(
    interval: tuple[float, float] | None, better: Literal["higher", "lower", "target"]
) -> Literal["", "better", "worse", "higher", "lower"]:
    if interval is None or interval[0] <= 0 <= interval[1]:
        return ""
    higher = interval[0] > 0
    if better == "target":
        return "higher" if higher else "lower"
    return "better" if higher == (better == "higher") else "worse"
