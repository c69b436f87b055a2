"""The retakes on the report's page: pictures before and after, values, verdict and cost, as strings."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from roughcut.critic.retaking.schema import ComparedValue, RetakeRecord
from roughcut.critic.schema import Report, ReviewedShot
from roughcut.critic.stills import stills_of
from roughcut.critic.wording import told
from roughcut.film.media import probe

_WORDS = {"": "no note", "info": "for information", "minor": "minor note", "grave": "grave note"}
_ARROWS = {"better": "↑", "same": "=", "worse": "↓"}


def take_stills(report: Report, folder: Path) -> dict[str, bytes]:
    """A JPEG from each take that the report's retakes name, by its path; those that are gone are left out.
    Raises MediaError for one that is no film."""
    records = report.retakes.records if report.retakes else ()
    found: dict[str, bytes] = {}
    for name in dict.fromkeys(path for each in records for path in (each.before_take, each.after_take)):
        take = folder / name
        if name and take.is_file():
            info = probe(take)
            whole = ReviewedShot(number=1, start_s=0.0, end_s=float(info.frame_count / info.rate))
            found.update((name, still) for still in stills_of(take, [whole]).values())
    return found


def retakes_of(report: Report, stills: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What the page shows of the retakes; None where none was called for."""
    found = report.retakes
    if found is None or not (found.records or found.unrepaired or found.not_of_a_take):
        return None
    kept = sum(each.verdict.kept for each in found.records)
    taken = "1 retake" if len(found.records) == 1 else f"{len(found.records)} retakes"
    return {
        "lead": f"{taken}, {kept} kept; {_usd(found.cost_usd)}. {found.ended}",
        "beyond": found.not_of_a_take,
        "rows": [_row(each, stills) for each in found.records],
    }


def _row(record: RetakeRecord, stills: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "shot": record.shot,
        "take": record.take_number,
        "against": record.against,
        "kept": record.verdict.kept,
        "verdict": "kept" if record.verdict.kept else "discarded",
        "reason": record.verdict.reason,
        "cost": _usd(record.cost_usd),
        "complaints": record.complaints,
        "remedies": record.remedies,
        "before": _url(stills.get(record.before_take)),
        "after": _url(stills.get(record.after_take)),
        "values": [_value(each) for each in record.verdict.values],
    }


def _value(value: ComparedValue) -> dict[str, Any]:
    return {
        "title": value.title,
        "wrong": value.wrong,
        "before": _told(value, value.before, value.note_before),
        "after": _told(value, value.after, value.note_after),
        "change": value.change,
        "arrow": _ARROWS[value.change],
    }


def _told(of: ComparedValue, value: float | None, note: str) -> str:
    number = told(of.metric, of.unit, value) if value is not None and of.unit else ""
    return ", ".join(part for part in (number, _WORDS[note]) if part)


def _usd(usd: float) -> str:
    return f"${usd:.2f}" if usd else "free of charge"


def _url(jpeg: bytes | None) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii") if jpeg else ""
