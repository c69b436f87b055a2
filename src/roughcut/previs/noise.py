"""Smooth seeded unrest: numbers that wander the same way every time they are asked."""

from __future__ import annotations

import hashlib
import math
from functools import lru_cache


def seed_of(*parts: object) -> int:
    """A 63-bit number from plain values, the same on every machine and in every run."""
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1


@lru_cache(maxsize=4096, typed=True)
def chance(*parts: object) -> float:
    """A number in 0…1 that depends only on the parts."""
    return (seed_of(*parts) % 1_000_003) / 1_000_003


def wander(time_s: float, seed: int, pace: float = 1.0) -> float:
    """A smooth value in about −1…1: three slow waves whose periods never line up."""
    phase = (seed % 10_007) / 10_007 * math.tau
    turn = time_s * pace * math.tau
    return (
        0.55 * math.sin(0.31 * turn + phase)
        + 0.30 * math.sin(0.73 * turn + 2.1 * phase + 1.3)
        + 0.15 * math.sin(1.57 * turn + 3.7 * phase + 4.1)
    )
