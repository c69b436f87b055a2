"""How fast the vehicle of a shot goes over time, and how far that brings it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.schema import Place
from roughcut.previs.stage import Pace, eased
from roughcut.script.vehicles import FULL, STILL, changes_of

_RAMP_MS, _HARD_MS = 4200, 1300
"""How long a vehicle takes between standing and full speed, and how long when it brakes hard."""
_AFTER_CUT_MS = 350
_GAP_MS = 300


def paces_of(order: TakeOrder, place: Place) -> tuple[Pace, ...]:
    """The speed over the shot: as it is when the shot begins, with what its actions change, each as the line
    before it ends; a change may go on beyond the cut. `place` tells how the scene begins."""
    speed = order.speed if order.speed is not None else FULL if place.drives else STILL
    paces = [Pace(time_ms=0, speed=speed)]
    for change in changes_of(order.beats):
        if change.speed == speed:
            continue
        said_ms = max((cue.end_ms for cue in order.cues if cue.line_index < change.lines), default=0)
        begin_ms = max(said_ms, _AFTER_CUT_MS, paces[-1].time_ms + _GAP_MS)
        ramp_ms = round((_HARD_MS if change.hard else _RAMP_MS) * max(0.4, abs(change.speed - speed)))
        paces += [Pace(time_ms=begin_ms, speed=speed), Pace(time_ms=begin_ms + ramp_ms, speed=change.speed)]
        speed = change.speed
    return tuple(paces)


def under_way(order: TakeOrder, place: Place) -> tuple[Place, tuple[Pace, ...]]:
    """The place with what goes in this shot, and how fast: the vehicle that people are in, or the train of
    the station at which they are. A vehicle that stood or will stand at some time passes the same land, at
    no speed; a train that comes was not there before."""
    if place.kind != "station":
        paces = paces_of(order, place)
        moves = order.speed is not None or any(pace.speed for pace in paces)
        return place.model_copy(update={"drives": moves}), paces
    stood = order.speed == STILL if order.speed is not None else place.train
    paces = paces_of(order.model_copy(update={"speed": STILL if stood else FULL}), place)
    comes_or_goes = len(paces) > 1 and STILL in (paces[0].speed, paces[-1].speed)
    there = {"drives": comes_or_goes, "train": stood and not comes_or_goes}
    return place.model_copy(update=there), paces


def speed_at(paces: Sequence[Pace], time_ms: float) -> float:
    """The speed at a time, as a share of the full one."""
    for one, two in itertools.pairwise(paces):
        if one.time_ms <= time_ms < two.time_ms:
            share = (time_ms - one.time_ms) / (two.time_ms - one.time_ms)
            return one.speed + (two.speed - one.speed) * eased(share, "smooth")
    return paces[-1].speed if time_ms >= paces[-1].time_ms else paces[0].speed


def travelled_ms(paces: Sequence[Pace], time_ms: float) -> float:
    """How long the vehicle would have gone at full speed to be where it is at a time, from the place where it
    stands in the shot, if it does: so what is outside is the same in every shot in which it stands."""
    stand = next((pace.time_ms for pace in paces if pace.speed == STILL), 0)
    return _gone(paces, time_ms) - _gone(paces, stand)


def _gone(paces: Sequence[Pace], time_ms: float) -> float:
    gone = 0.0
    for one, two in itertools.pairwise(paces):
        if time_ms <= one.time_ms:
            return gone
        span = two.time_ms - one.time_ms
        share = min(1.0, (time_ms - one.time_ms) / span)
        gone += span * (one.speed * share + (two.speed - one.speed) * _eased_sum(share))
    return gone + max(0.0, time_ms - paces[-1].time_ms) * paces[-1].speed


def _eased_sum(share: float) -> float:
    """The area under the smooth ease from 0 to `share`."""
    return share**4 * (share * (share - 3.0) + 2.5)
