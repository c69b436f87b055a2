"""Every prop, indoors or out as suits it, beside somebody for scale."""

from __future__ import annotations

from roughcut.previs.schema import Place
from roughcut.previs.sets.words import PROPS
from roughcut.previs.stage import CameraKey
from scripts.gallery.scenes import actor, stage_in, still
from scripts.gallery.schema import Section, Sheet, Shown

_ON_WALLS = frozenset({"door", "window", "picture", "clock"})
_CAMERA = CameraKey(time_ms=0, eye=(0.5, 1.45, -6.4), look_at=(0.5, 1.2, 2.6), fov=27.0)


def _draw(prop: str) -> Shown:
    place = Place(kind="corridor" if prop in _ON_WALLS else "neutral", props=(prop,))
    return still(stage_in(place, [actor("Jun", -0.9, 2.0, 30)], camera=_CAMERA, size=(640, 360)))


SECTION = Section(
    order=30,
    title="Props",
    about="Things that the scene names stand where they belong, unless the set holds them anyway.",
    sheets=(Sheet("props", "Every prop", tuple(PROPS), _draw, columns=6, width_px=264),),
)
