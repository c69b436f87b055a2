"""Curves and outlines: smooth loops, tapered strokes, capsules and hulls, as arrays of points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]
Knots = ArrayLike


def _basis(count: int) -> Points:
    t = np.linspace(0, 1, count, endpoint=False)[:, None]
    weights = [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3]
    return np.asarray(np.hstack(weights) * 0.5, np.float64)


_BASIS = _basis(8)
_MOST_KNOTS = 512
_NEXT_FOUR = np.arange(4)[:, None] + np.arange(_MOST_KNOTS)


def loop(knots: Knots) -> Points:
    """A smooth closed outline through the knots (n × 2)."""
    p = np.asarray(knots, np.float64)
    around = np.stack([np.roll(p, 1, 0), p, np.roll(p, -1, 0), np.roll(p, -2, 0)], 1)
    return np.asarray((_BASIS @ around).reshape(-1, 2))


def curve(knots: Knots) -> Points:
    """A smooth open line through the knots (n × 2), its ends included."""
    p = np.asarray(knots, np.float64)
    if len(p) < 3:
        return p
    count = len(p) - 1
    q = np.empty((count + 3, 2))
    q[1:-1], q[0], q[-1] = p, 2 * p[0] - p[1], 2 * p[-1] - p[-2]
    # Eight points of each stretch from its four knots, for all stretches in one product.
    along = q[_NEXT_FOUR[:, :count]].reshape(4, -1)
    points = np.empty((count * 8 + 1, 2))
    points[:-1].reshape(count, 8, 2)[:] = (_BASIS @ along).reshape(8, count, 2).swapaxes(0, 1)
    points[-1] = p[-1]
    return points


def join(*lines: Knots) -> Points:
    """Lines one after the other as one outline, with corners where they meet."""
    return np.vstack([np.asarray(line, np.float64) for line in lines])


@cache
def _circle(count: int) -> Points:
    t = np.linspace(0, 2 * math.pi, count, endpoint=False)
    return np.stack([np.cos(t), np.sin(t)], 1)


def ellipse(x: float, y: float, rx: float, ry: float, turn: float = 0.0, count: int = 28) -> Points:
    """An ellipse round (x, y), turned by `turn` radians."""
    cos, sin = math.cos(turn), math.sin(turn)
    return np.asarray(_circle(count) @ ((rx * cos, rx * sin), (-ry * sin, ry * cos)) + (x, y))


def disc(centre: Knots, rx: float, ry: float | None = None) -> Points:
    """A disc, or an upright ellipse, round a point."""
    x, y = np.asarray(centre, np.float64)[:2]
    return ellipse(float(x), float(y), rx, rx if ry is None else ry)


def ribbon(line: Knots, widths: Sequence[float]) -> Points:
    """A line of changing width as an outline; `widths` are spread evenly from its start to its end."""
    p = np.asarray(line, np.float64)
    step = np.empty_like(p)
    step[1:-1] = p[2:] - p[:-2]
    step[0], step[-1] = p[1] - p[0], p[-1] - p[-2]
    length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)
    half = _spread(len(p), len(widths)) @ np.asarray(widths, np.float64)
    off = step[:, ::-1] * (half / length)[:, None] * (-1.0, 1.0)
    return np.concatenate([p + off, (p - off)[::-1]])


@cache
def _spread(count: int, given: int) -> Points:
    """Count × given: what share of each given number half a width has at each of `count` even places."""
    places = np.arange(count) * ((given - 1) / (count - 1))
    shares = [np.interp(places, np.arange(given), np.eye(given)[k]) for k in range(given)]
    return np.stack(shares, 1) / 2


def capsule(a: Knots, b: Knots, ra: float, rb: float) -> Points:
    """The convex outline round two discs: a limb between two joints."""
    return hull([disc(a, ra), disc(b, rb)])


def hull(outlines: Sequence[Points]) -> Points:
    """The convex outline round all the points."""
    points = np.vstack(outlines).astype(np.float32)
    return cv2.convexHull(points)[:, 0, :].astype(np.float64)


def mirrored(points: Knots) -> Points:
    """The points on the other side of x = 0, in reverse order, so that outlines go on."""
    p = np.asarray(points, np.float64)[::-1].copy()
    p[:, 0] *= -1
    return p
