"""Opening the language models of a run: real, and with the ledger that keeps every answer."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from roughcut.digest import digest_of
from roughcut.files import output_errors
from roughcut.models.language.registry import open_language_model
from roughcut.models.language.schema import LanguageModel
from roughcut.production.money.answers import LedgeredModel
from roughcut.production.money.daybook import Daybook, daybook_file
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import CallKind
from roughcut.production.request import Buying
from roughcut.production.services import caps_of

OpenModel = Callable[[str], LanguageModel]


@contextlib.contextmanager
def asking(
    ledger: Path, kind: CallKind, slate: str, *, max_cost_usd: Decimal | None = None
) -> Iterator[OpenModel]:
    """What opens a language model whose calls go into a ledger file. The file is made at the first use, so
    that a run which asks nobody leaves nothing behind."""
    with contextlib.ExitStack() as stack:
        books: list[Ledger] = []
        models: dict[str, LanguageModel] = {}
        lock = threading.Lock()

        def opened(name: str) -> LanguageModel:
            with lock:
                if name not in models:
                    model = open_language_model(name)
                    if not books:
                        books.append(_book(ledger, stack))
                    caps = caps_of(Buying(max_cost_usd=max_cost_usd))
                    models[name] = LedgeredModel(model, books[0], caps, kind, slate)
                return models[name]

        yield opened


def _book(file: Path, stack: contextlib.ExitStack) -> Ledger:
    with output_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    daybook = stack.enter_context(contextlib.closing(Daybook(daybook_file())))
    return stack.enter_context(contextlib.closing(Ledger.of_file(file, daybook)))


def ledger_beside(out: Path | None, *about: str) -> Path:
    """The ledger of a run that writes one file: in the hidden folder beside it; for standard output, in
    the user's state folder, a file for everything that the run is about."""
    if out is not None and str(out) != "-":
        return out.expanduser().absolute().parent / ".roughcut" / "ledger.sqlite"
    return daybook_file().parent / "answers" / f"{digest_of(*about)[:24]}.sqlite"
