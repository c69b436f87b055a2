"""The sound as a whole: loudness, peaks, dead air."""

from __future__ import annotations

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run
from roughcut.critic.metrics.levels import silent_spans
from roughcut.critic.metrics.spans import total
from roughcut.critic.schema import Severity

NO_SOUND = "The film has no sound track."


def loudness(case: Case) -> Finding:
    """Integrated loudness against −16 LUFS."""
    if case.sound is None:
        return not_run(NO_SOUND)
    value = case.sound.integrated_lufs
    if value is None:
        return not_run("Nothing in the film is loud enough to be measured (all below −70 LUFS).")
    finding = Finding(value, sample_count=len(case.sound.levels_db))
    off = value - at.LOUDNESS_TARGET
    severity = at.LOUDNESS.severity(round(abs(off), 2))
    if severity:
        message = f"The film is {abs(off):.1f} LU too {'loud' if off > 0 else 'quiet'} ({value:.1f} LUFS)."
        finding.notes.append(case.note("loudness", severity, (0.0, case.end_s), message, case.retake(None)))
    return finding


def true_peak(case: Case) -> Finding:
    """The highest peak between samples."""
    if case.sound is None:
        return not_run(NO_SOUND)
    value = case.sound.true_peak_db
    if value is None:
        return not_run("The sound is digital silence and has no peak.")
    finding = Finding(value, sample_count=len(case.sound.levels_db))
    severity = at.TRUE_PEAK.severity(value)
    if severity:
        message = f"The sound peaks at {value:.1f} dBTP and may distort on some players."
        finding.notes.append(case.note("true_peak", severity, (0.0, case.end_s), message, case.retake(None)))
    return finding


def silent(case: Case) -> Finding:
    """How long there is no sound at all, not even room tone."""
    if case.sound is None:
        finding = not_run(NO_SOUND)
        finding.notes.append(
            case.note("silent", "grave", (0.0, case.end_s), "The film has no sound track.", case.retake(None))
        )
        return finding
    spans = silent_spans(case.sound.levels_db, at.SILENT_DB, at.SILENT_S)
    tail = case.end_s - case.sound.end_s
    if tail >= at.SILENT_S:
        spans.append((case.sound.end_s, case.end_s))
    finding = Finding(total(spans), sample_count=len(case.sound.levels_db))
    finding.details = {"spans_s": [[round(s, 3) for s in span] for span in spans]}
    for span in spans:
        length = span[1] - span[0]
        severity: Severity = at.SILENT.severity(length) or "minor"
        message = f"There is no sound at all for {length:.1f} s from {clock(span[0])}, not even room tone."
        finding.notes.append(
            case.note("silent", severity, span, message, case.retake(case.shot_at(sum(span) / 2)))
        )
    return finding


EXAMINERS = {"loudness": loudness, "true_peak": true_peak, "silent": silent}
