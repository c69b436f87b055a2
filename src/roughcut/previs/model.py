"""The previs as a video model: an order becomes a take with picture, voices and air."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from roughcut.film.conform import write_png
from roughcut.film.encode import TakeWriter
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.lips import heard
from roughcut.previs.paint import rgb_of
from roughcut.previs.recordings import voice_of
from roughcut.previs.renderer import frame_planes
from roughcut.previs.sound import SAMPLE_RATE, sound_of
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of

_PROFILE = VideoProfile(id="previs", provider="roughcut", title="the embedded previs")


class Previs:
    """The embedded video model: free, without a network, and the same order gives the same take.

    One shot at a time uses one core; run several processes for several cores.
    """

    def __init__(self) -> None:
        # A worker has one core to itself; OpenCV's own threads would only get in each other's way.
        cv2.setNumThreads(1)

    @property
    def profile(self) -> VideoProfile:
        """What the previs can do."""
        return _PROFILE

    def first_frame(self, order: TakeOrder) -> NDArray[np.uint8]:
        """The first frame of an order alone, H×W×3 RGB; its lines need no recordings."""
        return rgb_of(next(frame_planes(stage_of(order))))

    def shoot(self, order: TakeOrder, voices: Path, take: Path) -> None:
        """Write the take, and its first and last frame as PNG beside it; each whole or not at all.

        The first still is there as soon as it is drawn, to be looked at; a take that exists has both. Raises
        MediaError for a recording that cannot be read, OptionError for odd sizes, OutputError for a disk that
        says no.
        """
        stage = heard_stage(order, voices)
        sound = sound_of(order, voices, stage)
        with TakeWriter(take, order.width_px, order.height_px, order.rate) as writer:
            writer.write_sound(sound)
            for names, planes in _named(frame_planes(stage), order.frame_count):
                writer.write_planes(planes)
                for still in names:
                    write_png(take.with_name(f"{take.stem}.{still}.png"), rgb_of(planes))


def heard_stage(order: TakeOrder, voices: Path) -> Stage:
    """The stage of an order whose recordings are there: mouths fit what is heard."""
    stage = stage_of(order)
    speeches = tuple(
        heard(speech, voice_of(voices / f"{cue.recording}.wav", cue.tempo), SAMPLE_RATE)
        for speech, cue in zip(stage.speeches, order.cues, strict=True)
    )
    return stage.model_copy(update={"speeches": speeches})


def _named(frames: Iterator[NDArray[np.uint8]], count: int) -> Iterator[tuple[list[str], NDArray[np.uint8]]]:
    """Each frame, with the names of the stills that are made of it."""
    for index, planes in enumerate(frames):
        yield [name for name, at in (("first", 0), ("last", count - 1)) if at == index], planes
