"""Hears when each word of a recording is spoken, with a Whisper model that the user has."""

from __future__ import annotations

import html
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from roughcut.errors import MediaError, OptionError

_EXTRA = "faster-whisper is not installed; run `pip install 'roughcut[listen]'`, or give --subtitles."


def hear_words(sound: Path, model: Path, *, threads: int = 2) -> str:
    """WebVTT with a caption for each word that is heard in a sound or film file.

    `model` is the folder of a Whisper model in CTranslate2's form; nothing is fetched. Raises OptionError
    where the folder or the package is missing, and MediaError for a sound that cannot be heard.
    """
    if not (model / "model.bin").is_file():
        raise OptionError(
            f"There is no Whisper model in {model}; name the folder that holds its model.bin (CTranslate2)."
        )
    try:
        whisper = importlib.import_module("faster_whisper")
    except ImportError as error:
        raise OptionError(_EXTRA) from error
    captions = list(_captions(whisper, sound, model, threads))
    if not captions:
        raise MediaError(f"Nobody is heard to speak in {sound}.", path=sound)
    return "WEBVTT\n\n" + "\n".join(captions)


def _captions(whisper: Any, sound: Path, model: Path, threads: int) -> Iterator[str]:
    try:
        hearing = whisper.WhisperModel(
            str(model), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
        )
        segments, _ = hearing.transcribe(
            str(sound), word_timestamps=True, beam_size=5, condition_on_previous_text=False
        )
        for word in (word for segment in segments for word in segment.words or ()):
            text = html.escape(word.word.strip(), quote=False)
            if text:
                yield f"{_clock(word.start)} --> {_clock(word.end)}\n{text}\n"
    except (RuntimeError, ValueError, OSError) as error:
        raise MediaError(f"{sound} cannot be heard with {model}: {error}.", path=sound) from error


def _clock(time_s: float) -> str:
    ms = round(float(time_s) * 1000)
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
