"""Props that a scene names and its set does not hold already: what they look like, and where they go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from roughcut.previs.schema import Colour, Place
from roughcut.previs.sets import seats
from roughcut.previs.sets.canvas import Canvas, fade_across
from roughcut.previs.sets.colours import darker, lighter
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.parts import buildings, fixtures, furniture, nature, room, smalls, street, things
from roughcut.previs.sets.seats import Landmark, Top
from roughcut.previs.sets.studio import Studio

Drawing = Callable[[Canvas, Studio, float], None]

_TABLE_TOP_M, _TABLE_Z_M = 0.75, 2.9
ON_TABLES: dict[str, Callable[[Canvas, Studio, float, float], None]] = {
    "cup": lambda c, s, x, y: things.cup(c, x, y),
    "phone": lambda c, s, x, y: things.phone(c, x, y),
    "letter": lambda c, s, x, y: things.letter(c, x, y),
    "book": lambda c, s, x, y: things.book(c, x, y),
    "screen": lambda c, s, x, y: things.screen(c, x, y),
    "flowers": lambda c, s, x, y: things.vase(c, s.chance, x, y),
    "candle": lambda c, s, x, y: fixtures.candle(c, x, y),
    "bottle": lambda c, s, x, y: smalls.bottle(c, x, y),
    "map": lambda c, s, x, y: smalls.map_sheet(c, x, y),
    "laptop": lambda c, s, x, y: smalls.laptop(c, x, y),
    "gun": lambda c, s, x, y: smalls.gun(c, x, y),
    "sword": lambda c, s, x, y: smalls.sword(c, x, y),
    "money": lambda c, s, x, y: smalls.money(c, x, y),
}
"""What lies on a table, drawn at x on a top of height y. In the open, without a table, it is in
somebody's hand or pocket and is not drawn."""
_SAME = {
    "streetlamp": "lamp",
    "hanging_lamp": "lamp",
    "armchair": "chair",
    "gate": "door",
    "laptop": "screen",
}
"""A set that holds the second needs no first beside it."""
_SPOTS_X_M = (2.7, -2.8, 4.0, -4.1, 1.5, -1.6, 5.2, -5.3)
_WALL_SPOTS_X_M = (-1.5, 1.4, -2.6, 2.4, 0.4)
_OF_STONE = ("ruins", "temple", "castle", "cave", "church", "graveyard")
_OLD_STONE: Colour = (178, 170, 152)
_ON_WALLS = ("door", "window", "clock", "picture")


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
    "bag": Standing(lambda c, s, x: smalls.bag(c, x), 0.45, 0.6, 3.4),
    "umbrella": Standing(lambda c, s, x: smalls.umbrella(c, x), 0.7, 1.0, 3.4),
    "bicycle": Standing(lambda c, s, x: smalls.bicycle(c, x), 1.0, 1.2, 4.1),
    "gate": Standing(lambda c, s, x: smalls.gate(c, x), 1.6, 3.4, 4.6, 0.0),
}
_OUTDOORS: dict[str, Standing] = {
    "streetlamp": Standing(lambda c, s, x: street.streetlamp(c, x, 4.4, 1 if x < 0 else -1), 2.0, 5.2, 4.3),
    "hanging_lamp": Standing(lambda c, s, x: street.lantern(c, x), 1.7, 4.9, 4.2),
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
    "hanging_lamp": Standing(lambda c, s, x: fixtures.tin_shade(c, x, 2.35, 3.4), 2.7, 3.6, 3.4, 0.0),
}
# On the neutral stage, what only stands in the open may stand as well.
_OUTDOORS_ON_NEUTRAL = {
    name: _OUTDOORS[name] for name in ("streetlamp", "tree", "fire", "car", "clock", "flowers")
}


def add_props(studio: Studio, held: frozenset[str], top: Top | None = None) -> None:
    """Draw every named prop that the set's kind does not hold; unknown names are passed over. `top` is
    where the kind's own table has room for small things."""
    roofed = studio.indoors and studio.place.kind != "neutral"
    wanted = _wanted(studio.place, held)
    small = _small(wanted, studio.indoors)
    for _, x, standing in _stood(studio.place, wanted, studio.indoors):
        _stand(studio, standing, x)
    _tables(studio, small, "table" in wanted, held, top)
    for prop in ("chair", "armchair"):
        if prop in wanted:
            _chairs(studio, prop)
    if roofed:
        _on_the_wall(studio, wanted)
    for x, z in studio.place.posts:
        # Where somebody leans is a place of the stage, whichever way round the set is.
        _stand(studio, Standing(_post, 0.45, 2.3, z), -x if studio.place.mirrored else x)


def standing_of(place: Place) -> dict[str, Landmark]:
    """Where the props stand that `add_props` draws for a place, by name."""
    kind = TABLE.get(place.kind) or TABLE["neutral"]
    wanted = _wanted(place, kind.holds)
    found = {
        prop: Landmark(x, standing.z_m, min(standing.half_width_m, 1.2))
        for prop, x, standing in _stood(place, wanted, kind.indoors)
    }
    small = _small(wanted, kind.indoors)
    if "table" in wanted or (small and kind.indoors and "table" not in kind.holds and kind.top is None):
        found["table"] = Landmark(0.0, _TABLE_Z_M, 0.7)
    for prop in {"chair", "armchair"} & set(wanted):
        found[prop] = Landmark(seats.CHAIRS_X_M[1], seats.CHAIRS_Z_M, 0.4)
    if kind.indoors and place.kind != "neutral":
        on_wall = [prop for prop in wanted if prop in _ON_WALLS]
        found |= {p: Landmark(x, room.WALL_Z_M) for p, x in zip(on_wall, _WALL_SPOTS_X_M, strict=False)}
    return found


