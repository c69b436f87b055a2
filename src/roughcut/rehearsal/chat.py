"""Language models in rehearsal: local servers that speak OpenAI's and Gemini's protocols, by rule."""

from __future__ import annotations

import contextlib
import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, NamedTuple

from roughcut.rehearsal.server import Answer, Call, Drop, LoopbackServer, serving

Mischief = Literal[
    "truncated",  # cut off by the token limit
    "empty",  # nothing, as if all were well
    "thinking",  # all tokens spent before a word was said
    "not_json",  # chatter where JSON was asked for
    "fenced",  # the answer in a fence, with chatter around it
    "html",  # a page of HTML with status 200
    "rate_limit",  # 429 with Retry-After: 0.01
    "server_error",  # 500
    "gateway",  # 504
    "refused",  # moderation, at the call
    "refused_late",  # moderation, in the answer
    "overflow",  # the request is longer than the context
    "no_credit",  # the balance is used up
    "no_schema",  # 400: structured answers are not known here
    "no_json",  # 400: nor is any answer format
    "no_seed",  # 400: no seed is taken
    "reset",  # the connection breaks after the work is done
]
KEY = "sk-rehearsal"
PAGE = "<!doctype html><title>One moment</title><p>We are checking your browser.</p>"


@dataclass(frozen=True)
class Asked:
    """One request, in words that both protocols share. `text` is the last message of the user, `kinds`
    the MIME types of what was attached, `schema` the structure asked for, `number` counts from 1."""

    number: int
    model: str
    system: str
    text: str
    kinds: tuple[str, ...] = ()
    schema: dict[str, Any] | None = None
    temperature: float | None = None
    max_tokens: int | None = None
    seed: int | None = None
    body: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[Asked], str]
"""What the model says to a request."""


class ChatDesk:
    """What a rehearsed model was asked and how it behaves: `rule` says the answer, `mischief` what goes
    wrong with it (None: nothing). Safe from any thread."""

    def __init__(
        self,
        rule: Rule,
        mischief: Callable[[Asked], Mischief | None] = lambda _: None,
        *,
        models: tuple[str, ...] = ("writer-large", "writer-small"),
    ) -> None:
        self.rule, self.mischief, self.models = rule, mischief, models
        self.asked: list[Asked] = []
        self.answered = 0
        self._lock = threading.Lock()

    def take(self, make: Callable[[int], Asked]) -> tuple[Asked, Mischief | None]:
        """Note a request; gives it with what shall go wrong."""
        with self._lock:
            asked = make(len(self.asked) + 1)
            self.asked.append(asked)
        return asked, self.mischief(asked)

    def say(self, asked: Asked, mischief: Mischief | None) -> str:
        """The answer's text. Every call of this is one that a vendor would bill."""
        with self._lock:
            self.answered += 1
        if mischief in ("empty", "thinking"):
            return ""
        if mischief == "not_json":
            return "Certainly! Here is what I think about your story, in general terms."
        text = self.rule(asked)
        if mischief == "truncated":
            return text[: len(text) * 2 // 3]
        return f"Here you are:\n```json\n{text}\n```\nAnything else?" if mischief == "fenced" else text


class ChatProtocol(ABC):
    """One vendor's manners over a desk."""

    base_path: ClassVar[str] = ""

    def __init__(self, desk: ChatDesk) -> None:
        self.desk = desk

    @abstractmethod
    def trouble(self, status: int, code: str, message: str, wait_s: float | None = None) -> Answer:
        """The vendor's own way to say no."""

    @abstractmethod
    def allows(self, call: Call) -> bool:
        """True when the key is the right one."""

    @abstractmethod
    def read(self, number: int, call: Call) -> Asked:
        """The request of a call for an answer."""

    @abstractmethod
    def reply(self, asked: Asked, text: str, mischief: Mischief | None) -> Answer:
        """The answer in the vendor's form."""

    @abstractmethod
    def other(self, call: Call) -> Answer:
        """Whatever is not a call for an answer: lists, files."""

    @abstractmethod
    def turned_down(self, asked: Asked, mischief: Mischief | None) -> Answer | None:
        """The answer to a request that the vendor will not take; None for one that it takes."""

    def answer(self, call: Call) -> Answer:
        """What the vendor answers."""
        if not self.allows(call):
            return self.trouble(401, "invalid_api_key", "Incorrect API key provided.")
        if not re.search(r"(chat/completions|:generateContent)$", call.path):
            return self.other(call)
        asked, mischief = self.desk.take(lambda number: self.read(number, call))
        if asked.model not in self.desk.models:
            return self.trouble(404, "model_not_found", f"The model {asked.model} does not exist.")
        turned_down = self.turned_down(asked, mischief)
        if turned_down is not None:
            return turned_down
        text = self.desk.say(asked, mischief)
        if mischief == "reset":
            raise Drop
        return Answer(200, PAGE) if mischief == "html" else self.reply(asked, text, mischief)


class ChatRehearsal(NamedTuple):
    """A rehearsed model: the address for its client, its key, its desk, and the server itself."""

    address: str
    key: str
    desk: ChatDesk
    server: LoopbackServer


@contextlib.contextmanager
def rehearse_chat(kind: Literal["openai", "gemini"], desk: ChatDesk) -> Iterator[ChatRehearsal]:
    """Serve a desk in a vendor's protocol for as long as the block lasts."""
    from roughcut.rehearsal.chat_gemini import GeminiChat
    from roughcut.rehearsal.chat_openai import OpenAIChat

    protocol = OpenAIChat(desk) if kind == "openai" else GeminiChat(desk)
    with serving(protocol.answer) as server:
        yield ChatRehearsal(server.address + protocol.base_path, KEY, desk, server)
