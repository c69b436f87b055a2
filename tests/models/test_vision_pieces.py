"""Long texts in pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.models.vision.pieces import averaged, pieces_of


@given(st.text(alphabet="ab .!。天", max_size=80), st.integers(1, 12))
def test_no_letter_is_lost_and_every_piece_fits(text: str, most: int) -> None:
    """Whatever the text and the limit."""
    pieces = pieces_of(text, most, len)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(piece) <= most for piece in pieces)


def test_a_text_is_cut_between_sentences_where_that_is_enough() -> None:
    """As few pieces as whole sentences allow."""
    text = "One two. Three four. Five six seven."
    assert pieces_of(text, 4, lambda piece: len(piece.split())) == ["One two. Three four.", "Five six seven."]


def test_a_text_that_fits_is_one_piece_and_so_is_no_text() -> None:
    """Nothing is cut without need, and an empty text still has a row."""
    assert pieces_of("A short one. Really.", 77, len) == ["A short one. Really."]
    assert pieces_of("  ", 77, len) == [""]


def test_a_character_that_cannot_fit_is_refused() -> None:
    """An encoder whose limit holds not even one character cannot read at all."""
    with pytest.raises(ValueError, match="alone has more tokens"):
        pieces_of("ab", 1, lambda piece: 2 * len(piece))


def test_the_rows_of_pieces_are_averaged_and_brought_back_to_length_one() -> None:
    """Two orthogonal pieces give the direction between them; a single piece stays."""
    rows = np.array([[1, 0], [0, 1], [0, -1]], dtype=np.float32)
    assert averaged(rows, [2, 1]) == pytest.approx(np.array([[0.5**0.5, 0.5**0.5], [0, -1]]))
