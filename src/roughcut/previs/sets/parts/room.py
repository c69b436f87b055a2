"""Rooms: the back wall with its ceiling line, side walls, windows, doors, pictures, lamps."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_across, fade_down
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.parts.buildings import skyline
from roughcut.previs.sets.parts.street import LAMPLIGHT
from roughcut.previs.sets.studio import Studio

SEA = "sea"
"""The word among a place's props for a house from which the sea is seen."""
WALL_Z_M = 4.8
_HALF_M, _BOTTOM_M, _TOP_M = 42.0, -11.0, 26.0


def walls(
    studio: Studio,
    colour: Colour,
    height_m: float = 3.0,
    dado: Colour | None = None,
    trim: Colour = (240, 236, 228),
    ceiling: Colour = (238, 234, 226),
    side_x_m: float | None = 5.6,
    open_m: tuple[float, float] | None = None,
) -> Canvas:
    """The back wall and ceiling, and a canvas (x ±15, y −0.3…`height_m`) for what is on the wall. `open_m` is
    a band (from, to) of the wall in which only that canvas is, so that windows can be cut into it."""
    plain = studio.layer(WALL_Z_M, -_HALF_M, _HALF_M, _BOTTOM_M, _TOP_M, 0.2)
    _surface(plain, colour, height_m, ceiling)
    if open_m is not None:
        plain.clear(-15, open_m[0], 30, open_m[1] - open_m[0])
    face = studio.layer(WALL_Z_M - 0.04, -15, 15, 0.0, height_m + 0.35)
    if open_m is not None:
        face.rect(-15, open_m[0] - 0.3, 30, open_m[1] - open_m[0] + 0.6, lighter(colour, 0.02))
    if dado is not None:
        face.rect(-15, 0, 30, 1.0, fade_down(1.0, 0, dado, darker(dado, 0.1)))
        face.rect(-15, 1.0, 30, 0.07, lighter(dado, 0.25))
    face.rect(-15, -0.3, 30, 0.42, fade_down(0.12, -0.1, trim, darker(trim, 0.2)))
    face.rect(-15, height_m - 0.02, 30, 0.12, fade_down(height_m + 0.1, height_m, trim, darker(trim, 0.14)))
    face.rect(
        -15,
        height_m - 0.32,
        30,
        0.3,
        Fade((0, height_m), (0, height_m - 0.32), ((0, (40, 30, 30), 0.16), (1, (40, 30, 30), 0.0))),
    )
    if side_x_m is not None:
        _sides(studio, colour, height_m, dado, trim, ceiling, side_x_m)
    return face


def _surface(canvas: Canvas, colour: Colour, height_m: float, ceiling: Colour) -> None:
    canvas.rect(
        -_HALF_M,
        0,
        2 * _HALF_M,
        height_m,
        fade_down(height_m, 0, lighter(colour, 0.06), darker(colour, 0.07)),
    )
    canvas.rect(
        -_HALF_M,
        height_m,
        2 * _HALF_M,
        _TOP_M,
        fade_down(height_m + 3, height_m, ceiling, darker(ceiling, 0.12)),
    )
    canvas.rect(-_HALF_M, _BOTTOM_M, 2 * _HALF_M, -_BOTTOM_M, darker(colour, 0.4))
    canvas.pixels[..., 3] = 255
    for side in (-1, 1):  # the light is in the middle of the room
        stops = ((0.0, (24, 20, 30), 0.0), (1.0, (24, 20, 30), 0.28))
        canvas.rect(
            0 if side > 0 else -_HALF_M, 0, _HALF_M, height_m, Fade((side * 3, 0), (side * 12, 0), stops)
        )


