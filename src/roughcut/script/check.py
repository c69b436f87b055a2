"""What was understood of a script: a summary, findings worth a person's eye, and a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Reading, Script, Shot
from roughcut.script.vocabulary import read_angle, read_movement, read_size
from roughcut.timebase import seconds_text

_LONGEST_CELL = 72


def summary(reading: Reading) -> dict[str, Any]:
    """What `script check --json` prints: title, scenes, characters, shots (times in seconds) and warnings."""
    script = reading.script
    return {
        "title": script.title,
        "scenes": len(script.scenes),
        "characters": [{"name": who.name, "description": who.description} for who in script.cast],
        "shots": [_shot_summary(shot) for shot in script.shots],
        "warnings": [
            {"line": warning.line, "column": warning.column, "message": warning.message}
            for warning in reading.warnings
        ],
    }


def _shot_summary(shot: Shot) -> dict[str, Any]:
    return {
        "number": shot.number,
        "start_s": shot.start_ms / 1000,
        "end_s": shot.end_ms / 1000,
        "sizes": list(shot.sizes),
        "movements": list(shot.movements),
        "lines": [
            {"speaker": line.speaker, "text": line.text, "parenthetical": line.parenthetical}
            for line in shot.lines
        ],
        "action": shot.action,
        "blocking": shot.blocking,
    }


def lint(script: Script) -> tuple[str, ...]:
    """Findings that belong to no place in a text: one sentence each, in the order of the shots."""
    names = {character.name for character in script.cast}
    return tuple(finding for shot in script.shots for finding in _lint_shot(shot, names))


def _lint_shot(shot: Shot, names: set[str]) -> Iterator[str]:
    for speaker in dict.fromkeys(line.speaker for line in shot.lines):
        if not speaker:
            yield f"Shot {shot.number} has a line that nobody speaks."
        elif speaker not in names:
            yield f"Shot {shot.number}: {speaker} speaks but is not in the cast."
    words_ms = sum(speech_ms(line.text) for line in shot.lines)
    if words_ms > shot.duration_ms:
        needed, given = seconds_text(-(-words_ms // 100) * 100), seconds_text(shot.duration_ms)
        yield f"Shot {shot.number} lasts {given} s, but its words take about {needed} s."
    if not shot.blocking:
        yield f"Shot {shot.number} has no blocking."
    for size in shot.sizes:
        if read_size(size) is None and read_angle(size) is read_angle(""):
            yield f"Shot {shot.number}: “{size}” is no size that we know."
    for movement in shot.movements:
        if read_movement(movement) is None:
            yield f"Shot {shot.number}: “{movement}” is no camera movement that we know."


def render_check(reading: Reading) -> str:
    """A page for people: cast, shots and lines, then every warning as `line:column: message`."""
    script = reading.script
    rows = [script.title] if script.title else []
    rows.append(
        f"{_count(len(script.shots), 'shot')}, {_count(len(script.scenes), 'scene')}, {_length(script)}"
    )
    rows += ["", "Cast"]
    rows += [f"  {who.name}: {_cut(who.description)}".rstrip(" :") for who in script.cast] or ["  nobody"]
    rows += ["", "Shots"]
    for shot in script.shots:
        rows += _shot_rows(shot)
    findings = lint(script)
    rows += ["", "Worth a look", *(f"  {finding}" for finding in findings)] if findings else []
    rows += ["", "Warnings"]
    rows += [f"  {w.line}:{w.column}: {w.message}" for w in reading.warnings] or ["  none"]
    return "\n".join(rows) + "\n"


def _shot_rows(shot: Shot) -> list[str]:
    camera = " + ".join([*shot.movements, ", ".join(shot.sizes)]).strip(" +")
    span = f"{seconds_text(shot.start_ms)}-{seconds_text(shot.end_ms)} s"
    rows = [f"  {shot.number:>3}  {span:<14} {camera}".rstrip()]
    rows += [f"       {line.speaker or '(nobody)'}: {_cut(line.text)}" for line in shot.lines]
    if shot.action:
        rows.append(f"       action: {_cut(shot.action)}")
    if shot.blocking:
        rows.append(f"       blocking: {_cut(shot.blocking)}")
    return rows


def _length(script: Script) -> str:
    return f"{seconds_text(sum(shot.duration_ms for shot in script.shots))} s"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1].rstrip() + "…"
