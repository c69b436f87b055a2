"""Reads screenplays, Fountain and Final Draft, as dialogues: each of their scenes stays a scene."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roughcut.errors import DialogueError
from roughcut.script.heard import Marks, parenthetical_of
from roughcut.script.language import detect_language
from roughcut.script.screenplay import fdx, fountain
from roughcut.script.screenplay.safe_xml import XmlError
from roughcut.script.screenplay.schema import Prose, SceneHeading, Screenplay, Speech
from roughcut.scripter.assembling import assembled
from roughcut.scripter.cues import title_of
from roughcut.scripter.labels import read_label, speaker_labels
from roughcut.scripter.records import as_direction
from roughcut.scripter.schema import Dialogue, Direction, Event, Heading, Turn
from roughcut.scripter.spacing import spaced

_SURE = re.compile(
    r"^(?:\.(?:INT|EXT)\b|@\S|>[^<>\n]+<$|[^\n]*\S #[\w.-]+#$|[^a-z\n]{2,60} \^$|!\S)"
    r"|\A\s*(?:title|credit|authors?)\s*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*"
    r"(?:credit|authors?|source|draft date|contact|copyright)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
_SLUG = re.compile(r"^(?:INT|EXT|INT\.?/EXT|I/E)[. ]", re.MULTILINE)
_CUE = re.compile(r"^\n?[A-Z][A-Z0-9 .'’-]{0,40}(?:\([^()\n]*\) ?)*\n[^\n]", re.MULTILINE)
_TITLE_PAGE = re.compile(r"\s*[A-Za-z ]{3,20}:")
_SINGING = {"en": "singing", "zh": "唱"}


def is_fountain(text: str) -> bool:
    """True for a text that is a screenplay throughout: scene headings, cues, and hardly a `Name:`."""
    head = text[:400_000]
    slugs, cues = len(_SLUG.findall(head)), len(_CUE.findall(head))
    if not cues or not (slugs or _SURE.search(head)):
        return False
    labels = sum(1 for row in head.splitlines() if _is_labelled(row))
    return labels * 12 <= cues


def _is_labelled(row: str) -> bool:
    label = read_label(row.strip())
    return bool(label and label.rest and len(label.name.split()) <= 3 and speaker_labels([row.strip()]))


def read_fountain(text: str, *, loose: bool = False) -> Dialogue:
    """Read Fountain; a `loose` one may have its title alone on its first row, and lack the blank rows before
    headings and cues. Raises DialogueError where nobody speaks in it."""
    rows = (spaced(text) if loose else text).split("\n")
    title, used = title_of(rows) if loose and not _TITLE_PAGE.match(text) else ("", 0)
    screenplay = fountain.read("\n".join([*[""] * used, *rows[used:]]))
    return dialogue_of(screenplay.model_copy(update={"title": title or screenplay.title}))


def read_fdx(text: str) -> Dialogue:
    """Read Final Draft's XML. Raises DialogueError for XML that is broken, unsafe, or no screenplay."""
    try:
        return dialogue_of(fdx.read(text))
    except XmlError as error:
        raise DialogueError(error.message, line=error.line, column=error.column) from error


def dialogue_of(screenplay: Screenplay) -> Dialogue:
    """The dialogue of a screenplay. What is not for the audience (title page, transitions, notes) is in
    its remarks; `V.O.` and `O.S.` open the parentheticals of their lines."""
    events: list[Event] = []
    remarks = [": ".join(filter(None, pair)) for pair in screenplay.title_page]
    exact = _exact_names(screenplay)
    for element in screenplay.elements:
        if isinstance(element, SceneHeading):
            number = f"{element.number}. " if element.number else ""
            events.append(Heading(text=number + element.text, line=element.line))
        elif isinstance(element, Prose):
            events.append(Direction(text=element.text, line=element.line))
        elif isinstance(element, Speech):
            events.extend(_said(element))
        else:
            remarks.append(element.text)
    return assembled(screenplay.title, events, remarks, exact, capitals=True)


def _exact_names(screenplay: Screenplay) -> set[str]:
    """Names that are spelt as they should be: forced ones, and all where some cues have small letters."""
    speeches = [element for element in screenplay.elements if isinstance(element, Speech)]
    plain = {speech.speaker for speech in speeches if not speech.exact}
    forced = {speech.speaker for speech in speeches if speech.exact}
    return forced if all(name == name.upper() for name in plain) else forced | plain


def _said(speech: Speech) -> Iterator[Event]:
    """The turns of a speech; a parenthetical that no words follow is something to be seen."""
    spoken = " ".join(part.text for part in speech.parts if part.kind != "parenthetical")
    waiting: list[str] = []
    resumes = False
    for part in speech.parts:
        if part.kind == "parenthetical":
            waiting.append(part.text)
            continue
        sung = [_SINGING[detect_language(spoken)]] if part.kind == "sung" else []
        marks = Marks(speech.extensions, speech.dual, ", ".join([*waiting, *sung]))
        yield Turn(
            speaker=speech.speaker,
            text=part.text,
            parenthetical=parenthetical_of(marks, part.text),
            resumes=resumes,
            line=speech.line,
        )
        waiting, resumes = [], True
    if waiting:
        yield Direction(text=as_direction(speech.speaker, ", ".join(waiting)), line=speech.line)
