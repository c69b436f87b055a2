"""Subtitles: every word there, in time, readable, one after another."""

from __future__ import annotations

import numpy as np

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run
from roughcut.critic.metrics.captions import Caption, overlaps, reading_speed, sync_error_s
from roughcut.critic.metrics.lengths import worst
from roughcut.critic.schema import Note

_NONE = "The film has no subtitles, neither in it nor beside it."


def _mend(case: Case) -> str:
    """How subtitles are mended: made again, or by hand where roughcut did not make the film."""
    if case.expectation.planned:
        return "Run `roughcut shoot SCRIPT -o OUT` again; it writes the subtitles from the script."
    return "Mend the subtitles: those in the film, or an .srt of the same name beside it."


def subtitle_words(case: Case) -> Finding:
    """The share of the lines' words that are subtitled."""
    if not case.lines:
        return not_run("The script has no line in any shot that the film holds.")
    if case.captions is None:
        finding = not_run(_NONE)
        finding.notes.append(
            case.note("subtitle_words", "minor", (0.0, case.end_s), "The film has no subtitles.", _mend(case))
        )
        return finding
    shares = [captioned.share for captioned in case.captioned]
    finding = Finding(float(np.mean(shares)), sample_count=len(shares))
    finding.details = {"lines": [round(share, 3) for share in shares]}
    for (line, span), share in zip(case.lines, shares, strict=True):
        severity = at.CAPTION_WORDS.severity(share)
        if severity:
            message = f"The subtitles hold {share:.0%} of the words of the line at {clock(span[0])}."
            finding.notes.append(
                case.note("subtitle_words", severity, span, message, _mend(case), line.shot_number)
            )
    return finding


def subtitle_sync_error(case: Case) -> Finding:
    """The worst distance between a line and its subtitle."""
    if case.captions is None:
        return not_run(_NONE)
    errors = [
        sync_error_s(span, captioned, case.captions)
        for (_, span), captioned in zip(case.lines, case.captioned, strict=True)
    ]
    value = worst(errors)
    if value is None:
        return not_run("No line has a subtitle whose time could be compared.")
    finding = Finding(value, sample_count=sum(error is not None for error in errors))
    for (line, span), error in zip(case.lines, errors, strict=True):
        severity = at.CAPTION_SYNC.severity(abs(error)) if error is not None else None
        if severity and error is not None:
            how = f"{abs(error):.1f} s too {'late' if error > 0 else 'early'}"
            level = severity if case.expectation.planned else "info"
            message = f"The subtitle of the line at {clock(span[0])} comes {how}."
            finding.notes.append(
                case.note("subtitle_sync_error", level, span, message, _mend(case), line.shot_number)
            )
    return finding


def subtitle_reading_speed(case: Case) -> Finding:
    """The fastest subtitle."""
    if not case.captions:
        return not_run(_NONE if case.captions is None else "The subtitles hold no caption.")
    speeds = [reading_speed(caption) for caption in case.captions]
    finding = Finding(max(speeds), sample_count=len(speeds))
    limit = at.READING_SPEED[case.expectation.language]
    finding.details = {"mean": round(float(np.mean(speeds)), 2), "limit": limit}
    hardest = at.UNREADABLE[case.expectation.language]
    for caption, speed in zip(case.captions, speeds, strict=True):
        if speed > hardest:
            span = (caption.start_s, caption.end_s)
            message = f"The subtitle at {clock(span[0])} asks for {speed:.0f} characters a second."
            do = "Leave it longer on screen: lengthen the shot in the script or split the line."
            finding.notes.append(case.note("subtitle_reading_speed", "minor", span, message, do))
    hurried = [speed for speed in speeds if limit * at.READING_ROUNDING < speed <= hardest]
    if hurried:
        finding.notes.append(_hurried(case, limit, hurried, case.captions[speeds.index(max(hurried))]))
    return finding


def _hurried(case: Case, limit: float, hurried: list[float], fastest: Caption) -> Note:
    """One note for all subtitles that are gone before everybody has read them at ease."""
    message = (
        f"{len(hurried)} of {len(case.captions or [])} subtitles ask for more than {limit:.0f} characters a"
        f" second; the fastest, at {clock(fastest.start_s)}, for {max(hurried):.0f}."
    )
    do = "Where that matters, shorten what is said there or leave a pause behind it."
    span = (fastest.start_s, fastest.end_s)
    return case.note("subtitle_reading_speed", "info", span, message, do)


def subtitle_overlaps(case: Case) -> Finding:
    """How many neighbours are on screen together."""
    if case.captions is None:
        return not_run(_NONE)
    pairs = overlaps(case.captions)
    finding = Finding(float(len(pairs)), sample_count=len(case.captions))
    for first, second in pairs:
        span = (case.captions[second].start_s, case.captions[first].end_s)
        message = f"Two subtitles are on screen together at {clock(span[0])}."
        finding.notes.append(case.note("subtitle_overlaps", "minor", span, message, _mend(case)))
    return finding


EXAMINERS = {
    "subtitle_words": subtitle_words,
    "subtitle_sync_error": subtitle_sync_error,
    "subtitle_reading_speed": subtitle_reading_speed,
    "subtitle_overlaps": subtitle_overlaps,
}
