"""What the page over many films shows, in words and strings: the template only lays it out."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from roughcut.critic.case import clock
from roughcut.critic.contracts import GROUPS
from roughcut.critic.many.schema import FilmsReport, MetricOverFilms, ReviewedFilm
from roughcut.critic.opinions import REHEARSED
from roughcut.critic.wording import number_text, unit_text

FIRST_SHOWN = ("faithfulness", "rhythm_coordination", "vsa", "lip_agreement", "background_likeness")
"""The metric that stands beside each film at first: the first of these that was measured."""


def page(report: FilmsReport, name: str) -> dict[str, Any]:
    """Everything that the template needs."""
    measured = {key: metric for key, metric in report.metrics.items() if metric.count}
    first = next((key for key in FIRST_SHOWN if key in measured), next(iter(measured), ""))
    return {
        "name": name,
        "facts": _facts(report),
        "verdict": _verdict(report),
        "has_grave": any(film.grave_notes for film in report.films),
        "judges": ", ".join(report.judges),
        "rehearsed": REHEARSED if any(each.startswith("rehearsed ") for each in report.judges) else "",
        "price": "" if report.price_usd is None else f"${report.price_usd:.4f}",
        "films": [_film(film, report) for film in report.films],
        "choices": [
            {"name": key, "title": metric.title, "first": key == first} for key, metric in measured.items()
        ],
        "first": first,
        "groups": [
            {"name": group, "rows": rows}
            for group in GROUPS
            if (rows := [_metric(k, m, report) for k, m in report.metrics.items() if m.group == group])
        ],
        "version": report.roughcut_version,
    }


def _facts(report: FilmsReport) -> list[str]:
    films, gone = len(report.films), sum(bool(film.error) for film in report.films)
    seconds = sum(film.duration_s for film in report.films)
    shots = sum(film.shots for film in report.films)
    facts = [f"{films} film{'s' if films != 1 else ''}", f"{shots} shots", clock(seconds)]
    return [*facts, f"{gone} not reviewed"] if gone else facts


def _verdict(report: FilmsReport) -> str:
    grave = sum(bool(film.grave_notes) for film in report.films)
    reviewed = sum(not film.error for film in report.films)
    if not reviewed:
        return "No film could be reviewed."
    if not grave:
        return f"None of {reviewed} films has a grave note."
    return f"{grave} of {reviewed} films {'has' if grave == 1 else 'have'} grave notes."


def _film(film: ReviewedFilm, report: FilmsReport) -> dict[str, Any]:
    values = {
        key: {"text": number_text(key, metric.unit, value), "sort": value}
        for key, metric in report.metrics.items()
        if (value := film.metrics.get(key)) is not None
    }
    return {
        "film": film.film,
        "title": film.title or film.film,
        "url": quote(film.report),
        "length": clock(film.duration_s) if not film.error else "",
        "seconds": film.duration_s,
        "shots": film.shots,
        "grave": film.grave_notes,
        "minor": film.minor_notes,
        "error": film.error,
        "failed_votes": film.failed_votes,
        "measured": values,
    }


def _metric(name: str, metric: MetricOverFilms, report: FilmsReport) -> dict[str, Any]:
    def told(value: float | None) -> str:
        return "" if value is None else number_text(name, metric.unit, value)

    low, high = _ends(metric)
    return {
        "name": name,
        "title": metric.title,
        "unit": unit_text(metric.unit),
        "mean": told(metric.mean),
        "interval": f"{told(metric.interval_95[0])} to {told(metric.interval_95[1])}"
        if metric.interval_95
        else "",
        "of": f"{metric.count} of {metric.total}",
        "part": metric.count < metric.total,
        "target": metric.target,
        "how": metric.how,
        "range": f"{told(metric.lowest)} to {told(metric.highest)}, median {told(metric.median)}"
        if metric.count
        else "",
        "missing": [{"reason": reason, "count": count} for reason, count in metric.missing.items()],
        "made_with": "; ".join(metric.made_with),
        "dots": [
            {"x": _place(value, low, high), "said": f"{film.title or film.film}: {told(value)}"}
            for film in report.films
            if (value := film.metrics.get(name)) is not None
        ],
        "mean_x": None if metric.mean is None else _place(metric.mean, low, high),
        "band": [_place(end, low, high) for end in metric.interval_95] if metric.interval_95 else None,
    }


def _ends(metric: MetricOverFilms) -> tuple[float, float]:
    """The ends of a strip: lowest and highest film, with a margin; shares from nothing to all."""
    if metric.unit in ("share", "0–5"):
        return 0.0, 1.0 if metric.unit == "share" else 5.0
    low, high = metric.lowest or 0.0, metric.highest or 0.0
    margin = 0.08 * (high - low) or 1.0
    return low - margin, high + margin


def _place(value: float, low: float, high: float) -> float:
    return round(100 * min(1.0, max(0.0, (value - low) / (high - low))), 2)
