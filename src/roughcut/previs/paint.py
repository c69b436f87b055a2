"""Pictures as the renderer composes them: packed Y, U, V and alpha, warped and laid over each other.

Everything is premultiplied by alpha and in BT.709 limited range, so that laying one picture over
another is linear and a finished frame needs no conversion of colours, only a split into planes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.schema import Picture
from roughcut.previs.scratch import scratch

Packed = NDArray[np.uint8]
"""H × W × 4: luma, the two chromas, alpha; premultiplied."""
Matrix = NDArray[np.float64]
Row = tuple[float, float, float]
Rect = tuple[int, int, int, int]
"""left, top, right, bottom in pixels; right and bottom are outside."""

BLOCK_PX = 8
"""Textures know for blocks of this many of their pixels whether they are solid or empty."""
SOLID_SHIFT, SOME_MASK = 32, (1 << 32) - 1
"""Of a count of blocks: the upper half counts solid ones, the lower half those that hold anything."""
_STRIP_PX = 8192
_MOST_SHRINK = 16
_MOST_HALVES, _LEAST_SIDE_PX = 5, 48
_TOO_FINE = 0.55
"""A picture is read from a smaller copy where its pixels become smaller than this on the canvas."""
_KR, _KG, _KB = 0.2126, 0.7152, 0.0722
_YUV = np.array(
    [
        [_KR * 219 / 255, _KG * 219 / 255, _KB * 219 / 255, 16 / 255],
        [-_KR / 1.8556 * 224 / 255, -_KG / 1.8556 * 224 / 255, 0.5 * 224 / 255, 128 / 255],
        [0.5 * 224 / 255, -_KG / 1.5748 * 224 / 255, -_KB / 1.5748 * 224 / 255, 128 / 255],
        [0.0, 0.0, 0.0, 1.0],
    ],
    dtype=np.float64,
)
_RED_V, _BLUE_U = 1.5748 * 255 / 224, 1.8556 * 255 / 224
_FROM_YUV = np.array(
    [
        [255 / 219, 0.0, _RED_V],
        [255 / 219, -_KB / _KG * _BLUE_U, -_KR / _KG * _RED_V],
        [255 / 219, _BLUE_U, 0.0],
    ]
)
_RGB = np.column_stack([_FROM_YUV, _FROM_YUV @ (-16.0, -128.0, -128.0)]).astype(np.float32)
"""3×4: luma and the two chromas to red, green and blue; the last column is the offset."""


@lru_cache(maxsize=64)
def colours(
    light: tuple[float, float, float] = (1.0, 1.0, 1.0), saturation: float = 1.0, contrast: float = 1.0
) -> Matrix:
    """4×4: premultiplied RGBA to packed YUVA under a coloured light, graded. Read it only."""
    grey = np.array([[_KR, _KG, _KB]] * 3)
    tone = contrast * (saturation * np.eye(3) + (1.0 - saturation) * grey) @ np.diag(light)
    grade = np.eye(4)
    grade[:3, :3] = tone
    grade[:3, 3] = 0.5 * (1.0 - contrast)
    return np.asarray(_YUV @ grade, dtype=np.float64)


def packed(picture: Picture, matrix: Matrix, done: Packed | None = None) -> Packed:
    """Convert a premultiplied RGBA picture, into `done` if given: it may be the picture itself."""
    # A few rows at a time, so that the numbers in between never leave the cache.
    done = np.empty_like(picture, order="C") if done is None else done
    weights = matrix.astype(np.float32)
    rows = max(1, _STRIP_PX // max(1, picture.shape[1]))
    for top in range(0, len(picture), rows):
        strip = picture[top : top + rows].astype(np.float32)
        cv2.transform(strip, weights, dst=strip)
        cv2.convertScaleAbs(strip, dst=done[top : top + rows])
    return done


class Texture:
    """A packed picture with smaller copies of itself, so that shrinking it stays clean.

    `origin` is where its pixel grid starts in the original picture's pixels, and `scale` how many
    of its pixels make one of the original's (blurred copies are kept small). `serial` names it.
    """

    _serials = count()

    def __init__(
        self,
        picture: Packed,
        *,
        opaque: bool = False,
        scale: float = 1.0,
        origin: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.picture, self.opaque, self.scale, self.origin = (
            np.ascontiguousarray(picture),
            opaque,
            scale,
            origin,
        )
        self.serial = next(self._serials)
        self._halves: list[Packed] = []

    def patched(self, part: Packed, left: int, top: int) -> Texture:
        """The same texture but for a part, whose corner is a pixel of it."""
        picture = self.picture.copy()
        picture[top : top + part.shape[0], left : left + part.shape[1]] = part
        return Texture(picture, opaque=self.opaque, scale=self.scale, origin=self.origin)

    @property
    def nbytes(self) -> int:
        """The memory that it takes at most, once its smaller copies have been asked for."""
        return self.picture.nbytes * 4 // 3

    def shrunk(self, spread: float) -> Packed:
        """The copy to read where one pixel of the picture becomes `spread` pixels of the canvas: halved
        while that is too fine, down to about 48 pixels."""
        level = self.picture
        for index in range(_MOST_HALVES):
            if spread >= _TOO_FINE or min(level.shape[:2]) < 2 * _LEAST_SIDE_PX:
                break
            if index == len(self._halves):
                self._halves.append(_halved(level))
            level = self._halves[index]
            spread *= 2
        return level

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in the original picture's pixels."""
        height, width = self.picture.shape[:2]
        return width / self.scale, height / self.scale

    @cached_property
    def blocks(self) -> NDArray[np.int64]:
        """How many blocks above and left of each block's corner are solid, and how many hold anything: both
        in one number (see SOLID_SHIFT), row by row, one row and column more than there are blocks."""
        height, width = self.picture.shape[:2]
        down, across = -(-height // BLOCK_PX), -(-width // BLOCK_PX)
        padded = scratch("alpha", down * BLOCK_PX, across * BLOCK_PX)
        padded[height:] = 0
        padded[:, width:] = 0
        cv2.extractChannel(self.picture, 3, padded[:height, :width])
        # The eight pixels of a block's row are one number; a block is eight of those.
        words = padded.view(np.uint64).reshape(down, BLOCK_PX, across)
        solid = np.bitwise_and.reduce(words, axis=1) == np.uint64((1 << 64) - 1)
        some = np.bitwise_or.reduce(words, axis=1) != 0
        sums = np.zeros((down + 1, across + 1), np.int64)
        marked = solid.astype(np.int64) << SOLID_SHIFT | some
        np.cumsum(np.cumsum(marked, axis=0), axis=1, out=sums[1:, 1:])
        return sums.reshape(-1)


def blurred(texture: Texture, sigma: float) -> Texture:
    """The same texture, softened by `sigma` of its pixels and kept no larger than that deserves."""
    picture = texture.picture
    shrink = 1
    while sigma / shrink > 2.4 and shrink < _MOST_SHRINK:
        shrink *= 2
    # Borders in whole steps of the smallest size keep the pixel grid where it was.
    pad = 0 if texture.opaque else -(-int(3 * sigma + 1) // _MOST_SHRINK) * _MOST_SHRINK
    down, along = pad + -picture.shape[0] % _MOST_SHRINK, pad + -picture.shape[1] % _MOST_SHRINK
    edge = cv2.BORDER_REPLICATE if texture.opaque else cv2.BORDER_CONSTANT
    picture = np.asarray(cv2.copyMakeBorder(picture, pad, down, pad, along, edge), dtype=np.uint8)
    height, width = picture.shape[:2]
    size = (width // shrink, height // shrink)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if shrink > 1 else picture
    soft = cv2.GaussianBlur(small, (0, 0), sigma / shrink, borderType=cv2.BORDER_REPLICATE)
    origin = (texture.origin[0] - pad, texture.origin[1] - pad)
    scale = texture.scale / shrink
    return Texture(np.asarray(soft, dtype=np.uint8), opaque=texture.opaque, scale=scale, origin=origin)


def _halved(picture: Packed) -> Packed:
    height, width = picture.shape[:2]
    return np.asarray(cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA))


class Canvas:
    """A packed frame that textures are painted on; working memory is allocated once, or shared with
    a canvas at least as large (`bench`)."""

    def __init__(self, width_px: int, height_px: int, bench: Canvas | None = None) -> None:
        self.width_px, self.height_px = width_px, height_px
        self.picture: Packed = np.zeros((height_px, width_px, 4), np.uint8)
        size = width_px * height_px
        self._warped: NDArray[np.uint8] = bench._warped if bench else np.empty(size * 4, np.uint8)
        self._cover: NDArray[np.uint8] = bench._cover if bench else np.empty(size * 4, np.uint8)
        self._alpha: NDArray[np.uint8] = bench._alpha if bench else np.empty(size, np.uint8)

    @property
    def whole(self) -> Rect:
        """The rectangle of the whole canvas."""
        return (0, 0, self.width_px, self.height_px)

    def paint(
        self,
        texture: Texture,
        matrix: Matrix,
        rect: Rect,
        at: tuple[float, float] | None = None,
        *,
        solid: bool = False,
    ) -> None:
        """Lay a texture over the canvas within `rect` (inside the canvas). `matrix` (3×3) takes the
        original picture's pixel coordinates to the canvas's, centres at whole numbers plus a half;
        `at` is the original pixel whose size on the canvas decides how finely the texture is read.
        `solid` promises that nothing shows through it there, which saves looking."""
        self.lay(reading_of(texture, matrix, at), rect, solid=texture.opaque or solid)

    def lay(self, reading: Reading, rect: Rect, *, solid: bool) -> None:
        """Lay what is read of a texture over the canvas within `rect` (inside the canvas); `solid` promises
        that nothing shows through it there, which saves looking."""
        left, top, right, bottom = rect
        if right <= left or bottom <= top:
            return
        shape = (bottom - top, right - left)
        place = self.picture[top:bottom, left:right]
        source, inverse = reading.source, reading.at(left, top)
        if solid:
            warp(source, inverse, place, cv2.BORDER_REPLICATE)
            return
        warped = self._warped[: shape[0] * shape[1] * 4].reshape(*shape, 4)
        warp(source, inverse, warped, cv2.BORDER_CONSTANT)
        self._over(place, warped)

    def _over(self, place: Packed, warped: Packed) -> None:
        height, width = warped.shape[:2]
        alpha = self._alpha[: height * width].reshape(height, width)
        cover = self._cover[: height * width * 4].reshape(height, width, 4)
        cv2.extractChannel(warped, 3, alpha)
        cv2.bitwise_not(alpha, alpha)
        cv2.cvtColor(alpha, cv2.COLOR_GRAY2BGRA, dst=cover)
        cv2.multiply(place, cover, dst=place, scale=1 / 255)
        cv2.add(place, warped, dst=place)


@dataclass(frozen=True)
class Reading:
    """The picture of the level of a texture that fits how it is seen, and the matrix from canvas pixels
    (indices) to its pixels, row by row."""

    source: Packed
    inverse: tuple[Row, Row, Row]

    def at(self, left: int, top: int) -> Matrix:
        """The matrix from indices within a rectangle of the canvas whose corner is `left`, `top`."""
        return np.array([(a, b, a * left + b * top + c) for a, b, c in self.inverse])


def reading_of(texture: Texture, matrix: Matrix, at: tuple[float, float] | None = None) -> Reading:
    """How a texture is read whose original picture's pixels `matrix` (3×3) takes to the canvas's; at the
    size that the original pixel `at` (default: the middle) has there."""
    origin_x, origin_y = texture.origin
    # How many canvas pixels one of the texture's own pixels becomes there.
    middle = (origin_x + texture.size[0] / 2, origin_y + texture.size[1] / 2)
    source = texture.shrunk(stretch(matrix, at or middle) / texture.scale)
    full_height, full_width = texture.picture.shape[:2]
    scale_x = texture.scale * source.shape[1] / full_width
    scale_y = texture.scale * source.shape[0] / full_height
    first, second, third = inverse_of(matrix)
    into_x, into_y = origin_x * scale_x + 0.5, origin_y * scale_y + 0.5
    rows = (
        tuple(scale_x * a - into_x * b for a, b in zip(first, third, strict=True)),
        tuple(scale_y * a - into_y * b for a, b in zip(second, third, strict=True)),
        third,
    )
    # From the pixels' middles to their indices.
    x, y, w = ((a, b, a * 0.5 + b * 0.5 + c) for a, b, c in rows)
    return Reading(source, (x, y, w))


def inverse_of(matrix: Matrix) -> tuple[Row, Row, Row]:
    """The rows of the inverse of a 3×3 matrix."""
    (a, b, c), (d, e, f), (g, h, i) = matrix.tolist()
    x, y, z = e * i - f * h, f * g - d * i, d * h - e * g
    one = 1.0 / (a * x + b * y + c * z)
    return (
        (x * one, (c * h - b * i) * one, (b * f - c * e) * one),
        (y * one, (a * i - c * g) * one, (c * d - a * f) * one),
        (z * one, (b * g - a * h) * one, (a * e - b * d) * one),
    )


def stretch(matrix: Matrix, point: tuple[float, float]) -> float:
    """How much longer lengths become under a homography near a point."""
    x, y = point
    w = matrix[2, 0] * x + matrix[2, 1] * y + matrix[2, 2]
    if abs(w) < 1e-9:
        return 1.0
    u = (matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]) / w
    v = (matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]) / w
    a, b = (matrix[0, 0] - u * matrix[2, 0]) / w, (matrix[0, 1] - u * matrix[2, 1]) / w
    c, d = (matrix[1, 0] - v * matrix[2, 0]) / w, (matrix[1, 1] - v * matrix[2, 1]) / w
    return float(abs(a * d - b * c) ** 0.5)