def _sides(
    studio: Studio,
    colour: Colour,
    height_m: float,
    dado: Colour | None,
    trim: Colour,
    ceiling: Colour,
    x_m: float,
) -> None:
    """Nearer wall faces left and right, so that the room closes and moves in parallax."""
    canvas = studio.layer(3.0, -26, 26, 0.0, height_m + 0.5, 0.5)
    for side in (-1, 1):
        inner, outer = side * x_m, side * 26
        left, width = min(inner, outer), abs(outer - inner)
        face = darker(colour, 0.16)
        canvas.rect(left, 0, width, height_m + 0.5, fade_across(inner, side * 14, face, darker(face, 0.3)))
        canvas.rect(
            min(inner, inner - side * 0.22),
            0,
            0.22,
            height_m + 0.5,
            fade_down(height_m, 0, lighter(colour, 0.1), colour),
        )
        if dado is not None:
            canvas.rect(
                left, 0, width, 1.0, fade_across(inner, side * 14, darker(dado, 0.2), darker(dado, 0.45))
            )
            canvas.rect(left, 1.0, width, 0.07, darker(dado, 0.05))
        for panel in range(6):
            x = inner + side * (0.7 + panel * 2.1)
            corner = x if side > 0 else x - 1.7
            canvas.rect(corner, 1.3, 1.7, height_m - 1.65, darker(colour, 0.3), 0.02, 0.55)
            canvas.rect(corner + 0.04, 1.34, 1.62, height_m - 1.73, darker(colour, 0.19), 0.02, 0.8)
        canvas.rect(left, -0.4, width, 0.55, darker(trim, 0.2))
        canvas.rect(left, height_m + 0.12, width, 0.5, darker(ceiling, 0.14))


def window(
    canvas: Canvas,
    studio: Studio,
    x_m: float,
    width_m: float = 1.7,
    height_m: float = 1.5,
    sill_m: float = 0.95,
    curtains: Colour | None = (206, 170, 140),
    view: str = "garden",
    frame: Colour = (244, 241, 234),
) -> None:
    """A window from inside, centred at `x_m`; `view` is garden, city, sky or sea, which it is by the sea."""
    left, top = x_m - width_m / 2, sill_m + height_m
    canvas.rect(left - 0.1, sill_m - 0.1, width_m + 0.2, height_m + 0.2, frame)
    if SEA in studio.place.props and view != "sky":
        view = "sea"
    pane = _view(studio, left, sill_m, width_m, height_m, canvas.scale_x, view)
    _paste(canvas, pane, left, top)
    for column in (1,) if width_m < 2.2 else (1, 2, 3):
        x = left + width_m * column / (2 if width_m < 2.2 else 4)
        canvas.rect(x - 0.025, sill_m, 0.05, height_m, frame)
    canvas.rect(left, sill_m + height_m * 0.68, width_m, 0.045, frame)
    canvas.rect(left - 0.18, sill_m - 0.17, width_m + 0.36, 0.09, lighter(frame, 0.3))
    canvas.rect(left - 0.18, sill_m - 0.2, width_m + 0.36, 0.03, darker(frame, 0.3))
    if studio.place.hour != "night":
        strength = {"day": 0.28, "dawn": 0.32, "dusk": 0.26}[studio.place.hour]
        canvas.glow(x_m, sill_m + height_m / 2, width_m * 1.25, studio.tone.sky[2], strength, height_m * 1.2)
    if curtains is not None:
        _curtains(canvas, left, top, width_m, sill_m, curtains)


def _view(
    studio: Studio, left: float, bottom: float, width: float, height: float, px_per_m: float, view: str
) -> Canvas:
    outdoor_tone = type(studio.tone)(studio.style, studio.place, False)
    canvas = Canvas(outdoor_tone, left, left + width, bottom, bottom + height, px_per_m)
    zenith, middle, horizon = outdoor_tone.sky
    outside = fade_down(bottom + height, bottom, mix(zenith, middle, 0.5), horizon)
    canvas.rect(left - 1, bottom - 1, width + 2, height + 2, outside, glowing=True)
    canvas.pixels[..., 3] = 255
    canvas.haze = 0.3
    if view == "city":
        scale = 0.09
        _small_skyline(canvas, studio, scale)
    elif view == "sea":
        _small_sea(canvas, studio)
    elif view == "garden":
        for _ in range(int(width * 5) + 2):
            x = studio.chance.uniform(left, left + width)
            size = studio.chance.uniform(0.16, 0.34)
            green = mix((104, 142, 92), (140, 166, 108), studio.chance.random())
            canvas.ellipse(x, bottom + size * 0.5, size, size * 0.9, green)
        canvas.rect(left, bottom, width, height * 0.12, (112, 150, 96))
    return canvas


