"""Every size, angle and movement of the vocabulary, framed by the camera work of the previs."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from roughcut.models.speech.schema import MouthCue, Voice
from roughcut.models.video.schema import Person, SpokenCue, TakeOrder
from roughcut.previs.camera import view_at
from roughcut.previs.renderer import frames
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Scene
from roughcut.script.vocabulary import Angle, Movement, Size
from scripts.gallery.scenes import CAST, still
from scripts.gallery.schema import Section, Sheet, Shown

BETWEEN = ("Cowboy Shot", "Medium Full Shot", "Full Shot")
"""Sizes that people name between two of the vocabulary."""
STEEPER = ("Bird's Eye", "Worm's Eye", "Dutch Angle")
WAYS = ("Pan Left", "Tilt Down", "Crane Up", "Pedestal Up", "Zoom Out", "Truck Left")
CUTS = ("Long Shot, then Close-up", "Long Shot to Close-up, Push-in")
_STILLS = 5
_SCENE = Scene(heading="EXT. PARK - DUSK", description="A path in a park at dusk, a lamp, a bench, trees.")


def _order(
    sizes: tuple[str, ...], movements: tuple[str, ...], focus: tuple[str, ...], width: int
) -> TakeOrder:
    names = ("Mara", "Tobias")
    cues = tuple(
        SpokenCue(
            line_index=index,
            speaker=name,
            text="Here we are.",
            voice=Voice(id="none", language="en"),
            recording="none",
            start_ms=300 + 1900 * index,
            duration_ms=1500,
            mouth=(MouthCue(start_ms=0, viseme="open"),),
        )
        for index, name in enumerate(names)
    )
    places = (Placement(x=-0.4, facing="right"), Placement(x=0.4, facing="left"))
    return TakeOrder(
        shot_number=1,
        scene=_SCENE,
        language="en",
        width_px=width,
        height_px=width * 9 // 16,
        rate=Fraction(24),
        frame_count=96,
        sizes=sizes,
        movements=movements,
        people=tuple(
            Person(name=name, description=CAST[name], start=place, end=place)
            for name, place in zip(names, places, strict=True)
        ),
        cast_names=tuple(CAST),
        focus=focus,
        cues=cues,
    )


def _framed(name: str) -> Shown:
    words, _, who = name.partition(" · ")
    focus = ("Mara", "Tobias") if who == "two" else ("Mara",)
    return still(stage_of(_order((words,), ("Static",), focus, 640)))


def _angled(name: str) -> Shown:
    return still(stage_of(_order((f"{name} Medium Shot",), ("Static",), ("Mara",), 640)))


def _moved(name: str) -> Shown:
    """The shot in a row of frames, from just before the camera moves to just after."""
    if name in CUTS:
        sizes, *movements = name.rsplit(", ", 1) if "Push" in name else [name]
        order = _order((sizes,), tuple(movements) or ("Static",), ("Tobias",), 320)
    else:
        order = _order(("Medium Shot",), (name,), ("Tobias",), 320)
    stage = stage_of(order)
    wanted = _telling_frames(stage)
    shown = [frame for index, frame in enumerate(frames(stage)) if index in wanted]
    return np.concatenate(shown, axis=1)


def _telling_frames(stage: Stage) -> list[int]:
    views = [
        view_at(stage.camera, stage.time_ms(index), stage.width_px, stage.height_px)
        for index in range(stage.frame_count)
    ]
    moves = [index for index in range(1, len(views)) if views[index] != views[index - 1]]
    first, last = (moves[0] - 1, moves[-1]) if moves else (0, stage.frame_count - 1)
    last = min(stage.frame_count - 1, max(last, first + 2 * _STILLS))
    return [first + (last - first) * part // (_STILLS - 1) for part in range(_STILLS)]


_SIZES = (*(size.value for size in Size), *BETWEEN)
SECTION = Section(
    order=60,
    title="Sizes, angles and movements",
    about=(
        "Every word that the vocabulary knows, in English or Chinese, and some between. The camera leaves\n"
        "people room to look into, and its movements settle before the line that they are about ends."
    ),
    sheets=(
        Sheet(
            "sizes",
            "Every size, of one and of two",
            (*_SIZES, *(f"{size} · two" for size in _SIZES)),
            _framed,
            columns=5,
            width_px=320,
        ),
        Sheet("angles", "Every angle", (*(angle.value for angle in Angle), *STEEPER), _angled, width_px=320),
        Sheet(
            "movements",
            "Every movement, from left to right",
            (*(move.value for move in Movement), *WAYS, *CUTS),
            _moved,
            columns=2,
            width_px=960,
            quality=72,
        ),
    ),
)
