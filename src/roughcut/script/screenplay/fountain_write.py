"""Writes Fountain, so that it reads back as the same screenplay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roughcut.script.screenplay import fountain
from roughcut.script.screenplay.fountain_rows import heading_of
from roughcut.script.screenplay.marks import escaped
from roughcut.script.screenplay.schema import Element, Part, Prose, Remark, SceneHeading, Screenplay, Speech

_NAME_MARKS = re.compile(r"[()（）^]")


def write(screenplay: Screenplay) -> str:
    """The screenplay as Fountain; signs that would be taken for marks are escaped with a backslash."""
    page = [("Title", screenplay.title)] if screenplay.title else []
    page += list(screenplay.title_page)
    head = ["\n".join(f"{escaped(key)}: {escaped(value)}".rstrip() for key, value in page)] if page else []
    return "\n\n".join([*head, *(_block(element) for element in screenplay.elements)]) + "\n"


def _block(element: Element) -> str:
    if isinstance(element, SceneHeading):
        return _heading(element)
    if isinstance(element, Speech):
        return "\n".join(_speech(element))
    if isinstance(element, Remark):
        return _remark(element)
    plain = escaped(element.text)
    read = fountain.read(f"{plain}\n").elements
    same = len(read) == 1 and isinstance(read[0], Prose) and read[0].text == element.text
    return plain if same else f"!{plain}"


def _heading(heading: SceneHeading) -> str:
    text = escaped(heading.text).replace("#", "\\#")
    number = f" #{escaped(heading.number)}#" if heading.number else ""
    read = heading_of(text + number)
    plain = read is not None and (read.text, read.number) == (heading.text, heading.number)
    return f"{text}{number}" if plain else "." + ("\\" if text.startswith(".") else "") + text + number


def _speech(speech: Speech) -> Iterator[str]:
    name = _NAME_MARKS.sub(lambda match: "\\" + match.group(), escaped(speech.speaker))
    extensions = "".join(f" ({_NAME_MARKS.sub(_escape, escaped(each))})" for each in speech.extensions)
    yield f"{'@' if speech.exact else ''}{name}{extensions}{' ^' if speech.dual else ''}"
    for part in speech.parts:
        yield _part(part)


def _escape(match: re.Match[str]) -> str:
    return "\\" + match.group()


def _part(part: Part) -> str:
    text = escaped(part.text)
    if part.kind == "parenthetical":
        return f"({text})"
    if part.kind == "sung":
        return f"~{text}"
    return f"\\{text}" if text[0] in "(（~" else text


def _remark(remark: Remark) -> str:
    text = escaped(remark.text)
    if remark.kind == "transition":
        return f"> {text[:-1]}\\<" if text.endswith("<") else f"> {text}"
    if remark.kind == "section":
        return f"# {text}"
    if remark.kind == "synopsis":
        return f"= {text}"
    if remark.kind == "boneyard":
        return f"/* {remark.text.replace('*/', '* /')} */"
    return f"[[{re.sub(r'](?=]|$)', '] ', remark.text)}]]"
