"""Things in the open: benches, lamps, cars, fences, signs."""

from __future__ import annotations

from roughcut.previs.schema import Colour
from roughcut.previs.sets.canvas import Canvas, Fade, fade_down
from roughcut.previs.sets.colours import darker, lighter

LAMPLIGHT: Colour = (255, 214, 148)


def bench(canvas: Canvas, x_m: float, width_m: float = 1.8, wood: Colour = (158, 112, 78)) -> None:
    """A park bench that faces the audience: seat at 0.45 m, back to 0.9 m."""
    iron: Colour = (70, 74, 82)
    left, right = x_m - width_m / 2, x_m + width_m / 2
    for leg in (left + 0.15, right - 0.21):
        canvas.rect(leg, 0, 0.06, 0.9, darker(iron, 0.2))
    for row in range(3):
        y = 0.55 + row * 0.13
        canvas.rect(
            left, y, width_m, 0.095, fade_down(y + 0.1, y, lighter(wood, 0.1), darker(wood, 0.08)), 0.02
        )
    canvas.rect(left, 0.36, width_m, 0.05, darker(wood, 0.4), 0.01)
    canvas.rect(
        left - 0.03, 0.40, width_m + 0.06, 0.07, fade_down(0.47, 0.4, lighter(wood, 0.16), wood), 0.02
    )
    for leg in (left + 0.1, right - 0.17):
        canvas.rect(leg, 0, 0.07, 0.38, iron, 0.02)


def streetlamp(canvas: Canvas, x_m: float, height_m: float = 4.4, lean: int = 1) -> None:
    """A lamp post with an arm towards `lean` (−1 left, 1 right); lit at dusk and night."""
    post: Colour = (74, 80, 90)
    canvas.rect(x_m - 0.1, 0, 0.2, 0.5, darker(post, 0.1), 0.03)
    canvas.polygon(
        [(x_m - 0.055, 0.4), (x_m + 0.055, 0.4), (x_m + 0.035, height_m), (x_m - 0.035, height_m)], post
    )
    arm = [
        (x_m, height_m - 0.2),
        (x_m + lean * 0.08, height_m),
        (x_m + lean * 0.3, height_m + 0.12),
        (x_m + lean * 0.75, height_m + 0.12),
    ]
    canvas.line(arm, 0.06, post)
    head = x_m + lean * 0.85
    canvas.polygon(
        [
            (head - 0.26, height_m + 0.04),
            (head + 0.26, height_m + 0.04),
            (head + 0.16, height_m + 0.2),
            (head - 0.16, height_m + 0.2),
        ],
        darker(post, 0.15),
    )
    if canvas.tone.dark:
        beam = Fade((0, height_m), (0, 0.2), ((0.0, LAMPLIGHT, 0.20), (1.0, LAMPLIGHT, 0.0)))
        canvas.polygon(
            [(head - 0.2, height_m), (head + 0.2, height_m), (head + 1.5, 0), (head - 1.5, 0)],
            beam,
            soft_m=0.08,
            glowing=True,
        )
        canvas.glow(head, height_m, 1.7, LAMPLIGHT, 0.75)
        canvas.rect(head - 0.22, height_m - 0.04, 0.44, 0.09, (255, 246, 216), 0.04, glowing=True)
    else:
        canvas.rect(head - 0.22, height_m - 0.03, 0.44, 0.08, (226, 226, 214), 0.04)


def lantern(canvas: Canvas, x_m: float, height_m: float = 3.2) -> None:
    """An old park lantern on a post."""
    post: Colour = (62, 68, 72)
    canvas.rect(x_m - 0.12, 0, 0.24, 0.3, post, 0.04)
    canvas.rect(x_m - 0.04, 0.2, 0.08, height_m - 0.6, post)
    low = height_m - 0.45
    pane: Colour = (255, 238, 190) if canvas.tone.dark else (226, 232, 226)
    if canvas.tone.dark:
        canvas.glow(x_m, low + 0.2, 1.6, LAMPLIGHT, 0.8)
    canvas.polygon(
        [(x_m - 0.11, low), (x_m + 0.11, low), (x_m + 0.17, low + 0.4), (x_m - 0.17, low + 0.4)],
        pane,
        glowing=canvas.tone.dark,
    )
    for dx, dy in ((-0.11, -0.17), (0.11, 0.17), (0.0, 0.0)):
        canvas.line([(x_m + dx, low), (x_m + dy, low + 0.4)], 0.025, post)
    canvas.polygon([(x_m - 0.24, low + 0.4), (x_m + 0.24, low + 0.4), (x_m, low + 0.62)], post)


