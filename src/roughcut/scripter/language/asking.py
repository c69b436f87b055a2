"""Calls to a language model as the writers make them: patient while it is busy, counted, and told about."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from roughcut.models.language.patience import PATIENT, answer_patiently
from roughcut.models.language.schema import Answer, LanguageModel, Message, Prompting
from roughcut.models.wire import Patience

TEMPERATURE = 0.7
MAX_TOKENS = 8192


@dataclass(frozen=True)
class Sampling:
    """How answers are drawn: temperature 0 to 2, the most tokens of an answer, and a seed."""

    temperature: float = TEMPERATURE
    max_tokens: int = MAX_TOKENS
    seed: int = 0


class Asker:
    """One writer's way to its model: the same sampling for all its calls, each call counted. Two calls
    with the same words are told apart by their seeds."""

    def __init__(
        self,
        model: LanguageModel,
        sampling: Sampling,
        patience: Patience = PATIENT,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.model = model
        self.sampling = sampling
        self.calls = 0
        self._patience = patience
        self._sleep = sleep

    def ask(
        self,
        system: str,
        user: str,
        schema: dict[str, Any] | None = None,
        *,
        before: Sequence[Message] = (),
        again: int = 0,
    ) -> Answer:
        """Ask once. `again` counts how often the same has been asked before, so that another sample comes."""
        self.calls += 1
        system_messages = (Message(role="system", text=system),) if system else ()
        prompting = Prompting(
            messages=(*system_messages, *before, Message(role="user", text=user)),
            answer_schema=schema,
            temperature=self.sampling.temperature,
            max_tokens=self.sampling.max_tokens,
            seed=self.sampling.seed + 1000 * again,
        )
        return answer_patiently(self.model, prompting, self._patience, self._sleep)
