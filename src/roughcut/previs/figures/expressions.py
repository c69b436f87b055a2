"""The twenty expressions as measures of brows, lids and mouth."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Literal

from roughcut.previs.schema import Expression, Pose

Rest = Literal["line", "grin", "laugh", "gape", "grit", "wave", "part"]


@dataclass(frozen=True)
class Face:
    """How an expression sets a face, in head units (100 = chin to crown) and shares.

    `brow` lifts both brows, `slant` lowers their inner ends (angry; negative: sad), `pinch` draws
    them together, `cock` lifts one more; `open` is the upper lid (1 is neutral), `cheek` pushes the
    lower lid up, `lid` slants it like the brow; `smile` lifts the mouth's corners (negative: lowers),
    `wide` stretches the mouth, `skew` lifts one corner; `gaze` moves the iris (right, down).
    """

    brow: float = 0.0
    slant: float = 0.0
    pinch: float = 0.0
    cock: float = 0.0
    open: float = 1.0
    cheek: float = 0.0
    lid: float = 0.0
    smile: float = 0.4
    wide: float = 1.0
    skew: float = 0.0
    rest: Rest = "line"
    gaze: tuple[float, float] = (0.0, 0.0)
    blush: float = 0.0
    tears: bool = False
    sweat: bool = False
    arcs: Literal["none", "up", "down"] = "none"  # eyes squeezed shut, the arc bent up or down
    sneer: float = 0.0
    bags: bool = False
    pale: bool = False
    small_iris: float = 1.0


FACES: dict[Expression, Face] = {
    "neutral": Face(smile=1.5, brow=0.5),
    "happy": Face(brow=1.8, smile=3.4, wide=1.16, cheek=0.22, open=0.98, rest="grin", blush=0.35),
    "laughing": Face(brow=3.2, smile=4.2, wide=1.22, cheek=0.5, rest="laugh", arcs="up", blush=0.45),
    "tender": Face(brow=1.2, slant=-1.4, smile=2.2, wide=0.98, open=0.78, cheek=0.14, lid=-0.6, blush=0.45),
    "sad": Face(brow=0.8, slant=-4.2, pinch=1.4, smile=-2.8, wide=0.84, open=0.72, lid=-1.8, gaze=(0, 1.2)),
    "crying": Face(
        brow=1.2, slant=-5.2, pinch=2.0, smile=-3.6, wide=0.98, open=0.6, lid=-2.2, cheek=0.3, rest="wave",
        tears=True, blush=0.4,
    ),
    "angry": Face(brow=-2.4, slant=4.4, pinch=2.4, smile=-2.2, wide=0.9, open=0.86, lid=1.8, cheek=0.18),
    "furious": Face(
        brow=-2.6, slant=6.0, pinch=3.0, smile=-1.6, wide=1.12, open=1.12, lid=2.6, cheek=0.2, rest="grit",
        sneer=1.0, blush=0.5, small_iris=0.82,
    ),
    "afraid": Face(
        brow=3.8, slant=-4.4, pinch=1.8, smile=-1.8, wide=0.96, open=1.26, rest="wave", small_iris=0.76,
        sweat=True, pale=True,
    ),
    "surprised": Face(brow=5.0, smile=0.2, wide=0.62, open=1.26, rest="gape", small_iris=0.92),
    "shocked": Face(brow=6.2, slant=-1.0, smile=-0.4, wide=0.84, open=1.42, rest="gape", small_iris=0.68,
    pale=True),
    "disgusted": Face(
        brow=-1.6, slant=2.6, pinch=1.6, cock=2.2, smile=-2.4, wide=0.9, open=0.62, cheek=0.34, skew=1.8,
        sneer=1.0,
    ),
    "worried": Face(brow=2.0, slant=-3.8, pinch=2.2, smile=-1.3, wide=0.8, open=1.02, lid=-0.8,
    gaze=(0.8, 0)),
    "embarrassed": Face(
        brow=2.2, slant=-2.6, smile=1.2, wide=0.84, open=0.84, gaze=(1.9, 1.0), blush=1.0, sweat=True,
        rest="wave",
    ),
    "tired": Face(brow=-0.4, slant=-1.6, smile=-0.8, wide=0.88, open=0.44, lid=-0.9, bags=True,
    gaze=(0, 0.8)),
    "suspicious": Face(
        brow=-1.8, slant=2.2, cock=3.6, smile=-0.6, wide=0.82, open=0.56, cheek=0.3, gaze=(1.6, 0), skew=-0.8,
    ),
    "determined": Face(brow=-1.8, slant=3.0, pinch=1.0, smile=0.6, wide=0.92, open=0.92, lid=1.0, cheek=0.08),
    "smirking": Face(brow=0.4, slant=0.8, cock=2.6, smile=1.4, wide=0.96, open=0.78, skew=3.0, cheek=0.14),
    "confused": Face(brow=1.0, slant=-1.4, cock=4.2, pinch=1.2, smile=-0.8, wide=0.66, open=1.05, skew=-1.8),
    "relieved": Face(brow=2.2, slant=-2.4, smile=2.6, wide=0.98, arcs="down", blush=0.3),
}  # fmt: skip


def face_of(pose: Pose) -> Face:
    """The face of a pose: its expression, half-way from another one, with its eyes turned."""
    face = FACES[pose.expression]
    if pose.blend_from is not None:
        face = _half_way(pose.blend_from, pose.expression)
    if pose.gaze:
        face = replace(face, gaze=(face.gaze[0] + 1.9 * pose.gaze, face.gaze[1]))
    if pose.level < 0:
        # The upper lid goes down with the iris.
        face = replace(face, gaze=(face.gaze[0], 3.4), open=min(face.open, 0.22))
    elif pose.level > 0:
        face = replace(face, gaze=(face.gaze[0], -2.0), open=max(face.open, 1.08), brow=face.brow + 0.8)
    return face


@lru_cache(maxsize=128)
def _half_way(one: Expression, two: Expression) -> Face:
    """The face between two: measures in the middle, mouth and marks of the calmer one."""
    a, b = FACES[one], FACES[two]
    calmer = a if a.rest == "line" else b
    middle: dict[str, Any] = {}
    for field in fields(Face):
        x, y = getattr(a, field.name), getattr(b, field.name)
        if isinstance(x, float):
            middle[field.name] = (x + y) / 2
    gaze = ((a.gaze[0] + b.gaze[0]) / 2, (a.gaze[1] + b.gaze[1]) / 2)
    if "none" not in (a.arcs, b.arcs):
        middle["arcs"] = b.arcs
    elif a.arcs != b.arcs:
        middle["open"] = 0.62
    return Face(**middle, gaze=gaze, rest=calmer.rest, bags=a.bags or b.bags)
