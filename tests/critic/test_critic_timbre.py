"""Whose voice it is, on voices made for it."""

from __future__ import annotations

import numpy as np
import pytest
from critic_films import voice

from roughcut.critic.metrics.timbre import Signature, right_voices, signature
from roughcut.critic.metrics.voice import SAMPLE_RATE, VoiceFinder


def _heard(pitch_hz: float, length_s: float = 1.2) -> tuple[np.ndarray, np.ndarray]:
    finder = VoiceFinder()
    finder.push(voice(length_s, pitch_hz)[:: 48000 // SAMPLE_RATE].astype(np.float32))
    finder.finish()
    return finder.colours()


def _signature(pitch_hz: float) -> Signature:
    pitch, bands = _heard(pitch_hz)
    found = signature(pitch[pitch > 0], bands[pitch > 0])
    assert found is not None
    return found


@pytest.mark.parametrize("pitch_hz", [95, 140, 210, 290])
def test_the_pitch_is_the_voices_own_and_no_multiple_of_it(pitch_hz: float) -> None:
    """To a twentieth, in the middle of what is voiced."""
    pitch, bands = _heard(pitch_hz)
    assert np.median(pitch[pitch > 0]) == pytest.approx(pitch_hz, rel=0.05)
    assert bands.shape == (len(pitch), 16)


def test_each_line_is_nearest_to_its_own_speaker() -> None:
    """Two voices, three lines each."""
    lines = [_signature(hz) for hz in (110, 205, 114, 212, 107, 199)]
    assert right_voices(lines, ["Ada", "Ben"] * 3) == [True] * 6


def test_a_line_in_the_other_voice_is_found() -> None:
    """Ben's second line is spoken by Ada; only that one is wrong."""
    lines = [_signature(hz) for hz in (110, 205, 114, 109, 107, 199, 112, 210)]
    assert right_voices(lines, ["Ada", "Ben"] * 4) == [True, True, True, False, True, True, True, True]


def test_a_line_between_two_voices_is_nobodys() -> None:
    """A little nearer to Ben's than to her own others, it is not told to be Ben's."""
    lines = [_signature(hz) for hz in (110, 205, 114, 212, 107, 199, 158)]
    assert right_voices(lines, [*["Ada", "Ben"] * 3, "Ada"])[-1] is None


def test_loudness_is_no_part_of_a_voice() -> None:
    """The same line, 12 dB quieter, has the same signature."""
    pitch, bands = _heard(130)
    kept = pitch > 0
    loud, quiet = signature(pitch[kept], bands[kept]), signature(pitch[kept], bands[kept] - 12)
    assert loud is not None
    assert quiet == pytest.approx(loud)


def test_where_nothing_can_be_compared_there_is_no_verdict() -> None:
    """One speaker, a line too short, a speaker with a single line."""
    ada, ben = _signature(110), _signature(210)
    assert right_voices([ada, ada], ["Ada", "Ada"]) == [None, None]
    assert right_voices([ada, None, ada, ben], ["Ada", "Ada", "Ada", "Ben"]) == [True, None, True, None]
    assert signature(np.array([100.0] * 5), np.zeros((5, 16))) is None
