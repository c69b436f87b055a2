"""Chat: the vendors' own SDKs as clients of our rehearsals, and our client before a server that others wrote.

`make test-referee` runs this; it needs a package index, which the suite itself never does.
"""

from __future__ import annotations

import json
import subprocess

import pytest
from test_vendors_sdks import CLIENTS, UV, run

from roughcut.errors import AccountError
from roughcut.models.language.openai import ChatModel
from roughcut.models.language.patience import answer_patiently
from roughcut.models.language.schema import LanguageProfile, Message, Prompting
from roughcut.rehearsal.chat import ChatDesk, Mischief, rehearse_chat


def test_openai_s_sdk_reads_our_chat_server() -> None:
    """A structured answer about a picture, the list of models, and a full server."""

    def full(text: str) -> Mischief | None:
        return "rate_limit" if text == "busy" else None

    desk = ChatDesk(lambda _: '{"score": 3.5}', lambda asked: full(asked.text))
    with rehearse_chat("openai", desk) as rehearsal:
        told = run("openai==3.54.0", "openai_chat.py", rehearsal.address)
    assert told["score"] == 3.5
    assert told["models"] == list(desk.models)
    assert told["code"] == "429 rate_limit_exceeded 0.01"
    assert told["tokens"] > 0
    assert desk.asked[0].kinds == ("image/png",)
    assert desk.asked[0].schema is not None


def test_google_s_sdk_reads_our_gemini() -> None:
    """A film is uploaded, judged under a schema; a refusal and an unknown model are understood."""

    def rules(text: str) -> Mischief | None:
        return "refused" if text == "refuse" else None

    desk = ChatDesk(lambda _: '{"score": 2}', lambda asked: rules(asked.text))
    with rehearse_chat("gemini", desk) as rehearsal:
        told = run("google-genai==3.4.0", "google_chat.py", rehearsal.address)
    assert json.loads(told["text"]) == {"score": 2}
    assert told["state"] == "ACTIVE"
    assert "PROHIBITED_CONTENT" in told["blocked"]
    assert told["code"] == 404
    assert desk.asked[0].kinds == ("video/mp4",)
    assert desk.asked[0].schema is not None


def test_llmock_finds_nothing_wrong_with_our_client() -> None:
    """It waits as long as it is told, and asks no wrong key twice."""
    python = [str(UV), "run", "--quiet", "--no-project", "--with", "llmock==0.2.2", "python", "-W", "ignore"]
    command = [*python, str(CLIENTS / "llmock_server.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        model = ChatModel(
            LanguageProfile(id="gpt-6-luna", provider="openai"), server.stdout.readline().strip(), "key"
        )
        asked = Prompting(messages=(Message(role="user", text="Hello."),))
        assert answer_patiently(model, asked).text
        server.stdin.write("\n")
        server.stdin.flush()
        server.stdout.readline()
        with pytest.raises(AccountError):
            answer_patiently(model, asked)
        model.close()
        told, _ = server.communicate("\n", timeout=60)
    verdict = json.loads(told.splitlines()[-1])
    assert verdict["findings"] == []
    assert verdict["calls"] == 2
