"""What the page shows, in words and strings: the template only lays it out."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from roughcut.critic import charts, opinions
from roughcut.critic.case import clock
from roughcut.critic.contracts import GROUPS
from roughcut.critic.schema import Metric, Note, Report, ReviewedShot
from roughcut.critic.scores import of_shot, scored
from roughcut.critic.wording import number_text, told, unit_text

_LEVEL_DB = (-70.0, 0.0)
_LANE = 40.0


def verdict(notes: tuple[Note, ...]) -> str:
    """The headline: how many notes of each kind, in words."""
    grave, minor, info = (sum(note.severity == kind for note in notes) for kind in ("grave", "minor", "info"))
    first = f"{grave} grave note{'s' if grave != 1 else ''}." if grave else "No grave notes."
    rest = [f"{minor} minor" if minor else "", f"{info} for information" if info else ""]
    tail = ", ".join(part for part in rest if part)
    return f"{first} {tail}." if tail else first


def value_text(name: str, metric: Metric) -> str:
    """A value as a reader likes it, with a real minus sign; empty where it did not run."""
    return "" if metric.value is None else number_text(name, metric.unit, metric.value)


def page(report: Report, stills: Mapping[int, bytes], film_url: str, captions_url: str) -> dict[str, Any]:
    """Everything that the template needs."""
    expectation = report.expectation
    return {
        "title": expectation.title or report.film,
        "language": expectation.language,
        "film_url": film_url,
        "captions_url": captions_url,
        "poster": _picture(stills.get(report.shots[0].number)) if report.shots else "",
        "verdict": verdict(report.notes),
        "has_grave": any(note.severity == "grave" for note in report.notes),
        "facts": _facts(report),
        "planned": expectation.planned,
        "notes": [_note(note, report) for note in report.notes],
        "shots": [_shot(report, shot, stills) for shot in report.shots],
        "groups": _groups(report),
        "chart": _chart(report),
        "scores": scored(report),
        "judged": opinions.opinions(report),
        "chapters_url": _chapters_url(report),
        "report": report,
    }


def _facts(report: Report) -> list[str]:
    plan, duration = report.expectation, report.timeline.duration_s
    shots = len(report.shots)
    return [
        clock(duration),
        f"{shots} shot{'s' if shots != 1 else ''}",
        f"{plan.width_px} × {plan.height_px}",
        f"{float(plan.rate):g} frames/s",
        f"{len(plan.lines)} line{'s' if len(plan.lines) != 1 else ''}",
    ]


def _note(note: Note, report: Report) -> dict[str, Any]:
    start, end = note.span_s
    when = clock(start) if end - start < 0.15 else f"{clock(start)} – {clock(end)}"
    if start == 0 and end >= report.timeline.duration_s - 0.01:
        when = "Whole film"
    return {
        "severity": note.severity,
        "word": {"grave": "Grave", "minor": "Minor", "info": "For information"}[note.severity],
        "shot": note.shot,
        "start_s": start,
        "clock": when,
        "message": note.message,
        "suggestion": _in_code(note.suggestion),
        "metric": note.metric,
    }


def _in_code(text: str) -> list[tuple[bool, str]]:
    """The text in parts, with whether each is a command (written between backquotes)."""
    return [(index % 2 == 1, part) for index, part in enumerate(text.split("`")) if part]


def _shot(report: Report, shot: ReviewedShot, stills: Mapping[int, bytes]) -> dict[str, Any]:
    planned = next(s for s in report.expectation.shots if s.number == shot.number)
    there = shot.start_s is not None and shot.end_s is not None
    return {
        "number": shot.number,
        "scene": planned.scene_number,
        "still": _picture(stills.get(shot.number)),
        "start_s": shot.start_s,
        "left": _percent(shot.start_s or 0.0, report),
        "width": _percent((shot.end_s or 0.0) - (shot.start_s or 0.0), report),
        "clock": f"{clock(shot.start_s or 0)} – {clock(shot.end_s or 0)}" if there else "missing",
        "actual": f"{(shot.end_s or 0) - (shot.start_s or 0):.2f} s" if there else "—",
        "scripted": f"{planned.scripted_ms / 1000:.2f} s",
        "sure": shot.sure,
        "action": planned.action,
        "lines": [line for line in report.expectation.lines if line.shot_number == shot.number],
        "notes": [_note(note, report) for note in report.notes if note.shot == shot.number],
        "scores": of_shot(report, shot.number),
        "opinions": opinions.of_shot(report, shot.number),
        "worst": next((note.severity for note in report.notes if note.shot == shot.number), ""),
    }


def _chapters_url(report: Report) -> str:
    """The shots as chapters of the film, for players that show them."""
    cues = [
        f"{_vtt_time(shot.start_s)} --> {_vtt_time(shot.end_s)}\nShot {shot.number}\n"
        for shot in report.shots
        if shot.start_s is not None and shot.end_s is not None
    ]
    text = "WEBVTT\n\n" + "\n".join(cues)
    return "data:text/vtt;base64," + base64.b64encode(text.encode("utf-8")).decode("ascii") if cues else ""


def _vtt_time(second: float) -> str:
    ms = round(second * 1000)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _picture(jpeg: bytes | None) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii") if jpeg else ""


def _groups(report: Report) -> list[dict[str, Any]]:
    groups = []
    for name in GROUPS:
        rows = [
            {
                "name": key,
                "metric": metric,
                "value": value_text(key, metric),
                "unit": unit_text(metric.unit),
                "target": metric.target.replace(" -", " −"),
                "made_with": _made_with(metric),
                "apart": _apart(metric),
                "state": _state(metric),
                "per_shot": {
                    number: "–" if value is None else told(key, metric.unit, value)
                    for number, value in metric.per_shot.items()
                },
            }
            for key, metric in report.metrics.items()
            if metric.group == name
        ]
        groups.append({"name": name, "rows": rows})
    return groups


def _state(metric: Metric) -> str:
    """Whether an aim was reached; what has none is measured, and neither good nor bad."""
    if metric.state != "ok":
        return {"note": "see notes", "not run": "not run"}[metric.state]
    return "ok" if metric.target not in ("", "for information") else "measured"


def _apart(metric: Metric) -> list[dict[str, str]]:
    """The likeness of shots by how many they are apart, as bars; empty for other metrics."""
    return [
        {
            "apart": f"{apart} apart",
            "value": f"{found['mean']:.0%}".replace("%", " %"),
            "width": f"{100 * max(0.0, found['mean']):.1f}",
            "pairs": f"{found['pairs']} pair{'s' if found['pairs'] != 1 else ''}",
        }
        for apart, found in metric.details.get("by_shots_apart", {}).items()
    ]


def _made_with(metric: Metric) -> str:
    """The encoder, or the package, behind a number, where one was."""
    details = metric.details
    if "made_by" in details:
        return f"{details['made_by']}, of {details['of']}"
    if "encoder_sha256" not in details:
        return ""
    return (
        f"Encoder: {details['encoder']} (SHA-256 {str(details['encoder_sha256'])[:16]}…),"
        f" {details['samples_per_s']:g} frames a second"
    )


def _chart(report: Report) -> dict[str, Any]:
    timeline = report.timeline
    movement = timeline.curves.get("movement")
    sound = timeline.curves.get("sound level")
    duration = timeline.duration_s
    peak = max(movement.values, default=1.0) if movement else 1.0
    usual = sorted(movement.values)[int(len(movement.values) * 0.97)] if movement and movement.values else 1.0
    top = max(2.0, min(peak, usual * 1.5))
    return {
        "lane": _LANE,
        "duration": duration,
        "lines": charts.bars(timeline.lines_s, duration, 3, 14),
        "speech": charts.bars(timeline.speech_s, duration, 22, 14),
        "sound": charts.area(sound.values, *_LEVEL_DB, _LANE, _covered(sound, duration)) if sound else "",
        "movement": (
            charts.area(movement.values, 0, top, _LANE, _covered(movement, duration)) if movement else ""
        ),
        "movement_top": f"{top:.1f}{' or more' if peak > top else ''} {movement.unit}" if movement else "",
        "cuts": charts.marks(timeline.cuts_s, duration, _LANE),
        "notes": [
            {**_note(note, report), "left": _percent(note.span_s[0], report)}
            for note in reversed(report.notes)
            if note.shot is not None or note.span_s[1] - note.span_s[0] < duration
        ],
    }


def _covered(curve: Any, duration: float) -> float:
    return min(1.0, len(curve.values) * curve.step_s / duration) if duration else 1.0


def _percent(second: float, report: Report) -> str:
    duration = report.timeline.duration_s or 1.0
    return f"{100 * min(1.0, max(0.0, second / duration)):.3f}"
