"""Choosing metrics by name."""

from __future__ import annotations

import pytest

from roughcut.critic.choosing import chosen
from roughcut.errors import OptionError


def test_metrics_are_chosen_by_name_and_the_usual_short_forms() -> None:
    """`clip` is the CLIP score; case, spaces and hyphens do not matter."""
    assert chosen("VSA, clip,vsa-gain,") == {"vsa", "clip_score", "vsa_gain"}


@pytest.mark.parametrize(
    ("text", "said"), [("flikker", "did you mean flicker"), ("zzz", "report.json"), (" ,", "no metric")]
)
def test_a_metric_that_does_not_exist_is_answered_with_the_closest(text: str, said: str) -> None:
    """A typing mistake is mended by the message."""
    with pytest.raises(OptionError, match=said):
        chosen(text)
