"""Where the head of a posed figure is, and the eyes and the mouth in it."""

from __future__ import annotations

from functools import lru_cache

from roughcut.previs.figures.body import MIRRORED, Skeleton, skeleton_of, upright_pose
from roughcut.previs.figures.head import Place, across, features_of, shape_of, view_of
from roughcut.previs.schema import Look, Pose

Point = tuple[float, float]

_PROFILE_MOUTH = (30.0, 33.0)


def place_of(joints: Skeleton, pose: Pose) -> Place:
    """Where the head is, tilted and nodding: seen from the side a nod is a turn in the picture."""
    unit, view = joints.frame.head / 100, view_of(pose)
    side, front = {"front": (0.0, 1.0), "back": (0.0, 1.0), "quarter": (0.55, 0.6), "profile": (1.0, 0.0)}[
        view
    ]
    turn = joints.nod * side - joints.tilt * (1.0 if view in ("front", "back") else 0.35)
    low = 22.0 * joints.nod * front
    middle = float(joints.chin[1]) + joints.frame.head / 2
    return Place(float(joints.chin[0]), middle - low * unit, unit, turn)


@lru_cache(maxsize=1024)
def eyes_and_mouth(look: Look, pose: Pose) -> tuple[Point, Point]:
    """The middle between the eyes and the middle of the mouth of a figure that does not lie: metres to the
    right of its spot and above the ground, as it is drawn. Seen from behind: where they would be."""
    joints, view, shape = skeleton_of(look, pose), view_of(pose), shape_of(look)
    place = place_of(joints, pose)
    face = features_of(place, pose, joints.nod)
    mouth = _PROFILE_MOUTH if view == "profile" else (across(view, 0.0), shape.mouth_y)
    flip = -1.0 if upright_pose(pose).turn in MIRRORED else 1.0
    (eye_x, eye_y), (x, y) = place([(0.0, shape.eye_y)])[0], face([mouth])[0]
    return (flip * float(eye_x), float(eye_y)), (flip * float(x), float(y))
