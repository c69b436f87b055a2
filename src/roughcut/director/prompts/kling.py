"""Prompts for Kling: subject, action, place, camera; pictures by `<<<image_1>>>`, counted among all."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import Part
from roughcut.director.prompts.schema import Brief

_LOOK = {"en": "The look is that of {tag}.", "zh": "画风以{tag}为准。"}


def parts(brief: Brief) -> list[Part]:
    """People and what they do first; the style last but for the rules."""
    tags = {n: f"<<<image_{n}>>>" for n in range(1, len(brief.pictures) + 1)}
    numbered = list(enumerate(brief.pictures, start=1))
    by_name = {each.name: tags[n] for n, each in numbered if each.role == "subject" and each.name}
    looks = [
        tags[n] for n, each in numbered if each.role == "style" or (each.role == "subject" and not each.name)
    ]
    return [
        pieces.heed(brief),
        *pieces.people(brief, lambda name: f" {by_name[name]}" if name in by_name else ""),
        *pieces.frames(brief),
        *pieces.shots(brief),
        pieces.before(brief),
        *pieces.place(brief),
        pieces.style(brief),
        *(Part(_LOOK[brief.language].format(tag=tag), 1, "what the style picture is") for tag in looks),
        *pieces.rules(brief),
    ]
