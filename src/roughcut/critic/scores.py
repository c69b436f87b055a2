"""Scores by shot as the page shows them: a lane that can be switched from metric to metric."""

from __future__ import annotations

from typing import Any

from roughcut.critic.schema import Metric, Report
from roughcut.critic.wording import number_text, told

FIRST_SHOWN = ("vsa", "clothes_between_shots", "movement")
"""The metric that the lane shows first: the first of these that was measured."""


def scored(report: Report) -> list[dict[str, Any]]:
    """Every metric with a value for some shot: its name, title, unit, and a bar for each shot in shares
    (0…1) of the lane's height, lowest to highest value of the film, with the value in words."""
    found = {name: metric for name, metric in report.metrics.items() if _values(metric)}
    first = next((name for name in FIRST_SHOWN if name in found), next(iter(found), ""))
    return [
        {
            "name": name,
            "title": metric.title,
            "first": name == first,
            "bars": _bars(report, name, metric),
            "range": _range(name, metric),
        }
        for name, metric in found.items()
    ]


def of_shot(report: Report, number: int) -> list[tuple[str, str]]:
    """The titles and values that a shot has; what a judge said of it stands on its own."""
    return [
        (metric.title, told(name, metric.unit, value))
        for name, metric in report.metrics.items()
        if metric.group != "Judged" and (value := metric.per_shot.get(str(number))) is not None
    ]


def _values(metric: Metric) -> list[float]:
    return [value for value in metric.per_shot.values() if value is not None]


def _bars(report: Report, name: str, metric: Metric) -> list[dict[str, Any]]:
    values = _values(metric)
    low, high = min(0.0, *values), max(0.0, *values)
    duration = report.timeline.duration_s or 1.0
    bars = []
    for shot in report.shots:
        value = metric.per_shot.get(str(shot.number))
        if value is None or shot.start_s is None or shot.end_s is None:
            continue
        bars.append(
            {
                "left": f"{100 * shot.start_s / duration:.3f}",
                "width": f"{100 * (shot.end_s - shot.start_s) / duration:.3f}",
                "height": f"{100 * (value - low) / (high - low) if high > low else 0:.1f}",
                "said": f"Shot {shot.number}: {told(name, metric.unit, value)}",
            }
        )
    return bars


def _range(name: str, metric: Metric) -> str:
    values = _values(metric)
    return (
        f"{number_text(name, metric.unit, min(0.0, *values))} to {told(name, metric.unit, max(0.0, *values))}"
    )
