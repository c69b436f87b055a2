"""What people do without being told: they blink, breathe, shift their weight and form their words."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from roughcut.models.speech.schema import Viseme
from roughcut.previs.noise import chance, wander
from roughcut.previs.stage import Speech

_BLINK_MS = 125
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


def sway(seed: int, time_ms: float) -> float:
    """How far the body leans to the right, as a share of its height: about ±0.005."""
    time_s = math.floor(time_ms * _DRAWINGS_S / 1000 + 1e-6) / _DRAWINGS_S
    return 0.0042 * wander(time_s, seed + 3, 0.42)
