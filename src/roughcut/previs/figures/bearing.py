"""How feelings carry the body: head, shoulders and back for each expression."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace

from roughcut.previs.schema import Expression, Pose


@dataclass(frozen=True)
class Bearing:
    """How an expression sets the body: `nod` lowers the face (radians), `tilt` leans the head to the
    picture's left, `bend` leans the back forward, `shoulders` lifts them (share of the height)."""

    nod: float = 0.0
    tilt: float = 0.0
    bend: float = 0.0
    shoulders: float = 0.0


BEARINGS: dict[Expression, Bearing] = {
    "neutral": Bearing(),
    "happy": Bearing(nod=-0.02, tilt=0.05, bend=-0.01),
    "laughing": Bearing(nod=-0.12, tilt=0.06, bend=-0.05, shoulders=0.004),
    "tender": Bearing(nod=0.05, tilt=0.11),
    "sad": Bearing(nod=0.17, tilt=0.06, bend=0.05, shoulders=-0.006),
    "crying": Bearing(nod=0.20, tilt=0.04, bend=0.07, shoulders=0.005),
    "angry": Bearing(nod=0.07, bend=0.04, shoulders=0.003),
    "furious": Bearing(nod=0.03, bend=0.09, shoulders=0.007),
    "afraid": Bearing(nod=-0.03, tilt=-0.04, bend=-0.05, shoulders=0.009),
    "surprised": Bearing(nod=-0.06, bend=-0.03, shoulders=0.003),
    "shocked": Bearing(nod=-0.08, bend=-0.06, shoulders=0.006),
    "disgusted": Bearing(nod=-0.05, tilt=-0.08, bend=-0.03),
    "worried": Bearing(nod=0.05, tilt=0.04, bend=0.02, shoulders=0.003),
    "embarrassed": Bearing(nod=0.14, tilt=0.09, bend=0.02, shoulders=0.005),
    "tired": Bearing(nod=0.12, tilt=0.07, bend=0.06, shoulders=-0.007),
    "suspicious": Bearing(nod=0.06, tilt=-0.06),
    "determined": Bearing(nod=-0.03, bend=-0.01),
    "smirking": Bearing(nod=-0.03, tilt=-0.08),
    "confused": Bearing(tilt=0.13),
    "relieved": Bearing(nod=-0.05, tilt=0.03, bend=-0.01, shoulders=-0.004),
}


_DOWN_NOD, _UP_NOD = 0.30, -0.16
"""How far the face goes with eyes that look down or up."""


def bearing_of(pose: Pose) -> Bearing:
    """The bearing of a pose, between two feelings where the face is."""
    now = BEARINGS[pose.expression]
    if pose.blend_from is not None:
        before = BEARINGS[pose.blend_from]
        now = Bearing(*((a + b) / 2 for a, b in zip(astuple(now), astuple(before), strict=True)))
    if pose.level:
        now = replace(now, nod=max(now.nod, _DOWN_NOD) if pose.level < 0 else min(now.nod, _UP_NOD))
    return now
