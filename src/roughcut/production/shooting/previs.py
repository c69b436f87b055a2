"""Shooting on the previs: free, and the same order always gives the same take."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from roughcut import __version__
from roughcut.digest import digest_of
from roughcut.director.retakes import retaken_order
from roughcut.director.schema import Retake
from roughcut.models.video.schema import TakeOrder
from roughcut.production import crew as jobs
from roughcut.production.crew import Crew
from roughcut.production.folder import ProductionFolder
from roughcut.production.shooting.schema import Proposal, Quote
from roughcut.production.store import ArtefactStore


class PrevisShooting:
    """Takes shot by the crew on the embedded video model."""

    def __init__(
        self,
        folder: ProductionFolder,
        store: ArtefactStore,
        crew: Crew,
        retakes: Mapping[int, Retake] | None = None,
    ) -> None:
        self._folder = folder
        self._store = store
        self._crew = crew
        self._retakes = dict(retakes or {})

    def is_fresh(self, order: TakeOrder) -> bool:
        """True when the take on disk is what this order gives."""
        return self._store.is_fresh(take_files(self._folder, order), take_inputs(self._drawn(order)))

    def shoot(self, order: TakeOrder) -> None:
        """Shoot one take."""
        order = self._drawn(order)
        self._crew.run(jobs.shoot_take, order, self._folder.voices, self._folder.take(order.shot_number))
        self._store.record(take_files(self._folder, order), take_inputs(order))

    def quote(self) -> Quote | None:
        """Nothing is to be bought."""
        return None

    def stand_ins(self) -> dict[int, str]:
        """None: the previs was what was asked for."""
        return {}

    def _drawn(self, order: TakeOrder) -> TakeOrder:
        """The order as it is drawn: from another seed where the shot is taken again."""
        retake = self._retakes.get(order.shot_number)
        return order if retake is None else retaken_order(order, retake)

    def with_retakes(self, retakes: Mapping[int, Retake], folder: ProductionFolder) -> PrevisShooting:
        """The same crew, drawing these shots from other seeds, into `folder`."""
        return PrevisShooting(folder, self._store, self._crew, retakes)

    def asked(self, order: TakeOrder) -> str:
        """The digest of the order."""
        return take_inputs(order)

    def proposal(self, retake: Retake) -> Proposal:
        """Another seed is all that the previs can try; it costs nothing."""
        return Proposal(remedies=("seed",))

    def retake(self, order: TakeOrder) -> str:
        """Shoot the take again; nothing can go wrong with it."""
        self.shoot(order)
        return ""

    def cost_of(self, retake: Retake) -> Decimal:
        """Nothing."""
        return Decimal(0)

    def left_usd(self) -> Decimal | None:
        """Nothing is spent, so nothing runs out."""
        return None


def take_files(folder: ProductionFolder, order: TakeOrder) -> list[Path]:
    """The take of an order and its stills."""
    return [folder.take(order.shot_number), *folder.stills(order.shot_number)]


def take_inputs(order: TakeOrder) -> str:
    """The digest of what a take is shot from."""
    return digest_of("take", __version__, order)
