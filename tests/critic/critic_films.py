"""Small real films with known faults: the critic's tests are measured against these."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot
from roughcut.film.encode import TakeWriter
from roughcut.film.schema import Encoding

RATE = 16
WIDTH, HEIGHT = 320, 180
SOUND_RATE = 48000
Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Shot:
    """A synthetic shot: a view of one of two walls, somebody moving, and perhaps a line."""

    number: int
    frame_count: int
    view: int
    line: tuple[float, float] | None = None


SHOTS = (
    Shot(1, 32, 0, (0.5, 1.6)),
    Shot(2, 40, 1, (0.4, 2.0)),
    Shot(3, 52, 2, (0.6, 2.6)),
    Shot(4, 64, 3, (0.8, 3.0)),
)


@dataclass(frozen=True)
class Film:
    """A film about to be encoded: pictures by shot, one sound, and the order of the shots."""

    shots: tuple[Shot, ...] = SHOTS
    paint: Callable[[Shot, int, Picture], Picture] = field(default=lambda shot, frame, picture: picture)
    mix: Callable[[Sound], Sound] = field(default=lambda sound: sound)


def expectation(shots: tuple[Shot, ...] = SHOTS) -> Expectation:
    """What the undamaged film is."""
    planned, lines, first = [], [], 0
    for shot in shots:
        start_s = first / RATE
        planned.append(
            ExpectedShot(
                number=shot.number,
                scene_number=1,
                first_frame=first,
                frame_count=shot.frame_count,
                scripted_ms=round(shot.frame_count * 1000 / RATE),
                action="Somebody stands by the wall.",
            )
        )
        if shot.line:
            lines.append(
                ExpectedLine(
                    shot_number=shot.number,
                    speaker="Ada",
                    text=f"These are the words of shot {shot.number}.",
                    start_ms=round((start_s + shot.line[0]) * 1000),
                    end_ms=round((start_s + shot.line[1]) * 1000),
                )
            )
        first += shot.frame_count
    return Expectation(
        title="The wall",
        rate=Fraction(RATE),
        width_px=WIDTH,
        height_px=HEIGHT,
        shots=tuple(planned),
        lines=tuple(lines),
    )


def encode(film: Film, path: Path) -> Path:
    """Write a film as a real mp4."""
    with TakeWriter(path, WIDTH, HEIGHT, Fraction(RATE), Encoding(preset="superfast")) as writer:
        for shot in film.shots:
            for frame in range(shot.frame_count):
                writer.write(film.paint(shot, frame, picture(shot, frame)))
        writer.write_sound(film.mix(soundtrack(film.shots).copy()))
    return path


def picture(shot: Shot, frame: int) -> Picture:
    """A frame: the shot's view of one room, and a figure that sways."""
    wall = _ROOM[20 : 20 + HEIGHT, 60 + 150 * shot.view : 60 + 150 * shot.view + WIDTH].copy()
    middle = WIDTH // 2 + round(12 * np.sin(frame / 6))
    wall[60:, middle - 24 : middle + 24] = (150, 90, 70)
    wall[40:62, middle - 10 : middle + 10] = (225, 190, 160)
    return wall


@functools.cache
def soundtrack(shots: tuple[Shot, ...]) -> Sound:
    """Room tone and, where lines are, a voice; as loud as films should be."""
    total = round(sum(shot.frame_count for shot in shots) * SOUND_RATE / RATE)
    mono = np.random.default_rng(3).normal(0, 0.003, total)
    first = 0
    for shot in shots:
        if shot.line:
            start = round((first / RATE + shot.line[0]) * SOUND_RATE)
            said = voice(shot.line[1] - shot.line[0], 110 + 30 * shot.number)
            mono[start : start + len(said)] += said
        first += shot.frame_count
    return np.repeat(mono[:, None], 2, axis=1).astype(np.float32)


def voice(length_s: float, pitch_hz: float) -> NDArray[np.float64]:
    """A sound like a voice: a gliding pitch with formants, four syllables a second."""
    time = np.arange(round(length_s * SOUND_RATE)) / SOUND_RATE
    phase = 2 * np.pi * pitch_hz * (time + 0.02 * np.sin(2 * np.pi * 1.3 * time) / 1.3)
    sound = np.zeros_like(time)
    for harmonic in range(1, 16):
        hz = pitch_hz * harmonic
        weight = sum(np.exp(-(((hz - formant) / 220) ** 2)) for formant in (500, 1500, 2500)) + 0.05
        sound += weight * np.sin(harmonic * phase)
    syllables = np.clip(np.sin(2 * np.pi * 2 * time) ** 2 * 1.3, 0.08, 1)
    return np.asarray(0.46 * sound / np.abs(sound).max() * syllables, dtype=np.float64)


def _room() -> Picture:
    random = np.random.default_rng(5)
    room = np.full((HEIGHT + 60, WIDTH * 3, 3), (120, 130, 110), dtype=np.uint8)
    for _ in range(70):
        x, y = random.integers(0, WIDTH * 3 - 40), random.integers(0, HEIGHT)
        width, height = random.integers(8, 60), random.integers(8, 50)
        room[y : y + height, x : x + width] = _PAINTS[random.integers(0, len(_PAINTS))]
    return room


_PAINTS = np.array(
    [(70, 60, 50), (190, 170, 140), (90, 110, 150), (160, 70, 60), (210, 205, 190), (60, 90, 60)],
    dtype=np.uint8,
)
_ROOM = _room()


def with_shots(film: Film, *numbers: int) -> Film:
    """The same film with only these shots, in this order."""
    return replace(film, shots=tuple(next(s for s in film.shots if s.number == n) for n in numbers))
