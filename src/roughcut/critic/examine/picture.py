"""The picture: black, frozen, flickering, moving, and keeping its colours through a scene."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import numpy as np

from roughcut.critic import thresholds as at
from roughcut.critic.case import Case, Finding, clock, not_run, rounded
from roughcut.critic.metrics import colour
from roughcut.critic.metrics.picture import black_spans, flicker_levels, mean_movement
from roughcut.critic.metrics.spans import Span, difference, intersection, total
from roughcut.critic.schema import ExpectedShot, Severity

_DARK = re.compile(r"\b(black|blackout|dark|darkness|pitch[- ]black|fade[sd]?)\b|黑|熄灯|暗", re.IGNORECASE)

_Measure = Callable[[colour.Palette, colour.Palette], float]


def black(case: Case) -> Finding:
    """How long the picture is black."""
    frames = [
        span for span in black_spans(case.picture.black) if span[1] - span[0] > at.BLACK_S.minor * case.rate
    ]
    spans = [case.seconds(span) for span in frames]
    finding = Finding(total(spans), sample_count=case.picture.frame_count)
    finding.details = {"spans_s": [[round(s, 3) for s in span] for span in spans]}
    for span in spans:
        severity = _black_severity(case, span)
        if severity:
            message = f"The picture is black for {span[1] - span[0]:.1f} s from {clock(span[0])}."
            if severity == "info":
                do = "Nothing need be done if the fade or the darkness is meant."
            else:
                do = case.retake(case.shot_at(sum(span) / 2))
            finding.notes.append(case.note("black", severity, span, message, do))
    return finding


def _black_severity(case: Case, span: Span) -> Severity | None:
    length = span[1] - span[0]
    at_an_end = span[0] < 1.5 / case.rate or span[1] > case.end_s - 1.5 / case.rate
    number = case.shot_at(sum(span) / 2)
    action = next((shot.action for shot in case.shots if shot.number == number), "")
    severity = at.BLACK_S.severity(length)
    if severity and ((at_an_end and length <= at.FADE_S) or _DARK.search(action)):
        return "info"
    return severity


def frozen(case: Case) -> Finding:
    """How long nothing visibly changes."""
    least = round(at.FROZEN_S * case.rate)
    dark = [case.seconds(span) for span in black_spans(case.picture.black)]
    still = [case.seconds(span) for span in case.picture.stills if span[1] - span[0] >= least]
    spans = [span for span in difference(still, dark) if span[1] - span[0] >= at.FROZEN_S]
    finding = Finding(total(spans), sample_count=case.picture.frame_count)
    finding.details = {"spans_s": [[round(s, 3) for s in span] for span in spans]}
    for span in spans:
        spoken = total(intersection([span], [line for _, line in case.lines]))
        length = span[1] - span[0]
        lips = length >= at.FROZEN_SPEAKING_S and spoken >= 1.0
        severity: Severity = "grave" if lips or length >= at.FROZEN_GRAVE_S else "minor"
        message = f"Nothing moves for {length:.1f} s from {clock(span[0])}"
        message += ", although a line is spoken." if spoken >= 1.0 else "."
        finding.notes.append(
            case.note("frozen", severity, span, message, case.retake(case.shot_at(sum(span) / 2)))
        )
    return finding


def flicker(case: Case) -> Finding:
    """The back-and-forth of brightness within shots."""
    edges = [0, *case.picture.cuts, case.picture.frame_count]
    spans = list(itertools.pairwise(edges))
    value = flicker_levels(case.picture.brightness, spans)
    if value is None:
        return not_run("No stretch between cuts is long enough to measure flicker.")
    finding = Finding(value, sample_count=case.picture.frame_count)
    for shot, span in zip(case.shots, case.match.spans, strict=True):
        own = flicker_levels(case.picture.brightness, [span]) if span else None
        finding.per_shot[str(shot.number)] = None if own is None else round(own, 4)
        severity = at.FLICKER.severity(own) if own is not None else None
        if severity and span:
            finding.notes.append(
                case.note("flicker", severity, case.seconds(span), f"Shot {shot.number} flickers.",
                          case.retake(shot.number), shot.number)
            )  # fmt: skip
    return finding


def movement(case: Case) -> Finding:
    """How much changes from frame to frame within shots."""
    values = mean_movement(case.picture.changes, case.match.spans)
    known = [value for value in values if value is not None]
    if not known:
        return not_run("None of the planned shots was found in the film.")
    finding = Finding(float(np.mean(known)), sample_count=len(known))
    finding.per_shot = rounded({str(s.number): v for s, v in zip(case.shots, values, strict=True)})
    return finding


def colour_drift(case: Case) -> Finding:
    """How far the shots of a scene are from the colours of its first shot."""
    finding = _against_first(case, "colour_drift", colour.drift, at.COLOUR_DRIFT)
    plain = {}
    for shot, palette, reference in _pairs(case):
        plain[str(shot.number)] = {
            "mean_distance": round(colour.mean_distance(palette, reference), 3),
            "deviation_distance": round(colour.deviation_distance(palette, reference), 3),
        }
    finding.details["plain"] = plain
    return finding


def exposure_jump(case: Case) -> Finding:
    """How much lighter or darker the shots of a scene are than its first shot."""
    return _against_first(case, "exposure_jump", colour.exposure_shift, at.EXPOSURE)


_SAYINGS = {
    "colour_drift": "The colours of shot {number} do not match the first shot of its scene (ΔE {value:.0f}).",
    "exposure_jump": "Shot {number} is {word} than the first shot of its scene (by {value:.1f} stops).",
}


def _against_first(case: Case, metric: str, measure: _Measure, limit: at.Limit) -> Finding:
    values = {shot.number: measure(palette, reference) for shot, palette, reference in _pairs(case)}
    if not values:
        return not_run("No scene has two shots whose colours could be compared.")
    finding = Finding(max(abs(value) for value in values.values()), sample_count=len(values))
    finding.per_shot = rounded({str(number): value for number, value in values.items()})
    for number, value in values.items():
        severity = limit.severity(abs(value))
        if severity:
            word = "lighter" if value > 0 else "darker"
            message = _SAYINGS[metric].format(number=number, value=abs(value), word=word)
            span = case.span_of(number)
            finding.notes.append(case.note(metric, severity, span, message, case.retake(number), number))
    return finding


def _pairs(case: Case) -> list[tuple[ExpectedShot, colour.Palette, colour.Palette]]:
    """Each shot's palette with that of its scene's first shot; shots that are missing are left out, and
    so are those whose cuts were not seen, since their colours cannot be told apart."""
    first: dict[int, colour.Palette] = {}
    pairs = []
    for index, (shot, palette) in enumerate(zip(case.shots, case.palettes, strict=True)):
        if palette is None or index in case.match.unsure:
            continue
        if shot.scene_number in first:
            pairs.append((shot, palette, first[shot.scene_number]))
        else:
            first[shot.scene_number] = palette
    return pairs


EXAMINERS = {
    "black": black,
    "frozen": frozen,
    "flicker": flicker,
    "movement": movement,
    "colour_drift": colour_drift,
    "exposure_jump": exposure_jump,
}
