"""People's scores as tables hold them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from roughcut.critic.calibration.human import read_human
from roughcut.errors import OptionError

KNOWN = {"format_compliance", "visual_imagery"}
PAGE = Path(__file__).parents[3] / "docs" / "calibration.md"


def test_both_forms_of_the_docs_are_read() -> None:
    """A row a rating, and a row an item; other columns are traits."""
    examples = dict(re.findall(r"^```(\S+\.csv)\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S))
    long = read_human(examples["human-long.csv"], "long", KNOWN)
    wide = read_human(examples["human-wide.csv"], "wide", KNOWN)
    assert long.scores["talks.jsonl:1"] == {"visual_imagery": (3.5, 4.0)}
    assert wide.scores["talks.jsonl:2"] == {"format_compliance": (3.0,), "visual_imagery": (2.0,)}
    assert (
        long.traits
        == wide.traits
        == {"talks.jsonl:1": {"language": "en"}, "talks.jsonl:2": {"language": "zh"}}
    )


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_stand_between_cells_too(mark: str) -> None:
    """As the first row has them; an empty cell is no score."""
    text = "item,visual_imagery,format_compliance\na,2,\n".replace(",", mark)
    assert read_human(text, "h", KNOWN).scores == {"a": {"visual_imagery": (2.0,)}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,visual_imagery\na,1\n", "'item'"),
        ("", "'item'"),
        ("item,metric\na,b\n", "'score'"),
        ("item,taste\na,1\n", "has format_compliance, visual_imagery"),
        ("item,visual_imagery\na,1\nb,good\n", "h:3: 'good' is no number"),
        ("item,visual_imagery\na,nan\n", "h:2"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(text: str, told: str) -> None:
    """With the line where there is one."""
    with pytest.raises(OptionError, match=re.escape(told)):
        read_human(text, "h", KNOWN)
