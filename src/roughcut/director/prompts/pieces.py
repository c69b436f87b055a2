"""The pieces that prompts of every form are put together from: place, people, camera, action, rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from roughcut.director.prompts.parts import NEVER, Part
from roughcut.director.prompts.schema import Brief, BriefPerson, BriefShot, TimedBeat
from roughcut.director.prompts.words import (
    FACINGS,
    LANGUAGES,
    POSTURES,
    STYLES,
    clock,
    say,
    sentence,
    side_of,
)
from roughcut.script.heard import is_thought, is_unseen, marks_of
from roughcut.script.language import detect_language
from roughcut.script.placement import Placement, Posture
from roughcut.script.schema import Action, Beat, Language, Line
from roughcut.script.vocabulary import Angle, read_angle, read_movement, read_size

Tag = Callable[[str], str]
"""What stands behind the name of a person whose picture is sent: empty when there is none."""

_CUTS = re.compile(r"\bcuts? (?:to|back|between|away)\b|切到|切至|切换|切回", re.IGNORECASE)
_SAYS = r"says|said|asks|replies|answers|speaks|adds|说|说道|问|问道|答|答道|回答|开口"
_EDGE_X = 1.1
_MOVES_X = 0.25
_SHORT_HOLD_MS = 700


def heed(brief: Brief) -> Part:
    """What a retake must do better than the take before it."""
    said = [sentence(each, brief.language) for each in brief.heed]
    return Part(_gap(brief.language).join(said), 1, "what the retake is for")


def style(brief: Brief) -> Part:
    """How the film looks."""
    return Part(STYLES[brief.language][brief.style], 1, "the style")


def place(brief: Brief) -> list[Part]:
    """Where and when: the heading, which is needed more, and the description."""
    heading, place = (sentence(text, brief.language) for text in (brief.heading, brief.place))
    return [
        Part(say(brief.language, "place", place=heading) if heading else "", 2, "the name of the place"),
        Part(
            place if heading or not place else say(brief.language, "place", place=place),
            4 if heading else 2,
            "the place",
        ),
    ]


def people(brief: Brief, tag: Tag) -> list[Part]:
    """Everyone who is seen, with looks; each person once, however many shots the take has."""
    seen = {each.name: each for shot in brief.shots for each in shot.people if each.seen != "hidden"}
    return [
        Part(
            sentence(
                say(
                    brief.language,
                    "person" if each.description else "person_bare",
                    name=each.name,
                    tag=tag(each.name),
                    looks=each.description,
                ),
                brief.language,
            ),
            2 if each.seen == "framed" else 6,
            f"how {each.name} looks",
        )
        for each in seen.values()
    ]


def camera(brief: Brief, shot: BriefShot) -> Part:
    """Size, angle and movement."""
    language = brief.language
    sizes = list(dict.fromkeys(_size_word(text, language) for text in shot.sizes))
    if len(shot.sizes) > 1 and len(sizes) > 1:
        rest = say(language, "next").join(_size_word(text, language) for text in shot.sizes[1:])
        sizes = [say(language, "then", first=_size_word(shot.sizes[0], language), rest=rest)]
    angles = [] if any(read_angle(text) is not Angle.EYE for text in shot.sizes) else [Angle.EYE]
    moves = [_move_word(text, language) for text in shot.movements]
    words = [*sizes, *(each.chinese if language == "zh" else each.value.lower() for each in angles), *moves]
    return Part(
        say(language, "camera", words=say(language, "and").join(dict.fromkeys(words))), 1, "the camera"
    )


def positions(brief: Brief, shot: BriefShot) -> list[Part]:
    """Where everybody stands and goes: the script's own words, or ours."""
    if shot.blocking:
        return [Part(sentence(shot.blocking, brief.language), 3, "where everybody stands")]
    alone = sum(each.seen == "framed" for each in shot.people) < 2
    return [
        Part(
            _position(each, brief.language, alone=alone),
            3 if each.seen == "framed" else 6,
            f"where {each.name} is",
        )
        for each in shot.people
        if each.seen != "hidden"
    ]