def car(canvas: Canvas, x_m: float, colour: Colour = (150, 70, 66), length_m: float = 4.2) -> None:
    """A parked car from the side, 1.45 m high."""
    unit = length_m / 4.2
    left = x_m - length_m / 2

    def at(*pairs: tuple[float, float]) -> list[tuple[float, float]]:
        return [(left + x * unit, y) for x, y in pairs]

    canvas.rect(left + 0.1, 0.14, length_m - 0.2, 0.3, (32, 34, 40), 0.1)
    body = at(
        (0.02, 0.35),
        (0.05, 0.72),
        (0.35, 0.84),
        (1.0, 0.9),
        (1.55, 1.38),
        (1.9, 1.45),
        (2.75, 1.44),
        (3.1, 1.36),
        (3.7, 0.95),
        (4.1, 0.88),
        (4.18, 0.6),
        (4.15, 0.32),
        (3.9, 0.28),
        (0.2, 0.28),
    )
    canvas.polygon(body, fade_down(1.45, 0.28, lighter(colour, 0.18), darker(colour, 0.2)))
    glass = fade_down(1.36, 0.9, (196, 214, 224), (96, 116, 132))
    canvas.polygon(at((1.18, 0.92), (1.62, 1.33), (2.1, 1.37), (2.1, 0.93)), glass)
    canvas.polygon(at((2.18, 0.93), (2.18, 1.37), (2.75, 1.36), (3.02, 1.29), (3.4, 0.95)), glass)
    canvas.line(at((2.14, 0.9), (2.14, 0.4)), 0.012, darker(colour, 0.4))
    canvas.line(at((0.1, 0.62), (4.1, 0.62)), 0.02, darker(colour, 0.3))
    canvas.rect(left + 2.25 * unit, 0.76, 0.2, 0.03, lighter(colour, 0.4), 0.01)
    canvas.rect(left + 0.04, 0.64, 0.2, 0.12, (250, 240, 206), 0.05)
    canvas.rect(left + length_m - 0.2, 0.66, 0.17, 0.12, (206, 62, 58), 0.03)
    for wheel in (0.85, 3.35):
        cx = left + wheel * unit
        canvas.ellipse(cx, 0.33, 0.38, 0.38, darker(colour, 0.55))
        canvas.ellipse(cx, 0.31, 0.31, 0.31, (38, 40, 46))
        canvas.ellipse(cx, 0.31, 0.17, 0.17, (172, 178, 186))
        canvas.ellipse(cx, 0.31, 0.06, 0.06, (96, 102, 110))


def signpost(canvas: Canvas, x_m: float, colour: Colour = (62, 106, 150)) -> None:
    """A sign on a pole: an arrow and two bars, in no language."""
    canvas.rect(x_m - 0.03, 0, 0.06, 2.3, (150, 156, 160))
    canvas.rect(x_m - 0.4, 1.95, 0.8, 0.45, colour, 0.05)
    canvas.rect(x_m - 0.37, 1.98, 0.74, 0.39, lighter(colour, 0.12), 0.04)
    canvas.polygon([(x_m - 0.28, 2.17), (x_m - 0.12, 2.3), (x_m - 0.12, 2.04)], (244, 244, 238))
    canvas.rect(x_m - 0.06, 2.21, 0.36, 0.05, (244, 244, 238))
    canvas.rect(x_m - 0.06, 2.09, 0.26, 0.05, (244, 244, 238))


def fence(
    canvas: Canvas, left_m: float, right_m: float, height_m: float = 0.95, colour: Colour = (226, 222, 210)
) -> None:
    """Pickets with two rails."""
    for y in (height_m * 0.3, height_m * 0.72):
        canvas.rect(left_m, y, right_m - left_m, 0.06, darker(colour, 0.16))
    x = left_m + 0.05
    while x < right_m - 0.05:
        canvas.polygon(
            [(x, 0), (x + 0.09, 0), (x + 0.09, height_m - 0.06), (x + 0.045, height_m), (x, height_m - 0.06)],
            colour,
        )
        x += 0.17
