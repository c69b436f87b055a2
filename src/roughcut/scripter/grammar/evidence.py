"""Gathers what a dialogue tells of each of its people: in narration, and where others address them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from roughcut.script.naming import index_of
from roughcut.scripter.grammar.introductions import apposition
from roughcut.scripter.grammar.sentences import sentences
from roughcut.scripter.grammar.sexes import Traces
from roughcut.scripter.schema import CastEntry, Dialogue, Direction, Turn

_MOST = 4000
_LEAD = 40
_TITLE = re.compile(
    r"\b(?P<title>mr|mister|mrs|ms|miss|sir|lord|lady|madam|madame|king|queen|prince|princess)\.?\s+$",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?:^|[\s(])(?P<names>(?:[A-Z][a-zà-ÿ'’-]+ )+)$")
_PRONOUN = re.compile(r"(?:she|he)\b|[她他](?!们)", re.IGNORECASE)


@dataclass
class Evidence:
    """What tells of one person. `clauses` are whole and about them; `after` are the words that follow each
    mention; `leads` those right before it; `called` are titles and forms of address; `given` the given
    names that stand before a surname; `own` are the user's words for them."""

    own: str = ""
    clauses: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The user's words and the clauses as one text, at most 4,000 characters."""
        return " . ".join(filter(None, [self.own, *self.clauses]))[:_MOST]

    @property
    def traces(self) -> Traces:
        """What may tell of sex."""
        introduced = [part for after in self.after for part in apposition(after)]
        return Traces(
            introduction=" . ".join(filter(None, [self.own, *self.leads, *introduced]))[:_MOST],
            called=" . ".join(self.called)[:_MOST],
            given=" ".join(self.given)[:_MOST],
            clauses=" . ".join(self.clauses)[:_MOST],
        )

    def with_wish(self, entry: CastEntry | None) -> Evidence:
        """With what the user decided about this person."""
        if entry is None:
            return self
        return replace(self, own=" . ".join(filter(None, [entry.description, entry.voice])))


def evidence_of(dialogue: Dialogue) -> dict[str, Evidence]:
    """What is told of each speaker, in order of their first words."""
    names, aliases = dialogue.speakers, dialogue.aliases
    finder = index_of((*names, *(alias for alias in aliases if alias not in names)))
    found = {name: Evidence() for name in names}
    for event in dialogue.events:
        if isinstance(event, Turn):
            for start, end, name in finder.spans(event.text):
                _address(event.text, start, end, found[aliases.get(name, name)])
        elif isinstance(event, Direction):
            _narrated(event.text, [(s, e, aliases.get(n, n)) for s, e, n in finder.spans(event.text)], found)
    return found


def _address(text: str, start: int, end: int, of: Evidence) -> None:
    """How others call somebody: `Mr. Vance`, `顾先生`."""
    title = _TITLE.search(text[:start])
    of.called.append(f"{title['title'] if title else ''} {text[start:end]}".strip())


def _narrated(text: str, spans: Sequence[tuple[int, int, str]], found: dict[str, Evidence]) -> None:
    """The clauses of a direction, each to whom it is about."""
    at, last = 0, ""
    for sentence in sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        marks = [(s - start, e - start, name) for s, e, name in spans if start <= s < at]
        if not marks and last and _PRONOUN.match(sentence):
            found[last].clauses.append(sentence)
        for index, (begin, end, name) in enumerate(marks):
            # Words right before a name belong to it: `her brother Elias`, `学生小雨`.
            earlier = marks[index - 1][1] if index else 0
            until = marks[index + 1][0] if index + 1 < len(marks) else len(sentence)
            lead = _lead(sentence[earlier:begin])
            found[name].clauses.append(lead + sentence[begin:until])
            found[name].after.append(sentence[end:until])
            found[name].leads.append(lead)
            _address(sentence, begin, end, found[name])
            given = _GIVEN.search(sentence[:begin])
            found[name].given += [given["names"]] if given else []
        named = {name for *_, name in marks}
        last = named.pop() if len(named) == 1 else last if not named else ""


def _lead(before: str) -> str:
    """The end of what stands before a name, from its last comma on, in whole words."""
    last = re.split(r"[,，、;；]", before)[-1]
    return last if len(last) <= _LEAD else last[-_LEAD:].partition(" ")[2]
