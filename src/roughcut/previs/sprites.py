"""Drawn figures, ready to paint, kept while they are likely to be wanted again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from roughcut.models.video.schema import Style
from roughcut.previs.figures.cutting import Piece
from roughcut.previs.figures.draw import at_rest, draw_face, draw_figure
from roughcut.previs.figures.set_down import set_down_sprite
from roughcut.previs.finish import grade_of
from roughcut.previs.paint import Texture, blurred, colours, packed
from roughcut.previs.schema import Held, Look, Place, Pose, Sprite
from roughcut.previs.sets import car_sprite, seat_sprite

_ROOM_FRAMES = 12
"""How many whole frames of drawings are kept: a shot needs fewer, and twice as many saved a fiftieth."""
Light = tuple[float, float, float]


@dataclass(frozen=True, eq=False)
class Drawn:
    """A figure's texture, its scale, and the pixel of it that touches the ground."""

    texture: Texture
    px_per_m: float
    foot_x_px: float
    foot_y_px: float


class SpriteShelf:
    """The most recently used drawings, up to a limit of memory that goes with the frame's size."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self._room = _ROOM_FRAMES * width_px * height_px * 4
        self._used = 0
        self._drawn: OrderedDict[Hashable, Drawn] = OrderedDict()

    def figure(
        self,
        look: Look,
        pose: Pose,
        style: Style,
        px_per_m: float,
        bottom_m: float,
        light: Light,
        sigma: float,
    ) -> Drawn:
        """A figure under the set's light; `sigma` softens it, in its own pixels."""
        key = (look, pose, style, px_per_m, bottom_m, light, sigma)
        resting = at_rest(pose)

        def draw() -> Drawn:
            if sigma:
                return _softened(self.figure(look, pose, style, px_per_m, bottom_m, light, 0.0), sigma)
            if pose != resting:
                rest = self.figure(look, resting, style, px_per_m, bottom_m, light, 0.0)
                size = (rest.texture.picture.shape[1], rest.texture.picture.shape[0])
                foot = (rest.foot_x_px, rest.foot_y_px)
                face = draw_face(look, pose, style, px_per_m, (size, foot), bottom_m=bottom_m)
                if face is not None:
                    return _with_face(rest, face, style, light)
            return _drawn(draw_figure(look, pose, style, px_per_m, bottom_m=bottom_m), style, light)

        return self._kept(key, draw)

    def seat(self, style: Style, px_per_m: float, place: Place, sigma: float, sort: str = "") -> Drawn:
        """Something to sit on, in the manner of the place."""

        def draw() -> Drawn:
            drawn = _drawn(seat_sprite(style, px_per_m, place, sort), style, (1.0, 1.0, 1.0))
            return _softened(drawn, sigma) if sigma else drawn

        return self._kept(("seat", style, px_per_m, place, sigma, sort), draw)

    def car(self, style: Style, px_per_m: float, place: Place, sigma: float) -> Drawn:
        """A car that goes by."""

        def draw() -> Drawn:
            drawn = _drawn(car_sprite(style, px_per_m, place), style, (1.0, 1.0, 1.0))
            return _softened(drawn, sigma) if sigma else drawn

        return self._kept(("car", style, px_per_m, place, sigma), draw)

    def thing(self, held: Held, style: Style, px_per_m: float, light: Light, sigma: float) -> Drawn:
        """Something that stands on the floor, under the set's light."""

        def draw() -> Drawn:
            drawn = _drawn(set_down_sprite(held, style, px_per_m), style, light)
            return _softened(drawn, sigma) if sigma else drawn

        return self._kept(("thing", held, style, px_per_m, light, sigma), draw)

    def _kept(self, key: Hashable, draw: Callable[[], Drawn]) -> Drawn:
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return self._drawn[key]
        drawn = self._drawn[key] = draw()
        self._used += drawn.texture.nbytes
        while self._used > self._room and len(self._drawn) > 1:
            self._used -= self._drawn.popitem(last=False)[1].texture.nbytes
        return drawn


def _with_face(rest: Drawn, face: Piece, style: Style, light: Light) -> Drawn:
    if not face.picture.size:
        return rest
    grade = grade_of(style)
    part = packed(face.picture, colours(light, grade.saturation, grade.contrast))
    return replace(rest, texture=rest.texture.patched(part, face.left, face.top))


def _drawn(sprite: Sprite, style: Style, light: Light) -> Drawn:
    grade = grade_of(style)
    picture = packed(sprite.picture, colours(light, grade.saturation, grade.contrast), sprite.picture)
    return Drawn(Texture(picture), sprite.px_per_m, sprite.foot_x_px, sprite.foot_y_px)


def _softened(drawn: Drawn, sigma: float) -> Drawn:
    return Drawn(blurred(drawn.texture, sigma), drawn.px_per_m, drawn.foot_x_px, drawn.foot_y_px)
