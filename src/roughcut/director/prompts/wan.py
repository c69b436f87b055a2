"""Prompts for Wan and its like: reference pictures are called `Image 1`, in the order of sending; in Chinese
`图1` by Wan and `图片1` by Seedance; always `[Image 1]` by HappyHorse and `<Picture 1>` by MiniMax."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import Part
from roughcut.director.prompts.schema import Brief
from roughcut.models.video.profile import PromptForm

_IMAGE: dict[PromptForm, dict[str, str]] = {
    "wan": {"en": "Image {n}", "zh": "图{n}"},
    "seedance": {"en": "Image {n}", "zh": "图片{n}"},
    "happyhorse": {"en": "[Image {n}]", "zh": "[Image {n}]"},
    "minimax": {"en": "<Picture {n}>", "zh": "<Picture {n}>"},
}
_WORDS = {
    "en": {"tag": " (the person in {image})", "look": "The look is that of {image}."},
    "zh": {"tag": "（{image}中的人物）", "look": "画风以{image}为准。"},
}


def parts(brief: Brief) -> list[Part]:
    """What happens comes early, since it weighs most; frames are not counted among the images."""
    words = _WORDS[brief.language]
    image = _IMAGE[brief.form][brief.language]
    pictures = [each for each in brief.pictures if each.role in ("subject", "style")]
    images = {place: image.format(n=place + 1) for place in range(len(pictures))}
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
