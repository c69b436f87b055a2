"""Skies: the opaque backdrop of every outdoor set, with sun, moon, stars, clouds and hills."""

from __future__ import annotations

import math

import cv2
import numpy as np

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade
from roughcut.previs.sets.colours import lighter, mix
from roughcut.previs.sets.noise import noise
from roughcut.previs.sets.studio import Studio

SKY_Z_M = 30.0
_HALF_M, _BOTTOM_M, _TOP_M = 90.0, -22.0, 46.0


def sky(studio: Studio, ground: Colour, sharpness: float = 0.3) -> Canvas:
    """The farthest layer: sky above the horizon, hazy ground below it."""
    canvas = studio.layer(SKY_Z_M, -_HALF_M, _HALF_M, _BOTTOM_M, _TOP_M, sharpness)
    canvas.haze = 0.0
    _air(canvas, studio)
    if studio.tone.place.weather == "clear":
        _sun_or_moon(canvas, studio)
    _clouds(canvas, studio)
    near = mix(studio.tone.lit(ground), studio.tone.haze, 0.45)
    below = np.linspace(0, 1, canvas.height_px)[:, None, None]
    horizon = round(_TOP_M * canvas.scale_y)
    far = np.array(studio.tone.haze, np.float32)
    shade = far + (np.array(near, np.float32) - far) * np.clip((below[horizon:] - below[horizon]) * 8, 0, 1)
    canvas.pixels[horizon:, :, :3] = shade.astype(np.uint8)
    return canvas


def _air(canvas: Canvas, studio: Studio) -> None:
    zenith, middle, horizon = studio.tone.sky
    rows = np.linspace(_TOP_M, _BOTTOM_M, canvas.height_px)
    heights = np.array([0.0, 7.0, 26.0])
    bands = np.array([horizon, middle, zenith], np.float64)
    canvas.pixels[..., 3] = 255
    for channel in range(3):
        canvas.pixels[..., channel] = np.interp(rows, heights, bands[:, channel])[:, None].astype(np.uint8)


def _sun_or_moon(canvas: Canvas, studio: Studio) -> None:
    hour = studio.place.hour
    x = studio.chance.choice((-1, 1)) * studio.chance.uniform(9, 14)
    if hour == "night":
        _stars(canvas, studio)
        canvas.glow(x, 17, 9, (150, 170, 220), 0.35)
        canvas.ellipse(x, 17, 1.05, 1.05, (238, 240, 226), glowing=True)
        canvas.ellipse(x + 0.4, 17.2, 0.3, 0.3, (214, 218, 208), glowing=True)
    elif hour == "day":
        canvas.glow(x * 1.6, 24, 16, (255, 250, 226), 0.55)
    else:
        warm: Colour = (255, 214, 150) if hour == "dusk" else (255, 232, 196)
        canvas.glow(x, 2.5, 26, warm, 0.75, radius_y_m=15)
        canvas.ellipse(x, 3.2, 1.7, 1.7, lighter(warm, 0.5), glowing=True, soft_m=0.12)


def _stars(canvas: Canvas, studio: Studio) -> None:
    for _ in range(170):
        x, y = studio.chance.uniform(-_HALF_M, _HALF_M), studio.chance.uniform(6, 45)
        size = studio.chance.uniform(0.05, 0.13)
        canvas.ellipse(x, y, size, size, (236, 238, 255), studio.chance.uniform(0.3, 0.9), glowing=True)


def _clouds(canvas: Canvas, studio: Studio) -> None:
    hour, weather = studio.place.hour, studio.place.weather
    if weather in ("cloud", "rain", "snow"):
        _overcast(canvas, studio)
    if weather != "clear":
        return
    _, middle, horizon = studio.tone.sky
    body = lighter(mix(middle, horizon, 0.6), {"night": 0.03, "day": 0.75}.get(hour, 0.3))
    strength = {"night": 0.4, "day": 0.9}.get(hour, 0.75)
    crisp = studio.style in ("anime", "abstract")
    for _ in range(9):
        x, y = studio.chance.uniform(-60, 60), studio.chance.uniform(8, 22)
        cloud(canvas, studio, x, y, studio.chance.uniform(4, 9), body, strength, crisp)


def _overcast(canvas: Canvas, studio: Studio) -> None:
    field = noise(studio.seed + 7, 96, 256, 7, 4)
    big = cv2.resize(field, (canvas.width_px, canvas.height_px), interpolation=cv2.INTER_CUBIC)
    rows = np.linspace(_TOP_M, _BOTTOM_M, canvas.height_px)
    reach = np.clip(rows / 9, 0, 1)[:, None] * 0.09
    shaded = canvas.pixels[..., :3] * (1 + big * reach)[..., None]
    canvas.pixels[..., :3] = np.clip(shaded, 0, 255).astype(np.uint8)


def cloud(
    canvas: Canvas,
    studio: Studio,
    x_m: float,
    y_m: float,
    width_m: float,
    colour: Colour,
    opacity: float,
    crisp: bool,
) -> None:
    """A heap of round puffs on a flat base, paler on top."""
    points: list[tuple[float, float]] = []
    puffs = 5
    for puff in range(puffs):
        centre = x_m - width_m / 2 + width_m * (puff + 0.5) / puffs
        radius = width_m * studio.chance.uniform(0.14, 0.2) * (1.25 - abs(puff - 2) * 0.3)
        for step in range(9):
            angle = math.pi * (1 - step / 8)
            points.append((centre + radius * math.cos(angle), y_m + radius * 1.1 * math.sin(angle)))
    top = y_m + width_m * 0.25
    paint = Fade((0, top), (0, y_m), ((0.0, colour, opacity), (1.0, colour, opacity * 0.25)))
    canvas.polygon(points, paint, soft_m=0.0 if crisp else 0.22, glowing=True)


def hills(
    studio: Studio,
    z_m: float,
    height_m: float,
    colour: Colour,
    roughness: float = 0.5,
    sharpness: float = 0.6,
) -> Canvas:
    """A line of hills across the whole view, standing at `z_m`."""
    half = (z_m + 10) * 2.1
    canvas = studio.layer(z_m, -half, half, -8, height_m * 1.6 + 0.5, sharpness)
    phases = [studio.chance.uniform(0, 6.28) for _ in range(4)]
    steps = 160
    ridge = []
    for step in range(steps + 1):
        x = -half + 2 * half * step / steps
        wave = sum(
            math.sin(x * 0.09 * (1.9**octave) + phase) * roughness**octave
            for octave, phase in enumerate(phases)
        )
        ridge.append((x, height_m * (1 + 0.42 * wave)))
    base = mix(colour, studio.tone.haze, 0.2)
    outline = [(-half, -8.0), *ridge, (half, -8.0)]
    stops = ((0.0, colour, 1.0), (1.0, base, 1.0))
    canvas.polygon(outline, Fade((0, height_m * 1.2), (0, 0), stops))
    return canvas
