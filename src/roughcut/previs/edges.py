"""Who is whole in a frame, who is cut by its edge, and who stands before whom."""

from __future__ import annotations

from typing import Literal

from roughcut.previs.camera import View
from roughcut.previs.framing import Subject
from roughcut.previs.wording import Move
from roughcut.script.vocabulary import Movement

Edge = Literal["whole", "cut", "out"]

MOST_OF_BODY = 0.8
LOWEST_SHARE = 0.85
"""Whose eyes are lower than this in the frame is cut by its lower edge."""
_NEAR_M = 0.3


def edge_of(who: Subject, view: View) -> Edge:
    """Whether somebody is whole in a view (from the head down to where it ends), cut by its edge, or out."""
    x, top, depth = view.project((who.x_m, who.body.top_m, who.z_m))
    half = MOST_OF_BODY * who.body.half_width_m * view.focal_px / max(depth, _NEAR_M)
    if depth < _NEAR_M or x + half < 0 or x - half > view.width_px:
        return "out"
    eyes = view.project((who.x_m, who.body.eyes_m, who.z_m))[1]
    fits = top >= 0 and eyes < LOWEST_SHARE * view.height_px
    return "whole" if fits and not cut_by_edge(x, half, view.width_px) else "cut"


def overlap(one: Subject, two: Subject, view: View) -> bool:
    """Whether two people hide one another; who stands at the lens hides everybody."""
    (x0, _, d0), (x1, _, d1) = (view.project((each.x_m, each.body.eyes_m, each.z_m)) for each in (one, two))
    if min(d0, d1) < _NEAR_M:
        return True
    halves = (each.body.half_width_m * view.focal_px / d for each, d in ((one, d0), (two, d1)))
    return abs(x1 - x0) < MOST_OF_BODY * sum(halves)


def cut_by_edge(x: float, half: float, width_px: int) -> bool:
    """Whether the left or right edge of a frame passes through what reaches `half` to each side of `x`."""
    return x - half < 0 < x + half or x - half < width_px < x + half


def draws_back(move: Move) -> bool:
    """Whether a movement ends on more of the place than it began with."""
    backwards = move.kind is Movement.ZOOM and move.way < 0
    return move.kind is Movement.PULL_OUT or backwards or (move.kind is Movement.CRANE and move.way > 0)
