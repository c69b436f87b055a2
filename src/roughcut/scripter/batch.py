"""Many dialogues, a line each: written in parallel, kept as they come, each under its own line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from roughcut.digest import digest_of
from roughcut.errors import (
    AccountError,
    BudgetError,
    DialogueError,
    OptionError,
    RoughcutError,
    UserError,
)
from roughcut.files import output_errors, write_text
from roughcut.script import bracketed
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.writing import Written
from roughcut.textfile import MAX_BYTES, read_text

USUAL_KEYS = ("dialogue", "input", "dialog", "conversation")
OUR_KEYS = ("generated_script", "response", "roughcut")
WriteOne = Callable[[Dialogue], Written]


@dataclass(frozen=True)
class Item:
    """A line of the input: its 1-based number, what it holds, its dialogue, or what is wrong with it."""

    line: int
    digest: str
    kept: Mapping[str, Any] = field(default_factory=dict)
    dialogue: Any = None
    problem: str = ""


@dataclass
class BatchResult:
    """What became of a batch: how many lines there were, were written now, were kept from an earlier run,
    and what failed, by line. `halted` says why the rest was not tried."""

    total: int = 0
    written: int = 0
    kept: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    halted: str = ""

    @property
    def is_whole(self) -> bool:
        """True when every line has its script."""
        return not self.failed


def read_batch_file(path: Path) -> str:
    """The text of a batch, of any size. Raises UserError where it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not in UTF-8; save it so and try again.") from error
    except OSError:
        pass  # said in full by what reads texts
    return read_text(path)


def read_batch(text: str, key: str | None, inputs: str) -> list[Item]:
    """The items of a JSONL text, or of a JSON list. Blank lines count, but hold nothing. `inputs` is the
    digest of whatever else decides what is written. Raises OptionError for a key that no line has."""
    if key in OUR_KEYS:
        raise OptionError(f"The key {key!r} is where the script goes; --dialogue-key names the dialogue's.")
    items = [_item(line, raw, key, inputs) for line, raw in _rows(text)]
    if not items:
        raise OptionError("The batch holds no line; write a JSON object with a dialogue on each.")
    if key is not None and not any(key in item.kept for item in items):
        known = sorted({name for item in items for name in item.kept})
        raise OptionError(f"No line has the key {key!r}; its lines have {', '.join(known) or 'no keys'}.")
    return items


def _rows(text: str) -> Iterator[tuple[int, str]]:
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("["):
        with contextlib.suppress(ValueError, RecursionError):
            for line, value in enumerate(json.loads(text), start=1):
                yield line, json.dumps(value, ensure_ascii=False)
            return
    for line, raw in enumerate(text.split("\n"), start=1):
        if raw.strip():
            yield line, raw


def _item(line: int, raw: str, key: str | None, inputs: str) -> Item:
    digest = digest_of(line, raw.strip(), key, inputs)
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return Item(line, digest, problem="This line is not JSON.")
    if not isinstance(value, dict):
        return Item(line, digest, problem="This line is no JSON object.")
    name = key or next((each for each in USUAL_KEYS if value.get(each)), None)
    if name is None or not value.get(name):
        wanted = repr(key) if key else " or ".join(map(repr, USUAL_KEYS[:2]))
        return Item(line, digest, value, problem=f"This line has no dialogue under {wanted}.")
    return Item(line, digest, value, dialogue=value[name])


def dialogues_of(items: list[Item], target: Path) -> list[Dialogue]:
    """The dialogues that are still to be written into `target`; what cannot be read is left out."""
    done = _finished(target, items) | _finished(_journal(target), items)
    found: list[Dialogue] = []
    for item in items:
        if item.line not in done and not item.problem:
            with contextlib.suppress(DialogueError):
                found.append(read_dialogue(_told(item)))
    return found


