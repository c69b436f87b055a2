"""Every error that roughcut raises, split by who must act.

RoughcutError
├── UserError                 the caller mends the input or the options; exit code 2
│   ├── DialogueError         the dialogue cannot be read
│   ├── ScriptError           the script cannot be read, or cannot be shot as it stands
│   ├── OptionError           an option is unknown, malformed or does not fit the model
│   ├── OutputError           the output folder cannot be written, or the disk is full
│   └── ProductionBusyError   another run holds the same output folder
├── MediaError                a picture, sound or film file cannot be decoded or encoded
├── SpeechError               a line could not be voiced
├── ProviderError             a video or language service failed or refused
│   ├── AccountError          the key, the plan or the balance does not allow it; exit code 2
│   ├── RefusedError          the provider's own moderation said no
│   ├── RequestError          the provider calls the request wrong or too long; it made no job
│   ├── BusyError             too many calls, or nobody answered: certainly no job was made
│   ├── InDoubtError          a paid call broke off: a job may or may not have been made
│   ├── AnswerError           the provider's answer cannot be understood
│   ├── JobFailedError        the provider ran the job and gave it up
│   └── ResultExpiredError    the result was made, but the provider no longer keeps it
├── StandInError              a film is whole, but the previs stands in for some of its shots
├── UnrepairedError           a film is whole, but its retakes left grave notes on some of its shots
└── BudgetError               the next step would cost more than the cap allows; exit code 2
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


class RoughcutError(Exception):
    """The root of the tree: `message` is one sentence that says what to do."""

    exit_code = 1

    def __init__(self, message: str, **details: Any) -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    def __reduce__(self) -> tuple[Any, ...]:
        # Durable engines pickle errors, and pickle calls the class with `args` alone.
        return _restore, (type(self), self.message, self.details)


def _restore(kind: type[RoughcutError], message: str, details: dict[str, Any]) -> RoughcutError:
    return kind(message, **details)


class UserError(RoughcutError):
    """The caller can mend this: exit code 2 and no traceback."""

    exit_code = 2


class PlacedError(UserError):
    """An error at a place in a text: `line` and `column` are 1-based, None when unknown."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, line=line, column=column)
        self.line = line
        self.column = column


class DialogueError(PlacedError):
    """The dialogue cannot be read: empty, binary, too large, or without a spoken line."""


class ScriptError(PlacedError):
    """The script cannot be read, or cannot be shot as it stands."""


class OptionError(UserError):
    """An option is unknown, malformed, or does not fit the chosen model."""


class OutputError(UserError):
    """The output folder cannot be written, or its disk is full."""

    def __init__(self, message: str, *, path: Path | None = None) -> None:
        super().__init__(message, path=path)
        self.path = path


class ProductionBusyError(UserError):
    """Another process is at work in the same output folder."""


class MediaError(RoughcutError):
    """A picture, sound or film file cannot be decoded or encoded."""

    def __init__(self, message: str, *, path: Path | None = None) -> None:
        super().__init__(message, path=path)
        self.path = path


class SpeechError(RoughcutError):
    """A line could not be voiced."""


class ProviderError(RoughcutError):
    """A video or language service failed or refused. `code` is the provider's own word for it."""

    def __init__(
        self,
        message: str,
        *,
        provider: str | None = None,
        job_id: str | None = None,
        code: str | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message, provider=provider, job_id=job_id, code=code, retry_after_s=retry_after_s)
        self.provider = provider
        self.job_id = job_id
        self.code = code
        self.retry_after_s = retry_after_s


class AccountError(ProviderError):
    """The key, the plan or the balance does not allow the call: nothing more is tried."""

    exit_code = 2


class RefusedError(ProviderError):
    """The provider's own moderation said no, at the call or while the job ran."""


class RequestError(ProviderError):
    """The provider calls the request wrong or too long; it made no job, and asking again is no use."""


class BusyError(ProviderError):
    """Too many calls, or nobody answered: certainly no job was made, so asking again costs nothing."""


class InDoubtError(ProviderError):
    """A paid call broke off after it was sent: a job may or may not have been made."""


class AnswerError(ProviderError):
    """The provider's answer cannot be understood."""


class JobFailedError(ProviderError):
    """The provider ran the job and gave it up."""


class ResultExpiredError(ProviderError):
    """The result was made, but the provider no longer keeps it."""


class BudgetError(RoughcutError):
    """The next step would cost more than the cap allows."""

    exit_code = 2


class StandInError(RoughcutError):
    """A film is whole, but the previs stands in for shots that a paid model should have made."""


class UnrepairedError(RoughcutError):
    """A film is whole, but shots that might be taken again still have grave notes."""
