"""Voices that can be told apart, by the same ear that reviews a film."""

from __future__ import annotations

import numpy as np
import pytest

from roughcut.critic.metrics.timbre import Signature, right_voices, signature
from roughcut.critic.metrics.voice import SAMPLE_RATE, VoiceFinder
from roughcut.models.speech.engine import SpeechEngine
from roughcut.models.speech.schema import SpeechOrder, Voice
from roughcut.models.speech.voices import cast_voices
from roughcut.script.schema import Character

_LINES = ("Nobody told me that you were leaving.", "Put the money on the table and walk away.")
_CASTS = {
    "grown-ups": ("a woman", "a man", "a woman", "a man", "a young woman", "a man", "a young woman", "a man"),
    "a family": ("a woman", "a man", "a small girl", "a boy", "an old woman", "an old man", "a young woman"),
    "men": ("a man", "a man", "an old man", "a young man", "a man", "an old man", "a young man"),
}


def _heard(engine: SpeechEngine, voice: Voice, text: str) -> tuple[Signature | None, float]:
    """The signature of a line and its median pitch."""
    said = engine.speak(SpeechOrder(text=text, voice=voice))
    count = len(said.samples) * SAMPLE_RATE // said.sample_rate
    bins = np.fft.rfft(said.samples)[: count // 2 + 1]
    finder = VoiceFinder()
    finder.push((np.fft.irfft(bins, count) * count / len(said.samples)).astype(np.float32))
    finder.finish()
    pitch, bands = finder.colours()
    level = bands.max(axis=1)
    loud = (pitch > 0) & (level >= np.percentile(level, 50))
    return signature(pitch[loud], bands[loud]), float(np.median(pitch[pitch > 0]))


@pytest.mark.parametrize("name", sorted(_CASTS))
def test_every_line_is_nearest_to_its_own_speaker(engine: SpeechEngine, name: str) -> None:
    """Up to eight people of one film: each line sounds like its speaker and like nobody else."""
    cast = [Character(name=f"P{number}", description=words) for number, words in enumerate(_CASTS[name])]
    voices = cast_voices(cast, "en")
    assert len({voice.id for voice in voices.values()}) == len(cast)
    lines = [(who, text) for who in voices for text in _LINES]
    heard = [_heard(engine, voices[who], text)[0] for who, text in lines]
    assert right_voices(heard, [who for who, _ in lines]) == [True] * len(lines)


def test_children_speak_higher_than_women_and_women_than_men(engine: SpeechEngine) -> None:
    """The lowest child is above the highest woman of the cast, and she above the highest man."""
    kinds = {"a small girl": 2, "a small boy": 1, "a woman": 3, "a man": 3}
    cast = [
        Character(name=f"{words} {number}", description=words)
        for words, count in kinds.items()
        for number in range(count)
    ]
    voices = cast_voices(cast, "en")
    pitch = {who: _heard(engine, voice, _LINES[1])[1] for who, voice in voices.items()}
    child, woman, man = (
        [hertz for who, hertz in pitch.items() if word in who] for word in ("small", "woman", "a man")
    )
    assert min(child) > max(woman) > min(woman) > max(man)
