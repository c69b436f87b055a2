"""Asking again while a model is busy: only calls that certainly bought nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from roughcut.errors import BusyError
from roughcut.models.language.schema import Answer, LanguageModel, Prompting
from roughcut.models.wire import Patience

PATIENT = Patience(first_wait_s=2.0)
_UNANSWERED = 2


def answer_patiently(
    model: LanguageModel,
    prompting: Prompting,
    patience: Patience = PATIENT,
    sleep: Callable[[float], None] = time.sleep,
) -> Answer:
    """One answer. A call that certainly bought nothing (the server is busy, or nobody answered) is made
    again after the server's own waiting time or ours; the last failure is raised, and all others at once.
    Where nobody answers at all (the error has no code), few tries tell as much as many."""
    unanswered = 0
    for wait in patience.waits():
        try:
            return model.answer(prompting)
        except BusyError as error:
            unanswered += error.code is None
            if unanswered > _UNANSWERED:
                raise
            sleep(min(error.retry_after_s or wait, patience.longest_wait_s))
    return model.answer(prompting)
