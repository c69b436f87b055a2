"""Stems: the film's mix in parts, each as long as the film, which summed are the mix to the last bit."""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from roughcut.files import output_errors
from roughcut.film.mix import Progress, faded, mix_gains
from roughcut.film.schema import Clip
from roughcut.film.tracks import SAMPLE_RATE
from roughcut.film.wav import FULL_SCALE, WavWriter
from roughcut.timebase import sample_at

StemKind = Literal["dialogue", "effects", "ambience", "production"]
KINDS: tuple[StemKind, ...] = ("dialogue", "effects", "ambience", "production")
Sound = NDArray[np.float32]
_Numbers = NDArray[np.int32]
_NAME_LENGTH = 40


class Part(NamedTuple):
    """What a stem is of: words (with their speaker), noises, air, or what a take's own microphone heard."""

    kind: StemKind
    speaker: str = ""


@dataclass(frozen=True)
class StemFiles:
    """What was written: the stem of each kind, each speaker's own, and their sum. `cut_off` counts samples
    at which a stem alone is louder than a file holds, so that they are missing in the sum."""

    kinds: Mapping[StemKind, Path]
    speakers: Mapping[str, Path]
    mix: Path
    cut_off: int = 0


def write_stems(
    clips: Sequence[Clip],
    rate: Fraction,
    parts_of: Callable[[int], Mapping[Part, Sound]],
    folder: Path,
    *,
    first_sample: int = 0,
    progress: Progress = lambda share: None,
) -> StemFiles:
    """Write the stems of a film: `dialogue.wav`, `effects.wav` … as far as there are any, one for each
    speaker, and `mix.wav`.

    `parts_of` gives the sound of a clip (0-based) in its parts, N×2 at 48 kHz, as recorded. Every part gets
    the gain that the film's mix has there, limiter included, so that their sum is the mix; sums are made of
    whole numbers, so they are exact. Files begin at `first_sample` of the time code's day. Raises
    MediaError for takes that cannot be read, OutputError for a disk that says no.
    """
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        workshop = tempfile.TemporaryDirectory(prefix=".part-", dir=folder, ignore_cleanup_errors=True)
    with workshop as name, _Files(folder, first_sample) as files:
        feed = _Feed(mix_gains(clips, rate, Path(name), lambda share: progress(share * 0.8)))
        first_frame = start = 0
        for index, clip in enumerate(clips):
            first_frame += clip.frame_count
            end = sample_at(first_frame, rate, SAMPLE_RATE)
            gain = feed.take(end - start)
            files.write({part: _laid(sound, gain) for part, sound in parts_of(index).items()}, end - start)
            start = end
            progress(0.8 + 0.2 * (index + 1) / len(clips))
    return files.written()


def _laid(sound: Sound, gain: Sound) -> NDArray[np.float64]:
    """A part as it is in the film: exactly as long as its clip, faded at both ends, at the mix's level."""
    length = len(gain)
    whole = np.zeros((length, 2), dtype=np.float32)
    whole[: len(sound)] = sound[:length]
    (soft,) = faded([whole], length)
    return soft.astype(np.float64) * gain[:, None]


class _Feed:
    """Blocks of any length, handed out in others."""

    def __init__(self, blocks: Iterator[Sound]) -> None:
        self._blocks = blocks
        self._rest = np.zeros(0, dtype=np.float32)

    def take(self, count: int) -> Sound:
        """The next samples."""
        parts = [self._rest]
        have = len(self._rest)
        while have < count:
            parts.append(next(self._blocks))
            have += len(parts[-1])
        whole = np.concatenate(parts)
        self._rest = whole[count:]
        return whole[:count]


class _Files:
    """The files being written. Each begins when its first sound comes, with silence up to then."""

    def __init__(self, folder: Path, first_sample: int) -> None:
        self._folder, self._first_sample = folder, first_sample
        self._stack = contextlib.ExitStack()
        self._writers: dict[str, WavWriter] = {}
        self._names: dict[str, str] = {}
        self._length = 0
        self._cut_off = 0

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *error: object) -> bool | None:
        return self._stack.__exit__(*error)  # type: ignore[arg-type]

    def write(self, parts: Mapping[Part, NDArray[np.float64]], count: int) -> None:
        """Add a clip of `count` samples to every file."""
        sums: dict[str, _Numbers] = {"mix": np.zeros((count, 2), np.int32)}
        for part, sound in parts.items():
            numbers = np.rint(sound * FULL_SCALE).astype(np.int32)
            own = [self._name_of(part.speaker)] if part.kind == "dialogue" else []
            for name in (*own, part.kind, "mix"):
                sums[name] = sums[name] + numbers if name in sums else numbers
        for name in dict.fromkeys([*self._writers, *sums]):
            self._write(name, sums.get(name, np.zeros((count, 2), np.int32)))
        self._length += count

    def _write(self, name: str, numbers: _Numbers) -> None:
        writer = self._writers.get(name) or self._begin(name)
        held = np.clip(numbers, -FULL_SCALE, FULL_SCALE - 1)
        self._cut_off += int(np.count_nonzero((held != numbers).any(axis=1)))
        writer.write(held)

    def _begin(self, name: str) -> WavWriter:
        path = self._folder / f"{name}.wav"
        writer = self._stack.enter_context(WavWriter(path, self._first_sample, name.replace("_", ", ")))
        self._writers[name] = writer
        for start in range(0, self._length, SAMPLE_RATE):
            writer.write(np.zeros((min(SAMPLE_RATE, self._length - start), 2), np.int32))
        return writer

    def _name_of(self, speaker: str) -> str:
        """The name of a speaker's file: theirs, as far as it may stand in the name of a file."""
        if speaker not in self._names:
            plain = re.sub(r"\W+", "-", speaker).strip("-_")[:_NAME_LENGTH].lower() or "unknown"
            taken = set(self._names.values())
            names = (f"dialogue_{plain}{number}" for number in ("", *map(str, range(2, len(taken) + 3))))
            self._names[speaker] = next(name for name in names if name not in taken)
        return self._names[speaker]

    def written(self) -> StemFiles:
        """What there is, after the last clip."""
        return StemFiles(
            {kind: self._writers[kind].path for kind in KINDS if kind in self._writers},
            {speaker: self._writers[name].path for speaker, name in self._names.items()},
            self._writers["mix"].path,
            self._cut_off,
        )
