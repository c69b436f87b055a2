"""Plans a film: every shot of a script becomes an order that holds all that its take depends on."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roughcut.director.business import Opening, openings, stations
from roughcut.director.coverage import covered
from roughcut.director.focus import focus_of
from roughcut.director.schema import PlanOptions, ShotPlan
from roughcut.director.timing import Timing, placed_lines, time_lines
from roughcut.errors import ScriptError
from roughcut.models.speech.persons import read_cast
from roughcut.models.speech.schema import MouthCue, RecordingInfo, Voice
from roughcut.models.video.schema import Person, SpokenCue, TakeOrder
from roughcut.script.blocking import Presence, presences
from roughcut.script.business import Sexes
from roughcut.script.heard import is_unseen
from roughcut.script.openings import open_things
from roughcut.script.schema import Line, Script, Shot
from roughcut.script.vehicles import speeds
from roughcut.timebase import frame_at, seconds_text

MAX_SHOT_MS = 600_000
_SHUT = (MouthCue(start_ms=0, viseme="rest"),)


@dataclass(frozen=True)
class Spoken:
    """A line's recording: the voice that speaks, the digest that names the sound, and its length.
    `start_ms` is when it is really spoken within its shot; None leaves that to the director."""

    voice: Voice
    recording: str
    info: RecordingInfo
    start_ms: int | None = None


def check_lengths(script: Script) -> None:
    """Refuse a shot that no film holds: more than ten minutes without a cut is a slip of the pen."""
    for shot in script.shots:
        if shot.duration_ms > MAX_SHOT_MS:
            raise ScriptError(
                f"Shot {shot.number} lasts {seconds_text(shot.duration_ms)} s; a shot may last at most "
                f"{seconds_text(MAX_SHOT_MS)} s, so split it or correct its time."
            )


def plan_film(
    script: Script, spoken: Sequence[Sequence[Spoken]], options: PlanOptions, model: str = "previs"
) -> ShotPlan:
    """The plan of a whole film. `spoken[i][k]` is the recording of line k of shot i (0-based).

    Shots last as scripted, to the nearest frame of the film's own clock; one whose words cannot be
    said in its time, even a quarter faster, is lengthened, and the plan warns of it.
    """
    check_lengths(script)
    orders: list[TakeOrder] = []
    warnings: list[str] = []
    clock_ms = 0
    everyone = presences(script)
    sexes = {name: person.sex for name, person in read_cast(script.cast).items()}
    begins, stands = openings(script, everyone, sexes), stations(script, everyone, sexes)
    people_of = _people_of(script, everyone, sexes, begins)
    shots = covered(script.shots, everyone)
    floors = [begin.floor for begin in begins]
    for shot, people, floor, speed, opened, recordings in zip(
        shots, people_of, floors, speeds(script), open_things(script), spoken, strict=True
    ):
        timing = _timing(shot, recordings)
        warnings.extend(_timing_warnings(shot, timing))
        warnings.extend(_silent_warnings(shot, recordings))
        start, clock_ms = clock_ms, clock_ms + timing.shot_ms
        frames = max(1, frame_at(clock_ms, options.rate) - frame_at(start, options.rate))
        order = _order(script, shot, people, _cues(shot, recordings, timing), options, frames)
        before = {"stations": stands[shot.scene_number], "floor": floor, "speed": speed, "opened": opened}
        orders.append(order.model_copy(update=before))
    return ShotPlan(model=model, options=options, orders=tuple(orders), warnings=tuple(warnings))


def _timing(shot: Shot, recordings: Sequence[Spoken]) -> Timing:
    durations = [each.info.duration_ms for each in recordings]
    starts = [each.start_ms for each in recordings if each.start_ms is not None]
    if starts and len(starts) == len(recordings):
        return placed_lines(starts, durations, shot.duration_ms)
    return time_lines(shot.beats, durations, shot.duration_ms)


def _timing_warnings(shot: Shot, timing: Timing) -> list[str]:
    if timing.shot_ms > shot.duration_ms:
        return [
            f"Shot {shot.number} is {seconds_text(shot.duration_ms)} s long but its words need "
            f"{seconds_text(timing.shot_ms)} s; it was lengthened."
        ]
    if timing.tempo > 1.1:
        return [f"Shot {shot.number} is short for its words; they are said {timing.tempo:.2f} times as fast."]
    return []


def _silent_warnings(shot: Shot, recordings: Sequence[Spoken]) -> list[str]:
    return [
        f"Shot {shot.number}: the voice cannot say {words}; that part is silent."
        for line, recording in zip(shot.lines, recordings, strict=True)
        if (words := _unsaid(line, recording.info))
    ]


def _unsaid(line: Line, info: RecordingInfo) -> str:
    """What of a line is not heard. Dots and marks alone are a pause that was meant."""
    marks_alone = all(unicodedata.category(sign)[0] in "PZ" for sign in line.text)
    return " ".join(info.unspoken) or ("" if info.spoken or marks_alone else line.text)


def _cues(shot: Shot, recordings: Sequence[Spoken], timing: Timing) -> tuple[SpokenCue, ...]:
    return tuple(
        _cue(index, line, recording, timing)
        for index, (line, recording) in enumerate(zip(shot.lines, recordings, strict=True))
    )


def _cue(index: int, line: Line, recording: Spoken, timing: Timing) -> SpokenCue:
    return SpokenCue(
        line_index=index,
        speaker=line.speaker,
        text=line.text,
        parenthetical=line.parenthetical,
        voice=recording.voice,
        recording=recording.recording,
        start_ms=timing.starts_ms[index],
        duration_ms=max(1, timing.durations_ms[index]),
        tempo=timing.tempo,
        mouth=_SHUT if is_unseen(line.parenthetical) else recording.info.mouth,
    )


def _order(
    script: Script,
    shot: Shot,
    people: tuple[Person, ...],
    cues: tuple[SpokenCue, ...],
    options: PlanOptions,
    frames: int,
) -> TakeOrder:
    present = [each.name for each in people]
    return TakeOrder(
        shot_number=shot.number,
        scene=script.scene_of(shot),
        language=script.language,
        style=options.style,
        seed=options.seed,
        width_px=options.width_px,
        height_px=options.height_px,
        rate=options.rate,
        frame_count=frames,
        sizes=shot.sizes,
        movements=shot.movements,
        beats=shot.beats,
        people=people,
        cast_names=tuple(each.name for each in script.cast),
        focus=focus_of(shot, present),
        cues=cues,
    )


def _people_of(
    script: Script, everyone: Sequence[Sequence[Presence]], sexes: Sexes, begins: Sequence[Opening]
) -> list[tuple[Person, ...]]:
    """For each shot everyone who is there, with what they bring into it from the shots before."""
    descriptions: Mapping[str, str] = {each.name: each.description for each in script.cast}
    return [
        tuple(
            Person(
                name=each.name,
                description=descriptions[each.name],
                sex=sexes[each.name],
                start=each.start,
                end=each.end,
                at=begin.people[each.name].at,
                holds=begin.people[each.name].holds,
                off=begin.people[each.name].off,
            )
            for each in people
        )
        for people, begin in zip(everyone, begins, strict=True)
    ]
