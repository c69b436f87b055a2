"""People in the picture, by where the plan puts them: colours of heads and clothes, movement of mouths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.critic.metrics.colour import lab
from roughcut.critic.metrics.likeness import Histogram, KeptHistogram, histogram, likeness, mean_histogram
from roughcut.critic.metrics.lips import Series
from roughcut.critic.mouths import Rests
from roughcut.critic.schema import Expectation
from roughcut.critic.whereabouts import CLOTHES, HEAD, MOUTH, Box, Track
from roughcut.film.media import rgb_of

EVERY_S = 0.5
"""How often heads and clothes are looked at."""
LEAST_PX = 8
"""A head or a piece of clothing that is narrower than this has no colour to speak of."""
LEAST_MOUTH_PX = 6
_CROP = 16
_MOUTH_CROP = (24, 16)
AROUND_LINE_S = 0.8
"""So near to a line its speaker's mouth shows how it rests, and is compared with the sound."""


@dataclass
class Appearance:
    """One character in one shot as seen: the mean colours of the head and of the clothes (None where they
    are not), how alike the clothes at each look are to their mean (None for less than two looks), and how
    alike they are to what lies beside them, look by look; for each frame of the shot how much the mouth
    moved since the last one, and how far it is from its rest (levels of 255, NaN where it is not seen)."""

    name: str
    shot_number: int
    head: KeptHistogram | None = None
    clothes: KeptHistogram | None = None
    clothes_alike: float | None = None
    like_beside: list[float] = field(default_factory=list)
    moved: Series = field(default_factory=lambda: np.zeros(0))
    opened: Series = field(default_factory=lambda: np.zeros(0))


@dataclass
class _Looks:
    """The looks at one character in a shot that is under way."""

    heads: list[Histogram] = field(default_factory=list)
    clothes: list[Histogram] = field(default_factory=list)


@dataclass
class FiguresSeen:
    """Everybody's appearances, in the order of the plan."""

    appearances: list[Appearance]


