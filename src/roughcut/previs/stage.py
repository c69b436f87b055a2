"""The stage of one shot in data: who stands where and does what when, and what the camera does.

Times are milliseconds from the first frame of the shot; places are metres (see `previs.schema`);
angles are degrees. Every track is a tuple of keys in order of time that starts at 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from pydantic import Field

from roughcut.models.speech.schema import MouthCue
from roughcut.models.video.schema import Style
from roughcut.previs.schema import Expression, Gesture, Held, Look, Place
from roughcut.script.placement import Posture
from roughcut.script.schema import Document, Name
from roughcut.script.wearing import Worn

Point = tuple[float, float, float]
Ease = Literal["cut", "linear", "smooth", "snap"]
_TURN_MS_PER_DEGREE = 3.0
"""At this pace each drawing between two sides is held for about three frames of film."""
_RAISED_MS, _LOWERED_MS, _CHANGING_MS = 170, 210, 130


class Spot(Document):
    """Where a figure is at `time_ms`; it moves to the next key's place, or jumps there (`cut`).
    `stool` gives one who sits something to sit on, where the set has no seat; `lean` is the side of the
    stage to which one leans (−1 left, 1 right, 0 as they are turned); `high_m` is how far above the ground
    that is on which one lies."""

    time_ms: int = Field(ge=0)
    x_m: float
    z_m: float
    posture: Posture = "standing"
    seen: bool = True
    stool: bool = False
    lean: Literal[-1, 0, 1] = 0
    high_m: float = Field(default=0.0, ge=0.0, le=2.0)
    cut: bool = False


class Heading(Document):
    """Which way the body faces from `time_ms` on: 0 the audience, 90 to the right, −90 to the left."""

    time_ms: int = Field(ge=0)
    degrees: float


class Mood(Document):
    """The face from `time_ms` on."""

    time_ms: int = Field(ge=0)
    expression: Expression = "neutral"


class Act(Document):
    """What the arms do from `time_ms` on."""

    time_ms: int = Field(ge=0)
    gesture: Gesture = "none"


Level = Literal[-1, 0, 1]


class Gaze(Document):
    """Where the eyes go from `time_ms` on: down (−1), ahead (0) or up (1)."""

    time_ms: int = Field(ge=0)
    level: Level = 0


class Stance(Document):
    """How somebody rests from `time_ms` on: what the arms do between gestures, and what a hand holds."""

    time_ms: int = Field(ge=0)
    rest: Gesture = "none"
    held: Held = "none"


class Wearing(Document):
    """What somebody has taken off from `time_ms` on, of what their look has them wear."""

    time_ms: int = Field(ge=0)
    off: tuple[Worn, ...] = ()


Raised = Literal[1, 2, 3]


def gesture_at(acts: Sequence[Act], time_ms: float, cuts: Collection[int] = ()) -> tuple[Gesture, Raised]:
    """What the arms do, and how far they are raised: 1 and 2 on the way from rest and back, 3 there."""
    index = max(0, bisect_right(acts, time_ms, key=lambda act: act.time_ms) - 1)
    act, before = acts[index], acts[max(0, index - 1)]
    since = time_ms - act.time_ms
    if act.gesture == before.gesture or act.time_ms in cuts:
        return act.gesture, 3
    if act.gesture == "none":
        raised: Raised = 2 if since < 0.45 * _LOWERED_MS else 1
        return (before.gesture, raised) if since < _LOWERED_MS else ("none", 3)
    return act.gesture, 1 if since < 0.45 * _RAISED_MS else 2 if since < _RAISED_MS else 3


def expression_at(
    moods: Sequence[Mood], time_ms: float, cuts: Collection[int] = ()
) -> tuple[Expression, Expression | None]:
    """The face, and the one that it is still half-way from just after it changed."""
    index = max(0, bisect_right(moods, time_ms, key=lambda mood: mood.time_ms) - 1)
    mood, before = moods[index], moods[max(0, index - 1)]
    changed = mood.expression != before.expression and mood.time_ms not in cuts
    fresh = changed and time_ms - mood.time_ms < _CHANGING_MS
    return mood.expression, before.expression if fresh else None


class Figure(Document):
    """Somebody on the stage, with everything they do in the shot. `seed` varies blinks and breath;
    `sits_on` is the sort of seat that is brought for them where the set has none."""

    name: Name
    look: Look
    seed: int = 0
    sits_on: str = ""
    spots: tuple[Spot, ...] = Field(min_length=1)
    headings: tuple[Heading, ...] = Field(min_length=1)
    moods: tuple[Mood, ...] = (Mood(time_ms=0),)
    acts: tuple[Act, ...] = (Act(time_ms=0),)
    stances: tuple[Stance, ...] = (Stance(time_ms=0),)
    wears: tuple[Wearing, ...] = (Wearing(time_ms=0),)
    gazes: tuple[Gaze, ...] = (Gaze(time_ms=0),)


class Resting(Document):
    """Where a thing is on the floor from `time_ms` on, and whether it is there at all."""

    time_ms: int = Field(ge=0)
    x_m: float
    z_m: float
    seen: bool = True


class Thing(Document):
    """Something on the floor at somebody's feet, or where they left it."""

    held: Held
    places: tuple[Resting, ...] = Field(min_length=1)


