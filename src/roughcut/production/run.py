"""The productions that a caller can order: a dialogue or a script becomes a film in a folder."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut.digest import digest_of
from roughcut.director.plan import check_lengths
from roughcut.errors import BudgetError
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import PREVIS, Buying, MakeRequest, ShootRequest
from roughcut.production.shooting.schema import Quote
from roughcut.production.store import ArtefactStore
from roughcut.script.recorded import cut_to_recording
from roughcut.script.schema import Script
from roughcut.script.verify import verify
from roughcut.scripter.assembling import left_out
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.recorded import spans_of
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.wishes import with_wishes
from roughcut.scripter.writers import write_checked

if TYPE_CHECKING:
    from roughcut.production.asking import OpenModel
    from roughcut.production.money.till import Till
    from roughcut.production.retaking.opinion import Opinion

Approve = Callable[[Quote], bool]
"""Shown what is to be bought; True to buy it."""


def produce(
    request: MakeRequest | ShootRequest,
    out: Path,
    *,
    watcher: Watcher | None = None,
    workers: int | None = None,
    approve: Approve | None = None,
) -> ProductionFolder:
    """Make the film that `request` asks for in the folder `out`, keeping there all that is fresh.

    `approve` is shown the price before anything is bought, and says yes or no; without it nothing that
    costs money is bought. Raises a UserError for what the caller must mend, ProductionBusyError when
    another process is at work in `out`, AccountError and BudgetError where buying has to end. After a
    kill or an interrupt the same call goes on where the last one stood.
    """
    folder = ProductionFolder(out)
    script = script_of(request, watcher, folder.ledger)
    with folder.held(), _nobody_else(request.buying, folder):
        crew = Crew(workers)
        try:
            produce_with(request, script, folder, crew, watcher or Silence(), approve)
        finally:
            crew.dismiss()
    return folder


def _nobody_else(buying: Buying, folder: ProductionFolder) -> contextlib.AbstractContextManager[None]:
    """Keep other machines out while something is bought."""
    if buying.model == PREVIS or buying.rehearse:
        return contextlib.nullcontext()
    from roughcut.production.money.books import held

    return held(folder.ledger)


def script_of(
    request: MakeRequest | ShootRequest, watcher: Watcher | None = None, ledger: Path | None = None
) -> Script:
    """The script to be shot: as given, or written from the dialogue and checked; `watcher` is told what
    was mended and what is still wrong. Raises a UserError for one that cannot be read or filmed, before
    anything is put on disk, and the ProviderErrors of a language model that writes, whose answers are kept
    in `ledger`, and given again from there."""
    if isinstance(request, ShootRequest):
        script = request.script
    else:
        dialogue = read_dialogue(request.dialogue, request.source.name if request.source else "")
        if watcher and dialogue.remarks:
            watcher.say(left_out(dialogue))
        dialogue = with_wishes(dialogue, request.cast, request.brief, request.positions)
        script = _written(request, dialogue, watcher or Silence(), ledger)
        if request.recorded:
            script = cut_to_recording(script, spans_of(script, request.recorded.subtitles))
    check_lengths(script)
    return script


def grave_faults(script: Script, request: MakeRequest | ShootRequest) -> int:
    """In how many ways the script that a language model wrote would make another film than was meant;
    0 for any other script, which was checked when it was read or written."""
    if not isinstance(request, MakeRequest) or not request.writing.calls_a_model:
        return 0
    dialogue = read_dialogue(request.dialogue, request.source.name if request.source else "")
    return sum(fault.severity == "grave" for fault in verify(script, spoken_turns(dialogue)))


def _written(request: MakeRequest, dialogue: Dialogue, watcher: Watcher, ledger: Path | None) -> Script:
    with contextlib.ExitStack() as stack:
        open_model = None
        if ledger is not None and request.writing.calls_a_model:
            from roughcut.production.asking import asking

            open_model = stack.enter_context(
                asking(
                    ledger,
                    "script",
                    "script",
                    max_cost_usd=request.buying.max_cost_usd,
                    rehearse=request.buying.rehearse,
                )
            )
        written = write_checked(
            dialogue,
            request.writing,
            seed=request.options.seed,
            language=request.language,
            open_model=open_model,
            say=watcher.say,
        )
    for sentence in (*written.remarks, *written.failed_samples, *written.script.warnings):
        watcher.say(sentence)
    return written.script


def produce_with(
    request: MakeRequest | ShootRequest,
    script: Script,
    folder: ProductionFolder,
    crew: Crew,
    watcher: Watcher,
    approve: Approve | None,
    *,
    engine: bool = True,
    till: Till | None = None,
    open_judge: OpenModel | None = None,
) -> None:
    """Make the film of a script in a folder that is held, with a crew and a till that others may share.
    `engine` False: one is running already. `open_judge` opens a judge whose calls go into a ledger that
    others share."""
    from roughcut.production.shooting.opening import shooting_with
    from roughcut.production.stages import Stages

    buying = _buying(request, script)
    store = ArtefactStore(folder.store, folder.root)
    with (
        contextlib.closing(store),
        shooting_with(buying, script, folder, store, crew, watcher, till) as shooting_of,
        _opinion(request, buying, script, folder, watcher, open_judge) as opinion,
    ):
        stages = Stages(request, script, folder, store, crew, watcher, shooting_of, opinion)
        stages.settle_script()
        if stages.is_done():
            stages.say_all_is_kept()
            return
        stages.keep_sound()
        # The engine takes a second to import: the crew starts first and loads beside it.
        crew.warm_up()
        _ask(stages.quote(), request.buying, approve)
        with _uninterrupted():
            from roughcut.production import workflow

        with workflow.engine(folder.database) if engine else contextlib.nullcontext():
            workflow.run(stages, digest_of(request))


def _opinion(
    request: MakeRequest | ShootRequest,
    buying: Buying,
    script: Script,
    folder: ProductionFolder,
    watcher: Watcher,
    open_judge: OpenModel | None,
) -> contextlib.AbstractContextManager[Opinion | None]:
    """The judge that was asked for; None where none was."""
    if request.judge is None:
        return contextlib.nullcontext()
    from roughcut.production.retaking.opinion import Opinion, opinion_of

    if open_judge is not None:
        return contextlib.nullcontext(Opinion(open_judge(request.judge), script, watcher))
    return opinion_of(request.judge, buying, script, folder.ledger, watcher)


def _buying(request: MakeRequest | ShootRequest, script: Script) -> Buying:
    """What may be bought, with the pictures that a cast file names, and without sound where the voices
    are recorded already."""
    if request.buying.model == PREVIS:
        return request.buying
    wishes = request.buying.wishes
    if request.cast:
        pictures = request.cast.pictures_for([character.name for character in script.cast])
        wishes = wishes.model_copy(update={"cast": {**pictures, **wishes.cast}})
    if request.recorded:
        wishes = wishes.model_copy(update={"audio": False})
    return request.buying.model_copy(update={"wishes": wishes})


def _ask(quote: Quote | None, buying: Buying, approve: Approve | None) -> None:
    """Have the price approved. Raises BudgetError when it is not."""
    if quote is None or buying.rehearse or not quote.most_usd:
        return
    if approve is None or not approve(quote):
        raise BudgetError(
            f"{quote.take_count} takes of {quote.model} would cost ${quote.usd:.2f}, and nobody approved it; "
            "nothing was bought."
        )


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a signal wait: a library that is being imported may swallow the interrupt it raises."""
    stops = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
