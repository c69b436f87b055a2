"""Finds for every line of a script which words of which turn it speaks, wherever and however it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from roughcut.script.verify.gaps import Run, pair_up, shares
from roughcut.script.verify.occurrences import Candidate, best_chain, occurrences
from roughcut.script.verify.words import Word, is_wordless, likeness, marks_of, words_of

_MOST_PAIRS = 200_000  # beyond this, lines that are elsewhere *and* changed are no longer looked for


@dataclass(frozen=True)
class Speech:
    """Something said, by whom, with its words: a turn of the dialogue or a line of the script."""

    speaker: str
    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """See `words_of`."""
        return words_of(self.text)

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each word comes."""
        return Counter(word.key for word in self.words)


@dataclass(frozen=True)
class Span:
    """The words `start` up to `end` (0-based) of the turn `turn_index`."""

    turn_index: int
    start: int
    end: int


@dataclass(frozen=True)
class Match:
    """The words that a line stands for. `exact`: it says these and no others. `moved`: it says them at
    another place than the dialogue does. Several spans where it runs turns together."""

    spans: tuple[Span, ...]
    exact: bool
    moved: bool = False


@dataclass
class Alignment:
    """Lines against turns, both by index. `matches` has an entry for each line that stands for something;
    `doubled` are lines that say again what another one says, `added` those that nobody wrote; `missing` are
    the words of turns that no line says, in order."""

    matches: dict[int, Match] = field(default_factory=dict)
    doubled: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    missing: list[Span] = field(default_factory=list)


def align(turns: Sequence[Speech], lines: Sequence[Speech]) -> Alignment:
    """Align the lines of a script with the turns of its dialogue, both in order."""
    return _Aligner(turns, lines).result()


