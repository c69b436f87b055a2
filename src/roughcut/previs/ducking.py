"""Making room for words: everything else steps back while somebody speaks, and comes back after."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from roughcut.previs.sounds.making import RATE, Sound

_BLOCK = RATE // 100
_WORDS_DB = -48.0
"""A block (10 ms) of voices above this is words."""
_AHEAD, _HELD = 10, 28
"""Blocks by which the rest steps back before a word, and stays back after it: pauses within a line
do not let it swell."""
_EASE = 17
"""Blocks over which a gain changes, so that no step is heard."""


def ducked(voices: Sound, depth_db: float) -> Sound:
    """The gain for each sample of what is heard under `voices` (mono or stereo): 1 where nobody speaks,
    `depth_db` (below 0) under words, eased between."""
    words = _words(voices)
    near = np.convolve(words, np.ones(_AHEAD + _HELD + 1))[_AHEAD : _AHEAD + len(words)] > 0
    # What lies before and after the shot is like its edge: no gain changes at a cut.
    padded = np.pad(near.astype(np.float64), _EASE // 2, mode="edge")
    share = np.convolve(padded, np.hanning(_EASE + 2)[1:-1] / np.hanning(_EASE + 2).sum(), "valid")
    gain = 10 ** (depth_db * share / 20)
    at = np.arange(len(voices), dtype=np.float32) / _BLOCK - 0.5
    return np.interp(at, np.arange(len(gain)), gain).astype(np.float32)


def _words(voices: Sound) -> NDArray[np.float64]:
    """For each block of 10 ms 1 where words are heard, else 0; at least one block."""
    count = max(1, -(-len(voices) // _BLOCK))
    power = np.square(voices, dtype=np.float32)
    power = power.max(axis=1) if power.ndim == 2 else power
    blocks = np.pad(power, (0, count * _BLOCK - len(power))).reshape(count, _BLOCK).mean(axis=1)
    return np.asarray(blocks > 10 ** (_WORDS_DB / 10), np.float64)
