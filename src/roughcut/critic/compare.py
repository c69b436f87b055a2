"""Reports side by side: every metric, and paired differences over the shots, or the films, they share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field

from roughcut.critic.many.schema import FilmsReport, MetricOverFilms
from roughcut.critic.metrics.paired import paired_difference
from roughcut.critic.schema import Metric, Report
from roughcut.errors import OptionError
from roughcut.script.schema import Document


class ComparedDifference(Document):
    """The mean over pairs (shots of one number, films of one story) of a value less the first report's, its
    95 % interval, and how many pairs it rests on. `verdict` is empty where the interval holds 0 or there is
    none."""

    mean: float
    interval_95: tuple[float, float] | None
    pair_count: int
    verdict: Literal["", "better", "worse", "higher", "lower"]


class ComparedMetric(Document):
    """One metric in every report, in the order given: its value, or its mean over films. `differences` are
    against the first (None for the first itself, and where nothing can be compared; `reason` says why)."""

    title: str
    unit: str
    better: Literal["higher", "lower", "target"]
    values: tuple[float | None, ...]
    differences: tuple[ComparedDifference | None, ...]
    reason: str = ""


class Comparison(Document):
    """Two or more reports side by side, of one film each or of many: then pairs are `films`, not `shots`."""

    schema_label: Literal["roughcut.comparison/1"] = Field(default="roughcut.comparison/1", alias="schema")
    over: Literal["shots", "films"] = "shots"
    films: tuple[str, ...]
    grave_notes: tuple[int, ...]
    minor_notes: tuple[int, ...]
    metrics: dict[str, ComparedMetric]

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


def compare(reports: Sequence[tuple[str, Report | FilmsReport]]) -> Comparison:
    """Compare two or more named reports: of one film each over shots of the same number, of many films each
    over films of the same story.

    Raises OptionError for fewer than two, and for reports of both kinds."""
    if len(reports) < 2:
        raise OptionError("To compare, name two reports or more (files, or folders with report.json).")
    ones = [report for _, report in reports if isinstance(report, Report)]
    many = [report for _, report in reports if isinstance(report, FilmsReport)]
    if ones and many:
        raise OptionError(
            "A report of one film and one of many cannot be compared; name reports of one kind."
        )
    columns = [_of_one(report) for report in ones] or [_of_many(report) for report in many]
    names = list(dict.fromkeys(name for column in columns for name in column))
    return Comparison(
        over="films" if many else "shots",
        films=tuple(name for name, _ in reports),
        grave_notes=tuple(_notes(report, "grave") for _, report in reports),
        minor_notes=tuple(_notes(report, "minor") for _, report in reports),
        metrics={name: _compared([column.get(name) for column in columns]) for name in names},
    )


def _notes(report: Report | FilmsReport, severity: Literal["grave", "minor"]) -> int:
    if isinstance(report, Report):
        return sum(note.severity == severity for note in report.notes)
    return sum(film.grave_notes if severity == "grave" else film.minor_notes for film in report.films)


@dataclass(frozen=True)
class _Column:
    """One metric in one report: its value, what it is compared by, and the encoder or judge behind it."""

    metric: Metric | MetricOverFilms
    value: float | None
    parts: Mapping[str, float | None]
    maker: str


def _of_one(report: Report) -> dict[str, _Column]:
    return {
        name: _Column(metric, metric.value, metric.per_shot, _maker(metric))
        for name, metric in report.metrics.items()
    }


def _of_many(report: FilmsReport) -> dict[str, _Column]:
    return {
        name: _Column(
            metric,
            metric.mean,
            {story_of(film.film): film.metrics.get(name) for film in report.films},
            "" if metric.group == "VBench" else "; ".join(metric.made_with),
        )
        for name, metric in report.metrics.items()
    }


def story_of(film: str) -> str:
    """What is the same in the names of two models' films of one story: the number of its line, which
    `roughcut batch` puts behind model and style; else the whole name."""
    numbered = re.fullmatch(r".+_(\d{3,})/film\.mp4", film)
    return numbered[1] if numbered else film


def _maker(metric: Metric) -> str:
    """The encoder, or the judge with its scale; empty where a value needs neither, or there is none."""
    names = ("encoder_sha256", "judge", "rubric", "prompt", "shown")
    return "" if metric.value is None else ", ".join(str(metric.details.get(name, "")) for name in names)


def _compared(found: Sequence[_Column | None]) -> ComparedMetric:
    known = next(column.metric for column in found if column)
    makers = {column.maker for column in found if column and column.value is not None}
    reason = "Made with different encoders or judges, so not compared." if len(makers) > 1 else ""
    return ComparedMetric(
        title=known.title,
        unit=known.unit,
        better=known.better,
        values=tuple(column.value if column else None for column in found),
        differences=(
            None,
            *(None if reason else _difference(found[0], other) for other in found[1:]),
        ),
        reason=reason,
    )


def _difference(first: _Column | None, other: _Column | None) -> ComparedDifference | None:
    if first is None or other is None:
        return None
    own, theirs = _sizes(first), _sizes(other)
    shared = [number for number in own if number in theirs]
    difference = paired_difference([own[n] for n in shared], [theirs[n] for n in shared])
    if difference is None:
        return None
    return ComparedDifference(
        mean=round(difference.mean, 4),
        interval_95=_rounded(difference.interval),
        pair_count=difference.count,
        verdict=_verdict(difference.interval, first.metric.better),
    )


def _sizes(column: _Column) -> Mapping[str, float | None]:
    """The values that are paired; errors, of which less is better, without their sign."""
    if column.metric.better != "lower":
        return column.parts
    return {name: None if value is None else abs(value) for name, value in column.parts.items()}


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