class _Aligner:
    """The words of all turns in a row are `stream`; `taken` says which line speaks each of them."""

    def __init__(self, turns: Sequence[Speech], lines: Sequence[Speech]) -> None:
        self.turns, self.lines = turns, lines
        self.stream = [word.key for turn in turns for word in turn.words]
        self.owner = [index for index, turn in enumerate(turns) for _ in turn.words]
        self.first = _starts([len(turn.words) for turn in turns])
        self.taken: list[int | None] = [None] * len(self.stream)
        self.chain: dict[int, tuple[int, int]] = {}  # line -> (start, end) in the stream, in order
        self.found = Alignment()

    def result(self) -> Alignment:
        walked = self._walk()
        candidates = self._candidates(walked)
        self._keep_in_order(candidates)
        self._fill_gaps()
        self._moved(candidates)
        self._moved_and_changed()
        self._marks_alone()
        self._rest(candidates)
        self.found.missing = self._runs(0, len(self.stream), every=True)
        self.found.matches = dict(sorted(self.found.matches.items()))
        return self.found

    def _walk(self) -> int:
        """Lines that follow the dialogue word by word from its start; how many there are."""
        place, count = 0, 0
        for index, line in enumerate(self.lines):
            count = index
            if place == len(self.stream):
                return index
            keys = [word.key for word in line.words]
            whole = self.first[self.owner[place] + 1]
            if self.turns[self.owner[place]].speaker != line.speaker or place + len(keys) > whole:
                return index
            if self.stream[place : place + len(keys)] != keys:
                return index
            self._take(index, place, place + len(keys))
            place += len(keys)
            count = index + 1
        return count

    def _take(self, line: int, start: int, end: int, *, exact: bool = True, moved: bool = False) -> None:
        self.taken[start:end] = [line] * (end - start)
        self.found.matches[line] = Match(self._spans(start, end), exact, moved)
        if not moved:
            self.chain[line] = (start, end)

    def _spans(self, start: int, end: int) -> tuple[Span, ...]:
        spans = []
        while start < end:
            turn = self.owner[start]
            stop = min(end, self.first[turn + 1])
            spans.append(Span(turn, start - self.first[turn], stop - self.first[turn]))
            start = stop
        return tuple(spans)

    def _candidates(self, after: int) -> dict[int, list[Candidate]]:
        """Where the words of each line that is left stand in the dialogue, as they are."""
        wanted = {
            i: [word.key for word in self.lines[i].words]
            for i in range(after, len(self.lines))
            if i not in self.found.matches
        }
        return {
            line: [self._weighed(line, start, len(wanted[line])) for start in starts]
            for line, starts in occurrences(self.stream, wanted).items()
        }

    def _weighed(self, line: int, start: int, count: int) -> Candidate:
        turn = self.owner[start]
        own = self.turns[turn].speaker == self.lines[line].speaker
        edges = (start == self.first[turn]) + (start + count == self.first[turn + 1])
        return Candidate(line, start, start + count, 4 * count + 2 * own + edges)

    def _keep_in_order(self, candidates: dict[int, list[Candidate]]) -> None:
        """The weightiest choice of lines that stand in the dialogue's own order."""
        free_from = max((end for _, end in self.chain.values()), default=0)
        usable = [c for own in candidates.values() for c in own if c.start >= free_from]
        for chosen in best_chain(usable, len(self.stream)):
            if self._is_credible(chosen):
                self._take(chosen.line, chosen.start, chosen.end)

    def _is_credible(self, candidate: Candidate) -> bool:
        """A few words of a long turn in another mouth are chance, unless they are most of that turn."""
        turn = self.owner[candidate.start]
        own = self.turns[turn].speaker == self.lines[candidate.line].speaker
        return own or 2 * (candidate.end - candidate.start) >= len(self.turns[turn].words)

    def _fill_gaps(self) -> None:
        """Between lines that are as written: lines that changed, against the words that are missing."""
        line, place = 0, 0
        for index in [*sorted(self.chain), len(self.lines)]:
            start, end = self.chain.get(index, (len(self.stream), len(self.stream)))
            self._fill(range(line, index), place, start)
            line, place = index + 1, end

    def _fill(self, lines: range, start: int, end: int) -> None:
        runs = [self._as_run(span) for span in self._runs(start, end, every=False)]
        here = [i for i in lines if not is_wordless(self.lines[i].words) or len(runs) == 1]
        if not runs or not here:
            return
        pairs = pair_up(runs, [self.lines[i] for i in here])
        for run, own in _grouped(pairs).items():
            if len(own) > 1:
                self._share_out(runs[run], [here[i] for i in own])
        for line, covered in _grouped([(line, run) for run, line in pairs]).items():
            if here[line] not in self.found.matches:
                self._cover(here[line], [runs[i] for i in covered], moved=False)

    def _share_out(self, run: Run, lines: list[int]) -> None:
        """One turn said, changed, in several lines: each has its part of the words."""
        cuts = shares(run.keys, [[word.key for word in self.lines[i].words] for i in lines])
        for line, (start, end) in zip(lines, cuts, strict=True):
            if start < end:
                self._take(line, run.start + start, run.start + end, exact=False)

    def _cover(self, line: int, runs: list[Run], *, moved: bool) -> None:
        start, end = runs[0].start, runs[-1].end
        free = all(self.taken[place] is None for place in range(start, end))
        if free:
            self._take(line, start, end, exact=False, moved=moved)

    def _runs(self, start: int, end: int, *, every: bool) -> list[Span]:
        """What nobody says yet of the words `start` to `end`, a span for each stretch within a turn; with
        `every` in terms of turns, else in terms of the stream (as turn index -1)."""
        found: list[Span] = []
        place = start
        while place < end:
            if self.taken[place] is not None:
                place += 1
                continue
            stop, limit = place, min(end, self.first[self.owner[place] + 1])
            while stop < limit and self.taken[stop] is None:
                stop += 1
            found.extend(self._spans(place, stop) if every else [Span(-1, place, stop)])
            place = stop
        return found

    def _as_run(self, span: Span) -> Run:
        turn = self.owner[span.start]
        words = self.turns[turn].words[span.start - self.first[turn] : span.end - self.first[turn]]
        text = self.turns[turn].text[words[0].start : words[-1].end]
        return Run(span.start, span.end, self.turns[turn].speaker, text, self.stream[span.start : span.end])

    def _left(self) -> list[int]:
        return [i for i in range(len(self.lines)) if i not in self.found.matches]

    def _moved(self, candidates: dict[int, list[Candidate]]) -> None:
        """Lines whose words stand in the dialogue, but somewhere else; the longest choose first."""
        for line in sorted(self._left(), key=lambda i: -len(self.lines[i].words)):
            for choice in sorted(candidates.get(line, ()), key=lambda c: (-c.weight, c.start)):
                free = all(self.taken[place] is None for place in range(choice.start, choice.end))
                if free and self._is_credible(choice):
                    self._take(line, choice.start, choice.end, moved=True)
                    break

    def _moved_and_changed(self) -> None:
        """Lines that are elsewhere and changed too: only those that are much alike."""
        runs = [self._as_run(span) for span in self._runs(0, len(self.stream), every=False)]
        scored = []
        left = self._left()
        for line in left if len(left) * len(runs) <= _MOST_PAIRS else ():
            for index, run in enumerate(runs):
                both, _, shared = likeness(run.bag, self.lines[line].bag)
                if both >= 0.6 and shared >= 3:
                    scored.append((-both, line, index))
        for _, line, index in sorted(scored):
            if line not in self.found.matches:
                self._cover(line, [runs[index]], moved=True)

    def _marks_alone(self) -> None:
        """A line of marks (`—`) that stand beside the words of its neighbour is part of the same turn."""
        for line in self._left():
            if not is_wordless(self.lines[line].words):
                continue
            before, after = self.found.matches.get(line - 1), self.found.matches.get(line + 1)
            places = [(each.spans[-1].turn_index, each.spans[-1].end) for each in (before,) if each]
            places += [(each.spans[0].turn_index, each.spans[0].start) for each in (after,) if each]
            for turn, place in places:
                if marks_of(self.lines[line].text) in marks_of(self._between(turn, place)):
                    self.found.matches[line] = Match((Span(turn, place, place),), exact=True)
                    break

    def _between(self, turn: int, place: int) -> str:
        """What stands in a turn between its words before and after a place."""
        words, text = self.turns[turn].words, self.turns[turn].text
        start = words[place - 1].end if place else 0
        return text[start : words[place].start if place < len(words) else len(text)]

    def _rest(self, candidates: dict[int, list[Candidate]]) -> None:
        """Lines that stand for nothing that is missing say something again, or something new."""
        left = self._left()
        turns = self.turns if len(left) * len(self.turns) <= _MOST_PAIRS else ()
        for line in left:
            again = bool(candidates.get(line)) or any(
                likeness(turn.bag, self.lines[line].bag)[0] >= 0.75 for turn in turns
            )
            (self.found.doubled if again else self.found.added).append(line)


def _starts(lengths: Sequence[int]) -> list[int]:
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts


def _grouped(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
