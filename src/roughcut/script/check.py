"""What was understood of a script: a summary, and a page to read with the faults that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roughcut.script.schema import Reading, Script, Shot
from roughcut.script.verify import Fault, verify
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


def fault_rows(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """What `script check --json` prints of faults: check, code, shot number (or null), severity, words."""
    return [fault.model_dump(mode="json") for fault in faults]


def render_check(reading: Reading, faults: Sequence[Fault] | None = None) -> str:
    """A page for people: cast, shots and lines, what is wrong with them (by default what `verify` finds
    without a dialogue), then every warning as `line:column: message`."""
    script = reading.script
    faults = verify(script) if faults is None else faults
    rows = [script.title] if script.title else []
    rows.append(
        f"{_count(len(script.shots), 'shot')}, {_count(len(script.scenes), 'scene')}, {_length(script)}"
    )
    rows += ["", "Cast"]
    rows += [f"  {who.name}: {_cut(who.description)}".rstrip(" :") for who in script.cast] or ["  nobody"]
    rows += ["", "Shots"]
    for shot in script.shots:
        rows += _shot_rows(shot)
    rows += ["", "Worth a look", *map(_fault_row, faults)] if faults else []
    rows += ["", "Warnings"]
    rows += [f"  {w.line}:{w.column}: {w.message}" for w in reading.warnings] or ["  none"]
    return "\n".join(rows) + "\n"


def _fault_row(fault: Fault) -> str:
    return f"  {fault.severity:<6} {fault.check:<10} {fault.sentence()}"


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
