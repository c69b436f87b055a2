"""Which metrics to measure, by what a user names."""

from __future__ import annotations

import difflib

from roughcut.critic.contracts import CONTRACTS, VBENCH
from roughcut.errors import OptionError

_SHORT = {"clip": "clip_score", "vsa-gain": "vsa_gain"}
_GROUPS = {"vbench": tuple(f"vbench_{name}" for name in VBENCH)}
"""Names that stand for several metrics."""


def chosen(text: str) -> frozenset[str]:
    """The metrics named in a list such as `vsa,clip`. Raises OptionError for one that does not exist."""
    names = [part.strip().lower() for part in text.split(",") if part.strip()]
    if not names:
        raise OptionError(
            "--metrics names no metric; write names such as vsa,clip,loudness, or leave it out."
        )
    return frozenset(metric for name in names for metric in _GROUPS.get(name) or (_known(name),))


def _known(name: str) -> str:
    metric = _SHORT.get(name, name.replace("-", "_"))
    if metric not in CONTRACTS:
        near = difflib.get_close_matches(metric, CONTRACTS, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "report.json of any review lists all of them."
        raise OptionError(f"There is no metric called {name}; {hint}")
    return metric
