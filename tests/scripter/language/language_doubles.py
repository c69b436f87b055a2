"""A language model in this process that answers by a rule, and dialogues of any length."""

from __future__ import annotations

from collections.abc import Callable

from roughcut.models.language.schema import Answer, LanguageProfile, Prompting
from roughcut.models.wire import Patience
from roughcut.rehearsal.chat import Asked
from roughcut.scripter.language.asking import Asker, Sampling
from roughcut.scripter.schema import Dialogue, Direction, Event, Turn

SWIFT = Patience(tries=3, first_wait_s=0.0)


class RuleModel:
    """Answers each call by a rule, and keeps what it was asked."""

    def __init__(self, rule: Callable[[Asked], str | Answer], context_tokens: int | None = None) -> None:
        self.rule = rule
        self.asked: list[Prompting] = []
        self._profile = LanguageProfile(id="rule", provider="openai", context_tokens=context_tokens)

    @property
    def profile(self) -> LanguageProfile:
        """Nothing is known of its price."""
        return self._profile

    def answer(self, prompting: Prompting) -> Answer:
        """What the rule says."""
        self.asked.append(prompting)
        said = {message.role: message.text for message in prompting.messages}
        asked = Asked(
            len(self.asked),
            "rule",
            said.get("system", ""),
            said["user"],
            schema=prompting.answer_schema,
            seed=prompting.seed,
        )
        answer = self.rule(asked)
        return Answer(text=answer) if isinstance(answer, str) else answer


def asker_of(model: RuleModel, **sampling: float) -> Asker:
    """A way to the model without waiting."""
    return Asker(model, Sampling(**sampling), SWIFT, sleep=lambda _: None)  # type: ignore[arg-type]


def long_dialogue(turns: int) -> Dialogue:
    """Two people talk about a wall; each turn can be told from all others."""
    events: list[Event] = [Direction(text="A garden. Ada sits on the left. Ben stands on the right.")]
    for index in range(turns):
        who = "Ada" if index % 2 == 0 else "Ben"
        events.append(Turn(speaker=who, text=f"Stone number {index + 1} goes on top of the other one."))
    return Dialogue(events=tuple(events))
