"""Floors seen from above: planks, tiles, slabs, grass, asphalt; y is the distance from the audience."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.noise import noise
from roughcut.previs.sets.studio import Studio


def plain(canvas: Canvas, studio: Studio, colour: Colour, rough: float = 0.05, fade: float = 0.0) -> None:
    """One material all over; `fade` mixes the far edge into the haze."""
    far = mix(colour, lighter(colour, 0.5), fade)
    stops = ((0.0, colour, 1.0), (1.0, far, 1.0))
    width = canvas.right_m - canvas.left_m
    depth = canvas.top_m - canvas.bottom_m
    paint = Fade((0, canvas.bottom_m), (0, canvas.top_m), stops) if fade else colour
    canvas.rect(canvas.left_m - 1, canvas.bottom_m - 1, width + 2, depth + 2, paint)
    canvas.pixels[..., 3] = 255
    canvas.roughen(noise(studio.seed + 31, round(depth * 9), round(width * 9), 12, 4), rough)


def planks(canvas: Canvas, studio: Studio, colour: Colour, width_m: float = 0.16) -> None:
    """Boards that run away from the audience, each of its own tint."""
    plain(canvas, studio, colour, 0.03)
    chance = studio.chance
    x = canvas.left_m
    while x < canvas.right_m:
        tone = mix(darker(colour, 0.09), lighter(colour, 0.07), chance.random())
        canvas.rect(x, canvas.bottom_m, width_m, canvas.top_m - canvas.bottom_m, tone)
        canvas.rect(
            x, canvas.bottom_m, 0.012, canvas.top_m - canvas.bottom_m, darker(colour, 0.3), opacity=0.7
        )
        for _ in range(3):
            y = chance.uniform(canvas.bottom_m, canvas.top_m)
            canvas.rect(x, y, width_m, 0.02, darker(colour, 0.3), opacity=0.7)
        x += width_m
    canvas.pixels[..., 3] = 255


def tiles(canvas: Canvas, studio: Studio, light: Colour, dark: Colour, size_m: float = 0.5) -> None:
    """A chequered floor with thin joints; the same colour twice gives plain tiles."""
    plain(canvas, studio, light, 0.02)
    columns = round((canvas.right_m - canvas.left_m) / size_m) + 1
    rows = round((canvas.top_m - canvas.bottom_m) / size_m) + 1
    joint = darker(mix(light, dark, 0.5), 0.16)
    for column in range(columns if light != dark else 0):
        for row in range(column % 2, rows, 2):
            canvas.rect(canvas.left_m + column * size_m, canvas.bottom_m + row * size_m, size_m, size_m, dark)
    for column in range(columns):
        x = canvas.left_m + column * size_m
        canvas.rect(x, canvas.bottom_m, 0.02, canvas.top_m - canvas.bottom_m, joint, opacity=0.6)
    for row in range(rows):
        canvas.rect(
            canvas.left_m,
            canvas.bottom_m + row * size_m,
            canvas.right_m - canvas.left_m,
            0.03,
            joint,
            opacity=0.6,
        )
    canvas.pixels[..., 3] = 255


def slabs(
    canvas: Canvas, studio: Studio, colour: Colour, near_m: float, far_m: float, size_m: float = 0.8
) -> None:
    """Paving between two depths, laid in a bond."""
    chance = studio.chance
    row, y = 0, near_m
    while y < far_m - 0.01:
        depth = min(size_m * 0.75, far_m - y)
        x = canvas.left_m - (size_m / 2 if row % 2 else 0)
        while x < canvas.right_m:
            tone = mix(darker(colour, 0.06), lighter(colour, 0.06), chance.random())
            canvas.rect(x + 0.012, y + 0.015, size_m - 0.024, depth - 0.03, tone)
            x += size_m
        y, row = y + depth, row + 1


def pool(canvas: Canvas, x_m: float, z_m: float, radius_m: float, colour: Colour, strength: float) -> None:
    """Lamplight on the ground."""
    canvas.glow(x_m, z_m, radius_m, colour, strength, radius_y_m=radius_m * 0.8)


def shadow(
    canvas: Canvas, x_m: float, z_m: float, radius_x_m: float, radius_z_m: float, strength: float = 0.3
) -> None:
    """The soft dark patch under something that stands on the floor."""
    canvas.ellipse(
        x_m, z_m, radius_x_m, radius_z_m, (20, 22, 34), strength, soft_m=min(radius_x_m, radius_z_m) * 0.35
    )


def puddles(studio: Studio, floor: Canvas) -> None:
    """What rain leaves on the ground: a wet sheen, and pools that hold the sky."""
    _, middle, horizon = studio.tone.sky
    floor.rect(floor.left_m, floor.bottom_m, floor.right_m - floor.left_m, floor.top_m - floor.bottom_m,
               mix(middle, horizon, 0.4), opacity=0.1, glowing=True)  # fmt: skip
    for _ in range(34):
        x, z = studio.chance.uniform(-11, 11), studio.chance.uniform(-7, min(9.0, floor.top_m - 0.8))
        wide = studio.chance.uniform(0.25, 1.1)
        for dx, share in ((0.0, 1.0), (wide * 0.7, 0.6), (-wide * 0.6, 0.5)):
            floor.ellipse(
                x + dx, z + dx * 0.2, wide * share, wide * share * 0.4, horizon, 0.42, 0.05, glowing=True
            )
    floor.pixels[..., 3] = 255


def snow(studio: Studio, floor: Canvas) -> None:
    """A cover of snow with soft drifts."""
    width, depth = floor.right_m - floor.left_m, floor.top_m - floor.bottom_m
    floor.rect(floor.left_m, floor.bottom_m, width, depth, (240, 244, 250), opacity=0.72)
    for _ in range(60):
        x, z = studio.chance.uniform(-16, 16), studio.chance.uniform(floor.bottom_m, floor.top_m)
        wide = studio.chance.uniform(0.6, 2.6)
        floor.ellipse(
            x, z, wide, wide * 0.35, studio.chance.choice(((252, 253, 255), (222, 230, 242))), 0.5, 0.15
        )
    floor.pixels[..., 3] = 255
