"""What a language model is asked and what it answers; also what a judge is shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from roughcut.script.schema import Document, Name, Text


class Attachment(Document):
    """A file that goes with a message; `digest` is that of its bytes."""

    kind: Literal["picture", "film", "sound"]
    path: Path
    digest: str


class Message(Document):
    """One message; `text` is kept exactly, with its line breaks."""

    role: Literal["system", "user", "assistant"]
    text: str
    attachments: tuple[Attachment, ...] = ()


class Prompting(Document):
    """One call. `answer_schema` is the JSON schema that the answer must keep, None for free text."""

    messages: tuple[Message, ...] = Field(min_length=1)
    answer_schema: dict[str, Any] | None = None
    temperature: float | None = Field(default=None, ge=0.0, le=2.0)
    max_tokens: int = Field(default=8192, ge=1)
    seed: int | None = None


class Answer(Document):
    """What came back. `finish` is `length` where the answer was cut off by `max_tokens`; counts and the
    price are None where the server does not say. `left_out` names what of the call the server would not
    take, and what was therefore asked without it."""

    text: str
    finish: Literal["stop", "length"] = "stop"
    model: Text = ""
    tokens_in: int | None = None
    tokens_out: int | None = None
    price_usd: Decimal | None = None
    left_out: tuple[Text, ...] = ()


class LanguageProfile(Document):
    """What a language model costs (US dollars per million tokens; None: unknown) and takes.
    `price_source` and `price_date` say where the prices were read."""

    id: Name
    provider: Name
    usd_per_million_in: Decimal | None = None
    usd_per_million_out: Decimal | None = None
    context_tokens: int | None = None
    takes: tuple[Literal["picture", "film", "sound"], ...] = ()
    price_source: Text = ""
    price_date: date | None = None

    @property
    def name(self) -> str:
        """The name by which a user asks for it: `openai:gpt-6-luna`."""
        return f"{self.provider}:{self.id}"

    def cost_usd(self, tokens_in: int, tokens_out: int) -> Decimal | None:
        """What a call of so many tokens costs in US dollars; None where the prices are unknown."""
        if self.usd_per_million_in is None or self.usd_per_million_out is None:
            return None
        total = tokens_in * self.usd_per_million_in + tokens_out * self.usd_per_million_out
        return total / 1_000_000


class LanguageModel(Protocol):
    """A language model with a key. `answer` sends the call once; it raises the ProviderErrors alone:
    AccountError, RefusedError, RequestError (a context overflow too), BusyError, InDoubtError and
    AnswerError."""

    @property
    def profile(self) -> LanguageProfile: ...

    def answer(self, prompting: Prompting) -> Answer:
        """Send one call and wait for its answer."""
        ...
