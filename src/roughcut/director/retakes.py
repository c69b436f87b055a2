"""Retakes: how the remedies of a retake change what is asked of a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from roughcut.director.continuity import DRAWN
from roughcut.director.prompts.schema import Brief
from roughcut.director.prompts.words import RETAKES, say
from roughcut.director.prompts.write import write_prompt
from roughcut.director.refusals import with_references
from roughcut.director.schema import (
    ModelPlan,
    RemedyKind,
    Retake,
    TakePlan,
    WantedReference,
    Wishes,
)
from roughcut.models.video.profile import Shape, VideoProfile
from roughcut.models.video.schema import TakeOrder
from roughcut.script.heard import is_thought
from roughcut.script.schema import Line


class Retaken(NamedTuple):
    """What is to be bought for a retake, and which of its remedies the model and the plan leave room for."""

    takes: tuple[TakePlan, ...]
    remedies: tuple[RemedyKind, ...]


def retaken_order(order: TakeOrder, retake: Retake) -> TakeOrder:
    """The order of a retake on the previs: the same shot, drawn from another seed."""
    return order.model_copy(update={"seed": order.seed + retake.take_number - 1})


def retaken(plan: ModelPlan, retake: Retake, profile: VideoProfile, wishes: Wishes | None = None) -> Retaken:
    """The takes of a retake: those of its shot with each remedy that the model and the plan leave room for.

    They have slates of their own (`1-003t2`), so that the earlier takes stay what they are. Empty where
    the plan has no take of the shot.
    """
    takes = plan.takes_of(retake.shot_number)
    names = {take.slate: _slate(take, retake) for take in takes}
    about = _About(plan, retake, profile, wishes or Wishes(), frozenset(names.values()))
    found, done = [], set()
    for take in takes:
        changed = _renamed(take, names, about)
        for kind in retake.remedies:
            tried = _APPLY[kind](changed, about)
            if tried != changed and _is_legal(tried, profile):
                changed = tried
                done.add(kind)
        found.append(changed)
    done.add("seed")
    return Retaken(tuple(found), tuple(kind for kind in retake.remedies if kind in done))


@dataclass(frozen=True)
class _About:
    """What a remedy looks at beside the take itself; `own` are the slates of the retake."""

    plan: ModelPlan
    retake: Retake
    profile: VideoProfile
    wishes: Wishes
    own: frozenset[str]

    @property
    def spoilt(self) -> set[str]:
        """The slates of the first takes of this shot and of those that are faulty."""
        shots = {self.retake.shot_number, *self.retake.faulty}
        return {each.slate for each in self.plan.takes if shots & {span.shot_number for span in each.spans}}

    def others(self, take: TakePlan) -> list[TakePlan]:
        """The takes of the same scene from which something may be taken, in film order."""
        spoilt = self.spoilt
        return [each for each in self.plan.takes if _scene(each) == _scene(take) and each.slate not in spoilt]


def _slate(take: TakePlan, retake: Retake) -> str:
    shared = "" if take.shot_number == retake.shot_number else f"s{retake.shot_number}"
    return f"{take.slate}{shared}t{retake.take_number}"


def _scene(take: TakePlan) -> str:
    return take.slate.partition("-")[0]


def _renamed(take: TakePlan, names: dict[str, str], about: _About) -> TakePlan:
    """The take under its own slate, going on from the other new parts of its shot, and from no faulty one."""
    spoilt = set() if about.wishes.reference_mode == "first" else about.spoilt
    references = tuple(
        each.model_copy(
            update={
                "slate": names.get(each.slate, each.slate),
                "graded_to": "" if each.graded_to in spoilt else names.get(each.graded_to, each.graded_to),
            }
        )
        for each in take.references
        if each.slate in names or each.slate not in spoilt
    )
    changes = {"slate": names[take.slate], "references": references, "why": about.retake.why}
    named = take.model_copy(update=changes)
    return named if len(references) == len(take.references) else with_references(named, references)


def _is_legal(take: TakePlan, profile: VideoProfile) -> bool:
    if write_prompt(take.brief).too_long:
        return False
    return not profile.shapes or any(_admits(shape, take) for shape in profile.shapes)


def _admits(shape: Shape, take: TakePlan) -> bool:
    roles = [each.role for each in take.references]
    fits = all(roles.count(role) <= shape.references.get(role, 0) for role in roles)
    return fits and take.seconds in shape.durations_s and take.size in shape.sizes


# -- the remedies: each gives the take as it is where there is nothing to change


def _seed(take: TakePlan, about: _About) -> TakePlan:
    if take.seed is None:
        return take
    return take.model_copy(update={"seed": take.seed + about.retake.take_number - 1})


def _fresh(take: TakePlan, about: _About) -> TakePlan:
    """Without frames of other shots, unless the user wants every take to begin with one."""
    if about.wishes.reference_mode == "first":
        return take
    kept = tuple(each for each in take.references if not _is_frame(each) or each.slate in about.own)
    return with_references(take, kept) if kept != take.references else take


def _is_frame(wanted: WantedReference) -> bool:
    return wanted.source == "take" and wanted.role in ("first_frame", "last_frame")


def _anchor(take: TakePlan, about: _About) -> TakePlan:
    """From the last good frame of the same camera position, its colours those of the first one there."""
    same = [each for each in about.others(take) if each.setup == take.setup]
    if not same or any(each.role == "first_frame" and not _is_frame(each) for each in take.references):
        return take
    if any(each.role == "first_frame" and each.slate in about.own for each in take.references):
        return take  # a later part of its shot goes on from the part before
    wanted = WantedReference(
        role="first_frame",
        source="take",
        slate=same[0].slate,
        shot_number=same[0].spans[-1].shot_number,
        frame="last",
        graded_to=same[0].slate,
    )
    rest = [each for each in take.references if each.role != "first_frame"]
    return with_references(take, (wanted, *rest))


def _look(take: TakePlan, about: _About) -> TakePlan:
    others = about.others(take)
    if not others or any(each.role == "style" for each in take.references):
        return take
    first = others[0]
    wanted = WantedReference(
        role="style", source="take", slate=first.slate, shot_number=first.shot_number, frame="first"
    )
    return with_references(take, (*take.references, wanted))


def _sheet(take: TakePlan, about: _About) -> TakePlan:
    """A sheet of everybody in frame who has no picture yet; drawn ones only in a drawn film."""
    if take.brief.style not in DRAWN and about.wishes.reference_mode != "asset":
        return take
    shown = {each.name for each in take.references if each.role == "subject"}
    framed = [each.name for shot in take.brief.shots for each in shot.people if each.seen == "framed"]
    sheets = [
        WantedReference(role="subject", source="sheet", name=name)
        for name in dict.fromkeys(framed)
        if name not in shown
    ]
    frames = [each for each in take.references if each.role != "style"]
    styles = [each for each in take.references if each.role == "style"]
    return with_references(take, (*frames, *sheets, *styles)) if sheets else take


def _line(take: TakePlan, about: _About) -> TakePlan:
    if not take.audio:
        return take
    lines = [each.beat for shot in take.brief.shots for each in shot.beats if isinstance(each.beat, Line)]
    heard = [line for line in lines if not is_thought(line.parenthetical)] or lines
    language = take.brief.language
    said = [
        say(language, "heed_line", who=line.speaker or say(language, "voice"), text=line.text)
        for line in heard
    ]
    return _heeding(take, said)


def _voices(take: TakePlan, about: _About) -> TakePlan:
    if about.profile.audio != "optional" or not take.audio:
        return take
    return _asked(take.model_copy(update={"audio": False}), about, {"audio": False})


def _seconds(take: TakePlan, about: _About) -> TakePlan:
    """The next longer take that the model makes, unless the user chose the length."""
    offered = {each for shape in about.profile.shapes for each in shape.durations_s if each > take.seconds}
    if about.wishes.seconds or not offered:
        return take
    longer = min(offered)
    return _asked(take.model_copy(update={"seconds": longer}), about, {"seconds": longer})


def _words(take: TakePlan, about: _About) -> TakePlan:
    words = RETAKES[take.brief.language]
    said = [words.get(each.metric, each.message) for each in about.retake.complaints]
    return _heeding(take, [each for each in dict.fromkeys(said) if each])


def _heeding(take: TakePlan, said: Sequence[str]) -> TakePlan:
    new = tuple(dict.fromkeys((*take.brief.heed, *said)))
    return _briefed(take, take.brief.model_copy(update={"heed": new})) if said else take


def _asked(take: TakePlan, about: _About, changes: dict[str, object]) -> TakePlan:
    """The take with its brief changed as it was, at its new price."""
    usd = about.profile.cost_usd(take.seconds, take.size.name, audio=take.audio)
    return _briefed(take.model_copy(update={"usd": usd}), take.brief.model_copy(update=changes))


def _briefed(take: TakePlan, brief: Brief) -> TakePlan:
    return take.model_copy(update={"brief": brief, "prompt": write_prompt(brief).text})


_APPLY: dict[RemedyKind, Callable[[TakePlan, _About], TakePlan]] = {
    "seed": _seed,
    "fresh": _fresh,
    "anchor": _anchor,
    "look": _look,
    "sheet": _sheet,
    "line": _line,
    "voices": _voices,
    "seconds": _seconds,
    "words": _words,
}
