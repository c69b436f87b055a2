"""Voices and lips: the right voice for each speaker, and mouths that move when they are heard."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run, rounded
from roughcut.critic.examine.across import NO_PLACES, in_place
from roughcut.critic.examine.sound import NO_SOUND
from roughcut.critic.figures import AROUND_LINE_S, Appearance
from roughcut.critic.metrics import lips
from roughcut.critic.metrics.levels import BLOCK_S
from roughcut.critic.metrics.spans import Span
from roughcut.critic.metrics.timbre import Signature, right_voices, signature
from roughcut.critic.schema import ExpectedLine

_FLOOR_DB = -60.0
_FEW_VOICES = "A voice can be told from others only where two people speak and one of them has two lines."
_NO_MOUTH = "No speaker's mouth is seen large enough for long enough."


def right_voice(case: Case) -> Finding:
    """The share of lines whose voice is nearer to the speaker's other lines than to anybody else's."""
    if case.sound is None:
        return not_run(NO_SOUND)
    signatures = [_signature(case, span) for _, span in case.lines]
    verdicts = right_voices(signatures, [line.speaker for line, _ in case.lines])
    known = [verdict for verdict in verdicts if verdict is not None]
    if not known:
        return not_run(_FEW_VOICES)
    finding = Finding(float(np.mean(known)), sample_count=len(known))
    finding.details = {"lines": verdicts}
    for (line, span), verdict in zip(case.lines, verdicts, strict=True):
        if verdict is False:
            message = f"The line at {clock(span[0])} does not sound like {line.speaker}’s other lines."
            do = "Listen to it. " + case.retake(line.shot_number)
            finding.notes.append(case.note("right_voice", "minor", span, message, do, line.shot_number))
    return finding


def _signature(case: Case, span: Span) -> Signature | None:
    if case.sound is None:
        return None
    blocks = slice(round(span[0] / BLOCK_S), round(span[1] / BLOCK_S))
    pitch, bands = case.sound.pitch_hz[blocks], case.sound.bands_db[blocks]
    if not len(pitch):
        return None
    # The loudest half of what is voiced: what is quieter may be the room, or music.
    level = bands.max(axis=1)
    loud = (pitch > 0) & (level >= np.percentile(level, 50))
    return signature(pitch[loud], bands[loud])


def lips_moving(case: Case) -> Finding:
    """The share of lines during which the speaker's mouth moves more than when they are silent."""
    found = _mouths(case)
    if isinstance(found, Finding):
        return found
    verdicts: list[tuple[ExpectedLine, Span, bool]] = []
    for line, span, mouth in found:
        speaking = _frames_of(case, [line], mouth)
        silent = ~_frames_of(case, [other for other, _, m in found if m is mouth], mouth)
        moved = lips.moves_more(np.where(speaking | silent, mouth.moved, np.nan), speaking)
        if moved is not None:
            verdicts.append((line, span, moved))
    if not verdicts:
        return not_run(_NO_MOUTH)
    finding = Finding(float(np.mean([moved for *_, moved in verdicts])), sample_count=len(verdicts))
    per_shot: dict[str, list[bool]] = {}
    for line, span, moved in verdicts:
        per_shot.setdefault(str(line.shot_number), []).append(moved)
        if not moved:
            message = f"{line.speaker}’s mouth hardly moves during the line at {clock(span[0])}."
            do = "Look at who speaks there. " + case.retake(line.shot_number)
            finding.notes.append(case.note("lips_moving", "minor", span, message, do, line.shot_number))
    finding.per_shot = rounded({number: float(np.mean(moved)) for number, moved in per_shot.items()})
    return finding


def lip_agreement(case: Case) -> Finding:
    """How the movement of speakers' mouths follows the loudness of their lines."""
    found = _agreement(case)
    if isinstance(found, Finding):
        return found
    return Finding(found[0].correlation, sample_count=found[1])


