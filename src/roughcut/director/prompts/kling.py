"""Prompts for Kling: subject, action, place, camera; pictures by `@image_1`, and several shots of one call in
Kling's own list, `shot 1, 3, words;`."""

from __future__ import annotations

from roughcut.director.prompts import pieces
from roughcut.director.prompts.parts import NEVER, Part, fitted
from roughcut.director.prompts.schema import Brief, BriefPicture, BriefShot, Prompt

MOST_WORDS = 512
"""The characters that Kling takes for one shot of a list."""

_LOOK = {"en": "The look is that of {tag}.", "zh": "画风以{tag}为准。"}


def parts(brief: Brief) -> list[Part]:
    """People and what they do first; the style last but for the rules."""
    return [
        pieces.heed(brief),
        *_people(brief),
        *pieces.frames(brief),
        *pieces.shots(brief),
        pieces.before(brief),
        *pieces.place(brief),
        pieces.style(brief),
        *_looks(brief),
        *pieces.rules(brief),
    ]


def shot_list(brief: Brief) -> list[Prompt]:
    """An entry for each shot of a take that has several: its number, its seconds, its words.

    The seconds are whole and add up to the take's, as Kling demands: the last shot has what is left over.
    Entries share nothing, so each says again who is seen and where. A line with the mark that ends an
    entry makes it one that no list can hold.
    """
    heads = [f"shot {number}, {seconds}, " for number, seconds in enumerate(_seconds(brief), start=1)]
    room = (brief.limit - sum(map(len, heads))) // len(heads) - len("; ")
    return [
        _entry(head, _alone(brief, shot, seconds), min(MOST_WORDS, room))
        for head, shot, seconds in zip(heads, brief.shots, _seconds(brief), strict=True)
    ]


def joined(entries: list[Prompt], limit: int) -> Prompt:
    """The whole list as one prompt."""
    text = " ".join(entry.text for entry in entries)
    return Prompt(
        text=text,
        left_out=tuple(dict.fromkeys(what for entry in entries for what in entry.left_out)),
        too_long=len(text) > limit or any(entry.too_long for entry in entries),
    )


def _seconds(brief: Brief) -> list[int]:
    starts = [round(shot.start_ms / 1000) for shot in brief.shots]
    return [end - start for start, end in zip(starts, [*starts[1:], brief.seconds], strict=True)]


def _alone(brief: Brief, shot: BriefShot, seconds: int) -> Brief:
    """The brief of one shot of several, its times counted from its own beginning."""
    own = shot.model_copy(update={"start_ms": 0, "end_ms": shot.end_ms - shot.start_ms})
    others = [each.beat.text for other in brief.shots if other is not shot for each in other.beats]
    heed = tuple(each for each in brief.heed if not any(f"“{text}”" in each for text in others))
    before = brief.before if shot is brief.shots[0] else None
    return brief.model_copy(update={"shots": (own,), "seconds": seconds, "heed": heed, "before": before})


def _entry(head: str, brief: Brief, room: int) -> Prompt:
    shot = brief.shots[0]
    said = [
        pieces.heed(brief),
        pieces.camera(brief, shot),
        *_people(brief),
        *pieces.positions(brief, shot),
        *pieces.action(brief, shot),
        *pieces.place(brief),
        pieces.style(brief),
        *_looks(brief),
        pieces.no_text(brief, short=True),
    ]
    # A half-width semicolon ends an entry wherever it stands.
    free = [part if part.rank == NEVER else _without_semicolon(part) for part in said]
    words = fitted(free, room, brief.language)
    bad = words.too_long or ";" in words.text
    return words.model_copy(update={"text": f"{head}{words.text.rstrip('.。')};", "too_long": bad})


def _without_semicolon(part: Part) -> Part:
    return Part(part.text.replace(";", ","), part.rank, part.what)


def _people(brief: Brief) -> list[Part]:
    tags = _tags(brief)
    by_name = {each.name: tag for tag, each in tags if each.role == "subject" and each.name}
    return pieces.people(brief, lambda name: f" {by_name[name]}" if name in by_name else "")


def _looks(brief: Brief) -> list[Part]:
    looks = [
        tag
        for tag, each in _tags(brief)
        if each.role == "style" or (each.role == "subject" and not each.name)
    ]
    return [Part(_LOOK[brief.language].format(tag=tag), 1, "what the style picture is") for tag in looks]


def _tags(brief: Brief) -> list[tuple[str, BriefPicture]]:
    """Each picture that is no frame, by the name that it is sent under."""
    pictures = [each for each in brief.pictures if each.role in ("subject", "style")]
    return [(f"@image_{n}", each) for n, each in enumerate(pictures, start=1)]