def _wanted(place: Place, held: frozenset[str]) -> list[str]:
    return [prop for prop in dict.fromkeys(place.props) if not held & {prop, _SAME.get(prop, prop)}]


def _small(wanted: list[str], indoors: bool) -> list[str]:
    return [prop for prop in wanted if prop in ON_TABLES and (indoors or prop != "flowers")]


def _stood(place: Place, wanted: list[str], indoors: bool) -> Iterator[tuple[str, float, Standing]]:
    """The props that stand on the floor, each with its place from left to right."""
    roofed = indoors and place.kind != "neutral"
    small = _small(wanted, indoors)
    known = _ANYWHERE | (_INDOORS if indoors else _OUTDOORS) | (_OUTDOORS_ON_NEUTRAL if not roofed else {})
    spots = iter(_SPOTS_X_M)
    for prop in wanted:
        standing = known.get(prop)
        if standing is not None and prop not in small:
            yield prop, standing.x_m if standing.x_m is not None else next(spots, 0.0), standing


def _post(canvas: Canvas, studio: Studio, x_m: float) -> None:
    """A post of wood in nature, of iron in a town, a broken column among old stones, to lean on."""
    if studio.place.kind in _OF_STONE:
        buildings.column(canvas, x_m, 2.05, 0.42, _OLD_STONE, broken=True)
        return
    iron = studio.place.kind in ("street", "station", "rooftop", "alley", "bridge", "market", "neutral")
    half, tall, tone = (0.05, 2.2, (74, 82, 88)) if iron else (0.08, 1.75, (142, 110, 80))
    shade = fade_across(x_m - half, x_m + half, lighter(tone, 0.16), darker(tone, 0.3))
    canvas.rect(x_m - half, -0.02, 2 * half, tall, shade, half * 0.4)
    canvas.rect(x_m - half * 1.5, tall - 0.06, 3 * half, 0.08, darker(tone, 0.1), 0.02)


def _tables(studio: Studio, small: list[str], asked: bool, held: frozenset[str], top: Top | None) -> None:
    """Small things go on the set's own table, else on one that is brought for them or was asked for."""
    if top is not None and small:
        canvas = studio.layer(top.z_m, top.left_m - 0.5, top.right_m + 0.5, top.y_m - 0.3, top.y_m + 0.8)
        _laid_out(canvas, studio, small, (top.left_m, top.right_m), top.y_m)
    elif asked or (small and studio.indoors and "table" not in held):
        _table(studio, small)


def _stand(studio: Studio, prop: Standing, x: float) -> None:
    canvas = studio.layer(prop.z_m, x - prop.half_width_m, x + prop.half_width_m, -0.03, prop.height_m)
    studio.shadow(x, prop.z_m, min(prop.half_width_m, 1.3) * 0.9)
    prop.draw(canvas, studio, x)


def _table(studio: Studio, things_on_it: list[str]) -> None:
    canvas = studio.layer(_TABLE_Z_M, -0.9, 0.9, -0.03, 1.5)
    studio.shadow(0.0, _TABLE_Z_M, 0.75)
    furniture.table(canvas, 0.0, 1.4)
    _laid_out(canvas, studio, things_on_it, (-0.6, 0.6), _TABLE_TOP_M)


def _laid_out(
    canvas: Canvas, studio: Studio, names: list[str], between: tuple[float, float], y_m: float
) -> None:
    for index, name in enumerate(names):
        share = (index + 0.5) / len(names)
        ON_TABLES[name](canvas, studio, between[0] + share * (between[1] - between[0]), y_m)


def _chairs(studio: Studio, kind: str) -> None:
    draw = furniture.armchair if kind == "armchair" else furniture.chair
    canvas = studio.layer(seats.CHAIRS_Z_M + 0.02, -1.9, 1.9, -0.03, 1.05)
    for x in seats.CHAIRS_X_M:
        studio.shadow(x, seats.CHAIRS_Z_M, 0.3)
        draw(canvas, x)


def _on_the_wall(studio: Studio, wanted: list[str]) -> None:
    drawings: dict[str, Callable[[Canvas, float], None]] = {
        "door": lambda canvas, x: room.door(canvas, x),
        "window": lambda canvas, x: room.window(canvas, studio, x, 1.3, 1.3),
        "clock": lambda canvas, x: room.wall_clock(canvas, x, 2.3, 0.22),
        "picture": lambda canvas, x: room.picture_frame(canvas, studio, x, 1.75, 0.7, 0.55),
    }
    on_wall = [prop for prop in wanted if prop in _ON_WALLS]
    for prop, x in zip(on_wall, _WALL_SPOTS_X_M, strict=False):
        drawings[prop](studio.layer(room.WALL_Z_M - 0.06, x - 2, x + 2, 0.0, 3.0), x)
