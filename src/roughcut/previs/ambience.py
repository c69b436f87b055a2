"""The quiet air of a place: seeded noise, so that no shot is digitally silent."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.noise import seed_of
from roughcut.previs.schema import Place

SAMPLE_RATE = 48000
_LEVEL_DB = -55.0
_WEATHER_DB = {"rain": 9.0, "fog": -1.0, "snow": -2.0}
# Where the noise is strongest and how fast it falls: (low edge Hz, high edge Hz, slow swell 0…1).
_ROOM = (45.0, 420.0, 0.05)
_OUTDOORS = (90.0, 1400.0, 0.35)
_CITY = (50.0, 700.0, 0.25)
_RAIN = (700.0, 7000.0, 0.10)
_OPEN = ("garden", "park", "forest", "desert", "beach", "mountain", "field", "sea", "ruin", "river", "snow")
_BUSY = ("street", "station", "market", "city", "road", "rooftop", "bridge", "alley", "platform")
_LOOP_S = 6


def air(place: Place, seed: int, scene: str, shot_number: int, length: int) -> NDArray[np.float32]:
    """`length` × 2 samples at 48 kHz, about −55 dBFS. The shots of a scene share one tone; each comes
    in at a place of its own, as a recording of a room would."""
    loop = _loop(place, seed_of("air", seed, scene))
    offset = seed_of("from", seed, scene, shot_number) % len(loop)
    times = -(-(offset + length) // len(loop))
    return np.tile(loop, (times, 1))[offset : offset + length].copy()


@lru_cache(maxsize=2)
def _loop(place: Place, seed: int) -> NDArray[np.float32]:
    """Noise made in the frequency domain, so that its end meets its beginning; for reading only."""
    count = SAMPLE_RATE * _LOOP_S
    chance = np.random.default_rng(seed)
    low, high, swell = _band(place)
    pitch = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    shape = (pitch / low) ** 2 / (1 + (pitch / low) ** 2) / (1 + (pitch / high) ** 2)
    sides = []
    for _ in range(2):
        phases = np.exp(2j * np.pi * chance.random(len(pitch)))
        sides.append(np.fft.irfft(shape * phases, count))
    noise = np.stack([0.8 * sides[0] + 0.2 * sides[1], 0.2 * sides[0] + 0.8 * sides[1]], axis=1)
    turn = np.arange(count) / count * 2 * np.pi
    noise *= (1 + swell * np.sin(turn + 2 * np.pi * chance.random()))[:, None]
    level = 10 ** ((_LEVEL_DB + _WEATHER_DB.get(place.weather, 0.0)) / 20)
    return np.asarray(noise * (level / np.sqrt(np.mean(noise**2))), dtype=np.float32)


def _band(place: Place) -> tuple[float, float, float]:
    if place.weather == "rain":
        return _RAIN
    if any(word in place.kind for word in _OPEN):
        return _OUTDOORS
    return _CITY if any(word in place.kind for word in _BUSY) else _ROOM
