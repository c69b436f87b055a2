"""Where people are on the picture: the geometry that camera tests ask about."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import View, view_at
from roughcut.previs.figures.body import head_offset_of
from roughcut.previs.presence import turn_of
from roughcut.previs.schema import Pose
from roughcut.previs.stage import Figure, Stage, heading_at, key_at, place_at


@dataclass(frozen=True)
class Head:
    """The middle, top, eyes, mouth and chin of a head in shares of the frame, its depth in metres, how far to
    its right (degrees) it faces as the camera sees it, and whether it is drawn at all."""

    x: float
    top: float
    eyes: float
    mouth: float
    chin: float
    depth_m: float
    looks: float
    seen: bool

    @property
    def in_frame(self) -> bool:
        """Whether the face, from eyes to mouth, is drawn inside the frame."""
        return (
            self.seen and self.depth_m > 0.3 and 0.0 < self.x < 1.0 and self.eyes > 0.0 and self.mouth < 1.0
        )


def view_of(stage: Stage, time_ms: float) -> View:
    """The camera at a time."""
    return view_at(stage.camera, time_ms, stage.width_px, stage.height_px)


def head_of(stage: Stage, figure: Figure, time_ms: float) -> Head:
    """Where somebody's head is on the picture at a time."""
    view = view_of(stage, time_ms)
    x, z, _ = place_at(figure, time_ms)
    spot = key_at(figure.spots, time_ms)
    body = body_of(figure.look, spot.posture)
    looks = view.heading_of(heading_at(figure.headings, time_ms, stage.camera.cuts_ms))
    offset = head_offset_of(figure.look, Pose(posture=spot.posture, turn=turn_of(looks)))
    px, eyes, depth = view.project((x + offset, body.eyes_m, z))
    top = view.project((x + offset, body.top_m, z))[1]
    chin = view.project((x + offset, body.eyes_m - 0.45 * body.head_m, z))[1]
    mouth = view.project((x + offset, body.eyes_m - 0.27 * body.head_m, z))[1]
    high = stage.height_px
    return Head(
        px / stage.width_px, top / high, eyes / high, mouth / high, chin / high, depth, looks, spot.seen
    )


def figure_of(stage: Stage, name: str) -> Figure:
    """The figure of that name."""
    return next(figure for figure in stage.figures if figure.name == name)