class Crossing(Document):
    """A car that goes by at an even pace from one x (metres) to another; it may set out before the shot."""

    from_ms: int
    until_ms: int
    from_x_m: float
    to_x_m: float
    z_m: float

    def x_at(self, time_ms: float) -> float | None:
        """Where it is at a time; None before and after."""
        share = (time_ms - self.from_ms) / (self.until_ms - self.from_ms)
        return self.from_x_m + share * (self.to_x_m - self.from_x_m) if 0 <= share <= 1 else None


class Sweep(Document):
    """Light that goes over the picture from left to right."""

    from_ms: int = Field(ge=0)
    until_ms: int = Field(ge=0)


class CameraKey(Document):
    """The camera at `time_ms`, and how it comes here from the key before (`ease`).

    `fov` is the vertical field of view, `focus_m` the distance that is sharp, `blur` how strongly
    things away from it soften (an aperture in metres, 0 = everything is sharp).
    """

    time_ms: int = Field(ge=0)
    eye: Point
    look_at: Point
    fov: float = Field(gt=0.5, lt=120)
    roll: float = 0.0
    focus_m: float = Field(default=3.0, gt=0)
    blur: float = Field(default=0.0, ge=0)
    ease: Ease = "smooth"


class CameraTrack(Document):
    """The whole camera work of a shot. `shake` is the size of its unrest in degrees."""

    keys: tuple[CameraKey, ...] = Field(min_length=1)
    shake: float = Field(default=0.0, ge=0)
    shake_pace: float = Field(default=1.0, gt=0)
    seed: int = 0

    @cached_property
    def cuts_ms(self) -> frozenset[int]:
        """When the shot cuts from one framing to another."""
        return frozenset(key.time_ms for key in self.keys if key.ease == "cut")


class Pace(Document):
    """How fast the vehicle goes at `time_ms`, as a share of its full speed; between two keys it changes
    softly from one to the other."""

    time_ms: int = Field(ge=0)
    speed: float = Field(default=1.0, ge=0.0, le=1.0)


class Opening(Document):
    """A door through which light falls: where it is (metres, its middle), how high, and from when until when
    in the shot it opens (ms; both 0 where it stood open)."""

    x_m: float
    z_m: float
    high_m: float = Field(gt=0)
    from_ms: int = Field(default=0, ge=0)
    until_ms: int = Field(default=0, ge=0)


class Speech(Document):
    """A spoken line on this stage: when, by whom, and the mouth's shapes within the shot."""

    name: str
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)
    mouth: tuple[MouthCue, ...] = ()


