"""A canvas in metres: anti-aliased shapes, gradients, soft edges and glows on one picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.schema import Colour, Picture
from roughcut.previs.sets.colours import darker, lighter, mix
from roughcut.previs.sets.tone import Tone

Point = tuple[float, float]
Stop = tuple[float, Colour, float]
Outline = Sequence[Point] | NDArray[np.floating]
_INVISIBLE_PX, _POSTER_DETAIL_M = 0.6, 0.11
_PEN_M, _PENNED_M, _PEN_SHADE, _PEN_INK = 0.011, 0.16, 0.42, (46, 34, 74)
_MODELLED_M, _MODELLED_UP, _MODELLED_DOWN = 1.0, 0.07, 0.13
_PAPER_CUT_M, _LEAST_CORNERS = 0.025, 5
_SHIFT = 4  # cv2 takes sixteenths of a pixel


def _ring(count: int) -> NDArray[np.floating]:
    turns = np.arange(count) * (2 * math.pi / count)
    return np.stack([np.cos(turns), np.sin(turns)], axis=1)


_RING, _SMALL_RING = _ring(36), _ring(12)


@dataclass(frozen=True)
class Fade:
    """A linear gradient between two points (metres); each stop is (0…1, colour, opacity 0…1)."""

    start: Point
    end: Point
    stops: tuple[Stop, ...]


Paint = Colour | Fade


def _opaque(paint: Paint) -> bool:
    return isinstance(paint, tuple) or all(opacity == 1 for _, _, opacity in paint.stops)


def fade_down(top_m: float, bottom_m: float, top: Colour, bottom: Colour) -> Fade:
    """From one colour at the top to another at the bottom, opaque."""
    return Fade((0.0, top_m), (0.0, bottom_m), ((0.0, top, 1.0), (1.0, bottom, 1.0)))


def fade_across(left_m: float, right_m: float, left: Colour, right: Colour) -> Fade:
    """From one colour at the left to another at the right, opaque."""
    return Fade((left_m, 0.0), (right_m, 0.0), ((0.0, left, 1.0), (1.0, right, 1.0)))


class Canvas:
    """Premultiplied RGBA with x to the right and y up, both in metres.

    Every colour goes through `tone` as a surface in the light of the place, `haze` 0…1 into the
    distance; with `glowing=True` it is a light itself and stays as bright as it is given.
    """

    def __init__(
        self,
        tone: Tone,
        left_m: float,
        right_m: float,
        bottom_m: float,
        top_m: float,
        px_per_m: float,
        px_per_m_up: float | None = None,
        haze: float = 0.0,
    ) -> None:
        self.tone, self.haze = tone, haze
        self.left_m, self.right_m, self.bottom_m, self.top_m = left_m, right_m, bottom_m, top_m
        self.width_px = max(2, math.ceil((right_m - left_m) * px_per_m))
        self.height_px = max(2, math.ceil((top_m - bottom_m) * (px_per_m_up or px_per_m)))
        self.scale_x, self.scale_y = px_per_m, px_per_m_up or px_per_m
        self._colours: dict[tuple[Colour, bool, float], Colour] = {}
        self.pixels: Picture = np.zeros((self.height_px, self.width_px, 4), np.uint8)
        self.flames: list[tuple[float, float, float]] = []

    def polygon(
        self,
        points: Outline,
        paint: Paint,
        opacity: float = 1.0,
        soft_m: float = 0.0,
        glowing: bool = False,
    ) -> None:
        """Fill a closed outline; `soft_m` blurs its edge."""
        metres = np.asarray(points, np.float64) - (self.left_m, self.top_m)
        outline = self._cut(metres * (self.scale_x, -self.scale_y))
        soft_px = soft_m * self.scale_x
        paint = self._modelled(paint, outline, opacity, soft_px, glowing)
        self._fill(outline, paint, opacity, soft_px, glowing)
        if opacity >= 1 and soft_px < 0.5 and not glowing:
            self._pen(outline, paint)

    def _fill(
        self, outline: NDArray[np.floating], paint: Paint, opacity: float, soft_px: float, glowing: bool
    ) -> None:
        if isinstance(paint, tuple) and opacity >= 1 and soft_px < 0.5:
            fixed = np.round((outline - 0.5) * (1 << _SHIFT)).astype(np.int32)
            cv2.fillPoly(self.pixels, [fixed], (*self._seen(paint, glowing), 255), cv2.LINE_AA, _SHIFT)
            return
        box = self._box(outline, soft_px)
        if box is None:
            return
        x0, y0, x1, y1 = box
        cover = np.zeros((y1 - y0, x1 - x0), np.uint8)
        fixed = np.round((outline - 0.5 - (x0, y0)) * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(cover, [fixed], 255, cv2.LINE_AA, _SHIFT)
        if soft_px >= 0.5:
            cover = cv2.GaussianBlur(cover, (0, 0), soft_px).astype(np.uint8, copy=False)
        self._blend(box, paint, cover.astype(np.float32) * (opacity / 255), glowing)

    def stays(self, x_m: float, y_m: float, width_m: float, height_m: float) -> None:
        """Say that what is drawn in a box is read (a clock, a board): where the set is turned round, it is
        not."""
        if not self.tone.place.mirrored:
            return
        left, right = ((x - self.left_m) * self.scale_x for x in (x_m, x_m + width_m))
        top, bottom = ((self.top_m - y) * self.scale_y for y in (y_m + height_m, y_m))
        box = self.pixels[max(0, round(top)) : round(bottom), max(0, round(left)) : round(right)]
        box[:] = box[:, ::-1].copy()

    def clear(self, x_m: float, y_m: float, width_m: float, height_m: float) -> None:
        """Cut a box out of what was drawn, so that what stands behind is seen."""
        left, right = ((x - self.left_m) * self.scale_x for x in (x_m, x_m + width_m))
        top, bottom = ((self.top_m - y) * self.scale_y for y in (y_m + height_m, y_m))
        self.pixels[
            max(0, round(top)) : max(0, round(bottom)), max(0, round(left)) : max(0, round(right))
        ] = 0

    def rect(
        self,
        x_m: float,
        y_m: float,
        width_m: float,
        height_m: float,
        paint: Paint,
        radius_m: float = 0.0,
        opacity: float = 1.0,
        soft_m: float = 0.0,
        glowing: bool = False,
    ) -> None:
        """A box with its lower left corner at (x, y), with rounded corners if asked."""
        if self._too_small(max(abs(width_m), abs(height_m))):
            return
        upright = isinstance(paint, Fade) and paint.start[0] == paint.end[0]
        if upright and radius_m <= 0 and opacity >= 1 and soft_m * self.scale_x < 0.5 and _opaque(paint):
            self._fill_rows(x_m, y_m, width_m, height_m, paint, glowing)
            if not glowing:
                x0, y0 = (x_m - self.left_m) * self.scale_x, (self.top_m - y_m) * self.scale_y
                x1, y1 = x0 + width_m * self.scale_x, y0 - height_m * self.scale_y
                self._pen(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]), paint)
            return
        if radius_m <= 0:
            x1, y1 = x_m + width_m, y_m + height_m
            corners: list[Point] = [(x_m, y_m), (x1, y_m), (x1, y1), (x_m, y1)]
        else:
            radius = min(radius_m, abs(width_m) / 2, abs(height_m) / 2)
            corners = []
            centres = (
                (width_m - radius, radius),
                (width_m - radius, height_m - radius),
                (radius, height_m - radius),
                (radius, radius),
            )
            for quarter, (cx, cy) in enumerate(centres):
                for step in range(5):
                    angle = math.pi / 2 * (quarter - 1 + step / 4)
                    corners.append((x_m + cx + radius * math.cos(angle), y_m + cy + radius * math.sin(angle)))
        self.polygon(corners, paint, opacity, soft_m, glowing)

    def ellipse(
        self,
        x_m: float,
        y_m: float,
        radius_x_m: float,
        radius_y_m: float,
        paint: Paint,
        opacity: float = 1.0,
        soft_m: float = 0.0,
        glowing: bool = False,
    ) -> None:
        """An ellipse around (x, y)."""
        if self._too_small(2 * max(radius_x_m, radius_y_m)):
            return
        ring = _SMALL_RING if max(radius_x_m * self.scale_x, radius_y_m * self.scale_y) < 6 else _RING
        self.polygon(ring * (radius_x_m, radius_y_m) + (x_m, y_m), paint, opacity, soft_m, glowing)

    def line(self, points: Sequence[Point], width_m: float, colour: Colour, opacity: float = 1.0) -> None:
        """A stroke with round ends; thinner than a pixel it grows fainter instead."""
        if self.tone.style == "abstract" and width_m < _POSTER_DETAIL_M / 5:
            return
        width_px = width_m * self.scale_x
        thick = max(1, round(width_px))
        opacity *= min(1.0, max(0.25, width_px))
        outline = np.array(points, np.float64)
        outline[:, 0] = (outline[:, 0] - self.left_m) * self.scale_x - 0.5
        outline[:, 1] = (self.top_m - outline[:, 1]) * self.scale_y - 0.5
        if opacity >= 1:
            fixed = np.round(outline * (1 << _SHIFT)).astype(np.int32)
            ink = (*self._seen(colour, False), 255)
            cv2.polylines(self.pixels, [fixed], False, ink, thick, cv2.LINE_AA, _SHIFT)
            return
        box = self._box(outline, thick)
        if box is None:
            return
        cover = np.zeros((box[3] - box[1], box[2] - box[0]), np.uint8)
        fixed = np.round((outline - (box[0], box[1])) * (1 << _SHIFT)).astype(np.int32)
        cv2.polylines(cover, [fixed], False, 255, thick, cv2.LINE_AA, _SHIFT)
        self._blend(box, colour, cover.astype(np.float32) * (opacity / 255), False)

    def glow(
        self,
        x_m: float,
        y_m: float,
        radius_m: float,
        colour: Colour,
        strength: float,
        radius_y_m: float | None = None,
    ) -> None:
        """Light that fades from (x, y) to nothing at the radius."""
        tall = radius_y_m or radius_m
        outline = np.array(
            [
                [(x_m - radius_m - self.left_m) * self.scale_x, (self.top_m - y_m - tall) * self.scale_y],
                [(x_m + radius_m - self.left_m) * self.scale_x, (self.top_m - y_m + tall) * self.scale_y],
            ]
        )
        box = self._box(outline, 0)
        if box is None:
            return
        across, up = self._metres(box)
        reach = ((across - x_m) / radius_m)[None, :] ** 2 + ((up - y_m) / tall)[:, None] ** 2
        cover = np.clip(1 - np.sqrt(reach), 0, 1) ** 2 * strength
        self._blend(box, colour, cover.astype(np.float32), glowing=True)

    def flickers(self, x_m: float, y_m: float, radius_m: float) -> None:
        """Say that a fire burns here: its light will flicker in the film, as far as the radius."""
        self.flames.append((x_m, y_m, radius_m))

    def roughen(self, noise: NDArray[np.float32], amount: float) -> None:
        """Let a noise picture (any size, −1…1) lighten and darken what is there by up to `amount` 0…1."""
        if self.tone.style == "abstract":
            return
        size = (self.width_px, self.height_px)
        field = cv2.resize(noise, size, interpolation=cv2.INTER_CUBIC)
        shaded = cv2.multiply(self.pixels[..., :3], cv2.merge([1 + field * amount] * 3), dtype=cv2.CV_8U)
        self.pixels[..., :3] = np.minimum(shaded, self.pixels[..., 3:])

    def _cut(self, outline: NDArray[np.floating]) -> NDArray[np.floating]:
        """Shapes cut with scissors, where the style is made of paper: few corners, straight between."""
        if self.tone.style != "abstract" or len(outline) <= _LEAST_CORNERS:
            return outline
        size = float((outline.max(axis=0) - outline.min(axis=0)).max())
        reach = min(_PAPER_CUT_M * self.scale_x, size * 0.05)
        fewer = cv2.approxPolyDP(outline.astype(np.float32), reach, True)[:, 0]
        return fewer.astype(np.float64) if len(fewer) >= _LEAST_CORNERS - 1 else outline

    def _modelled(
        self, paint: Paint, outline: NDArray[np.floating], opacity: float, soft_px: float, glowing: bool
    ) -> Paint:
        """In the realistic style no surface is of one colour: light comes from above."""
        if self.tone.style != "realistic" or glowing or opacity < 1 or soft_px >= 0.5:
            return paint
        if not isinstance(paint, tuple):
            return paint
        low, high = outline.max(axis=0)[1], outline.min(axis=0)[1]
        if low - high < _MODELLED_M * self.scale_y:
            return paint
        top_m, bottom_m = self.top_m - high / self.scale_y, self.top_m - low / self.scale_y
        return fade_down(top_m, bottom_m, lighter(paint, _MODELLED_UP), darker(paint, _MODELLED_DOWN))

    def _pen(self, outline: NDArray[np.floating], paint: Paint) -> None:
        """The line that the anime style draws around things: dark, of the thing's own hue."""
        if self.tone.style != "anime" or self.scale_x != self.scale_y:
            return
        across, down = outline.max(axis=0) - outline.min(axis=0)
        if min(across, down) < _PENNED_M * self.scale_x:
            return
        width_px = _PEN_M * self.scale_x
        if width_px < 0.35:
            return
        colour = paint if isinstance(paint, tuple) else paint.stops[-1][1]
        ink = (*self._seen(mix(colour, _PEN_INK, 1 - _PEN_SHADE), False), 255)
        fixed = np.round((outline - 0.5) * (1 << _SHIFT)).astype(np.int32)
        cv2.polylines(self.pixels, [fixed], True, ink, max(1, round(width_px)), cv2.LINE_AA, _SHIFT)

    def _too_small(self, size_m: float) -> bool:
        """Nobody would see it, or the style leaves such detail out."""
        least = _POSTER_DETAIL_M if self.tone.style == "abstract" else 0.0
        return size_m < max(least, _INVISIBLE_PX / self.scale_x)

    def _seen(self, colour: Colour, glowing: bool) -> Colour:
        known = self._colours.get((colour, glowing, self.haze))
        if known is None:
            known = self.tone.styled(colour) if glowing else self.tone.lit(colour, self.haze)
            self._colours[colour, glowing, self.haze] = known
        return known

    def _box(self, outline: NDArray[np.floating], margin_px: float) -> tuple[int, int, int, int] | None:
        margin = 3 * margin_px + 2
        x0, y0 = np.floor(outline.min(axis=0) - margin).astype(int)
        x1, y1 = np.ceil(outline.max(axis=0) + margin).astype(int)
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, self.width_px), min(y1, self.height_px)
        return (int(x0), int(y0), int(x1), int(y1)) if x1 > x0 and y1 > y0 else None

    def _metres(self, box: tuple[int, int, int, int]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        across = self.left_m + (np.arange(box[0], box[2]) + 0.5) / self.scale_x
        return across, self.top_m - (np.arange(box[1], box[3]) + 0.5) / self.scale_y

    def _blend(
        self, box: tuple[int, int, int, int], paint: Paint, cover: NDArray[np.float32], glowing: bool
    ) -> None:
        x0, y0, x1, y1 = box
        region = self.pixels[y0:y1, x0:x1]
        ink = np.empty((*cover.shape, 4), np.uint8)
        if isinstance(paint, Fade):
            rows, columns = self._along(paint, box)
            places = np.clip(rows[:, None] + columns[None, :], 0, 1) * 255
            table = self._table(paint, glowing)
            at = np.broadcast_to(places, cover.shape).astype(np.uint8)
            ink[:] = np.rint(table * (1, 1, 1, 0) + (0, 0, 0, 255)).astype(np.uint8)[at]
            if not _opaque(paint):
                cover = cover * table[:, 3][at]
        else:
            ink[:] = (*self._seen(paint, glowing), 255)
        region[:] = cv2.blendLinear(ink, region, cover, 1 - cover)

    def _fill_rows(
        self, x_m: float, y_m: float, width_m: float, height_m: float, paint: Paint, glowing: bool
    ) -> None:
        """The quick way for the commonest shape: an upright box, shaded from top to bottom."""
        assert isinstance(paint, Fade)
        x0 = max(0, round((x_m - self.left_m) * self.scale_x))
        x1 = min(self.width_px, round((x_m + width_m - self.left_m) * self.scale_x))
        y0 = max(0, round((self.top_m - y_m - height_m) * self.scale_y))
        y1 = min(self.height_px, round((self.top_m - y_m) * self.scale_y))
        if x1 <= x0 or y1 <= y0:
            return
        rows, _ = self._along(paint, (0, y0, 1, y1))
        colours = self._table(paint, glowing)[(np.clip(rows, 0, 1) * 255).astype(np.uint8)]
        self.pixels[y0:y1, x0:x1, :3] = np.rint(colours[:, None, :3]).astype(np.uint8)
        self.pixels[y0:y1, x0:x1, 3] = 255

    def _table(self, paint: Fade, glowing: bool) -> NDArray[np.float32]:
        """256 steps of red, green, blue (0…255) and opacity (0…1)."""
        stops = paint.stops
        if self.tone.style == "abstract" and all(opacity == 1 for _, _, opacity in stops):
            middle = mix(stops[0][1], stops[-1][1], 0.5)
            stops = ((0.0, middle, 1.0), (1.0, middle, 1.0))
        at = [stop[0] for stop in stops]
        seen = [(*self._seen(colour, glowing), opacity) for _, colour, opacity in stops]
        grid = np.linspace(0, 1, 256)
        channels = [np.interp(grid, at, [colour[channel] for colour in seen]) for channel in range(4)]
        return np.stack(channels, axis=-1).astype(np.float32)

    def _along(
        self, paint: Fade, box: tuple[int, int, int, int]
    ) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """How far along the gradient each row and each column is; the two add up to 0…1."""
        (ax, ay), (bx, by) = paint.start, paint.end
        length = (bx - ax) ** 2 + (by - ay) ** 2 or 1.0
        across, up = self._metres(box)
        return (up - ay) * (by - ay) / length, (across - ax) * (bx - ax) / length
