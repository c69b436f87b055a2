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
from roughcut.previs.recordings import voice_of
from roughcut.previs.sound import SAMPLE_RATE, sound_of, stems_of
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action, Scene


def _record(folder: Path, seconds: float = 1.2, pitch: float = 220.0, rate: int = 24000) -> Path:
    time = np.arange(round(seconds * rate)) / rate
    return _write(folder, np.rint(12000 * np.sin(2 * np.pi * pitch * time)).astype("<i2"), rate)


def _write(folder: Path, samples: NDArray[np.int16], rate: int) -> Path:
    path = folder / "line.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def _sound(order: TakeOrder, voices: Path) -> NDArray[np.float32]:
    return sound_of(order, voices, stage_of(order))


def _level_db(samples: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(samples.astype(np.float64) ** 2)) + 1e-12))


def _pitch(samples: NDArray[np.float32]) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(samples))


def test_the_sound_is_as_long_as_the_picture(tmp_path: Path) -> None:
    """Frames and samples cover the same time exactly."""
    _record(tmp_path)
    sound = _sound(an_order(frame_count=96), tmp_path)
    assert sound.shape == (96 * SAMPLE_RATE // 24, 2)
    assert sound.dtype == np.float32


def test_a_line_is_heard_where_its_cue_says_and_to_its_end(tmp_path: Path) -> None:
    """Quiet before the cue, speech for the whole recording, quiet after it."""
    _record(tmp_path, 1.2)
    sound = _sound(an_order(1, cues=(cue(0, "Ann", 1000),), frame_count=96), tmp_path)
    assert _level_db(sound[int(0.2 * SAMPLE_RATE) : int(0.98 * SAMPLE_RATE)]) < -45
    assert _level_db(sound[int(1.01 * SAMPLE_RATE) : int(2.19 * SAMPLE_RATE)]) > -20
    assert _level_db(sound[int(2.15 * SAMPLE_RATE) : int(2.195 * SAMPLE_RATE)]) > -20
    assert _level_db(sound[int(2.25 * SAMPLE_RATE) :]) < -45


def test_no_shot_is_digitally_silent(tmp_path: Path) -> None:
    """Without a line the air of the place is heard, quietly, in both channels."""
    sound = _sound(an_order(cues=(), beats=()), tmp_path)
    assert -58 < _level_db(sound[2000:-2000]) < -46
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
    left = _sound(_one_at(-0.8), tmp_path)
    spoken = slice(12000, 60000)
    difference = _level_db(left[spoken, 0]) - _level_db(left[spoken, 1])
    assert 1.0 < difference < 8.0


def test_far_voices_are_a_little_quieter(tmp_path: Path) -> None:
    """At the back of the stage a voice loses a few decibels, not its words."""
    _record(tmp_path)
    near = _level_db(_sound(_one_at(0.0, 0.0), tmp_path)[12000:60000])
    far = _level_db(_sound(_one_at(0.0, 1.0), tmp_path)[12000:60000])
    assert 0.5 < near - far < 6.0


def test_the_same_order_sounds_the_same(tmp_path: Path) -> None:
    """Sound is repeated to the last bit."""
    _record(tmp_path)
    order = an_order()
    assert np.array_equal(_sound(order, tmp_path), _sound(order, tmp_path))


def test_a_missing_recording_is_said_in_one_sentence(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(MediaError, match=r"line\.wav"):
        _sound(an_order(), tmp_path)


def test_the_air_steps_back_under_words_and_returns(tmp_path: Path) -> None:
    """Beneath a line the place is some decibels quieter than before it and well after it."""
    silent = _record(tmp_path, 1.2, pitch=11_000.0)
    assert silent.is_file()
    spoken = _sound(an_order(1, cues=(cue(0, "Ann", 1400),), beats=(), frame_count=120), tmp_path)
    alone = _sound(an_order(1, cues=(), beats=(), frame_count=120), tmp_path)
    kept = [np.abs(np.fft.rfft(part[:, 0]))[: len(part) // 24] for part in _around(spoken, alone)]
    levels = [float(20 * np.log10(np.linalg.norm(one))) for one in kept]
    assert levels[0] - levels[1] == pytest.approx(0.0, abs=0.3)
    assert -6.0 < levels[2] - levels[3] < -4.0
    assert levels[4] - levels[5] == pytest.approx(0.0, abs=0.3)


def _around(*sounds: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Half a second of each sound before, during and after the line."""
    return [
        sound[start : start + SAMPLE_RATE // 2]
        for start in (round(at * SAMPLE_RATE) for at in (0.4, 1.8, 4.0))
        for sound in sounds
    ]


def test_a_voice_on_the_telephone_is_thin(tmp_path: Path) -> None:
    """What lies below 300 Hz is carried much weaker than what lies above."""
    low, high = _wired(tmp_path, 120.0), _wired(tmp_path, 1000.0)
    assert high == pytest.approx(0.0, abs=0.5)
    assert low < -12.0


def _wired(folder: Path, pitch: float) -> float:
    """By how many dB a tone beside a fixed one of 2 kHz is weaker on the telephone."""
    time = np.arange(28_800) / 24_000
    both = np.sin(2 * np.pi * pitch * time) + np.sin(2 * np.pi * 2000 * time)
    _write(folder, np.rint(6000 * both).astype("<i2"), 24_000)
    ratios = []
    for how in ("", "filtered"):
        order = an_order(1, cues=(cue(0, "Ann", 0, parenthetical=how),))
        heard = _sound(order, folder)[4800:52_800, 0]
        power = np.abs(np.fft.rfft(heard))
        ratios.append(power[round(pitch)] / power[2000])
    return float(20 * np.log10(ratios[1] / ratios[0]))


def test_the_stems_are_the_sound(tmp_path: Path) -> None:
    """Words by speaker, noises and air, added up, are what is heard; also where the sum is cut off at full
    scale."""
    loud = np.full(60_000, 30_000, "<i2")
    _write(tmp_path, loud, SAMPLE_RATE)
    cues = (cue(0, "Ann", 1000), cue(1, "Bob", 1500))
    order = an_order(2, cues=cues, frame_count=96)
    stems = stems_of(order, tmp_path, stage_of(order))
    whole = _sound(order, tmp_path)
    assert list(stems.dialogue) == ["Ann", "Bob"]
    assert np.abs(whole).max() == 1.0
    np.testing.assert_allclose(stems.whole(), whole, atol=2e-7)
    before_words = slice(2000, SAMPLE_RATE)
    assert not stems.dialogue["Ann"][before_words].any()
    assert stems.ambience[before_words].any()


def test_handles_change_nothing_of_the_shot(tmp_path: Path) -> None:
    """The air goes on at both ends, and between them lies the same sound."""
    _record(tmp_path)
    order = an_order(1, cues=(cue(0, "Ann", 1000),), frame_count=96)
    stage = stage_of(order)
    plain, longer = sound_of(order, tmp_path, stage), sound_of(order, tmp_path, stage, handle_frames=12)
    handle, edge = SAMPLE_RATE // 2, 200
    assert len(longer) == len(plain) + 2 * handle
    np.testing.assert_array_equal(longer[handle + edge : -handle - edge], plain[edge:-edge])
    assert _level_db(longer[edge:handle]) == pytest.approx(_level_db(plain[edge:handle]), abs=3)


def test_a_train_that_stops_falls_silent(tmp_path: Path) -> None:
    """The rumble of the ride dies away with the speed, and the next shot begins without it."""
    scene = Scene(heading="INT. TRAIN - DAY", description="A train carriage.")
    stops = (Action(text="The train stops."),)
    order = an_order(1, scene=scene, cues=(), beats=stops, frame_count=192)
    sound = _sound(order, tmp_path)
    riding, halted = _level_db(sound[2400:16800]), _level_db(sound[-48000:-2400])
    assert riding > halted + 3.0
    after = _sound(order.model_copy(update={"beats": (), "speed": 0.0}), tmp_path)
    assert _level_db(after[2400:48000]) == pytest.approx(halted, abs=1.5)
