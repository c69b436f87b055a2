"""Visual-script alignment (VSA), the CLIP score, and what VSA would be if the shots were shuffled.

Rows are embeddings of length 1 from one image-text encoder: one for each sampled frame, one for the
instruction of each shot. All results are cosines, −1…1; reports give them times 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
NOWHERE = -1
"""The shot index of a frame that lies in no shot's interval, or in one without an instruction."""


@dataclass(frozen=True)
class Shuffled:
    """VSA under random orders of the instructions: its mean, the 2.5 % and 97.5 % points, and the share
    of the orders that reach the true one (0: none does)."""

    mean: float
    low: float
    high: float
    reached: float


def owners(frames: Sequence[int], intervals: Sequence[tuple[int, int]]) -> list[int]:
    """For each frame the index of the shot whose interval [start, end) holds it; −1 for none."""
    return [
        next((shot for shot, (start, end) in enumerate(intervals) if start <= frame < end), NOWHERE)
        for frame in frames
    ]


def vsa(frames: Rows, owner: Sequence[int], texts: Rows) -> float | None:
    """The mean over frames of the cosine between the frame and the instruction of its own shot.

    Every frame counts once and only against its own shot; frames of no shot do not count. None where
    no frame counts.
    """
    cosines = own_cosines(frames, owner, texts)
    return float(cosines.mean()) if cosines.size else None


def vsa_by_shot(frames: Rows, owner: Sequence[int], texts: Rows) -> list[float | None]:
    """The same mean within each shot; None for a shot without a frame."""
    kept = np.array([shot for shot in owner if shot != NOWHERE], dtype=int)
    cosines = own_cosines(frames, owner, texts)
    return [
        float(cosines[kept == shot].mean()) if (kept == shot).any() else None for shot in range(len(texts))
    ]


def own_cosines(frames: Rows, owner: Sequence[int], texts: Rows) -> NDArray[np.float64]:
    """The cosine of each frame that counts with its own instruction, in order."""
    shots = np.asarray(owner, dtype=int)
    kept = shots != NOWHERE
    pairs = frames[kept].astype(np.float64) * texts[shots[kept]].astype(np.float64)
    return np.asarray(pairs.sum(axis=1))


def clip_score(frames: Rows, texts: Rows) -> float | None:
    """The mean cosine over all pairs of a frame and an instruction: the same as VSA without the timing."""
    if not len(frames) or not len(texts):
        return None
    return float(frames.astype(np.float64).mean(axis=0) @ texts.astype(np.float64).mean(axis=0))


def shuffled_vsa(
    frames: Rows, owner: Sequence[int], texts: Rows, *, orders: int = 1000, seed: int = 0
) -> Shuffled | None:
    """VSA when the instructions are dealt to the shots in random orders (seeded, all orders alike).

    None where fewer than two shots have frames, since nothing could be shuffled.
    """
    shots = np.asarray(owner, dtype=int)
    there = np.unique(shots[shots != NOWHERE])
    if len(there) < 2:
        return None
    counts = np.array([(shots == shot).sum() for shot in there], dtype=np.float64)
    means = np.stack([frames[shots == shot].astype(np.float64).mean(axis=0) for shot in there])
    cosines = means @ texts[there].astype(np.float64).T
    random = np.random.default_rng(seed)
    rows = np.arange(len(there))
    dealt = np.array([cosines[rows, random.permutation(len(there))] @ counts for _ in range(orders)])
    values = dealt / counts.sum()
    true = float(cosines[rows, rows] @ counts / counts.sum())
    low, high = np.percentile(values, [2.5, 97.5])
    reached = float((values >= true - 1e-12).mean())
    return Shuffled(float(values.mean()), float(low), float(high), reached)
