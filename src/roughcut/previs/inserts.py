"""Close framings that are about what hands do: they hold the hands beside the face."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.acting import read_gesture
from roughcut.previs.figures.body import MIRRORED, skeleton_of
from roughcut.previs.figures.holding import grip_of
from roughcut.previs.framing import TIGHT
from roughcut.previs.schema import Pose, Turn
from roughcut.previs.sections import Section
from roughcut.previs.stage import Figure, key_at
from roughcut.script.business import Sexes, told
from roughcut.script.hands import thing_in
from roughcut.script.wearing import Wardrobe

_HANDS = re.compile(
    r"\b(?:hands?|fingers?|fists?|palms?|knuckles)\b|双?手(?![机枪表])|手[里中指掌心]|拳", re.IGNORECASE
)
_HAND_SHARE = 0.35
"""How far from the wrist the middle of a hand is, in forearms."""
_DEEDS = ("reach", "give", "stress", "count", "point", "offer", "clasped", "self")


def with_hands(order: TakeOrder, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, of which those are marked that are close, silent, and about what somebody's hands do."""
    return tuple(
        replace(section, hands=True) if _about_hands(order, section) else section for section in sections
    )


def _about_hands(order: TakeOrder, section: Section) -> bool:
    if section.size not in TIGHT or len(section.names) != 1:
        return False
    name = section.names[0]
    if any(cue.speaker == name and cue.start_ms < section.end_ms for cue in order.cues):
        return False
    sexes: Sexes = {person.name: person.sex for person in order.people}
    own = [clause for _, who, clause in told(order.beats, sexes) if who == name]
    wardrobe = Wardrobe({})
    # What comes off the head is seen where the head is.
    if any(wardrobe.hear(name, clause) for clause in own):
        return False
    return any(_of_hands(clause) for clause in own)


def _of_hands(clause: str) -> bool:
    return bool(_HANDS.search(clause) or thing_in(clause) or read_gesture(clause) in _DEEDS)


def hand_of(figure: Figure, time_ms: int, face: float) -> tuple[float, float] | None:
    """Where the hand is that does something from a time (ms) on: metres to the right of the figure's spot and
    above the ground; `face` is the side to which they look. None of somebody who lies."""
    spot = key_at(figure.spots, time_ms)
    if spot.posture == "lying":
        return None
    acts = [act.gesture for act in figure.acts if act.time_ms >= time_ms and act.gesture != "none"]
    stance = figure.stances[-1]
    turn: Turn = "camera" if not face else "three_quarter_right" if face > 0 else "three_quarter_left"
    gesture = acts[0] if acts else "none"
    pose = Pose(turn=turn, posture=spot.posture, gesture=gesture, rest=stance.rest, held=stance.held)
    joints = skeleton_of(figure.look, pose)
    wrists = joints.wrists
    grip = grip_of(stance.held)
    holds = grip is not None and gesture in ("none", "give")
    side = grip.side if grip and holds else max((0, 1), key=lambda each: float(wrists[each][1]))
    # The middle of the hand, which goes on where the forearm points.
    x, y = (wrists[side] + (wrists[side] - joints.elbows[side]) * _HAND_SHARE)[:2]
    return float(x) * (-1.0 if turn in MIRRORED else 1.0), float(y)
