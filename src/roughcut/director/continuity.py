"""Continuity: which camera positions shots share, and which earlier frames and pictures a take refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from roughcut.director.schema import Sheet, WantedReference, Wishes
from roughcut.director.views import View, end_view, moves_at_all, people_of, start_view, weight_of
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.schema import Style, TakeOrder

# What an anchor is worth when two shapes of a model cost the same.
_WORTH = {"goes on": 16, "given": 12, "set-up": 8, "sheet": 4, "end": 2, "look": 1, "carried": 1}
DRAWN: tuple[Style, ...] = ("anime", "animated", "painterly", "abstract")
"""The styles in which a drawn sheet of a character does no harm."""


@dataclass(frozen=True)
class Candidate:
    """A reference that would help a take, and why: it goes on from the part before (`goes on`), was `given`
    by the user, shows the same `set-up`, shows somebody (`sheet`), is where the shot `end`s, gives the
    scene's `look`, or carries who and where over from another camera position (`carried`)."""

    wanted: WantedReference
    why: Literal["goes on", "given", "set-up", "sheet", "end", "look", "carried"]
    needed: bool = False


@dataclass(frozen=True)
class _Frame:
    """A frame that an earlier take leaves behind."""

    slate: str
    shot_number: int
    frame: Literal["first", "last"]
    view: View


@dataclass
class Continuity:
    """What is on film so far, while a plan is made in film order."""

    wishes: Wishes
    style: str
    frames: list[_Frame] = field(default_factory=list)
    openings: dict[int, str] = field(default_factory=dict)
    setups: dict[View, str] = field(default_factory=dict)

    def setup_of(self, order: TakeOrder) -> str:
        """The name of the camera position at the start of a shot: its scene's number and a letter."""
        view = start_view(order)
        if view not in self.setups:
            rank = sum(each.scene_number == view.scene_number for each in self.setups)
            self.setups[view] = f"{view.scene_number}{_letters(rank)}"
        return self.setups[view]

    def candidates(self, order: TakeOrder) -> tuple[Candidate, ...]:
        """The references that would help the first take of a shot, the best first."""
        opening = [self._given(order)] if order.shot_number == 1 and self.wishes.first_frame else []
        mode = self.wishes.reference_mode
        found = [*opening, *self._sheets(order)]
        if mode in (None, "first") and not opening:
            found += self._anchor(order)
        if mode in (None, "first"):
            found += self._ending(order)
        if mode in (None, "style"):
            found += self._look(order)
        return tuple(each for each in found if _belongs(each, mode))

    def filmed(self, orders: Sequence[TakeOrder], slates: Sequence[str], *, carried: bool = False) -> None:
        """Note that these shots (one, or several of one call) are made by these takes, so that later ones
        may refer to the first frame of the first and the last frame of the last. A take that began with a
        frame `carried` from elsewhere does not show its own set-up there."""
        first, last = orders[0], orders[-1]
        self.openings.setdefault(first.scene.number, slates[0])
        if not carried:
            self.frames.append(_Frame(slates[0], first.shot_number, "first", start_view(first)))
        if end_view(last).settled:
            self.frames.append(_Frame(slates[-1], last.shot_number, "last", end_view(last)))

    def going_on(self, order: TakeOrder) -> tuple[Candidate, ...]:
        """The references for a later part of a shot: the last frame of the part before, and the people.
        Its slate is filled in when the part before has one."""
        wanted = WantedReference(role="first_frame", source="take", shot_number=order.shot_number)
        on = Candidate(wanted, "goes on", needed=self.wishes.reference_mode == "first")
        found = (on, *self._sheets(order))
        return tuple(each for each in found if _belongs(each, self.wishes.reference_mode))

    def _given(self, order: TakeOrder) -> Candidate:
        roles: dict[str | None, ReferenceRole] = {"style": "style", "asset": "subject"}
        role = roles.get(self.wishes.reference_mode, "first_frame")
        picture = WantedReference(role=role, source="picture", picture=self.wishes.first_frame)
        return Candidate(picture, "given", needed=True)

    def _sheets(self, order: TakeOrder) -> list[Candidate]:
        """A picture of each person whose face is seen, who counts most first."""
        faces = [name for name, seen in people_of(order) if seen == "framed"]
        found = []
        for name in sorted(faces, key=lambda name: weight_of(order, name)):
            given = self.wishes.cast.get(name)
            if given is None and not self._may_draw():
                continue
            wanted = WantedReference(
                role="subject", source="picture" if given else "sheet", name=name, picture=given
            )
            needed = given is not None or self.wishes.reference_mode == "asset"
            found.append(Candidate(wanted, "sheet", needed=needed))
        return found

    def _may_draw(self) -> bool:
        """A drawn sheet would turn a realistic film into a drawing, unless it is asked for."""
        return self.style in DRAWN or self.wishes.reference_mode == "asset"

    def _anchor(self, order: TakeOrder) -> list[Candidate]:
        """The last good frame of the same set-up; else one of the scene that shows the same people."""
        view = start_view(order)
        needed = self.wishes.reference_mode == "first"
        same = [each for each in self.frames if each.view == view and view.agrees_with(each.view)]
        if same:
            return [Candidate(self._of(same[-1], "first_frame"), "set-up", needed=needed)]
        others = [
            each
            for each in self.frames
            if each.view.scene_number == view.scene_number and each.view.people >= view.people
        ]
        if not others:
            return []
        # The earliest of the nearest: it has drifted least, and keeps chains short.
        nearest = min(others, key=lambda each: each.view.steps_from(view))
        return [Candidate(self._of(nearest, "first_frame"), "carried", needed=needed)]

    def _ending(self, order: TakeOrder) -> list[Candidate]:
        """The frame that a moving shot comes back to, where an earlier take has it."""
        view = end_view(order)
        if not moves_at_all(order) or not view.settled:
            return []
        same = [each for each in self.frames if each.view == view and view.agrees_with(each.view)]
        return [Candidate(self._of(same[-1], "last_frame"), "end")] if same else []

    def _look(self, order: TakeOrder) -> list[Candidate]:
        slate = self.openings.get(order.scene.number)
        needed = self.wishes.reference_mode == "style"
        shot = next((each.shot_number for each in self.frames if each.slate == slate), None)
        if slate is None or shot is None:
            return []
        wanted = WantedReference(role="style", source="take", slate=slate, shot_number=shot, frame="first")
        return [Candidate(wanted, "look", needed=needed)]

    def _of(self, frame: _Frame, role: ReferenceRole) -> WantedReference:
        # The first frame of the same camera position shows the same things, so that its colours can be
        # compared; those of another position differ without any drift.
        level = next(each for each in self.frames if each.view == frame.view)
        return WantedReference(
            role=role,
            source="take",
            slate=frame.slate,
            shot_number=frame.shot_number,
            frame=frame.frame,
            graded_to=level.slate if level != frame else "",
            graded_frame=level.frame if level != frame else "first",
        )


