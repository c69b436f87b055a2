"""Takes with handles: they begin before their shot and go on after it, for an editor to slip and dissolve."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.encode import TakeWriter
from roughcut.film.stills import read_picture
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.model import heard_stage
from roughcut.previs.paint import rgb_of
from roughcut.previs.renderer import Renderer
from roughcut.previs.sound import sound_of

_MOST_APART = 0.05
"""Of 255, on the average of a picture: what is drawn from one order is the same to the last bit."""


def shoot_with_handles(
    order: TakeOrder, voices: Path, take: Path, handle_frames: int, stills: tuple[Path, Path]
) -> None:
    """Write a take of an order with `handle_frames` more at either end. In them nobody acts and the camera
    rests where the shot begins or ends; people breathe and blink, rain falls, the air of the place goes on.
    The frames between are those of the take that is there, of which `stills` are the first and last.

    Raises MediaError where they are not: then the take was shot by another version, or is no previs. And as
    `Previs.shoot` does.
    """
    stage = heard_stage(order, voices)
    sound = sound_of(order, voices, stage, handle_frames)
    known = {
        frame: read_picture(still) for frame, still in zip((0, order.frame_count - 1), stills, strict=True)
    }
    renderer = Renderer(stage)
    with TakeWriter(take, order.width_px, order.height_px, order.rate) as writer:
        writer.write_sound(sound)
        for frame in range(-handle_frames, order.frame_count + handle_frames):
            planes = renderer.draw(frame)
            if frame in known and not _are_alike(rgb_of(planes), known[frame]):
                raise MediaError("It would not look as its take does; make the film again.", path=take)
            writer.write_planes(planes)


def _are_alike(drawn: NDArray[np.uint8], known: NDArray[np.uint8]) -> bool:
    if drawn.shape != known.shape:
        return False
    apart = np.abs(drawn.astype(np.int16) - known.astype(np.int16))
    return float(apart.mean()) < _MOST_APART
