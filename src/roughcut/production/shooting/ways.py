"""One paid model that a production may buy from, with its ledger, its service and what is wished of it."""

from __future__ import annotations

import contextlib

from roughcut.director.schema import ShotPlan
from roughcut.director.takes import model_plan
from roughcut.director.wishes import unnamed, with_pictures
from roughcut.models.video.profile import VideoProfile
from roughcut.production.crew import Crew
from roughcut.production.events import Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.till import Till
from roughcut.production.request import Buying
from roughcut.production.services import buying_from, dailies_folder
from roughcut.production.shooting.bought import BoughtShooting
from roughcut.production.shooting.rehearsed import PrevisFootage
from roughcut.production.store import ArtefactStore
from roughcut.script.schema import Script


class Way:
    """One model that a production may buy from."""

    def __init__(
        self,
        profile: VideoProfile,
        buying: Buying,
        script: Script,
        folder: ProductionFolder,
        crew: Crew,
        stack: contextlib.ExitStack,
        till: Till | None,
    ) -> None:
        self._profile, self._buying, self._script = profile, buying, script
        self._folder, self._crew = folder, crew
        names = [character.name for character in script.cast]
        self._wishes = with_pictures(buying.wishes, buying.pictures, names, of_many=till is not None)
        # A folder for many stories has pictures of people who are not in this one.
        self._unused = unnamed(buying.pictures, self._wishes.cast) if till is None else ()
        self._footage = PrevisFootage(crew, folder.voices, dailies_folder(folder, rehearsed=True))
        self._buyer = stack.enter_context(buying_from(profile, buying, folder, self._footage, till))

    def shooting(
        self, plan: ShotPlan, store: ArtefactStore, watcher: Watcher, other: BoughtShooting | None
    ) -> BoughtShooting:
        """The shooting of a plan; `other` takes over what this model refuses."""
        for sentence in self._unused:
            watcher.say(sentence)
        self._unused = ()
        bought = model_plan(self._script, plan, self._profile, self._wishes)
        self._footage.show(bought, plan.orders)
        return BoughtShooting(
            self._profile,
            bought,
            plan.orders,
            self._buyer,
            self._folder,
            store,
            self._crew,
            watcher,
            max_retry=self._buying.max_retry,
            other=other,
            wishes=self._wishes,
            learn=self._footage.learn,
        )
