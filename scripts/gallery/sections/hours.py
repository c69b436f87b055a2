"""Every hour in every weather, in the same street."""

from __future__ import annotations

from typing import get_args

from roughcut.previs.schema import Place
from scripts.gallery.scenes import stage_in, still, two_in
from scripts.gallery.schema import Section, Sheet, Shown

HOURS: tuple[str, ...] = get_args(Place.model_fields["hour"].annotation)
WEATHER: tuple[str, ...] = get_args(Place.model_fields["weather"].annotation)


def _draw(name: str) -> Shown:
    weather, hour = name.split(", ")
    place = Place.model_validate({"kind": "street", "hour": hour, "weather": weather})
    return still(stage_in(place, two_in(place)))


SECTION = Section(
    order=20,
    title="Hours and weather",
    about="Both are read from the scene as well; they change every colour, and the light on people.",
    sheets=(
        Sheet(
            "hours", "Every hour in every weather", tuple(f"{w}, {h}" for w in WEATHER for h in HOURS), _draw
        ),
    ),
)
