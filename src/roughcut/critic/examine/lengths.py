"""Lengths and cuts: the film and its shots against the script and the plan."""

from __future__ import annotations

import re

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run, rounded
from roughcut.critic.metrics.lengths import (
    cut_precision,
    cut_recall,
    film_duration_error_s,
    match_cuts,
    shot_duration_errors_s,
    worst,
)
from roughcut.critic.schema import Severity

_CUTTING = re.compile(
    r"\bcuts? (?:back )?(?:to|between)\b|\balternat\w+|\breturns? to\b|切[到至回换]", re.IGNORECASE
)


def film_duration_error(case: Case) -> Finding:
    """The film's length less the script's."""
    scripted = [shot.scripted_ms for shot in case.shots]
    error = film_duration_error_s(case.picture.frame_count, case.rate, scripted)
    planned = (sum(case.planned_lengths) - case.picture.frame_count) / case.rate
    finding = Finding(error, sample_count=case.picture.frame_count)
    finding.details = {"film_s": round(case.end_s, 3), "script_s": sum(scripted) / 1000}
    severity = at.FILM_LENGTH.severity(abs(planned) if case.expectation.planned else abs(error))
    if severity is None and at.FILM_LENGTH.severity(abs(error)):
        severity = "info"
    if severity:
        how = f"{abs(error):.1f} s {'longer' if error > 0 else 'shorter'} than the script"
        why = ", as it was planned" if severity == "info" else ""
        do = "Nothing need be done unless the length matters." if severity == "info" else case.retake(None)
        finding.notes.append(
            case.note("film_duration_error", severity, (0.0, case.end_s), f"The film is {how}{why}.", do)
        )
    return finding


def shot_duration_error(case: Case) -> Finding:
    """The worst of the shots' lengths against the script."""
    spans = case.match.spans
    errors = shot_duration_errors_s(spans, [shot.scripted_ms for shot in case.shots], case.rate)
    finding = Finding(worst(errors), sample_count=sum(error is not None for error in errors))
    finding.per_shot = rounded({str(s.number): e for s, e in zip(case.shots, errors, strict=True)})
    for index, (shot, error) in enumerate(zip(case.shots, errors, strict=True)):
        span = spans[index]
        if error is None or span is None or index in case.match.unsure:
            continue
        off = abs(span[1] - span[0] - case.planned_lengths[index])
        severity = at.SHOT_LENGTH.severity(abs(error))
        if severity and case.expectation.planned and off <= at.PLAN_TOLERANCE_FRAMES:
            severity = "info"
        if severity:
            finding.notes.append(
                case.note("shot_duration_error", severity, case.seconds(span),
                          _length_message(shot.number, error, severity),
                          _length_advice(case, shot.number, severity), shot.number)
            )  # fmt: skip
    if finding.value is None:
        finding.reason = "None of the planned shots was found in the film."
    return finding


def _length_message(number: int, error: float, severity: Severity) -> str:
    how = f"Shot {number} is {abs(error):.1f} s {'longer' if error > 0 else 'shorter'} than its script"
    return f"{how}, as it was planned (its words need the time)." if severity == "info" else f"{how}."


def _length_advice(case: Case, number: int, severity: Severity) -> str:
    if severity == "info":
        return f"Give shot {number} that length in the script, or shorten its lines."
    return case.retake(number)


def shots_missing(case: Case) -> Finding:
    """How many planned shots the film does not hold; extra stretches become notes."""
    match = case.match
    finding = Finding(float(len(match.missing)), sample_count=len(case.shots))
    finding.details = {
        "missing": [case.shots[index].number for index in match.missing],
        "extra_s": [[round(second, 3) for second in case.seconds(span)] for span in match.extra],
    }
    for index in match.missing:
        shot = case.shots[index]
        finding.notes.append(
            case.note("shots_missing", "grave", case.span_of(shot.number),
                      f"Shot {shot.number} is not in the film.", case.retake(shot.number), shot.number)
        )  # fmt: skip
    for extra in match.extra:
        span = case.seconds(extra)
        severity = at.EXTRA_S.severity(span[1] - span[0])
        if severity:
            message = (
                f"From {clock(span[0])} to {clock(span[1])} the film shows something that is in no shot."
            )
            finding.notes.append(case.note("shots_missing", severity, span, message, case.retake(None)))
    return finding


def cuts_planned(case: Case) -> Finding:
    """The share of cuts in the film that were planned."""
    found, planned = case.picture.cuts, case.planned_cuts
    if cut_precision(found, planned) is None:
        return not_run("No cut was seen in the film, so there is none to be right or wrong.")
    paired = {cut for cut, _ in match_cuts(found, planned)}
    meant = _within_shots(case, [cut for cut in found if cut not in paired])
    strange = [cut for cut in found if cut not in paired and cut not in meant]
    finding = Finding(1 - len(strange) / len(found), sample_count=len(found))
    finding.details = {
        "unplanned_s": [round(cut / case.rate, 3) for cut in strange],
        "within_shots_s": [round(cut / case.rate, 3) for cut in meant],
    }
    for cut in _apart_from_moved(case, strange):
        second = cut / case.rate
        finding.notes.append(
            case.note("cut_precision", "minor", (second, second + 1 / case.rate),
                      f"There is a cut at {clock(second)} that the plan does not have.",
                      case.retake(case.shot_at(second)))
        )  # fmt: skip
    return finding


