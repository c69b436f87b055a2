"""How single noises are made: mono, their loudest sample at 1; the chance varies them a little."""

from __future__ import annotations

import numpy as np

from roughcut.previs.sounds.making import RATE, Chance, Sound, burst, chime, decay, far, noise, seconds


def peaked(sound: Sound) -> Sound:
    """The same sound with its loudest sample at 1."""
    return np.asarray(sound / max(float(np.abs(sound).max(initial=0.0)), 1e-9), np.float32)


def placed(parts: list[tuple[float, Sound]]) -> Sound:
    """Sounds one after or over the other, each from its time (s) on."""
    ends = [round(at * RATE) + len(sound) for at, sound in parts]
    whole = np.zeros(max(ends), np.float32)
    for (at, sound), end in zip(parts, ends, strict=True):
        whole[round(at * RATE) : end] += sound
    return peaked(whole)


def thump(chance: Chance, hertz: float = 90.0, half_s: float = 0.03) -> Sound:
    """Something heavy on something hollow."""
    hertz *= chance.uniform(0.92, 1.08)
    body = chime(0.3, ((hertz, 1.0, half_s), (hertz * 2.3, 0.4, half_s * 0.5)))
    hit = burst(chance, 0.3, 150, 1400, half_s * 0.35)
    return peaked(body + 0.25 * hit)


def click(chance: Chance, low_hz: float = 1500.0, half_s: float = 0.004) -> Sound:
    """A latch, a key, a switch."""
    return peaked(burst(chance, 0.06, low_hz * chance.uniform(0.9, 1.1), 7000, half_s))


def sweep(chance: Chance, length_s: float, low_hz: float, high_hz: float) -> Sound:
    """A rustle or a rush of air that comes and goes."""
    sound = noise(chance, round(length_s * RATE), low_hz, high_hz)
    return peaked(sound * np.hanning(len(sound)).astype(np.float32))


def knock(chance: Chance) -> Sound:
    """Three knuckles on a door."""
    raps = (burst(chance, 0.12, 260, 1300, 0.008) + 0.5 * _low(chance, 0.12) for _ in range(3))
    return placed([(0.19 * number, rap) for number, rap in enumerate(raps)])


def _low(chance: Chance, length_s: float) -> Sound:
    return burst(chance, length_s, 70, 200, 0.015)


def door_opens(chance: Chance) -> Sound:
    """A latch, then the hinge."""
    hinge = 0.3 * sweep(chance, 0.55, 300, 1300)
    return placed([(0.0, click(chance)), (0.05, 0.6 * thump(chance, 140, 0.012)), (0.12, hinge)])


def door_shuts(chance: Chance) -> Sound:
    """The leaf meets the frame, and the latch falls in."""
    return placed([(0.0, thump(chance, 95, 0.035)), (0.045, 0.5 * click(chance))])


def door_slams(chance: Chance) -> Sound:
    """The same with force, and the room answers."""
    hit = thump(chance, 70, 0.06)
    return peaked(far(placed([(0.0, hit), (0.0, 0.8 * burst(chance, 0.25, 200, 2500, 0.02))])))


def cup(chance: Chance) -> Sound:
    """A cup on a table."""
    hertz = chance.uniform(1700, 2300)
    ring = chime(0.25, ((hertz, 0.5, 0.014), (hertz * 1.7, 0.3, 0.009)))
    return placed([(0.0, thump(chance, 240, 0.012)), (0.0, ring)])


def glasses(chance: Chance) -> Sound:
    """Two glasses that meet."""
    hertz = chance.uniform(2700, 3300)
    partials = ((hertz, 1.0, 0.09), (hertz * 1.41, 0.6, 0.07), (hertz * 2.27, 0.35, 0.04))
    return peaked(chime(0.7, partials))


def shatter(chance: Chance) -> Sound:
    """Glass that breaks, and its pieces."""
    parts = [(0.0, burst(chance, 0.3, 1800, 9000, 0.03))]
    for _ in range(22):
        hertz, late = chance.uniform(2600, 8000), chance.exponential(0.12)
        parts.append((min(late, 0.7), chance.uniform(0.3, 1.4) * chime(0.12, ((hertz, 1.0, 0.014),))))
    return placed(parts)


def phone(chance: Chance) -> Sound:
    """A bell of the old kind: two rings."""
    time = seconds(0.8)
    strokes = 0.55 + 0.45 * np.sign(np.sin(2 * np.pi * 22 * time))
    bell = np.sin(2 * np.pi * 3710 * time) + 0.7 * np.sin(2 * np.pi * 4620 * time)
    ring = np.asarray(strokes * bell * np.minimum(1, (0.8 - time) / 0.12), np.float32)
    return placed([(0.0, ring), (1.1, ring)])


