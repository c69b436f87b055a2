"""Which way a production shoots: on the previs, on a paid model, or on its rehearsal."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from roughcut.director.schema import ShotPlan
from roughcut.production.crew import Crew
from roughcut.production.events import Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import PREVIS, Buying
from roughcut.production.shooting.previs import PrevisShooting
from roughcut.production.shooting.schema import Shooting
from roughcut.production.store import ArtefactStore
from roughcut.script.schema import Script

if TYPE_CHECKING:
    from roughcut.production.money.till import Till
    from roughcut.production.shooting.bought import BoughtShooting

ShootingOf = Callable[[ShotPlan], Shooting]


@contextlib.contextmanager
def shooting_with(
    buying: Buying,
    script: Script,
    folder: ProductionFolder,
    store: ArtefactStore,
    crew: Crew,
    watcher: Watcher,
    till: Till | None = None,
) -> Iterator[ShootingOf]:
    """The way to shoot any plan of this script. Raises OptionError for a model that nobody has, that was
    switched off, or that cannot grant a wish."""
    if buying.model == PREVIS:
        yield lambda _plan: PrevisShooting(folder, store, crew)
        return
    from roughcut.models.video.catalogue import chosen_profile
    from roughcut.production.shooting.ways import Way  # heavy: a ledger needs a database

    with contextlib.ExitStack() as stack:
        models = [buying.model, *([buying.other_model] if buying.other_model else [])]
        ways = [Way(chosen_profile(model), buying, script, folder, crew, stack, till) for model in models]

        def shooting_of(plan: ShotPlan) -> Shooting:
            shooting: BoughtShooting | None = None
            for way in reversed(ways):
                shooting = way.shooting(plan, store, watcher, shooting)
            assert shooting is not None
            return shooting

        yield shooting_of