def write_batch(
    items: list[Item],
    target: Path,
    write_one: WriteOne,
    *,
    workers: int = 4,
    advance: Callable[[], None] = lambda: None,
) -> BatchResult:
    """Write every item's script into `target`, one line each, in the order of the input.

    What is finished is on disk at once, in a journal beside the target, so that a run that was stopped goes
    on. Lines whose script is there already are kept; failed ones are tried again. An account or a budget
    that is used up ends the run: what is left is said to be not tried.
    """
    journal = _journal(target)
    done = _finished(target, items) | _finished(journal, items)
    result = BatchResult(total=len(items), kept=len(done))
    todo = [item for item in items if item.line not in done]
    for _ in done:
        advance()
    with output_errors(journal):
        journal.parent.mkdir(parents=True, exist_ok=True)
        with journal.open("a", encoding="utf-8") as log:
            for item, record in _records(todo, write_one, workers, result):
                done[item.line] = record
                log.write(json.dumps(record, ensure_ascii=False) + "\n")
                log.flush()
                advance()
    rows = [json.dumps(done[item.line], ensure_ascii=False) for item in items]
    write_text(target, "\n".join(rows) + "\n")
    journal.unlink(missing_ok=True)
    return result


def _journal(target: Path) -> Path:
    return target.with_name(f".{target.name}.journal")


def _finished(file: Path, items: list[Item]) -> dict[int, dict[str, Any]]:
    """The records of a file that hold a script for an item as it is now."""
    wanted = {item.digest: item.line for item in items}
    found: dict[int, dict[str, Any]] = {}
    if not file.is_file():
        return found
    with file.open(encoding="utf-8", errors="replace") as rows:
        for row in rows:
            try:
                record = json.loads(row)
                line = wanted[record["roughcut"]["digest"]]
            except (ValueError, KeyError, TypeError):
                continue  # a line that broke off, or one of another input
            if record.get("generated_script"):
                found[line] = record
    return found


def _records(
    todo: list[Item], write_one: WriteOne, workers: int, result: BatchResult
) -> Iterator[tuple[Item, dict[str, Any]]]:
    """Each item with its record, as they are finished."""
    waiting = iter(todo)
    running: dict[Future[Written], Item] = {}
    with ThreadPoolExecutor(workers) as pool:
        try:
            while True:
                while len(running) < workers and not result.halted:
                    item = next(waiting, None)
                    if item is None:
                        break
                    running[pool.submit(_written, item, write_one)] = item
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield _settled(running.pop(future), future, result)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    for item in waiting:
        yield item, _failure(item, f"Not tried: {result.halted}", result)


def _written(item: Item, write_one: WriteOne) -> Written:
    if item.problem:
        raise DialogueError(item.problem)
    return write_one(read_dialogue(_told(item)))


def _told(item: Item) -> str:
    if isinstance(item.dialogue, str):
        return item.dialogue
    return json.dumps(item.dialogue, ensure_ascii=False)


def _settled(item: Item, future: Future[Written], result: BatchResult) -> tuple[Item, dict[str, Any]]:
    try:
        written = future.result()
    except RoughcutError as error:
        if isinstance(error, AccountError | BudgetError):
            result.halted = error.message
        return item, _failure(item, error.message, result)
    result.written += 1
    text = bracketed.write(written.script)
    ours = {
        "line": item.line,
        "digest": item.digest,
        "writer": written.script.written_by or "grammar",
        "warnings": [fault.message for fault in written.faults],
        "remarks": list(written.remarks),
        "repair_calls": written.repair_calls,
    }
    return item, {
        **item.kept,
        "dialogue": item.dialogue,
        "generated_script": text,
        "response": text,
        "roughcut": ours,
    }


def _failure(item: Item, message: str, result: BatchResult) -> dict[str, Any]:
    result.failed[item.line] = message
    ours = {"line": item.line, "digest": item.digest, "error": message}
    return {
        **item.kept,
        "dialogue": item.dialogue,
        "generated_script": None,
        "response": None,
        "roughcut": ours,
    }
