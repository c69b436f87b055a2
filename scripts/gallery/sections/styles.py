"""The same scenes in every style."""

from __future__ import annotations

from typing import cast

from roughcut.models.video.schema import STYLES, Style
from roughcut.previs.schema import Place
from roughcut.previs.stage import CameraKey
from scripts.gallery.scenes import WIDE, stage_in, still, two_in
from scripts.gallery.schema import Section, Sheet, Shown

_CLOSE = CameraKey(time_ms=0, eye=(0.0, 1.5, -3.4), look_at=(0.0, 1.38, 2.0), fov=21.0)
_PLACES = {
    "garden": Place(kind="garden"),
    "kitchen": Place(kind="kitchen", hour="dusk"),
    "street": Place(kind="street", hour="night", weather="rain"),
}


def _draw(name: str) -> Shown:
    style, where = name.split(", ")
    place = _PLACES[where.split(" ")[0]]
    camera = _CLOSE if where.endswith("close") else WIDE
    return still(stage_in(place, two_in(place), cast(Style, style), camera, (960, 540)))


_SCENES = ("garden", "kitchen", "street", "garden close")

SECTION = Section(
    order=40,
    title="Styles",
    about="A style changes line, palette, shading and texture of people and places alike.",
    sheets=(
        Sheet(
            "styles",
            "The same scenes in every style",
            tuple(f"{style}, {scene}" for style in STYLES for scene in _SCENES),
            _draw,
            width_px=480,
        ),
    ),
)
