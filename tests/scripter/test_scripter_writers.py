"""Writers by name, over real HTTP: whatever a server does, a faithful script or one sentence comes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roughcut.errors import (
    AccountError,
    AnswerError,
    BudgetError,
    InDoubtError,
    OptionError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.language.registry import open_language_model
from roughcut.models.language.schema import Answer, LanguageModel, LanguageProfile, Prompting
from roughcut.rehearsal.chat import Asked, ChatDesk, Mischief, rehearse_chat
from roughcut.rehearsal.screenwriter import SPOILINGS, Screenwriter, Spoiling
from roughcut.script import bracketed
from roughcut.script.schema import Script
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.writers import check_writer, write, write_checked
from roughcut.scripter.writing import Writing

TALKS = (
    "Mara: You came back.\nJon: (quietly) I said I would.\n[Jon puts the lamp on the table.]\n"
    "Mara: You said so last year, too. And the year before that.\nJon: This time I brought the key.\n"
    "Mara: Then open it.\nJon: Not in the dark.\n",
    "小雨：教授，您看这行字。\n林教授：和笔记里的一模一样。\n老马：别碰它！我爷爷就是从这里进去的。\n"
    "林教授：你从来没有说过。\n小雨：里面有光。\n",
)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key but those that a test sets."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)


Serve = Callable[[ChatDesk], None]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Serves a desk as the user's own OpenAI-compatible server."""
    import contextlib

    with contextlib.ExitStack() as stack:

        def serve(desk: ChatDesk) -> None:
            rehearsal = stack.enter_context(rehearse_chat("openai", desk))
            monkeypatch.setenv("OPENAI_BASE_URL", rehearsal.address)

        yield serve


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gramar", "'grammar'"),
        ("opnai:gpt", "'openai:MODEL'"),
        ("openai", "'openai:MODEL'"),
        ("grammar:x", "'grammar'"),
        ("scriptagent", "'scriptagent:http://HOST/v1'"),
    ],
)
def test_an_unknown_writer_is_answered_with_the_closest(name: str, words: str) -> None:
    """Before anything is asked of anybody."""
    with pytest.raises(OptionError, match=words):
        check_writer(name)


@pytest.mark.parametrize("spoiling", SPOILINGS)
def test_every_way_to_spoil_the_words_is_repaired(spoiling: Spoiling, served: Serve) -> None:
    """A draft that is unfaithful goes back and comes out faithful, for one call where the model mends it."""
    desk = ChatDesk(Screenwriter(lambda _: spoiling))
    served(desk)
    dialogue = read_dialogue(TALKS[0])
    written = write_checked(dialogue, Writing(writer="openai:writer-large"))
    assert unfaithful(dialogue, written.script) == ()
    assert 1 <= written.repair_calls <= 3
    assert desk.answered == 1 + written.repair_calls
    assert written.script.written_by.startswith("openai:writer-large (write/1")


def test_of_many_drafts_of_which_a_third_is_malformed_all_end_faithful(served: Serve) -> None:
    """Cut off, chatter, fences, a rate limit, an empty page, or spoilt lines, at three calls of ten."""
    troubles: tuple[Mischief | None, ...] = (
        "truncated",
        None,
        None,
        "not_json",
        None,
        "fenced",
        None,
        None,
        "rate_limit",
        None,
    )
    desk = ChatDesk(
        Screenwriter(lambda asked: SPOILINGS[asked.number % 8] if asked.number % 3 == 0 else None),
        lambda asked: troubles[asked.number % 10],
    )
    served(desk)
    repairs = 0
    for index in range(6):
        dialogue = read_dialogue(TALKS[index % 2])
        written = write_checked(dialogue, Writing(writer="openai:writer-large"), seed=index)
        assert unfaithful(dialogue, written.script) == ()
        repairs += written.repair_calls
    assert 0 < repairs <= 18


@pytest.mark.parametrize(
    ("mischief", "error"),
    [
        ("refused", RefusedError),
        ("overflow", RequestError),
        ("empty", AnswerError),
        ("html", AnswerError),
        ("no_credit", AccountError),
        ("reset", InDoubtError),
    ],
)
def test_without_a_draft_there_is_one_sentence(
    mischief: Mischief, error: type[ProviderError], served: Serve
) -> None:
    """No half script, and no other writer in secret."""
    served(ChatDesk(Screenwriter(), lambda _: mischief))
    dialogue = Dialogue(events=read_dialogue(TALKS[0]).events[:1])
    with pytest.raises(error) as caught:
        write_checked(dialogue, Writing(writer="openai:writer-large"))
    assert caught.value.message.endswith((".", "?"))