def _small_sea(canvas: Canvas, studio: Studio) -> None:
    """The open sea to its horizon, with a headland and the light on the water."""
    left, right, bottom = canvas.left_m, canvas.right_m, canvas.bottom_m
    high, horizon = (canvas.top_m - bottom) * 0.45, studio.tone.sky[2]
    dark = {"night": 0.24, "dawn": 0.8, "dusk": 0.66}.get(studio.place.hour, 1.0)
    water = darker((84, 140, 168), 1.0 - dark)
    far = mix(water, horizon, 0.4)
    canvas.rect(left, bottom, right - left, high, fade_down(bottom + high, bottom, far, water), glowing=True)
    cape = [(left, high), (left + 0.2, high + 0.13), (left + 0.62, high + 0.08), (left + 0.85, high)]
    canvas.polygon([(x, bottom + y) for x, y in cape], mix(darker((90, 112, 104), 1.0 - dark), horizon, 0.3))
    for _ in range(int((right - left) * 17)):
        y = studio.chance.uniform(0.03, 0.96)
        x = studio.chance.uniform(left, right)
        glint = mix(lighter(water, 0.4), horizon, 0.4)
        canvas.rect(x, bottom + high * y, 0.16 * (1.15 - y), 0.007, glint, opacity=0.55, glowing=True)


def _small_skyline(canvas: Canvas, studio: Studio, scale: float) -> None:
    model = Canvas(
        canvas.tone,
        canvas.left_m / scale,
        canvas.right_m / scale,
        0,
        (canvas.top_m - canvas.bottom_m) / scale,
        canvas.scale_x * scale,
        haze=0.35,
    )
    skyline(model, studio.chance, model.left_m - 3, model.right_m, 3, model.top_m * 0.62, (120, 128, 146))
    height = min(model.height_px, canvas.height_px)
    width = min(model.width_px, canvas.width_px)
    under = canvas.pixels[-height:, :width]
    over = model.pixels[-height:, :width]
    under[:] = over + (under * ((255 - over[..., 3:].astype("float32")) / 255)).astype("uint8")


def _paste(canvas: Canvas, picture: Canvas, left_m: float, top_m: float) -> None:
    """Put an opaque picture of the same scale where its upper left corner says."""
    x = round((left_m - canvas.left_m) * canvas.scale_x)
    y = round((canvas.top_m - top_m) * canvas.scale_y)
    x0, y0 = max(0, x), max(0, y)
    x1, y1 = min(canvas.width_px, x + picture.width_px), min(canvas.height_px, y + picture.height_px)
    if x1 > x0 and y1 > y0:
        canvas.pixels[y0:y1, x0:x1] = picture.pixels[y0 - y : y1 - y, x0 - x : x1 - x]


def _curtains(canvas: Canvas, left: float, top: float, width: float, sill: float, colour: Colour) -> None:
    canvas.rect(left - 0.45, top + 0.14, width + 0.9, 0.05, (120, 92, 70), 0.02)
    for side in (-1, 1):
        inner = left + 0.12 if side < 0 else left + width - 0.12
        outer = inner + side * 0.5
        low = max(0.12, sill - 0.75)
        folds = 5
        for fold in range(folds):
            a = outer + (inner - outer) * fold / folds
            b = outer + (inner - outer) * (fold + 1) / folds
            tone = darker(colour, 0.14) if fold % 2 else lighter(colour, 0.05)
            canvas.polygon(
                [(a, top + 0.15), (b, top + 0.15), (b, low), (a, low)],
                fade_down(top, low, tone, darker(tone, 0.1)),
            )


def door(canvas: Canvas, x_m: float, colour: Colour = (176, 136, 100), glass: bool = False) -> None:
    """An inside door, 0.92 × 2.1 m, centred at `x_m`."""
    left = x_m - 0.46
    frame = lighter(colour, 0.35)
    canvas.rect(left - 0.1, 0, 1.12, 2.2, frame)
    canvas.rect(left, 0, 0.92, 2.1, fade_down(2.1, 0, lighter(colour, 0.06), darker(colour, 0.1)))
    if glass:
        canvas.rect(left + 0.16, 1.15, 0.6, 0.8, fade_down(1.95, 1.15, (206, 222, 226), (160, 184, 194)))
    for y, tall in ((0.18, 0.8),) if glass else ((0.18, 0.8), (1.12, 0.82)):
        canvas.rect(left + 0.13, y, 0.66, tall, darker(colour, 0.17))
        canvas.rect(left + 0.16, y + 0.02, 0.61, tall - 0.05, darker(colour, 0.05))
    canvas.rect(left + 0.8, 0.98, 0.06, 0.16, (222, 200, 150), 0.02)
    canvas.rect(left + 0.7, 1.06, 0.14, 0.03, (222, 200, 150), 0.015)


