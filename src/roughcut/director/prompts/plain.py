"""Prompts that name no pictures: for models that take a first frame at most."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import Part
from roughcut.director.prompts.schema import Brief


def parts(brief: Brief) -> list[Part]:
    """Style, place and people first, then what happens, then what must hold."""
    return [
        pieces.heed(brief),
        pieces.style(brief),
        *pieces.place(brief),
        *pieces.people(brief, lambda name: ""),
        *pieces.frames(brief),
        pieces.before(brief),
        *pieces.shots(brief),
        *pieces.rules(brief),
    ]