class Stage(Document):
    """Everything that the renderer needs to draw one shot, and nothing else."""

    schema_label: Literal["roughcut.stage/1"] = "roughcut.stage/1"
    place: Place
    figures: tuple[Figure, ...] = ()
    things: tuple[Thing, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    sweeps: tuple[Sweep, ...] = ()
    camera: CameraTrack
    speeches: tuple[Speech, ...] = ()
    paces: tuple[Pace, ...] = Field(default=(Pace(time_ms=0),), min_length=1)
    openings: tuple[Opening, ...] = ()
    seed: int = 0
    set_seed: int = 0
    style: Style = "animated"
    width_px: int = Field(ge=64, le=7680)
    height_px: int = Field(ge=64, le=7680)
    rate: Fraction
    frame_count: int = Field(ge=1)

    def time_ms(self, frame: int) -> float:
        """The time of a frame (0-based) within the shot."""
        return float(frame * 1000 / self.rate)


class _Timed(Protocol):
    @property
    def time_ms(self) -> int: ...


T = TypeVar("T", bound=_Timed)


def key_at(keys: Sequence[T], time_ms: float) -> T:
    """The last key that is not after `time_ms` (the first key before that)."""
    return keys[max(0, bisect_right(keys, time_ms, key=lambda key: key.time_ms) - 1)]


def keys_around(keys: Sequence[T], time_ms: float) -> tuple[T, T, float]:
    """The key before, the key after, and how far between them `time_ms` is, 0…1."""
    after = bisect_right(keys, time_ms, key=lambda key: key.time_ms)
    if after == 0 or after == len(keys):
        edge = keys[0 if after == 0 else -1]
        return edge, edge, 0.0
    one, two = keys[after - 1], keys[after]
    return one, two, (time_ms - one.time_ms) / (two.time_ms - one.time_ms)


def eased(share: float, ease: Ease) -> float:
    """Slow in and out (`smooth`), at once and settling (`snap`), even (`linear`), or held (`cut`)."""
    if ease == "cut":
        return 0.0
    if ease == "linear":
        return share
    if ease == "snap":
        return 1.0 - (1.0 - share) ** 3
    return share * share * share * (share * (6.0 * share - 15.0) + 10.0)


def turning_ms(before: float, after: float) -> float:
    """How long a body takes to turn from one heading to another."""
    return abs(_turn_between(before, after)) * _TURN_MS_PER_DEGREE


def heading_at(headings: Sequence[Heading], time_ms: float, cuts: Collection[int] = ()) -> float:
    """The heading at a time: a body turns at an even pace, and is there at once where a cut (ms) hides it."""
    now = headings[0].degrees
    for index, key in enumerate(headings):
        if key.time_ms > time_ms:
            break
        until = headings[index + 1].time_ms if index + 1 < len(headings) else time_ms
        turn = _turn_between(now, key.degrees)
        needed = turning_ms(now, key.degrees)
        passed = min(until, time_ms) - key.time_ms
        there = index == 0 or key.time_ms in cuts or passed >= needed
        now = key.degrees if there else now + turn * passed / needed
    return now


def _turn_between(before: float, after: float) -> float:
    """The signed turn: through the front, unless one of the two shows the back."""
    if max(abs(before), abs(after)) <= 132.0:
        return after - before
    return (after - before + 180.0) % 360.0 - 180.0


def place_at(figure: Figure, time_ms: float) -> tuple[float, float, float]:
    """Where a figure stands: x and z in metres, and the metres it walked since its last key."""
    return place_on(figure.spots, time_ms)


def place_on(spots: Sequence[Spot], time_ms: float) -> tuple[float, float, float]:
    """Where a way leads at a time: see `place_at`."""
    one, two, share = keys_around(spots, time_ms)
    if two.cut or one is two:
        return one.x_m, one.z_m, 0.0
    share = eased(share, "smooth") * 0.35 + share * 0.65
    dx, dz = two.x_m - one.x_m, two.z_m - one.z_m
    return one.x_m + dx * share, one.z_m + dz * share, (dx * dx + dz * dz) ** 0.5 * share


def walks_at(figure: Figure, time_ms: float) -> bool:
    """Whether the figure is on the move at that time."""
    one, two, _ = keys_around(figure.spots, time_ms)
    return one is not two and not two.cut and abs(two.x_m - one.x_m) + abs(two.z_m - one.z_m) > 0.05
