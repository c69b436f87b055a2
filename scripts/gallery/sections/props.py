"""Every prop, indoors or out as suits it, beside somebody for scale."""

from __future__ import annotations

from roughcut.previs.schema import Place
from roughcut.previs.sets.props import ON_TABLES
from roughcut.previs.sets.words import PROPS
from roughcut.previs.stage import CameraKey
from scripts.gallery.scenes import actor, stage_in, still
from scripts.gallery.schema import Section, Sheet, Shown

_WHERE = {**dict.fromkeys(("door", "window", "picture"), "cellar"), "gate": "ruins", "bicycle": "street"}
_CAMERA = CameraKey(time_ms=0, eye=(0.5, 1.45, -6.4), look_at=(0.5, 1.2, 2.6), fov=27.0)
_TABLE = CameraKey(time_ms=0, eye=(0.1, 1.35, -2.4), look_at=(-0.2, 0.95, 2.6), fov=19.0)


def _draw(prop: str) -> Shown:
    place = Place(kind=_WHERE.get(prop, "neutral"), props=(prop,))
    small = prop in ON_TABLES and prop != "flowers"
    camera = _TABLE if small else _CAMERA
    return still(stage_in(place, [actor("Jun", -0.9, 2.0, 30)], camera=camera, size=(640, 360)))


SECTION = Section(
    order=30,
    title="Props",
    about="Things that the scene names stand where they belong, unless the set holds them anyway.",
    sheets=(Sheet("props", "Every prop", tuple(PROPS), _draw, columns=6, width_px=264),),
)
