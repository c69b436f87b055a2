"""The camera work of a shot: framings for its sections, the movements between, and clear sight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.camera import View, view_at
from roughcut.previs.cheats import calmed, reheaded, replaced
from roughcut.previs.company import GOES_ALONG, MOVES_WITH_OTHERS, Company
from roughcut.previs.edges import LOWEST_SHARE, MOST_OF_BODY, cut_by_edge, draws_back, edge_of, overlap
from roughcut.previs.framing import TIGHT, WIDE, frame
from roughcut.previs.headings import spoken_to
from roughcut.previs.moves import (
    DRAWS_BACK,
    SHALLOW_M,
    Attention,
    bearing_of,
    dollied,
    joined,
    key_of,
    moved,
    shake_of,
    visible_height,
)
from roughcut.previs.pairs import Pair, in_depth, over_shoulder, point_of_view
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
from roughcut.script.vocabulary import Angle, Movement

_FOLLOW_STEP_MS = 250
_EDGE_LOOKS = 6
_EDGE_SHARE = 0.12
_RISE_MS = (330, 400)
_SHARED_RISE = 0.5
"""How long before and after somebody rises the camera tilts with them; with others in frame it goes only
so far (a share), since they stay where they are."""
_LOW_SHARE = 0.62
"""Eyes lower than this in the frame of a single are those of somebody who peeps into it."""
_BACK_TO = (DRAWS_BACK, 1.75, 1.9, 2.05, 2.2, 2.4)
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
        self.company = Company(order, wishes, sections, self.cast)

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
        base = frame(section.size, section.setup, self.company.subjects(section), self.aspect)
        if len(section.names) < 2 or base.blur == 0.0:
            return base
        # Of several at different depths, whoever the section is about is sharp.
        who = self.company.subject(self.company.about(section), self.company.when(section))
        view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
        return base.model_copy(
            update={"focus_m": max(0.4, view.project((who.x_m, who.body.eyes_m, who.z_m))[2])}
        )

    @cached_property
    def _track(self) -> CameraTrack:
        return CameraTrack(keys=_ordered(self._keys))

    @cached_property
    def _keys(self) -> list[CameraKey]:
        if self.wishes.travels:
            turn_ms = self.company.turn_ms(self.sections[-1])
            keys = joined(self._bases, self.wishes.moves, self.order.duration_ms, turn_ms)
            return self._following(keys, self.sections[-1], (0, self.order.duration_ms))
        keys = []
        for index, section in enumerate(self.sections):
            own = self._section_keys(index, section)
            keys.append(own[0].model_copy(update={"time_ms": section.start_ms, "ease": "cut"}))
            keys.extend(own[1:])
        return keys

    def _section_keys(self, index: int, section: Section) -> list[CameraKey]:
        base = self._bases[index]
        main = self._move_in(index, section)
        # Over a shoulder both are in frame, and the one to leave does not stand where a pan would start.
        alone = main.kind not in MOVES_WITH_OTHERS or (
            self._pairs[index] is not None and main.kind is not Movement.RACK_FOCUS
        )
        other = base if alone else self._other(index, section, base)
        span = (section.start_ms, section.end_ms)
        attention = self._attention(section, base)
        keys = moved(main, base, other, span, attention, self.aspect)
        if Movement.SHALLOW_FOCUS in self.wishes.moves and main.kind is not Movement.RACK_FOCUS:
            keys = [key.model_copy(update={"blur": max(SHALLOW_M, key.blur)}) for key in keys]
        return self._following(self._rising(keys, section, main), section, span)

    def _rising(self, keys: list[CameraKey], section: Section, main: Move) -> list[CameraKey]:
        """A close camera on somebody who stands up or sits down tilts with the face."""
        if section.size in WIDE:
            return keys
        changes = (self.company.rises(name, section) for name in section.names)
        change = next(filter(None, changes), None)
        if change is None:
            return keys
        at_ms, rise_m = change
        rise_m *= 1.0 if len(section.names) == 1 else _SHARED_RISE
        if main.kind is Movement.TILT:
            keys = [
                self._bases[self.sections.index(section)].model_copy(update={"time_ms": section.start_ms})
            ]
        track = CameraTrack(keys=_ordered(keys))
        held, size = [], (self.order.width_px, self.order.height_px)
        for time_ms in (section.start_ms, at_ms - _RISE_MS[0], at_ms + _RISE_MS[1], section.end_ms):
            key = key_of(view_at(track, time_ms, *size), time_ms)
            up = rise_m if time_ms > at_ms else 0.0
            (ex, ey, ez), (lx, ly, lz) = key.eye, key.look_at
            lifted = {
                "eye": (ex, max(0.3, ey + 0.7 * up), ez),
                "look_at": (lx, ly + up, lz),
                "ease": "smooth",
            }
            held.append(key.model_copy(update=lifted))
        return held

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

    def _pairing(self, index: int, section: Section) -> _Pairing | None:
        angle = section.setup.angle
        paired = angle in (Angle.OTS, Angle.POV)
        if not section.names or not (paired or index == self._racked):
            return None
        if section.size in WIDE and len(self.sections) > 1:
            return None
        speaker = self.company.face(section) if paired else self.company.about(section)
        partner = self.company.partner(speaker, section) if paired else self.company.left(section)
        if partner is None or not (paired or self._fits_in_depth(section, speaker, partner)):
            return None
        when = self.company.when(section)
        if any(key_at(self.cast[who].spots, when).posture == "lying" for who in (speaker, partner)):
            # Who lies has no shoulder to look over, and cannot be turned for the camera.
            return None
        how = over_shoulder if angle is Angle.OTS else point_of_view if angle is Angle.POV else in_depth
        one, other = self.company.subject(speaker, when), self.company.subject(partner, when)
        return _Pairing(how(one, other, section.size, self.aspect), speaker, partner)

    def _fits_in_depth(self, section: Section, one: str, other: str) -> bool:
        """Whether two faces at two depths are all that a framing holds, side by side."""
        return self.aspect >= 1.0 and set(section.names) <= {one, other}

    def _attention(self, section: Section, base: CameraKey) -> Attention:
        """The times of the lines that are spoken in the section by those it holds, and the spare room."""
        lines = [
            cue
            for cue in self.order.cues
            if cue.speaker in section.names and section.start_ms <= cue.start_ms < section.end_ms
        ]
        return Attention(
            turn_ms=self.company.turn_ms(section),
            speaks_ms=min((cue.start_ms for cue in lines), default=None),
            line_end_ms=max((cue.end_ms for cue in lines), default=None),
            spare=self._spare(section, base),
            back=self._draws_back(section, base),
            paired=self._pairs[self.sections.index(section)] is not None,
        )

    def _draws_back(self, section: Section, base: CameraKey) -> float:
        """How far a pull-out goes: far enough that those who come into the frame are whole in it."""
        found = {}
        for factor in _BACK_TO:
            view = self._view(dollied(base, factor))
            seen = [
                edge_of(self.company.subject(name, section.end_ms), view)
                for name, figure in self.cast.items()
                if name not in section.names and key_at(figure.spots, section.end_ms).seen
            ]
            found[factor] = seen.count("whole") - 2 * seen.count("cut")
        return max(found, key=lambda factor: (found[factor], -factor))

    def _view(self, key: CameraKey) -> View:
        return view_at(CameraTrack(keys=(key,)), 0, self.order.width_px, self.order.height_px)

    def _spare(self, section: Section, base: CameraKey) -> tuple[float, float, float]:
        """How much of the frame is free on the left of those it holds, on their right and below them."""
        view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
        places = [
            view.project((s.x_m, s.body.eyes_m - 0.3 * s.body.head_m, s.z_m))
            for s in self.company.subjects(section)
        ]
        across = [x / view.width_px for x, _, depth in places if depth > 0]
        down = [y / view.height_px for _, y, depth in places if depth > 0]
        left, right = min(across, default=0.5), 1.0 - max(across, default=0.5)
        spare = (left - _EDGE_SHARE, right - _EDGE_SHARE, 0.95 - max(down, default=0.5))
        return (max(0.02, spare[0]), max(0.02, spare[1]), max(0.0, spare[2]))

    def _other(self, index: int, section: Section, base: CameraKey) -> CameraKey:
        """The framing of the one who is left by a pan, or whose depth a rack of focus leaves."""
        pairing = self._pairs[index]
        if pairing:
            x, z = pairing.pair.listener_x_m, pairing.pair.listener_z_m
            view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
            return base.model_copy(update={"focus_m": max(0.4, view.project((x, base.look_at[1], z))[2])})
        name = self.company.left(section)
        if name is None or section.size in WIDE or len(section.names) > 1:
            return base
        return frame(section.size, section.setup, [self.company.subject(name, section.start_ms)], self.aspect)

    def _following(self, keys: list[CameraKey], section: Section, span: tuple[int, int]) -> list[CameraKey]:
        """A camera on somebody who walks goes with them over a span (ms); one that travels from a wider
        framing, as much as it has come to theirs."""
        goes = section.size not in WIDE or any(move in GOES_ALONG for move in self.wishes.moves)
        name = section.names[0] if len(section.names) == 1 and goes else None
        times = range(*span, _FOLLOW_STEP_MS)
        if name is None or not any(walks_at(self.cast[name], time_ms) for time_ms in times):
            return keys
        x, z, _ = place_at(self.cast[name], self.company.when(section))
        track = CameraTrack(keys=_ordered(keys))
        first, last = (visible_height(key) for key in (track.keys[0], track.keys[-1]))
        travels = span != (section.start_ms, section.end_ms) and abs(math.log(first / last)) > 0.1
        followed = []
        for time_ms in [*times, span[1]]:
            now_x, now_z, _ = place_at(self.cast[name], time_ms)
            key = key_of(view_at(track, time_ms, self.order.width_px, self.order.height_px), time_ms)
            share = math.log(first / visible_height(key)) / math.log(first / last) if travels else 1.0
            dx, dz = (now_x - x) * share, (now_z - z) * share
            (ex, ey, ez), (lx, ly, lz) = key.eye, key.look_at
            moved_on = {"eye": (ex + dx, ey, ez + dz), "look_at": (lx + dx, ly, lz + dz)}
            followed.append(key.model_copy(update=moved_on))
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
                own = [cue for cue in section.within(self.order.cues) if cue.speaker == figure.name]
                looks = spoken_to(own, pairing.pair.speaker_heading, bearing_of(pairing.pair.base))
                headings = reheaded(headings, looks, section)
        return figure.model_copy(update={"spots": tuple(spots), "headings": tuple(headings), "acts": acts})

    def _cheated(self, figure: Figure, section: Section, pair: Pair) -> Spot:
        spot = key_at(figure.spots, section.start_ms)
        return Spot(
            time_ms=section.start_ms,
            x_m=pair.listener_x_m,
            z_m=pair.listener_z_m,
            posture=spot.posture,
            lean=spot.lean,
            seen=pair.listener_seen,
            cut=True,
        )

    def _seen(self, figure: Figure) -> Figure:
        """Those who would stand in the way of a closer framing step out of it: for its section, or
        for the whole of a shot in which the camera travels, so that nobody vanishes before our eyes."""
        blocked = [
            section
            for section, base in zip(self.sections, self._bases, strict=True)
            if not self._held(figure.name, section)
            and self._in_the_way(figure, section, base)
            and not self._revealed(figure, section)
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

    def _revealed(self, figure: Figure, section: Section) -> bool:
        """Whether a camera that draws back brings somebody whole into the frame, beside those it holds."""
        if not any(draws_back(move) for move in self.wishes.turns):
            return False
        size, last_ms = (self.order.width_px, self.order.height_px), section.end_ms - 1
        last = view_at(self._track, last_ms, *size)
        if edge_of(self.company.subject(figure.name, last_ms), last) != "whole":
            return False
        step = max(1, (section.end_ms - section.start_ms) // _EDGE_LOOKS)
        return not any(
            overlap(self.company.subject(figure.name, time_ms), held, view_at(self._track, time_ms, *size))
            for time_ms in range(section.start_ms, section.end_ms, step)
            for held in self.company.subjects(section)
        )

    def _held(self, name: str, section: Section) -> bool:
        """Whether a framing is about somebody, or over somebody's shoulder, or shows everyone."""
        pairing = self._pairs[self.sections.index(section)]
        paired = pairing is not None and name == pairing.listener
        return section.size in WIDE or paired or name in (*section.names, self.company.left(section))

    def _in_the_way(self, figure: Figure, section: Section, base: CameraKey) -> bool:
        view = view_at(CameraTrack(keys=(base,)), 0, self.order.width_px, self.order.height_px)
        who = self.company.subject(figure.name, section.start_ms)
        x, y, depth = view.project((who.x_m, who.body.eyes_m, who.z_m))
        if depth < 0.3:
            return False
        half = who.body.half_width_m * view.focal_px / depth
        for held in self.company.subjects(section):
            hx, _, held_depth = view.project((held.x_m, held.body.eyes_m, held.z_m))
            held_half = held.body.half_width_m * view.focal_px / held_depth
            if abs(hx - x) < half + held_half or depth < held_depth - 0.1:
                return True
        top = view.project((who.x_m, who.body.top_m, who.z_m))[1]
        if -half < x < view.width_px + half and (top < 0 or y > LOWEST_SHARE * view.height_px):
            return True
        if section.size in TIGHT:
            return cut_by_edge(x, half, view.width_px) or y > _LOW_SHARE * view.height_px
        return self._cut_meanwhile(figure, section)

    def _cut_meanwhile(self, figure: Figure, section: Section) -> bool:
        """Whether the frame's edge passes through somebody who stands still, at any time of a section."""
        step = max(1, (section.end_ms - section.start_ms) // _EDGE_LOOKS)
        for time_ms in range(section.start_ms, section.end_ms, step):
            if walks_at(figure, time_ms):
                return False
        for time_ms in range(section.start_ms, section.end_ms, step):
            view = view_at(self._track, time_ms, self.order.width_px, self.order.height_px)
            who = self.company.subject(figure.name, time_ms)
            x, _, depth = view.project((who.x_m, who.body.eyes_m, who.z_m))
            half = MOST_OF_BODY * who.body.half_width_m * view.focal_px / max(depth, 0.3)
            if depth > 0.3 and cut_by_edge(x, half, view.width_px):
                return True
        return False


def _ordered(keys: Sequence[CameraKey]) -> tuple[CameraKey, ...]:
    """By time, one key a time (the last one wins)."""
    return tuple({key.time_ms: key for key in sorted(keys, key=lambda key: key.time_ms)}.values())
