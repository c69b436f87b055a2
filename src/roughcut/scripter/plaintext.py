"""Reads dialogues that are plain text: labelled lines, screenplay cues, prose with quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roughcut.script.language import detect_language
from roughcut.scripter import records
from roughcut.scripter.assembling import assembled
from roughcut.scripter.cues import cue_names, heading_of, is_editing, is_transition, read_cue, title_of
from roughcut.scripter.labels import Label, read_label, speaker_labels, undecorated
from roughcut.scripter.quotations import Paragraph, has_speech, read_prose
from roughcut.scripter.schema import Dialogue, Direction, Event, Heading

_BRACKETS = {"[": "]", "(": ")", "（": "）", "【": "】", "［": "］"}
_ENDS = '.!?。！？…"”」』’)）]】—–-:：'
_NARRATES = re.compile(
    r"^(?:The|A|An|He|She|They|It|We hear|We see|Then|Suddenly|Silence|Outside|Inside|Behind)\b"
)
_SPEAKS = re.compile(r"\b(?:I|I['’]\w+|you|your|me|my|we|our|us)\b|[我你您咱]", re.IGNORECASE)
_REMARK = re.compile(
    r"^(author|credit|source|contact|copyright|draft date|date|作者|版权)\s*[:：]\s*(.*)$", re.IGNORECASE
)


@dataclass(frozen=True)
class _Row:
    """A source line: as it stands, without decoration, and its 1-based number."""

    raw: str
    text: str
    line: int

    @property
    def indented(self) -> bool:
        return self.raw[:1] in (" ", "\t", "\u3000")


def read_plain(text: str) -> Dialogue:
    """Read a plain text. Raises DialogueError where nothing in it is spoken."""
    rows = [
        _Row(raw, undecorated(raw), i) for i, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1)
    ]
    title, used = title_of([row.raw for row in rows])
    rows = rows[used:]
    remarks = [row.text for row in rows[:8] if _REMARK.match(row.text)]
    rows = [row for i, row in enumerate(rows) if i >= 8 or not _REMARK.match(row.text)]
    remarks += [row.text for row in rows if is_editing(row.text)]
    rows = [_Row("", "", row.line) if is_editing(row.text) else row for row in rows]
    cues = cue_names([row.raw for row in rows])
    labels = speaker_labels((row.text for row in rows if row.text and not _is_apart(row.text)), len(cues))
    if labels or cues:
        events = list(_Reader(labels, cues).read(rows))
    else:
        language = detect_language(text)
        events = list(_prose(rows, language))
    return assembled(title, events, remarks)


def _is_apart(text: str) -> bool:
    """True for a line that is no speech in any form: a heading, a transition, a bracketed direction."""
    return bool(heading_of(text)) or is_transition(text) or _bracketed(text) != ""


def _bracketed(text: str) -> str:
    """What stands in brackets or asterisks that enclose a whole line; empty where they do not."""
    close = _BRACKETS.get(text[:1])
    if close and text.endswith(close) and text.find(close) == len(text) - 1:
        return text[1:-1].strip()
    for mark in ("**", "__", "*", "_"):
        inner = text[len(mark) : -len(mark)]
        if text.startswith(mark) and text.endswith(mark) and inner and mark[0] not in inner:
            return inner.strip()
    return ""


def _prose(rows: list[_Row], language: str) -> Iterator[Event]:
    """A text without labels: headings and bracketed directions, and prose between them."""
    waiting: list[Paragraph] = []
    events: list[Event | Paragraph] = []
    for paragraph in _paragraphs(rows):
        heading = heading_of(paragraph.text)
        inner = _bracketed(paragraph.text)
        if heading:
            events.append(Heading(text=heading, line=paragraph.line))
        elif inner and not has_speech(paragraph.text):
            events.append(Direction(text=inner, line=paragraph.line))
        else:
            waiting.append(paragraph)
            events.append(paragraph)
    told: dict[int, list[Event]] = {}
    for event in read_prose(waiting, "zh" if language == "zh" else "en"):
        told.setdefault(event.line, []).append(event)
    for item in events:
        if isinstance(item, Paragraph):
            yield from told.get(item.line, ())
        else:
            yield item


def _paragraphs(rows: list[_Row]) -> Iterator[Paragraph]:
    """Lines joined into paragraphs; a blank line, a quotation mark or a dash begins a new one."""
    parts: list[str] = []
    start = 1
    for row in [*rows, _Row("", "", 0)]:
        text = row.raw.strip() if row.raw.strip()[:1] in "-–—" else row.text
        opens = not text or text[0] in '"“「『«-–—' or bool(heading_of(text)) or bool(_bracketed(text))
        if parts and (opens or row.indented or heading_of(parts[-1]) or _bracketed(parts[-1])):
            yield Paragraph(" ".join(parts), start)
            parts = []
        if text:
            start = start if parts else row.line
            parts.append(text)


class _Reader:
    """Reads labelled lines and screenplay cues, one row after the other."""

    def __init__(self, labels: frozenset[str], cues: frozenset[str]) -> None:
        self.labels, self.cues = labels, cues
        self.speaker, self.manner, self.words, self.line = "", "", list[str](), 1
        self.in_cue = False
        self.told: list[str] = []
        self.told_line = 1

    def read(self, rows: list[_Row]) -> Iterator[Event]:
        """Every event of the rows, in order."""
        for row in _joined(rows):
            yield from self._row(row)
        yield from self._close()

    def _row(self, row: _Row) -> Iterator[Event]:
        if not row.text:
            if not (self.speaker and not self.words and not self.in_cue):  # `Mara:`, a blank line, her words
                yield from self._close()
            return
        heading, inner = heading_of(row.text), _bracketed(row.text)
        label = self._label(row.text)
        if heading and not label:
            yield from self._close()
            yield Heading(text=heading, line=row.line)
        elif label:
            yield from self._open(label.name, label.aside, label.rest, row.line)
        elif (cue := read_cue(row.raw, self.cues)) and not self._goes_on():
            yield from self._open(cue.name, cue.aside, "", row.line)
            self.in_cue = True
        elif self.speaker and self.in_cue:
            self.words.append(row.text)
        elif inner or is_transition(row.text):
            yield from self._close()
            yield Direction(text=inner or row.text, line=row.line)
        elif self.speaker and self._continues(row):
            self.words.append(row.text)
        else:
            if self.speaker:
                yield from self._close()
            self.told_line = self.told_line if self.told else row.line
            self.told.append(row.text)

    def _label(self, text: str) -> Label | None:
        label = read_label(text)
        if not label or label.name not in self.labels:
            return None
        return label

    def _goes_on(self) -> bool:
        return bool(self.in_cue and self.speaker)

    def _continues(self, row: _Row) -> bool:
        """Whether an unlabelled line right after a speech is more of it, or narration."""
        if not self.words or row.indented:
            return True
        before = self.words[-1]
        if before[-1] not in _ENDS or row.text[0].islower():
            return True
        if any(row.text.startswith(name) for name in self.labels if name[0] == row.text[0]):
            return False
        if row.text[0] in '"“「『':
            return True
        return bool(_SPEAKS.search(row.text)) or not (
            _NARRATES.match(row.text) or re.search(r"[他她]", row.text)
        )

    def _open(self, speaker: str, manner: str, words: str, line: int) -> Iterator[Event]:
        yield from self._close()
        self.speaker, self.manner, self.line, self.in_cue = speaker, manner, line, False
        self.words = [words] if words else []

    def _close(self) -> Iterator[Event]:
        """End what is being read and hand it over."""
        if self.speaker and self.words:
            yield from records.turn_events(self.speaker, " ".join(self.words), self.manner, self.line)
        elif self.speaker and self.manner:
            yield Direction(text=f"{self.speaker} ({self.manner})", line=self.line)
        if self.told:
            yield Direction(text=" ".join(self.told), line=self.told_line)
        self.speaker, self.manner, self.words, self.told, self.in_cue = "", "", [], [], False


def _joined(rows: list[_Row]) -> Iterator[_Row]:
    """Rows in which a bracket that closes on a later line of its paragraph is one row."""
    index = 0
    while index < len(rows):
        row = rows[index]
        close = _BRACKETS.get(row.text[:1])
        if close and close not in row.text:
            end = index + 1
            while end < len(rows) and end < index + 40 and rows[end].text and close not in rows[end].text:
                end += 1
            if end < len(rows) and rows[end].text.endswith(close):
                yield _Row(row.raw, " ".join(r.text for r in rows[index : end + 1]), row.line)
                index = end + 1
                continue
        yield row
        index += 1
