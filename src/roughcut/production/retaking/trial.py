"""A trial: the film with the retakes of a round in it, laid beside the film as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from roughcut.production.folder import ProductionFolder


class TrialFolder(ProductionFolder):
    """The folder of a production in which some shots have another take: `takes` gives the number of the
    take for each of them. Its film and subtitles lie apart; everything else is the production's own."""

    def __init__(self, root: Path, takes: Mapping[int, int]) -> None:
        super().__init__(root)
        self._numbers = dict(takes)
        self.film = self.trial / "film.mp4"
        self.srt = self.trial / "film.srt"
        self.vtt = self.trial / "film.vtt"

    def take(self, shot_number: int) -> Path:
        """The take on trial, or that of the production."""
        if shot_number in self._numbers:
            return self.other_take(shot_number, self._numbers[shot_number])
        return super().take(shot_number)

    def films(self) -> list[Path]:
        """What is cut of the takes."""
        return [self.film, self.srt, self.vtt]
