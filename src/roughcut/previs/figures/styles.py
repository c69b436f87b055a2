"""The five manners of drawing: one identity, five hands."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.models.video.schema import Style


@dataclass(frozen=True)
class Manner:
    """How a style draws: `line_m` is the outline's width at the head of an adult (metres; 0: none),
    `shade` how dark shadows are (0…1), `eye` and `iris` scale the eyes, `detail` keeps the small
    things (folds, strands, nostrils), `texture` roughens colour and edges afterwards."""

    line_m: float
    dark_line: bool
    hard_shade: bool
    shade: float
    shade_tint: tuple[float, float, float]
    eye_w: float = 1.0
    eye_h: float = 1.0
    big_iris: bool = False
    detail: bool = True
    texture: bool = False
    flat: bool = False
    real: bool = False


MANNERS: dict[Style, Manner] = {
    "animated": Manner(0.0021, False, False, 0.75, (0.70, 0.60, 0.66)),
    "anime": Manner(0.0017, True, True, 0.92, (0.76, 0.66, 0.76), eye_w=1.16, eye_h=1.55, big_iris=True),
    "realistic": Manner(0.0, False, False, 1.0, (0.52, 0.42, 0.42), eye_w=0.88, eye_h=0.78, real=True),
    "painterly": Manner(0.0, False, False, 1.0, (0.55, 0.44, 0.52), eye_w=0.96, eye_h=0.92, texture=True),
    "abstract": Manner(0.0, False, True, 1.0, (0.82, 0.78, 0.86), detail=False, flat=True),
}
