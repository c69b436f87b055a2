"""Revisions: the failing shots go back with the reasons and the words they must hold, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from roughcut.script.schema import Language, Script, Shot
from roughcut.script.verify.fidelity import Comparison
from roughcut.script.verify.schema import Fault
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.language.asking import Asker
from roughcut.scripter.language.drafts import (
    Draft,
    DraftShot,
    draft_schema,
    draft_shot,
    read_draft,
    shots_answer,
)
from roughcut.scripter.language.listing import LANGUAGES, listing, part_of
from roughcut.scripter.language.prompts import prompt
from roughcut.scripter.schema import Dialogue

_SHOTS_A_CALL = 10
_SHORT = 30  # a dialogue of so many turns goes along whole
_AROUND = 2
_NUMBER = re.compile(r"^(\d+)\. \[", re.MULTILINE)


def revision(
    asker: Asker,
    dialogue: Dialogue,
    language: Language,
    cast: str,
    text: str,
    failing: Script,
    faults: Sequence[Fault],
    again: int,
) -> str:
    """The failing shots written again, in JSON under their own numbers. `text` holds them under
    these numbers, `failing` is what was read of it (numbered 1, 2, 3 …). Many shots go in several calls."""
    numbers = _numbers(text, failing)
    drafts: list[DraftShot] = []
    raw = ""
    for shots in _groups(list(zip(numbers, failing.shots, strict=True))):
        mine = {number for number, _ in shots}
        others = [fault for fault in faults if fault.shot_number not in numbers and shots[0][0] == numbers[0]]
        reasons = [fault for fault in faults if fault.shot_number in mine] + others
        if not reasons:
            continue
        system, _ = prompt("write").filled(language="", wishes="", dialogue="")
        _, user = prompt("revise").filled(
            language=LANGUAGES[language],
            cast=cast,
            dialogue=listing(_words_of(shots, dialogue).events),
            shots=_shown(shots),
            faults="\n".join(f"- {_reason(fault)}" for fault in reasons),
        )
        answer = asker.ask(system, user, draft_schema(), again=again)
        draft = read_draft(answer.text)
        raw = raw or answer.text
        drafts += [shot for shot in draft.shots if shot.number in mine] if draft else []
    return shots_answer(Draft(shots=tuple(drafts)), language) if drafts else raw


def _numbers(text: str, failing: Script) -> list[int]:
    """The numbers under which the text has its shots; 1, 2, 3 … where they cannot be told."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    plain = [shot.number for shot in failing.shots]
    return numbers if len(numbers) == len(plain) and numbers == sorted(set(numbers)) else plain


def _groups(shots: list[tuple[int, Shot]]) -> Iterator[list[tuple[int, Shot]]]:
    for start in range(0, len(shots), _SHOTS_A_CALL):
        yield shots[start : start + _SHOTS_A_CALL]


def _shown(shots: Sequence[tuple[int, Shot]]) -> str:
    rows = [json.dumps({**draft_shot(shot), "number": number}, ensure_ascii=False) for number, shot in shots]
    return "\n".join(rows)


def _reason(fault: Fault) -> str:
    where = f"Shot {fault.shot_number}: " if fault.shot_number else ""
    said = fault.sentence()
    return said if where and said.startswith(where[:-2]) else f"{where}{said}"


def _words_of(shots: Sequence[tuple[int, Shot]], dialogue: Dialogue) -> Dialogue:
    """The turns that these shots hold, and a few around them; a short dialogue whole."""
    turns = spoken_turns(dialogue)
    if len(turns) <= _SHORT:
        return dialogue
    lines = [shot for _, shot in shots]
    numbered = [shot.model_copy(update={"number": index}) for index, shot in enumerate(lines, start=1)]
    scenes = {shot.scene_number for shot in lines}
    script = Script.model_validate(
        {"shots": numbered, "scenes": [{"number": number} for number in sorted(scenes)]}
    )
    matches = Comparison(script, turns).alignment.matches.values()
    found = sorted(span.turn_index for match in matches for span in match.spans)
    if not found:
        return part_of(dialogue, 0, _SHORT)
    return part_of(dialogue, max(0, found[0] - _AROUND), min(len(turns) - 1, found[-1] + _AROUND))
