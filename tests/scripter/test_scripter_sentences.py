"""Tests of cutting narration into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.scripter.grammar.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ms. Okafor waits. Rain.", ["Ms. Okafor waits.", "Rain."]),
        ("J. Doe pays 2.5 dollars.", ["J. Doe pays 2.5 dollars."]),
        ("门开了。林晚走进来！她哭了", ["门开了。", "林晚走进来！", "她哭了"]),
        ("“Why?” He laughs; she does not.", ["“Why?”", "He laughs;", "she does not."]),
        ("", []),
    ],
)
def test_a_title_or_a_number_ends_no_sentence(text: str, parts: list[str]) -> None:
    """Where a reader would stop, the sentence ends."""
    assert sentences(text) == parts


@given(st.text("ab .!。；Ms", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    """Joined again, the sentences are the text but for its blanks."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
