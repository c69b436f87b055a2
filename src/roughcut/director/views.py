"""What the camera sees at the start and at the end of a shot, and so which shots share a set-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roughcut.models.video.schema import TakeOrder
from roughcut.script.naming import mentions
from roughcut.script.placement import Placement
from roughcut.script.schema import Action
from roughcut.script.vocabulary import Angle, Movement, Size, read_angle, read_movement, read_size

_LADDER = tuple(Size)
_WIDE = (Size.LS, Size.EWS)
# The camera stands elsewhere when these are over, so that a last frame shows nobody's set-up.
_TRAVELS = frozenset(
    {
        Movement.PAN,
        Movement.TILT,
        Movement.TRUCK,
        Movement.FOLLOW,
        Movement.ARC,
        Movement.CRANE,
        Movement.WHIP_PAN,
        Movement.STEADICAM,
        Movement.DOLLY_ZOOM,
    }
)
_CLOSER = frozenset({Movement.PUSH_IN, Movement.CRASH_ZOOM})
_FARTHER = frozenset({Movement.PULL_OUT})
_EDGE_X = 1.1


@dataclass(frozen=True)
class View:
    """A camera position: the scene, who is framed, how large, and from where. `places` says where the
    framed stand; it is no part of the position. `settled` is False when the camera has travelled there."""

    scene_number: int
    people: frozenset[str]
    size: Size
    angle: Angle
    settled: bool = field(default=True, compare=False)
    places: Mapping[str, Placement] = field(default_factory=dict, compare=False, hash=False)

    def agrees_with(self, other: View) -> bool:
        """True when the framed of both stand at the same places in the same posture."""
        return all(
            _near(place, other.places[name]) for name, place in self.places.items() if name in other.places
        )

    def steps_from(self, other: View) -> int:
        """How many sizes lie between two views."""
        return abs(_LADDER.index(self.size) - _LADDER.index(other.size))


def start_view(order: TakeOrder) -> View:
    """What is seen at the first frame."""
    return _view(order, _size_at(order, 0), {each.name: each.start for each in order.people}, settled=True)


def end_view(order: TakeOrder) -> View:
    """What is seen at the last frame, the camera's movements done."""
    moves = {read_movement(text) for text in order.movements}
    size = _size_at(order, -1)
    if len(order.sizes) < 2:
        step = -1 if moves & _CLOSER else 1 if moves & _FARTHER else 0
        size = _LADDER[min(max(_LADDER.index(size) + step, 0), len(_LADDER) - 1)]
    settled = not moves & _TRAVELS
    return _view(order, size, {each.name: each.end for each in order.people}, settled=settled)


def moves_at_all(order: TakeOrder) -> bool:
    """True when the camera ends the shot in another view than it began it."""
    return start_view(order) != end_view(order) or not end_view(order).settled


def people_of(order: TakeOrder) -> tuple[tuple[str, str], ...]:
    """Everyone whom the shot needs, each with `framed`, `back` or `hidden`, in cast order: those in
    frame at any time, the shoulder that is looked over, and who is heard or named without being seen."""
    present = [each.name for each in order.people]
    framed = set(_framed(order, _size_at(order, 0), present) + _framed(order, _size_at(order, -1), present))
    angles = {read_angle(text) for text in order.sizes}
    backs = _shoulder(order, framed) if Angle.OTS in angles else set()
    acting = _acting(order)
    if not order.cues and _loosest(order) >= _LADDER.index(Size.MS):
        # Nobody's words choose the frame, so it holds all whose doings are told, if it is wide enough.
        framed |= (acting & set(present)) - backs
    named = {cue.speaker for cue in order.cues} | acting
    roles = {
        name: "framed" if name in framed else "back" if name in backs else "hidden"
        for name in present
        if name in framed | backs | named
    }
    return tuple(roles.items())


def weight_of(order: TakeOrder, name: str) -> tuple[int, int]:
    """How much a person counts in a shot, the most first: who is its focus, who speaks, the others."""
    speakers = [cue.speaker for cue in order.cues]
    first = order.focus.index(name) if name in order.focus else 99
    return (first, speakers.index(name) if name in speakers else 99)


def _view(order: TakeOrder, size: Size, places: dict[str, Placement], *, settled: bool) -> View:
    here = [name for name, place in places.items() if place.present and abs(place.x) <= _EDGE_X]
    framed = _framed(order, size, here)
    angles = [read_angle(text) for text in order.sizes]
    angle = next((each for each in angles if each is not Angle.EYE), Angle.EYE)
    return View(
        scene_number=order.scene.number,
        people=frozenset(framed),
        size=size,
        angle=angle,
        settled=settled,
        places={name: places[name] for name in framed},
    )


def _framed(order: TakeOrder, size: Size, here: list[str]) -> list[str]:
    if size in _WIDE or not order.focus:
        return list(here)
    return [name for name in here if name in order.focus]


def _size_at(order: TakeOrder, place: int) -> Size:
    named = [size for size in map(read_size, order.sizes) if size]
    return named[place] if named else Size.MS


def _loosest(order: TakeOrder) -> int:
    return max((_LADDER.index(size) for size in map(read_size, order.sizes) if size), default=0)


def _acting(order: TakeOrder) -> set[str]:
    texts = (beat.text for beat in order.beats if isinstance(beat, Action))
    return {name for text in texts for _, name in mentions(text, order.cast_names)}


def _shoulder(order: TakeOrder, framed: set[str]) -> set[str]:
    """Whom the action names beside the one whose face is seen; the nearest person where it names nobody."""
    faces = [each.start.x for each in order.people if each.name in framed]
    named = _acting(order)
    others = [each for each in order.people if each.name not in framed and each.start.present]
    others = [each for each in others if each.name in named] or others
    if not faces or not others:
        return set()
    return {min(others, key=lambda each: abs(each.start.x - faces[0])).name}


def _near(one: Placement, other: Placement) -> bool:
    same_posture = _standing(one.posture) == _standing(other.posture)
    return abs(one.x - other.x) <= 0.25 and abs(one.depth - other.depth) <= 0.3 and same_posture


def _standing(posture: str) -> str:
    return "standing" if posture in ("walking", "leaning") else posture
