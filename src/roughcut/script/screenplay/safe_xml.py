"""Reads XML from strangers: no document types, so no entities of any kind; bounded depth."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from roughcut.errors import PlacedError

_DEEPEST = 60


class XmlError(PlacedError):
    """A text is not XML that we read; the message is one sentence."""


def parse(text: str) -> Element:
    """The root element of an XML text. Raises XmlError for what is not well-formed, is nested deeper
    than sixty levels, or has a document type (which could declare entities)."""
    return _Parser().parse(text)


class _Parser:
    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.depth = 0
        self.expat = expat.ParserCreate("utf-8")  # text that is decoded already: its own claim is void
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self.builder.data
        self.expat.StartDoctypeDeclHandler = self._refuse

    def parse(self, text: str) -> Element:
        try:
            self.expat.Parse(text.encode("utf-8", "replace"), True)
            return self.builder.close()
        except expat.ExpatError as error:
            raise XmlError(
                f"This XML breaks at line {error.lineno}, column {error.offset + 1}: "
                f"{expat.ErrorString(error.code)}.",
                line=error.lineno,
                column=error.offset + 1,
            ) from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise XmlError(
                "This XML is nested too deeply to be a screenplay.", line=self.expat.CurrentLineNumber
            )
        self.builder.start(tag, {**attributes, "line": str(self.expat.CurrentLineNumber)})

    def _end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(tag)

    def _refuse(self, *_: object) -> NoReturn:
        raise XmlError(
            "This XML declares a document type, which a screenplay has no use for and which may hide"
            " entities; remove the line that begins with <!DOCTYPE.",
            line=self.expat.CurrentLineNumber,
        )
