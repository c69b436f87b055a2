"""Trees of XML as text, with what no XML may hold left out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_NEVER = re.compile("[\ufffe\uffff]")


def add(
    parent: ElementTree.Element, tag: str, text: object = None, /, **attributes: str
) -> ElementTree.Element:
    """A new last child; without text it is empty."""
    child = ElementTree.SubElement(parent, tag, {key: _clean(value) for key, value in attributes.items()})
    if text is not None:
        child.text = _clean(str(text))
    return child


def document(root: ElementTree.Element, doctype: str) -> str:
    """The whole file, indented, with its kind on the second line."""
    ElementTree.indent(root)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {doctype}>\n'
    return head + ElementTree.tostring(root, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    return _NEVER.sub("", text)