class FigureWatcher:
    """Push every frame in order with its index, then ask for `finish()`. Frames are taken for those that
    the plan has at their time."""

    def __init__(self, tracks: Sequence[Track], expectation: Expectation, rate: float) -> None:
        self._ratio = float(expectation.rate) / rate
        self._every = max(1, round(EVERY_S * rate))
        self._rate = rate
        shots = {shot.number: shot for shot in expectation.shots}
        kept = [track for track in tracks if track.shot_number in shots]
        self._tracks = [(track, shots[track.shot_number].first_frame) for track in kept]
        self._seen = [Appearance(track.name, track.shot_number) for track in kept]
        self._looks: dict[int, _Looks] = {}
        self._mouths: dict[int, dict[int, NDArray[np.uint8]]] = {}
        self._lines = [
            [
                (line.start_ms / 1000 * rate, line.end_ms / 1000 * rate)
                for line in expectation.lines
                if line.speaker == track.name and line.shot_number == track.shot_number
            ]
            for track in kept
        ]

    def push(self, index: int, frame: av.VideoFrame) -> None:
        """Take the frame of this index (0-based)."""
        planned = round(index * self._ratio)
        under_way = {**self._looks, **self._mouths}
        for number in [n for n in under_way if planned >= self._tracks[n][1] + len(self._tracks[n][0].seen)]:
            self._close(number)
        here = [
            (number, track, planned - first)
            for number, (track, first) in enumerate(self._tracks)
            if 0 <= planned - first < len(track.seen)
        ]
        luma = _luma(frame) if any(track.seen[at, MOUTH] for _, track, at in here) else None
        picture = rgb_of(frame) if here and index % self._every == 0 else None
        for number, track, at in here:
            if luma is not None:
                self._look_at_mouth(number, track, at, index, luma)
            if picture is not None:
                self._look_at_colours(number, track, at, picture)

    def finish(self) -> FiguresSeen:
        """Everything that was seen."""
        for number in {**self._looks, **self._mouths}:
            self._close(number)
        return FiguresSeen(self._seen)

    def _look_at_mouth(self, number: int, track: Track, at: int, index: int, luma: NDArray[np.uint8]) -> None:
        box = track.box(MOUTH, at)
        if box is not None and (box[2] - box[0]) * luma.shape[1] >= LEAST_MOUTH_PX:
            self._mouths.setdefault(number, {})[index] = _cut(luma, box, _MOUTH_CROP)

    def _close(self, number: int) -> None:
        """A shot is over: say what was seen of one of its people, and let go of the pictures."""
        if number in self._looks:
            self._sum_up(self._seen[number], self._looks.pop(number))
        if number in self._mouths:
            self._tell_of_mouth(number, self._mouths.pop(number))

    @staticmethod
    def _sum_up(seen: Appearance, looks: _Looks) -> None:
        if looks.heads:
            seen.head = KeptHistogram.of(mean_histogram(looks.heads))
        if looks.clothes:
            middle = mean_histogram(looks.clothes)
            seen.clothes = KeptHistogram.of(middle)
            if len(looks.clothes) > 1:
                seen.clothes_alike = float(np.mean([likeness(each, middle) for each in looks.clothes]))

    def _tell_of_mouth(self, number: int, crops: dict[int, NDArray[np.uint8]]) -> None:
        track, first = self._tracks[number]
        start, count = round(first / self._ratio), round(len(track.seen) / self._ratio)
        faces = {at: track.face(round(at * self._ratio) - first) for at in crops}
        rests = Rests(crops, faces, self._lines[number], AROUND_LINE_S * self._rate)
        seen = self._seen[number]
        seen.moved, seen.opened = np.full(count, np.nan), np.full(count, np.nan)
        for at, crop in crops.items():
            if 0 <= at - start < count:
                rest = rests.at(at)
                if rest is not None:
                    seen.opened[at - start] = np.abs(crop - rest).mean()
                # A head that turns, or a smile that comes, is no speech.
                if faces.get(at - 1) == faces[at]:
                    seen.moved[at - start] = np.abs(crop.astype(np.float32) - crops[at - 1]).mean()

    def _look_at_colours(self, number: int, track: Track, at: int, picture: NDArray[np.uint8]) -> None:
        looks = self._looks.setdefault(number, _Looks())
        for part, histograms in ((HEAD, looks.heads), (CLOTHES, looks.clothes)):
            box = track.box(part, at)
            if box is None or (box[2] - box[0]) * picture.shape[1] < LEAST_PX:
                continue
            histograms.append(_colours(picture, box))
            if part == CLOTHES:
                self._seen[number].like_beside.append(likeness(histograms[-1], _beside(picture, box)))


def _beside(picture: NDArray[np.uint8], box: Box) -> Histogram:
    """The colours to the left and to the right of a box, a box's width away."""
    left, top, right, bottom = box
    wide = right - left
    sides = [(left - 2 * wide, top, left - wide, bottom), (right + wide, top, right + 2 * wide, bottom)]
    within = [side for side in sides if side[0] >= 0 and side[2] <= 1] or sides
    return np.asarray(np.mean([_colours(picture, side) for side in within], axis=0), dtype=np.float32)


def _colours(picture: NDArray[np.uint8], box: Box) -> Histogram:
    return histogram(lab(_cut(picture, box, (_CROP, _CROP))))


def _cut(picture: NDArray[np.uint8], box: Box, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The part of a picture in a box, brought to a size (width, height); its edge goes on outside."""
    height, width = picture.shape[:2]
    (left, top, right, bottom), (wide, high) = box, size
    scale_x, scale_y = (right - left) * width / wide, (bottom - top) * height / high
    matrix = np.array([[scale_x, 0, left * width], [0, scale_y, top * height]], dtype=np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut = cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    if frame.format.name not in ("yuv420p", "yuvj420p"):
        frame = frame.reformat(format="yuv420p")
    plane = frame.planes[0]
    pixels = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
    return np.asarray(pixels[: plane.height, : plane.width], dtype=np.uint8)
