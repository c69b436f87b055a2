"""Who is where in front of the camera, and whom each framing is about."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.anatomy import Body, body_of
from roughcut.previs.figures.body import head_offset_of
from roughcut.previs.framing import WIDE, Subject
from roughcut.previs.inserts import hand_of
from roughcut.previs.pairs import shoulder_of
from roughcut.previs.schema import Pose, Turn
from roughcut.previs.sections import Section, Wishes
from roughcut.previs.stage import Figure, key_at, place_at
from roughcut.script.vocabulary import Movement, Size

_EMPTY = Subject(0.0, 2.0, Body(top_m=1.7, eyes_m=1.56, head_m=0.26, half_width_m=0.3))
_WINGS_M = 4.0
_LOOK_MS = 3000
MOVES_WITH_OTHERS = (Movement.PAN, Movement.WHIP_PAN, Movement.RACK_FOCUS)
"""Movements that leave somebody for somebody else."""
GOES_ALONG = (Movement.FOLLOW, Movement.STEADICAM, Movement.TRUCK)
"""Movements that go with somebody who walks, however wide the framing."""


def looks_to(figure: Figure, time_ms: float) -> float:
    """The heading (degrees) that somebody keeps longest in the three seconds from a time on: a framing is
    for where they look, not for the moment before they turn there."""
    ends = [*(later.time_ms for later in figure.headings[1:]), math.inf]
    kept = [
        min(end, time_ms + _LOOK_MS) - max(heading.time_ms, time_ms)
        for heading, end in zip(figure.headings, ends, strict=True)
    ]
    return figure.headings[kept.index(max(kept))].degrees


class Company:
    """Everyone on one order's stage, before any framing cheats them."""

    def __init__(
        self, order: TakeOrder, wishes: Wishes, sections: Sequence[Section], cast: Mapping[str, Figure]
    ) -> None:
        self.order, self.wishes, self.sections, self.cast = order, wishes, sections, cast

    def about(self, section: Section) -> str:
        """The one of several to whom attention passes: who speaks last in the section, else the last."""
        spoke = [
            cue.speaker
            for cue in self.order.cues
            if cue.speaker in section.names and cue.start_ms < section.end_ms - 200
        ]
        return spoke[-1] if spoke else section.names[-1]

    def subjects(self, section: Section) -> list[Subject]:
        """Those a framing holds, at every place where they stand in it; somebody unseen in an empty place."""
        names = section.names
        if not names:
            return [_EMPTY]
        wide = section.size in WIDE
        times = [section.start_ms, section.end_ms - 1] if wide else [self.when(section)]
        if wide and self.wishes.travels and section is not self.sections[0]:
            times = [self.order.duration_ms]
        if len(names) == 1 and any(move in GOES_ALONG for move in self.wishes.moves):
            times = times[:1]
        if len(names) > 1 and not wide:
            # Of several, one may rise or sit down: the frame has room for both.
            times = [times[0], *({section.end_ms - 1} - {times[0]} if not self.wishes.travels else ())]
        subjects = [self.subject(name, time_ms) for name in names for time_ms in times]
        # People in the wings come in; the frame does not wait for them with empty ground, but has them
        # when they speak.
        wings_m = _WINGS_M * min(1.0, self.order.width_px / self.order.height_px)
        subjects = [s for s in subjects if abs(s.x_m) < wings_m] or subjects
        if wide:
            subjects += [self.subject(*each) for each in self.lines_in(section)]
        if section.size not in (*WIDE, Size.MLS):
            subjects = [self.at_the_head(name, times[0], self.subject(name, times[0])) for name in names]
        if section.hands:
            subjects = [
                replace(each, hand=hand_of(self.cast[names[0]], times[0], each.face)) for each in subjects
            ]
        return list(dict.fromkeys(subjects))

    def lines_in(self, section: Section) -> list[tuple[str, int]]:
        """(speaker, time) at the start and the end of each line that is spoken in the section by those
        it holds."""
        return [
            (cue.speaker, min(time_ms, section.end_ms - 1))
            for cue in self.order.cues
            if cue.speaker in section.names and section.start_ms <= cue.start_ms < section.end_ms
            for time_ms in (cue.start_ms, cue.end_ms)
        ]

    def rises(self, name: str, section: Section) -> tuple[int, float] | None:
        """When somebody stands up or sits down within a section, and by how much their eyes rise (m)."""
        figure = self.cast[name]
        for one, two in itertools.pairwise(figure.spots):
            inside = section.start_ms + 200 < two.time_ms < section.end_ms - 200
            if inside and one.posture != two.posture:
                high = [body_of(figure.look, spot.posture).eyes_m for spot in (one, two)]
                return two.time_ms, high[1] - high[0]
        return None

    def when(self, section: Section) -> int:
        if self.wishes.travels:
            return self.order.duration_ms if section is not self.sections[0] else 0
        return section.start_ms

    def subject(self, name: str, time_ms: float) -> Subject:
        figure = self.cast[name]
        x, z, _ = place_at(figure, time_ms)
        spot = key_at(figure.spots, time_ms)
        heading = looks_to(figure, time_ms)
        sine = math.sin(math.radians(heading))
        face = math.copysign(1.0, sine) if abs(sine) > 0.2 else 0.0
        turn: Turn = "camera" if not face else "three_quarter_right" if face > 0 else "three_quarter_left"
        lying = spot.posture == "lying"
        lean = 0.0 if lying else head_offset_of(figure.look, Pose(posture=spot.posture, turn=turn))
        body = body_of(figure.look, spot.posture)
        raised = replace(body, top_m=body.top_m + spot.high_m, eyes_m=body.eyes_m + spot.high_m)
        return Subject(x, z, raised, face, lean, abs(heading))

    def at_the_head(self, name: str, time_ms: float, subject: Subject) -> Subject:
        """Of somebody who lies, a close framing is about the end where the head is."""
        figure = self.cast[name]
        posture = key_at(figure.spots, time_ms).posture
        if posture != "lying":
            return subject
        turn: Turn = "left" if key_at(figure.headings, time_ms).degrees < 0 else "camera"
        offset = head_offset_of(figure.look, Pose(posture=posture, turn=turn))
        return replace(subject, x_m=subject.x_m + offset, face=0.0, lean_m=0.0)

    def partner(self, name: str, section: Section) -> str | None:
        """Over whose shoulder: whom the prose names, else who spoke last, else who stands nearest."""
        named = shoulder_of(self.order.beats, [other for other in self.cast if other != name])
        if named:
            return named
        spoke = [
            cue.speaker
            for cue in reversed(self.order.cues)
            if cue.speaker != name and cue.speaker in self.cast
        ]
        others = [other for other in self.cast if other != name]
        if spoke or not others:
            return spoke[0] if spoke else None
        here = self.subject(name, section.start_ms)
        return min(others, key=lambda other: abs(self.subject(other, section.start_ms).x_m - here.x_m))

    def face(self, section: Section) -> str:
        """Whose face is seen where a framing is about one face: the first whom the shot is about, else who
        speaks first."""
        first = [*self.order.focus, *(cue.speaker for cue in self.order.cues)]
        return next((name for name in first if name in section.names), section.names[0])

    def turn_ms(self, section: Section) -> int:
        """When attention passes to those framed: as they begin to speak, else a little before half-time."""
        about = self.about(section) if section.names else ""
        starts = [
            cue.start_ms
            for cue in self.order.cues
            if cue.speaker == about and section.start_ms <= cue.start_ms < section.end_ms
        ]
        later = [start for start in starts if start > section.start_ms + 700]
        return later[0] if later else section.start_ms + (section.end_ms - section.start_ms) * 2 // 5

    def left(self, section: Section) -> str | None:
        """Whom the camera leaves for those it is asked to frame: who spoke before them, or, where the
        focus passes, whoever else is there."""
        moves = self.wishes.moves
        if not any(move in moves for move in MOVES_WITH_OTHERS) or not section.names:
            return None
        about = self.about(section)
        before = []
        for cue in self.order.cues:
            if cue.speaker == about:
                break
            before.append(cue.speaker)
        others = [name for name in before if name in self.cast]
        if Movement.RACK_FOCUS in moves:
            others += [name for name in self.cast if name != about]
        return others[0] if others else None
