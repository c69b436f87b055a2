"""A language model that keeps the ledger: each call is on disk before it is sent, each answer when it comes,
and an answer that was paid for is given again instead of being bought twice."""

from __future__ import annotations

import json
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

from roughcut.digest import digest_of
from roughcut.errors import (
    AccountError,
    AnswerError,
    BudgetError,
    BusyError,
    InDoubtError,
    ProviderError,
    RefusedError,
    RequestError,
)
from roughcut.models.language.schema import Answer, LanguageModel, LanguageProfile, Prompting
from roughcut.models.language.texts import token_estimate
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import OPEN, Call, CallKind, CallState, Caps

_STATES: tuple[tuple[type[ProviderError], CallState], ...] = (
    (RefusedError, "refused"),
    (InDoubtError, "in_doubt"),
    (AnswerError, "rejected"),
    (AccountError, "not_made"),
    (RequestError, "not_made"),
    (BusyError, "not_made"),
)
# A picture or a second of film is a few hundred tokens; a file says only how large it is.
_BYTES_A_TOKEN = 400


class LedgeredModel:
    """A language model whose calls are in a ledger, under one slate. Safe for threads: of two that ask the
    same at once, the second waits and is given the first one's answer."""

    def __init__(self, model: LanguageModel, ledger: Ledger, caps: Caps, kind: CallKind, slate: str) -> None:
        self._model, self._ledger, self._caps = model, ledger, caps
        self._kind: CallKind = kind
        self._slate = slate
        self._locks: dict[str, threading.Lock] = {}

    @property
    def profile(self) -> LanguageProfile:
        """What the model costs and takes."""
        return self._model.profile

    def answer(self, prompting: Prompting) -> Answer:
        """The answer that is in the ledger, or a new one. Raises BudgetError, and sends nothing, where the
        call could cost more than a cap leaves or what it costs is not known although there is a cap."""
        sent = _sent(prompting)
        digest = digest_of("answer", self.profile.name, sent)
        with self._locks.setdefault(digest, threading.Lock()):
            return self._once(prompting, sent, digest)

    def _once(self, prompting: Prompting, sent: dict[str, Any], digest: str) -> Answer:
        earlier = self._ledger.latest(self._slate, digest)
        if earlier is not None and (kept := self._kept(earlier)):
            return kept
        call = self._ledger.intend(
            self._kind,
            self._slate,
            provider=self.profile.provider,
            model=self.profile.id,
            request_digest=digest,
            estimate_usd=self._estimate(prompting),
            caps=self._caps,
        )
        try:
            answer = self._model.answer(prompting)
        except ProviderError as error:
            self._ledger.change(call, _state(error), code=error.code or "", reason=error.message)
            raise
        record = json.dumps({"sent": sent, "answer": answer.model_dump(mode="json")}, ensure_ascii=False)
        self._ledger.change(call, "done", price_usd=answer.price_usd, answer=record)
        return answer

    def _kept(self, earlier: Call) -> Answer | None:
        """The answer of an earlier call, None where there is none. A refusal is raised again: asking once
        more would only be refused once more. A call that a crash cut off is in doubt, and asked again."""
        if earlier.state == "done" and earlier.answer:
            return Answer.model_validate(json.loads(earlier.answer)["answer"])
        if earlier.state == "refused":
            raise RefusedError(earlier.reason, provider=earlier.provider, code=earlier.code)
        if earlier.state in OPEN:
            self._ledger.change(earlier, "in_doubt", reason="The run ended before the answer came.")
        return None

    def _estimate(self, prompting: Prompting) -> Decimal:
        """The most that a call is likely to cost: an answer as long as it may be."""
        words = sum(token_estimate(message.text) for message in prompting.messages)
        files = [each.path for message in prompting.messages for each in message.attachments]
        words += sum(_size(file) // _BYTES_A_TOKEN for file in files)
        cost = self.profile.cost_usd(words, prompting.max_tokens)
        if cost is None and (self._caps.per_production_usd is not None or self._caps.per_day_usd is not None):
            raise BudgetError(
                f"What {self.profile.name} costs is not on record, so that no cap can be kept; leave the cap "
                "out, or choose a model of which the price is known."
            )
        return cost or Decimal(0)


def _state(error: ProviderError) -> CallState:
    return next((state for kind, state in _STATES if isinstance(error, kind)), "in_doubt")


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _sent(prompting: Prompting) -> dict[str, Any]:
    """What is asked, with files by their digests: where they lie is no part of it."""
    sent = prompting.model_dump(mode="json")
    for message in sent["messages"]:
        for attachment in message["attachments"]:
            del attachment["path"]
    return sent
