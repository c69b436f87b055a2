"""The productions that a caller can order: a dialogue or a script becomes a film in a folder."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

from roughcut.digest import digest_of
from roughcut.director.plan import check_lengths
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import MakeRequest, ShootRequest
from roughcut.production.store import ArtefactStore
from roughcut.script.schema import Script
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.writers import write


def produce(
    request: MakeRequest | ShootRequest,
    out: Path,
    *,
    watcher: Watcher | None = None,
    workers: int | None = None,
) -> ProductionFolder:
    """Make the film that `request` asks for in the folder `out`, keeping there all that is fresh.

    Raises a UserError for what the caller must mend, ProductionBusyError when another process is at
    work in `out`. After a kill or an interrupt the same call goes on where the last one stood.
    """
    script = script_of(request)
    folder = ProductionFolder(out)
    with folder.held():
        crew = Crew(workers)
        try:
            _run(request, script, folder, crew, watcher or Silence())
        finally:
            crew.dismiss()
    return folder


def script_of(request: MakeRequest | ShootRequest) -> Script:
    """The script to be shot: as given, or written from the dialogue. Raises a UserError for one that
    cannot be read or filmed, before anything is put on disk."""
    if isinstance(request, ShootRequest):
        script = request.script
    else:
        dialogue = read_dialogue(request.dialogue, request.source.name if request.source else "")
        script = write(dialogue, request.writer, seed=request.options.seed, language=request.language)
    check_lengths(script)
    return script


def _run(
    request: MakeRequest | ShootRequest,
    script: Script,
    folder: ProductionFolder,
    crew: Crew,
    watcher: Watcher,
) -> None:
    from roughcut.production.stages import Stages

    store = ArtefactStore(folder.store, folder.root)
    try:
        stages = Stages(request, script, folder, store, crew, watcher)
        stages.settle_script()
        if stages.is_done():
            stages.say_all_is_kept()
            return
        # The engine takes a second to import: the crew starts first and loads beside it.
        crew.warm_up()
        with _uninterrupted():
            from roughcut.production import workflow

        with workflow.engine(folder.database, stages):
            workflow.run(digest_of(request))
    finally:
        store.close()


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a signal wait: a library that is being imported may swallow the interrupt it raises."""
    stops = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
