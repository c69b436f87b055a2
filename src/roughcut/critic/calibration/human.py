"""People's scores from a table: CSV with a row for each rating, or a row for each item."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from math import isfinite

from roughcut.critic.calibration.schema import HumanScores
from roughcut.errors import OptionError

ITEM, METRIC, SCORE, RATER = "item", "metric", "score", "rater"


def read_human(text: str, name: str, known: Collection[str]) -> HumanScores:
    """Read a table whose first row names its columns (`,`, `;` or tab between them).

    Long form: `item`, `metric`, `score`, a row for each rating. Wide form: `item` and a column for each
    metric, by the names in `known`. Columns of other names are traits of the item. Empty cells are no
    score. Raises OptionError with the line of what cannot be read.
    """
    rows = list(csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=text.split("\n", 1)[0].count)))
    columns = [column for column in (rows[0] if rows else {}) if column]
    if ITEM not in columns:
        raise OptionError(
            f"{name} needs a first row with the names of its columns, {ITEM!r} among them; "
            "`roughcut calibrate --help` shows both forms."
        )
    metrics = [] if METRIC in columns else [column for column in columns if column in known]
    if METRIC in columns and SCORE not in columns:
        raise OptionError(f"{name} has a column {METRIC!r} and none called {SCORE!r}.")
    if METRIC not in columns and not metrics:
        listed = ", ".join(sorted(known))
        raise OptionError(f"No column of {name} is a metric of the report; it has {listed}.")
    scores: dict[str, dict[str, list[float]]] = {}
    traits: dict[str, dict[str, str]] = {}
    others = [each for each in columns if each not in (ITEM, METRIC, SCORE, RATER, *metrics)]
    for line, row in enumerate(rows, start=2):
        item = (row[ITEM] or "").strip()
        if not item:
            continue
        for metric, score in _scores_of(row, metrics, f"{name}:{line}"):
            scores.setdefault(item, {}).setdefault(metric, []).append(score)
        found = {each: value for each in others if (value := (row[each] or "").strip())}
        traits.setdefault(item, {}).update(found)
    return HumanScores(
        scores={item: {m: tuple(s) for m, s in found.items()} for item, found in scores.items()},
        traits=traits,
    )


def _scores_of(row: Mapping[str, str | None], metrics: Sequence[str], where: str) -> list[tuple[str, float]]:
    cells = [(metric, row[metric]) for metric in metrics] or [((row[METRIC] or "").strip(), row[SCORE])]
    found = []
    for metric, cell in cells:
        written = (cell or "").strip()
        if metric and written:
            found.append((metric, _number(written, where)))
    return found


def _number(written: str, where: str) -> float:
    try:
        value = float(written)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise OptionError(f"{where}: {written[:40]!r} is no number; a score is one, and no score is empty.")
    return value
