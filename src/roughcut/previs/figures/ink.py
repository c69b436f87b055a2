"""The canvas that figures are drawn on: outlined opaque parts, and one map of light and shade."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.figures.palette import darker, mix
from roughcut.previs.figures.shapes import Points, ribbon
from roughcut.previs.figures.styles import Manner
from roughcut.previs.schema import Colour, Picture
from roughcut.previs.scratch import scratch

_FACET_M = 0.0075
_LIGHT_PX_PER_M = 250.0  # soft shade needs no more
_STRIP_ROWS = 96
_SHIFT = 6  # cv2 takes sixty-fourths of a pixel
Mask = cv2.typing.MatLike


def light_step(manner: Manner, px_per_m: float) -> int:
    """How many pixels one cell of the map of light covers, across and down."""
    return 1 if manner.hard_shade else max(2, round(px_per_m / _LIGHT_PX_PER_M))


def size_of(box: tuple[float, float, float, float], px_per_m: float) -> tuple[int, int]:
    """The width and height in pixels of the picture of a region left, right, bottom, top (metres)."""
    left, right, bottom, top = box
    return max(2, math.ceil((right - left) * px_per_m)), max(2, math.ceil((top - bottom) * px_per_m))


def _softened(mask: Mask, sigma: float) -> Mask:
    """Two box blurs: near a Gaussian of that sigma (pixels), and many times faster."""
    side = max(1, round(math.sqrt(6 * sigma * sigma + 1))) | 1
    return cv2.blur(cv2.blur(mask, (side, side)), (side, side))


class Ink:
    """A premultiplied picture of the region left…right × bottom…top (metres, y up).

    Opaque shapes go straight into the picture, because cv2's anti-aliasing towards an opaque colour
    is exactly "over" in premultiplied terms. Shade is kept apart in one small map and multiplied in
    at the end: a part that is drawn over another starts with no shade.
    """

    def __init__(self, manner: Manner, box: tuple[float, float, float, float], px_per_m: float) -> None:
        self.manner, self.px = manner, px_per_m
        self.left, self.right, self.bottom, self.top = box
        self.width, self.height = size_of(box, px_per_m)
        self.picture: Picture = scratch("ink", self.height, self.width, 4)
        self.picture[:] = 0
        self.coarse = light_step(manner, px_per_m)
        self.light: Mask = np.full(
            (-(-self.height // self.coarse), -(-self.width // self.coarse)), 255, np.uint8
        )
        self._clip: list[Points] = []
        self._wanted = (0, 0, self.width, self.height)
        self._rule()

    def _rule(self) -> None:
        """How metres become the whole numbers that cv2 takes: on the picture, and on the map of light."""
        corner = np.array((-self.left, self.top)) * self.px
        self._ruled = {
            coarse: (np.array((one, -one)), corner / coarse * (1 << _SHIFT) - (1 << (_SHIFT - 1)))
            for coarse in {1, self.coarse}
            for one in (self.px / coarse * (1 << _SHIFT),)
        }

    def cut(self, left: int, top: int, right: int, bottom: int) -> Ink:
        """A part of the drawing (pixels from its corner, on cells of light) to be gone on with on its own."""
        part, cell = copy(self), self.coarse
        part.width, part.height = right - left, bottom - top
        part.left, part.right = self.left + left / self.px, self.left + right / self.px
        part.top, part.bottom = self.top - top / self.px, self.top - bottom / self.px
        part.picture = self.picture[top:bottom, left:right].copy()
        part.light = self.light[top // cell : -(-bottom // cell), left // cell : -(-right // cell)].copy()
        part._clip, part._wanted = list(self._clip), (0, 0, part.width, part.height)
        part._rule()
        return part

    def want(self, left: int, top: int, right: int, bottom: int) -> None:
        """Only these pixels will be looked at: what has a hard edge and lies elsewhere need not be drawn."""
        self._wanted = (left, top, right, bottom)

    def shows(self, points: Points, reach: float = 0.0) -> bool:
        """Whether something within `reach` (metres) of the box round some points would be looked at."""
        x, y, wide, high = cv2.boundingRect(self._pixels(points))
        return self._near((x, y, x + wide, y + high), math.ceil(reach * self.px) + 2)

    def _pixels(self, points: Points, coarse: int = 1) -> NDArray[np.int32]:
        scale, shift = self._ruled[coarse]
        xy = points * scale
        xy += shift
        return np.asarray(np.rint(xy, out=xy).astype(np.int32))

    def _facets(self, points: Points) -> Points:
        """In flat manners, the outline cut from paper with straight scissors."""
        if not self.manner.flat or len(points) < 12:
            return points
        reach = min(_FACET_M, 0.045 * float(np.max(np.ptp(points, axis=0))))
        cut = cv2.approxPolyDP(points.astype(np.float32), reach, True)[:, 0, :]
        return np.asarray(cut, np.float64)

    def fill(self, points: Points, colour: Colour) -> None:
        """An opaque shape with neither outline nor light of its own."""
        outline = self._pixels(self._facets(points))
        x, y, wide, high = cv2.boundingRect(outline)
        if self._near((x, y, x + wide, y + high), 2):
            cv2.fillPoly(self.picture, [outline], (*colour, 255), cv2.LINE_AA, _SHIFT)

    def stroke(
        self, line: Points, width: float, colour: Colour, taper: Sequence[float] = (0.3, 1, 0.3)
    ) -> None:
        """A line that swells and thins; `width` in metres, never thinner than half a pixel."""
        wide = max(width, 0.5 / self.px)
        if self.shows(line, wide * max(taper)):
            self.fill(ribbon(line, [wide * t for t in taper]), colour)

    def part(
        self, shapes: Sequence[Points], colour: Colour, relief: float = 0.0, line: Colour | None = None
    ) -> None:
        """A part of the figure: one or more shapes that share an outline.

        `relief` is how far (metres) the shade reaches in from the side that is turned from the light.
        """
        shapes = [self._facets(shape) for shape in shapes]
        pixels = [self._pixels(shape) for shape in shapes]
        self._clip = list(shapes)
        if self._outside(pixels):
            return
        thickness = round(2 * self.manner.line_m * self.px)
        if thickness > 0:
            inked = line or self.line_colour(colour)
            for outline in pixels:
                plain = cv2.approxPolyDP(outline, 0.15 * (1 << _SHIFT), True)
                cv2.polylines(self.picture, [plain], True, (*inked, 255), thickness, cv2.LINE_AA, _SHIFT)
        for outline in pixels:
            cv2.fillPoly(self.picture, [outline], (*colour, 255), cv2.LINE_AA, _SHIFT)
        self._relieve(relief)

    def _near(self, box: tuple[int, int, int, int], reach: int) -> bool:
        """Whether a box (sixty-fourths of a pixel, right and bottom outside) and `reach` pixels round it are
        wanted."""
        left, top, right, bottom = self._wanted
        x0, y0, x1, y1 = box
        return (
            x0 <= (right + reach) << _SHIFT
            and y0 <= (bottom + reach) << _SHIFT
            and x1 >= (left - reach) << _SHIFT
            and y1 >= (top - reach) << _SHIFT
        )

    def _outside(self, outlines: Sequence[NDArray[np.int32]]) -> bool:
        """Whether nothing of the outlines can touch the picture."""
        reach = math.ceil(self.manner.line_m * self.px) + 2
        right, low = (self.width + reach) << _SHIFT, (self.height + reach) << _SHIFT
        near = -reach << _SHIFT
        for outline in outlines:
            x, y, wide, high = cv2.boundingRect(outline)
            if x <= right and y <= low and x + wide >= near and y + high >= near:
                return False
        return True

    def line_colour(self, colour: Colour) -> Colour:
        """The colour of the outline round a colour."""
        if self.manner.dark_line:
            return mix(darker(colour, 0.22), (28, 22, 30), 0.55)
        return darker(colour, 0.52)

    def _window(
        self, shapes: Sequence[Points], margin: int
    ) -> tuple[list[NDArray[np.int32]], tuple[slice, slice]] | None:
        outlines = [self._pixels(shape, self.coarse) for shape in shapes]
        boxes = [cv2.boundingRect(outline) for outline in outlines]
        x0 = max(0, (min(x for x, _, _, _ in boxes) >> _SHIFT) - margin)
        y0 = max(0, (min(y for _, y, _, _ in boxes) >> _SHIFT) - margin)
        x1 = min(self.light.shape[1], (max(x + w - 1 for x, _, w, _ in boxes) >> _SHIFT) + margin + 2)
        y1 = min(self.light.shape[0], (max(y + h - 1 for _, y, _, h in boxes) >> _SHIFT) + margin + 2)
        if x1 <= x0 or y1 <= y0:
            return None
        corner = np.array((x0, y0), np.int32) << _SHIFT
        return [o - corner for o in outlines], (slice(y0, y1), slice(x0, x1))

    def _mask(self, outlines: Sequence[NDArray[np.int32]], window: tuple[slice, slice]) -> Mask:
        mask = np.zeros((window[0].stop - window[0].start, window[1].stop - window[1].start), np.uint8)
        for outline in outlines:
            cv2.fillPoly(mask, [outline], 255, cv2.LINE_AA, _SHIFT)
        return mask

    def _relieve(self, relief: float) -> None:
        """Clear the light under the current part and let its far side fall into shade."""
        found = self._window(self._clip, 2)
        if found is None:
            return
        outlines, window = found
        mask, light = self._mask(outlines, window), self.light[window]
        cv2.max(light, mask, dst=light)
        if relief <= 0 or self.manner.shade <= 0:
            return
        reach = relief * self.px / self.coarse
        offset = np.array((-0.75 * reach, -0.55 * reach)) * (1 << _SHIFT)
        lit = self._mask([o + offset.astype(np.int32) for o in outlines], window)
        self._darken(cv2.subtract(mask, lit), mask, light, self.manner.shade, reach * 0.55)

    def _darken(self, shadow: Mask, clip: Mask, light: Mask, strength: float, soft: float) -> None:
        if not self.manner.hard_shade and soft > 0.4:
            shadow = _softened(shadow, soft)
        shadow = cv2.min(shadow, clip)
        dark = cv2.convertScaleAbs(shadow, alpha=-strength, beta=255)
        cv2.min(light, dark, dst=light) if self.manner.hard_shade else cv2.multiply(
            light, dark, dst=light, scale=1 / 255
        )

    def shade(self, shape: Points, strength: float = 1.0, soft: float = 0.0) -> None:
        """Shade falls on the current part inside `shape`; `soft` blurs its edge (metres)."""
        reach = soft * self.px / self.coarse
        found = self._window(self._clip, 1)
        if found is None or self.manner.shade <= 0:
            return
        outlines, window = found
        corner = np.array((window[1].start, window[0].start), np.int32) << _SHIFT
        shadow = self._mask([self._pixels(shape, self.coarse) - corner], window)
        clip = self._mask(outlines, window)
        self._darken(shadow, clip, self.light[window], self.manner.shade * strength, reach)

    def shade_on(self, parts: Sequence[Points], shape: Points, strength: float, soft: float) -> None:
        """Shade falls on other shapes than those of the current part."""
        kept, self._clip = self._clip, list(parts)
        self.shade(shape, strength, soft)
        self._clip = kept

    def tint(self, shape: Points, colour: Colour, opacity: float, soft: float = 0.0) -> None:
        """Lay a translucent colour over what is there (blush, sheen, glass); stays inside the figure."""
        xy = self._pixels(shape)
        pad = math.ceil(3 * soft * self.px) + 1
        x, y, wide, high = cv2.boundingRect(xy)
        if not self._near((x, y, x + wide, y + high), pad):
            return
        x0, y0 = max(0, (x >> _SHIFT) - pad), max(0, (y >> _SHIFT) - pad)
        x1 = min(self.width, (x + wide - 1 >> _SHIFT) + pad + 2)
        y1 = min(self.height, (y + high - 1 >> _SHIFT) + pad + 2)
        if x1 <= x0 or y1 <= y0:
            return
        mask: Mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        corner = np.array((x0, y0), np.int32) << _SHIFT
        cv2.fillPoly(mask, [(xy - corner).astype(np.int32)], 255, cv2.LINE_AA, _SHIFT)
        if soft * self.px > 0.4:
            mask = _softened(mask, soft * self.px)
        view = self.picture[y0:y1, x0:x1]
        weight = mask.astype(np.float32) * (opacity / 255)
        over = np.empty_like(view)
        over[:] = (*colour, 255)
        within = cv2.multiply(over, cv2.merge([view[:, :, 3]] * 4), scale=1 / 255)
        view[:] = cv2.blendLinear(view, within, 1 - weight, weight)

    def finish(self) -> Picture:
        """The picture with its light multiplied in; nothing can be drawn on it any more."""
        if self.manner.shade <= 0:
            return self.picture
        levels = 255 - (255 - np.arange(256))[:, None] * (1 - np.array((*self.manner.shade_tint, 1.0)))
        tinted = cv2.LUT(cv2.merge([self.light] * 4), levels.round().astype(np.uint8)[None])
        rows, side = len(tinted), self.coarse
        cells = rows if side == 1 else max(1, _STRIP_ROWS // side)
        for first in range(0, rows, cells):
            # A strip at a time, with a cell more on both sides because light is smooth between them.
            before, last = min(1, first), min(rows, first + cells)
            strip = tinted[first - before : last + 1]
            if side > 1:
                fine = scratch("light", len(strip) * side, tinted.shape[1] * side, 4)
                strip = cv2.resize(strip, fine.shape[1::-1], dst=fine)[before * side :]
            part = self.picture[first * side : last * side]
            cv2.multiply(part, strip[: len(part), : self.width], dst=part, scale=1 / 255)
        return self.picture