def chimes(chance: Chance) -> Sound:
    """A bell in a tower."""
    partials = (
        (220.0, 0.4, 0.5),
        (440.0, 1.0, 0.45),
        (523.0, 0.7, 0.35),
        (660.0, 0.4, 0.3),
        (880.0, 0.5, 0.2),
    )
    return peaked(chime(1.8, partials))


def doorbell(chance: Chance) -> Sound:
    """Ding, dong."""
    high, low = (chime(1.0, ((hertz, 1.0, 0.2), (hertz * 2.01, 0.3, 0.1))) for hertz in (4700.0, 3950.0))
    return placed([(0.0, high), (0.45, low)])


def thunder(chance: Chance) -> Sound:
    """A crack and its long roll."""
    roll = noise(chance, round(3.2 * RATE), 32, 450) * decay(3.2, 0.7, 0.25)
    waver = 1 + 0.5 * np.sin(2 * np.pi * 2.3 * seconds(3.2) + chance.uniform(0, 6))
    crack = 0.5 * burst(chance, 0.5, 150, 2200, 0.06)
    return placed([(0.0, crack), (0.08, np.asarray(roll * waver, np.float32))])


def gunshot(chance: Chance) -> Sound:
    """A sharp blow with a low body, and its echo."""
    blow = burst(chance, 0.4, 250, 6000, 0.012)
    body = 0.9 * thump(chance, 60, 0.05)
    return peaked(far(placed([(0.0, blow), (0.0, body)]), (0.11, 0.19, 0.31), 0.4))


def explosion(chance: Chance) -> Sound:
    """A blast that rolls away."""
    return peaked(noise(chance, round(2.4 * RATE), 30, 420) * decay(2.4, 0.35, 0.01))


def applause(chance: Chance) -> Sound:
    """Many hands."""
    whole = np.zeros(round(2.2 * RATE), np.float32)
    claps = [burst(chance, 0.03, 600 + 70 * number, 3200, 0.004) for number in range(12)]
    for number in range(420):
        clap = claps[number % len(claps)]
        start = int(chance.integers(len(whole) - len(clap)))
        whole[start : start + len(clap)] += np.float32(chance.uniform(0.2, 1.0)) * clap
    return peaked(whole * np.minimum(1.0, 4 * np.hanning(len(whole))).astype(np.float32))


def keyboard(chance: Chance) -> Sound:
    """A few words on a keyboard."""
    times = np.cumsum(chance.uniform(0.07, 0.19, 11))
    return placed([(float(at), float(chance.uniform(0.5, 1)) * click(chance, 1900, 0.003)) for at in times])


def paper(chance: Chance) -> Sound:
    """A sheet that is unfolded or turned."""
    return placed([(0.0, sweep(chance, 0.22, 1500, 6000)), (0.17, 0.7 * sweep(chance, 0.3, 1900, 7000))])


def tear(chance: Chance) -> Sound:
    """Paper that is torn."""
    length = round(0.45 * RATE)
    grain = (chance.random(length) < 0.03) * chance.uniform(0.2, 1.0, length)
    rasp = np.convolve(grain, np.exp(-np.arange(60) / 14.0), "same")
    return peaked(noise(chance, length, 1500, 7000) * rasp.astype(np.float32))


def car_passes(chance: Chance) -> Sound:
    """A car that comes, goes by, and goes."""
    time = seconds(3.0)
    near = np.exp(-(((time - 1.5) / 0.55) ** 2))
    tyres = noise(chance, len(time), 250, 1500) * near
    motor = 0.8 * noise(chance, len(time), 50, 180) * np.sqrt(near)
    return peaked(np.asarray((tyres + motor) * np.hanning(len(time)) ** 0.3, np.float32))


def train_draws_in(chance: Chance) -> Sound:
    """Wheels that roll up, slow down over the joints of the rails, and brakes that sing at the end."""
    time = seconds(3.8)
    near = np.minimum(1.0, time / 1.0) * np.clip((3.8 - time) / 1.6, 0.0, 1.0) ** 0.7
    rolling = noise(chance, len(time), 45, 320) * near
    turned = np.cumsum(np.clip(1.0 - time / 3.6, 0.05, 1.0)) / RATE * 3.4
    joints = noise(chance, len(time), 180, 900) * np.exp(-(turned % 1.0) / 0.07) * near
    pitch = 2300 * chance.uniform(0.94, 1.06) * (1.0 - 0.05 * time / 3.8)
    brakes = np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-(((time - 2.7) / 0.6) ** 2))
    return peaked(far(np.asarray(rolling + 0.5 * joints + 0.16 * brakes, np.float32)))


