"""What years leave on a face: folds beside the mouth, lines at the eyes and on the forehead."""

from __future__ import annotations

from roughcut.previs.figures.head import Place, Shape, View, across
from roughcut.previs.figures.ink import Ink
from roughcut.previs.figures.palette import darker, mix
from roughcut.previs.figures.shapes import curve
from roughcut.previs.schema import Look

_LEAST = 0.2


def draw_wrinkles(ink: Ink, at: Place, look: Look, view: View, s: Shape) -> None:
    """The lines of a face, as deep as `look.lines` says; none below a fifth."""
    if look.lines < _LEAST or not ink.manner.detail:
        return
    tone = mix(look.skin, darker(look.skin, 0.58), 0.35 + 0.5 * look.lines)
    thick = (0.7 + 0.6 * look.lines) * at.unit
    for line in _profile(s, look.lines) if view == "profile" else _facing(view, s, look.lines):
        ink.stroke(at(curve(line)), thick, tone, (0.15, 1, 0.8, 0.1))


def _facing(view: View, s: Shape, deep: float) -> list[list[tuple[float, float]]]:
    lines: list[list[tuple[float, float]]] = []
    long = 0.55 + 0.45 * deep
    for side in (-1, 1):
        fold = [(7.6, s.nose_y + 0.6), (11.4, s.nose_y + 4.6), (13.0, s.nose_y + 5.2 + 5.0 * long)]
        lines.append([(across(view, side * x), y) for x, y in fold])
        if deep > 0.3:
            bag = [(11.0, s.eye_y + 7.4), (17.0, s.eye_y + 8.8 + deep), (22.5, s.eye_y + 6.6)]
            lines.append([(across(view, side * x), y) for x, y in bag])
        if view == "front" or side < 0:
            feet = ((-2.6, -1.6), (1.4, 0.8), (4.6, 3.0)) if deep > 0.45 else ((-1.4, 0.0), (2.4, 2.0))
            for low, more in feet:
                start = (across(view, side * 26.4), s.eye_y + low * 0.6)
                lines.append(
                    [
                        start,
                        (start[0] + side * 2.6, start[1] + more * 0.3),
                        (start[0] + side * 4.6, start[1] + more),
                    ]
                )
    if deep > 0.4:
        for row in range(1 if deep < 0.7 else 2):
            y = s.eye_y - 23.0 - 4.6 * row
            lines.append(
                [(across(view, x), y + dy) for x, dy in ((-13, 0.6), (-4, -0.5), (5, 0.2), (14, 0.4))]
            )
    if deep > 0.6:
        for side in (-1, 1):
            lines.append(
                [(across(view, side * x), s.mouth_y + y) for x, y in ((14.5, 3.2), (15.6, 6.4), (14.6, 9.6))]
            )
    return lines


def _profile(s: Shape, deep: float) -> list[list[tuple[float, float]]]:
    lines = [[(28.5, s.nose_y), (25.0, s.nose_y + 4.4), (23.4, s.nose_y + 6.0 + 4.0 * deep)]]
    lines += [
        [(15.0, s.eye_y + y), (11.8, s.eye_y + 1.2 * y), (9.6, s.eye_y + 1.6 * y)] for y in (-1.6, 1.0, 3.4)
    ]
    if deep > 0.5:
        lines.append([(29.5, s.eye_y - 20), (24, s.eye_y - 20.6), (18, s.eye_y - 19.6)])
    return lines
