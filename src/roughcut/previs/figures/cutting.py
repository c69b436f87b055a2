"""Turns an upright drawing to the side that the figure faces, or lays it down, and cuts it out."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from roughcut.previs.figures.body import LYING_AXIS_M, MIRRORED
from roughcut.previs.schema import Look, Picture, Pose, Sprite
from roughcut.previs.scratch import scratch


@dataclass(frozen=True)
class Piece:
    """A part of a picture: `left` and `top` are its corner there, in pixels."""

    picture: Picture
    left: int
    top: int


class Sheet:
    """What an upright drawing becomes that looks to the right. `width` and `height` are its pixels, `foot_x`
    and `foot_y` the pixel of the figure's spot on the ground."""

    def __init__(
        self, size: tuple[int, int], foot: tuple[float, float], px_per_m: float, look: Look, pose: Pose
    ) -> None:
        self._width, self._height = size
        self._px_per_m = px_per_m
        self._flipped, self._lies = pose.turn in MIRRORED, pose.posture == "lying"
        foot_x, foot_y = foot
        foot_x = self._width - foot_x if self._flipped else foot_x
        if self._lies:
            middle = foot_y - look.height_m / 2 * px_per_m  # the row that becomes the column of the spot
            spot = self._height - middle if self._flipped else middle
            axis = foot_x if self._flipped else self._width - foot_x
            foot_x, foot_y = spot, axis + LYING_AXIS_M * px_per_m
        self._foot = foot_x, foot_y

    def sprite(self, picture: Picture, bottom_m: float) -> Sprite:
        """The drawing turned and cut to what was drawn; of one who lies, of everything above `bottom_m`.
        The picture is the caller's own."""
        foot_x, foot_y = self._foot
        if self._lies:
            picture = self._turned(picture)[: max(1, round(foot_y - bottom_m * self._px_per_m))]
        alpha = scratch("alpha", *picture.shape[:2])
        x, y, w, h = cv2.boundingRect(cv2.extractChannel(picture, 3, alpha))
        if w == 0 or h == 0:
            x, y, w, h = 0, 0, 1, 1
        cut = picture[y : y + h, x : x + w]
        if self._lies or not self._flipped:
            return Sprite(cut.copy(), self._px_per_m, foot_x - x, foot_y - y)
        x = picture.shape[1] - x - w
        return Sprite(np.asarray(cv2.flip(cut, 1), np.uint8), self._px_per_m, foot_x - x, foot_y - y)

    def piece(self, piece: Piece, size: tuple[int, int], foot: tuple[float, float]) -> Piece | None:
        """A part of the drawing as part of a sprite of that size and foot that was cut from such a drawing;
        None where it shows something beyond the sprite's edges."""
        left, top = self._corner(piece)
        left -= round(self._foot[0] - foot[0])
        top -= round(self._foot[1] - foot[1])
        picture = self._turned(piece.picture)
        height, width = picture.shape[:2]
        x0, y0 = max(0, -left), max(0, -top)
        x1 = max(x0, min(width, size[0] - left))
        y1 = max(y0, min(height, size[1] - top))
        within = picture[y0:y1, x0:x1]
        if np.count_nonzero(within[..., 3]) != np.count_nonzero(picture[..., 3]):
            return None
        return Piece(within, left + x0, top + y0)

    def _turned(self, picture: Picture) -> Picture:
        if self._flipped:
            picture = np.asarray(cv2.flip(picture, 1), np.uint8)
        if self._lies:  # on its back, the face up; one who looks left has the head to the right
            code = cv2.ROTATE_90_CLOCKWISE if self._flipped else cv2.ROTATE_90_COUNTERCLOCKWISE
            picture = np.asarray(cv2.rotate(picture, code), np.uint8)
        return picture

    def _corner(self, piece: Piece) -> tuple[int, int]:
        """Where the corner of a part comes to lie in the turned drawing."""
        (height, width), left, top = piece.picture.shape[:2], piece.left, piece.top
        if self._flipped:
            left = self._width - left - width
        if not self._lies:
            return left, top
        if self._flipped:
            return self._height - top - height, left
        return top, self._width - left - width
