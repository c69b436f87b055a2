"""Broadcast Wave files: read back by readers that are not ours."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from roughcut.errors import OptionError
from roughcut.film.wav import FULL_SCALE, WavWriter


def test_the_samples_come_back_to_the_last_bit(tmp_path: Path) -> None:
    """24 bits, two channels, 48 kHz, whatever the blocks."""
    samples = np.random.default_rng(1).integers(-FULL_SCALE, FULL_SCALE, (1000, 2), dtype=np.int32)
    with WavWriter(tmp_path / "a.wav", 0) as file:
        file.write(samples[:7])
        file.write(samples[7:])
    with wave.open(str(tmp_path / "a.wav")) as read:
        assert read.getparams()[:4] == (2, 3, 48000, 1000)
        data = np.frombuffer(read.readframes(1000), np.uint8).reshape(-1, 3)
    wide = np.concatenate([np.zeros((len(data), 1), np.uint8), data], axis=1).view("<i4") >> 8
    np.testing.assert_array_equal(wide.reshape(-1, 2), samples)


def test_it_says_when_it_begins(tmp_path: Path) -> None:
    """The time reference of a Broadcast Wave: a program puts it at its time code; no date changes it."""
    for name in ("a.wav", "b.wav"):
        with WavWriter(tmp_path / name, 3600 * 48000, "dialogue") as file:
            file.write(np.zeros((10, 2), np.int32))
    with av.open(str(tmp_path / "a.wav")) as container:
        assert container.metadata["time_reference"] == str(3600 * 48000)
        assert container.metadata["comment"] == "dialogue"
        assert container.metadata["encoded_by"] == "roughcut"
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    """What fails on the way leaves nothing; more than the format holds is refused."""
    too_much = WavWriter(tmp_path / "a.wav", 0)
    too_much.sample_count = 2**32 // 6
    with pytest.raises(OptionError, match="no WAV file holds"), too_much as file:
        file.write(np.zeros((1, 2), np.int32))
    assert not list(tmp_path.iterdir())
