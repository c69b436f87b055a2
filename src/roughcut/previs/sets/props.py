"""Props that a scene names and its set does not hold already: what they look like, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from roughcut.previs.sets import seats
from roughcut.previs.sets.canvas import Canvas
from roughcut.previs.sets.parts import furniture, nature, room, street, things
from roughcut.previs.sets.studio import Studio

Drawing = Callable[[Canvas, Studio, float], None]

_TABLE_TOP_M = 0.75
_ON_TABLES = ("cup", "phone", "letter", "book", "screen", "flowers")
_SPOTS_X_M = (2.7, -2.8, 4.0, -4.1, 1.5, -1.6, 5.2, -5.3)
_WALL_SPOTS_X_M = (-1.5, 1.4, -2.6, 2.4, 0.4)


@dataclass(frozen=True)
class Standing:
    """A prop on the floor: how it is drawn, and its room; `x_m` None takes the next free spot."""

    draw: Drawing
    half_width_m: float
    height_m: float
    z_m: float = 3.8
    x_m: float | None = None


_ANYWHERE: dict[str, Standing] = {
    "bench": Standing(
        lambda c, s, x: street.bench(c, x, seats.BENCH_WIDTH_M), 1.3, 1.0, seats.BENCH_Z_M, seats.BENCH_X_M
    ),
    "sofa": Standing(lambda c, s, x: furniture.sofa(c, x), 1.15, 1.0, 3.25, -1.3),
    "bed": Standing(lambda c, s, x: furniture.bed(c, x), 1.2, 1.15, 3.45, 1.7),
    "shelf": Standing(lambda c, s, x: furniture.shelf(c, s.chance, x), 0.6, 2.1, 4.2),
    "stairs": Standing(lambda c, s, x: things.stairs(c, x), 1.3, 2.8, 4.3),
    "boxes": Standing(lambda c, s, x: things.boxes(c, x), 0.8, 0.9),
    "piano": Standing(lambda c, s, x: things.piano(c, x), 0.85, 1.4, 4.1),
    "statue": Standing(lambda c, s, x: things.statue(c, x), 0.6, 2.7, 4.2),
    "rock": Standing(lambda c, s, x: nature.rock(c, s.chance, x, 1.3, 0.7, (150, 148, 144)), 0.8, 0.9),
    "plant": Standing(lambda c, s, x: furniture.plant(c, s.chance, x, 1.2), 0.7, 1.4),
}
_OUTDOORS: dict[str, Standing] = {
    "lamp": Standing(lambda c, s, x: street.lantern(c, x), 1.7, 4.9, 4.2),
    "tree": Standing(lambda c, s, x: nature.tree(c, s.chance, x, 5.2), 2.3, 6.0, 4.4),
    "fire": Standing(lambda c, s, x: things.campfire(c, s.chance, x), 1.9, 2.4, 3.2, 0.0),
    "car": Standing(lambda c, s, x: street.car(c, x), 2.2, 1.6, 4.4, 3.6),
    "sign": Standing(lambda c, s, x: street.signpost(c, x), 0.5, 2.5, 4.0),
    "clock": Standing(lambda c, s, x: things.clock_post(c, x), 0.5, 3.4, 4.2),
    "fountain": Standing(lambda c, s, x: things.fountain(c, x), 1.6, 2.3, 4.6, 0.0),
    "flowers": Standing(lambda c, s, x: nature.flowers(c, s.chance, x - 0.9, x + 0.9, 0.55), 1.1, 0.7, 3.9),
}
_INDOORS: dict[str, Standing] = {
    "lamp": Standing(lambda c, s, x: furniture.floor_lamp(c, x), 1.9, 3.0, 4.1),
    "tree": Standing(lambda c, s, x: furniture.plant(c, s.chance, x, 1.9), 1.0, 2.0, 4.1),
    "fire": Standing(lambda c, s, x: things.fireplace(c, x), 1.3, 1.9, 4.5),
    "fountain": Standing(lambda c, s, x: things.fountain(c, x), 1.6, 2.3, 4.4, 0.0),
    "sign": Standing(lambda c, s, x: street.signpost(c, x), 0.5, 2.5, 4.3),
}


def add_props(studio: Studio, held: frozenset[str]) -> None:
    """Draw every named prop that the set's kind does not hold; unknown names are passed over."""
    roofed = studio.indoors and studio.place.kind != "neutral"
    wanted = [prop for prop in dict.fromkeys(studio.place.props) if prop not in held]
    table_top = [
        prop for prop in wanted if prop in _ON_TABLES and not (prop == "flowers" and not studio.indoors)
    ]
    known = _ANYWHERE | (_INDOORS if roofed else _OUTDOORS)
    spots = iter(_SPOTS_X_M)
    for prop in wanted:
        standing = known.get(prop)
        if standing is not None and prop not in table_top:
            _stand(studio, standing, spots)
    if "table" in wanted or table_top:
        _table(studio, table_top)
    if "chair" in wanted:
        _chairs(studio)
    if roofed:
        _on_the_wall(studio, wanted)


def _stand(studio: Studio, prop: Standing, spots: Iterator[float]) -> None:
    x = prop.x_m if prop.x_m is not None else next(spots, 0.0)
    canvas = studio.layer(prop.z_m, x - prop.half_width_m, x + prop.half_width_m, -0.03, prop.height_m)
    studio.shadow(x, prop.z_m, min(prop.half_width_m, 1.3) * 0.9)
    prop.draw(canvas, studio, x)


def _table(studio: Studio, things_on_it: list[str]) -> None:
    canvas = studio.layer(2.9, -0.9, 0.9, -0.03, 1.5)
    studio.shadow(0.0, 2.9, 0.75)
    furniture.table(canvas, 0.0, 1.4)
    drawings: dict[str, Callable[[float], None]] = {
        "cup": lambda x: things.cup(canvas, x, _TABLE_TOP_M),
        "phone": lambda x: things.phone(canvas, x, _TABLE_TOP_M),
        "letter": lambda x: things.letter(canvas, x, _TABLE_TOP_M),
        "book": lambda x: things.book(canvas, x, _TABLE_TOP_M),
        "screen": lambda x: things.screen(canvas, x, _TABLE_TOP_M),
        "flowers": lambda x: things.vase(canvas, studio.chance, x, _TABLE_TOP_M),
    }
    for index, name in enumerate(things_on_it):
        drawings[name]((index + 0.5) / len(things_on_it) * 1.2 - 0.6)


def _chairs(studio: Studio) -> None:
    canvas = studio.layer(seats.CHAIRS_Z_M + 0.02, -1.6, 1.6, -0.03, 1.05)
    for x in seats.CHAIRS_X_M:
        studio.shadow(x, seats.CHAIRS_Z_M, 0.3)
        furniture.chair(canvas, x)


def _on_the_wall(studio: Studio, wanted: list[str]) -> None:
    drawings: dict[str, Callable[[Canvas, float], None]] = {
        "door": lambda canvas, x: room.door(canvas, x),
        "window": lambda canvas, x: room.window(canvas, studio, x, 1.3, 1.3),
        "clock": lambda canvas, x: room.wall_clock(canvas, x, 2.3, 0.22),
        "picture": lambda canvas, x: room.picture_frame(canvas, studio, x, 1.75, 0.7, 0.55),
    }
    spots = iter(_WALL_SPOTS_X_M)
    for prop in wanted:
        if prop in drawings:
            x = next(spots)
            drawings[prop](studio.layer(room.WALL_Z_M - 0.06, x - 2, x + 2, 0.0, 3.0), x)
