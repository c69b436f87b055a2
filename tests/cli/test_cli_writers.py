"""The command line of writers and judges, against a real local server: written, kept, priced, refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from roughcut.production.money.ledger import Ledger
from roughcut.rehearsal.chat import ChatDesk, rehearse_chat
from roughcut.rehearsal.juror import Juror
from roughcut.rehearsal.screenwriter import Screenwriter
from roughcut.script.formats import read_script
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from running import DIALOGUE, Roughcut


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ChatDesk]:
    """A server of the user's own that writes and judges."""
    writer, juror = Screenwriter(), Juror()
    desk = ChatDesk(lambda asked: juror(asked) if "written scale" in asked.system else writer(asked))
    with rehearse_chat("openai", desk) as rehearsal:
        monkeypatch.setenv("OPENAI_BASE_URL", rehearsal.address)
        monkeypatch.setenv("ROUGHCUT_STATE", str(tmp_path / "state"))
        yield desk


def test_a_model_writes_once_and_a_judge_scores(desk: ChatDesk, roughcut: Roughcut, tmp_path: Path) -> None:
    """The script is faithful and credited; the same command again asks nobody; the ledger has it all."""
    (tmp_path / "dialogue.txt").write_text(DIALOGUE, encoding="utf-8")
    script = tmp_path / "script.txt"
    command = ("write", tmp_path / "dialogue.txt", "--writer", "openai:writer-large", "-o", script)
    first = roughcut(*command)
    assert "it costs nothing" in first.stderr
    calls = desk.answered
    roughcut(*command)
    assert desk.answered == calls
    text = script.read_text(encoding="utf-8")
    assert unfaithful(read_dialogue(DIALOGUE), read_script(text).script) == ()
    assert "openai:writer-large (write/1" in text
    roughcut("review-script", script, "--judge", "openai:writer-large", "-o", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["summary"]["average_scores"]["dramatic_tension"] == 3.0
    assert report["summary"]["faults"]["fidelity"]["of_entries"] == 1
    assert desk.answered == calls + 3
    ledger = Ledger.of_file(tmp_path / ".roughcut" / "ledger.sqlite")
    assert len(ledger.calls()) == desk.answered
    ledger.close()


def test_a_batch_with_a_bad_line_does_not_end_well(roughcut: Roughcut, tmp_path: Path) -> None:
    """Exit code 1, the line is named, the others are written."""
    rows = [json.dumps({"talk": "Ada: Hello.\nBen: Hello."}), "nonsense"]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = roughcut(
        "write",
        "--batch",
        tmp_path / "in.jsonl",
        "-o",
        tmp_path / "out.jsonl",
        "--dialogue-key",
        "talk",
        code=1,
    )
    assert "line 2: This line is not JSON." in done.stderr
    written = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [bool(row["response"]) for row in written] == [True, False]


def test_a_model_that_is_not_there_is_one_sentence(desk: ChatDesk, roughcut: Roughcut) -> None:
    """With the closest one that is."""
    done = roughcut("write", "-", "--writer", "openai:writer-lrge", stdin=DIALOGUE, code=1)
    assert "Traceback" not in done.stderr
    sentence = done.stderr.splitlines()[-1]
    assert sentence.startswith("roughcut: ")
    assert "'writer-large'" in sentence
    assert done.stdout == ""