def before(brief: Brief) -> Part:
    """What was on screen when the shot before ended."""
    if brief.before is None or not brief.before.people:
        return Part("")
    language = brief.language
    alone = len(brief.before.people) < 2
    where = (" " if language == "en" else "").join(
        _still(each.name, each.end, language, alone=alone) for each in brief.before.people
    )
    if not brief.before.size:
        return Part(say(language, "before_bare", where=where), 7, "how the shot before ended")
    size = _size_word(brief.before.size, language)
    return Part(
        say(language, "before", size=_article(size, language), where=where), 7, "how the shot before ended"
    )


def action(brief: Brief, shot: BriefShot) -> list[Part]:
    """What happens and what is said, each with its time in the take."""
    followers = [each.beat for each in shot.beats[1:]]
    pairs = itertools.zip_longest(shot.beats, followers)
    parts = [_beat(brief, shot, each, after) for each, after in pairs]
    if not any(isinstance(each.beat, Line) for each in shot.beats):
        parts.append(Part(say(brief.language, "silent"), 5, "that nobody speaks"))
    last = shot is brief.shots[-1]
    if last and brief.seconds * 1000 - shot.end_ms >= _SHORT_HOLD_MS:
        parts.append(Part(say(brief.language, "hold", end=clock(shot.end_ms)), 4, "when the action ends"))
    return parts


def rules(brief: Brief) -> list[Part]:
    """What must hold, and what must not be there."""
    language = brief.language
    spoken = any(isinstance(each.beat, Line) for shot in brief.shots for each in shot.beats)
    return [
        Part(say(language, "holds"), 5, "that faces and clothes must hold"),
        Part(say(language, "only") if spoken else "", 5, "that nothing else is spoken"),
        Part(
            say(language, "sound" if spoken else "sound_silent") if brief.audio else "",
            6,
            "the kind of sound",
        ),
        no_text(brief),
    ]


def no_text(brief: Brief, *, short: bool = False) -> Part:
    """That the picture holds no writing."""
    key = "no_text_short" if short else "no_text"
    return Part(say(brief.language, key), 1, "that there is no text on screen")


def frames(brief: Brief) -> list[Part]:
    """What the first and the last frame are, in plain words."""
    said = []
    for each in brief.pictures:
        if each.role == "first_frame":
            goes_on = brief.shots[0].part_number > 1 and each.continues
            key = "goes_on_part" if goes_on else "first" if each.continues else "first_carried"
            said.append(Part(say(brief.language, key), 1, "what the first frame is"))
        if each.role == "last_frame":
            said.append(Part(say(brief.language, "last"), 1, "what the last frame is"))
    return said


def shots(brief: Brief) -> list[Part]:
    """Each shot of the take: its camera, its places, its action; headed by its time if there are several."""
    said = [_cuts(brief)]
    for place_in_take, shot in enumerate(brief.shots, start=1):
        if len(brief.shots) > 1:
            span = {"start": clock(shot.start_ms), "end": clock(shot.end_ms)}
            said.append(Part(say(brief.language, "shot", number=place_in_take, **span)))
        said += [camera(brief, shot), *positions(brief, shot), *action(brief, shot)]
    return said


def _cuts(brief: Brief) -> Part:
    """How many cuts the take has: none but those that its action tells of, and the one from a frame that
    another camera position lent."""
    if len(brief.shots) > 1:
        return Part(say(brief.language, "shots", count=len(brief.shots)))
    lent = any(each.role == "first_frame" and not each.continues for each in brief.pictures)
    told = any(_CUTS.search(each.beat.text) for each in brief.shots[0].beats if isinstance(each.beat, Action))
    return Part("" if lent or told else say(brief.language, "one_shot"), 3, "that there is no cut")


def _beat(brief: Brief, shot: BriefShot, each: TimedBeat, after: Beat | None) -> Part:
    language = brief.language
    span = say(
        language, "span", start=clock(shot.start_ms + each.start_ms), end=clock(shot.start_ms + each.end_ms)
    )
    if isinstance(each.beat, Action):
        text = _without_lead(each.beat.text, after) if isinstance(after, Line) else each.beat.text
        goes_on = say(language, "goes_on") if each.continues else ""
        said = span + goes_on + sentence(text, language) if text else ""
        return Part(said, 2, f"an action of shot {shot.number}")
    return Part(span + _line(brief, shot, each.beat), NEVER)


