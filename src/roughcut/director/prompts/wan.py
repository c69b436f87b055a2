"""Prompts for Wan: reference pictures are called `Image 1`, in Chinese `图1`, in the order of sending."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import Part
from roughcut.director.prompts.schema import Brief

_WORDS = {
    "en": {"image": "Image {n}", "tag": " (the person in {image})", "look": "The look is that of {image}."},
    "zh": {"image": "图{n}", "tag": "（{image}中的人物）", "look": "画风以{image}为准。"},
}


def parts(brief: Brief) -> list[Part]:
    """What happens comes early, since it weighs most; frames are not counted among the images."""
    words = _WORDS[brief.language]
    pictures = [each for each in brief.pictures if each.role in ("subject", "style")]
    images = {place: words["image"].format(n=place + 1) for place in range(len(pictures))}
    tags = {each.name: words["tag"].format(image=images[n]) for n, each in enumerate(pictures) if each.name}
    looks = [words["look"].format(image=images[n]) for n, each in enumerate(pictures) if not each.name]
    return [
        pieces.heed(brief),
        pieces.style(brief),
        *(Part(look, 1, "what the style picture is") for look in looks),
        *pieces.people(brief, lambda name: tags.get(name, "")),
        *pieces.place(brief),
        *pieces.frames(brief),
        *pieces.shots(brief),
        pieces.before(brief),
        *pieces.rules(brief),
    ]
