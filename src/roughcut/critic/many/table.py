"""From the reports of many films to one: a row for each film, a mean for each metric."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from roughcut import __version__
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.many.schema import FilmsReport, MetricOverFilms, ReviewedFilm
from roughcut.critic.metrics.means import mean_of
from roughcut.critic.schema import Metric, Report

NOT_REVIEWED = "The film could not be reviewed."


def row_of(film: str, page: str, report: Report) -> ReviewedFilm:
    """The row of a film that was reviewed; `page` is the path of its own page."""
    return ReviewedFilm(
        film=film,
        title=report.expectation.title,
        language=report.expectation.language,
        duration_s=round(report.timeline.duration_s, 3),
        shots=len(report.shots),
        report=page,
        grave_notes=sum(note.severity == "grave" for note in report.notes),
        minor_notes=sum(note.severity == "minor" for note in report.notes),
        metrics={name: metric.value for name, metric in report.metrics.items()},
        failed_votes=report.judgement.failed_votes if report.judgement else 0,
    )


def films_report(rows: Sequence[tuple[ReviewedFilm, Report | None]]) -> FilmsReport:
    """The report over all films; a film without a report counts in every total, and in no mean."""
    reports = [report for _, report in rows]
    names = {name for report in reports if report for name in report.metrics}
    judgements = [report.judgement for report in reports if report and report.judgement]
    prices = [price for each in judgements if (price := each.price_usd) is not None]
    return FilmsReport(
        roughcut_version=__version__,
        films=tuple(row for row, _ in rows),
        metrics={
            name: _over(name, [report.metrics.get(name) if report else None for report in reports])
            for name in CONTRACTS
            if name in names
        },
        judges=tuple(dict.fromkeys(each.whole.judge for each in judgements)),
        price_usd=sum(prices, Decimal(0)) if prices else None,
    )


def _over(name: str, found: Sequence[Metric | None]) -> MetricOverFilms:
    contract = CONTRACTS[name]
    mean = mean_of([metric.value if metric else None for metric in found])
    known = [metric.value for metric in found if metric and metric.value is not None]
    return MetricOverFilms(
        title=contract.title,
        group=contract.group,
        unit=contract.unit,
        better=contract.better,
        target=contract.target,
        how=contract.how,
        mean=_short(mean.value),
        interval_95=mean.interval and (round(mean.interval[0], 4), round(mean.interval[1], 4)),
        median=_short(statistics.median(known)) if known else None,
        lowest=min(known, default=None),
        highest=max(known, default=None),
        count=mean.count,
        total=mean.total,
        missing=dict(Counter(_reason(metric) for metric in found if metric is None or metric.value is None)),
        made_with=tuple(dict.fromkeys(filter(None, map(_maker, found)))),
    )


def _reason(metric: Metric | None) -> str:
    return metric.reason if metric else NOT_REVIEWED


def _maker(metric: Metric | None) -> str:
    """The encoder or the judge behind a value; empty where it needs neither."""
    details = metric.details if metric and metric.value is not None else {}
    if "encoder_sha256" in details:
        return f"{details['encoder']} (SHA-256 {str(details['encoder_sha256'])[:16]}…)"
    if "made_by" in details:
        return str(details["made_by"])
    return f"{details['judge']}, {details['rubric']}, {details['prompt']}" if "judge" in details else ""


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
