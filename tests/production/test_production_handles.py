"""How long handles are, as the user writes it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from roughcut.errors import OptionError
from roughcut.production.handles import read_handles


@pytest.mark.parametrize(
    ("text", "rate", "frames"),
    [
        ("12", Fraction(24), 12),
        (" 12F ", Fraction(25), 12),
        ("0.5s", Fraction(24), 12),
        ("1s", Fraction(24000, 1001), 24),
        ("0", Fraction(24), 0),
    ],
)
def test_handles_count_frames_or_seconds(text: str, rate: Fraction, frames: int) -> None:
    """A number alone is frames, as editors count them."""
    assert read_handles(text).at(rate) == frames


@pytest.mark.parametrize("text", ["", "half", "-3", "1.5", "1.5f", "11s", "241", "1e3s"])
def test_anything_else_is_one_sentence(text: str) -> None:
    """It says what to write, or how long handles may be."""
    with pytest.raises(OptionError, match=r"such as 0.5s|are the most"):
        read_handles(text)
