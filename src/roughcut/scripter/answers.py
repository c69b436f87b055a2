"""Reads what a drafter answers: a script with fences and chatter around it, or some of its shots."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from roughcut.script.formats import read_script
from roughcut.script.naming import index_of
from roughcut.script.schema import Character, Script, Shot

_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```[\w-]*[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_SHOT_ROW = re.compile(r"^\s*(?:shot\s*|镜头\s*)?(\d+)\s*[.、:：]?\s*[\[(（【]", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Answered:
    """A script as it was read, the numbers under which its shots were written, and what the reader noted."""

    script: Script
    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()


def read_answer(text: str) -> Answered:
    """Read an answer. Raises ScriptError where there is no script in it."""
    bare = _bare(text)
    document = _document(bare)
    shots = document.get("shots") if document else None
    if document and isinstance(shots, list) and all(isinstance(shot, dict) for shot in shots):
        written = [shot.get("number") for shot in shots]
        numbered = [{**shot, "number": index} for index, shot in enumerate(shots, start=1)]
        reading = read_script(json.dumps({**document, "shots": numbered}))
    else:
        written = [int(number) for number in _SHOT_ROW.findall(bare)]
        reading = read_script(bare)
    notes = tuple(f"Line {note.line}: {note.message}." for note in reading.warnings)
    return Answered(reading.script, _numbers(written, len(reading.script.shots)), notes)


def _numbers(written: Sequence[Any], count: int) -> tuple[int, ...]:
    """The written numbers where each shot has one; else 1, 2, 3 …"""
    known = [number for number in written if isinstance(number, int) and number > 0]
    return tuple(known) if len(known) == count else tuple(range(1, count + 1))


def _bare(text: str) -> str:
    """The answer without its thinking, and without the fences around what is meant."""
    plain = _THINKING.sub("", text)
    fenced = _FENCED.findall(plain)
    return max(fenced, key=len) if fenced else plain


def _document(text: str) -> dict[str, Any] | None:
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def spliced(script: Script, answer: Answered, sent: Sequence[int]) -> Script:
    """The script with the shots of an answer in the place of those that were sent, by their numbers. Shots
    beyond the last are appended, and a number may come twice (a shot that was divided)."""
    numbers, shots = answer.numbers, answer.script.shots
    if numbers == tuple(range(1, len(sent) + 1)):
        numbers = tuple(sent)  # told from 1 on again
    groups: dict[int, list[Shot]] = {}
    for number, shot in zip(numbers, shots, strict=True):
        groups.setdefault(number, []).append(shot)
    laid: list[Shot] = []
    for old in script.shots:
        laid.extend([_in_place(new, old) for new in groups.pop(old.number, [old])])
    for number in sorted(groups):
        laid.extend([_in_place(new, laid[-1]) for new in groups[number]])
    return script.model_copy(update={"shots": _relaid(laid), "cast": _cast(script, answer.script)})


def _in_place(new: Shot, old: Shot) -> Shot:
    """A new shot where an old one stood: in its scene, and with its blocking unless it says its own."""
    if new is old:
        return old
    return new.model_copy(update={"scene_number": old.scene_number, "blocking": new.blocking or old.blocking})


def _relaid(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    laid: list[Shot] = []
    clock = 0
    for number, shot in enumerate(shots, start=1):
        end = clock + shot.duration_ms
        laid.append(shot.model_copy(update={"number": number, "start_ms": clock, "end_ms": end}))
        clock = end
    return tuple(laid)


def _cast(script: Script, answer: Script) -> tuple[Character, ...]:
    """The cast, and who of the answer's own speaks and is none of it."""
    known = index_of(tuple(character.name for character in script.cast))
    speakers = {line.speaker for _, line in answer.lines()}
    fresh = [who for who in answer.cast if who.name in speakers and known.resolve(who.name) is None]
    return (*script.cast, *fresh)
