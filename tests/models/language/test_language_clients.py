"""Language models over real HTTP: every answer and every trouble of a vendor, as ours or as one sentence."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest

from roughcut.digest import digest_of_file
from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.language.gemini import GeminiModel
from roughcut.models.language.openai import ChatModel
from roughcut.models.language.schema import (
    Attachment,
    LanguageModel,
    LanguageProfile,
    Message,
    Prompting,
)
from roughcut.models.wire import NoObjectError, Patience
from roughcut.rehearsal.chat import Asked, ChatDesk, ChatRehearsal, Mischief, rehearse_chat

Kind = Literal["openai", "gemini"]
KINDS: tuple[Kind, ...] = ("openai", "gemini")
IMPATIENT = Patience(tries=2, first_wait_s=0.001, connect_s=5, answer_s=10)
SCHEMA = {"type": "object", "properties": {"score": {"type": "integer"}}}


@contextlib.contextmanager
def opened(
    kind: Kind,
    mischief: Callable[[Asked], Mischief | None] = lambda _: None,
    *,
    model: str = "writer-large",
    key: str | None = None,
    inline_bytes: int = 1000,
) -> Iterator[tuple[LanguageModel, ChatRehearsal]]:
    """The real client of a vendor before its rehearsed server, which answers with the user's words."""
    profile = LanguageProfile(
        id=model, provider=kind, usd_per_million_in=Decimal(2), usd_per_million_out=Decimal(10)
    )
    with rehearse_chat(kind, ChatDesk(lambda asked: f"You said: {asked.text}", mischief)) as rehearsal:
        key = rehearsal.key if key is None else key
        client: ChatModel | GeminiModel
        if kind == "openai":
            client = ChatModel(profile, rehearsal.address, key, patience=IMPATIENT)
        else:
            client = GeminiModel(
                profile, rehearsal.address, key, patience=IMPATIENT, inline_bytes=inline_bytes
            )
        try:
            yield client, rehearsal
        finally:
            client.close()


def prompting(text: str = "Hello.", **options: object) -> Prompting:
    """One call of one message, with a system prompt."""
    messages = (Message(role="system", text="Be brief."), Message(role="user", text=text))
    return Prompting.model_validate({"messages": messages, **options})


def always(mischief: Mischief) -> Callable[[Asked], Mischief]:
    """The same mischief at every call."""
    return lambda _: mischief


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_asked_arrives_and_what_was_said_comes_back(kind: Kind) -> None:
    """Messages, temperature, limit and seed go out; text, counts, model and price come back."""
    with opened(kind) as (model, rehearsal):
        answer = model.answer(prompting("Hello.\n\nTwo.", temperature=0.7, max_tokens=99, seed=5))
    asked = rehearsal.desk.asked[0]
    assert (asked.system, asked.text) == ("Be brief.", "Hello.\n\nTwo.")
    assert (asked.temperature, asked.max_tokens, asked.seed) == (0.7, 99, 5)
    assert answer.text == "You said: Hello.\n\nTwo."
    assert answer.finish == "stop"
    assert answer.tokens_in is not None
    assert answer.tokens_out is not None
    assert answer.price_usd == (answer.tokens_in * Decimal(2) + answer.tokens_out * Decimal(10)) / 1_000_000
    assert answer.model.startswith("writer-large")


@pytest.mark.parametrize("kind", KINDS)
def test_a_structure_is_asked_for_in_the_vendors_own_way(kind: Kind) -> None:
    """The schema goes with the request, not into the words."""
    with opened(kind) as (model, rehearsal):
        model.answer(prompting(answer_schema=SCHEMA))
    asked = rehearsal.desk.asked[0]
    assert asked.schema is not None
    assert asked.schema["properties"] == SCHEMA["properties"]
    assert asked.text == "Hello."


@pytest.mark.parametrize(
    ("kind", "mischief", "left_out", "calls"),
    [
        ("openai", "no_schema", ("json_schema",), 2),
        ("openai", "no_json", ("json_schema", "json_object"), 3),
        ("openai", "no_seed", ("seed",), 2),
        ("gemini", "no_schema", ("json_schema",), 2),
    ],
)
def test_what_a_server_does_not_know_is_asked_in_words_and_said_so(
    kind: Kind, mischief: Mischief, left_out: tuple[str, ...], calls: int
) -> None:
    """The schema moves into the message; the answer names what was left out; the next call knows it."""
    with opened(kind, always(mischief)) as (model, rehearsal):
        answer = model.answer(prompting(answer_schema=SCHEMA, seed=3))
        assert len(rehearsal.desk.asked) == calls
        model.answer(prompting(answer_schema=SCHEMA, seed=3))
        assert len(rehearsal.desk.asked) == calls + 1
    assert answer.left_out == left_out
    last = rehearsal.desk.asked[-1]
    assert ('"score"' in last.text) == ("json_schema" in left_out)


