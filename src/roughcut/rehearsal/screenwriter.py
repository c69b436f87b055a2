"""A rehearsed script writer: it reads our prompts and answers with the embedded grammar's own script, whole
or spoilt on purpose."""

from __future__ import annotations

import copy
import json
import random
import re
import threading
from collections.abc import Callable, Sequence
from typing import Any, Literal

from roughcut.rehearsal.chat import Asked
from roughcut.script import bracketed
from roughcut.script.language import detect_language
from roughcut.script.schema import Language
from roughcut.scripter.grammar import write_script
from roughcut.scripter.language.drafts import draft_of
from roughcut.scripter.schema import Dialogue, Direction, Event, Heading, Turn

Spoiling = Literal[
    "dropped", "merged", "reworded", "reordered", "re-attributed", "translated", "added", "vanished shot"
]
SPOILINGS: tuple[Spoiling, ...] = (
    "dropped",
    "merged",
    "reworded",
    "reordered",
    "re-attributed",
    "translated",
    "added",
    "vanished shot",
)
_TURN = re.compile(r"(?P<who>[^:]+?)(?: \((?P<how>[^()]*)\))?: (?P<words>.+)")
_FOREIGN = {"en": "这句话被翻译成了中文。", "zh": "This line was put into English."}
Shots = list[dict[str, Any]]


class Screenwriter:
    """Answers every prompt of the script writers. `spoils` says in which way a draft's shots are spoilt
    (None: not at all); revisions are given back whole. Safe from any thread."""

    def __init__(self, spoils: Callable[[Asked], Spoiling | None] = lambda _: None, seed: int = 0) -> None:
        self._spoils = spoils
        self._seed = seed
        self._lock = threading.Lock()
        self._whole: dict[str, Shots] = {}

    def __call__(self, asked: Asked) -> str:
        """The answer to a prompt."""
        if not asked.system:
            return self._checkpoint(asked)
        if "<shots>" in asked.text:
            return self._revised(asked)
        if "You plan the filming" in asked.system:
            return json.dumps(_plan(asked.text), ensure_ascii=False)
        return json.dumps(self._draft(asked), ensure_ascii=False)

    def _checkpoint(self, asked: Asked) -> str:
        dialogue = read_listing(asked.text)
        script = write_script(dialogue, language=dialogue.language)
        draft = draft_of(script)
        spoiling = self._spoils(asked)
        text = bracketed.write(script)
        if spoiling is None:
            return text
        for row in spoilt(draft["shots"], spoiling, random.Random(asked.number)):
            for beat, whole in _lines_changed(row, draft["shots"]):
                text = text.replace(whole, beat)
        return text

    def _draft(self, asked: Asked) -> dict[str, Any]:
        dialogue = read_listing(_block(asked.text, "dialogue"))
        wanted: Language = "zh" if " in Chinese" in asked.text else "en"
        draft = draft_of(write_script(dialogue, language=wanted))
        first = re.search(r"numbered from (\d+), in scene (\d+)", asked.text)
        if first:
            draft.update(title="", cast=[], scenes=[])
            for index, shot in enumerate(draft["shots"]):
                shot.update(number=int(first[1]) + index, scene=int(first[2]))
        spoiling = self._spoils(asked)
        shots = copy.deepcopy(draft["shots"])
        if spoiling is not None:
            shots = spoilt(shots, spoiling, random.Random(self._seed + asked.number))
        with self._lock:
            for shot in draft["shots"]:
                self._whole.setdefault(_key(shot), []).append(shot)
        return {**draft, "shots": shots}

    def _revised(self, asked: Asked) -> str:
        rows = [json.loads(row) for row in _block(asked.text, "shots").splitlines()]
        with self._lock:
            whole = [
                {**_closest(row, self._whole.get(_key(row), [])), "number": row["number"]} for row in rows
            ]
        return json.dumps({"title": "", "cast": [], "scenes": [], "shots": whole}, ensure_ascii=False)


