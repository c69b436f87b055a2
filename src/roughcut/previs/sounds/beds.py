"""The layers of which the air of a place is mixed: each a stereo loop without a seam, as loud as 1.

A new layer is one function and its line in `LAYERS`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from roughcut.previs.sounds.making import (
    RATE,
    Chance,
    Sound,
    burst,
    chime,
    decay,
    even,
    far,
    noise,
    put,
    seconds,
    swell,
    wide,
)

LOOP_S = 12
_COUNT = LOOP_S * RATE


def room(chance: Chance) -> Sound:
    """Still air between walls."""
    return wide(chance, _COUNT, 45, 420)


def hall(chance: Chance) -> Sound:
    """The larger, brighter air of a church or a court."""
    return wide(chance, _COUNT, 60, 900) * swell(chance, _COUNT, (1, 2), 1.0)[:, None]


def traffic(chance: Chance) -> Sound:
    """A town at a distance: engines below, tyres above, swelling and ebbing as cars go by."""
    engines = wide(chance, _COUNT, 45, 260) * swell(chance, _COUNT, (1, 2, 3), 3.0)[:, None]
    tyres = wide(chance, _COUNT, 350, 1500) * swell(chance, _COUNT, (2, 3, 5), 5.0)[:, None]
    return even(engines + 0.3 * tyres)


def wind(chance: Chance) -> Sound:
    """Gusts: three bands of noise that rise and fall apart from each other."""
    bands = ((110, 420, 3.0), (330, 800, 5.0), (700, 1500, 7.0))
    parts = [
        0.5**number * wide(chance, _COUNT, low, high) * swell(chance, _COUNT, (1, 2, 3, 5), depth)[:, None]
        for number, (low, high, depth) in enumerate(bands)
    ]
    return even(np.sum(parts, axis=0))


def leaves(chance: Chance) -> Sound:
    """Foliage that stirs in a light wind."""
    return even(wide(chance, _COUNT, 1400, 5200) * swell(chance, _COUNT, (1, 2, 3, 5), 6.0)[:, None])


def birds(chance: Chance) -> Sound:
    """A few birds, each with a phrase of its own, from different sides."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for _ in range(5):
        low, side = chance.uniform(3900, 5200), chance.uniform(-0.8, 0.8)
        notes = [_chirp(low * chance.uniform(0.9, 1.3), chance) for _ in range(chance.integers(2, 5))]
        for _ in range(chance.integers(1, 3)):
            at = int(chance.integers(_COUNT))
            for note in notes:
                put(loop, far(note), at, side, chance.uniform(0.4, 1.0))
                at += len(note) + round(chance.uniform(0.03, 0.09) * RATE)
    return even(loop)


def _chirp(hertz: float, chance: Chance) -> Sound:
    length_s = chance.uniform(0.05, 0.13)
    time = seconds(length_s)
    bend = 1 + chance.uniform(-0.25, 0.35) * time / length_s
    wave = np.sin(2 * np.pi * np.cumsum(hertz * bend) / RATE) * np.hanning(len(time))
    return np.asarray(wave, np.float32)


def crickets(chance: Chance) -> Sound:
    """A summer night: two crickets, three pulses at a time, a little out of step."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for hertz, gap_s, side in ((4300.0, 0.6, -0.6), (4750.0, 0.75, 0.5)):
        time = seconds(0.018)
        pulse = np.asarray(np.sin(2 * np.pi * hertz * time) * np.hanning(len(time)), np.float32)
        for number in range(round(LOOP_S / gap_s)):
            for beat in range(3):
                late = number * gap_s + beat * 0.034 + 0.2 * (side > 0)
                put(loop, pulse, round(late * RATE), side, chance.uniform(0.6, 1.0))
    return even(loop)


def insects(chance: Chance) -> Sound:
    """The fine high shimmer of a warm meadow."""
    return even(wide(chance, _COUNT, 4200, 6200) * swell(chance, _COUNT, (3, 7, 11), 3.0)[:, None])


def surf(chance: Chance) -> Sound:
    """Waves that run up a beach, break, and draw back: two a loop, over the sea's own low noise."""
    turn = np.linspace(0, 2, _COUNT, endpoint=False, dtype=np.float32) % 1.0
    up = np.where(turn < 0.35, np.sin(turn / 0.35 * np.pi / 2) ** 2, np.exp(-(turn - 0.35) * 5.0))
    up = up + np.float32(np.exp(-0.65 * 5.0)) * np.maximum(0, 1 - turn / 0.35)
    foam = wide(chance, _COUNT, 500, 4200) * (0.25 + 1.2 * up)[:, None]
    return even(0.8 * wide(chance, _COUNT, 60, 500) + foam)


def lapping(chance: Chance) -> Sound:
    """Water that laps at a bank."""
    loop = 0.02 * wide(chance, _COUNT, 200, 1200)
    for _ in range(26):
        length_s = chance.uniform(0.25, 0.6)
        drop = noise(chance, round(length_s * RATE), 300, chance.uniform(700, 1800))
        shape = np.hanning(len(drop)).astype(np.float32)
        put(
            loop, drop * shape, int(chance.integers(_COUNT)), chance.uniform(-0.8, 0.8), chance.random() * 0.1
        )
    return even(loop)


