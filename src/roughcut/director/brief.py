"""Writes the brief of a take: what its shots need said, taken from their orders and the script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.director.beats import beats_within, timed_beats
from roughcut.director.fit import Part
from roughcut.director.prompts.schema import BriefPerson, BriefShot, Seen
from roughcut.director.views import end_view, people_of
from roughcut.models.video.schema import Person, TakeOrder
from roughcut.script.naming import mentions
from roughcut.script.placement import Placement
from roughcut.script.schema import Shot
from roughcut.timebase import ms_at


@dataclass(frozen=True)
class Piece:
    """A part of a shot in a take: which of its parts it is (0-based), and when it starts in the take."""

    order: TakeOrder
    shot: Shot
    part: Part
    part_index: int = 0
    part_count: int = 1
    starts_at_ms: int = 0

    @property
    def length_ms(self) -> int:
        """How long it lasts in the film."""
        return ms_at(self.part.frame_count, self.order.rate)


def brief_shot(piece: Piece) -> BriefShot:
    """What is to be said of one piece."""
    order, part = piece.order, piece.part
    start_ms = ms_at(part.first_frame, order.rate)
    end_ms = ms_at(part.first_frame + part.frame_count, order.rate)
    people = _people(piece)
    last = piece.part_index == piece.part_count - 1
    return BriefShot(
        number=order.shot_number,
        part_number=piece.part_index + 1,
        part_count=piece.part_count,
        start_ms=piece.starts_at_ms,
        end_ms=piece.starts_at_ms + max(1, piece.length_ms),
        # A part goes on in the view that the one before it has reached.
        sizes=_sizes(order.sizes, piece.part_index, piece.part_count),
        movements=order.movements,
        people=people,
        blocking=_blocking(piece, people),
        beats=beats_within(timed_beats(order), start_ms, end_ms if not last else order.duration_ms + 1),
    )


def seen_before(order: TakeOrder, before: TakeOrder | None) -> Seen | None:
    """What was on screen when the shot before ended, of those who are in this shot; None where the
    scene begins."""
    if before is None or before.scene.number != order.scene.number:
        return None
    here = {name for name, seen in people_of(order) if seen != "hidden"}
    view = end_view(before)
    people = tuple(
        BriefPerson(name=each.name, start=each.end, end=each.end)
        for each in before.people
        if each.name in view.people & here
    )
    return Seen(size=before.sizes[-1] if before.sizes else "", people=people) if people else None


def _sizes(sizes: tuple[str, ...], index: int, count: int) -> tuple[str, ...]:
    """The sizes of a part: shared out in order, at least one each."""
    if count == 1 or len(sizes) < 2:
        return sizes
    first = index * len(sizes) // count
    return sizes[first : max(first + 1, (index + 1) * len(sizes) // count)]


def _people(piece: Piece) -> tuple[BriefPerson, ...]:
    persons = {each.name: each for each in piece.order.people}
    return tuple(
        BriefPerson(
            name=name,
            description=persons[name].description,
            start=_places(persons[name], piece)[0],
            end=_places(persons[name], piece)[1],
            seen=seen,
        )
        for name, seen in people_of(piece.order)
    )


def _places(person: Person, piece: Piece) -> tuple[Placement, Placement]:
    """Where somebody is in a part: who comes or moves does so in the first part, who leaves in the last."""
    if piece.part_count == 1:
        return person.start, person.end
    if not person.end.present:
        leaving = piece.part_index == piece.part_count - 1
        return person.start, person.end if leaving else person.start
    return (person.start if piece.part_index == 0 else person.end), person.end


def _blocking(piece: Piece, people: Sequence[BriefPerson]) -> str:
    """The script's own words, where they speak of nobody whom this shot does not show."""
    seen = {each.name for each in people if each.seen == "framed"}
    named = {name for _, name in mentions(piece.shot.blocking, piece.order.cast_names)}
    return piece.shot.blocking if piece.part_count == 1 and named and named == seen else ""