TROUBLES: list[tuple[Mischief, type[ProviderError], str]] = [
    ("rate_limit", BusyError, "busy"),
    ("server_error", BusyError, "later"),
    ("gateway", InDoubtError, "gave up"),
    ("refused", RefusedError, "refused"),
    ("refused_late", RefusedError, "refused"),
    ("overflow", RequestError, "too long"),
    ("no_credit", AccountError, "account"),
    ("empty", AnswerError, "nothing"),
    ("thinking", AnswerError, "--max-tokens"),
    ("html", NoObjectError, "JSON"),
    ("reset", InDoubtError, "broke off"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("mischief", "error", "words"), TROUBLES, ids=lambda each: str(each)[:12])
def test_every_trouble_is_one_of_our_errors_in_one_sentence(
    kind: Kind, mischief: Mischief, error: type[ProviderError], words: str
) -> None:
    """A paid call is sent once, and no trouble of a vendor leaves as anything but ours."""
    with opened(kind, always(mischief)) as (model, rehearsal), pytest.raises(error) as caught:
        model.answer(prompting())
    assert words in caught.value.message
    assert type(caught.value) is error
    assert len(rehearsal.desk.asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_server_says_how_long_to_wait(kind: Kind) -> None:
    """Retry-After, or Google's RetryInfo, is in the error."""
    with opened(kind, always("rate_limit")) as (model, _), pytest.raises(BusyError) as caught:
        model.answer(prompting())
    assert caught.value.retry_after_s == 0.01


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_was_cut_off_says_so(kind: Kind) -> None:
    """The text is kept, and `finish` tells."""
    with opened(kind, always("truncated")) as (model, _):
        answer = model.answer(prompting("A long story."))
    assert answer.finish == "length"
    assert answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_key_names_its_variable_and_shows_nothing_of_it(kind: Kind) -> None:
    """The account is at fault, exit code 2, and the key is nowhere."""
    with opened(kind, key="sk-secret-1234") as (model, _), pytest.raises(AccountError) as caught:
        model.answer(prompting())
    assert "_API_KEY" in caught.value.message
    assert "secret" not in caught.value.message
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_model_is_answered_with_the_closest_one(kind: Kind) -> None:
    """The server's own list is looked at."""
    with opened(kind, model="writer-lrge") as (model, _), pytest.raises(RequestError) as caught:
        model.answer(prompting())
    assert "'writer-large'" in caught.value.message


@pytest.mark.parametrize("kind", KINDS)
def test_a_dead_server_is_one_sentence(kind: Kind) -> None:
    """Certainly nothing was bought."""
    with opened(kind) as (model, rehearsal):
        pass
    profile = model.profile
    client: LanguageModel = (
        ChatModel(profile, rehearsal.address, "k", patience=IMPATIENT)
        if kind == "openai"
        else GeminiModel(profile, rehearsal.address, "k", patience=IMPATIENT)
    )
    with pytest.raises(BusyError, match="Nobody answers"):
        client.answer(prompting())


@pytest.mark.parametrize("kind", KINDS)
def test_films_pictures_and_sound_go_along(kind: Kind, tmp_path: Path) -> None:
    """Each in the vendor's form, the film with its sound."""
    attachments = []
    for name, what in (("a.png", "picture"), ("b.mp4", "film"), ("c.wav", "sound")):
        (tmp_path / name).write_bytes(b"0123456789")
        file = tmp_path / name
        attachments.append(
            Attachment.model_validate({"kind": what, "path": file, "digest": digest_of_file(file)})
        )
    asking = Prompting(messages=(Message(role="user", text="Look.", attachments=tuple(attachments)),))
    with opened(kind) as (model, rehearsal):
        model.answer(asking)
    asked = rehearsal.desk.asked[0]
    assert [each.split("/")[0] for each in asked.kinds] == ["image", "video", "audio"]
    assert asked.text == "Look."
    if kind == "openai":
        assert asked.body["mm_processor_kwargs"] == {"use_audio_in_video": True}


def test_a_large_file_is_uploaded_once_and_named_by_its_address(tmp_path: Path) -> None:
    """In pieces; one that broke off goes on where the server stands; the next call sends nothing again."""
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(range(256)) * 40_000)
    attached = Attachment(kind="film", path=film, digest=digest_of_file(film))
    asking = Prompting(messages=(Message(role="user", text="Look.", attachments=(attached,)),))
    broken: list[int] = []

    def breaks_once(asked: Asked) -> Mischief | None:
        if asked.model == "upload" and asked.body["offset"] and not broken:
            broken.append(1)
            return "server_error"
        return None

    with opened("gemini", breaks_once) as (model, rehearsal):
        sleeps: list[float] = []
        model._wire.sleep = sleeps.append  # type: ignore[attr-defined]
        model.answer(asking)
        model.answer(asking)
    assert broken
    uri = rehearsal.desk.asked[1].body["contents"][0]["parts"][0]["fileData"]["fileUri"]
    assert uri.endswith(attached.digest[:38])
    pieces = [call for call in rehearsal.server.calls if "sessions" in call.path and call.body]
    assert sum(len(call.body) for call in pieces) == film.stat().st_size + len(pieces[1].body)


def test_thoughts_before_an_answer_are_not_part_of_it() -> None:
    """Servers without a reasoning parser leave them in the text."""
    desk = ChatDesk(lambda _: "<think>\nHm, 【well】.\n</think>\n\nYes.")
    with rehearse_chat("openai", desk) as rehearsal:
        model = ChatModel(LanguageProfile(id="writer-small", provider="openai"), rehearsal.address, None)
        assert model.answer(prompting()).text == "Yes."
        model.close()
