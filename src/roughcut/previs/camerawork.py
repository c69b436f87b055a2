"""The camera work of a shot: framings for its sections, the movements between, and clear sight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.anatomy import Body, body_of
from roughcut.previs.camera import view_at
from roughcut.previs.cheats import calmed, reheaded, replaced
from roughcut.previs.figures.body import head_offset_of
from roughcut.previs.framing import TIGHT, WIDE, Subject, frame
from roughcut.previs.moves import SHALLOW_M, joined, moved, shake_of
from roughcut.previs.pairs import Pair, in_depth, over_shoulder, point_of_view, shoulder_of
from roughcut.previs.schema import Pose, Turn
from roughcut.previs.sections import Section, Wishes
from roughcut.previs.stage import (
    CameraKey,
    CameraTrack,
    Figure,
    Spot,
    key_at,
    place_at,
    walks_at,
)
from roughcut.previs.wording import Move
from roughcut.script.vocabulary import Angle, Movement, Size

_EMPTY = Subject(0.0, 2.0, Body(top_m=1.7, eyes_m=1.56, head_m=0.26, half_width_m=0.3))
_FOLLOW_STEP_MS = 250
_EDGE_LOOKS = 6
_MOST_OF_BODY = 0.8
_LOW_SHARE = 0.62
"""Eyes lower than this in the frame of a single are those of somebody who peeps into it."""
_MOVES_WITH_OTHERS = (Movement.PAN, Movement.WHIP_PAN, Movement.RACK_FOCUS)
_GOES_ALONG = (Movement.FOLLOW, Movement.STEADICAM, Movement.TRUCK)
_STILL = Move(Movement.STATIC)


@dataclass(frozen=True)
class _Pairing:
    """Two people of a framing that needs both: whose face it is about, and who is cheated beside them."""

    pair: Pair
    speaker: str
    listener: str


class Camerawork:
    """Frames one order's figures section by section; `figures()` are the figures as framed, `track`
    the camera."""

    def __init__(
        self, order: TakeOrder, wishes: Wishes, sections: Sequence[Section], figures: Sequence[Figure]
    ) -> None:
        self.order, self.wishes, self.sections = order, wishes, sections
        self.aspect = order.width_px / order.height_px
        self.cast = {figure.name: figure for figure in figures}

    def figures(self) -> tuple[Figure, ...]:
        """The figures, with the cheats of over-the-shoulder framings and nobody in the way."""
        return tuple(self._seen(self._paired(figure)) for figure in self.cast.values())

    def track(self, seed: int) -> CameraTrack:
        """The camera over the whole shot."""
        shake, pace = shake_of(self.wishes.moves)
        return CameraTrack(keys=_ordered(self._keys), shake=shake, shake_pace=pace, seed=seed)

    @cached_property
    def _pairs(self) -> tuple[_Pairing | None, ...]:
        return tuple(self._pairing(index, section) for index, section in enumerate(self.sections))

    @cached_property
    def _bases(self) -> tuple[CameraKey, ...]:
        return tuple(
            pairing.pair.base if pairing else self._framed(section)
            for section, pairing in zip(self.sections, self._pairs, strict=True)
        )

    def _framed(self, section: Section) -> CameraKey:
        base = frame(section.size, section.setup, self._subjects(section), self.aspect)
        if len(section.names) < 2 or base.blur == 0.0:
            return base
        # Of several at different depths, whoever the section is about is sharp.
        who = self._subject(self._about(section), self._when(section))
        view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
        return base.model_copy(
            update={"focus_m": max(0.4, view.project((who.x_m, who.body.eyes_m, who.z_m))[2])}
        )

    def _about(self, section: Section) -> str:
        """The one of several to whom attention passes: who speaks last in the section, else the last."""
        spoke = [
            cue.speaker
            for cue in self.order.cues
            if cue.speaker in section.names and cue.start_ms < section.end_ms - 200
        ]
        return spoke[-1] if spoke else section.names[-1]

    @cached_property
    def _track(self) -> CameraTrack:
        return CameraTrack(keys=_ordered(self._keys))

    @cached_property
    def _keys(self) -> list[CameraKey]:
        if self.wishes.travels:
            return joined(
                self._bases, self.wishes.moves, self.order.duration_ms, self._turn_ms(self.sections[-1])
            )
        keys: list[CameraKey] = []
        for index, section in enumerate(self.sections):
            own = self._section_keys(index, section)
            keys.append(own[0].model_copy(update={"time_ms": section.start_ms, "ease": "cut"}))
            keys.extend(own[1:])
        return keys

    def _section_keys(self, index: int, section: Section) -> list[CameraKey]:
        base = self._bases[index]
        main = self._move_in(index, section)
        # Over a shoulder both are in frame, and the one to leave does not stand where a pan would start.
        alone = main.kind not in _MOVES_WITH_OTHERS or (
            self._pairs[index] is not None and main.kind is not Movement.RACK_FOCUS
        )
        other = base if alone else self._other(index, section, base)
        span = (section.start_ms, section.end_ms)
        attention = (self._turn_ms(section), self._line_end_ms(section))
        keys = moved(main, base, other, span, attention, self.aspect)
        if Movement.SHALLOW_FOCUS in self.wishes.moves and main.kind is not Movement.RACK_FOCUS:
            keys = [key.model_copy(update={"blur": max(SHALLOW_M, key.blur)}) for key in keys]
        return self._following(keys, section)

    def _move_in(self, index: int, section: Section) -> Move:
        """The first movement that is asked for. The focus passes once; after a cut, whoever is framed is
        sharp; and it does not pass in a wide framing, where nobody can be told to be out of focus."""
        main = next((move for move in self.wishes.turns if move.kind is not Movement.STATIC), _STILL)
        if main.kind is not Movement.RACK_FOCUS:
            return main
        if index == self._racked:
            return main
        return _STILL if section.size in WIDE else Move(Movement.SHALLOW_FOCUS)

    @cached_property
    def _racked(self) -> int | None:
        """The index of the section in which the focus passes: the first that is not wide."""
        if Movement.RACK_FOCUS not in self.wishes.moves:
            return None
        close = (index for index, section in enumerate(self.sections) if section.size not in WIDE)
        return next(close, None)

    def _subjects(self, section: Section) -> list[Subject]:
        """Those a framing holds, at every place where they stand in it; somebody unseen in an empty place."""
        names = section.names
        if not names:
            return [_EMPTY]
        times = [section.start_ms, section.end_ms - 1] if section.size in WIDE else [self._when(section)]
        if section.size in WIDE and self.wishes.travels and section is not self.sections[0]:
            times = [self.order.duration_ms]
        if len(names) == 1 and any(move in _GOES_ALONG for move in self.wishes.moves):
            times = times[:1]
        subjects = [self._subject(name, time_ms) for name in names for time_ms in times]
        if section.size not in (*WIDE, Size.MLS):
            subjects = [self._at_the_head(name, times[0], self._subject(name, times[0])) for name in names]
        # People in the wings come in; the frame does not wait for them with empty ground.
        shown = [s for s in subjects if abs(s.x_m) < 4.0]
        return list(dict.fromkeys(shown or subjects))

    def _when(self, section: Section) -> int:
        if self.wishes.travels:
            return self.order.duration_ms if section is not self.sections[0] else 0
        return section.start_ms

    def _subject(self, name: str, time_ms: float) -> Subject:
        figure = self.cast[name]
        x, z, _ = place_at(figure, time_ms)
        spot = key_at(figure.spots, time_ms)
        heading = key_at(figure.headings, time_ms + 600).degrees
        sine = math.sin(math.radians(heading))
        face = math.copysign(1.0, sine) if abs(sine) > 0.3 else 0.0
        turn: Turn = "camera" if not face else "three_quarter_right" if face > 0 else "three_quarter_left"
        lying = spot.posture == "lying"
        lean = 0.0 if lying else head_offset_of(figure.look, Pose(posture=spot.posture, turn=turn))
        return Subject(x, z, body_of(figure.look, spot.posture), face, lean)

    def _at_the_head(self, name: str, time_ms: float, subject: Subject) -> Subject:
        """Of somebody who lies, a close framing is about the end where the head is."""
        figure = self.cast[name]
        posture = key_at(figure.spots, time_ms).posture
        if posture != "lying":
            return subject
        turn: Turn = "left" if key_at(figure.headings, time_ms).degrees < 0 else "camera"
        offset = head_offset_of(figure.look, Pose(posture=posture, turn=turn))
        return replace(subject, x_m=subject.x_m + offset, face=0.0, lean_m=0.0)

    def _partner(self, name: str, section: Section) -> str | None:
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
        here = self._subject(name, section.start_ms)
        return min(others, key=lambda other: abs(self._subject(other, section.start_ms).x_m - here.x_m))

    def _pairing(self, index: int, section: Section) -> _Pairing | None:
        angle = section.setup.angle
        paired = angle in (Angle.OTS, Angle.POV)
        if not section.names or not (paired or index == self._racked):
            return None
        if section.size in WIDE and len(self.sections) > 1:
            return None
        speaker = section.names[0] if paired else self._about(section)
        partner = self._partner(speaker, section) if paired else self._left(section)
        if partner is None:
            return None
        when = self._when(section)
        how = over_shoulder if angle is Angle.OTS else point_of_view if angle is Angle.POV else in_depth
        one, other = self._subject(speaker, when), self._subject(partner, when)
        return _Pairing(how(one, other, section.size, self.aspect), speaker, partner)

    def _turn_ms(self, section: Section) -> int:
        """When attention passes to those framed: as they begin to speak, else a little before half-time."""
        about = self._about(section) if section.names else ""
        starts = [
            cue.start_ms
            for cue in self.order.cues
            if cue.speaker == about and section.start_ms <= cue.start_ms < section.end_ms
        ]
        later = [start for start in starts if start > section.start_ms + 700]
        return later[0] if later else section.start_ms + (section.end_ms - section.start_ms) * 2 // 5

    def _line_end_ms(self, section: Section) -> int | None:
        """When the last line ends that is spoken in the section by those it holds."""
        ends = [
            cue.end_ms
            for cue in self.order.cues
            if cue.speaker in section.names and section.start_ms <= cue.start_ms < section.end_ms
        ]
        return max(ends, default=None)

    def _other(self, index: int, section: Section, base: CameraKey) -> CameraKey:
        """The framing of the one who is left by a pan, or whose depth a rack of focus leaves."""
        pairing = self._pairs[index]
        if pairing:
            x, z = pairing.pair.listener_x_m, pairing.pair.listener_z_m
            view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
            return base.model_copy(update={"focus_m": max(0.4, view.project((x, base.look_at[1], z))[2])})
        name = self._left(section)
        if name is None or section.size in WIDE or len(section.names) > 1:
            return base
        return frame(section.size, section.setup, [self._subject(name, section.start_ms)], self.aspect)

    def _left(self, section: Section) -> str | None:
        """Whom the camera leaves for those it is asked to frame: who spoke before them, or, where the
        focus passes, whoever else is there."""
        moves = self.wishes.moves
        if not any(move in moves for move in _MOVES_WITH_OTHERS) or not section.names:
            return None
        about = self._about(section)
        before = []
        for cue in self.order.cues:
            if cue.speaker == about:
                break
            before.append(cue.speaker)
        others = [name for name in before if name in self.cast]
        if Movement.RACK_FOCUS in moves:
            others += [name for name in self.cast if name != about]
        return others[0] if others else None

    def _following(self, keys: list[CameraKey], section: Section) -> list[CameraKey]:
        """A camera on somebody who walks goes with them."""
        goes = section.size not in WIDE or any(move in _GOES_ALONG for move in self.wishes.moves)
        name = section.names[0] if len(section.names) == 1 and goes else None
        times = range(section.start_ms, section.end_ms, _FOLLOW_STEP_MS)
        if name is None or not any(walks_at(self.cast[name], time_ms) for time_ms in times):
            return keys
        figure = self.cast[name]
        x, z, _ = place_at(figure, self._when(section))
        track = CameraTrack(keys=_ordered(keys))
        followed = []
        for time_ms in [*times, section.end_ms]:
            now_x, now_z, _ = place_at(figure, time_ms)
            view = view_at(track, time_ms, self.order.width_px, self.order.height_px)
            dx, dz = now_x - x, now_z - z
            followed.append(
                CameraKey(
                    time_ms=time_ms,
                    eye=(view.eye[0] + dx, view.eye[1], view.eye[2] + dz),
                    look_at=(view.look_at[0] + dx, view.look_at[1], view.look_at[2] + dz),
                    fov=view.fov,
                    roll=view.roll,
                    focus_m=view.focus_m,
                    blur=view.blur,
                    ease="linear",
                )
            )
        return followed

    def _paired(self, figure: Figure) -> Figure:
        spots, headings, acts = list(figure.spots), list(figure.headings), figure.acts
        for section, pairing in zip(self.sections, self._pairs, strict=True):
            if pairing is None:
                continue
            if figure.name == pairing.listener:
                spots = replaced(spots, self._cheated(figure, section, pairing.pair), section)
                headings = reheaded(headings, pairing.pair.listener_heading, section)
                acts = calmed(acts, section)
            elif figure.name == pairing.speaker:
                headings = reheaded(headings, pairing.pair.speaker_heading, section)
        return figure.model_copy(update={"spots": tuple(spots), "headings": tuple(headings), "acts": acts})

    def _cheated(self, figure: Figure, section: Section, pair: Pair) -> Spot:
        spot = key_at(figure.spots, section.start_ms)
        return Spot(
            time_ms=section.start_ms,
            x_m=pair.listener_x_m,
            z_m=pair.listener_z_m,
            posture=spot.posture,
            seen=pair.listener_seen,
            cut=True,
        )

    def _seen(self, figure: Figure) -> Figure:
        """Those who would stand in the way of a closer framing step out of it: for its section, or
        for the whole of a shot in which the camera travels, so that nobody vanishes before our eyes."""
        blocked = [
            section
            for section, base in zip(self.sections, self._bases, strict=True)
            if not self._held(figure.name, section) and self._in_the_way(figure, section, base)
        ]
        if blocked and self.wishes.travels:
            wide = any(section.size in WIDE for section in self.sections)
            blocked = [] if wide else list(self.sections)
        spots = list(figure.spots)
        for section in blocked:
            gone = key_at(spots, section.start_ms).model_copy(
                update={"time_ms": section.start_ms, "seen": False, "cut": True}
            )
            spots = replaced(spots, gone, section)
        return figure.model_copy(update={"spots": tuple(spots)})

    def _held(self, name: str, section: Section) -> bool:
        """Whether a framing is about somebody, or over somebody's shoulder, or shows everyone."""
        pairing = self._pairs[self.sections.index(section)]
        paired = pairing is not None and name == pairing.listener
        return section.size in WIDE or paired or name in (*section.names, self._left(section))

    def _in_the_way(self, figure: Figure, section: Section, base: CameraKey) -> bool:
        view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
        who = self._subject(figure.name, section.start_ms)
        x, y, depth = view.project((who.x_m, who.body.eyes_m, who.z_m))
        if depth < 0.3:
            return False
        half = who.body.half_width_m * view.focal_px / depth
        for held in self._subjects(section):
            hx, _, held_depth = view.project((held.x_m, held.body.eyes_m, held.z_m))
            held_half = held.body.half_width_m * view.focal_px / held_depth
            if abs(hx - x) < half + held_half or depth < held_depth - 0.1:
                return True
        if section.size in TIGHT:
            return _cut_by_edge(x, half, view.width_px) or y > _LOW_SHARE * view.height_px
        return self._cut_meanwhile(figure, section)

    def _cut_meanwhile(self, figure: Figure, section: Section) -> bool:
        """Whether the frame's edge passes through somebody who stands still, at any time of a section."""
        step = max(1, (section.end_ms - section.start_ms) // _EDGE_LOOKS)
        for time_ms in range(section.start_ms, section.end_ms, step):
            if walks_at(figure, time_ms):
                return False
        for time_ms in range(section.start_ms, section.end_ms, step):
            view = view_at(self._track, time_ms, self.order.width_px, self.order.height_px)
            who = self._subject(figure.name, time_ms)
            x, _, depth = view.project((who.x_m, who.body.eyes_m, who.z_m))
            half = _MOST_OF_BODY * who.body.half_width_m * view.focal_px / max(depth, 0.3)
            if depth > 0.3 and _cut_by_edge(x, half, view.width_px):
                return True
        return False


def _cut_by_edge(x: float, half: float, width_px: int) -> bool:
    return x - half < 0 < x + half or x - half < width_px < x + half


def _ordered(keys: Sequence[CameraKey]) -> tuple[CameraKey, ...]:
    """By time, one key a time (the last one wins)."""
    return tuple({key.time_ms: key for key in sorted(keys, key=lambda key: key.time_ms)}.values())
