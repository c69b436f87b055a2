"""Lengths: the film and its shots against the script and the plan, and sound against picture."""

from __future__ import annotations

from collections.abc import Sequence


def film_duration_error_s(frame_count: int, rate: float, scripted_ms: Sequence[int]) -> float:
    """The film's length less the script's, in seconds: positive when the film is too long."""
    return frame_count / rate - sum(scripted_ms) / 1000


def shot_duration_errors_s(
    spans: Sequence[tuple[int, int] | None], scripted_ms: Sequence[int], rate: float
) -> list[float | None]:
    """For each shot its length in the film less its length in the script, in seconds; None if missing."""
    return [
        None if span is None else (span[1] - span[0]) / rate - scripted / 1000
        for span, scripted in zip(spans, scripted_ms, strict=True)
    ]


def worst(errors: Sequence[float | None]) -> float | None:
    """The largest magnitude; None where there is nothing to measure."""
    known = [abs(error) for error in errors if error is not None]
    return max(known) if known else None


def match_cuts(found: Sequence[int], planned: Sequence[int], tolerance: int = 1) -> list[tuple[int, int]]:
    """Pair found cuts with planned ones, each used once, at most `tolerance` frames apart."""
    pairs, left = [], sorted(found)
    for cut in sorted(planned):
        near = [other for other in left if abs(other - cut) <= tolerance]
        if near:
            choice = min(near, key=lambda other: abs(other - cut))
            pairs.append((choice, cut))
            left.remove(choice)
    return pairs


def cut_precision(found: Sequence[int], planned: Sequence[int], tolerance: int = 1) -> float | None:
    """The share of found cuts that the plan asked for; 0…1, None where no cut was found."""
    return len(match_cuts(found, planned, tolerance)) / len(found) if found else None


def cut_recall(found: Sequence[int], planned: Sequence[int], tolerance: int = 1) -> float | None:
    """The share of planned cuts that the film holds; 0…1, None where the plan has none."""
    return len(match_cuts(found, planned, tolerance)) / len(planned) if planned else None