def rain(chance: Chance) -> Sound:
    """Steady rain, with nearer drops in it."""
    loop = wide(chance, _COUNT, 900, 7000)
    for _ in range(220):
        drop = burst(chance, 0.02, 1500, 6000, 0.003)
        at, side = int(chance.integers(_COUNT)), chance.uniform(-1, 1)
        put(loop, drop, at, side, chance.uniform(0.5, 2.5))
    return even(loop)


def rain_inside(chance: Chance) -> Sound:
    """Rain on a roof and behind glass."""
    return even(wide(chance, _COUNT, 180, 900) + 0.12 * wide(chance, _COUNT, 1200, 4000))


def drips(chance: Chance) -> Sound:
    """Water that drips into water, in a hollow place."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for _ in range(9):
        hertz = chance.uniform(900, 1700)
        time = seconds(0.09)
        rise = np.cumsum(hertz * (1 + 14.0 * time)) / RATE
        drop = np.asarray(np.sin(2 * np.pi * rise), np.float32) * decay(0.09, 0.012)
        heard = far(drop, (0.09, 0.17, 0.29, 0.41), 0.55)
        put(loop, heard, int(chance.integers(_COUNT)), chance.uniform(-0.7, 0.7), chance.uniform(0.4, 1))
    return even(loop)


def fire(chance: Chance) -> Sound:
    """A fire: a low breath, and wood that cracks."""
    loop = 0.5 * wide(chance, _COUNT, 60, 350)
    for _ in range(120):
        crack = burst(chance, 0.03, chance.uniform(800, 2500), 7000, chance.uniform(0.001, 0.005))
        at, side = int(chance.integers(_COUNT)), chance.uniform(-0.3, 0.3)
        put(loop, crack, at, side, float(min(7.0, chance.pareto(2.2) + 0.3)))
    return even(loop)


def rumble(chance: Chance) -> Sound:
    """The floor of a running train or car."""
    return even(wide(chance, _COUNT, 28, 150) * swell(chance, _COUNT, (2, 3, 7), 2.0)[:, None])


def rails(chance: Chance) -> Sound:
    """Wheels over joints: two axles, two clicks, thirteen times a loop."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for number in range(13):
        for late_s, gain in ((0.0, 1.0), (0.13, 0.7)):
            click = burst(chance, 0.09, 120, 900, 0.014)
            put(loop, click, round((number * LOOP_S / 13 + late_s) * RATE), 0.0, gain)
    return even(loop)


def murmur(chance: Chance) -> Sound:
    """Many people who talk at once, none of them to be understood: breath of words, without a pitch."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for _ in range(5):
        low = chance.uniform(220, 480)
        waves = tuple(int(wave) for wave in chance.integers(22, 62, 3))
        talk = noise(chance, _COUNT, low, low * chance.uniform(1.8, 3.2))
        talk *= swell(chance, _COUNT, waves, 8.0) * swell(chance, _COUNT, (1, 2, 3), 5.0)
        put(loop, talk, 0, chance.uniform(-0.9, 0.9))
    return even(loop)


def cups(chance: Chance) -> Sound:
    """Cups and glasses, set down here and there."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for _ in range(9):
        hertz = chance.uniform(2100, 3900)
        clink = chime(0.3, ((hertz, 1, 0.018), (hertz * 1.63, 0.7, 0.012), (hertz * 2.41, 0.4, 0.008)))
        at, side = int(chance.integers(_COUNT)), chance.uniform(-0.9, 0.9)
        put(loop, far(clink), at, side, chance.uniform(0.2, 1.0))
    return even(loop)


def hum(chance: Chance) -> Sound:
    """Mains and a ventilator: an office, a ward, a kitchen at night."""
    time = np.arange(_COUNT) / RATE
    tones = sum(
        loud * np.sin(2 * np.pi * hertz * time + chance.uniform(0, 6.28))
        for hertz, loud in ((100.0, 1.0), (200.0, 0.4), (300.0, 0.22), (150.0, 0.12))
    )
    return even(0.45 * even(np.asarray(tones))[:, None] + wide(chance, _COUNT, 90, 900))


def engines(chance: Chance) -> Sound:
    """A ship among the stars: deep tones that beat against each other, and air in the ducts."""
    time = np.arange(_COUNT) / RATE
    tones = sum(
        loud * np.sin(2 * np.pi * hertz * time + chance.uniform(0, 6.28))
        for hertz, loud in ((48.0, 1.0), (48.0 + 2 / LOOP_S, 0.3), (96.5, 0.4), (144.25, 0.25), (772.0, 0.03))
    )
    return even(even(np.asarray(tones))[:, None] + 0.6 * wide(chance, _COUNT, 130, 420))


def ticking(chance: Chance) -> Sound:
    """A clock on the wall: a tick each second."""
    loop = np.zeros((_COUNT, 2), np.float32)
    for number in range(LOOP_S):
        tick = burst(chance, 0.03, 1800 if number % 2 else 1500, 5200, 0.0025)
        put(loop, tick, number * RATE + RATE // 3, 0.35)
    return even(loop)


LAYERS: dict[str, Callable[[Chance], Sound]] = {
    "room": room,
    "hall": hall,
    "traffic": traffic,
    "wind": wind,
    "leaves": leaves,
    "birds": birds,
    "crickets": crickets,
    "insects": insects,
    "surf": surf,
    "lapping": lapping,
    "rain": rain,
    "rain_inside": rain_inside,
    "drips": drips,
    "fire": fire,
    "rumble": rumble,
    "rails": rails,
    "murmur": murmur,
    "cups": cups,
    "hum": hum,
    "engines": engines,
    "ticking": ticking,
}