def honoured(
    candidates: Sequence[Candidate], slots: Mapping[ReferenceRole, int]
) -> tuple[tuple[Candidate, ...], int]:
    """The candidates that a shape has room for, in the order in which a prompt counts them, and their
    worth. A frame carried over from elsewhere is left out where sheets show who is seen, the scene's
    look where a first frame has it; a last frame needs a first one, and never repeats it."""
    left = dict(slots)
    kept: list[Candidate] = []
    for each in candidates:
        if each.why == "carried" and not each.needed and any(k.why == "sheet" for k in kept):
            continue
        if each.why == "end" and not _has_other_first(kept, each):
            continue
        if each.why == "look" and not each.needed and any(k.wanted.role == "first_frame" for k in kept):
            continue
        if left.get(each.wanted.role, 0) > 0:
            left[each.wanted.role] -= 1
            kept.append(each)
    order = ("first_frame", "last_frame", "subject", "style")
    kept.sort(key=lambda each: order.index(each.wanted.role))
    return tuple(kept), sum(_WORTH[each.why] for each in kept)


def chains_of(needs: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The takes (by slate, in film order) that hang together; no chain waits for another."""
    chain_of: dict[str, list[str]] = {}
    for slate, earlier in needs.items():
        joined = [slate]
        for chain in {id(chain_of[each]): chain_of[each] for each in earlier}.values():
            joined = chain + joined
        for each in joined:
            chain_of[each] = joined
    places = {slate: place for place, slate in enumerate(needs)}
    chains = {id(chain): tuple(sorted(chain, key=places.__getitem__)) for chain in chain_of.values()}
    return tuple(sorted(chains.values(), key=lambda chain: places[chain[0]]))


def followers_of(needs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many takes come after each, one waiting for the other (`needs`: by slate, in film order)."""
    after = dict.fromkeys(needs, 0)
    for slate in reversed(list(needs)):
        for earlier in needs[slate]:
            after[earlier] = max(after[earlier], after[slate] + 1)
    return after


def sheets_of(references: Sequence[WantedReference], descriptions: Mapping[str, str]) -> tuple[Sheet, ...]:
    """A sheet for each character whom some take refers to."""
    found: dict[str, Sheet] = {}
    for each in references:
        if each.role == "subject" and each.name:
            found.setdefault(
                each.name,
                Sheet(name=each.name, description=descriptions.get(each.name, ""), picture=each.picture),
            )
    return tuple(found.values())


def _belongs(candidate: Candidate, mode: str | None) -> bool:
    """A chosen reference mode leaves nothing but its own role, and the pictures that the user gave."""
    roles = {"first": ("first_frame", "last_frame"), "style": ("style",), "asset": ("subject",)}
    given = candidate.wanted.source == "picture"
    return mode is None or given or candidate.wanted.role in roles[mode]


def _has_other_first(kept: Sequence[Candidate], end: Candidate) -> bool:
    firsts = [each.wanted for each in kept if each.wanted.role == "first_frame" and each.why != "carried"]
    place = (end.wanted.slate, end.wanted.frame)
    return bool(firsts) and all((first.slate, first.frame) != place for first in firsts)


def _letters(rank: int) -> str:
    """A, B … Z, AA, AB …"""
    word = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        word = chr(ord("A") + rest) + word
    return word
