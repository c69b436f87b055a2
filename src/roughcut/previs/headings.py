"""Who looks where: people face whoever speaks, the speaker faces whoever is spoken to."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from roughcut.models.video.schema import SpokenCue
from roughcut.previs.marks import Mark, heading_of
from roughcut.previs.stage import Heading, Spot, turning_ms

Ground = tuple[float, float]
Where = Callable[[str, float], Ground]
"""(name, time in ms) to x and z in metres."""

_CHEAT = 0.66
_ASIDE = 38.0
_TURNED_AWAY = 92.0
"""Who speaks without turning to the other is seen from the side, so that the lips are."""
_REACTION_MS = 260
_JUST_CUT_MS = 700
"""Nobody turns so soon after a cut: they have turned already when we come to them."""
_WIDE_TURN_MS = 200.0
_WORTH_TURNING_MS = 2000
_TO_US = ("camera", "away")
_HEAVY = ("sitting", "crouching")
"""Postures in which one does not turn round for every word."""


_SAID_AWAY = re.compile(
    r"\b(?:not|without) (?:turning|looking) (?:round|around|back|at (?:him|her|them))\b"
    r"|\b(?:looking|facing|turned|turning|turns) away\b|\bback (?:turned|to (?:him|her|them))\b"
    r"|头也不回|[没不](?:有)?回头|背对|背过身|别过[脸头]",
    re.IGNORECASE,
)


def said_away(cue: SpokenCue) -> bool:
    """Whether a line is said without looking at whom it is said to (`not turning round`)."""
    return bool(_SAID_AWAY.search(cue.parenthetical))


def away_from(degrees: float) -> float:
    """The heading of one who does not look where that heading leads, seen from the side."""
    return math.copysign(_TURNED_AWAY, -degrees)


def spoken_to(own: Sequence[SpokenCue], degrees: float, camera: float) -> float:
    """The heading of somebody with these lines for one who is found there: away from them where every line
    is said so, seen from the side by a camera that looks to the right by `camera` degrees."""
    away = bool(own) and all(said_away(cue) for cue in own)
    return away_from(degrees) - camera if away else degrees


def towards(here: Ground, there: Ground) -> float:
    """The heading from one place to another, opened towards the audience as actors cheat it."""
    angle = math.degrees(math.atan2(there[0] - here[0], -(there[1] - here[1])))
    return math.copysign(min(abs(angle), 115.0) * _CHEAT, angle)


def course(start: Spot, end: Spot) -> float:
    """The heading of somebody who walks from spot to spot."""
    return math.degrees(math.atan2(end.x_m - start.x_m, -(end.z_m - start.z_m)))


def headings_of(
    name: str,
    mark: tuple[Mark, Mark],
    spots: Sequence[Spot],
    cues: Sequence[SpokenCue],
    others: Sequence[str],
    where: Where,
    gazes: Sequence[tuple[int, float, float]] = (),
) -> tuple[Heading, ...]:
    """Everything one person looks at in the shot. `others` are present; off-stage voices turn nobody. `gazes`
    are the things at which they are said to look: (time, x, z) in ms and metres."""
    if mark[0].posture == mark[1].posture == "lying":
        # Who lies would have to turn from head to foot.
        degrees = heading_of(mark[0].facing) if mark[0].looks is None else mark[0].looks
        return (Heading(time_ms=0, degrees=degrees),)
    mark = (_sociable(mark[0], cues, others), _sociable(mark[1], cues, others))
    keys = {0: _at_first(name, mark[0], cues, others, where)}
    for index, cue in enumerate(cues):
        target = _target(name, index, cues, others, where)
        away = mark[1].looks
        if target is not None:
            now = towards(where(name, cue.start_ms), where(target, cue.start_ms))
            if cue.speaker == name and said_away(cue):
                now = away_from(now)
        elif cue.speaker == name and away is not None:
            # Who speaks to nobody turns from the thing to the audience.
            now = math.copysign(_ASIDE, away)
        else:
            continue
        time_ms = _turns_at(name, mark[0], cue, keys[max(keys)], now)
        if time_ms and len(keys) == 1 and _turned_before(mark[0]):
            time_ms = 0 if cue.speaker == name else time_ms
        if time_ms is not None:
            keys = {when: turn for when, turn in keys.items() if when < time_ms}
            keys[time_ms] = now
    for time_ms, x, z in gazes:
        here = where(name, time_ms)
        opens = time_ms < _JUST_CUT_MS
        keys[0 if opens else time_ms] = math.degrees(math.atan2(x - here[0], -(z - here[1])))
    for one, two in itertools.pairwise(spots):
        if not two.cut and math.hypot(two.x_m - one.x_m, two.z_m - one.z_m) > 0.15:
            keys = {when: turn for when, turn in keys.items() if not one.time_ms <= when < two.time_ms}
            keys[one.time_ms] = course(one, two)
            keys[two.time_ms] = _after_walk(name, mark[1], two, others, where)
    return tuple(Heading(time_ms=time_ms, degrees=keys[time_ms]) for time_ms in sorted(keys))


def _turned_before(mark: Mark) -> bool:
    """Who sits has turned to whom they will speak before the shot begins; so has who leans, since the
    other side of a body leans the other way."""
    return mark.posture == "leaning" or (mark.posture in _HEAVY and mark.facing not in _TO_US)


def _sociable(mark: Mark, cues: Sequence[SpokenCue], others: Sequence[str]) -> Mark:
    """People who talk to each other face each other: somebody who came towards the camera in an earlier
    shot does not go on looking into it once there is somebody to talk to."""
    talks = mark.facing == "camera" and any(cue.speaker in others for cue in cues)
    return replace(mark, facing="right" if mark.x_m <= 0 else "left") if talks else mark


def _turns_at(name: str, mark: Mark, cue: SpokenCue, before: float, after: float) -> int | None:
    """When somebody turns for a line: speakers so early that they are there when they begin, listeners
    a moment after. None where it is not worth it; 0 where the cut to this shot hides it."""
    speaks = cue.speaker == name
    across = turning_ms(before, after) >= _WIDE_TURN_MS
    if across and not speaks and mark.posture in _HEAVY and cue.end_ms - cue.start_ms < _WORTH_TURNING_MS:
        return None
    time_ms = int(cue.start_ms - 60 - turning_ms(before, after)) if speaks else cue.start_ms + _REACTION_MS
    opens = mark.facing not in _TO_US or time_ms <= 0
    return 0 if opens and time_ms < _JUST_CUT_MS else time_ms


def _at_first(name: str, mark: Mark, cues: Sequence[SpokenCue], others: Sequence[str], where: Where) -> float:
    if mark.looks is not None:
        return mark.looks
    asked = heading_of(mark.facing)
    near = _nearest(name, 0, others, where)
    if near is None or mark.facing in _TO_US:
        return asked * (1.0 if mark.facing in _TO_US else _CHEAT)
    look = towards(where(name, 0), where(near, 0))
    # Blocking that says left or right is kept; people who would look at each other anyway do so exactly.
    return look if look * asked > 0 else asked * _CHEAT


def _after_walk(name: str, mark: Mark, spot: Spot, others: Sequence[str], where: Where) -> float:
    if mark.looks is not None:
        return mark.looks
    near = _nearest(name, spot.time_ms, others, where)
    if near is None or mark.facing in _TO_US:
        return heading_of(mark.facing) * (1.0 if mark.facing in _TO_US else _CHEAT)
    return towards((spot.x_m, spot.z_m), where(near, spot.time_ms))


def _target(
    name: str, index: int, cues: Sequence[SpokenCue], others: Sequence[str], where: Where
) -> str | None:
    """Listeners look at the speaker; the speaker at who spoke before, at who speaks next, or the nearest."""
    speaker = cues[index].speaker
    if speaker != name:
        return speaker if speaker in others else None
    around = [*reversed(cues[:index]), *cues[index + 1 :]]
    partner = next((cue.speaker for cue in around if cue.speaker != name and cue.speaker in others), None)
    return partner or _nearest(name, cues[index].start_ms, others, where)


def _nearest(name: str, time_ms: float, others: Sequence[str], where: Where) -> str | None:
    x, z = where(name, time_ms)
    away: Mapping[str, float] = {
        other: math.hypot(where(other, time_ms)[0] - x, where(other, time_ms)[1] - z) for other in others
    }
    return min(away, key=lambda other: away[other]) if away else None
