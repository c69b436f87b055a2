"""Where the noises of a shot stand in time: what its actions ask for, and the footsteps of who walks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.noise import seed_of
from roughcut.previs.schema import STAGE_DEPTH_M, STAGE_HALF_WIDTH_M
from roughcut.previs.sounds import strikes
from roughcut.previs.sounds.making import RATE, Sound
from roughcut.previs.sounds.spots import SPOTS, noises_in
from roughcut.previs.stage import Figure, Stage, key_at, place_at, walks_at
from roughcut.script.schema import Action

STRIDE = 0.101
"""How far a walker comes in an eighth of two steps, as a share of the height: as the walk is drawn."""
_DRAWINGS_A_STEP = 4
_STEP_DB, _FARTHEST_DB = -31.0, -8.0
_SOFT_GROUND = (
    "park",
    "garden",
    "forest",
    "meadow",
    "beach",
    "desert",
    "mountain",
    "snow",
    "field",
    "cemetery",
    "graveyard",
    "snowfield",
    "camp",
)
_AFTER_MS, _BEFORE_MS = 150, 120
_REACH_MS = 1500
_SHARPEST_MS = 600
"""So much of a noise must stand clear of words; what follows is its echo."""


@dataclass(frozen=True)
class Noise:
    """A noise in a shot: when (ms), which, how loud its loudest sample is, and from where (−1…1)."""

    start_ms: int
    name: str
    peak_db: float
    side: float = 0.0
    variant: int = 0


def noises_of(order: TakeOrder, stage: Stage) -> list[Noise]:
    """Every noise of a shot, in order of time."""
    asked = list(_asked(order))
    return sorted([*asked, *_footfalls(stage)], key=lambda noise: (noise.start_ms, noise.name))


def sound_of_noise(noise: Noise) -> Sound:
    """Mono samples at 48 kHz."""
    return _made(noise.name, noise.variant) * np.float32(10 ** (noise.peak_db / 20))


@lru_cache(maxsize=64)
def _made(name: str, variant: int) -> Sound:
    """A noise with its loudest sample at 1; for reading only."""
    chance = np.random.default_rng(seed_of("noise", name, variant))
    if name in ("hard_step", "soft_step"):
        return strikes.hard_step(chance) if name == "hard_step" else strikes.soft_step(chance)
    return strikes.peaked(SPOTS[name].make(chance))


def _asked(order: TakeOrder) -> Iterator[Noise]:
    """What the actions ask for, each between the lines it stands between, and clear of words if it can be."""
    for window, action in _windows(order):
        for share, name in noises_in(action):
            length_ms = min(_SHARPEST_MS, len(_made(name, 0)) * 1000 // RATE)
            room = max(0, window[1] - window[0] - _AFTER_MS - _BEFORE_MS - length_ms)
            wanted = window[0] + _AFTER_MS + round(share * room)
            start = _clear_of_words(wanted, length_ms, order.cues, order.duration_ms)
            yield Noise(start_ms=start, name=name, peak_db=SPOTS[name].peak_db)


def _windows(order: TakeOrder) -> Iterator[tuple[tuple[int, int], str]]:
    """Each stretch of actions with the time (ms) from the line before it to the line after it."""
    by_line = {cue.line_index: cue for cue in order.cues}
    start, line_index, words = 0, 0, list[str]()
    for beat in order.beats:
        if isinstance(beat, Action):
            words.append(beat.text)
            continue
        cue = by_line.get(line_index)
        line_index += 1
        if cue is None:
            continue
        if words:
            yield (start, max(start, cue.start_ms)), " ".join(words)
        start, words = cue.end_ms, []
    if words:
        yield (start, max(start, order.duration_ms)), " ".join(words)


def _clear_of_words(wanted: int, length_ms: int, cues: Sequence[SpokenCue], shot_ms: int) -> int:
    """The time nearest to the wanted one at which no words are spoken; the wanted one if none is near."""
    last = max(0, shot_ms - length_ms)
    wanted = min(max(0, wanted), last)
    spans = [(cue.start_ms - _BEFORE_MS, cue.end_ms) for cue in cues]
    ends = [end for _, end in spans] + [max(0, start - length_ms) for start, _ in spans]
    free = [
        at
        for at in (wanted, *ends)
        if at <= last and all(at + length_ms <= start or at >= end for start, end in spans)
    ]
    best = min(free, key=lambda at: abs(at - wanted), default=wanted)
    return best if abs(best - wanted) <= _REACH_MS else wanted


def _footfalls(stage: Stage) -> Iterator[Noise]:
    """A step each time a walking figure's foot touches the ground, from where it is."""
    kind = "soft_step" if _is_soft(stage) else "hard_step"
    for figure in stage.figures:
        feet, step_m = 0, _DRAWINGS_A_STEP * STRIDE * figure.look.height_m
        for frame in range(stage.frame_count):
            now = stage.time_ms(frame)
            if not walks_at(figure, now):
                feet = 0
                continue
            x, z, walked = place_at(figure, now)
            if int(walked / step_m) > feet and _is_seen(figure, now):
                feet = int(walked / step_m)
                away = min(1.0, max(0.0, z / STAGE_DEPTH_M))
                level = _STEP_DB + _FARTHEST_DB * away - (3.0 if figure.look.age == "child" else 0.0)
                side = max(-1.0, min(1.0, x / STAGE_HALF_WIDTH_M)) * 0.5
                yield Noise(round(now), kind, level, side, variant=seed_of(figure.seed, feet) % 6)


def _is_soft(stage: Stage) -> bool:
    return stage.place.weather == "snow" or stage.place.kind in _SOFT_GROUND


def _is_seen(figure: Figure, time_ms: float) -> bool:
    return key_at(figure.spots, time_ms).seen
