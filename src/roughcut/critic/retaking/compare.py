"""Is a retake better? One shot in two reviews of a film that differ in its take, by what was wrong with it
and by everything else."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterable, Sequence

from roughcut.critic.retaking.schema import ComparedValue, Gravity, TakeVerdict
from roughcut.critic.schema import Metric, Note, Report
from roughcut.critic.thresholds import SAME

RELATIVE = frozenset({"colour_drift", "exposure_jump"})
"""Metrics that hold each shot against the first one of its scene, which itself has no value."""
_STRETCHES = ("black", "frozen", "silent", "speech_outside_lines")
_SPOILS_COLOURS = ("black", "flicker", "noise", "stand_in", "shots_missing")
_COUNTED = ("stand_in", "shots_missing")
_RANKS: dict[Gravity, int] = {"": 0, "info": 0, "minor": 1, "grave": 2}
_TOUCHES_S = 0.1


def verdict_on(
    before: Report, after: Report, shot: int, wrong: Collection[str], others: Iterable[int] = ()
) -> TakeVerdict:
    """Whether the take of `shot` in the film of `after` is better than that in the film of `before`.

    It is kept when something of what was `wrong` (metrics) is better, none of that worse, and nothing else
    worse: of the shot itself, or of the `others`, which were not taken again. Something else is worse when
    its value is worse by more than the tolerance and its note graver than it was. A take that replaces a
    stand-in is held to its own notes alone: what the previs drew is no measure. Colours are not held against
    a shot whose picture is spoilt itself: two black shots are alike until one of them is mended.
    """
    blind = _no_witnesses(after)
    values = [_compared(name, before, after, shot, wrong, blind) for name in _names(before, after, wrong)]
    told = tuple(each for each in values if each.wrong or each.change != "same")
    reason = _fault(values) or _harm(before, after, others, blind)
    if reason:
        return TakeVerdict(kept=False, reason=reason, values=told)
    better = [_title(each) for each in values if each.wrong and each.change == "better"]
    return TakeVerdict(kept=True, reason=f"Better: {', '.join(better)}.", values=told)


def complaints_of(report: Report, shot: int, severity: str = "grave") -> list[Note]:
    """The notes of a severity that speak of a shot: its own, and those whose stretch reaches into it."""
    return [note for note in report.notes if note.severity == severity and _speaks_of(note, report, shot)]


def value_of(report: Report, name: str, shot: int, blind: Collection[int] = ()) -> float | None:
    """A metric's value for one shot: its own; the seconds of stretches that lie in it; for the first shot
    of a scene, where a metric is against that, the mean of the others; None where there is none, or none
    that is not against a shot of `blind`."""
    if name in _COUNTED:
        return float(any(note.shot == shot for note in report.notes if note.metric == name))
    metric = report.metrics.get(name)
    if metric is None:
        return None
    if name in _STRETCHES:
        return _seconds_in(report, metric, shot)
    if name in RELATIVE and _first_of_scene(report, shot) in {*blind} - {shot}:
        return None
    value = metric.per_shot.get(str(shot))
    if value is None and name in RELATIVE:
        rest = [other for other in _rest_of_scene(report, shot) if other not in blind]
        found = [metric.per_shot.get(str(other)) for other in rest]
        known = [abs(each) for each in found if each is not None]
        return statistics.fmean(known) if known else None
    return value


def _names(before: Report, after: Report, wrong: Collection[str]) -> list[str]:
    noted = {note.metric for report in (before, after) for note in report.notes}
    return list(dict.fromkeys([*sorted(wrong), *SAME, *sorted(noted)]))


def _no_witnesses(report: Report) -> frozenset[int]:
    """The shots whose picture is spoilt, so that no sound shot's colours are like theirs."""
    return frozenset(
        shot.number
        for shot in report.expectation.shots
        if any(note.metric in _SPOILS_COLOURS for note in complaints_of(report, shot.number))
    )


def _compared(
    name: str,
    before: Report,
    after: Report,
    shot: int,
    wrong: Collection[str],
    blind: Collection[int],
) -> ComparedValue:
    old, new = (value_of(report, name, shot, blind) for report in (before, after))
    note_before, note_after = (_gravity(report, name, shot, blind) for report in (before, after))
    metric = before.metrics.get(name) or after.metrics.get(name)
    rise = _RANKS[note_after] - _RANKS[note_before]
    change = _change(rise, _gain(metric, old, new), SAME.get(name, 0.0), wrong=name in wrong)
    return ComparedValue.model_validate(
        {
            "metric": name,
            "title": metric.title if metric else name.replace("_", " ").capitalize(),
            "unit": metric.unit if metric else "",
            "before": old,
            "after": new,
            "note_before": note_before,
            "note_after": note_after,
            "change": change,
            "wrong": name in wrong,
        }
    )


