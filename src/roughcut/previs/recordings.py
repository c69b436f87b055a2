"""A line's recording as samples: read, at 48 kHz, and as fast as the shot asks for."""

from __future__ import annotations

import itertools
import wave
from pathlib import Path

import av
import numpy as np
from av.filter import Graph

from roughcut.errors import MediaError
from roughcut.previs.sounds.making import RATE, Sound


def voice_of(path: Path, tempo: float) -> Sound:
    """A recording (16-bit PCM) as mono at 48 kHz, `tempo` times as fast at the same pitch."""
    samples, rate = _read_wav(path)
    if rate == RATE and tempo == 1.0:
        return samples
    return _filtered(samples, rate, tempo, path)


def _read_wav(path: Path) -> tuple[Sound, int]:
    try:
        with wave.open(str(path), "rb") as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            data = file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise MediaError(f"Cannot read the recording {path}: {error}.", path=path) from error
    if width != 2:
        raise MediaError(f"Cannot read the recording {path}: it is not 16-bit PCM.", path=path)
    whole = np.frombuffer(data, dtype="<i2").reshape(-1, channels)
    return (whole.mean(axis=1) / 32768.0).astype(np.float32), rate


def _filtered(samples: Sound, rate: int, tempo: float, path: Path) -> Sound:
    """Resample and stretch with ffmpeg's filters; the length is exact and the end is kept."""
    wanted = max(1, round(len(samples) * RATE / rate / tempo))
    try:
        pieces = _run(samples, rate, tempo)
    except av.FFmpegError as error:
        raise MediaError(f"Cannot resample the recording {path}: {error}.", path=path) from error
    heard = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    if len(heard) < wanted:
        heard = np.concatenate([heard, np.zeros(wanted - len(heard), np.float32)])
    return heard[: max(wanted, _last_heard(heard) + 1)]


def _last_heard(samples: Sound) -> int:
    loud = np.flatnonzero(np.abs(samples) > 1e-3)
    return int(loud[-1]) if len(loud) else 0


def _run(samples: Sound, rate: int, tempo: float) -> list[Sound]:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono")
    steps = [source]
    if tempo != 1.0:
        steps.append(graph.add("atempo", f"{tempo:.6f}"))
    steps.append(graph.add("aresample", f"{RATE}:filter_size=32"))
    steps.append(graph.add("aformat", f"sample_fmts=flt:sample_rates={RATE}:channel_layouts=mono"))
    steps.append(graph.add("abuffersink"))
    for one, two in itertools.pairwise(steps):
        one.link_to(two)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None, :]), format="flt", layout="mono")
    frame.sample_rate = rate
    source.push(frame)
    source.push(None)
    pieces: list[Sound] = []
    while True:
        try:
            heard = steps[-1].pull()
            assert isinstance(heard, av.AudioFrame)
            pieces.append(np.asarray(heard.to_ndarray(), dtype=np.float32).reshape(-1))
        except (av.BlockingIOError, av.EOFError):
            return pieces
