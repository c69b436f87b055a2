"""Lines that were spoken by people: a sound file kept beside the recordings, and spans cut out of it."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from roughcut.digest import digest_of_file
from roughcut.errors import MediaError
from roughcut.files import write_bytes
from roughcut.models.speech import mouth, waves
from roughcut.models.speech.schema import RecordingInfo, SpeechOrder, Viseme

if TYPE_CHECKING:
    from roughcut.models.speech.waves import Wave

SAMPLE_RATE = 24_000
_LONGEST_S = 2 * 3600
_HOP_MS = 20
_SILENT, _FAINT, _FULL = 0.08, 0.3, 0.75
"""Levels against the loud parts of the excerpt: below, between and above them the mouth differs."""
_ROUND_HZ, _TEETH_HZ = 700.0, 3200.0
"""Spectral centres: darker sounds are made with round lips, brighter ones behind the teeth."""


def keep_sound(path: Path, folder: Path) -> str:
    """Keep the sound of a file in `folder`, mono and as loud as speech; gives its name there.

    Raises MediaError for a file that cannot be decoded, holds no sound, or is longer than two hours.
    """
    from roughcut.models.speech.recordings import as_wav

    if not path.is_file():
        raise MediaError(f"There is no recording at {path}.", path=path)
    name = digest_of_file(path)
    kept = folder / f"{name}.wav"
    if not kept.is_file():
        write_bytes(kept, as_wav(_decoded(path), SAMPLE_RATE))
    return name


def _decoded(path: Path) -> Wave:
    from roughcut.film.loudness import Meter
    from roughcut.film.media import sound

    meter, parts, count = Meter(SAMPLE_RATE, peaks=False), [], 0
    for block in sound(path, SAMPLE_RATE):
        meter.write(block)
        parts.append(block.mean(axis=1, dtype=np.float32))
        count += len(block)
        if count > _LONGEST_S * SAMPLE_RATE:
            raise MediaError(f"{path} is longer than two hours; cut it into parts.", path=path)
    loudness = meter.result().integrated_lufs
    if loudness is None:
        raise MediaError(f"{path} holds no sound, or nothing but silence.", path=path)
    return waves.amplified(np.concatenate(parts), waves.SPEECH_LUFS - loudness)


def excerpt(order: SpeechOrder, folder: Path) -> tuple[Wave, RecordingInfo]:
    """The samples of an order's excerpt and what is known of them. MediaError where the sound is missing."""
    wanted = order.excerpt
    assert wanted is not None
    path = folder / f"{wanted.sound}.wav"
    try:
        with wave.open(str(path), "rb") as file:
            first = min(file.getnframes(), wanted.start_ms * SAMPLE_RATE // 1000)
            file.setpos(first)
            data = file.readframes(max(1, wanted.end_ms * SAMPLE_RATE // 1000 - first))
    except (OSError, EOFError, wave.Error) as error:
        raise MediaError(
            f"{path.name} is missing or damaged; run the same command again.", path=path
        ) from error
    samples = np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32767)
    length = max(1, (wanted.end_ms - wanted.start_ms) * SAMPLE_RATE // 1000)
    samples = np.pad(samples, (0, max(0, length - len(samples))))  # captions may outlast the sound
    return samples, _info(samples)


def _info(samples: Wave) -> RecordingInfo:
    duration_ms = round(len(samples) * 1000 / SAMPLE_RATE)
    shapes = mouth.cues(_shapes(samples), duration_ms)
    spoken = any(cue.viseme != "rest" for cue in shapes)
    return RecordingInfo(duration_ms=duration_ms, sample_rate=SAMPLE_RATE, mouth=shapes, spoken=spoken)


def _shapes(samples: Wave) -> list[mouth.Span]:
    """The mouth that goes with each 20 ms: as open as it is loud, and shaped by how bright it sounds."""
    hop = SAMPLE_RATE * _HOP_MS // 1000
    frames = samples[: len(samples) // hop * hop].reshape(-1, hop)
    levels = np.sqrt(np.mean(np.square(frames, dtype=np.float64), axis=1))
    loud = float(np.percentile(levels, 95)) if len(levels) else 0.0
    if loud < 1e-4:
        return [(0.0, len(samples) * 1000 / SAMPLE_RATE, "rest")]
    centres = _centres(frames)
    return [
        (index * _HOP_MS, (index + 1) * _HOP_MS, _shape(float(level) / loud, float(centre)))
        for index, (level, centre) in enumerate(zip(levels, centres, strict=True))
    ]


def _centres(frames: NDArray[np.float32]) -> NDArray[np.float64]:
    """The centre of each frame's spectrum, in Hz."""
    power = np.square(np.abs(np.fft.rfft(frames * np.hanning(frames.shape[1]), axis=1)))
    hertz = np.fft.rfftfreq(frames.shape[1], 1 / SAMPLE_RATE)
    return np.asarray((power * hertz).sum(axis=1) / np.maximum(power.sum(axis=1), 1e-12))


def _shape(level: float, centre_hz: float) -> Viseme:
    if level < _SILENT:
        return "rest"
    if centre_hz > _TEETH_HZ:
        return "teeth"
    if level < _FAINT:
        return "closed" if centre_hz < _ROUND_HZ else "teeth"
    if centre_hz < _ROUND_HZ:
        return "round"
    return "open" if level >= _FULL else "wide"
