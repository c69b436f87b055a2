"""The sound of a film: every clip's own sound, cut to its picture, joined, and brought to one loudness."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.film.ahead import ahead
from roughcut.film.container import open_output
from roughcut.film.limiter import gains, holds_back, limited
from roughcut.film.loudness import measure
from roughcut.film.media import sound
from roughcut.film.schema import Clip, Loudness
from roughcut.film.tracks import SAMPLE_RATE, SoundTrack
from roughcut.timebase import sample_at

TARGET_LUFS = -16.0
PEAK_DBTP = -1.0
# Encoding to AAC moves peaks by a few tenths of a decibel: the limiter leaves room for that.
_CEILING_DBTP = -1.8
_SILENT_LUFS = -55.0
_MOST_GAIN_DB = 36.0
_NEAR_ENOUGH_LU = 0.3
_FADE = SAMPLE_RATE // 400  # 2.5 ms on either side of a join
_REEL = "sound.f32"

Block = NDArray[np.float32]
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Mix:
    """A film's sound on the disk, and what was done to it: raised by `gain_db` and held under the ceiling."""

    gain_db: float
    loudness: Loudness
    warning: str = ""
    ceiling_dbtp: float = math.inf


def film_sound(clips: Sequence[Clip], rate: Fraction) -> Iterator[Block]:
    """The sound of the whole film as it was recorded: N×2 at 48 kHz, sample 0 with frame 0.

    A clip's sound begins and ends on the samples of its first and last frame in the film, so that no
    rounding adds up; what a take lacks is silence, what it has too much is cut.
    """
    first_frame = 0
    for clip in clips:
        start = sample_at(first_frame, rate, SAMPLE_RATE)
        first_frame += clip.frame_count
        length = sample_at(first_frame, rate, SAMPLE_RATE) - start
        skipped = sample_at(clip.first_frame, rate, SAMPLE_RATE)
        yield from faded(_cut(sound(clip.take, SAMPLE_RATE), skipped, length), length)


def _cut(blocks: Iterable[Block], skipped: int, length: int) -> Iterator[Block]:
    """`length` samples of a sound after the first `skipped`, silence where it ends before."""
    for block in blocks:
        late = block[skipped:][:length]
        skipped = max(0, skipped - len(block))
        length -= len(late)
        if len(late):
            yield late
        if not length:
            return
    while length:
        silence = np.zeros((min(length, SAMPLE_RATE), 2), dtype=np.float32)
        length -= len(silence)
        yield silence


def faded(blocks: Iterable[Block], length: int) -> Iterator[Block]:
    """A clip's sound of `length` samples, coming up from and going down to nothing within 2.5 ms, so that
    joins do not click."""
    position = 0
    for block in blocks:
        end = position + len(block)
        if position < _FADE or end > length - _FADE:
            index = np.arange(position, end)
            edge = np.minimum(np.minimum(index, length - 1 - index) / _FADE, 1.0)
            block = block * (0.5 - 0.5 * np.cos(np.pi * edge))[:, None].astype(np.float32)
        position = end
        yield block


def write_mix(clips: Sequence[Clip], rate: Fraction, folder: Path, progress: Progress) -> tuple[Path, Mix]:
    """Write the film's sound as AAC into `folder`, at −16 LUFS with true peaks below −1 dBTP.

    Nearly silent films are left alone. Streams in constant memory, with the samples kept in `folder` (23 MB
    a minute): one pass decodes and measures, a few find the gain that makes good what the limiter takes, one
    encodes, one measures what came out, each in two threads. `progress` gets a share from 0 to 1.
    """
    reel, mix = _Reel(folder / _REEL), folder / "mix.mp4"
    total = sample_at(sum(clip.frame_count for clip in clips), rate, SAMPLE_RATE)
    recorded = ahead(reel.record(film_sound(clips, rate)))
    raw = measure(_watched(recorded, total, lambda done: progress(done * 0.5)), peaks=False)

    def play() -> Iterator[Block]:
        return _watched(reel.play(), total, lambda done: progress(0.5 + done * 0.4))

    if raw.integrated_lufs is None or raw.integrated_lufs < _SILENT_LUFS:
        _encode(play(), mix)
        return mix, Mix(
            0.0, measure(ahead(sound(mix))), "The film is nearly silent; its loudness was left alone."
        )
    gain_db = _gain_for(raw, reel)
    ceiling_dbtp = _CEILING_DBTP
    while True:
        _encode(ahead(limited(play(), gain_db, ceiling_dbtp)), mix)
        loudness = measure(ahead(sound(mix)))
        excess = (loudness.true_peak_dbtp or -math.inf) - PEAK_DBTP
        if excess <= 0 or ceiling_dbtp < _CEILING_DBTP - 3:
            return mix, Mix(gain_db, loudness, _doubt(loudness), ceiling_dbtp)
        ceiling_dbtp -= excess + 0.2


def mix_gains(clips: Sequence[Clip], rate: Fraction, folder: Path, progress: Progress) -> Iterator[Block]:
    """What the film's mix multiplies each sample of `film_sound` by, found as `write_mix` finds it: N in
    blocks, as many as the film has samples. `folder` is for what is needed on the way."""
    _, mix = write_mix(clips, rate, folder, progress)
    return gains(_Reel(folder / _REEL).play(), mix.gain_db, mix.ceiling_dbtp)


class _Reel:
    """Samples on the disk, so that the takes are decoded once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.highest = 0.0
        """The highest sample on it."""

    def record(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Pass blocks on and keep them."""
        with self._path.open("wb") as file:
            for block in blocks:
                file.write(np.ascontiguousarray(block, dtype=np.float32).tobytes())
                self.highest = max(self.highest, float(np.abs(block).max(initial=0.0)))
                yield block

    def play(self) -> Iterator[Block]:
        """The kept samples, half a second at a time."""
        with self._path.open("rb") as file:
            while data := file.read(SAMPLE_RATE // 2 * 8):
                yield np.frombuffer(data, dtype=np.float32).reshape(-1, 2)


def _watched(blocks: Iterable[Block], total: int, progress: Progress) -> Iterator[Block]:
    done = 0
    for block in blocks:
        done += len(block)
        progress(done / total)
        yield block


def _gain_for(raw: Loudness, reel: _Reel) -> float:
    """The gain that brings a film to the target, with the limiter's own loss made good."""
    gain_db = min(TARGET_LUFS - (raw.integrated_lufs or TARGET_LUFS), _MOST_GAIN_DB)
    if not holds_back(reel.highest * 10 ** (gain_db / 20), _CEILING_DBTP):
        return gain_db
    for _ in range(3):
        held = ahead(limited(reel.play(), gain_db, _CEILING_DBTP))
        reached = measure(held, peaks=False).integrated_lufs or TARGET_LUFS
        if abs(TARGET_LUFS - reached) < _NEAR_ENOUGH_LU:
            break
        gain_db = min(gain_db + TARGET_LUFS - reached, _MOST_GAIN_DB)
    return gain_db


def _doubt(loudness: Loudness) -> str:
    reached = loudness.integrated_lufs
    if reached is None or abs(reached - TARGET_LUFS) > 1:
        aim = f"{TARGET_LUFS:.0f}"
        return f"The film's loudness is {reached} LUFS, not {aim}: its sound is too uneven to be raised."
    return ""


def _encode(blocks: Iterable[Block], part: Path) -> None:
    with open_output(part) as container:
        track = SoundTrack(container, even=True)
        for block in blocks:
            track.write(block)
        track.close()
