"""The sound of a take: the voices where they stand, over the air of the place and what is done there."""

from __future__ import annotations

import itertools
import re
import wave
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.ambience import air
from roughcut.previs.ducking import ducked
from roughcut.previs.foley import noises_of, sound_of_noise
from roughcut.previs.stage import Stage
from roughcut.timebase import sample_at

SAMPLE_RATE = 48000
Sound = NDArray[np.float32]

_WIDTH = 0.35
"""How far to one side a voice at the edge of the stage goes: 1 would be that side alone."""
_FARTHEST_DB = -3.0
_OUT_OF_SIGHT_DB = -2.0
_EDGE_S = 0.004
_AIR_UNDER_WORDS_DB, _NOISE_UNDER_WORDS_DB = -5.0, -9.0
_DISTANT = re.compile(
    r"\b(?:filtered|(?:on|over|through|into) (?:the )?(?:phone|telephone|radio|intercom))\b"
    r"|电话里|电话中|对讲机|广播里",
    re.IGNORECASE,
)


def sound_of(order: TakeOrder, voices: Path, stage: Stage) -> Sound:
    """N×2 at 48 kHz, as long as the take's picture. Every recording is heard to its end; the air of the
    place and the noises of the action step back under words.

    Raises MediaError when a recording is missing or is no PCM sound.
    """
    length = sample_at(order.frame_count, order.rate, SAMPLE_RATE)
    words = _words(order, voices, length)
    scene = f"{order.scene.heading}\n{order.scene.description}"
    mix = air(stage.place, order.seed, scene, order.shot_number, length)
    mix *= ducked(words, _AIR_UNDER_WORDS_DB)[:, None]
    noises = _noises(order, stage, length)
    if noises is not None:
        mix += noises * ducked(words, _NOISE_UNDER_WORDS_DB)[:, None]
    return _edged(np.clip(mix + words, -1.0, 1.0))


def _words(order: TakeOrder, voices: Path, length: int) -> Sound:
    """Every line, from where its speaker stands."""
    mix = np.zeros((length, 2), np.float32)
    for cue in order.cues:
        spoken = voice_of(voices / f"{cue.recording}.wav", cue.tempo)
        if _DISTANT.search(cue.parenthetical):
            spoken = _by_wire(spoken)
        left, right = _balance(order, cue)
        start = min(cue.start_ms * SAMPLE_RATE // 1000, max(0, length - len(spoken)))
        spoken = spoken[: length - start]
        mix[start : start + len(spoken), 0] += left * spoken
        mix[start : start + len(spoken), 1] += right * spoken
    return mix


def _noises(order: TakeOrder, stage: Stage, length: int) -> Sound | None:
    """Doors, cups, steps; a noise that begins near the end of the shot is cut with it."""
    mix: Sound | None = None
    for noise in noises_of(order, stage):
        start = noise.start_ms * SAMPLE_RATE // 1000
        heard = sound_of_noise(noise)[: max(0, length - start)]
        mix = np.zeros((length, 2), np.float32) if mix is None else mix
        angle = (1.0 + noise.side) * np.pi / 4
        both = np.array([np.cos(angle), np.sin(angle)], np.float32) * np.float32(np.sqrt(2))
        mix[start : start + len(heard)] += heard[:, None] * both
    return mix


def _by_wire(samples: Sound) -> Sound:
    """As a telephone carries a voice: 300 to 3400 Hz, as loud as before."""
    pitch = np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE)
    kept = 1 / (1 + (300 / np.maximum(pitch, 1.0)) ** 6) / (1 + (pitch / 3400) ** 8)
    heard = np.fft.irfft(np.fft.rfft(samples) * kept, len(samples))
    before, after = (float(np.sqrt(np.mean(np.square(each)))) for each in (samples, heard))
    return np.asarray(heard * (before / max(after, 1e-9)), np.float32)


def voice_of(path: Path, tempo: float) -> Sound:
    """A recording (16-bit PCM) as mono at 48 kHz, `tempo` times as fast at the same pitch."""
    samples, rate = _read_wav(path)
    if rate == SAMPLE_RATE and tempo == 1.0:
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
    wanted = max(1, round(len(samples) * SAMPLE_RATE / rate / tempo))
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
    steps.append(graph.add("aresample", f"{SAMPLE_RATE}:filter_size=32"))
    steps.append(graph.add("aformat", f"sample_fmts=flt:sample_rates={SAMPLE_RATE}:channel_layouts=mono"))
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


def _balance(order: TakeOrder, cue: SpokenCue) -> tuple[float, float]:
    """Gains for left and right: by where the speaker stands; a voice from elsewhere comes from all round."""
    person = next((each for each in order.people if each.name == cue.speaker), None)
    if person is None:
        level = 10 ** (_OUT_OF_SIGHT_DB / 20)
        return level, level
    x = max(-1.0, min(1.0, person.end.x))
    away = person.end.depth
    near = not order.focus or cue.speaker in order.focus
    level = 10 ** (_FARTHEST_DB * away * (0.5 if near else 1.0) / 20)
    # Equal power, so that a voice is as loud at the side as in the middle.
    angle = (1.0 + _WIDTH * x) * np.pi / 4
    return float(level * np.cos(angle) * np.sqrt(2)), float(level * np.sin(angle) * np.sqrt(2))


def _edged(mix: Sound) -> Sound:
    """A few milliseconds of fade at both ends, against clicks at the cuts."""
    count = min(int(_EDGE_S * SAMPLE_RATE), len(mix) // 2)
    ramp = np.linspace(0.0, 1.0, count, dtype=np.float32)[:, None]
    if count:
        mix[:count] *= ramp
        mix[-count:] *= ramp[::-1]
    return mix.astype(np.float32)
