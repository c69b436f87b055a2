"""docs/critic-power.md speaks of every metric and of every damage."""

from __future__ import annotations

import re
from pathlib import Path

from bench.critic.damage import undamaged
from bench.critic.measure import DAMAGES

from roughcut.critic.contracts import CONTRACTS

_PAGE = (Path(__file__).parents[2] / "docs" / "critic-power.md").read_text(encoding="utf-8")


def test_every_metric_has_its_line() -> None:
    """No metric without a word on what it is good for; run `make bench-critic` after adding one."""
    told = set(re.findall(r"^\| `(\w+)` \|", _PAGE, flags=re.MULTILINE))
    assert told == set(CONTRACTS)


def test_every_damage_has_its_line_with_what_it_does() -> None:
    """More than fifteen, each with its three strengths in words."""
    for name, damage in DAMAGES.items():
        assert f"| {name} | {(damage.__doc__ or '').strip()} |" in _PAGE
    assert len(DAMAGES) >= 15
    assert undamaged.__doc__
