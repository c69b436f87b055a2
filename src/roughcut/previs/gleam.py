"""The light of a train that comes or goes by night: it slides over the platform and over people's faces."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.previs.air import unhidden
from roughcut.previs.camera import NEAR_M, View
from roughcut.previs.paces import speed_at, travelled_ms
from roughcut.previs.scenery import Item
from roughcut.previs.sets.parts.outside import ARRIVES_M_S
from roughcut.previs.stage import Stage

_HALF_TRAIN_M, _WINDOW_M, _SOFT_M = 25.5, 1.5, 1.6
_LUMA, _ON_GROUND = 32.0, 0.3
"""How much lighter a face is under a window, and how much of that falls on all the rest."""
_SLIDES = 5.0
"""The light is that which moves: when the train stands, the platform is lit as in every shot."""


class Gleam:
    """The light of one shot's train."""

    def __init__(self, stage: Stage) -> None:
        place = stage.place
        self.shines = place.kind == "station" and place.drives and place.hour in ("night", "dusk", "dawn")
        self._paces = stage.paces
        self._way = -1.0 if place.mirrored else 1.0

    def over(
        self, planes: NDArray[np.uint8], view: View, time_ms: float, people: Sequence[Item]
    ) -> NDArray[np.uint8]:
        """The frame (I420 planes) with the light on it: another array, or `planes` itself without any."""
        row = self._row(view, time_ms, min((item.depth_m for item in people), default=4.0))
        if row is None:
            return planes
        lit = planes.copy()
        luma = lit[: view.height_px]
        size = (view.height_px, view.width_px)
        faces = np.ascontiguousarray(np.broadcast_to(row.astype(np.uint8), size))
        ground = np.ascontiguousarray(np.broadcast_to((row * _ON_GROUND).astype(np.uint8), size))
        free = unhidden(people, view)
        fallen = cv2.max(cv2.bitwise_and(faces, cv2.bitwise_not(free)), ground)
        cv2.add(luma, fallen, dst=luma)
        cv2.threshold(luma, 235, 235, cv2.THRESH_TRUNC, dst=luma)
        return lit

    def _row(self, view: View, time_ms: float, depth_m: float) -> NDArray[np.float32] | None:
        """How much lighter each column is; None where the train is not yet there, or no longer."""
        if not self.shines:
            return None
        offset_m = travelled_ms(self._paces, time_ms) / 1000 * ARRIVES_M_S
        columns = np.arange(view.width_px, dtype=np.float32) + 0.5 - view.width_px / 2
        x_m = view.eye[0] + columns * max(depth_m, NEAR_M) / view.focal_px
        along = self._way * x_m - offset_m
        inside = np.clip((_HALF_TRAIN_M - np.abs(along)) / _SOFT_M, 0.0, 1.0)
        if not inside.any():
            return None
        windows = 0.35 + 0.65 * (0.5 + 0.5 * np.sin(along * (2 * np.pi / _WINDOW_M))) ** 2
        slides = min(1.0, _SLIDES * speed_at(self._paces, time_ms))
        return np.asarray(_LUMA * slides * inside * windows, np.float32) if slides > 0 else None
