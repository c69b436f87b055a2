"""The previs as a video model: a take with picture and sound, whole or absent."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from previs_orders import an_order

from roughcut.errors import MediaError
from roughcut.models.video.schema import VideoModel
from roughcut.previs.model import Previs, heard_stage
from roughcut.previs.renderer import frames


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """A folder with the one recording that the orders name."""
    with wave.open(str(tmp_path / "line.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24000)
        tone = 9000 * np.sin(np.arange(24000) / 12)
        file.writeframes(np.rint(tone).astype("<i2").tobytes())
    return tmp_path


def test_a_take_has_the_frames_the_sound_and_the_stills_that_were_ordered(voices: Path) -> None:
    """24 frames of picture, one second of sound, and two stills that equal the first and last frame."""
    model: VideoModel = Previs()
    order, take = an_order(1, frame_count=24), voices / "takes" / "take.mp4"
    model.shoot(order, voices, take)
    with av.open(str(take)) as film:
        pictures = sum(1 for _ in film.decode(video=0))
    with av.open(str(take)) as film:
        samples = sum(frame.samples for frame in film.decode(audio=0))
        assert film.streams.audio[0].rate == 48000
    assert pictures == 24
    assert abs(samples - 48000) <= 2048
    shown = list(frames(heard_stage(order, voices)))
    for name, frame in (("first", shown[0]), ("last", shown[-1])):
        still = cv2.imread(str(take.with_name(f"take.{name}.png")))
        assert still is not None
        assert np.array_equal(still[..., ::-1], frame)


def test_a_take_of_one_frame_has_both_stills(voices: Path) -> None:
    """The shortest take's first frame is its last."""
    take = voices / "take.mp4"
    Previs().shoot(an_order(1, frame_count=1, cues=(), beats=()), voices, take)
    first, last = (voices / f"take.{name}.png" for name in ("first", "last"))
    assert first.read_bytes() == last.read_bytes()


def test_the_same_order_gives_the_same_file(voices: Path) -> None:
    """Takes are repeated byte by byte."""
    order = an_order(1, frame_count=6)
    for name in ("one", "two"):
        Previs().shoot(order, voices, voices / f"{name}.mp4")
    assert (voices / "one.mp4").read_bytes() == (voices / "two.mp4").read_bytes()


def test_a_take_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """Without its recording there is no take, no still and no half-written file."""
    with pytest.raises(MediaError):
        Previs().shoot(an_order(1), tmp_path, tmp_path / "takes" / "take.mp4")
    assert not list(tmp_path.rglob("*.*"))


def test_the_previs_is_free_and_speaks_both_languages() -> None:
    """Its profile costs nothing and speaks English and Chinese."""
    profile = Previs().profile
    assert profile.is_free
    assert profile.audio == "always"
    assert set(profile.languages) == {"en", "zh"}
