"""Asking again: only what cost nothing, as long as the server says, and not for ever."""

from __future__ import annotations

import pytest

from roughcut.errors import BusyError, InDoubtError, ProviderError
from roughcut.models.language.patience import answer_patiently
from roughcut.models.language.schema import Answer, LanguageProfile, Message, Prompting
from roughcut.models.wire import Patience

ASKED = Prompting(messages=(Message(role="user", text="Hello."),))


class Failing:
    """Raises these errors, one a call, and then answers."""

    profile = LanguageProfile(id="m", provider="openai")

    def __init__(self, *errors: ProviderError) -> None:
        self.errors = list(errors)
        self.calls = 0

    def answer(self, prompting: Prompting) -> Answer:
        """The next error, or an answer."""
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return Answer(text="Yes.")


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    """Its own waiting time wins over ours, up to the longest that we wait."""
    waits: list[float] = []
    model = Failing(
        BusyError("Full.", code="429", retry_after_s=7), BusyError("Full.", code="429", retry_after_s=999)
    )
    assert answer_patiently(model, ASKED, Patience(longest_wait_s=60), waits.append).text == "Yes."
    assert waits == [7, 60]


def test_the_last_failure_is_raised() -> None:
    """After as many tries as were allowed."""
    model = Failing(*(BusyError("Full.", code="429") for _ in range(9)))
    with pytest.raises(BusyError):
        answer_patiently(model, ASKED, Patience(tries=4), lambda _: None)
    assert model.calls == 4


def test_a_server_that_is_not_there_is_not_waited_for_long() -> None:
    """Three tries."""
    model = Failing(*(BusyError("Nobody answers.") for _ in range(9)))
    with pytest.raises(BusyError):
        answer_patiently(model, ASKED, Patience(tries=8), lambda _: None)
    assert model.calls == 3


def test_what_may_have_cost_something_is_not_asked_again() -> None:
    """That is for the user to decide."""
    model = Failing(InDoubtError("Gone."))
    with pytest.raises(InDoubtError):
        answer_patiently(model, ASKED)
    assert model.calls == 1