def spoilt(shots: Shots, spoiling: Spoiling, chance: random.Random) -> Shots:
    """The shots with one of their lines, or one of them, spoilt in that way."""
    shots = copy.deepcopy(shots)
    places = [(shot, beat) for shot in shots for beat in shot["beats"] if beat["kind"] == "line"]
    if not places:
        return shots
    index = chance.randrange(len(places))
    shot, beat = places[index]
    if spoiling == "vanished shot":
        return [each for each in shots if each is not shot]
    if spoiling == "dropped":
        shot["beats"].remove(beat)
    elif spoiling == "added":
        shot["beats"].append({**beat, "text": "And that is all I have to say about it, my friend."})
    elif spoiling == "translated":
        beat["text"] = _FOREIGN[detect_language(beat["text"])]
    elif spoiling == "reworded":
        beat["text"] = f"Well, {beat['text'][: len(beat['text']) // 2]} or so"
    elif spoiling == "re-attributed":
        speakers = sorted({each["speaker"] for _, each in places} - {beat["speaker"]})
        beat["speaker"] = speakers[0] if speakers else beat["speaker"]
    elif len(places) > 1:
        other = places[index - 1][1]
        if spoiling == "merged":
            beat["text"] = f"{other['text']} {beat['text']}"
            places[index - 1][0]["beats"].remove(other)
        else:
            for field in ("speaker", "text"):
                beat[field], other[field] = other[field], beat[field]
    return shots


def read_listing(text: str) -> Dialogue:
    """The dialogue that a prompt shows, row by row; numbers before turns are left."""
    events: list[Event] = []
    for row in text.splitlines():
        row = re.sub(r"^\d+\. ", "", row.strip())
        turn = _TURN.fullmatch(row)
        if row.startswith("## "):
            events.append(Heading(text=row[3:]))
        elif row.startswith("[") and row.endswith("]"):
            events.append(Direction(text=row[1:-1]))
        elif turn:
            events.append(Turn(speaker=turn["who"], text=turn["words"], parenthetical=turn["how"] or ""))
    told = " ".join(event.text for event in events)
    return Dialogue(language=detect_language(told), events=tuple(events))


def _plan(text: str) -> dict[str, Any]:
    dialogue = read_listing(_block(text, "dialogue"))
    draft = draft_of(write_script(dialogue, language=dialogue.language))
    count = len(dialogue.turns)
    beats = []
    for first in range(1, count + 1, 12):
        last = min(count, first + 11)
        beats.append(
            {
                "first_turn": first,
                "last_turn": last,
                "scene": 1,
                "change": "The talk has come a step further.",
                "tension": round(first / count, 2),
                "blocking": draft["shots"][0]["blocking"],
            }
        )
    settled = re.findall(r"^Scene (\d+), (.*?): (.*)$", text, re.MULTILINE)
    known = [{"number": int(n), "heading": heading, "description": said} for n, heading, said in settled]
    return {"title": "", "cast": draft["cast"], "scenes": known or draft["scenes"][:1], "beats": beats}


def _block(text: str, name: str) -> str:
    start = text.index(f"<{name}>\n") + len(name) + 3
    return text[start : text.index(f"\n</{name}>", start)]


def _key(shot: dict[str, Any]) -> str:
    """What a shot is known by when its lines were spoilt: everything else that it holds."""
    actions = [beat["text"] for beat in shot["beats"] if beat["kind"] == "action"]
    return json.dumps([actions, shot["blocking"], shot["size"], shot["movement"]], ensure_ascii=False)


def _closest(row: dict[str, Any], known: Shots) -> dict[str, Any]:
    """The shot that a failing one was: of those alike in all but their lines, the one with most of its
    words; among equals the one of its number, and the last."""
    words = set(json.dumps(row["beats"], ensure_ascii=False).split())

    def likeness(shot: dict[str, Any]) -> tuple[int, bool]:
        shared = words & set(json.dumps(shot["beats"], ensure_ascii=False).split())
        return len(shared), shot["number"] == row["number"]

    return max(reversed(known), key=likeness, default=row)


def _lines_changed(row: dict[str, Any], whole: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """Each line of a spoilt shot with the line that it was, where the two differ."""
    original = next((shot for shot in whole if shot["number"] == row["number"]), row)
    said = [beat["text"] for beat in original["beats"] if beat["kind"] == "line"]
    now = [beat["text"] for beat in row["beats"] if beat["kind"] == "line"]
    changed = [(new, old) for new, old in zip(now, said, strict=False) if new != old]
    return changed + [("…", old) for old in said[len(now) :]]
