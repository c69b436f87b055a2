"""Opening the language models of a run: real, and with the ledger that keeps every answer."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut.digest import digest_of
from roughcut.errors import OptionError
from roughcut.files import expanded, output_errors
from roughcut.models.language.catalogue import profile_of
from roughcut.models.language.registry import language_provider, open_language_model
from roughcut.models.language.schema import LanguageModel
from roughcut.production.money.daybook import daybook_file
from roughcut.production.money.schema import CallKind, Caps
from roughcut.production.request import Buying

if TYPE_CHECKING:
    from roughcut.production.money.ledger import Ledger

OpenModel = Callable[[str], LanguageModel]


@contextlib.contextmanager
def asking(
    ledger: Path,
    kind: CallKind,
    slate: str,
    *,
    max_cost_usd: Decimal | None = None,
    rehearse: bool = False,
) -> Iterator[OpenModel]:
    """What opens a language model whose calls go into a ledger file. The file is made at the first use, so
    that a run which asks nobody leaves nothing behind. `rehearse` asks a local server in the provider's
    manner, which answers by rule and costs nothing; its ledger is kept apart."""
    if rehearse:
        ledger = ledger.with_name("rehearsal.sqlite")
    with contextlib.ExitStack() as stack:
        books: list[Ledger] = []
        models: dict[str, LanguageModel] = {}
        lock = threading.Lock()

        def opened(name: str) -> LanguageModel:
            # Heavy, and whoever writes by rule opens nothing: a ledger needs a database.
            from roughcut.production.money.answers import LedgeredModel
            from roughcut.production.services import caps_of

            with lock:
                if name not in models:
                    model = rehearsed(name, stack) if rehearse else open_language_model(name)
                    if not books:
                        books.append(_book(ledger, stack))
                    caps = Caps() if rehearse else caps_of(Buying(max_cost_usd=max_cost_usd))
                    models[name] = LedgeredModel(model, books[0], caps, kind, slate)
                return models[name]

        yield opened


def rehearsed(name: str, stack: contextlib.ExitStack) -> LanguageModel:
    """The real client of a model before a local server that writes and judges by rule. Raises OptionError
    for a model that nobody has, and for one in this process, which needs no rehearsal."""
    from roughcut.models.language.gemini import GeminiModel
    from roughcut.models.language.openai import ChatModel
    from roughcut.rehearsal.chat import ChatDesk, rehearse_chat
    from roughcut.rehearsal.juror import Juror
    from roughcut.rehearsal.screenwriter import Screenwriter

    kind, colon, model = name.strip().partition(":")
    provider = language_provider(kind)
    if not colon or not model.strip():
        raise OptionError(f"{name!r} names no model; write for example {provider.example!r}.")
    if provider.runs_here:
        raise OptionError(
            f"{provider.title} costs nothing and sends nothing, so there is nothing to rehearse; leave out "
            "--rehearse."
        )
    if provider.name == "scriptagent":
        model = "ScriptAgent"
    juror, writer = Juror(), Screenwriter()
    desk = ChatDesk(
        lambda asked: juror(asked) if "written scale" in asked.system else writer(asked), models=(model,)
    )
    profile = profile_of(provider.name, model)
    profile = profile.model_copy(
        update={"provider": f"rehearsed {provider.name}"}
    )  # for who reads the credit
    if provider.name == "gemini":
        opened = stack.enter_context(rehearse_chat("gemini", desk))
        return GeminiModel(profile, opened.address, opened.key)
    opened = stack.enter_context(rehearse_chat("openai", desk))
    return ChatModel(profile, opened.address, opened.key)


def _book(file: Path, stack: contextlib.ExitStack) -> Ledger:
    from roughcut.production.money.books import open_daybook, open_ledger

    with output_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    daybook = open_daybook(file)
    if daybook is not None:
        stack.callback(daybook.close)
    # A batch has its takes in the same book, and one cap for scripts and takes together.
    return stack.enter_context(contextlib.closing(open_ledger(file, daybook=daybook, caps_all=True)))


def ledger_beside(out: Path | None, *about: str) -> Path:
    """The ledger of a run that writes one file: in the hidden folder beside it; for standard output, in
    the user's state folder, a file for everything that the run is about."""
    if out is not None and str(out) != "-":
        return expanded(out).absolute().parent / ".roughcut" / "ledger.sqlite"
    return daybook_file().parent / "answers" / f"{digest_of(*about)[:24]}.sqlite"
