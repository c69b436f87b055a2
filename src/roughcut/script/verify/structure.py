"""Structure: all sections are there, numbers and times have no gaps, the camera's words are known."""

from __future__ import annotations

from collections.abc import Iterator

from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Script, Shot
from roughcut.script.verify.schema import Fault, Severity
from roughcut.script.vocabulary import Angle, read_angle, read_movement, read_size
from roughcut.timebase import seconds_text


def structure(script: Script) -> tuple[Fault, ...]:
    """What of the form of a script is missing or wrong.

    Grave codes: `no-cast`, `no-scene`, `no-blocking` (nowhere), `numbering`, `late-start`, `gap`, `overlap`,
    `hurried` (a shot is shorter than its words). Minor ones: `no-blocking` (in a shot), `no-size`,
    `no-movement`, `unknown-size`, `unknown-movement`.
    """
    faults = [*_sections(script), *_times(script)]
    blocked = any(shot.blocking for shot in script.shots)
    for shot in script.shots:
        faults.extend(_shot(shot, blocked=blocked))
    return tuple(sorted(faults, key=lambda fault: fault.shot_number or 0))


def _sections(script: Script) -> Iterator[Fault]:
    if not script.cast:
        yield _fault("no-cast", None, "Nobody is described.", "Describe each character in a cast section.")
    used = {shot.scene_number for shot in script.shots}
    if not any(scene.heading or scene.description for scene in script.scenes if scene.number in used):
        yield _fault("no-scene", None, "No scene is described.", "Say where and when the story plays.")
    if not any(shot.blocking for shot in script.shots):
        hint = "Say for each shot where everyone stands and faces, in a blocking section."
        yield _fault("no-blocking", None, "Nobody has a place.", hint)


def _times(script: Script) -> Iterator[Fault]:
    clock, number = 0, 0
    for shot in script.shots:
        if shot.number != number + 1:
            message = f"Shot {shot.number} stands where shot {number + 1} was expected."
            yield _fault("numbering", shot.number, message, "Number the shots 1, 2, 3 … without gaps.")
        if shot.start_ms != clock:
            yield _ill_timed(shot, clock)
        clock, number = shot.end_ms, shot.number


def _ill_timed(shot: Shot, clock: int) -> Fault:
    apart = seconds_text(abs(shot.start_ms - clock))
    hint = f"Let it start at {seconds_text(clock)} s."
    if not clock:
        return _fault("late-start", shot.number, f"The first shot starts at {apart} s.", hint)
    if shot.start_ms > clock:
        return _fault("gap", shot.number, f"Shot {shot.number} starts {apart} s late.", hint)
    return _fault("overlap", shot.number, f"Shot {shot.number} starts {apart} s too early.", hint)


def _shot(shot: Shot, *, blocked: bool) -> Iterator[Fault]:
    number = shot.number
    words_ms = sum(speech_ms(line.text) for line in shot.lines)
    if words_ms > shot.duration_ms:
        needed, given = seconds_text(-(-words_ms // 100) * 100), seconds_text(shot.duration_ms)
        message = f"Shot {number} lasts {given} s, but its words take about {needed} s."
        yield _fault("hurried", number, message, "Make it longer, or give some of its lines another shot.")
    if blocked and not shot.blocking:
        hint = "Say where everyone in it stands and faces."
        yield _fault("no-blocking", number, f"Shot {number} has no blocking.", hint, "minor")
    yield from _camera(shot)


def _camera(shot: Shot) -> Iterator[Fault]:
    number = shot.number
    if not shot.sizes:
        yield _fault(
            "no-size", number, f"Shot {number} has no size.", "Give it one, e.g. Medium Shot.", "minor"
        )
    if not shot.movements:
        hint = "Give it one, e.g. Static."
        yield _fault("no-movement", number, f"Shot {number} has no camera movement.", hint, "minor")
    for size in shot.sizes:
        if read_size(size) is None and read_angle(size) is Angle.EYE:
            message = f"“{size}” in shot {number} is no size that we know."
            yield _fault("unknown-size", number, message, "Use a common one, e.g. Close-up.", "minor")
    for movement in shot.movements:
        if read_movement(movement) is None:
            message = f"“{movement}” in shot {number} is no camera movement that we know."
            yield _fault("unknown-movement", number, message, "Use a common one, e.g. Push-in.", "minor")


def _fault(code: str, number: int | None, message: str, hint: str, severity: Severity = "grave") -> Fault:
    return Fault(
        check="structure", code=code, shot_number=number, severity=severity, message=message, hint=hint
    )