def picture_frame(
    canvas: Canvas, studio: Studio, x_m: float, y_m: float, width_m: float, height_m: float
) -> None:
    """A framed picture centred at (x, y): a small landscape or blocks of colour."""
    left, low = x_m - width_m / 2, y_m - height_m / 2
    canvas.rect(
        left - 0.02, low - 0.06, width_m + 0.06, height_m + 0.06, (30, 24, 28), opacity=0.2, soft_m=0.03
    )
    canvas.rect(left, low, width_m, height_m, (112, 84, 62))
    canvas.rect(left + 0.04, low + 0.04, width_m - 0.08, height_m - 0.08, (240, 234, 222))
    inner = (left + 0.1, low + 0.1, width_m - 0.2, height_m - 0.2)
    sky, land = studio.chance.choice(
        (
            ((180, 206, 216), (126, 150, 110)),
            ((236, 206, 166), (154, 110, 96)),
            ((172, 182, 206), (98, 116, 140)),
        )
    )
    canvas.rect(*inner, sky)
    canvas.rect(inner[0], inner[1], inner[2], inner[3] * 0.4, land)
    canvas.ellipse(
        left + width_m * 0.64, low + height_m * 0.62, height_m * 0.09, height_m * 0.09, lighter(sky, 0.6)
    )


def wall_clock(canvas: Canvas, x_m: float, y_m: float, radius_m: float = 0.2) -> None:
    """A round clock at ten past ten."""
    canvas.ellipse(x_m, y_m, radius_m, radius_m, (74, 70, 74))
    canvas.ellipse(x_m, y_m, radius_m * 0.86, radius_m * 0.86, (246, 243, 234))
    canvas.line([(x_m, y_m), (x_m - radius_m * 0.38, y_m + radius_m * 0.28)], radius_m * 0.12, (52, 50, 56))
    canvas.line([(x_m, y_m), (x_m + radius_m * 0.5, y_m + radius_m * 0.42)], radius_m * 0.08, (52, 50, 56))
    canvas.ellipse(x_m, y_m, radius_m * 0.08, radius_m * 0.08, (180, 70, 60))
    canvas.stays(x_m - radius_m, y_m - radius_m, 2 * radius_m, 2 * radius_m)


def pendant(canvas: Canvas, x_m: float, y_m: float, colour: Colour, top_m: float) -> None:
    """A hanging lamp whose shade ends at `y_m`; lit unless it is broad day."""
    canvas.line([(x_m, y_m + 0.25), (x_m, top_m)], 0.018, (60, 56, 60))
    if canvas.tone.dark:
        canvas.glow(x_m, y_m, 1.9, LAMPLIGHT, 0.6)
    canvas.polygon(
        [(x_m - 0.24, y_m), (x_m + 0.24, y_m), (x_m + 0.08, y_m + 0.26), (x_m - 0.08, y_m + 0.26)],
        fade_down(y_m + 0.26, y_m, darker(colour, 0.2), colour),
    )
    bulb: Colour = (255, 244, 212)
    canvas.ellipse(
        x_m, y_m, 0.2, 0.035, bulb if canvas.tone.dark else (236, 228, 206), glowing=canvas.tone.dark
    )


def ceiling_light(canvas: Canvas, x_m: float, y_m: float, width_m: float = 1.5) -> None:
    """A flat office light just under the ceiling, always on."""
    canvas.glow(x_m, y_m, width_m, (250, 250, 240), 0.28, 0.8)
    canvas.rect(x_m - width_m / 2, y_m, width_m, 0.07, (252, 252, 244), 0.02, glowing=True)
