"""Every hour in every weather, in the same street."""

from __future__ import annotations

from typing import get_args

import numpy as np

from roughcut.previs.renderer import frames
from roughcut.previs.schema import Place
from scripts.gallery.scenes import stage_in, still, two_in
from scripts.gallery.schema import Section, Sheet, Shown

HOURS: tuple[str, ...] = get_args(Place.model_fields["hour"].annotation)
WEATHER: tuple[str, ...] = get_args(Place.model_fields["weather"].annotation)


def _draw(name: str) -> Shown:
    weather, hour = name.split(", ")
    place = Place.model_validate({"kind": "street", "hour": hour, "weather": weather})
    return still(stage_in(place, two_in(place)))


_MOVING = {
    "rain": Place(kind="park", hour="dusk", weather="rain"),
    "snow": Place(kind="village", hour="night", weather="snow"),
    "fog": Place(kind="graveyard", hour="dawn", weather="fog"),
    "fire": Place(kind="camp", hour="night"),
}
_AT = (0, 2, 11)


def _strip(name: str) -> Shown:
    """Three frames side by side: now, a twelfth of a second later, and half a second later."""
    place = _MOVING[name]
    shown = [
        picture
        for index, picture in enumerate(frames(stage_in(place, two_in(place), size=(480, 270))))
        if index in _AT
    ]
    return np.concatenate(shown, axis=1)


SECTION = Section(
    order=20,
    title="Hours and weather",
    about=(
        "Both are read from the scene as well; they change every colour, and the light on people. Rain and\n"
        "snow fall, fog drifts and fires flicker, in depths that follow the camera."
    ),
    sheets=(
        Sheet(
            "hours", "Every hour in every weather", tuple(f"{w}, {h}" for w in WEATHER for h in HOURS), _draw
        ),
        Sheet("air", "What moves in the air", tuple(_MOVING), _strip, columns=1, width_px=1200),
    ),
)
