"""Drawing a whole set: the kind's own picture, then the props that the scene asks for."""

from __future__ import annotations

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Place, SetPicture, Sprite
from roughcut.previs.sets.canvas import Canvas
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.parts.furniture import stool
from roughcut.previs.sets.parts.ground import puddles, snow
from roughcut.previs.sets.parts.street import bench
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
    return studio.picture()


def seat_sprite(style: Style, px_per_m: float, place: Place | None = None) -> Sprite:
    """Something to sit on, seat at 0.45 m, for somebody who sits where no seat stands: a stool in a
    room, a short bench in the open."""
    where = place or Place()
    kind = TABLE.get(where.kind) or TABLE["neutral"]
    half, tall = (0.3, 0.5) if kind.indoors else (_BENCH_M / 2 + 0.1, 1.0)
    canvas = Canvas(Tone(style, where, kind.indoors), -half, half, -0.03, tall, px_per_m)
    if kind.indoors:
        stool(canvas, 0.0)
    else:
        bench(canvas, 0.0, _BENCH_M)
    return Sprite(canvas.pixels, px_per_m, half * px_per_m, tall * px_per_m)