def rails_hum(chance: Chance) -> Sound:
    """Iron that sings under a train that is still far away, and grows."""
    time = seconds(3.4)
    hum = sum(
        np.sin(2 * np.pi * hertz * chance.uniform(0.99, 1.01) * time) for hertz in (211.0, 317.0, 523.0)
    )
    wavers = 1.0 + 0.4 * np.sin(2 * np.pi * 5.5 * time)
    sound = (hum * wavers + 0.6 * noise(chance, len(time), 90, 600)) * np.sin(np.pi * time / 3.4) ** 0.7
    return peaked(np.asarray(sound, np.float32))


def boom(chance: Chance) -> Sound:
    """Stone that moves far inside, and its echo."""
    hit = noise(chance, round(1.8 * RATE), 22, 46) * decay(1.8, 0.28, 0.02)
    grind = noise(chance, len(hit), 30, 90) * decay(1.8, 0.3, 0.1) * 0.4
    return peaked(far(np.asarray(hit + grind, np.float32), (0.11, 0.19, 0.31), 0.4))


def motor_starts(chance: Chance) -> Sound:
    """A starter that turns, and the motor that catches."""
    time = seconds(1.6)
    beat = 0.5 + 0.5 * np.sin(2 * np.pi * (9 + 6 * (time > 0.7)) * time)
    low = noise(chance, len(time), 45, 500) * beat * np.where(time > 0.7, 1.0, 0.5)
    return peaked(np.asarray(low * np.minimum(1, (1.6 - time) / 0.5), np.float32))


def whistle(chance: Chance) -> Sound:
    """A locomotive's, from afar."""
    time = seconds(1.4)
    air = noise(chance, len(time), 900, 3000) * 0.15
    tone = sum(np.sin(2 * np.pi * hertz * time) for hertz in (620.0, 739.0, 932.0))
    return peaked(far(np.asarray((tone + air) * np.hanning(len(time)) ** 0.4, np.float32)))


def chair(chance: Chance) -> Sound:
    """A chair's legs over a floor."""
    time = seconds(0.5)
    judder = 0.5 + 0.5 * np.sin(2 * np.pi * 46 * time + 3 * np.sin(2 * np.pi * 7 * time))
    rub = noise(chance, len(time), 280, 1300) * judder * np.hanning(len(time))
    return peaked(np.asarray(rub, np.float32))


def fall(chance: Chance) -> Sound:
    """Something or somebody heavy on the ground."""
    return placed([(0.0, thump(chance, 62, 0.06)), (0.16, 0.5 * thump(chance, 80, 0.04))])


def match(chance: Chance) -> Sound:
    """A match that is struck, and flares."""
    return placed([(0.0, sweep(chance, 0.16, 2200, 7000)), (0.14, 0.7 * burst(chance, 0.6, 900, 5000, 0.12))])


def switch(chance: Chance) -> Sound:
    """A switch, pressed and let go."""
    return placed([(0.0, click(chance, 1700)), (0.06, 0.5 * click(chance, 2300))])


def shutter(chance: Chance) -> Sound:
    """A camera."""
    return placed(
        [(0.0, click(chance, 2200)), (0.05, 0.4 * sweep(chance, 0.06, 2000, 6000)), (0.11, click(chance))]
    )


def keys(chance: Chance) -> Sound:
    """Keys on a ring."""
    rings = []
    for _ in range(9):
        hertz = chance.uniform(3600, 7200)
        rings.append((chance.uniform(0, 0.5), chance.uniform(0.3, 1) * chime(0.15, ((hertz, 1.0, 0.02),))))
    return placed(rings)


def pouring(chance: Chance) -> Sound:
    """Water or wine into a glass."""
    parts = []
    for number in range(45):
        hertz = 500 + 14 * number + chance.uniform(-120, 220)
        parts.append((0.03 * number + chance.uniform(0, 0.02), 0.3 * chime(0.05, ((hertz, 1.0, 0.006),))))
    return placed([*parts, (0.0, sweep(chance, 1.5, 900, 4000))])


def splash(chance: Chance) -> Sound:
    """Something that falls into water."""
    return placed([(0.0, 0.5 * thump(chance, 110, 0.03)), (0.02, burst(chance, 0.9, 500, 4500, 0.12))])


def hard_step(chance: Chance) -> Sound:
    """A heel, then the sole, on a floor or a pavement."""
    heel = placed([(0.0, thump(chance, 130, 0.012)), (0.0, 0.5 * click(chance, 900, 0.004))])
    return placed([(0.0, heel), (0.075, 0.35 * burst(chance, 0.05, 400, 2600, 0.01))])


def soft_step(chance: Chance) -> Sound:
    """A foot in grass, sand or snow."""
    return placed([(0.0, 0.5 * thump(chance, 75, 0.016)), (0.0, sweep(chance, 0.17, 500, 3800))])


def footsteps(chance: Chance) -> Sound:
    """Somebody who walks, four steps."""
    return placed([(0.52 * number, hard_step(chance)) for number in range(4)])
