"""What people do without being told: they blink, breathe, shift their weight and form their words."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from roughcut.models.speech.schema import Viseme
from roughcut.previs.noise import chance, wander
from roughcut.previs.stage import Speech

_BLINK_MS = 125
_GLANCE_MS, _SHIFT_MS = 540, 130
_FLAP_MS = 95
_FLAP: tuple[Viseme, ...] = ("open", "closed", "wide", "rest", "round", "open", "teeth")
_DRAWINGS_S = 12
"""Breath and sway are drawn on twos, as animators do: 12 drawings a second look calm and cost half."""


def blinks(seed: int, time_ms: float) -> bool:
    """Whether the eyes are closed: once in 2 to 6 seconds, for an eighth of a second."""
    clock, count = -1500.0, 0
    while clock <= time_ms:
        clock += 2000 + 4000 * chance(seed, "blink", count)
        count += 1
        if clock <= time_ms < clock + _BLINK_MS:
            return True
    return False


def viseme_at(speeches: Sequence[Speech], name: str, time_ms: float) -> Viseme:
    """The mouth of a person at a time; a recording without mouth shapes gets plausible ones."""
    speech = next((s for s in speeches if s.name == name and s.start_ms <= time_ms < s.end_ms), None)
    if speech is None:
        return "rest"
    if not speech.mouth:
        return _FLAP[int((time_ms - speech.start_ms) // _FLAP_MS * 3 + speech.start_ms) % len(_FLAP)]
    past = bisect_right(speech.mouth, time_ms, key=lambda cue: cue.start_ms)
    return speech.mouth[past - 1].viseme if past else "rest"


def breath(seed: int, time_ms: float, *, speaking: bool) -> float:
    """How much taller than drawn the body is, as a share: −0.003…0.003."""
    time_s = math.floor(time_ms * _DRAWINGS_S / 1000 + 1e-6) / _DRAWINGS_S
    period = 3.3 + 1.2 * chance(seed, "breath")
    lift = 0.0018 * math.sin(math.tau * (time_s / period + chance(seed, "phase")))
    return lift + (0.0014 * wander(time_s, seed + 7, 3.2) if speaking else 0.0)


def glance(seed: int, time_ms: float) -> float:
    """Where the eyes wander for a moment, to the picture's right (10) or left (−10), mostly nowhere (0):
    once in 4 to 9 seconds, for half a second."""
    clock, count = -1000.0, 0
    while clock <= time_ms:
        clock += 4000 + 5000 * chance(seed, "glance", count)
        count += 1
        if clock <= time_ms < clock + _GLANCE_MS:
            return 10.0 if chance(seed, "glance", count, "side") < 0.5 else -10.0
    return 0.0


def weight_at(seed: int, time_ms: float) -> int:
    """Which leg bears the body, −2 left … 2 right: it is shifted every 7 to 15 seconds, through the
    middle."""
    side = 1 if chance(seed, "weight") < 0.5 else -1
    clock, count = 0.0, 0
    while True:
        clock += 7000 + 8000 * chance(seed, "weight", count)
        count += 1
        if time_ms < clock:
            return 2 * side
        if time_ms < clock + _SHIFT_MS:
            return 0
        side = -side


def sway(seed: int, time_ms: float) -> float:
    """How far the body leans to the right, as a share of its height: about ±0.005."""
    time_s = math.floor(time_ms * _DRAWINGS_S / 1000 + 1e-6) / _DRAWINGS_S
    return 0.0042 * wander(time_s, seed + 3, 0.42)
