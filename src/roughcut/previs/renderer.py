"""Draws a stage frame by frame, and draws again only what changed since the frame before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.air import Air
from roughcut.previs.camera import View, view_at
from roughcut.previs.finish import vignette
from roughcut.previs.gleam import Gleam
from roughcut.previs.glimmer import Glimmer
from roughcut.previs.hiding import all_tiles, seen_parts
from roughcut.previs.paint import Canvas, Matrix, Planes, Rect, Texture, rgb_of
from roughcut.previs.scenery import Item, scenery_of, sharpness_for, strike_set
from roughcut.previs.scratch import let_go
from roughcut.previs.sprites import SpriteShelf
from roughcut.previs.stage import Stage
from roughcut.previs.troupe import Cutout, Troupe

_KNEES_M = 1.6
"""A frame as high as this at the nearest person shows whole bodies but for the feet."""
_SAMPLES = 16
_HALF_PX, _QUARTER_PX = 0.72, 3.0
"""What is blurred by as much is drawn with half its pixels, or with a quarter of them, each way."""
_STREAK_PX = 0.03
"""A frame that moves sideways by more than this share of its width is streaked, as on film."""


def frames(stage: Stage) -> Iterator[NDArray[np.uint8]]:
    """Every frame of a stage as H × W × 3 RGB."""
    for planes in frame_planes(stage):
        yield rgb_of(planes)


def frame_planes(stage: Stage) -> Iterator[NDArray[np.uint8]]:
    """Every frame as I420 planes, (H·3/2) × W, BT.709 limited range. The array is used again for the
    next frame: copy what you keep. Width and height must be even."""
    renderer = Renderer(stage)
    for frame in range(stage.frame_count):
        yield renderer.draw(frame)


@lru_cache(maxsize=1)
def _shelf(width_px: int, height_px: int) -> SpriteShelf:
    """One shelf a process: people wear the same clothes from shot to shot."""
    return SpriteShelf(width_px, height_px)


def strike() -> None:
    """Let go of the set and of everybody's drawings, which are kept from shot to shot. Safe from any thread:
    a stage that is being drawn keeps its own, and the next one makes the same again."""
    strike_set()
    _shelf.cache_clear()
    let_go()


class Renderer:
    """One stage being drawn, in order of time."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        size = (stage.width_px, stage.height_px)
        self._canvas = Canvas(*size)
        self._still = Canvas(*size, bench=self._canvas)
        self._planes = Planes(*size, vignette(stage.style, *size))
        self._scenery = scenery_of(stage.place, stage.style, sharpness_for(*size), stage.set_seed)
        views = self._sampled()
        self._air = self._around(views[0][1])
        self._gleam = Gleam(stage)
        self._glimmer = Glimmer(stage.openings, stage.style)
        self._troupe = Troupe(stage, _shelf(*size), self._scenery.light, views)
        self._soft_z_m = max(self._soft_from_z_m(view, time_ms, _HALF_PX) for time_ms, view in views)
        softest_z_m = max(self._soft_from_z_m(view, time_ms, _QUARTER_PX) for time_ms, view in views)
        # Only where nothing must be drawn larger for it, and where pixels still lie where they should.
        self._fewer = 4 if softest_z_m == self._soft_z_m and size[0] % 4 == size[1] % 4 == 0 else 2
        self._small = Canvas(size[0] // self._fewer, size[1] // self._fewer, bench=self._canvas)
        self._view: View | None = None
        self._still_view: View | None = None
        self._props: list[Item] = []
        self._shown: dict[str, Item] = {}
        self._changes: dict[tuple[int, int], Rect | None] = {}

    def draw(self, frame: int) -> NDArray[np.uint8]:
        """The planes of a frame (0-based); valid until the next call."""
        time_ms = self._stage.time_ms(frame)
        view = view_at(self._stage.camera, time_ms, self._stage.width_px, self._stage.height_px)
        outside = [Cutout(*each) for each in self._scenery.passing(view, time_ms, self._stage.paces)]
        outside += [Cutout(*each) for each in self._glimmer.cutouts(view, time_ms)]
        cutouts = [*outside, *self._troupe.cutouts(view, time_ms)]
        if view == self._view:
            self._draw_changes(view, cutouts)
        else:
            self._draw_whole(view, cutouts)
        self._view = view
        self._shown = {cutout.slot: cutout.item for cutout in cutouts}
        people = [cutout.item for cutout in cutouts if "/" not in cutout.slot]
        drawn = self._air.over(self._planes.frame, view, time_ms, people)
        return self._gleam.over(drawn, view, time_ms, people)

    def _around(self, view: View) -> Air:
        scenery = self._scenery
        return Air(
            self._stage.place,
            scenery.flames,
            view,
            self._stage.seed,
            sky=scenery.sky,
            sweeps=self._stage.sweeps,
        )

    def _sampled(self) -> list[tuple[float, View]]:
        stage = self._stage
        times = {stage.time_ms(stage.frame_count) * part / _SAMPLES for part in range(_SAMPLES + 1)}
        times |= {float(key.time_ms) for key in stage.camera.keys}
        times |= {float(spot.time_ms) for figure in stage.figures for spot in figure.spots}
        return [(t, view_at(stage.camera, t, stage.width_px, stage.height_px)) for t in sorted(times)]

    def _soft_from_z_m(self, view: View, time_ms: float, least_px: float) -> float:
        """From which z on the set is so far out of focus that it is blurred by `least_px`."""
        if self._scenery.passes:
            return math.inf
        farthest = self._troupe.farthest_m(view, time_ms)
        # A layer between the people must stay sharp enough to stand beside them.
        return max(self._scenery.soft_from_z_m(view, least_px), view.eye[2] + farthest * 1.05)

    def _set(self, view: View, cutouts: Sequence[Cutout]) -> tuple[list[Item], list[Item], list[Item]]:
        """What is seen of the set: what is so soft that it is drawn small, and of the rest what stands behind
        everyone, and what stands among or before the people."""
        farthest = max((c.item.depth_m for c in cutouts), default=0.0)
        clear = self._clear_m(view, min((c.item.depth_m for c in cutouts), default=0.0))
        soft: list[Item] = []
        if self._soft_z_m < math.inf:
            soft = _uncovered(
                self._scenery.items(_shrunk(view, self._fewer), clear, self._soft_z_m), self._small.height_px
            )
        items = self._scenery.items(view, clear, to_z_m=self._soft_z_m)
        behind = [item for item in items if item.depth_m > farthest]
        return soft, behind, [item for item in items if item.depth_m <= farthest]

    def _paint_all(self, canvas: Canvas, soft: Sequence[Item], items: Sequence[Item]) -> None:
        """Paint what is seen of items, from far to near, over those that are drawn small."""
        shown = all_tiles()
        parts = seen_parts(_uncovered(items, canvas.height_px), canvas.width_px, canvas.height_px, shown)
        if soft and shown.any():
            small = self._small
            for part in seen_parts(soft, small.width_px, small.height_px, shown):
                small.lay(part.item.reading, part.rect, solid=part.solid)
            size = (canvas.width_px, canvas.height_px)
            cv2.resize(small.picture, size, dst=canvas.picture, interpolation=cv2.INTER_LINEAR)
        for part in parts:
            canvas.lay(part.item.reading, part.rect, solid=part.solid)

    def _clear_m(self, view: View, nearest_m: float) -> float:
        """Nothing of the set may stand between a close camera and the people; where they are seen down to
        the knees, a low table between them is part of the picture."""
        tall_m = view.height_px / view.focal_px * nearest_m
        return nearest_m if view.fov < 30.0 and tall_m < _KNEES_M else 0.9

    def _draw_whole(self, view: View, cutouts: Sequence[Cutout]) -> None:
        soft, behind, among = self._set(view, cutouts)
        self._paint_all(self._canvas, soft, [*behind, *_ordered(cutouts, among)])
        self._streak(view)
        self._planes.update(self._canvas.picture, self._canvas.whole)

    def _draw_changes(self, view: View, cutouts: Sequence[Cutout]) -> None:
        rects = self._changed(cutouts)
        if not rects:
            return
        if self._still_view != view:
            soft, behind, self._props = self._set(view, cutouts)
            self._paint_all(self._still, soft, behind)
            self._still_view = view
        order = _ordered(cutouts, self._props)
        for rect in rects:
            left, top, right, bottom = rect
            np.copyto(
                self._canvas.picture[top:bottom, left:right], self._still.picture[top:bottom, left:right]
            )
            for item in order:
                self._paint(self._canvas, item, rect)
            self._planes.update(self._canvas.picture, rect)

    @staticmethod
    def _paint(canvas: Canvas, item: Item, rect: Rect) -> None:
        both = _overlap(item.rect, rect)
        if both:
            canvas.lay(item.reading, both, solid=item.texture.opaque)

    def _changed(self, cutouts: Sequence[Cutout]) -> list[Rect]:
        """The rectangles (with even corners) in which this frame differs from the one before."""
        now = {cutout.slot: cutout.item for cutout in cutouts}
        rects: list[Rect] = []
        for slot in {**self._shown, **now}:
            before, after = self._shown.get(slot), now.get(slot)
            if before is None or after is None:
                rects.append((after or before).rect)  # type: ignore[union-attr]
            elif not np.array_equal(before.matrix, after.matrix):
                rects += [before.rect, after.rect]
            elif before.texture is not after.texture:
                rects += self._redrawn(before, after)
        return _merged([_even(rect, self._stage.width_px, self._stage.height_px) for rect in rects])

    def _redrawn(self, before: Item, after: Item) -> list[Rect]:
        """Where two drawings in the same place differ: a mouth, a pair of eyes, an arm."""
        one, two = before.texture, after.texture
        if one.picture.shape != two.picture.shape or one.origin != two.origin:
            return [before.rect, after.rect]
        key = (one.serial, two.serial)
        if key not in self._changes:
            self._changes[key] = _difference(one, two)
        part = self._changes[key]
        if part is None:
            return []
        both = _overlap(_mapped(part, after.matrix), after.rect)
        return [both] if both else []

    def _streak(self, view: View) -> None:
        """Motion blur for a frame that is thrown sideways."""
        if self._view is None:
            return
        x, _, depth = view.project(self._view.look_at)
        moved = abs(x - view.width_px / 2)
        if depth <= 0 or not _STREAK_PX * view.width_px < moved < 0.6 * view.width_px:
            return
        if self._cuts(view):
            return
        width = int(moved * 0.55) | 1
        self._canvas.picture[:] = cv2.blur(self._canvas.picture, (width, 1))

    def _cuts(self, view: View) -> bool:
        """Whether this frame is the first after a cut: the eye jumped."""
        assert self._view is not None
        return float(np.linalg.norm(np.subtract(view.eye, self._view.eye))) > 0.5


def _shrunk(view: View, times: int) -> View:
    """The same view on so many times fewer pixels each way."""
    return replace(view, width_px=view.width_px // times, height_px=view.height_px // times)


def _uncovered(items: Sequence[Item], height_px: int) -> list[Item]:
    """Items (from far to near) without what the ground hides: it covers every row below its far edge."""
    ground = next((i for i, item in enumerate(items) if item.texture.opaque and item.at is not None), -1)
    above: list[Item] = []
    for index, item in enumerate(items):
        left, top, right, bottom = item.rect
        low = min(bottom, items[ground].rect[1] if index < ground else height_px)
        if left < right and top < low:
            above.append(item if low == bottom else replace(item, rect=(left, top, right, low)))
    return above


def _ordered(cutouts: Sequence[Cutout], props: Sequence[Item]) -> list[Item]:
    """Everything from far to near; shadows lie on the floor, wherever that comes."""
    shadows = [cutout.item for cutout in cutouts if cutout.slot.endswith("/shadow")]
    upright = [cutout.item for cutout in cutouts if not cutout.slot.endswith("/shadow")]
    order = sorted([*upright, *props], key=lambda item: -item.depth_m)
    floor = next((index for index, item in enumerate(order) if item.texture.opaque and item.at), -1)
    return [*order[: floor + 1], *shadows, *order[floor + 1 :]]


def _difference(one: Texture, two: Texture) -> Rect | None:
    """The rectangle in original pixels within which two textures of one shape differ."""
    # A pixel's four bytes compared as one number: several times faster than the largest of them.
    apart = one.picture.view(np.uint32)[..., 0] != two.picture.view(np.uint32)[..., 0]
    left, top, width, height = cv2.boundingRect(apart.view(np.uint8))
    if not width:
        return None
    scale, (ox, oy) = one.scale, one.origin
    return (
        int(left / scale + ox) - 2,
        int(top / scale + oy) - 2,
        int((left + width) / scale + ox) + 3,
        int((top + height) / scale + oy) + 3,
    )


def _mapped(rect: Rect, matrix: Matrix) -> Rect:
    left, top, right, bottom = rect
    corners = matrix @ np.array([[left, right, right, left], [top, top, bottom, bottom], [1, 1, 1, 1]])
    x, y = corners[0] / corners[2], corners[1] / corners[2]
    return (int(x.min()) - 2, int(y.min()) - 2, int(x.max()) + 3, int(y.max()) + 3)


def _overlap(one: Rect, two: Rect) -> Rect | None:
    left, top = max(one[0], two[0]), max(one[1], two[1])
    right, bottom = min(one[2], two[2]), min(one[3], two[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _even(rect: Rect, width: int, height: int) -> Rect:
    left, top, right, bottom = rect
    return (
        max(0, left) & ~1,
        max(0, top) & ~1,
        min(width, (right + 1) & ~1),
        min(height, (bottom + 1) & ~1),
    )


def _merged(rects: Sequence[Rect]) -> list[Rect]:
    """The same area with overlapping rectangles joined into one."""
    merged: list[Rect] = []
    for rect in rects:
        grown = rect
        rest = []
        for other in merged:
            if _overlap(grown, other):
                grown = (
                    min(grown[0], other[0]), min(grown[1], other[1]),
                    max(grown[2], other[2]), max(grown[3], other[3]),
                )  # fmt: skip
            else:
                rest.append(other)
        merged = [*rest, grown]
    return merged
