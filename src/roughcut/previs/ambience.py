"""The air of a place: what is heard there while nobody speaks, so that no shot is digitally silent."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from roughcut.previs.noise import seed_of
from roughcut.previs.schema import Place
from roughcut.previs.sounds.beds import LAYERS
from roughcut.previs.sounds.making import Sound, even
from roughcut.previs.sounds.places import layers_of

_BEFORE_MASTERING_DB = -2.5
"""A film is brought to one loudness at the end, and that mostly raises it by some decibels."""


def air(place: Place, seed: int, scene: str, shot_number: int, length: int, *, before: int = 0) -> Sound:
    """`length` × 2 samples at 48 kHz, about −48 to −58 dBFS, the first `before` of them from before the shot.
    The shots of a scene share one tone; each comes in at a place of its own, as a recording of a place
    would."""
    loop = _loop(place, seed_of("air", seed, scene))
    offset = (seed_of("from", seed, scene, shot_number) - before) % len(loop)
    times = -(-(offset + length) // len(loop))
    return np.tile(loop, (times, 1))[offset : offset + length].copy()


@lru_cache(maxsize=2)
def _loop(place: Place, seed: int) -> Sound:
    """The layers of a place as one loop, whose end meets its beginning; for reading only."""
    level_db, layers = layers_of(place)
    mixed = np.sum(
        [
            np.float32(10 ** (layer_db / 20)) * LAYERS[name](np.random.default_rng(seed_of(name, seed)))
            for name, layer_db in layers.items()
        ],
        axis=0,
    )
    return even(mixed) * np.float32(10 ** ((level_db + _BEFORE_MASTERING_DB) / 20))
