"""Which way a production shoots: on the previs, on a paid model, or on its rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from roughcut.director.schema import ShotPlan
from roughcut.director.takes import model_plan
from roughcut.director.wishes import cast_of
from roughcut.models.video.catalogue import chosen_profile
from roughcut.production.crew import Crew
from roughcut.production.events import Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import PREVIS, Buying
from roughcut.production.services import buying_from, dailies_folder
from roughcut.production.shooting.bought import BoughtShooting
from roughcut.production.shooting.previs import PrevisShooting
from roughcut.production.shooting.rehearsed import PrevisFootage
from roughcut.production.shooting.schema import Shooting
from roughcut.production.store import ArtefactStore
from roughcut.script.schema import Script

ShootingOf = Callable[[ShotPlan], Shooting]


@contextmanager
def shooting_with(
    buying: Buying,
    script: Script,
    folder: ProductionFolder,
    store: ArtefactStore,
    crew: Crew,
    watcher: Watcher,
) -> Iterator[ShootingOf]:
    """The way to shoot any plan of this script. Raises OptionError for a model that nobody has, that was
    switched off, or that cannot grant a wish."""
    if buying.model == PREVIS:
        yield lambda _plan: PrevisShooting(folder, store, crew)
        return
    profile = chosen_profile(buying.model)
    wishes = buying.wishes
    if buying.pictures:
        cast = cast_of(buying.pictures, [character.name for character in script.cast])
        wishes = wishes.model_copy(update={"cast": cast})
    footage = PrevisFootage(crew, folder.voices, dailies_folder(folder, rehearsed=True))
    with buying_from(profile, buying, folder, footage) as buyer:

        def shooting_of(plan: ShotPlan) -> Shooting:
            bought = model_plan(script, plan, profile, wishes)
            footage.show(bought, plan.orders)
            return BoughtShooting(
                bought, plan.orders, buyer, folder, store, crew, watcher, max_retry=buying.max_retry
            )

        yield shooting_of
