"""Pairs changed lines with the words that are missing between the same two lines of a dialogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from roughcut.script.verify.tongue import differ
from roughcut.script.verify.words import likeness

_LARGEST = 200  # runs or lines that are compared with each other; longer gaps are taken in parts
_NEVER = float("-inf")


class Said(Protocol):
    """A line: who says it, its text, its words."""

    @property
    def speaker(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def bag(self) -> Counter[str]: ...


@dataclass(frozen=True)
class Run:
    """Words of one turn that no line says: `start` up to `end` in the words of the whole dialogue."""

    start: int
    end: int
    speaker: str
    text: str
    keys: Sequence[str]

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each word comes."""
        return Counter(self.keys)


def pair_up(runs: Sequence[Run], lines: Sequence[Said]) -> list[tuple[int, int]]:
    """The pairs (run, line), both by index and in order, that fit best. A run may have several lines (a turn
    cut up and changed), a line several runs (turns run together); what fits nothing has no pair."""
    largest = max(len(runs), len(lines))
    if largest <= _LARGEST:
        return _Table(runs, lines).pairs()
    parts = -(-largest // _LARGEST)
    pairs = []
    for part in range(parts):
        r, r_end = (len(runs) * (part + k) // parts for k in (0, 1))
        n, n_end = (len(lines) * (part + k) // parts for k in (0, 1))
        pairs += [(r + a, n + b) for a, b in pair_up(runs[r:r_end], lines[n:n_end])]
    return pairs


def shares(keys: Sequence[str], parts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Which of the words `keys` each of some changed parts stands for: (start, end), one after the other."""
    joined = [key for part in parts for key in part]
    blocks = SequenceMatcher(None, joined, list(keys), autojunk=False).get_matching_blocks()
    cuts, length = [0], 0
    for part in parts[:-1]:
        length += len(part)
        block = max((b for b in blocks if b.a < length), key=lambda b: b.a, default=None)
        guess = length * len(keys) // max(1, len(joined))
        near = guess if block is None or not block.size else min(block.b + length - block.a, len(keys))
        cuts.append(max(cuts[-1], near))
    cuts.append(len(keys))
    return list(pairwise(cuts))


def _fit(run: Run, line: Said) -> tuple[float, float]:
    """How well a line fits a run, minus infinity where it is something else; and how well it fits beside
    another line of the same run, or another run of the same line."""
    both, contained, shared = likeness(run.bag, line.bag)
    own = run.speaker == line.speaker
    more = 0.8 if contained >= 0.5 else _NEVER
    if both >= 0.34 or (contained >= 0.6 and (shared > 1 or own)):
        return 1 + 2 * both + 0.5 * own, more
    if differ(run.text, line.text):
        return 1.2 if own else 0.4, more
    return 0.6 if own else _NEVER, more


class _Table:
    """Best sums over prefixes: `ended[r][n]` where run r and line n are a pair, `best[r][n]` in any way."""

    def __init__(self, runs: Sequence[Run], lines: Sequence[Said]) -> None:
        self.runs, self.lines = runs, lines
        rows, columns = len(runs) + 1, len(lines) + 1
        self.best = [[0.0] * columns for _ in range(rows)]
        self.ended = [[_NEVER] * columns for _ in range(rows)]
        self.came = [[""] * columns for _ in range(rows)]
        for row in range(1, rows):
            for column in range(1, columns):
                self._settle(row, column)

    def _settle(self, row: int, column: int) -> None:
        fit, more = _fit(self.runs[row - 1], self.lines[column - 1])
        ways = (
            (self.best[row - 1][column - 1] + fit, "pair"),
            (self.ended[row][column - 1] + more, "line too"),
            (self.ended[row - 1][column] + more, "run too"),
        )
        self.ended[row][column], self.came[row][column] = max(ways, key=lambda way: way[0])
        self.best[row][column] = max(
            self.best[row - 1][column], self.best[row][column - 1], self.ended[row][column]
        )

    def pairs(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        row, column = len(self.runs), len(self.lines)
        while row and column:
            if self.best[row][column] == self.best[row - 1][column]:
                row -= 1
            elif self.best[row][column] == self.best[row][column - 1]:
                column -= 1
            else:
                row, column = self._back(row, column, found)
        return found[::-1]

    def _back(self, row: int, column: int, found: list[tuple[int, int]]) -> tuple[int, int]:
        """Follow a chain of pairs back to where it began."""
        while True:
            found.append((row - 1, column - 1))
            way = self.came[row][column]
            if way == "line too":
                column -= 1
            elif way == "run too":
                row -= 1
            else:
                return row - 1, column - 1
