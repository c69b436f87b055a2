"""`roughcut calibrate`: a judge, or any metric, held against people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from roughcut.critic.calibration.schema import (
        Bias,
        CalibratedMetric,
        Calibration,
        Correlation,
        GroupBias,
    )


def calibrate(
    human: Annotated[
        Path,
        typer.Argument(
            metavar="HUMAN.csv",
            help="People's scores: columns item, metric, score (a row a rating), or item and one column for "
            "each metric. Other columns, such as language, are what bias is looked for in.",
        ),
    ],
    reports: Annotated[
        list[Path],
        typer.Argument(
            metavar="REPORT…",
            help="A report of review-script, of review-film over many films, or of one film (its shots are "
            "the items); or several reports of one film each.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the calibration as JSON into this file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Say how far a report's scores put things in people's order, and where a judge is biased.

    Rank correlation (Spearman, Kendall) for each metric with its interval, and the judge's score less
    people's: over all, and by score, length, language and every other column.
    """
    from roughcut.critic.calibration.calibrate import calibrate as calibrated
    from roughcut.critic.calibration.human import read_human
    from roughcut.critic.calibration.items import read_reported
    from roughcut.files import write_text
    from roughcut.textfile import read_text

    reported = read_reported(reports)
    known = {name for item in reported.items for name in item.values}
    scores = read_human(read_text(human), human.name, known)
    found = calibrated(
        scores, reported, human_name=human.name, report_names=[str(report) for report in reports]
    )
    text = found.model_dump_json(by_alias=True, indent=2) + "\n"
    if out is not None:
        write_text(out, text)
    if as_json:
        typer.echo(text, nl=False)
        return
    for line in _table(found):
        typer.echo(line)


def _table(found: Calibration) -> Iterator[str]:
    judges = f", judged by {', '.join(found.judges)}" if found.judges else ""
    yield f"{found.human} against {', '.join(found.reports)} (items: {found.kind}s{judges})"
    yield ""
    yield f"{'metric':<30}{'items':>9}  {'Spearman':<24}{'Kendall':<24}mean difference"
    for name, metric in found.metrics.items():
        yield _row(name, metric)
    for name, metric in found.metrics.items():
        if metric.bias is not None:
            yield from _bias(name, metric.bias)
    yield ""
    yield "[low, high]: 95 % intervals by resampling items. Items: those with a score of both, of all that"
    yield "people scored. Mean difference: the judge less people. Of twenty groups one stands out by chance."
    if found.not_in_reports:
        yield f"Not in the report: {', '.join(found.not_in_reports)}."
    if found.not_scored:
        yield f"{found.not_scored} items of the report have no score by people."


def _row(name: str, metric: CalibratedMetric) -> str:
    items = f"{metric.n}/{metric.asked}"
    if metric.spearman.value is None:
        return f"{name:<30}{items:>9}  no correlation: {metric.spearman.reason}"
    found = f"{_told(metric.spearman):<24}{_told(metric.kendall):<24}"
    overall = _group(metric.bias.overall) if metric.bias else f"– {metric.bias_reason}"
    return f"{name:<30}{items:>9}  {found}{overall}"


def _told(correlation: Correlation) -> str:
    if correlation.value is None:
        return "–"
    if correlation.interval_95 is None:
        return f"{correlation.value:+.2f}"
    low, high = correlation.interval_95
    return f"{correlation.value:+.2f} [{low:+.2f}, {high:+.2f}]"


def _bias(name: str, bias: Bias) -> Iterator[str]:
    yield ""
    yield f"{name}: the judge less people (mean absolute difference {bias.mean_absolute:.2f})"
    for trait, groups in bias.by.items():
        for index, group in enumerate(groups):
            yield f"  {trait if index == 0 else '':<14}{group.group:<22}{group.n:>5}  {_group(group)}"


def _group(group: GroupBias) -> str:
    if group.interval_95 is None:
        return f"{group.mean:+.2f}"
    low, high = group.interval_95
    return f"{group.mean:+.2f} [{low:+.2f}, {high:+.2f}] {group.verdict}".rstrip()
