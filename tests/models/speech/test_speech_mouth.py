"""The mouth of a recording against its sound, measured with no part of the synthesis."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.models.speech import mouth, waves
from roughcut.models.speech.engine import Recording, SpeechEngine
from roughcut.models.speech.schema import SpeechOrder, Viseme, Voice

_OPEN: dict[Viseme, float] = {
    "open": 1, "wide": 0.7, "round": 0.6, "teeth": 0.3, "closed": 0, "rest": 0,
}  # fmt: skip
_LINES = [
    ("en-woman-1", "We found the old map under the floor. Nobody had opened that box for forty years."),
    ("en-man-2", "The last train left at ten. You missed it again, didn't you?"),
    ("zh-woman-1", "你怎么这么晚才回来？我们等了你一个晚上。"),
]


def _spoken(engine: SpeechEngine, voice: str, text: str, tempo: float = 1.0) -> Recording:
    language = "zh" if voice.startswith("zh") else "en"
    return engine.speak(SpeechOrder(text=text, voice=Voice(id=voice, language=language), tempo=tempo))


def _levels(recording: Recording) -> NDArray[np.float64]:
    """The loudness of 40 ms around each 5 ms."""
    hop = recording.sample_rate // 200
    power = np.square(recording.samples, dtype=np.float64)
    power = power[: len(power) // hop * hop].reshape(-1, hop).mean(axis=1)
    return np.asarray(np.sqrt(np.convolve(power, np.ones(8) / 8, "same")))


def _openness(recording: Recording, count: int) -> NDArray[np.float64]:
    times = (np.arange(count) + 0.5) * 5
    starts = np.array([cue.start_ms for cue in recording.mouth])
    opened = np.array([_OPEN[cue.viseme] for cue in recording.mouth])
    return np.asarray(opened[np.searchsorted(starts, times, "right") - 1])


def _together(opened: NDArray[np.float64], levels: NDArray[np.float64], late: int) -> float:
    """How well the two agree where the mouth is taken to be so many steps late."""
    one = opened[max(0, late) : len(opened) + min(0, late)]
    other = levels[max(0, -late) : len(levels) - max(0, late)]
    return float(np.corrcoef(one, other)[0, 1])


@pytest.mark.parametrize("tempo", [1.0, 1.4])
@pytest.mark.parametrize(("voice", "text"), _LINES)
def test_the_mouth_opens_when_the_sound_does(
    engine: SpeechEngine, voice: str, text: str, tempo: float
) -> None:
    """Opening and loudness agree best where the mouth is less than 60 ms early or late."""
    recording = _spoken(engine, voice, text, tempo)
    levels = _levels(recording)
    opened = _openness(recording, len(levels))
    agreement = {late: _together(opened, levels, late) for late in range(-50, 51)}
    best = max(agreement, key=lambda late: agreement[late])
    assert abs(best * 5) <= 60
    assert agreement[0] > 0.3


@pytest.mark.parametrize("voice", ["en-woman-1", "en-man-2"])
def test_lips_close_where_the_sound_dips(engine: SpeechEngine, voice: str) -> None:
    """While the lips are closed for p and b it is quieter than a tenth of a second before or after."""
    recording = _spoken(engine, voice, "A puppy upon a copper cab.")
    levels = _levels(recording)
    ends = [cue.start_ms for cue in recording.mouth[1:]]
    spans = zip(recording.mouth, ends, strict=False)
    closures = [(cue.start_ms // 5, end // 5) for cue, end in spans if cue.viseme == "closed"]
    assert len(closures) >= 4
    for start, end in closures:
        around = np.concatenate([levels[max(0, start - 20) : start], levels[end : end + 20]])
        assert levels[start:end].min() < 0.5 * around.max()


def test_the_mouth_rests_in_every_pause(engine: SpeechEngine) -> None:
    """Between two sentences the mouth is at rest, and the pause opens it again only at its end."""
    recording = _spoken(engine, "en-man-2", "I know. Go home.")
    pauses = waves.silences_ms(recording.samples, recording.sample_rate, 200)
    assert len(pauses) >= 2
    for start, end in pauses:
        middle = (start + end) / 2
        shape = [cue.viseme for cue in recording.mouth if cue.start_ms <= middle][-1]
        assert shape == "rest"


def test_a_stressed_vowel_opens_from_its_stress_mark_on() -> None:
    """Stress and breath before a vowel are part of the vowel, not of the consonant before it."""
    assert [shape for *_, shape in mouth.spans("pˈɑ", [50, 50, 100, 50, 50])] == [
        "rest", "closed", "open", "open", "rest",
    ]  # fmt: skip


def test_late_durations_are_moved_forward() -> None:
    """What the durations lag behind the sound is taken off the first silence."""
    assert mouth.spans("m", [300, 50, 50], 75)[1] == (225, 275, "closed")


def test_a_silence_interrupts_a_shape() -> None:
    """A stretch goes on behind a silence inside it."""
    assert mouth.rested([(0.0, 500.0, "open")], [(100.0, 300.0)]) == [
        (0.0, 100.0, "open"), (100.0, 300.0, "rest"), (300.0, 500.0, "open"),
    ]  # fmt: skip
