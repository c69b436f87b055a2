"""Shooting on the previs: free, and the same order always gives the same take."""

from __future__ import annotations

from pathlib import Path

from roughcut import __version__
from roughcut.digest import digest_of
from roughcut.models.video.schema import TakeOrder
from roughcut.production import crew as jobs
from roughcut.production.crew import Crew
from roughcut.production.folder import ProductionFolder
from roughcut.production.shooting.schema import Quote
from roughcut.production.store import ArtefactStore


class PrevisShooting:
    """Takes shot by the crew on the embedded video model."""

    def __init__(self, folder: ProductionFolder, store: ArtefactStore, crew: Crew) -> None:
        self._folder = folder
        self._store = store
        self._crew = crew

    def is_fresh(self, order: TakeOrder) -> bool:
        """True when the take on disk is what this order gives."""
        return self._store.is_fresh(take_files(self._folder, order), _inputs(order))

    def shoot(self, order: TakeOrder) -> None:
        """Shoot one take."""
        self._crew.run(jobs.shoot_take, order, self._folder.voices, self._folder.take(order.shot_number))
        self._store.record(take_files(self._folder, order), _inputs(order))

    def quote(self) -> Quote | None:
        """Nothing is to be bought."""
        return None

    def stand_ins(self) -> dict[int, str]:
        """None: the previs was what was asked for."""
        return {}


def take_files(folder: ProductionFolder, order: TakeOrder) -> list[Path]:
    """The take of an order and its stills."""
    return [folder.take(order.shot_number), *folder.stills(order.shot_number)]


def _inputs(order: TakeOrder) -> str:
    return digest_of("take", __version__, order)
