"""Reviewing scripts: finds them with their dialogues, asks the judge, and writes the report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roughcut.critic.scripts.review import report_of, review_entry
from roughcut.critic.scripts.schema import EntryReview, ScriptEntry, ScriptReport
from roughcut.errors import DialogueError, OptionError
from roughcut.files import write_text
from roughcut.script.verify import SpokenTurn
from roughcut.scripter.batch import USUAL_KEYS, read_batch_file
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns
from roughcut.textfile import read_text

if TYPE_CHECKING:
    from roughcut.models.language.schema import LanguageModel

_SCRIPT_KEYS = ("response", "generated_script", "script")


def entries_of(
    files: Sequence[Path], dialogue: Path | None, dialogue_key: str | None, script_key: str | None
) -> list[ScriptEntry]:
    """What is to be reviewed: script files, folders that roughcut made, JSONL with a script a line.

    A script's dialogue is `dialogue`, or `dialogue.txt` beside it. Raises UserError for a file that cannot
    be read; a line that holds no script is an entry with its problem.
    """
    if dialogue is not None and len(files) > 1:
        raise OptionError("--dialogue goes with one script; name the scripts one by one, or use JSONL.")
    return [entry for file in files for entry in _entries(file, dialogue, dialogue_key, script_key)]


def _entries(
    file: Path, dialogue: Path | None, dialogue_key: str | None, script_key: str | None
) -> Iterator[ScriptEntry]:
    if file.suffix.lower() in (".jsonl", ".ndjson"):
        yield from _rows(file, dialogue_key, script_key)
        return
    script = _script_in(file)
    beside = script.with_name("dialogue.txt")
    told = dialogue or (beside if beside.is_file() and beside != script else None)
    yield ScriptEntry(source=str(file), script=read_text(script), dialogue=read_text(told) if told else "")


def _script_in(file: Path) -> Path:
    if not file.is_dir():
        return file
    script = next((file / name for name in ("script.json", "script.txt") if (file / name).is_file()), None)
    if script is None:
        raise OptionError(f"{file} holds no script.json or script.txt; name a script, or a folder with one.")
    return script


def _rows(file: Path, dialogue_key: str | None, script_key: str | None) -> Iterator[ScriptEntry]:
    for line, raw in enumerate(read_batch_file(file).split("\n"), start=1):
        if raw.strip():
            yield _row(f"{file}:{line}", raw, dialogue_key, script_key)


def _row(source: str, raw: str, dialogue_key: str | None, script_key: str | None) -> ScriptEntry:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return ScriptEntry(source=source, problem="This line is not JSON.")
    if not isinstance(value, dict):
        return ScriptEntry(source=source, problem="This line is no JSON object.")
    script = _under(value, script_key, _SCRIPT_KEYS)
    if not script:
        wanted = script_key or " or ".join(_SCRIPT_KEYS[:2])
        return ScriptEntry(source=source, problem=f"This line has no script under {wanted}.")
    return ScriptEntry(source=source, script=script, dialogue=_under(value, dialogue_key, USUAL_KEYS))


def _under(value: dict[str, Any], key: str | None, usual: Sequence[str]) -> str:
    found = value.get(key) if key else next((value[each] for each in usual if value.get(each)), None)
    if found is None:
        return ""
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def review_scripts(
    entries: Sequence[ScriptEntry],
    out: Path,
    *,
    model: LanguageModel | None = None,
    votes: int = 3,
    workers: int = 4,
    advance: Callable[[], None] = lambda: None,
) -> ScriptReport:
    """Review every entry, with a judge where one is given, and write the report. Raises AccountError and
    BudgetError of the judge; whatever else fails is in the report."""
    from roughcut.critic.judging import judge, rubric
    from roughcut.critic.judging.subjects import script_subject

    scale = rubric("script")

    def review(entry: ScriptEntry) -> EntryReview:
        if model is None:
            found = review_entry(entry, turns_of(entry))
        else:
            found = review_entry(
                entry,
                turns_of(entry),
                lambda each: judge(model, scale, script_subject(each.script, each.dialogue), votes),
            )
        advance()
        return found

    with ThreadPoolExecutor(workers if model is not None else 1) as pool:
        reviews = list(pool.map(review, entries))
    criteria = [each.name for each in scale.criterion] if model is not None else []
    report = report_of(reviews, criteria, votes)
    plain = report.model_dump(mode="json", by_alias=True)
    write_text(out, json.dumps(plain, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    return report


def turns_of(entry: ScriptEntry) -> tuple[SpokenTurn, ...] | None:
    """The turns of the entry's dialogue; None where it is not known or holds none."""
    if not entry.dialogue.strip():
        return None
    try:
        return spoken_turns(read_dialogue(entry.dialogue))
    except DialogueError:
        return None


def judging_estimate_usd(model: LanguageModel, entries: Sequence[ScriptEntry], votes: int) -> Decimal | None:
    """About what the judge costs for all entries, in US dollars; None where its prices are not known."""
    from roughcut.critic.judging import rubric
    from roughcut.critic.judging.subjects import script_subject
    from roughcut.critic.judging.voting import estimate_tokens

    total = Decimal(0)
    for entry in entries:
        if entry.problem:
            continue
        counts = estimate_tokens(rubric("script"), script_subject(entry.script, entry.dialogue))
        cost = model.profile.cost_usd(*counts)
        if cost is None:
            return None
        total += cost * votes
    return total