def lip_lag(case: Case) -> Finding:
    """By how much the sound is later than the mouths."""
    found = _agreement(case)
    if isinstance(found, Finding):
        return found
    agreement, count = found
    if agreement.best < at.LIPS_FOLLOW:
        return not_run(
            "Mouths do not follow the sound closely enough at any delay to say by how much it is off."
        )
    value = agreement.lag_frames / case.rate
    if count < at.LEAST_LAG_LINES or abs(agreement.lag_frames) >= round(lips.MOST_LAG_S * case.rate):
        return not_run(
            f"Lines whose mouth is watched: {count}; at least {at.LEAST_LAG_LINES}, and a delay below "
            f"{lips.MOST_LAG_S} s, are needed to tell a delay from chance."
        )
    finding = Finding(value, sample_count=count)
    severity = at.LIP_LAG.severity(abs(value))
    if severity:
        message = f"The sound is {abs(value):.2f} s {'later' if value > 0 else 'earlier'} than the mouths."
        span = (0.0, case.end_s)
        finding.notes.append(case.note("lip_lag", severity, span, message, case.retake(None)))
    return finding


def _agreement(case: Case) -> tuple[lips.Agreement, int] | Finding:
    found = _mouths(case)
    if isinstance(found, Finding):
        return found
    pairs = [_around(case, line, mouth) for line, _, mouth in found]
    agreement = lips.agreement(pairs, case.rate)
    return (agreement, len(pairs)) if agreement else not_run(_NO_MOUTH)


def _mouths(case: Case) -> list[tuple[ExpectedLine, Span, Appearance]] | Finding:
    """The lines whose speaker's mouth is watched, in shots that lie where the plan has them."""
    if case.sound is None:
        return not_run(NO_SOUND)
    if case.figures is None:
        return not_run(NO_PLACES)
    kept = in_place(case)
    watched = {(each.name, each.shot_number): each for each in case.figures.appearances}
    found = [
        (line, span, watched[line.speaker, line.shot_number])
        for line, span in case.lines
        if line.shot_number in kept and (line.speaker, line.shot_number) in watched
    ]
    return found or not_run(_NO_MOUTH)


def _around(case: Case, line: ExpectedLine, mouth: Appearance) -> tuple[lips.Series, lips.Series]:
    """The movement of a mouth and the loudness (dB above a floor), a little before and after a line."""
    start = case.span_of(line.shot_number)[0]
    first, last = _frames(case, line, start, len(mouth.moved), AROUND_LINE_S)
    levels = np.maximum(np.asarray(case.sound.levels_db if case.sound else []), _FLOOR_DB) - _FLOOR_DB
    edges = ((start + np.arange(first, last + 1) / case.rate) / BLOCK_S).round().astype(int)
    loud = [
        float(levels[a:b].mean()) if a < b <= len(levels) else np.nan for a, b in itertools.pairwise(edges)
    ]
    return mouth.opened[first:last], np.asarray(loud, dtype=np.float64)


def _frames_of(case: Case, lines: list[ExpectedLine], mouth: Appearance) -> NDArray[np.bool_]:
    """Which frames of a shot lie in these lines."""
    start = case.span_of(mouth.shot_number)[0]
    flags = np.zeros(len(mouth.moved), dtype=bool)
    for line in lines:
        first, last = _frames(case, line, start, len(flags), 0.0)
        flags[first:last] = True
    return flags


def _frames(case: Case, line: ExpectedLine, start_s: float, count: int, around_s: float) -> tuple[int, int]:
    first = round((line.start_ms / 1000 - around_s - start_s) * case.rate)
    last = round((line.end_ms / 1000 + around_s - start_s) * case.rate)
    return max(0, first), max(0, min(count, last))


EXAMINERS = {
    "right_voice": right_voice,
    "lips_moving": lips_moving,
    "lip_agreement": lip_agreement,
    "lip_lag": lip_lag,
}