def warp(
    source: Packed, inverse: Matrix, place: Packed, border: int, reading: int = cv2.INTER_LINEAR
) -> None:
    """Fill `place` from a picture, whose pixels `inverse` tells for those of `place`."""
    size, flags = (place.shape[1], place.shape[0]), reading | cv2.WARP_INVERSE_MAP
    scaled = inverse / inverse[2, 2]
    if abs(scaled[2, 0]) < 1e-7 and abs(scaled[2, 1]) < 1e-7:
        cv2.warpAffine(source, scaled[:2], size, dst=place, flags=flags, borderMode=border)
    else:
        cv2.warpPerspective(source, scaled, size, dst=place, flags=flags, borderMode=border)


class Planes:
    """An I420 frame, (H·3/2) × W, that is brought up to date from a canvas rectangle by rectangle."""

    def __init__(self, width_px: int, height_px: int, vignette: NDArray[np.uint8] | None = None) -> None:
        self.frame: NDArray[np.uint8] = np.empty((height_px * 3 // 2, width_px), np.uint8)
        flat = self.frame.reshape(-1)
        luma, quarter = width_px * height_px, width_px * height_px // 4
        self._y = flat[:luma].reshape(height_px, width_px)
        self._u = flat[luma : luma + quarter].reshape(height_px // 2, width_px // 2)
        self._v = flat[luma + quarter :].reshape(height_px // 2, width_px // 2)
        self._vignette = vignette
        self._half = np.empty(quarter * 4, np.uint8)

    def update(self, picture: Packed, rect: Rect) -> None:
        """Copy a rectangle with even corners from a packed picture."""
        left, top, right, bottom = rect
        part, luma = picture[top:bottom, left:right], self._y[top:bottom, left:right]
        cv2.extractChannel(part, 0, luma)
        if self._vignette is not None:
            cv2.multiply(luma, self._vignette[top:bottom, left:right], dst=luma, scale=1 / 255)
        height, width = (bottom - top) // 2, (right - left) // 2
        half = self._half[: height * width * 4].reshape(height, width, 4)
        cv2.resize(part, (width, height), dst=half, interpolation=cv2.INTER_AREA)
        cv2.extractChannel(half, 1, self._u[top // 2 : bottom // 2, left // 2 : right // 2])
        cv2.extractChannel(half, 2, self._v[top // 2 : bottom // 2, left // 2 : right // 2])


def rgb_of(planes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An I420 frame ((H·3/2) × W, BT.709 limited) as H × W × 3 RGB."""
    height, width = planes.shape[0] * 2 // 3, planes.shape[1]
    chroma = planes[height:].reshape(2, height // 2, width // 2)
    wide = (cv2.resize(half, (width, height), interpolation=cv2.INTER_LINEAR) for half in chroma)
    return np.asarray(cv2.transform(cv2.merge([planes[:height], *wide]), _RGB), dtype=np.uint8)
