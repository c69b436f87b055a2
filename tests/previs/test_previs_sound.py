"""The sound of a take: every word is heard whole, from where its speaker stands, over quiet air."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from previs_orders import an_order, cue, person

from roughcut.errors import MediaError
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.schema import Place
from roughcut.previs.sound import SAMPLE_RATE, sound_of, voice_of
from roughcut.script.placement import Placement

STREET = Place(kind="street")


def _record(folder: Path, seconds: float = 1.2, pitch: float = 220.0, rate: int = 24000) -> Path:
    time = np.arange(round(seconds * rate)) / rate
    samples = np.rint(12000 * np.sin(2 * np.pi * pitch * time)).astype("<i2")
    path = folder / "line.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def _level_db(samples: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(samples.astype(np.float64) ** 2)) + 1e-12))


def _pitch(samples: NDArray[np.float32]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(samples))


def test_the_sound_is_as_long_as_the_picture(tmp_path: Path) -> None:
    """Frames and samples cover the same time exactly."""
    _record(tmp_path)
    sound = sound_of(an_order(frame_count=96), tmp_path, STREET)
    assert sound.shape == (96 * SAMPLE_RATE // 24, 2)
    assert sound.dtype == np.float32


def test_a_line_is_heard_where_its_cue_says_and_to_its_end(tmp_path: Path) -> None:
    """Quiet before the cue, speech for the whole recording, quiet after it."""
    _record(tmp_path, 1.2)
    sound = sound_of(an_order(1, cues=(cue(0, "Ann", 1000),), frame_count=96), tmp_path, STREET)
    assert _level_db(sound[int(0.2 * SAMPLE_RATE) : int(0.98 * SAMPLE_RATE)]) < -45
    assert _level_db(sound[int(1.01 * SAMPLE_RATE) : int(2.19 * SAMPLE_RATE)]) > -20
    assert _level_db(sound[int(2.15 * SAMPLE_RATE) : int(2.195 * SAMPLE_RATE)]) > -20
    assert _level_db(sound[int(2.25 * SAMPLE_RATE) :]) < -45


def test_no_shot_is_digitally_silent(tmp_path: Path) -> None:
    """Without a line the air of the place is heard, at about −55 dBFS, in both channels."""
    sound = sound_of(an_order(cues=(), beats=()), tmp_path, STREET)
    assert -60 < _level_db(sound[2000:-2000]) < -50
    assert not np.array_equal(sound[:, 0], sound[:, 1])


@pytest.mark.parametrize("tempo", [0.8, 1.25, 2.0])
def test_tempo_changes_the_length_and_keeps_the_pitch(tmp_path: Path, tempo: float) -> None:
    """A faster line is shorter and sounds as high as before."""
    heard = voice_of(_record(tmp_path, 2.0), tempo)
    assert len(heard) == pytest.approx(2.0 * SAMPLE_RATE / tempo, rel=0.01)
    assert _pitch(heard) == pytest.approx(220.0, rel=0.03)


def test_resampling_keeps_the_wave(tmp_path: Path) -> None:
    """At its own pace a 24 kHz recording comes out as the same sine at 48 kHz."""
    heard = voice_of(_record(tmp_path, 1.0), 1.0)
    time = np.arange(len(heard)) / SAMPLE_RATE
    wanted = 12000 / 32768 * np.sin(2 * np.pi * 220 * time)
    middle = slice(4000, -4000)
    assert len(heard) == SAMPLE_RATE
    assert np.abs(heard[middle] - wanted[middle]).max() < 0.01


def _one_at(x: float, depth: float = 0.5) -> TakeOrder:
    who = person(0, x, start=Placement(x=x, depth=depth))
    return an_order(1, people=(who,), cues=(cue(0, "Ann", 200),), frame_count=48)


def test_a_voice_comes_from_where_its_speaker_stands(tmp_path: Path) -> None:
    """On the left the left channel is louder, but both carry the words."""
    _record(tmp_path)
    left = sound_of(_one_at(-0.8), tmp_path, STREET)
    spoken = slice(12000, 60000)
    difference = _level_db(left[spoken, 0]) - _level_db(left[spoken, 1])
    assert 1.0 < difference < 8.0


def test_far_voices_are_a_little_quieter(tmp_path: Path) -> None:
    """At the back of the stage a voice loses a few decibels, not its words."""
    _record(tmp_path)
    near = _level_db(sound_of(_one_at(0.0, 0.0), tmp_path, STREET)[12000:60000])
    far = _level_db(sound_of(_one_at(0.0, 1.0), tmp_path, STREET)[12000:60000])
    assert 0.5 < near - far < 6.0


def test_the_same_order_sounds_the_same(tmp_path: Path) -> None:
    """Sound is repeated to the last bit."""
    _record(tmp_path)
    order = an_order()
    assert np.array_equal(sound_of(order, tmp_path, STREET), sound_of(order, tmp_path, STREET))


def test_a_missing_recording_is_said_in_one_sentence(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(MediaError, match=r"line\.wav"):
        sound_of(an_order(), tmp_path, STREET)