def _change(rise: int, gain: float | None, tolerance: float, *, wrong: bool) -> str:
    """`better`, `same` or `worse`: by how many steps the note is graver, and how much better the value."""
    if gain is None:
        return "worse" if rise > 0 else "better" if rise < 0 else "same"
    if gain < -tolerance:
        return "worse" if rise > 0 or wrong else "same"
    return "better" if gain > tolerance or (rise < 0 and gain >= 0) else "same"


def _gain(metric: Metric | None, old: float | None, new: float | None) -> float | None:
    """By how much the value is better; None where there are not two."""
    if old is None or new is None:
        return None
    if metric is not None and metric.better == "higher":
        return new - old
    return abs(old) - abs(new)


def _gravity(report: Report, name: str, shot: int, blind: Collection[int]) -> Gravity:
    if name in RELATIVE and _first_of_scene(report, shot) in {*blind} - {shot}:
        return ""
    told: list[Gravity] = [
        note.severity for note in report.notes if note.metric == name and _speaks_of(note, report, shot)
    ]
    rest = [other for other in _rest_of_scene(report, shot) if other not in blind]
    if not told and name in RELATIVE and rest:
        # Said of all the others, it is meant of the shot that they are held against.
        told = [min((_gravity(report, name, other, ()) for other in rest), key=_RANKS.__getitem__)]
    return max(told, key=_RANKS.__getitem__, default="")


def _speaks_of(note: Note, report: Report, shot: int) -> bool:
    if note.shot is not None:
        return note.shot == shot
    span = _span(report, shot)
    if span is None or note.metric not in _STRETCHES:
        return False
    return _overlap_s([note.span_s], span) > _TOUCHES_S


def _seconds_in(report: Report, metric: Metric, shot: int) -> float | None:
    span, found = _span(report, shot), metric.details.get("spans_s")
    if span is None or found is None:
        return None
    return round(_overlap_s(found, span), 3)


def _overlap_s(stretches: Iterable[Sequence[float]], span: tuple[float, float]) -> float:
    """How much of a span stretches that do not overlap each other cover, in seconds."""
    return sum(max(0.0, min(end, span[1]) - max(start, span[0])) for start, end in stretches)


def _span(report: Report, shot: int) -> tuple[float, float] | None:
    for each in report.shots:
        if each.number == shot and each.start_s is not None and each.end_s is not None:
            return each.start_s, each.end_s
    return None


def _scene_of(report: Report, shot: int) -> list[int]:
    shots = report.expectation.shots
    scene = next((each.scene_number for each in shots if each.number == shot), None)
    return [each.number for each in shots if each.scene_number == scene]


def _first_of_scene(report: Report, shot: int) -> int:
    return next(iter(_scene_of(report, shot)), shot)


def _rest_of_scene(report: Report, shot: int) -> list[int]:
    """The other shots of the scene that a shot opens; empty for any other shot."""
    numbers = _scene_of(report, shot)
    return numbers[1:] if numbers and numbers[0] == shot else []


def _fault(values: Sequence[ComparedValue]) -> str:
    """Why the take itself is not better; empty where it is."""
    wrong = [each for each in values if each.wrong]
    if worse := [_title(each) for each in wrong if each.change == "worse"]:
        return f"Worse in what was wrong: {', '.join(worse)}."
    if all(each.change == "same" for each in wrong):
        return f"No better: {', '.join(_title(each) for each in wrong)}."
    was_stand_in = any(each.metric == "stand_in" and each.change == "better" for each in wrong)
    worse = [
        _title(each)
        for each in values
        if each.change == "worse" and not each.wrong and not (was_stand_in and each.note_after != "grave")
    ]
    return f"Worse elsewhere: {', '.join(worse)}." if worse else ""


def _harm(before: Report, after: Report, others: Iterable[int], blind: Collection[int]) -> str:
    """What the take makes worse in other shots; empty for nothing."""
    for other in others:
        values = [_compared(name, before, after, other, (), blind) for name in _names(before, after, ())]
        if worse := [_title(each) for each in values if each.change == "worse"]:
            return f"Shot {other} is worse beside it: {', '.join(worse)}."
    return ""


def _title(value: ComparedValue) -> str:
    return value.title[:1].lower() + value.title[1:]
