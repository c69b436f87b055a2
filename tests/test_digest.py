"""Digests: the same contents have the same digest, other contents another."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roughcut.digest import digest_of, digest_of_file
from roughcut.film.schema import Clip, MediaInfo

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), PLAIN, max_size=6), st.randoms())
def test_the_order_of_keys_does_not_matter(value: dict[str, Any], random: Any) -> None:
    """A document that was saved and loaded in another order is the same document."""
    items = list(value.items())
    random.shuffle(items)
    assert digest_of(dict(items)) == digest_of(value)


@given(PLAIN, PLAIN)
def test_what_differs_has_another_digest(one: Any, two: Any) -> None:
    """Equal digests mean equal values, type and all."""
    assert (digest_of(one) == digest_of(two)) == (repr(_sorted(one)) == repr(_sorted(two)))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((key, _sorted(inner)) for key, inner in value.items())
    return ["list", *map(_sorted, value)] if isinstance(value, list) else value


@given(st.lists(st.text(max_size=5), min_size=2, max_size=4))
def test_parts_are_not_run_together(parts: list[str]) -> None:
    """('ab', 'c') is not ('a', 'bc'), nor the list of both."""
    assert digest_of(*parts) != digest_of(parts)
    assert digest_of(*parts) != digest_of("".join(parts))


def test_a_document_is_its_contents() -> None:
    """Two equal documents agree, one changed frame tells them apart."""
    clip = Clip(take=Path("takes/1.mp4"), frame_count=48)
    assert digest_of(clip) == digest_of(Clip(take=Path("takes/1.mp4"), frame_count=48))
    assert digest_of(clip) != digest_of(clip.model_copy(update={"frame_count": 49}))


def test_fractions_are_told_apart_exactly() -> None:
    """23.976 is not 24000/1001."""
    info = MediaInfo(
        width_px=2, height_px=2, rate=Fraction(24000, 1001), frame_count=1, duration_ms=42, video_codec="h264"
    )
    assert digest_of(info) != digest_of(info.model_copy(update={"rate": Fraction(23976, 1000)}))


def test_broken_text_has_a_digest_too() -> None:
    """A lone surrogate, as bad file names give, is no reason to stop."""
    assert digest_of("\udc80") != digest_of("\udc81")


@given(st.binary(max_size=200))
def test_a_file_is_its_bytes(tmp_path_factory: Any, data: bytes) -> None:
    """As `sha256sum` prints it."""
    path = tmp_path_factory.mktemp("digest") / "file"
    path.write_bytes(data)
    assert digest_of_file(path) == hashlib.sha256(data).hexdigest()
