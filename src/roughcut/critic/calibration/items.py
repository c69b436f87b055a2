"""What is scored in a report: the scripts of a script review, the films of many, or the shots of one film."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roughcut.critic.calibration.schema import Reported, ReportedItem
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.many.schema import FilmsReport
from roughcut.critic.reports import AnyReport, read_report
from roughcut.critic.schema import Report
from roughcut.critic.scripts.schema import EntryReview, ScriptReport
from roughcut.errors import OptionError

JUDGED_UNIT = "0–5"
_SCALE = frozenset(name for name, contract in CONTRACTS.items() if contract.unit == JUDGED_UNIT)


def read_reported(paths: Sequence[Path]) -> Reported:
    """The items of one report, or of several reports of one film each (every film is an item).

    Raises OptionError for files that are no report, or no such set."""
    reports = [read_report(path) for path in paths]
    if len(reports) == 1:
        return _of_one(reports[0])
    films = [report for report in reports if isinstance(report, Report)]
    if len(films) != len(reports):
        raise OptionError("Several reports must each be of one film; name one report of scripts or of films.")
    items = tuple(_of_film(path, report) for path, report in zip(paths, films, strict=True))
    return Reported(kind="film", items=items, scale=_SCALE, judges=_judges(films))


def _of_one(report: AnyReport) -> Reported:
    if isinstance(report, ScriptReport):
        return _of_scripts(report)
    if isinstance(report, FilmsReport):
        return _of_films(report)
    return _of_shots(report)


def _of_scripts(report: ScriptReport) -> Reported:
    criteria = tuple(report.summary.scores)
    items = []
    for row in report.detailed_results:
        entry = EntryReview.model_validate({k: v for k, v in row.items() if k in EntryReview.model_fields})
        values = {name: measure.value for name, measure in entry.measures.items()}
        values |= {name: row.get(name) for name in criteria}
        traits: dict[str, str | float] = {"language": entry.language, "writer": entry.written_by}
        if (duration := values.get("duration")) is not None:
            traits["duration_s"] = duration
        names = (entry.source, Path(entry.source).name, entry.title, str(row["index"]))
        items.append(ReportedItem(names=_told(names), values=values, traits=_known(traits)))
    judges = (report.summary.judge,) if report.summary.judge else ()
    return Reported(kind="script", items=tuple(items), scale=frozenset(criteria), judges=judges)


def _of_films(report: FilmsReport) -> Reported:
    items = tuple(
        ReportedItem(
            names=_told((each.film, Path(each.film).name, each.title)),
            values=dict(each.metrics),
            traits=_known({"language": each.language, "duration_s": each.duration_s}),
        )
        for each in report.films
    )
    return Reported(kind="film", items=items, scale=_SCALE, judges=report.judges)


def _of_film(path: Path, report: Report) -> ReportedItem:
    folder = path if path.is_dir() else path.parent
    return ReportedItem(
        names=_told((str(path), folder.name, report.film, report.expectation.title)),
        values={name: metric.value for name, metric in report.metrics.items()},
        traits=_known(
            {"language": report.expectation.language, "duration_s": report.timeline.duration_s or ""}
        ),
    )


def _of_shots(report: Report) -> Reported:
    lengths = {shot.number: shot.scripted_ms / 1000 for shot in report.expectation.shots}
    speakers = {line.shot_number for line in report.expectation.lines}
    items = tuple(
        ReportedItem(
            names=(str(shot.number), f"shot {shot.number}", f"shot_{shot.number:03d}"),
            values={name: metric.per_shot.get(str(shot.number)) for name, metric in report.metrics.items()},
            traits={
                "duration_s": lengths[shot.number],
                "speech": "with lines" if shot.number in speakers else "without lines",
            },
        )
        for shot in report.expectation.shots
    )
    return Reported(kind="shot", items=items, scale=_SCALE, judges=_judges([report]))


def _judges(reports: Sequence[Report]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.judgement.whole.judge for each in reports if each.judgement))


def _told(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _known(traits: dict[str, str | float]) -> dict[str, str | float]:
    return {name: value for name, value in traits.items() if value != ""}
