"""VSA, CLIP score and shuffling, against the definition written out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from roughcut.critic.metrics.visual_script import (
    NOWHERE,
    clip_score,
    owners,
    shuffled_vsa,
    vsa,
    vsa_by_shot,
)


def _rows(count: int, seed: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, 5))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@given(st.lists(st.integers(-1, 3), min_size=1, max_size=30), st.integers(0, 9))
def test_vsa_is_the_mean_cosine_of_each_frame_with_its_own_shot(owner: list[int], seed: int) -> None:
    """The definition as a loop: nothing rescaled, nothing added."""
    frames, texts = _rows(len(owner), seed), _rows(4, seed + 100)
    wanted = [float(np.dot(f, texts[o])) for f, o in zip(frames, owner, strict=True) if o != NOWHERE]
    found = vsa(frames, owner, texts)
    assert found == (pytest.approx(np.mean(wanted), abs=1e-6) if wanted else None)
    for shot, value in enumerate(vsa_by_shot(frames, owner, texts)):
        own = [float(np.dot(f, texts[o])) for f, o in zip(frames, owner, strict=True) if o == shot]
        assert value == (pytest.approx(np.mean(own), abs=1e-6) if own else None)


def test_a_frame_belongs_to_the_interval_that_holds_it() -> None:
    """Starts count, ends do not; what lies in no interval belongs nowhere."""
    assert owners([0, 9, 10, 24, 25], [(0, 10), (10, 25)]) == [0, 0, 1, 1, NOWHERE]
    assert owners([5], []) == [NOWHERE]


def test_a_film_of_what_is_written_scores_one_and_of_the_opposite_minus_one() -> None:
    """The two ends of the range."""
    texts = np.eye(2, dtype=np.float32)
    assert vsa(texts, [0, 1], texts) == 1.0
    assert vsa(-texts, [0, 1], texts) == -1.0
    assert vsa(texts, [1, 0], texts) == 0.0


def test_longer_shots_weigh_more_because_they_have_more_frames() -> None:
    """A mean over frames, not over shots."""
    texts = np.eye(2, dtype=np.float32)
    frames = texts[[0, 0, 0, 0]]
    assert vsa(frames, [0, 0, 0, 1], texts) == 0.75


@given(st.integers(1, 6), st.integers(1, 4), st.integers(0, 9))
def test_the_clip_score_is_the_mean_over_all_pairs(frame_count: int, text_count: int, seed: int) -> None:
    """Timing plays no part."""
    frames, texts = _rows(frame_count, seed), _rows(text_count, seed + 50)
    wanted = np.mean([np.dot(f, t) for f in frames for t in texts])
    assert clip_score(frames, texts) == pytest.approx(wanted, abs=1e-6)
    assert clip_score(frames[::-1], texts) == pytest.approx(wanted, abs=1e-6)


def test_shuffling_tends_to_the_mean_over_every_order() -> None:
    """Against all 24 orders of four shots, one by one."""
    frames, texts, owner = _rows(40, 1), _rows(4, 2), [index % 4 for index in range(37)] + [3, 3, 3]
    every = [
        float(np.mean([np.dot(f, texts[order[o]]) for f, o in zip(frames, owner, strict=True)]))
        for order in itertools.permutations(range(4))
    ]
    found = shuffled_vsa(frames, owner, texts, orders=4000)
    assert found is not None
    assert found.mean == pytest.approx(np.mean(every), abs=0.01)
    assert min(every) - 1e-6 <= found.low < found.high <= max(every) + 1e-6
    assert found == shuffled_vsa(frames, owner, texts, orders=4000)


def test_shots_that_all_look_alike_gain_nothing_over_shuffling() -> None:
    """However high their cosines are."""
    frames, texts = np.ones((6, 1), dtype=np.float32), np.ones((3, 1), dtype=np.float32)
    found = shuffled_vsa(frames, [0, 0, 1, 1, 2, 2], texts)
    assert found is not None
    assert (found.mean, found.reached) == (1.0, 1.0)


def test_one_shot_cannot_be_shuffled_and_no_frame_has_no_score() -> None:
    """None, and no made-up number."""
    rows = _rows(3, 1)
    assert shuffled_vsa(rows, [0, 0, 0], _rows(1, 2)) is None
    assert shuffled_vsa(rows, [0, NOWHERE, NOWHERE], _rows(2, 2)) is None
    assert vsa(rows, [NOWHERE] * 3, rows) is None
    assert clip_score(rows[:0], rows) is None
