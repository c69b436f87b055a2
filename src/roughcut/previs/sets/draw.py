"""Drawing a whole set: the kind's own picture, then the props that the scene asks for."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import numpy as np

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Place, SetPicture, Sprite
from roughcut.previs.sets.canvas import Canvas, fade_down
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.parts.fixtures import barrel, crate
from roughcut.previs.sets.parts.furniture import armchair, chair, stool, table
from roughcut.previs.sets.parts.ground import puddles, snow
from roughcut.previs.sets.parts.nature import rock
from roughcut.previs.sets.parts.street import bench, car
from roughcut.previs.sets.props import add_props
from roughcut.previs.sets.studio import Studio
from roughcut.previs.sets.tone import Tone

_BENCH_M = 1.1
_ON_THE_GROUND = {"rain": puddles, "snow": snow}


def draw_set(place: Place, style: Style, px_per_m: float, seed: int) -> SetPicture:
    """Draw a place; the same arguments give the same pixels.

    `px_per_m` is the sharpness wanted for things about 11 m from the camera (60…160 is usual);
    nearer and farther layers get what they need. An unknown kind is drawn as `neutral`.
    """
    kind = TABLE.get(place.kind) or TABLE["neutral"]
    studio = Studio(place, style, px_per_m, seed, kind.indoors, kind.sky)
    kind.draw(studio)
    if not kind.indoors and place.weather in _ON_THE_GROUND:
        _ON_THE_GROUND[place.weather](studio, studio.ground)
    add_props(studio, kind.holds, kind.top)
    return studio.picture().mirrored() if place.mirrored else studio.picture()


def seat_sprite(style: Style, px_per_m: float, place: Place | None = None, sort: str = "") -> Sprite:
    """Something to sit on, seat at 0.45 m, for somebody who sits where no seat stands: of the `sort` that
    the script names (`seat_named`), else of that which the place has, so that a chair may be moved for
    the camera; else a stool, or a bench in the open."""
    where = place or Place()
    indoors = (TABLE.get(where.kind) or TABLE["neutral"]).indoors
    draw, half, tall = _SEATS[sort or _sort_of_seat(where)]
    canvas = Canvas(Tone(style, where, indoors), -half, half, -0.03, tall, px_per_m)
    draw(canvas, 0.0)
    return Sprite(canvas.pixels, px_per_m, half * px_per_m, tall * px_per_m)


def car_sprite(style: Style, px_per_m: float, place: Place) -> Sprite:
    """A car that drives to the right, in the light of the place; its lamps burn where it is dark."""
    tone = Tone(style, place, False)
    canvas = Canvas(tone, -_CAR_M, _CAR_M, -0.03, _CAR_TALL_M, px_per_m)
    car(canvas, 0.0, (70, 96, 122))
    if tone.dark or place.hour in ("dusk", "dawn"):
        canvas.glow(-2.0, 0.7, 0.75, (255, 240, 200), 0.8)
    pixels = np.ascontiguousarray(canvas.pixels[:, ::-1])
    return Sprite(pixels, px_per_m, _CAR_M * px_per_m, _CAR_TALL_M * px_per_m)


_CAR_M, _CAR_TALL_M = 2.8, 1.6

_SEATS: dict[str, tuple[Callable[[Canvas, float], None], float, float]] = {
    "armchair": (lambda canvas, x: armchair(canvas, x), 0.55, 1.05),
    "chair": (lambda canvas, x: chair(canvas, x), 0.35, 1.0),
    "stool": (lambda canvas, x: stool(canvas, x), 0.3, 0.5),
    "bench": (lambda canvas, x: bench(canvas, x, _BENCH_M), _BENCH_M / 2 + 0.1, 1.0),
    "crate": (lambda canvas, x: crate(canvas, x, 0.0, 0.46), 0.35, 0.5),
    "barrel": (lambda canvas, x: barrel(canvas, x, height_m=0.47), 0.35, 0.55),
    "rock": (lambda canvas, x: rock(canvas, random.Random(7), x, 0.8, 0.46, (150, 148, 144)), 0.55, 0.6),
    "log": (lambda canvas, x: _log(canvas, x), 0.75, 0.5),
    "table": (lambda canvas, x: table(canvas, x, 1.1, 0.46), 0.65, 0.55),
}
"""How each is drawn, half its width and its height in metres."""
_NAMED: tuple[tuple[str, str], ...] = (
    ("crate", r"crates?|box(?:es)?|trunk|chest|suitcase|木箱|箱子"),
    ("barrel", r"barrels?|kegs?|drums?|桶"),
    ("rock", r"rocks?|boulders?|stones?|steps?|stairs?|staircase|石头|石块|岩石|台阶|石阶"),
    ("log", r"logs?|stumps?|fallen tree|tree trunk|树桩|木头|圆木"),
    ("table", r"tables?|desks?|counters?|桌|柜台"),
)


def seat_named(words: str) -> str:
    """The sort of seat that is meant by the words for one (`a crate`, `树桩`); "" for any other."""
    return next(
        (
            sort
            for sort, names in _NAMED
            if re.search(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", words, re.IGNORECASE)
        ),
        "",
    )


def _log(canvas: Canvas, x_m: float) -> None:
    """A piece of a trunk that lies across."""
    bark = (112, 84, 62)
    canvas.rect(
        x_m - 0.6, 0.02, 1.15, 0.42, fade_down(0.44, 0.02, lighter(bark, 0.16), darker(bark, 0.3)), 0.12
    )
    canvas.ellipse(x_m + 0.53, 0.23, 0.1, 0.21, (196, 160, 116))
    canvas.ellipse(x_m + 0.53, 0.23, 0.05, 0.11, (170, 132, 92))


_SOFT = frozenset({"living_room", "tv_studio"})


def _sort_of_seat(place: Place) -> str:
    kind = TABLE.get(place.kind) or TABLE["neutral"]
    if "armchair" in place.props or place.kind in _SOFT:
        return "armchair"
    if "chair" in place.props or "chair" in kind.holds:
        return "chair"
    return "stool" if kind.indoors else "bench"
