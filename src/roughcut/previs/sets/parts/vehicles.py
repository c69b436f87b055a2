"""Trains: the carriage seen from the platform."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter


def carriage(
    canvas: Canvas,
    left_m: float,
    length_m: float,
    colour: Colour = (196, 204, 202),
    stripe: Colour = (62, 118, 132),
) -> None:
    """A carriage from the side: 3.3 m high, windows with people's light behind them, two doors."""
    right = left_m + length_m
    canvas.rect(left_m, -0.2, length_m, 0.5, (44, 46, 54))
    canvas.rect(
        left_m + 0.08,
        0.1,
        length_m - 0.16,
        3.1,
        fade_down(3.2, 0.1, lighter(colour, 0.2), darker(colour, 0.12)),
        0.18,
    )
    canvas.rect(
        left_m + 0.08, 0.55, length_m - 0.16, 0.34, fade_down(0.89, 0.55, lighter(stripe, 0.1), stripe)
    )
    canvas.rect(left_m + 0.08, 2.75, length_m - 0.16, 0.1, stripe)
    canvas.rect(left_m + 0.3, 3.16, length_m - 0.6, 0.14, darker(colour, 0.4), 0.05)
    doors = (left_m + length_m * 0.2, left_m + length_m * 0.8)
    x = left_m + 0.5
    while x + 1.25 < right - 0.3:
        if all(abs(x + 0.62 - door) > 1.35 for door in doors):
            _pane(canvas, x, 1.3, 1.25, 1.05)
        x += 1.5
    for door in doors:
        canvas.rect(door - 0.68, 0.22, 1.36, 2.4, darker(colour, 0.2), 0.05)
        for side in (-0.64, 0.02):
            canvas.rect(
                door + side,
                0.25,
                0.62,
                2.32,
                fade_down(2.57, 0.25, lighter(stripe, 0.35), lighter(stripe, 0.16)),
                0.04,
            )
            _pane(canvas, door + side + 0.1, 1.2, 0.42, 1.1)
    canvas.rect(left_m + 0.02, 0.1, 0.1, 3.0, (50, 52, 60))


def _pane(canvas: Canvas, x_m: float, y_m: float, width_m: float, height_m: float) -> None:
    canvas.rect(x_m - 0.04, y_m - 0.04, width_m + 0.08, height_m + 0.08, (52, 56, 64), 0.08)
    if canvas.tone.dark:
        canvas.rect(
            x_m,
            y_m,
            width_m,
            height_m,
            fade_down(y_m + height_m, y_m, (255, 240, 202), (236, 202, 146)),
            0.06,
            glowing=True,
        )
        canvas.rect(
            x_m + width_m * 0.12, y_m, width_m * 0.3, height_m * 0.4, (140, 110, 96), 0.05, 0.5, glowing=True
        )
        return
    canvas.rect(
        x_m, y_m, width_m, height_m, fade_down(y_m + height_m, y_m, (156, 182, 196), (96, 118, 134)), 0.06
    )
    canvas.polygon(
        [
            (x_m + width_m * 0.1, y_m),
            (x_m + width_m * 0.34, y_m),
            (x_m + width_m * 0.66, y_m + height_m),
            (x_m + width_m * 0.42, y_m + height_m),
        ],
        (228, 238, 242),
        0.22,
    )
