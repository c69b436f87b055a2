"""The sound of a take: the voices where they stand, over the air of the place and what is done there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.ambience import air
from roughcut.previs.ducking import ducked
from roughcut.previs.foley import noises_of, sound_of_noise
from roughcut.previs.paces import speed_at
from roughcut.previs.recordings import voice_of
from roughcut.previs.stage import Stage
from roughcut.timebase import sample_at

SAMPLE_RATE = 48000
Sound = NDArray[np.float32]

_WIDTH = 0.35
"""How far to one side a voice at the edge of the stage goes: 1 would be that side alone."""
_FARTHEST_DB = -3.0
_OUT_OF_SIGHT_DB = -2.0
_EDGE_S = 0.004
_PACE_STEP = SAMPLE_RATE // 20
_AIR_UNDER_WORDS_DB, _NOISE_UNDER_WORDS_DB = -5.0, -9.0
_DISTANT = re.compile(
    r"\b(?:filtered|(?:on|over|through|into) (?:the )?(?:phone|telephone|radio|intercom))\b"
    r"|电话里|电话中|对讲机|广播里",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stems:
    """What the sound of a take is made of, N×2 at 48 kHz each; summed they are that sound. `dialogue` has the
    lines of each speaker, `effects` the noises of the action, `ambience` the air of the place."""

    dialogue: Mapping[str, Sound]
    effects: Sound
    ambience: Sound

    def each(self, change: Callable[[Sound], Sound]) -> Stems:
        """The same change of every part."""
        dialogue = {speaker: change(lines) for speaker, lines in self.dialogue.items()}
        return Stems(dialogue, change(self.effects), change(self.ambience))

    def whole(self) -> Sound:
        """The sum of all parts."""
        return self.ambience + self.effects + _sum(self.dialogue, len(self.ambience))


@dataclass(frozen=True)
class _Room:
    """The samples of a shot, `body`, and how many lie before and after it that the film does not use."""

    before: int
    body: int
    after: int

    @property
    def total(self) -> int:
        return self.before + self.body + self.after

    def around(self, gain: Sound) -> Sound:
        """The gain of the body, held to both sides of it."""
        return np.pad(gain, (self.before, self.after), mode="edge")[:, None]


def sound_of(order: TakeOrder, voices: Path, stage: Stage, handle_frames: int = 0) -> Sound:
    """N×2 at 48 kHz, as long as the take's picture. Every recording is heard to its end; the air of the
    place and the noises of the action step back under words. `handle_frames` are added at either end, in
    which the air goes on and noises die away.

    Raises MediaError when a recording is missing or is no PCM sound.
    """
    whole = _parts(order, voices, stage, handle_frames).whole()
    return _edged(np.clip(whole, -1.0, 1.0))


def stems_of(order: TakeOrder, voices: Path, stage: Stage) -> Stems:
    """The sound of a take in its parts. Raises MediaError as `sound_of` does."""
    parts = _parts(order, voices, stage, 0)
    loudest = np.abs(parts.whole())
    if loudest.max(initial=0.0) > 1.0:
        # Where the sum is cut off at full scale, every part is lowered by as much.
        held = (1.0 / np.maximum(loudest, 1.0)).astype(np.float32)
        parts = parts.each(lambda part: part * held)
    return parts.each(_edged)


def _parts(order: TakeOrder, voices: Path, stage: Stage, handle_frames: int) -> Stems:
    room = _room(order, handle_frames)
    lines = _lines(order, voices, room)
    words = _sum(lines, room.total)[room.before : room.before + room.body]
    scene = f"{order.scene.heading}\n{order.scene.description}"
    ambience = _air(order, stage, scene, room)
    ambience *= room.around(ducked(words, _AIR_UNDER_WORDS_DB))
    effects = _noises(order, stage, room)
    if effects is None:
        effects = np.zeros((room.total, 2), np.float32)
    else:
        effects *= room.around(ducked(words, _NOISE_UNDER_WORDS_DB))
    return Stems(lines, effects, ambience)


def _air(order: TakeOrder, stage: Stage, scene: str, room: _Room) -> Sound:
    """The air of the place; in a vehicle that stops or starts, that of the ride and that of the halt."""

    def of(drives: bool) -> Sound:
        place = stage.place.model_copy(update={"drives": drives})
        return air(place, order.seed, scene, order.shot_number, room.total, before=room.before)

    speeds = {pace.speed for pace in stage.paces}
    if stage.place.kind == "station" or not stage.place.drives or speeds == {1.0}:
        return of(stage.place.drives)
    if speeds == {0.0}:
        return of(False)
    times = np.arange(0, room.total + _PACE_STEP, _PACE_STEP)
    at_ms = (times - room.before) * 1000 / SAMPLE_RATE
    speed = [speed_at(stage.paces, float(ms)) for ms in at_ms]
    share = np.interp(np.arange(room.total), times, speed).astype(np.float32)[:, None]
    return np.asarray(of(True) * np.sqrt(share) + of(False) * np.sqrt(1.0 - share), np.float32)


def _room(order: TakeOrder, handle_frames: int) -> _Room:
    before, body, total = (
        sample_at(frames, order.rate, SAMPLE_RATE)
        for frames in (handle_frames, order.frame_count, order.frame_count + 2 * handle_frames)
    )
    return _Room(before, body, total - before - body)


def _sum(lines: Mapping[str, Sound], length: int) -> Sound:
    whole = np.zeros((length, 2), np.float32)
    for each in lines.values():
        whole += each
    return whole


def _lines(order: TakeOrder, voices: Path, room: _Room) -> dict[str, Sound]:
    """Every line, from where its speaker stands, by speaker."""
    lines: dict[str, Sound] = {}
    for cue in order.cues:
        spoken = voice_of(voices / f"{cue.recording}.wav", cue.tempo)
        if _DISTANT.search(cue.parenthetical):
            spoken = _by_wire(spoken)
        left, right = _balance(order, cue)
        start = min(cue.start_ms * SAMPLE_RATE // 1000, max(0, room.body - len(spoken)))
        spoken = spoken[: room.body - start]
        start += room.before
        own = lines.setdefault(cue.speaker, np.zeros((room.total, 2), np.float32))
        own[start : start + len(spoken), 0] += left * spoken
        own[start : start + len(spoken), 1] += right * spoken
    return lines


def _noises(order: TakeOrder, stage: Stage, room: _Room) -> Sound | None:
    """Doors, cups, steps; a noise that begins near the end of the take is cut with it."""
    mix: Sound | None = None
    for noise in noises_of(order, stage):
        start = room.before + noise.start_ms * SAMPLE_RATE // 1000
        heard = sound_of_noise(noise)[: max(0, room.total - start)]
        mix = np.zeros((room.total, 2), np.float32) if mix is None else mix
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
