"""A film of a recorded dialogue, made by the real command."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.errors import OptionError
from roughcut.film.media import sound
from roughcut.script.bracketed import read
from running import SMALL, run

RATE = 8000
SUBTITLES = """1
00:00:00,500 --> 00:00:01,500
Ada: You are late.

2
00:00:02,000 --> 00:00:03,000
Ben: I lost the key.
"""


def talk(path: Path) -> np.ndarray:
    """Two 'voices' of a second each, as noise that is never the same twice."""
    chance = np.random.default_rng(7)
    wave_form = np.zeros(4 * RATE, np.float32)
    for start_s, loud in ((0.5, 0.15), (2.0, 0.25)):
        first = int(start_s * RATE)
        wave_form[first : first + RATE] = loud * chance.standard_normal(RATE).astype(np.float32).clip(-3, 3)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((wave_form * 32767).astype("<i2").tobytes())
    return wave_form


def test_the_film_plays_the_recording_in_its_own_time(tmp_path: Path) -> None:
    """Shots are cut to the subtitles, and each line is heard where it was spoken, within a frame."""
    spoken = talk(tmp_path / "talk.wav")
    (tmp_path / "talk.srt").write_text(SUBTITLES, encoding="utf-8")
    run(
        "make",
        tmp_path / "talk.srt",
        "--recording",
        tmp_path / "talk.wav",
        "-o",
        tmp_path / "out",
        *SMALL,
        "--fps",
        "12",
    )
    script = read((tmp_path / "out" / "script.txt").read_text(encoding="utf-8")).script
    assert [line.text for _, line in script.lines()] == ["You are late.", "I lost the key."]
    assert script.duration_ms <= 4000
    film = np.concatenate(list(sound(tmp_path / "out" / "film.mp4", RATE))).mean(axis=1)
    for start_s in (0.5, 2.0):
        line = spoken[int(start_s * RATE) :][:RATE]
        lag_ms, likeness = _best(line, film, int(start_s * RATE))
        assert likeness > 0.8
        assert abs(lag_ms) <= 1000 / 12


def _best(line: np.ndarray, film: np.ndarray, place: int) -> tuple[float, float]:
    """The lag in ms at which the line is most like the film, and how like it is there."""
    reach = RATE // 5
    likeness = {
        lag: float(np.corrcoef(line, film[place + lag : place + lag + len(line)])[0, 1])
        for lag in range(-reach, reach, 2)
    }
    lag = max(likeness, key=lambda each: likeness[each])
    return lag * 1000 / RATE, likeness[lag]


def test_a_recording_and_its_subtitles_go_together(tmp_path: Path) -> None:
    """Each without the other, and files that are neither, end with one sentence and exit code 2."""
    (tmp_path / "talk.txt").write_text("Ada: Hi.\nBen: Hi.\n", encoding="utf-8")
    (tmp_path / "talk.srt").write_text(SUBTITLES, encoding="utf-8")
    text, subtitles = tmp_path / "talk.txt", tmp_path / "talk.srt"
    for words, expected in (
        (("--recording", text), "needs its subtitles"),
        (("--subtitles", subtitles), "name that with --recording"),
        (("--whisper", tmp_path), "name that with --recording"),
        (("--recording", text, "--whisper", tmp_path), "no Whisper model in"),
        (("--recording", text, "--subtitles", text), "is no subtitles"),
        (("--recording", tmp_path / "none.wav", "--subtitles", subtitles), "There is no recording"),
    ):
        with pytest.raises(OptionError, match=expected) as caught:
            CliRunner().invoke(app, ["make", str(text), *map(str, words)], catch_exceptions=False)
        assert caught.value.exit_code == 2
