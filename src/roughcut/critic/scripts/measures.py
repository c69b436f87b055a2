"""What can be counted in a script: pace, variety of the camera, and how much of the dialogue is said."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from roughcut.critic.scripts.schema import Measure
from roughcut.script.schema import Script
from roughcut.script.verify import SpokenTurn
from roughcut.script.verify.fidelity import Comparison
from roughcut.script.vocabulary import read_movement, read_size

_NO_DIALOGUE = "The dialogue that the script was written from is not known."


def measures_of(script: Script, turns: Sequence[SpokenTurn] | None) -> dict[str, Measure]:
    """Every measure by name; `turns` are None where the dialogue is not known."""
    minutes = sum(shot.duration_ms for shot in script.shots) / 60_000
    sizes = [[size.value for each in shot.sizes if (size := read_size(each))] for shot in script.shots]
    moves = [
        [move.value for each in shot.movements if (move := read_movement(each))] for shot in script.shots
    ]
    return {
        "shots": Measure(value=len(script.shots), unit="shots"),
        "duration": Measure(value=round(minutes * 60, 3), unit="s"),
        "shots_per_minute": Measure(value=round(len(script.shots) / minutes, 4), unit="1/min"),
        "size_variety": _variety(sizes, "No shot has a size that we know."),
        "movement_variety": _variety(moves, "No shot has a camera movement that we know."),
        "size_changes": _changes(sizes),
        "line_coverage": _coverage(script, turns),
    }


def _variety(named: Iterable[Sequence[str]], reason: str) -> Measure:
    """The entropy of the words used, in bits: 0 where all shots are alike, 1 where two kinds are even."""
    counts = Counter(word for words in named for word in words)
    total = counts.total()
    if not total:
        return Measure(value=None, unit="bits", reason=reason)
    shares = [count / total for count in counts.values()]
    return Measure(value=round(-sum(share * math.log2(share) for share in shares) + 0.0, 4), unit="bits")


def _changes(sizes: Sequence[Sequence[str]]) -> Measure:
    """The share of cuts at which the size changes, among those whose two sizes are known."""
    cuts = [(before[-1], after[0]) for before, after in pairwise(sizes) if before and after]
    if not cuts:
        return Measure(value=None, unit="share", reason="There is no cut between two shots of known size.")
    return Measure(value=round(sum(before != after for before, after in cuts) / len(cuts), 4), unit="share")


def _coverage(script: Script, turns: Sequence[SpokenTurn] | None) -> Measure:
    """The share of the dialogue's words that are said word for word, wherever in the script."""
    if turns is None:
        return Measure(value=None, unit="share", reason=_NO_DIALOGUE)
    comparison = Comparison(script, turns)
    total = sum(len(speech.words) for speech in comparison.spoken)
    if not total:
        return Measure(value=None, unit="share", reason="The dialogue has no words.")
    exact = (match for match in comparison.alignment.matches.values() if match.exact)
    said = sum(span.end - span.start for match in exact for span in match.spans)
    return Measure(value=round(said / total, 4), unit="share")
