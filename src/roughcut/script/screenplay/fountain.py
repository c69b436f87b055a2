"""Reads Fountain, the plain-text form of screenplays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roughcut.script.schema import normalise
from roughcut.script.screenplay.fountain_rows import cue_of, heading_of, is_transition, title_item
from roughcut.script.screenplay.marks import HOLE, joined_rows, plain, without_comments
from roughcut.script.screenplay.schema import Element, Part, Prose, Remark, SceneHeading, Screenplay, Speech

_CLOSES = re.compile(r"(?<!\\)(?:\\\\)*[)）]$")
_TITLES = ("title", "标题", "剧名", "片名")


def read(text: str) -> Screenplay:
    """Read Fountain. Every word is in the result: what is not for the audience is a remark.

    Cues are names in capitals or Chinese characters, or forced by `@`, with words on the row after them.
    """
    rows, comments = without_comments(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    reader = _Reader(rows.split("\n"))
    page = reader.title_page()
    elements: list[Element] = [*reader.elements()]
    remarks = [Remark(kind=c.kind, text=c.text, line=c.line) for c in comments if normalise(c.text)]
    titles = [value for key, value in page if key.casefold() in _TITLES and value]
    return Screenplay(
        title=titles[0] if titles else "",
        title_page=tuple(pair for pair in page if pair[0].casefold() not in _TITLES),
        elements=tuple(sorted([*elements, *remarks], key=lambda element: element.line)),
    )


class _Reader:
    """Walks over the rows; `at` is the 0-based row that is read next."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.at = 0

    def title_page(self) -> list[tuple[str, str]]:
        """The pairs of key and value before the first blank row."""
        start = next((i for i, row in enumerate(self.rows) if row.strip()), 0)
        pairs: list[tuple[str, str]] = []
        for index in range(start, len(self.rows)):
            row = self.rows[index]
            if not row.strip():
                break
            item = title_item(row, first=not pairs)
            if item:
                pairs.append(item)
            elif pairs and row[:1] in (" ", "\t"):
                key, value = pairs[-1]
                pairs[-1] = (key, f"{value} {plain(row).strip()}".strip())
            else:
                return []
            self.at = index + 1
        if not pairs:
            self.at = 0
        return pairs

    def elements(self) -> Iterator[Element]:
        """Every element after the title page, in order."""
        while self.at < len(self.rows):
            row = self.rows[self.at].strip()
            if not row.strip(HOLE):
                self.at += 1
            else:
                yield from self._element(row)

    def _element(self, row: str) -> Iterator[Element]:
        line = self.at + 1
        forced = _forced(row, line)
        if forced is not None:
            self.at += 1
            yield from forced
        elif (speech := self._speech(row)) is not None:
            yield speech
        elif not self._goes_on() and is_transition(row):
            self.at += 1
            yield Remark(kind="transition", text=plain(row), line=line)
        elif heading := heading_of(row):
            self.at += 1
            yield heading.model_copy(update={"line": line})
        else:
            yield from self._prose()

    def _goes_on(self) -> bool:
        """True where the row after this one holds something."""
        return self.at + 1 < len(self.rows) and bool(self.rows[self.at + 1].strip())

    def _speech(self, row: str) -> Speech | None:
        """A cue with the words below it; None where the row is no cue or nothing is below it."""
        if row.startswith("!"):
            return None
        forced = row.startswith("@")
        cue = cue_of(row[1:] if forced else row, forced=forced)
        if not cue or not self._goes_on() or (not forced and heading_of(row)):
            return None
        name, extensions, dual = cue
        line = self.at + 1
        self.at += 1
        block: list[str] = []
        while self.at < len(self.rows) and (self.rows[self.at].strip() or self.rows[self.at] == "  "):
            block.append(self.rows[self.at].strip())
            self.at += 1
        return Speech(
            speaker=name,
            extensions=extensions,
            dual=dual,
            exact=forced,
            parts=tuple(_parts(block)),
            line=line,
        )

    def _prose(self) -> Iterator[Prose]:
        """A paragraph of action: rows up to a blank one, or to one that is something else."""
        line = self.at + 1
        words = [plain(self.rows[self.at].strip().removeprefix("!")).strip()]
        self.at += 1
        while self.at < len(self.rows) and self.rows[self.at].strip():
            row = self.rows[self.at].strip()
            if _forced(row, 1) is not None or heading_of(row):
                break
            words.append(plain(row).strip())
            self.at += 1
        text = joined_rows(words)
        if text:
            yield Prose(text=text, line=line)


def _forced(row: str, line: int) -> list[Element] | None:
    """What a row is because its first sign says so; None where no sign does."""
    text = row.replace(HOLE, "").strip()
    if re.fullmatch(r"={3,}", text):
        return []
    if re.match(r"#{1,6}\s*[^#\s]", text):
        return _remark("section", text.lstrip("#"), line)
    if text.startswith("="):
        return _remark("synopsis", text[1:], line)
    if text.startswith(">"):
        if text.endswith("<") and not text.endswith("\\<"):
            return _told(text[1:-1], line)
        return _remark("transition", text[1:], line)
    if text.startswith("~"):
        return _told(text[1:], line)
    if re.match(r"\.(?!\.)\s*\S", text):
        heading = heading_of(text[1:], forced=True)
        return [heading.model_copy(update={"line": line})] if isinstance(heading, SceneHeading) else []
    return None


def _remark(kind: str, text: str, line: int) -> list[Element]:
    words = plain(text).strip()
    return [Remark.model_validate({"kind": kind, "text": words, "line": line})] if words else []


def _told(text: str, line: int) -> list[Element]:
    words = plain(text).strip()
    return [Prose(text=words, line=line)] if words else []


def _parts(block: Sequence[str]) -> Iterator[Part]:
    """The words of a speech and the parentheticals among them."""
    waiting: list[str] = []
    index = 0
    while index < len(block):
        row = block[index].replace(HOLE, "").strip()
        aside, used = _aside(block, index)
        if (used or row.startswith("~")) and waiting:
            yield Part(text=joined_rows(waiting))
            waiting = []
        if used:
            if aside:
                yield Part(kind="parenthetical", text=aside)
            index += used
            continue
        if row.startswith("~"):
            if plain(row[1:]).strip():
                yield Part(kind="sung", text=plain(row[1:]).strip())
        elif row:
            waiting.append(plain(row))
        index += 1
    if waiting:
        yield Part(text=joined_rows(waiting))


def _aside(block: Sequence[str], index: int) -> tuple[str, int]:
    """A parenthetical that begins with a row, and how many rows it takes; 0 where none begins."""
    if not block[index].startswith(("(", "（")):
        return "", 0
    for end in range(index, min(index + 12, len(block))):
        if _CLOSES.search(block[end]):
            words = joined_rows([plain(row) for row in block[index : end + 1]])
            return words[1:-1].strip(), end - index + 1
    return "", 0
