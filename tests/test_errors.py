"""Errors: one tree, sentences, and nothing lost when a durable engine stores them."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from roughcut import errors
from roughcut.errors import (
    AccountError,
    BudgetError,
    OutputError,
    PlacedError,
    ProviderError,
    RoughcutError,
    UserError,
)


def _tree(root: type[RoughcutError]) -> Iterator[type[RoughcutError]]:
    yield root
    for kind in root.__subclasses__():
        yield from _tree(kind)


KINDS = sorted({kind for kind in _tree(RoughcutError) if kind.__module__ == errors.__name__}, key=str)


def _made(kind: type[RoughcutError]) -> RoughcutError:
    """An error of a kind, with every detail that it can carry."""
    if issubclass(kind, PlacedError):
        return kind("Mend this.", line=3, column=14)
    if issubclass(kind, ProviderError):
        return kind("Mend this.", provider="previs", job_id="j-1", retry_after_s=2.5)
    if issubclass(kind, OutputError | errors.MediaError):
        return kind("Mend this.", path=Path("out") / "film.mp4")
    return kind("Mend this.")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_survives_pickling_and_copying(kind: type[RoughcutError]) -> None:
    """Class, message and every attribute come back."""
    error = _made(kind)
    for back in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(back) is kind
        assert str(back) == back.message == "Mend this."
        assert vars(back) == vars(error)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_can_be_made_of_its_sentence_alone(kind: type[RoughcutError]) -> None:
    """Details are optional."""
    assert kind("Do that.").message == "Do that."


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_exit_code_says_who_must_act(kind: type[RoughcutError]) -> None:
    """2 where the user can mend it, the input, the account or the cap; 1 otherwise."""
    mendable = issubclass(kind, (UserError, AccountError, BudgetError))
    assert kind.exit_code == (2 if mendable else 1)


def test_the_docstring_shows_the_whole_tree() -> None:
    """Whoever opens the module sees every error, each in its place."""
    shown = re.findall(r"^[│├└─ ]*(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    assert set(shown) == {kind.__name__ for kind in KINDS} - {"PlacedError"}


def test_details_are_attributes() -> None:
    """Programs read places and job ids without taking sentences apart."""
    placed = errors.ScriptError("No shot.", line=7, column=2)
    assert (placed.line, placed.column) == (7, 2)
    failed = ProviderError("Later.", provider="previs", retry_after_s=3.0)
    assert (failed.provider, failed.job_id, failed.retry_after_s) == ("previs", None, 3.0)
