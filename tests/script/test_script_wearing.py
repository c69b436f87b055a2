"""What prose says that people take off and put on."""

from __future__ import annotations

import pytest

from roughcut.script.business import Sexes, doings
from roughcut.script.wearing import Wardrobe, Worn

# ruff: noqa: E501  (the table reads better unbroken)
_PEOPLE: Sexes = {"Quinn": "female", "Kit": "female", "Tom": "male"}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Kit takes off her glasses, cleans them, and puts them on again.", [("Kit", "glasses", False), ("Kit", "glasses", True)]),
        ("Everybody looks at Kit. She takes off her beanie and puts it on the map.", [("Kit", "hat", False)]),
        ("Tom removes his cap. He puts it back on.", [("Tom", "hat", False), ("Tom", "hat", True)]),
        ("Tom takes his coat off.", [("Tom", "coat", False)]),
        ("Kit摘下眼镜，擦了擦，又戴上。", [("Kit", "glasses", False), ("Kit", "glasses", True)]),
        ("Tom puts the hat on the table.", []),
        ("Tom never takes off his hat.", []),
        ("Tom takes off running.", []),
    ],
)  # fmt: skip
def test_what_is_taken_off_and_put_on_is_read(text: str, changes: list[tuple[str, Worn, bool]]) -> None:
    """By whom, what, and which of the two; a thing that is put somewhere else is on nobody."""
    wardrobe = Wardrobe({})
    heard = [(name, wardrobe.hear(name, clause)) for name, clause in doings(text, _PEOPLE)]
    assert [(name, *change) for name, change in heard if change] == changes
