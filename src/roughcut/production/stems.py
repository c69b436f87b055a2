"""The stems of a production: the sound of each take in its parts where they are known, else as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from roughcut.director.schema import ShotPlan
from roughcut.errors import MediaError
from roughcut.film.edit.timecode import hour_of
from roughcut.film.media import sound
from roughcut.film.schema import Clip
from roughcut.film.stems import Part, Sound, StemFiles, write_stems
from roughcut.film.tracks import SAMPLE_RATE
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.sound import Stems, stems_of
from roughcut.previs.staging import stage_of
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.journal import orders_of, read_journal
from roughcut.timebase import sample_at

_BLOCK = SAMPLE_RATE // 10
_APART = 10 ** (-12 / 10)
_LEAST_ALIKE = 0.9
"""This share of the tenths of a second of a take must differ by less than 12 dB below their own loudness from
what its order would sound like now: coding loses less (20 dB and more below), another air much more."""
_STAGE, _STEPS = "stems", 100


class FilmStems(NamedTuple):
    """The files, and what is to be known of them, as sentences."""

    files: StemFiles
    remarks: tuple[str, ...]


def film_stems(
    folder: ProductionFolder, plan: ShotPlan, out: Path, watcher: Watcher | None = None
) -> FilmStems:
    """Write the stems of a production's film into `out`. A take whose sound was made here is taken apart into
    words, noises and air; that of any other goes whole into the stem `production`. Raises MediaError for
    takes that cannot be read, OutputError for a disk that says no."""
    watcher = watcher or Silence()
    takes = _Takes(folder, plan)
    clips = [
        Clip(take=folder.take(order.shot_number), frame_count=order.frame_count) for order in plan.orders
    ]
    watcher.stage(_STAGE, _STEPS)
    rate = plan.options.rate
    files = write_stems(
        clips,
        rate,
        takes.parts_of,
        out,
        first_sample=sample_at(hour_of(rate), rate, SAMPLE_RATE),
        progress=_Steps(watcher),
    )
    return FilmStems(files, (*takes.remarks(), *_loudness_remark(files)))


def _loudness_remark(files: StemFiles) -> Iterator[str]:
    if files.cut_off:
        yield (
            f"Alone, a stem is louder than a file holds at {files.cut_off} samples; there the stems do not "
            "add up to the film."
        )


class _Takes:
    """The takes of a film, each heard once."""

    def __init__(self, folder: ProductionFolder, plan: ShotPlan) -> None:
        self._folder, self._plan = folder, plan
        self._journal = read_journal(folder)
        self._whole: list[int] = []
        self._unvoiced: list[int] = []

    def parts_of(self, index: int) -> Mapping[Part, Sound]:
        """The sound of a take in its parts; as one part where its order does not sound like it."""
        order = self._plan.orders[index]
        own = _heard(self._folder.take(order.shot_number), order)
        for asked in orders_of(order, self._journal):
            stems = self._stems_of(asked)
            if stems is not None and _are_alike(own, stems.whole()):
                return _parts(stems)
        if order.shot_number not in self._unvoiced:
            self._whole.append(order.shot_number)
        return {Part("production"): own}

    def _stems_of(self, order: TakeOrder) -> Stems | None:
        try:
            return stems_of(order, self._folder.voices, stage_of(order))
        except MediaError:  # the recordings that its order names are gone
            self._unvoiced.append(order.shot_number)
            return None

    def remarks(self) -> Iterator[str]:
        """Which takes could not be taken apart, and where their sound is."""
        if self._whole:
            yield (
                f"The sound of {self._named(self._whole)} came with the take and cannot be taken apart into "
                "words, noises and air; it is whole in production.wav."
            )
        if self._unvoiced:
            yield (
                f"The recordings of {self._named(self._unvoiced)} are gone, so its sound is whole in "
                "production.wav; run the command that made the film again to have them."
            )

    def _named(self, shots: Sequence[int]) -> str:
        shots = sorted(set(shots))
        return "every shot" if len(shots) == len(self._plan.orders) else f"shot {', '.join(map(str, shots))}"


def _heard(take: Path, order: TakeOrder) -> Sound:
    """A take's own sound, exactly as long as its shot."""
    length = sample_at(order.frame_count, order.rate, SAMPLE_RATE)
    whole = np.concatenate([np.zeros((0, 2), np.float32), *sound(take, SAMPLE_RATE)])[:length]
    return np.pad(whole, ((0, length - len(whole)), (0, 0)))


def _are_alike(take: Sound, made: Sound) -> bool:
    """Whether a take sounds like this but for what coding loses of it."""
    count = len(take) // _BLOCK * _BLOCK or len(take)
    apart, loud = (
        np.square(each[:count].astype(np.float64)).reshape(-1, min(_BLOCK, count) * 2).sum(axis=1)
        for each in (take - made, take)
    )
    return bool(np.mean(apart <= _APART * loud) >= _LEAST_ALIKE)


def _parts(stems: Stems) -> dict[Part, Sound]:
    words = {Part("dialogue", speaker): lines for speaker, lines in stems.dialogue.items()}
    return words | {Part("effects"): stems.effects, Part("ambience"): stems.ambience}


class _Steps:
    """Turns shares into the watcher's parts."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._done = 0

    def __call__(self, share: float) -> None:
        done = int(share * _STEPS)
        self._watcher.advance(_STAGE, done - self._done)
        self._done = done