def cuts_found(case: Case) -> Finding:
    """The share of planned cuts that the film holds."""
    found, planned = case.picture.cuts, case.planned_cuts
    value = cut_recall(found, planned)
    if value is None:
        return not_run("The plan has a single shot and so no cut.")
    finding = Finding(value, sample_count=len(planned))
    paired = {cut for _, cut in match_cuts(found, planned)}
    finding.details = {
        "planned_s": [round(cut / case.rate, 3) for cut in planned],
        "missed_s": [round(cut / case.rate, 3) for cut in planned if cut not in paired],
    }
    for index in sorted(case.match.unsure):
        span = case.match.spans[index]
        if index and span and span[0] not in found and index - 1 in case.match.unsure:
            second, number = span[0] / case.rate, case.shots[index].number
            finding.notes.append(
                case.note("cut_recall", "minor", (second, second + 1 / case.rate),
                          f"No cut is seen between shots {number - 1} and {number}.",
                          "See whether the two shots look too much alike to cut between; change the size or"
                          " the angle of one in the script by 30 degrees or more.", number)
            )  # fmt: skip
    return finding


def _within_shots(case: Case, cuts: list[int]) -> list[int]:
    """The cuts inside shots whose script asks for several framings or speaks of cutting."""
    meant: list[int] = []
    for shot, span in zip(case.shots, case.match.spans, strict=True):
        room = max(shot.framings - 1, len(_CUTTING.findall(shot.action)))
        inside = [cut for cut in cuts if span and span[0] + 1 < cut < span[1] - 1]
        meant += inside[:room]
    return meant


def _apart_from_moved(case: Case, strange: list[int]) -> list[int]:
    """The cuts that lie inside a shot: those at its ends are there because a length changed, which
    has its own note."""
    ends = {edge for span in (*case.match.spans, *case.match.extra) if span for edge in span}
    return [cut for cut in strange if cut not in ends]


def frame_count_error(case: Case) -> Finding:
    """Decoded frames less planned ones."""
    if not case.expectation.planned:
        return not_run("The film has no plan, so no frame count was promised.")
    planned = sum(shot.frame_count for shot in case.shots)
    return Finding(float(case.picture.frame_count - planned), sample_count=case.picture.frame_count)


def frame_size_error(case: Case) -> Finding:
    """The picture's size against the plan's."""
    if not case.expectation.planned:
        return not_run("The film has no plan, so no picture size was promised.")
    plan, film = case.expectation, case.picture
    finding = Finding(
        float(max(abs(film.width_px - plan.width_px), abs(film.height_px - plan.height_px))),
        sample_count=1,
    )
    if finding.value:
        message = (
            f"The picture is {film.width_px}x{film.height_px},"
            f" not {plan.width_px}x{plan.height_px} as planned."
        )
        finding.notes.append(
            case.note("frame_size_error", "grave", (0.0, case.end_s), message, case.retake(None))
        )
    return finding


def frame_rate_error(case: Case) -> Finding:
    """The film's rate against the plan's."""
    if not case.expectation.planned:
        return not_run("The film has no plan, so no frame rate was promised.")
    error = abs(case.rate - float(case.expectation.rate))
    finding = Finding(error, sample_count=1)
    if error > 0.001:
        message = f"The film runs at {case.rate:g} frames a second, not {float(case.expectation.rate):g}."
        finding.notes.append(
            case.note("frame_rate_error", "minor", (0.0, case.end_s), message, case.retake(None))
        )
    return finding


def sound_picture_drift(case: Case) -> Finding:
    """The end of the sound less the end of the picture."""
    if case.sound is None:
        return not_run("The film has no sound track.")
    drift = case.sound.end_s - case.end_s
    finding = Finding(drift, sample_count=1)
    severity = at.SOUND_DRIFT.severity(abs(drift))
    if severity:
        message = f"The sound ends {abs(drift):.2f} s {'after' if drift > 0 else 'before'} the picture."
        span = (min(case.end_s, case.sound.end_s), max(case.end_s, case.sound.end_s))
        finding.notes.append(case.note("sound_picture_drift", severity, span, message, case.retake(None)))
    return finding


EXAMINERS = {
    "film_duration_error": film_duration_error,
    "shot_duration_error": shot_duration_error,
    "frame_count_error": frame_count_error,
    "frame_size_error": frame_size_error,
    "frame_rate_error": frame_rate_error,
    "sound_picture_drift": sound_picture_drift,
    "shots_missing": shots_missing,
    "cut_precision": cuts_planned,
    "cut_recall": cuts_found,
}
