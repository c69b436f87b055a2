"""Prompts for Gemini Omni: every picture is declared by its tag before the words begin."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import Part
from roughcut.director.prompts.schema import Brief

_SOURCES = {"first_frame": "<FIRST_FRAME>", "last_frame": "<LAST_FRAME>"}


def parts(brief: Brief) -> list[Part]:
    """The tags of the pictures, then as for other models, a person's tag behind the name."""
    tags = _tags(brief)
    sources = [f"{tag}@Image{n}" for n, (tag, role, _) in enumerate(tags, start=1) if role in _SOURCES]
    others = [f"{tag}@Image{n}" for n, (tag, role, _) in enumerate(tags, start=1) if role not in _SOURCES]
    by_name = {name: tag for tag, role, name in tags if role == "subject" and name}
    looks = [tag for tag, role, name in tags if role == "style" or (role == "subject" and not name)]
    return [
        Part(f"[# Sources {' '.join(sources)}]" if sources else ""),
        Part(f"[# References {' '.join(others)}]" if others else ""),
        pieces.heed(brief),
        pieces.style(brief),
        *(_look(brief, tag) for tag in looks),
        *pieces.place(brief),
        *pieces.people(brief, lambda name: f" {by_name[name]}" if name in by_name else ""),
        *pieces.frames(brief),
        pieces.before(brief),
        *pieces.shots(brief),
        *pieces.rules(brief),
    ]


def _tags(brief: Brief) -> list[tuple[str, str, str]]:
    """Each picture's tag with its role and name, in the order in which they are sent."""
    tags, references = [], 0
    for each in brief.pictures:
        tag = _SOURCES.get(each.role)
        if tag is None:
            tag, references = f"<IMAGE_REF_{references}>", references + 1
        tags.append((tag, str(each.role), each.name))
    return tags


def _look(brief: Brief, tag: str) -> Part:
    words = {
        "en": f"The look, the light and the colours are those of {tag}.",
        "zh": f"画风、光线与色彩以{tag}为准。",
    }
    return Part(words[brief.language], 1, "what the style picture is")
