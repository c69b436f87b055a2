"""The ladder after a refusal: what is tried next when a provider's moderation has said no to a take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from roughcut.director.prompts.schema import BriefPicture
from roughcut.director.prompts.write import write_prompt
from roughcut.director.schema import TakePlan, WantedReference
from roughcut.director.softening import softened
from roughcut.models.video.profile import VideoProfile
from roughcut.script.schema import Document, Name, Text

RungKind = Literal["again", "soften", "reference", "model", "stand_in"]
Refused = Literal["words", "picture", "result", "unknown"]
"""What moderation said no to: the prompt, a reference, the footage it had made, or it does not say."""

_MOST_AGAIN = 2
_NAMED: tuple[tuple[str, Refused], ...] = (
    ("InputText", "words"),
    ("InputImage", "picture"),
    ("Output", "result"),
)
"""How codes begin that name what was refused: `InputImageSensitiveContentDetected`."""


class Refusal(Document):
    """A refusal as the provider told it: what it was about, which reference (0-based, where it says), and
    its own code."""

    about: Refused = "unknown"
    reference_index: int | None = Field(default=None, ge=0)
    code: Text = ""


class Rung(Document):
    """What to do next. `take` is the changed take, None where another model or the previs takes over;
    `model` is the one to ask instead; `said` is a sentence for the user."""

    kind: RungKind
    take: TakePlan | None = None
    model: Name | None = None
    said: Text


def refusal_of(code: str, *, made: bool) -> Refusal:
    """The refusal that a provider's code tells of; `made` says that footage had been made by then."""
    named = next((about for begins, about in _NAMED if code.startswith(begins)), None)
    return Refusal(about=named or ("result" if made else "unknown"), code=code)


def next_rung(
    take: TakePlan,
    refusal: Refusal,
    profile: VideoProfile,
    tried: Sequence[RungKind] = (),
    other_models: Sequence[str] = (),
) -> Rung:
    """The next rung for a take that was refused. `take` is the one as it was asked for last, `tried` the
    rungs that it has been through with this model, and `other_models` those that the user allows.

    Again as it is, where the profile says that what it makes is refused by chance, twice at most; in milder
    words; with another reference or one less; by another model; and at last the previs stands in.
    """
    steps = (_again, _milder, _other_reference)
    for step in steps:
        rung = step(take, refusal, profile, tried)
        if rung is not None:
            return rung
    others = [model for model in other_models if model != take.model]
    if others:
        return Rung(
            kind="model", model=others[0], said=f"{_who(take, refusal)}; {others[0]} is asked instead."
        )
    return Rung(kind="stand_in", said=f"{_who(take, refusal)}; the previs stands in for it.")


def _again(take: TakePlan, refusal: Refusal, profile: VideoProfile, tried: Sequence[RungKind]) -> Rung | None:
    if not profile.random_refusals or refusal.about in ("words", "picture"):
        return None  # what was sent is the same however often it is sent
    if tried.count("again") >= _MOST_AGAIN or set(tried) - {"again"}:
        return None
    return Rung(
        kind="again",
        take=take,
        said=f"{_who(take, refusal)}; its refusals vary, so it is asked again as it is.",
    )


def _milder(
    take: TakePlan, refusal: Refusal, profile: VideoProfile, tried: Sequence[RungKind]
) -> Rung | None:
    if refusal.about == "picture" or "soften" in tried:
        return None
    brief = softened(take.brief)
    prompt = write_prompt(brief)
    if brief == take.brief or prompt.too_long:
        return None
    mild = take.model_copy(update={"brief": brief, "prompt": prompt.text})
    return Rung(
        kind="soften",
        take=mild,
        said=f"{_who(take, refusal)}; it is asked in milder words, the spoken lines as they are.",
    )


def _other_reference(
    take: TakePlan, refusal: Refusal, profile: VideoProfile, tried: Sequence[RungKind]
) -> Rung | None:
    """A person's picture is replaced by a drawn sheet; anything else, and a sheet, is left out."""
    if refusal.about == "words" or not take.references:
        return None
    index = _suspect(take, refusal)
    old = take.references[index]
    if old.role == "subject" and old.name and old.source != "sheet":
        sheet = WantedReference(role="subject", source="sheet", name=old.name)
        return Rung(
            kind="reference",
            take=with_references(take, (*take.references[:index], sheet, *take.references[index + 1 :])),
            said=f"{_who(take, refusal)}; the picture of {old.name} is replaced by a drawn sheet.",
        )
    left = (*take.references[:index], *take.references[index + 1 :])
    what = _WORDS[old.role].format(name=old.name or "a person")
    return Rung(
        kind="reference",
        take=with_references(take, left),
        said=f"{_who(take, refusal)}; it is asked without {what}.",
    )


_WORDS = {
    "first_frame": "its first frame",
    "last_frame": "its last frame",
    "subject": "the picture of {name}",
    "style": "its style picture",
}


def _suspect(take: TakePlan, refusal: Refusal) -> int:
    """The reference that the refusal names; else the picture of a person, which is what most are about;
    else the last."""
    if refusal.reference_index is not None and refusal.reference_index < len(take.references):
        return refusal.reference_index
    people = [i for i, each in enumerate(take.references) if each.role == "subject"]
    return people[0] if people else len(take.references) - 1


def with_references(take: TakePlan, references: tuple[WantedReference, ...]) -> TakePlan:
    """The take with other references, its prompt speaking of them alone. A last frame needs a first one; a
    first frame that is new to the take is one from which it simply goes on."""
    if all(each.role != "first_frame" for each in references):
        references = tuple(each for each in references if each.role != "last_frame")
    known = {(each.role, each.name): each for each in take.brief.pictures}
    pictures = tuple(known.get((each.role, each.name)) or _picture(each) for each in references)
    brief = take.brief.model_copy(update={"pictures": pictures})
    return take.model_copy(
        update={"references": references, "brief": brief, "prompt": write_prompt(brief).text}
    )


def _picture(wanted: WantedReference) -> BriefPicture:
    return BriefPicture(role=wanted.role, name=wanted.name, continues=wanted.role == "first_frame")


def _who(take: TakePlan, refusal: Refusal) -> str:
    about = {
        "words": "its words",
        "picture": "a picture sent with it",
        "result": "what had been made",
        "unknown": "without saying of what",
    }[refusal.about]
    code = f" ({refusal.code})" if refusal.code else ""
    return f"{take.model} refused shot {take.shot_number}, {about}{code}"
