"""The productions that a caller can order: a dialogue or a script becomes a film in a folder."""

from __future__ import annotations

from pathlib import Path

from roughcut.digest import digest_of
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import MakeRequest, ShootRequest
from roughcut.production.store import ArtefactStore


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
    folder = ProductionFolder(out)
    with folder.held():
        crew = Crew(workers)
        try:
            crew.warm_up()
            _run(request, folder, crew, watcher or Silence())
        finally:
            crew.dismiss()
    return folder


def _run(request: MakeRequest | ShootRequest, folder: ProductionFolder, crew: Crew, watcher: Watcher) -> None:
    # The engine takes a second to import: the crew starts first and loads beside it.
    from roughcut.production import workflow
    from roughcut.production.stages import Stages

    store = ArtefactStore(folder.store, folder.root)
    try:
        stages = Stages(request, folder, store, crew, watcher)
        with workflow.engine(folder.database, stages):
            workflow.run(digest_of(request))
    finally:
        store.close()
