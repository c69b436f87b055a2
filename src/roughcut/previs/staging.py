"""Stages a shot: an order becomes everything that its renderer needs, as data. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

from roughcut.models.speech.schema import MouthCue
from roughcut.models.video.schema import Person, SpokenCue, TakeOrder
from roughcut.previs.acting import acts_of, moods_of, remarks, rests_of
from roughcut.previs.at_feet import things_at_feet
from roughcut.previs.business import Business
from roughcut.previs.camerawork import Camerawork
from roughcut.previs.crossings import crossings_of
from roughcut.previs.figures.look import look_of
from roughcut.previs.framing import TIGHT, WIDE
from roughcut.previs.gazes import gazes_of
from roughcut.previs.glimmer import openings_of
from roughcut.previs.headings import headings_of, said_away
from roughcut.previs.inserts import with_hands
from roughcut.previs.manners import stances_of
from roughcut.previs.marks import STROLL_M_S, Mark, all_seated, gathered, marks_of, spots_of
from roughcut.previs.narrow import narrowed
from roughcut.previs.noise import seed_of
from roughcut.previs.paces import under_way
from roughcut.previs.schema import STAGE_HALF_WIDTH_M, Look
from roughcut.previs.sections import Section, sections_of, wishes_of
from roughcut.previs.sets import drivable, everyone_sits, place_of, seat_named, seats_of, sided
from roughcut.previs.stage import Figure, Heading, Mood, Pace, Speech, Spot, Stage, Stance, place_on
from roughcut.previs.wearing import wears_of, with_acts
from roughcut.script.rising import LOW
from roughcut.script.vocabulary import Size

_APART_M = {Size.ECU: 0.50, Size.CU: 0.54, Size.MCU: 0.62, Size.MS: 0.80, Size.MLS: 1.05}
_FOLLOWED = (Size.MS, Size.MLS)
_ARRIVED, _WORTH_SEEING_M = 0.72, 0.6
_TO_US, _PROFILE, _BACK = 60.0, 100.0, 150.0
"""How far a body may turn from us in a close framing: who speaks, in a tight one, who is at a thing."""


def stage_of(order: TakeOrder) -> Stage:
    """The stage of one shot. The same order gives the same stage."""
    order = narrowed(order)
    staging = _Staging(order)
    figures = tuple(staging.figure(name) for name in staging.present)
    work = Camerawork(order, staging.wishes, staging.sections, figures)
    framed = work.figures()
    crossings, sweeps = crossings_of(order, staging.place)
    return Stage(
        place=staging.place,
        figures=framed,
        things=things_at_feet(staging.business.lies, framed),
        crossings=crossings,
        sweeps=sweeps,
        camera=work.track(staging.seed),
        speeches=tuple(_speech(cue) for cue in order.cues),
        paces=staging.paces,
        openings=openings_of(order, staging.place),
        seed=staging.seed,
        set_seed=seed_of(order.seed, order.scene.heading, order.scene.description) % 2**31,
        style=order.style,
        width_px=order.width_px,
        height_px=order.height_px,
        rate=order.rate,
        frame_count=order.frame_count,
    )


def _speech(cue: SpokenCue) -> Speech:
    mouth = tuple(
        MouthCue(start_ms=cue.start_ms + round(shape.start_ms / cue.tempo), viseme=shape.viseme)
        for shape in cue.mouth
    )
    return Speech(name=cue.speaker, start_ms=cue.start_ms, end_ms=cue.end_ms, mouth=mouth)


class _Staging:
    """Marks, ways, faces and gestures of everyone in one order; the camera comes after."""

    def __init__(self, order: TakeOrder) -> None:
        self.order = order
        self.seed = seed_of(order.seed, order.shot_number) % 2**31
        self.place = sided(place_of(order.scene, order.language), order.stations)
        self.paces: tuple[Pace, ...] = (Pace(time_ms=0),)
        if drivable(self.place):
            self.place, self.paces = under_way(order, self.place)
        people = all_seated(order.people) if everyone_sits(self.place) else order.people
        self.business = Business(order, self.place)
        self.marks = self.business.marks(marks_of(self.business.seated(people), seats_of(self.place)))
        self.place = self.place.model_copy(update={"posts": tuple(sorted(self.business.posts))})
        self.present = tuple(name for name, (a, b) in self.marks.items() if a.seen or b.seen)
        self.wishes = wishes_of(order)
        self.sections = with_hands(order, sections_of(order, self.wishes, self.present))
        self.ways = {name: self._way(name) for name in self.present}
        arrives = {name: self.ways[name][-1].time_ms for name in self.business.goals if name in self.ways}
        self.holds = self.business.holds(arrives)
        here = {person.name: person.sex for person in order.people if person.name in self.present}
        said = list(remarks(order.beats, order.cues, here, order.duration_ms))
        self.said = self.business.said(said, arrives, self._rising())
        self.said = self.business.met(self.said, {name: way[-1].time_ms for name, way in self.ways.items()})
        self.wears = wears_of(order.beats, order.cues, order.people, order.duration_ms)
        self.spots = {name: self._spots(name) for name in self.present}

    def figure(self, name: str) -> Figure:
        """One person with everything they do."""
        person = next(each for each in self.order.people if each.name == name)
        seed = seed_of(self.seed, name) % 2**31
        look = look_of(name, person.description, self.order.cast_names, person.sex)
        moods = moods_of(name, self.said, self.order.cues)
        wears, reaches = self.wears[name]
        return Figure(
            name=name,
            look=look,
            seed=seed,
            sits_on=seat_named(self.business.seat_words(name)),
            spots=self.spots[name],
            headings=self._headings(name),
            moods=moods,
            acts=with_acts(acts_of(name, self.said, self.order.cues, seed), reaches),
            stances=self._stances(person, look, moods),
            wears=tuple(wears),
            gazes=gazes_of(name, self.said, self.order.cues),
        )

    def _stances(self, person: Person, look: Look, moods: Sequence[Mood]) -> tuple[Stance, ...]:
        """How somebody rests, and what is in their hand."""
        rests = rests_of(person.name, self.said)
        seed, holds = seed_of(self.order.seed, person.name), self.holds[person.name]
        sits = all(mark.posture == "sitting" for mark in self.marks[person.name])
        return stances_of(look, seed, moods, rests, holds, sits=sits)

    def _way(self, name: str) -> tuple[Spot, ...]:
        start, end = self.marks[name]
        pace = STROLL_M_S * self.business.haste(name)
        goal = self.business.goals.get(name)
        if goal is not None:
            # Something is left of the shot to be at the thing.
            shot_ms = goal.time_ms + int(_ARRIVED * (self.order.duration_ms - goal.time_ms))
            return spots_of(start, end, goal.time_ms, shot_ms, pace_m_s=pace)
        before = [cue.end_ms for cue in self.order.cues if cue.speaker == name]
        speaks = min((cue.start_ms for cue in self.order.cues if cue.speaker == name), default=None)
        # Who comes in walks at once; others move after the first thing that is said, if there is time.
        begin = 0 if not start.seen or not before else min(before[0], self.order.duration_ms // 3)
        rises = self.business.changes_ms(name, end.posture) if start.posture != end.posture else None
        if rises is not None and start.posture in LOW:
            begin = rises
        return spots_of(start, end, begin, self.order.duration_ms, speaks, rises, pace)

    def _spots(self, name: str) -> tuple[Spot, ...]:
        """The way, with the cheats that each section asks for; sections with a cheat begin with a cut."""
        if self.wishes.travels or len(self.sections) == 1:
            return self._in_section(name, self.sections[0], joined=self.wishes.travels)
        spots: list[Spot] = []
        for section in self.sections:
            part = self._in_section(name, section, joined=False)
            first = self._standing(part, section.start_ms)
            inside = [spot for spot in part if section.start_ms < spot.time_ms < section.end_ms]
            last = self._standing(part, section.end_ms - 1)
            spots += [first.model_copy(update={"cut": section.start_ms > 0}), *inside, last]
        return tuple(spots)

    def _in_section(self, name: str, section: Section, *, joined: bool) -> tuple[Spot, ...]:
        size = self.wishes.sizes[0] if joined else section.size
        followed = size in _FOLLOWED and (
            section.names == (name,) or self._meets(section) or self._rises(section)
        )
        walks = size in WIDE or followed
        if walks:
            return self.ways[name]
        end_ms = self.order.duration_ms if joined or section is self.sections[-1] else section.end_ms
        here = {each: self._mark_at(each, end_ms) for each in self.present}
        names = section.names if not joined else self.sections[0].names
        if len(names) > 1:
            tightest = min(
                (s for s in self.wishes.sizes if s in _APART_M), key=lambda s: _APART_M[s], default=size
            )
            apart = _APART_M[tightest if joined else size] * (1.25 if joined else 1.0)
            here = gathered(here, names, apart)
        mark = here[name]
        return (
            Spot(
                time_ms=0,
                x_m=mark.x_m,
                z_m=mark.z_m,
                posture=mark.posture,
                stool=mark.stool,
                lean=mark.lean,
                high_m=mark.high_m,
                seen=mark.seen,
            ),
        )

    def _meets(self, section: Section) -> bool:
        """Whether one of several, whom one framing holds for the whole shot, walks while all are there."""
        ways = [self.ways[name] for name in section.names]
        far = (math.hypot(way[-1].x_m - way[0].x_m, way[-1].z_m - way[0].z_m) for way in ways)
        inside = all(max(abs(way[0].x_m), abs(way[-1].x_m)) < STAGE_HALF_WIDTH_M for way in ways)
        return len(self.sections) == 1 and inside and max(far, default=0.0) > _WORTH_SEEING_M

    def _rising(self) -> dict[str, int]:
        """When (milliseconds) each one rises or goes down who does so on the spot."""
        spots = {name: way[-1] for name, way in self.ways.items() if len(way) > 1}
        return {name: spot.time_ms for name, spot in spots.items() if spot.cut}

    def _rises(self, section: Section) -> bool:
        """Whether one of several, whom one framing holds for the whole shot, rises or sits down."""
        ways = (self.ways[name] for name in section.names)
        changed = any((way[0].posture in LOW) != (way[-1].posture in LOW) for way in ways)
        return len(self.sections) == 1 and changed

    def _mark_at(self, name: str, time_ms: int) -> Mark:
        spot = self._standing(self.ways[name], time_ms)
        start, end = self.marks[name]
        settled = time_ms >= self.ways[name][-1].time_ms
        seen = (end if settled else start).seen or name in self.order.focus
        seated = spot.posture == "sitting" and not spot.stool
        mark = end if settled else start
        return Mark(
            spot.x_m,
            spot.z_m,
            spot.posture,
            mark.facing,
            seen,
            seated,
            mark.looks,
            mark.placed,
            spot.lean,
            spot.high_m,
        )

    @staticmethod
    def _standing(way: Sequence[Spot], time_ms: int) -> Spot:
        before = [spot for spot in way if spot.time_ms <= time_ms]
        spot = before[-1] if before else way[0]
        after = next((each for each in way if each.time_ms > time_ms), spot)
        if after is spot or after.cut:
            return spot.model_copy(update={"time_ms": time_ms})
        share = (time_ms - spot.time_ms) / (after.time_ms - spot.time_ms)
        x = spot.x_m + (after.x_m - spot.x_m) * share
        z = spot.z_m + (after.z_m - spot.z_m) * share
        return spot.model_copy(update={"time_ms": time_ms, "x_m": x, "z_m": z})

    def _headings(self, name: str) -> tuple[Heading, ...]:
        others = [other for other in self.present if other != name]

        def where(whom: str, time_ms: float) -> tuple[float, float]:
            x, z, _ = place_on(self.spots[whom], time_ms)
            return x, z

        gazes = self.business.gazes(name)
        headings = headings_of(
            name, self.marks[name], self.spots[name], self.order.cues, others, where, gazes
        )
        if self._shown_close(name):
            # Nobody is asked for in a close framing to show the back of the head, but who is at a thing.
            headings = tuple(
                self._opened(name, each, headings[index + 1 :]) for index, each in enumerate(headings)
            )
        return headings

    def _opened(self, name: str, heading: Heading, later: Sequence[Heading]) -> Heading:
        """A heading as far from the audience as a close framing bears."""
        until = later[0].time_ms if later else self.order.duration_ms
        spoken = [
            cue
            for cue in self.order.cues
            if cue.speaker == name and heading.time_ms < cue.end_ms and cue.start_ms < until
        ]
        if spoken and all(said_away(cue) for cue in spoken):
            return _turned_round(heading, _PROFILE)
        speaks = bool(spoken)
        start, end = self.marks[name]
        placed = (end if heading.time_ms else start).looks is not None
        if speaks or not placed:
            return _turned_round(heading, _TO_US)
        tight = any(section.size in TIGHT and name in section.names for section in self.sections)
        return _turned_round(heading, _PROFILE if tight else _BACK)

    def _shown_close(self, name: str) -> bool:
        return any(section.size not in WIDE and name in section.names for section in self.sections)


def _turned_round(heading: Heading, most: float) -> Heading:
    angle = (heading.degrees + 180.0) % 360.0 - 180.0
    return heading.model_copy(update={"degrees": math.copysign(min(abs(angle), most), angle)})
