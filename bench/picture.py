"""The picture alone against a bare x264 encode of the same frames: one thread draws and encodes each take."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from pathlib import Path

import av
import cv2

from roughcut.film.tracks import PictureTrack
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.model import heard_stage
from roughcut.previs.renderer import frame_planes
from roughcut.production.folder import ProductionFolder
from roughcut.production.made import plan_of


@dataclass
class Spent:
    """Processor seconds that went into drawing frames and into encoding them, and how many there were."""

    drawing_s: float = 0.0
    encoding_s: float = 0.0
    frame_count: int = 0

    def row(self) -> str:
        """The figures as a line of Markdown."""
        drawing, encoding = (1000 * each / self.frame_count for each in (self.drawing_s, self.encoding_s))
        ratio = (self.drawing_s + self.encoding_s) / self.encoding_s
        return f"| {self.frame_count} | {drawing:.1f} ms | {encoding:.1f} ms | {ratio:.2f} |"


def picture_alone(out: Path) -> Spent:
    """Draw and encode every frame of a production once more; frames take turns, so that a neighbour on the
    machine disturbs both alike."""
    cv2.setNumThreads(1)
    folder, spent = ProductionFolder(out), Spent()
    for order in plan_of(folder).orders:
        _take(order, folder.voices, spent)
    return spent


def _take(order: TakeOrder, voices: Path, spent: Spent) -> None:
    with av.open(io.BytesIO(), "w", format="mp4") as container:
        track = PictureTrack(container, order.width_px, order.height_px, order.rate)
        frames = frame_planes(heard_stage(order, voices))
        for _ in range(order.frame_count):
            begun = time.process_time()
            planes = next(frames)
            drawn = time.process_time()
            track.write(planes)
            spent.drawing_s += drawn - begun
            spent.encoding_s += time.process_time() - drawn
        begun = time.process_time()
        track.close()
        spent.encoding_s += time.process_time() - begun
        spent.frame_count += order.frame_count
