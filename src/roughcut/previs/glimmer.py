"""Light through a door that stands ajar: a slit that widens while the door opens."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from roughcut.models.video.schema import Style, TakeOrder
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.finish import grade_of
from roughcut.previs.paint import Texture, blurred, colours, packed
from roughcut.previs.scenery import Item, bounds, layer_depth
from roughcut.previs.schema import Picture, Place
from roughcut.previs.sets import landmark_named
from roughcut.previs.stage import Opening, eased
from roughcut.script.openings import turns_of

_STEPS, _PX_PER_M, _HALF_M = 10, 70.0, 0.9
_LEAST_M, _WIDEST_M = 0.01, 0.06
_LIGHT = (255.0, 232.0, 178.0)
_FAST_MS, _SLOW_MS, _AFTER_CUT_MS = 900, 2600, 400
_BEFORE_M, _DOOR_M, _GATE_M = 0.06, 2.02, 2.64
_SOFT_PX = 0.8


def openings_of(order: TakeOrder, place: Place) -> tuple[Opening, ...]:
    """The doors of a place through which light falls in a shot: what earlier shots opened, and what opens in
    this one, each as the line before it ends; what shuts is shut when the shot is over."""
    found = [_opening(thing, place, 0, 0) for thing in order.opened]
    for turn in turns_of(order.beats):
        said_ms = max(
            (cue.end_ms for cue in order.cues if cue.line_index < turn.lines), default=_AFTER_CUT_MS
        )
        if turn.opens:
            until_ms = said_ms + (_SLOW_MS if turn.slowly else _FAST_MS)
            found.append(_opening(turn.thing, place, said_ms, until_ms))
    doors = {(each.x_m, each.z_m): each for each in reversed([each for each in found if each])}
    return tuple(doors.values())


def _opening(words: str, place: Place, from_ms: int, until_ms: int) -> Opening | None:
    thing = landmark_named(words, place)
    if thing is None:
        return None
    high = _GATE_M if "gate" in place.props else _DOOR_M
    return Opening(x_m=thing.x_m, z_m=thing.z_m, high_m=high, from_ms=from_ms, until_ms=until_ms)


class Glimmer:
    """The light through the doors of one shot."""

    def __init__(self, openings: Sequence[Opening], style: Style) -> None:
        self._openings = tuple(openings)
        self._style = style
        self._drawn: dict[tuple[float, int, int | None], Texture] = {}

    def cutouts(self, view: View, time_ms: float) -> Iterator[tuple[str, Item]]:
        """Each slit at a time, with the name of its slot."""
        for index, door in enumerate(self._openings):
            step = round(_STEPS * _share(door, time_ms))
            z_m = door.z_m - _BEFORE_M
            depth = layer_depth(view, z_m)
            if step == 0 or depth <= NEAR_M:
                continue
            per, corner = 1.0 / _PX_PER_M, (door.x_m - _HALF_M, door.high_m + 0.4, z_m)
            matrix = view.plane(corner, (per, 0.0, 0.0), (0.0, -per, 0.0))
            sharpness = view.softness(depth) * _PX_PER_M * depth / view.focal_px
            soft = round(2 * math.log2(sharpness)) if sharpness > _SOFT_PX else None
            texture = self._texture(door.high_m, step, soft)
            (left, top), (width, height) = texture.origin, texture.size
            rect = bounds(matrix, (left, top, left + width, top + height), view)
            if rect:
                yield f"opening/{index}", Item(texture, matrix, rect, depth)

    def _texture(self, high_m: float, step: int, soft: int | None) -> Texture:
        key = (high_m, step, soft)
        if key not in self._drawn:
            grade = colours(
                saturation=grade_of(self._style).saturation, contrast=grade_of(self._style).contrast
            )
            sharp = Texture(packed(_slit(high_m, step / _STEPS), grade))
            self._drawn[key] = sharp if soft is None else blurred(sharp, 2.0 ** (soft / 2))
        return self._drawn[key]


def _share(door: Opening, time_ms: float) -> float:
    if time_ms >= door.until_ms:
        return 1.0
    return (
        0.0
        if time_ms <= door.from_ms
        else eased((time_ms - door.from_ms) / (door.until_ms - door.from_ms), "smooth")
    )


def _slit(high_m: float, share: float) -> Picture:
    """A bright slit from the ground up, in its glow; premultiplied."""
    height, width = round((high_m + 0.4) * _PX_PER_M), round(2 * _HALF_M * _PX_PER_M)
    x = (np.arange(width) + 0.5) / _PX_PER_M - _HALF_M
    y = high_m + 0.4 - (np.arange(height) + 0.5) / _PX_PER_M
    half = _LEAST_M + (_WIDEST_M - _LEAST_M) * share
    core = np.clip((half - np.abs(x)) * _PX_PER_M + 0.5, 0.0, 1.0)
    halo = (0.25 + 0.4 * share) * np.exp(-((x / (0.1 + 0.26 * share)) ** 2))
    upright = np.clip((high_m - y) / 0.25, 0.0, 1.0)
    alpha = np.maximum(core[None, :] * (y < high_m)[:, None], halo[None, :] * upright[:, None])
    white = core[None, :, None] * 0.6
    colour = np.array(_LIGHT) * (1.0 - white) + 255.0 * white
    picture = np.empty((height, width, 4), np.uint8)
    picture[..., :3] = np.rint(colour * alpha[..., None])
    picture[..., 3] = np.rint(255.0 * alpha)
    return picture
