"""Every kind of set at an hour that suits it, with two people for scale."""

from __future__ import annotations

from roughcut.previs.schema import Place
from roughcut.previs.sets.kinds import TABLE
from scripts.gallery.scenes import stage_in, still, two_in
from scripts.gallery.schema import Section, Sheet, Shown

_HOURS = {
    **dict.fromkeys(("bar", "rooftop", "castle", "restaurant", "alley", "camp"), "night"),
    **dict.fromkeys(("street", "station", "temple", "desert", "bridge", "market"), "dusk"),
    **dict.fromkeys(("beach", "lake", "graveyard"), "dawn"),
}


def _draw(kind: str) -> Shown:
    place = Place.model_validate({"kind": kind, "hour": _HOURS.get(kind, "day")})
    return still(stage_in(place, two_in(place)))


SECTION = Section(
    order=10,
    title="Sets",
    about=(
        "A scene's heading and description name the kind of place in English or Chinese; where they name\n"
        "none that can be drawn, the scene plays on the neutral stage."
    ),
    sheets=(Sheet("sets", "Every kind of set", tuple(TABLE), _draw, columns=5, width_px=340),),
)
