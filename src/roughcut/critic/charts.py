"""Curves and lanes over time as SVG paths, drawn in a box 1000 wide whose ends are the film's."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH = 1000.0


def area(values: Sequence[float], low: float, high: float, height: float, share: float = 1.0) -> str:
    """A filled curve over the first `share` of the width; values outside low…high are clipped."""
    if not values:
        return ""
    step = WIDTH * share / len(values)
    points = [f"M0 {height:g}"]
    for index, value in enumerate(values):
        level = min(1.0, max(0.0, (value - low) / (high - low)))
        y = height * (1 - level)
        points.append(f"L{index * step:.1f} {y:.1f}L{(index + 1) * step:.1f} {y:.1f}")
    points.append(f"L{len(values) * step:.1f} {height:g}Z")
    return "".join(points)


def bars(spans: Sequence[tuple[float, float]], duration_s: float, top: float, height: float) -> str:
    """Spans in seconds as filled boxes."""
    scale = WIDTH / duration_s if duration_s else 0.0
    return "".join(
        f"M{start * scale:.1f} {top:g}h{max(0.5, (end - start) * scale):.1f}v{height:g}"
        f"h-{max(0.5, (end - start) * scale):.1f}z"
        for start, end in spans
    )


def marks(moments_s: Sequence[float], duration_s: float, height: float) -> str:
    """Moments in seconds as upright lines."""
    scale = WIDTH / duration_s if duration_s else 0.0
    return "".join(f"M{moment * scale:.1f} 0v{height:g}" for moment in moments_s)
