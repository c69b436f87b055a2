"""Reads and writes Final Draft's FDX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element as Xml
from xml.etree.ElementTree import SubElement, indent, tostring

from roughcut.errors import PlacedError
from roughcut.script.schema import normalise
from roughcut.script.screenplay import safe_xml
from roughcut.script.screenplay.fountain_rows import split_cue
from roughcut.script.screenplay.schema import Element, Part, Prose, Remark, SceneHeading, Screenplay, Speech

_ILLEGAL = re.compile("[\ufffe\uffff]")
_ROOT = re.compile(r"<FinalDraft[\s>]")
_TITLE_BREAK = re.compile(r"(?:by|written by|screenplay by|story by|编剧|作者)[:：]?", re.IGNORECASE)


def is_fdx(text: str) -> bool:
    """True where a text is Final Draft's XML."""
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    return head.startswith("<") and bool(_ROOT.search(head))


def read(text: str) -> Screenplay:
    """Read FDX. Raises XmlError for XML that is broken or unsafe, and for XML that is no screenplay."""
    root = safe_xml.parse(text.lstrip("\ufeff \t\r\n"))
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise PlacedError(f"This XML is not a Final Draft screenplay: it begins with <{root.tag}>.")
    page = _title_page(root)
    reader = _Reader()
    for child in content:
        if child.tag == "DualDialogue":  # some programs leave out the paragraph around it
            reader.both(child)
        elif child.tag == "Paragraph":
            reader.paragraph(child)
    notes = [_text(note) for note in root.findall("ScriptNotes/ScriptNote")]
    elements = [*reader.elements, *(Remark(kind="note", text=note) for note in notes if note)]
    return Screenplay(title=page[0] if page else "", title_page=_pairs(page[1:]), elements=tuple(elements))


def _title_page(root: Xml) -> list[str]:
    rows = [_text(paragraph) for paragraph in root.findall("TitlePage/Content/Paragraph")]
    return [row for row in rows if row]


def _pairs(rows: list[str]) -> tuple[tuple[str, str], ...]:
    """`written by` with the name after it, and whatever else stands on the title page."""
    pairs: list[tuple[str, str]] = []
    for row in rows:
        if pairs and _TITLE_BREAK.fullmatch(pairs[-1][0]) and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], row)
        else:
            pairs.append((row, ""))
    return tuple(pairs)


