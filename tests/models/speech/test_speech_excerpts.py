"""Excerpts of what people said: kept once, cut to the millisecond, with mouths that follow the sound."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from roughcut.errors import MediaError
from roughcut.models.speech.excerpts import SAMPLE_RATE, keep_sound
from roughcut.models.speech.recordings import read_recording, record_excerpt, recording_digest
from roughcut.models.speech.schema import Excerpt, RecordingInfo, SpeechOrder, Voice


def tone(path: Path, *, level: float = 0.2, rate: int = 48_000) -> Path:
    """Three seconds: silence, a second of 500 Hz, silence."""
    time = np.arange(rate) / rate
    sound = np.concatenate([np.zeros(rate), level * np.sin(2 * np.pi * 500 * time), np.zeros(rate)])
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return path


def cut(folder: Path, sound: str, start_ms: int, end_ms: int) -> tuple[SpeechOrder, RecordingInfo]:
    excerpt = Excerpt(sound=sound, start_ms=start_ms, end_ms=end_ms)
    order = SpeechOrder(text="Ah.", voice=Voice(id="en-woman-1", language="en"), excerpt=excerpt)
    return order, record_excerpt(order, folder)


def test_an_excerpt_is_the_span_and_nothing_else(tmp_path: Path) -> None:
    """Its length is exact, its sound is where it was, at the loudness of speech; the same order is the
    same file."""
    sound = keep_sound(tone(tmp_path / "tone.wav"), tmp_path)
    order, info = cut(tmp_path, sound, 500, 1500)
    samples, rate = read_recording(tmp_path, recording_digest(order))
    assert (rate, len(samples), info.duration_ms) == (SAMPLE_RATE, SAMPLE_RATE, 1000)
    heard = np.abs(samples) > 0.01
    assert not heard[: SAMPLE_RATE // 2 - 100].any()
    assert heard[SAMPLE_RATE // 2 + 100 :].mean() > 0.9
    assert 0.1 < np.abs(samples).max() < 0.95
    assert record_excerpt(order, tmp_path) == info


def test_mouths_follow_what_is_heard(tmp_path: Path) -> None:
    """At rest in the silence, round for a dark tone, at rest again in the end."""
    _, info = cut(tmp_path, keep_sound(tone(tmp_path / "tone.wav"), tmp_path), 500, 2500)
    shapes = [cue.viseme for cue in info.mouth]
    assert (shapes[0], "round" in shapes, shapes[-1]) == ("rest", True, "rest")
    assert 400 <= info.mouth[1].start_ms <= 600
    assert info.spoken


def test_captions_may_outlast_the_sound(tmp_path: Path) -> None:
    """What is missing is silence."""
    order, info = cut(tmp_path, keep_sound(tone(tmp_path / "tone.wav"), tmp_path), 2500, 4000)
    samples, _ = read_recording(tmp_path, recording_digest(order))
    assert (len(samples), info.spoken) == (SAMPLE_RATE * 3 // 2, False)


def test_other_sounds_are_other_excerpts(tmp_path: Path) -> None:
    """The digest of the file is part of the order's."""
    one = keep_sound(tone(tmp_path / "one.wav"), tmp_path)
    two = keep_sound(tone(tmp_path / "two.wav", level=0.1), tmp_path)
    assert recording_digest(cut(tmp_path, one, 0, 900)[0]) != recording_digest(cut(tmp_path, two, 0, 900)[0])


@pytest.mark.parametrize("content", [None, b"no sound at all", b""])
def test_what_is_no_recording_is_told(tmp_path: Path, content: bytes | None) -> None:
    """Missing, broken or silent: one sentence."""
    path = tmp_path / "talk.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError):
        keep_sound(path, tmp_path)
    with pytest.raises(MediaError, match="silence"):
        keep_sound(tone(tmp_path / "quiet.wav", level=0.0), tmp_path)
