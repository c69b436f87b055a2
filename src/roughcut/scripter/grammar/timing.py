"""How long shots last: what their words need, breath around them, and time to look."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Beat, Line

SHORTEST_MS, LONGEST_MS, STEP_MS = 4000, 12000, 500
_BEFORE_MS, _BETWEEN_MS, _AFTER_MS = 400, 300, 500
_GENEROUS = 1.08  # voices differ from the estimate; a hurried line is worse than a pause

LONGEST_LINE_MS = int((LONGEST_MS - _BEFORE_MS - _AFTER_MS - 1400) / _GENEROUS)
"""The longest estimate that one line may have, so that its shot stays within the longest."""

PREFERRED_LINE_MS = 7200
"""Where a speech is split rather than held: about eight seconds with its breath."""


def words_ms(lines: Sequence[str]) -> int:
    """What lines need in one shot: the words, and breath before, between and after them."""
    spoken = sum(int(speech_ms(line) * _GENEROUS) for line in lines)
    return _BEFORE_MS + spoken + _BETWEEN_MS * max(0, len(lines) - 1) + _AFTER_MS


def shot_ms(beats: Sequence[Beat], told: Sequence[str] = ()) -> int:
    """The length of a shot in ms: a multiple of 500 from 4,000 to 12,000.

    `told` are the stage directions among its actions: they take time to be seen.
    """
    lines = [beat.text for beat in beats if isinstance(beat, Line)]
    looking = sum(_look_ms(text) for text in told)
    need = words_ms(lines) + looking // 2 if lines else max(3000, looking)
    return max(SHORTEST_MS, min(LONGEST_MS, -(-need // STEP_MS) * STEP_MS))


def _look_ms(text: str) -> int:
    """Time to take a direction in: a little under the time to read it aloud."""
    return min(6000, int(speech_ms(text) * 0.55))