def test_chatter_that_never_becomes_a_script_is_replaced_and_said_so(served: Serve) -> None:
    """The grammar's script stands in, credited to nobody else."""
    served(ChatDesk(Screenwriter(), lambda _: "not_json"))
    dialogue = read_dialogue(TALKS[0])
    written = write_checked(dialogue, Writing(writer="openai:writer-large", repairs=2))
    assert written.stand_in
    assert written.script.written_by == ""
    assert any("stands in" in remark for remark in written.remarks)
    assert unfaithful(dialogue, written.script) == ()


def test_a_server_without_structured_answers_is_enough(served: Serve) -> None:
    """The schema goes in words, and fences come back."""
    served(ChatDesk(lambda asked: f"```json\n{Screenwriter()(asked)}\n```", lambda _: "no_json"))
    dialogue = read_dialogue(TALKS[0])
    written = write_checked(dialogue, Writing(writer="openai:writer-large"))
    assert not written.stand_in
    assert unfaithful(dialogue, written.script) == ()


def test_the_served_checkpoint_writes_too() -> None:
    """Its bracketed text is read and checked like any other."""
    desk = ChatDesk(Screenwriter(lambda _: "reworded"), models=("ScriptAgent",))
    with rehearse_chat("openai", desk) as rehearsal:
        dialogue = read_dialogue(TALKS[1])
        written = write_checked(dialogue, Writing(writer=f"scriptagent:{rehearsal.address}"))
    assert unfaithful(dialogue, written.script) == ()
    assert written.script.written_by == "scriptagent:ScriptAgent"
    assert written.repair_calls == 3
    assert desk.asked[0].system == ""


class Sampled:
    """A model whose samples differ: the first loses its script, the others are whole or fail."""

    profile = LanguageProfile(id="sampled", provider="openai")

    def __init__(self, errors: dict[int, Exception]) -> None:
        self.errors = errors
        self.writer = Screenwriter()
        self.calls = 0

    def answer(self, prompting: Prompting) -> Answer:
        """By the number of the sample, which its seed tells."""
        self.calls += 1
        sample = (prompting.seed or 0) // 100_000
        if sample in self.errors:
            raise self.errors[sample]
        said = {message.role: message.text for message in prompting.messages}
        text = self.writer(Asked(self.calls, "", said["system"], said["user"]))
        if sample == 0:
            return Answer(text="I will not.")
        draft = json.loads(text)
        draft["title"] = f"sample {sample}"
        return Answer(text=json.dumps(draft))


def test_of_several_samples_the_best_is_taken() -> None:
    """By the checks, then by the judge; samples that failed are told."""
    dialogue = read_dialogue(TALKS[0])
    model = Sampled({3: RefusedError("It refused.")})

    def opened(name: str) -> LanguageModel:
        return model

    def likes_the_second(script: Script) -> float:
        return 5.0 if script.title == "sample 2" else 1.0

    writing = Writing(writer="openai:x", samples=4, repairs=0)
    written = write_checked(dialogue, writing, open_model=opened, rank=likes_the_second)
    assert written.script.title == "sample 2"
    assert written.samples == 3
    assert written.failed_samples == ("It refused.",)


def test_when_the_money_is_gone_the_samples_so_far_count() -> None:
    """No further one is tried."""
    model = Sampled({2: BudgetError("The cap.")})
    writing = Writing(writer="openai:x", samples=9, repairs=0)
    written = write_checked(read_dialogue(TALKS[0]), writing, open_model=lambda _: model)
    assert written.samples == 2
    assert written.failed_samples == ("The cap.",)


def test_the_grammar_needs_nobody() -> None:
    """And its script carries no credit and no warning."""
    script = write(read_dialogue(TALKS[0]))
    assert (script.written_by, script.warnings) == ("", ())


def test_what_is_still_wrong_is_in_the_script() -> None:
    """Warnings that both forms of the script keep."""
    script = write(read_dialogue(TALKS[0])).model_copy(
        update={
            "warnings": ("In shot 2: Mara is suddenly on the right.",),
            "written_by": "openai:x (write/1)",
        }
    )
    text = bracketed.write(script)
    assert "【WARNINGS】\nIn shot 2: Mara is suddenly on the right." in text
    assert bracketed.read(text).script == script


def test_a_missing_key_is_said_before_anything_is_written() -> None:
    """With the way that needs none."""
    with pytest.raises(OptionError, match="OPENAI_API_KEY"):
        write_checked(
            read_dialogue(TALKS[0]), Writing(writer="openai:gpt-6-luna"), open_model=open_language_model
        )