def _without_lead(text: str, line: Line) -> str:
    """An action without the bare `Mara says:` at its end: the line that follows says it."""
    names = "|".join(map(re.escape, filter(None, (line.speaker, "he", "she", "they", "他", "她"))))
    begins = r"(?:^|(?P<end>[.!?…。！？])\s*|,?\s+(?:and|then)\s+|[，,])"
    lead = rf"{begins}(?:(?:{names})\s*)?(?:{_SAYS})\s*[:：,，.。]?\s*$"
    return re.sub(lead, lambda found: found["end"] or "", text, flags=re.IGNORECASE)


def _line(brief: Brief, shot: BriefShot, line: Line) -> str:
    language = brief.language
    marks = marks_of(line.parenthetical, line.text)
    how = say(language, "how", how=marks.manner) if marks.manner else ""
    who = (line.speaker or say(language, "voice")) + _from_where(shot, line, language)
    tongue = LANGUAGES[language][brief.speech]
    return say(language, "says" if brief.audio else "mouths", who=who, how=how, tongue=tongue, text=line.text)


def _from_where(shot: BriefShot, line: Line, language: Language) -> str:
    """Whether a line comes from somebody whose lips do not move in the picture."""
    if is_thought(line.parenthetical):
        return say(language, "over")
    framed = [each.name for each in shot.people if each.seen == "framed"]
    unseen = is_unseen(line.parenthetical) or (framed and line.speaker not in framed)
    return say(language, "off") if unseen else ""


def _position(person: BriefPerson, language: Language, *, alone: bool) -> str:
    name, start, end = person.name, person.start, person.end
    if person.seen == "back":
        return say(language, "back", name=name)
    if not end.present:
        return (
            _still(name, start, language, alone=alone)
            + _gap(language)
            + say(language, "leaves", name=name, side=side_of(language, end.x))
        )
    if abs(start.x) > _EDGE_X or not start.present:
        return say(
            language, "enters", name=name, side=side_of(language, start.x), end=side_of(language, end.x)
        )
    said = [_still(name, start, language, alone=alone)]
    if abs(end.x - start.x) > _MOVES_X and not alone:
        said.append(
            say(language, "walks", name=name, start=side_of(language, start.x), end=side_of(language, end.x))
        )
    elif _settled(start) != _settled(end):
        verbs = POSTURES[language]
        said = [say(language, "rises", name=name, start=verbs[_settled(start)], end=verbs[_settled(end)])]
    return _gap(language).join(said)


def _still(name: str, where: Placement, language: Language, *, alone: bool) -> str:
    facing = FACINGS[language][where.facing]
    facing = f", {facing}" if language == "en" else f"，{facing}"
    posture = POSTURES[language][_settled(where)]
    if alone:
        return say(language, "where_alone", name=name, posture=posture, facing=facing)
    side = side_of(language, where.x)
    at = say(language, "at_centre") if abs(where.x) <= 0.15 else say(language, "at", side=side)
    deep = say(language, "near") if where.depth < 0.3 else say(language, "far") if where.depth > 0.75 else ""
    return say(language, "where", name=name, posture=posture, at=at + deep, facing=facing)


def _settled(where: Placement) -> Posture:
    return "standing" if where.posture == "walking" else where.posture


def _gap(language: Language) -> str:
    return " " if language == "en" else ""


def _size_word(text: str, language: Language) -> str:
    """A size as written where that is the prompt's language, else in our words for it."""
    size = read_size(text)
    if size is None or detect_language(text) == language:
        return text.lower()
    angle = read_angle(text)
    words = [size.chinese if language == "zh" else size.value.lower()]
    if angle is not Angle.EYE:
        words.insert(0, angle.chinese if language == "zh" else angle.value.lower())
    return _gap(language).join(words)


def _move_word(text: str, language: Language) -> str:
    movement = read_movement(text)
    if movement is None or detect_language(text) == language:
        return text.lower()
    return movement.chinese if language == "zh" else movement.value.lower()


def _article(size: str, language: Language) -> str:
    return size if language == "zh" else f"{'an' if size[:1] in 'aeiou' else 'a'} {size}"
