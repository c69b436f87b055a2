"""Where a figure's head, eyes and shoulders are, by look and posture, in metres above the ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from roughcut.previs.figures.body import EYES_BELOW_CROWN, LYING_AXIS_M, skeleton_of
from roughcut.previs.figures.hairstyles import rise_of
from roughcut.previs.schema import Look, Pose
from roughcut.script.placement import Posture


@dataclass(frozen=True)
class Body:
    """Heights of a posed figure, with hair and hat, and how wide it is; metres."""

    top_m: float
    eyes_m: float
    head_m: float
    half_width_m: float


@lru_cache(maxsize=512)
def body_of(look: Look, posture: Posture) -> Body:
    """The heights that framing works with."""
    joints = skeleton_of(look, Pose(posture=posture))
    head = joints.frame.head
    if posture == "lying":
        middle = LYING_AXIS_M
        return Body(top_m=middle + 0.2, eyes_m=middle, head_m=head, half_width_m=look.height_m * 0.5)
    crown = float(joints.crown[1])
    rise = rise_of(look.hair_style, look.hat) / 100 * head
    return Body(
        top_m=crown + rise,
        eyes_m=crown - EYES_BELOW_CROWN * head,
        head_m=head + rise,
        half_width_m=max(abs(float(elbow[0])) for elbow in joints.elbows) + 0.06,
    )
