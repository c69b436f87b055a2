"""Speech: heard where lines are and nowhere else, in time, and evenly loud."""

from __future__ import annotations

import numpy as np

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, delivery_of, not_run, rounded
from roughcut.critic.examine.sound import NO_SOUND
from roughcut.critic.metrics import lines as metrics
from roughcut.critic.metrics.levels import line_levels_db, uneven_by_db
from roughcut.critic.metrics.spans import Span, total
from roughcut.critic.schema import ExpectedLine, Note, Severity

_NO_LINES = "The script has no line in any shot that the film holds."


def speech_in_lines(case: Case) -> Finding:
    """The mean share of a line's span in which a voice is heard; gaps without speech become notes."""
    if case.sound is None or not case.lines:
        return not_run(NO_SOUND if case.sound is None else _NO_LINES)
    shares = metrics.speech_shares(case.heard, [span for _, span in case.lines])
    known = [share for share in shares if share is not None]
    if not known:
        return not_run("Every line's span is empty.")
    finding = Finding(float(np.mean(known)), sample_count=len(known))
    finding.details = {"lines": [None if share is None else round(share, 3) for share in shares]}
    finding.per_shot = _by_shot(case, shares)
    for (line, span), share in zip(case.lines, shares, strict=True):
        severity = _unheard(case, span, share)
        if severity:
            said = f"{line.speaker}’s line" if line.speaker else "the line"
            where = f"where {said} “{_short(line.text)}” should be"
            message = f"Hardly any voice is heard at {clock(span[0])}, {where}."
            do = "Listen to the shot. " + case.retake(line.shot_number)
            finding.notes.append(case.note("speech_in_lines", severity, span, message, do, line.shot_number))
    finding.notes += _pauses(case)
    return finding


def _unheard(case: Case, span: Span, share: float | None) -> Severity | None:
    severity = at.LINE_HEARD.severity(share) if share is not None else None
    if severity is None:
        return None
    if not case.expectation.planned:
        return "info"  # the line's place is an estimate
    return "minor" if span[1] - span[0] < at.SHORT_LINE_S else severity


def _pauses(case: Case) -> list[Note]:
    """Long stretches without speech inside shots that have lines, for information."""
    notes = []
    talking = {line.shot_number for line, _ in case.lines}
    for shot, span in zip(case.shots, case.shot_spans, strict=True):
        if span is None or shot.number not in talking:
            continue
        for gap in metrics.gaps(case.heard, *span, at.PAUSE_S):
            message = f"Nobody speaks for {gap[1] - gap[0]:.0f} s in shot {shot.number}."
            do = f"Shorten shot {shot.number} in the script if the pause is not meant."
            notes.append(case.note("speech_in_lines", "info", gap, message, do, shot.number))
    return notes


def speech_outside_lines(case: Case) -> Finding:
    """How long a voice is heard where no line is."""
    if case.sound is None:
        return not_run(NO_SOUND)
    spans = metrics.speech_outside(case.sound.speech, [span for _, span in case.lines])
    finding = Finding(total(spans), sample_count=len(case.sound.speech))
    finding.details = {"spans_s": [[round(s, 3) for s in span] for span in spans]}
    for span in spans:
        severity = at.STRAY_SPEECH.severity(span[1] - span[0])
        if severity:
            where = f"from {clock(span[0])} to {clock(span[1])}, where no line is"
            message = f"Something like a voice is heard {where}."
            level: Severity = severity if case.expectation.planned else "info"
            do = "Listen to it: a tune in the sound may be taken for a voice. "
            do += case.retake(case.shot_at(sum(span) / 2))
            finding.notes.append(case.note("speech_outside_lines", level, span, message, do))
    return finding


def speech_onset_error(case: Case) -> Finding:
    """How late voices come, typically."""
    if case.sound is None or not case.lines:
        return not_run(NO_SOUND if case.sound is None else _NO_LINES)
    if not case.expectation.planned:
        return not_run("The film has no plan, so the lines' times are estimates and nothing to be late for.")
    errors = metrics.onset_errors_s(case.heard, [span for _, span in case.lines])
    value = metrics.typical(errors)
    if value is None:
        return not_run("No line follows half a second of quiet and is heard near its place.")
    finding = Finding(value, sample_count=sum(error is not None for error in errors))
    finding.details = {"lines_s": [None if error is None else round(error, 3) for error in errors]}
    severity = at.ONSET.severity(abs(value))
    if severity:
        message = (
            f"Voices come {abs(value):.2f} s too {'late' if value > 0 else 'early'} throughout the film."
        )
        finding.notes.append(
            case.note("speech_onset_error", severity, (0.0, case.end_s), message, case.retake(None))
        )
    return finding


def line_level_spread(case: Case) -> Finding:
    """How unevenly loud the lines are."""
    if case.sound is None or not case.lines:
        return not_run(NO_SOUND if case.sound is None else _NO_LINES)
    spans = [span for _, span in case.lines]
    levels = line_levels_db(case.sound.levels_db, case.heard, spans)
    uneven = uneven_by_db(levels, [delivery_of(line).level_db for line, _ in case.lines])
    known = [abs(value) for value in uneven if value is not None]
    if not known:
        return not_run("No line is heard for long enough to have a level.")
    finding = Finding(max(known), sample_count=len(known))
    finding.details = {"lines_db": [None if level is None else round(level, 1) for level in levels]}
    for (line, span), value in zip(case.lines, uneven, strict=True):
        if value is not None and abs(value) > at.LINE_LEVEL_DB:
            finding.notes.append(_uneven_note(case, line, span, value))
    return finding


def _uneven_note(case: Case, line: ExpectedLine, span: Span, value: float) -> Note:
    word = "louder" if value > 0 else "quieter"
    message = f"The line “{_short(line.text)}” is {abs(value):.0f} dB {word} than most lines."
    do = "Say so in a parenthetical if it is meant; else listen to the shot. " + case.retake(line.shot_number)
    return case.note("line_level_spread", "minor", span, message, do, line.shot_number)


def _by_shot(case: Case, shares: list[float | None]) -> dict[str, float | None]:
    found: dict[str, list[float]] = {}
    for (line, _), share in zip(case.lines, shares, strict=True):
        if share is not None:
            found.setdefault(str(line.shot_number), []).append(share)
    return rounded({number: float(np.mean(values)) for number, values in found.items()})


def _short(text: str, most: int = 48) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


EXAMINERS = {
    "speech_in_lines": speech_in_lines,
    "speech_outside_lines": speech_outside_lines,
    "speech_onset_error": speech_onset_error,
    "line_level_spread": line_level_spread,
}
