"""Many dialogues: each under its own line, kept when done, tried again when not."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from roughcut.errors import AccountError, BusyError, OptionError
from roughcut.script.bracketed import read
from roughcut.scripter.batch import read_batch, read_batch_file, write_batch
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.writers import write_checked
from roughcut.scripter.writing import Writing, Written


def by_grammar(dialogue: Dialogue) -> Written:
    """The embedded writer."""
    return write_checked(dialogue, Writing())


def row(index: int, **more: Any) -> str:
    """A line whose dialogue tells which line it is."""
    return json.dumps({"talk": f"Ada: This is number {index}.\nBen: So it is.", "id": index, **more})


def records(file: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_its_own_script_and_keeps_its_other_keys(tmp_path: Path) -> None:
    """In the order of the input, whoever was finished first."""
    items = read_batch("\n".join(map(row, range(12))), "talk", "x")
    result = write_batch(items, tmp_path / "out.jsonl", by_grammar, workers=4)
    assert result.is_whole
    for index, record in enumerate(records(tmp_path / "out.jsonl")):
        assert record["id"] == index
        assert record["dialogue"].startswith(f"Ada: This is number {index}.")
        assert record["response"] == record["generated_script"]
        lines = [line.text for _, line in read(record["response"]).script.lines()]
        assert lines[0] == f"This is number {index}."


def test_a_bad_line_shifts_no_other(tmp_path: Path) -> None:
    """Blank lines, junk, lines without a dialogue or without speech: each is told under its own number."""
    text = "\n".join([row(0), "", "{oops", row(3), '{"id": 4}', '{"talk": "   "}', "[1]", row(7), ""])
    items = read_batch(text, "talk", "x")
    result = write_batch(items, tmp_path / "out.jsonl", by_grammar)
    assert sorted(result.failed) == [3, 5, 6, 7]
    assert (result.total, result.written) == (7, 3)
    found = {record["roughcut"]["line"]: record for record in records(tmp_path / "out.jsonl")}
    assert [line for line in found if found[line]["generated_script"]] == [1, 4, 8]
    assert all(found[line]["roughcut"]["error"] for line in result.failed)
    assert "number 7." in found[8]["response"]


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    """What was finished is on disk at once and is not written again."""
    out = tmp_path / "out.jsonl"
    items = read_batch("\n".join(map(row, range(6))), "talk", "x")
    count = 0

    def stops(dialogue: Dialogue) -> Written:
        nonlocal count
        count += 1
        if count == 4:
            raise KeyboardInterrupt
        return by_grammar(dialogue)

    with pytest.raises(KeyboardInterrupt):
        write_batch(items, out, stops, workers=1)
    assert not out.exists()
    result = write_batch(items, out, by_grammar, workers=1)
    assert (result.kept, result.written) == (3, 3)
    assert [record["id"] for record in records(out)] == list(range(6))
    assert list(tmp_path.iterdir()) == [out]


def test_only_what_failed_or_changed_is_written_again(tmp_path: Path) -> None:
    """The rest is kept as it is."""
    out = tmp_path / "out.jsonl"
    fails = True

    def sometimes(dialogue: Dialogue) -> Written:
        if fails and "number 2" in dialogue.turns[0].text:
            raise BusyError("Busy.")
        return by_grammar(dialogue)

    items = read_batch("\n".join(map(row, range(4))), "talk", "x")
    assert write_batch(items, out, sometimes).failed == {3: "Busy."}
    fails = False
    changed = read_batch("\n".join([row(0), row(9), row(2), row(3)]), "talk", "x")
    result = write_batch(changed, out, sometimes)
    assert (result.kept, result.written) == (2, 2)
    assert [record["id"] for record in records(out)] == [0, 9, 2, 3]
    assert write_batch(changed, out, sometimes).written == 0
    assert write_batch(read_batch(row(0), "talk", "another model"), out, sometimes).written == 1


def test_a_half_written_journal_line_does_no_harm(tmp_path: Path) -> None:
    """As a power cut leaves it."""
    items = read_batch("\n".join(map(row, range(2))), "talk", "x")
    (tmp_path / ".out.jsonl.journal").write_text('{"id": 0, "roughcut": {"dig', encoding="utf-8")
    assert write_batch(items, tmp_path / "out.jsonl", by_grammar).written == 2
    assert len(records(tmp_path / "out.jsonl")) == 2


def test_a_closed_account_ends_the_run_and_the_rest_is_not_tried(tmp_path: Path) -> None:
    """Each line says so, and the next run takes them up."""
    calls: list[int] = []
    lock = threading.Lock()

    def closed(dialogue: Dialogue) -> Written:
        with lock:
            calls.append(1)
        raise AccountError("The account has no money left.")

    items = read_batch("\n".join(map(row, range(50))), "talk", "x")
    result = write_batch(items, tmp_path / "out.jsonl", closed, workers=2)
    assert len(calls) <= 4
    assert len(result.failed) == 50
    assert result.halted == "The account has no money left."
    assert result.failed[50] == "Not tried: The account has no money left."


@pytest.mark.parametrize(("key", "words"), [("story", "'story'"), ("response", "'response'")])
def test_a_key_that_cannot_be_is_an_error(key: str, words: str) -> None:
    """With the keys that there are."""
    with pytest.raises(OptionError, match=words):
        read_batch(row(1), key, "x")


def test_a_list_of_inputs_and_lists_of_turns_are_read_too(tmp_path: Path) -> None:
    """As other tools write them; the key is found."""
    turns = [{"speaker": "Ada", "text": "Yes."}, {"speaker": "Ben", "text": "No."}]
    file = tmp_path / "in.json"
    file.write_text(
        json.dumps([{"input": "Ada: Hello.\nBen: Hello."}, {"dialogue": turns}]), encoding="utf-8"
    )
    items = read_batch(read_batch_file(file), None, "x")
    assert write_batch(items, tmp_path / "out.jsonl", by_grammar).is_whole
