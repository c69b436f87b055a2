"""What people wear over a shot: what they take off, clean and put on again, and when the hand goes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roughcut.models.video.schema import Person, SpokenCue
from roughcut.previs.schema import Look
from roughcut.previs.stage import Act, Wearing
from roughcut.script.business import Sexes, doings
from roughcut.script.schema import Action, Beat, Line
from roughcut.script.wearing import Wardrobe, Worn

_STEP_MS = 1500
"""A step of an action takes at most this long."""
_REACH_MS = 240
"""The hand is there before anything comes off."""
_SHIRT = (236, 232, 222)


def worn_by(look: Look, wearing: Wearing) -> Look:
    """Somebody's look at a time, without what they took off."""
    if not wearing.off:
        return look
    bare: dict[str, object] = {}
    if "glasses" in wearing.off:
        bare["glasses"] = False
    if "hat" in wearing.off:
        bare["hat"] = "none"
    if "coat" in wearing.off and look.top in ("coat", "jacket", "suit"):
        bare |= {"top": "shirt", "top_colour": _SHIRT}
    return look.model_copy(update=bare)


def wears_of(
    beats: Sequence[Beat], cues: Sequence[SpokenCue], people: Sequence[Person], shot_ms: int
) -> dict[str, tuple[list[Wearing], list[Act]]]:
    """For everyone what they have off over the shot, and the gestures with which it comes off and on again.
    The steps of an action share the time before the next line."""
    sexes = {person.name: person.sex for person in people}
    wardrobe = Wardrobe({person.name: person.off for person in people})
    found: dict[str, tuple[list[Wearing], list[Act]]] = {
        person.name: ([Wearing(time_ms=0, off=tuple(sorted(person.off)))], []) for person in people
    }
    for time_ms, step_ms, name, clause in _steps(beats, cues, sexes, shot_ms):
        change = wardrobe.hear(name, clause)
        if change is None:
            continue
        wears, acts = found[name]
        there = time_ms + min(_REACH_MS, step_ms // 2)
        wears.append(Wearing(time_ms=max(1, there), off=tuple(sorted(wardrobe.off[name]))))
        acts += _reaching(change, time_ms, max(there + 1, time_ms + min(step_ms, 2 * _REACH_MS + 200)))
    return found


def _reaching(change: tuple[Worn, bool], from_ms: int, until_ms: int) -> list[Act]:
    """A hand to the head, and then both before the body, where what came off is looked after."""
    thing, on = change
    if thing == "coat":
        return []
    after = Act(time_ms=until_ms) if on or thing == "hat" else Act(time_ms=until_ms, gesture="clasped")
    return [Act(time_ms=from_ms, gesture="to_head"), after]


def _steps(
    beats: Sequence[Beat], cues: Sequence[SpokenCue], sexes: Sexes, shot_ms: int
) -> Iterator[tuple[int, int, str, str]]:
    """(time, its length, name, clause) of everything that action prose says that people do."""
    by_line = {cue.line_index: cue for cue in cues}
    clock, lines = 0, 0
    last: list[str] = []
    for beat in beats:
        if isinstance(beat, Action):
            then = min((cue.start_ms for cue in cues if cue.line_index >= lines), default=shot_ms)
            told = list(doings(beat.text, sexes, last))
            clauses = list(dict.fromkeys(clause for _, clause in told))
            step = min(_STEP_MS, max(0, then - clock) // max(1, len(clauses)))
            for name, clause in told:
                last = [name]
                yield clock + clauses.index(clause) * step, step, name, clause
        elif isinstance(beat, Line):
            cue = by_line.get(lines)
            lines += 1
            if cue is not None:
                clock, last = cue.end_ms, [cue.speaker]


def with_acts(acts: Sequence[Act], own: Sequence[Act]) -> tuple[Act, ...]:
    """Gestures with those among them with which something is taken off or put on."""
    if not own:
        return tuple(acts)
    first, last = own[0].time_ms, own[-1].time_ms
    kept = [act for act in acts if not first <= act.time_ms <= last]
    if own[-1].gesture != "none":
        own = [*own, Act(time_ms=last + _STEP_MS)]
    merged = {act.time_ms: act for act in [*own, *kept]}
    if 0 not in merged:
        merged[0] = Act(time_ms=0)
    return tuple(merged[time_ms] for time_ms in sorted(merged))
