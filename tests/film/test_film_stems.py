"""Stems: summed they are the mix, each is as long as the film, and each has its own sound alone."""

from __future__ import annotations

import wave
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.film.encode import TakeWriter
from roughcut.film.limiter import limited
from roughcut.film.loudness import measure
from roughcut.film.media import sound
from roughcut.film.mix import film_sound, write_mix
from roughcut.film.schema import Clip
from roughcut.film.stems import Part, Sound, StemFiles, write_stems
from roughcut.film.wav import FULL_SCALE
from roughcut.timebase import sample_at

RATE = Fraction(24000, 1001)
FRAMES = (25, 31)
WORDS_ANN, WORDS_BOB, NOISE, AIR = (
    Part("dialogue", "Ann"),
    Part("dialogue", "Bob"),
    Part("effects"),
    Part("ambience"),
)
OWN = Part("production")
Parts = Mapping[Part, Sound]


def numbers(path: Path) -> NDArray[np.int64]:
    """The samples of a WAV file, N×2, as whole numbers."""
    with wave.open(str(path)) as read:
        data = np.frombuffer(read.readframes(read.getnframes()), np.uint8).reshape(-1, 3)
    wide = np.concatenate([np.zeros((len(data), 1), np.uint8), data], axis=1).view("<i4") >> 8
    return wide.reshape(-1, 2).astype(np.int64)


def tone(count: int, pitch: float, level: float) -> Sound:
    """A tone whose loudness swells, so that a limiter works at some places alone."""
    time = np.arange(count) / 48000
    swell = 0.03 + 0.97 * np.sin(5 * time) ** 400
    return np.repeat((level * swell * np.sin(2 * np.pi * pitch * time))[:, None], 2, 1).astype(np.float32)


def film_master(clips: list[Clip], folder: Path) -> NDArray[np.float64]:
    """The sound of their film as it goes to the coder, its limiter at work."""
    _, made = write_mix(clips, RATE, folder, lambda share: None)
    raw = np.concatenate(list(film_sound(clips, RATE)))
    master = np.concatenate(list(limited([raw], made.gain_db, made.ceiling_dbtp)))
    assert np.abs(raw).max() * 10 ** (made.gain_db / 20) > 1.1 * np.abs(master).max()
    return master.astype(np.float64)


@pytest.fixture
def clips(tmp_path: Path) -> tuple[list[Clip], list[Parts]]:
    """Two takes with what their sound is made of: loud words and quiet air; the second has noise as well."""
    made: tuple[list[Clip], list[Parts]] = ([], [])
    for index, frames in enumerate(FRAMES):
        count = sample_at(frames, RATE, 48000)
        parts = {WORDS_ANN: tone(count, 300, 0.5), AIR: tone(count, 90, 0.01)}
        if index:
            parts |= {WORDS_BOB: tone(count, 500, 0.2), NOISE: tone(count, 1900, 0.2)}
        take = tmp_path / f"{index}.mp4"
        with TakeWriter(take, 64, 36, RATE) as writer:
            writer.write_sound(np.sum(list(parts.values()), axis=0))
            for _ in range(frames):
                writer.write(np.zeros((36, 64, 3), np.uint8))
        made[0].append(Clip(take=take, frame_count=frames))
        made[1].append(parts)
    return made


def written(clips: tuple[list[Clip], list[Parts]], folder: Path) -> StemFiles:
    """The stems of these clips."""
    return write_stems(clips[0], RATE, lambda index: clips[1][index], folder, first_sample=7)


def test_the_stems_add_up_to_the_mix(clips: tuple[list[Clip], list[Parts]], tmp_path: Path) -> None:
    """Exactly: as whole numbers, speakers to dialogue and kinds to the mix."""
    files = written(clips, tmp_path / "stems")
    assert list(files.kinds) == ["dialogue", "effects", "ambience"]
    mix, dialogue = numbers(files.mix), numbers(files.kinds["dialogue"])
    np.testing.assert_array_equal(sum(numbers(path) for path in files.kinds.values()), mix)
    np.testing.assert_array_equal(sum(numbers(path) for path in files.speakers.values()), dialogue)
    assert mix.any()
    assert files.cut_off == 0


def test_the_mix_is_that_of_the_film(clips: tuple[list[Clip], list[Parts]], tmp_path: Path) -> None:
    """As loud and in time to the sample, under the same limiter; apart by what coding a take loses."""
    files = written(clips, tmp_path / "stems")
    mix, master = numbers(files.mix) / FULL_SCALE, film_master(clips[0], tmp_path)
    error = np.sqrt(np.mean((master - mix) ** 2) / np.mean(master**2))
    late = np.sqrt(np.mean((master[1:] - mix[:-1]) ** 2) / np.mean(master**2))
    assert error < 0.2
    assert late > 1.2 * error
    one, other = (measure([each.astype(np.float32)]).integrated_lufs for each in (mix, master))
    assert one == pytest.approx(other, abs=0.2)


def test_every_stem_is_as_long_as_the_film(clips: tuple[list[Clip], list[Parts]], tmp_path: Path) -> None:
    """Also one whose first sound comes late; before it and where nothing of it is heard lies silence."""
    files = written(clips, tmp_path / "stems")
    length, cut = sample_at(sum(FRAMES), RATE, 48000), sample_at(FRAMES[0], RATE, 48000)
    for path in (*files.kinds.values(), *files.speakers.values(), files.mix):
        assert len(numbers(path)) == length
    noise = numbers(files.kinds["effects"])
    assert not noise[:cut].any()
    assert noise[cut:].any()
    assert sorted(path.name for path in (tmp_path / "stems").iterdir()) == [
        "ambience.wav", "dialogue.wav", "dialogue_ann.wav", "dialogue_bob.wav", "effects.wav", "mix.wav",
    ]  # fmt: skip


def test_what_cannot_be_taken_apart_is_one_stem(
    clips: tuple[list[Clip], list[Parts]], tmp_path: Path
) -> None:
    """The takes' own sound then is the mix: the film's, to the last of 24 bits, before it was coded."""
    own = [{OWN: np.concatenate(list(sound(clip.take)))} for clip in clips[0]]
    files = written((clips[0], list(own)), tmp_path / "stems")
    assert list(files.kinds) == ["production"]
    assert not files.speakers
    mix = numbers(files.mix)
    np.testing.assert_array_equal(numbers(files.kinds["production"]), mix)
    assert np.abs(mix - film_master(clips[0], tmp_path) * FULL_SCALE).max() <= 1.0


def test_names_of_speakers_stay_in_the_folder(clips: tuple[list[Clip], list[Parts]], tmp_path: Path) -> None:
    """Whatever a script calls somebody; two who would share a file have one each."""
    quiet = [np.zeros((10, 2), np.float32)] * 5
    speakers = ("../../etc/x", "阿明", "", "Ann B.", "ann/b")
    parts: Parts = {Part("dialogue", name): each for name, each in zip(speakers, quiet, strict=True)}
    files = written((clips[0], [parts, parts]), tmp_path / "stems")
    assert [path.name for path in files.speakers.values()] == [
        "dialogue_etc-x.wav", "dialogue_阿明.wav", "dialogue_unknown.wav", "dialogue_ann-b.wav",
        "dialogue_ann-b2.wav",
    ]  # fmt: skip
    assert {path.parent for path in files.speakers.values()} == {tmp_path / "stems"}
