"""What every verb that makes a film does around it: progress, the price, where the film is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from roughcut.cli.approval import approval
from roughcut.cli.options import Running
from roughcut.cli.progress import watching
from roughcut.cli.summary import say_where
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import MakeRequest, ShootRequest
from roughcut.production.run import produce


def film(
    request: MakeRequest | ShootRequest,
    folder: Path,
    running: Running,
    *,
    yes: bool,
    warnings: Iterable[str] = (),
) -> ProductionFolder:
    """Make the film in `folder`, having its price approved unless the user said `yes`, and say where it is;
    `warnings` are told first. Raises what `produce` raises."""
    with watching(running.quiet) as watcher:
        for warning in warnings:
            watcher.say(warning)
        made = produce(request, folder, watcher=watcher, workers=running.workers, approve=approval(yes=yes))
    if not running.quiet:
        say_where(made)
    return made