class _Reader:
    """Collects elements; a speech is open from its Character paragraph on."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.speech = -1  # the place of the open speech

    def paragraph(self, paragraph: Xml, *, dual: bool = False) -> None:
        """Take in one paragraph, and the two speeches of a dual dialogue."""
        line = int(paragraph.get("line", "1"))
        self._notes(paragraph, line)
        for both in paragraph.findall("DualDialogue"):
            self.both(both)
        text = _text(paragraph)
        omitted = paragraph.find("OmittedScene")
        if omitted is not None:
            self.speech = -1
            struck = " ".join(filter(None, [text, *map(_text, omitted.iter("Paragraph"))]))
            self.elements.append(Remark(kind="boneyard", text=struck or "Omitted", line=line))
        elif text:
            self._named(paragraph.get("Type", "Action"), text, paragraph.get("Number", ""), line, dual=dual)

    def both(self, both: Xml) -> None:
        """Take in the speeches of a dual dialogue."""
        for index, each in enumerate(_speeches(both)):
            for inner in each:
                self.paragraph(inner, dual=index > 0)
        self.speech = -1

    def _notes(self, paragraph: Xml, line: int) -> None:
        notes = (_text(note) for note in paragraph.findall("ScriptNote"))
        self.elements.extend(Remark(kind="note", text=note, line=line) for note in notes if note)

    def _named(self, kind: str, text: str, number: str, line: int, *, dual: bool) -> None:
        if kind == "Character":
            name, extensions = split_cue(text)
            self.elements.append(Speech(speaker=name, extensions=extensions, dual=dual, line=line))
            self.speech = len(self.elements) - 1
        elif self.speech >= 0 and kind in ("Dialogue", "Parenthetical", "Singing", "Lyrics"):
            speech = self.elements[self.speech]
            assert isinstance(speech, Speech)
            self.elements[self.speech] = speech.model_copy(
                update={"parts": (*speech.parts, _part(kind, text))}
            )
        else:
            self.speech = -1
            self.elements.append(_element(kind, text, number, line))


def _speeches(both: Xml) -> list[list[Xml]]:
    """The paragraphs of a dual dialogue, one list for each of its speakers."""
    found: list[list[Xml]] = []
    for paragraph in both.findall("Paragraph"):
        if paragraph.get("Type") == "Character" or not found:
            found.append([])
        found[-1].append(paragraph)
    return found


def _part(kind: str, text: str) -> Part:
    if kind == "Parenthetical":
        bare = text[1:-1].strip() if text[0] in "(（" and text[-1] in ")）" else text
        return Part(kind="parenthetical", text=bare or text)
    return Part(kind="words" if kind == "Dialogue" else "sung", text=text)


def _element(kind: str, text: str, number: str, line: int) -> Element:
    if kind == "Scene Heading":
        return SceneHeading(text=text, number=number, line=line)
    if kind == "Transition":
        return Remark(kind="transition", text=text, line=line)
    if kind in ("New Act", "End of Act", "Cast List") or kind.startswith("Outline"):
        return Remark(kind="section", text=text, line=line)
    if kind == "General" and text.startswith("[[") and text.endswith("]]") and len(text) > 4:
        return Remark(kind="note", text=text[2:-2], line=line)
    return Prose(text=text, line=line)


def _text(node: Xml) -> str:
    """The words of a paragraph, or of a note that holds paragraphs."""
    parts = ["".join(text.itertext()) for text in node.findall("Text")]
    inner = [_text(each) for each in node.findall("Paragraph")]
    return str(normalise(" ".join(filter(None, ["".join(parts), *inner]))))


def write(screenplay: Screenplay) -> str:
    """The screenplay as FDX; transitions stay, other remarks become script notes."""
    root = Xml("FinalDraft", {"DocumentType": "Script", "Template": "No", "Version": "1"})
    content = SubElement(root, "Content")
    for group in _groups(screenplay.elements):
        both = SubElement(SubElement(content, "Paragraph"), "DualDialogue") if len(group) > 1 else content
        for element in group:
            _write(both, element)
    if screenplay.title:
        page = SubElement(SubElement(root, "TitlePage"), "Content")
        for row in (screenplay.title, *(each for pair in screenplay.title_page for each in pair if each)):
            _paragraph(page, "Action", row, {"Alignment": "Center"})
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + tostring(root, "unicode") + "\n"


def _groups(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Each element alone, and the speeches of a dual dialogue together."""
    group: list[Element] = []
    for element in elements:
        joins = isinstance(element, Speech) and element.dual and group and isinstance(group[-1], Speech)
        if group and not joins:
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _write_speech(parent: Xml, speech: Speech) -> None:
    extensions = "".join(f" ({extension})" for extension in speech.extensions)
    _paragraph(parent, "Character", speech.speaker + extensions)
    for part in speech.parts:
        if part.kind == "parenthetical":
            _paragraph(parent, "Parenthetical", f"({part.text})")
        else:
            _paragraph(parent, "Dialogue" if part.kind == "words" else "Singing", part.text)


def _write(parent: Xml, element: Element) -> None:
    if isinstance(element, Speech):
        _write_speech(parent, element)
    elif isinstance(element, SceneHeading):
        number = {"Number": _legal(element.number)} if element.number else {}
        _paragraph(parent, "Scene Heading", element.text, number)
    elif isinstance(element, Prose):
        _paragraph(parent, "Action", element.text)
    elif element.kind == "transition":
        _paragraph(parent, "Transition", element.text)
    else:
        note = SubElement(SubElement(parent, "Paragraph", {"Type": "Action"}), "ScriptNote")
        _paragraph(note, "Action", element.text)


def _paragraph(parent: Xml, kind: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    paragraph = SubElement(parent, "Paragraph", {"Type": kind, **(attributes or {})})
    SubElement(paragraph, "Text").text = _legal(text)


def _legal(text: str) -> str:
    """Without the two characters that XML cannot hold (controls are gone already)."""
    return _ILLEGAL.sub("", text)
