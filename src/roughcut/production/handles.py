"""Takes with handles for an edit: previs takes shot again, longer at both ends, beside the film's own."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from roughcut import __version__
from roughcut.digest import digest_of, digest_of_file
from roughcut.director.schema import ShotPlan
from roughcut.errors import MediaError, OptionError
from roughcut.files import write_text
from roughcut.models.video.schema import TakeOrder
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.journal import orders_of, read_journal
from roughcut.production.shooting.previs import take_files, take_inputs
from roughcut.production.store import ArtefactStore
from roughcut.timebase import frame_at

_LONGEST_S = 10
_STAGE = "handles"
_RECORD = ".handles.json"
_Record = dict[str, list[str]]
"""For each file what it was made from, and the digest of its bytes."""


class Handles(NamedTuple):
    """How much a take has beyond its shot at either end: so many frames, or so long."""

    frames: int = 0
    seconds: Fraction = Fraction(0)

    def at(self, rate: Fraction) -> int:
        """In frames of a film."""
        return self.frames or frame_at(round(self.seconds * 1000), rate)


def read_handles(text: str) -> Handles:
    """Read `12` or `12f` (frames) or `0.5s` (seconds). Raises OptionError for anything else, and for more
    than ten seconds."""
    found = re.fullmatch(r"(\d{1,4})(?:f|)|(\d{1,3}(?:\.\d{1,3})?)s", text.strip().lower())
    if not found:
        raise OptionError(
            f"{text!r} is no length of handles; write frames such as 12, or seconds such as 0.5s."
        )
    handles = Handles(frames=int(found[1])) if found[1] else Handles(seconds=Fraction(found[2]))
    if handles.seconds > _LONGEST_S or handles.frames > 24 * _LONGEST_S:
        raise OptionError(f"Handles of {text} are too long; {_LONGEST_S} seconds or 240 frames are the most.")
    return handles


class LongTakes(NamedTuple):
    """The files by shot, and which shots have none, as sentences."""

    files: Mapping[int, Path]
    remarks: tuple[str, ...]


def shoot_handles(
    folder: ProductionFolder,
    plan: ShotPlan,
    out: Path,
    handle_frames: int,
    watcher: Watcher | None = None,
    workers: int | None = None,
) -> LongTakes:
    """Shoot every previs take of a film again into `out`, with handles; those that are there and fresh are
    kept, and the production's own takes are not touched. Takes of another origin have none. Raises
    OutputError for a disk that says no."""
    orders = dict(_previs_orders(folder, plan))
    files = {number: out / f"shot_{number:03d}.handles.mp4" for number in orders}
    record = _Records(out)
    inputs = {number: digest_of("handles", __version__, orders[number], handle_frames) for number in orders}
    stale = [number for number in orders if not record.is_fresh(files[number], inputs[number])]
    refused = {}
    for number, why in _shot(folder, orders, files, stale, handle_frames, watcher or Silence(), workers):
        if why:
            refused[number] = why
        else:
            record.add(files[number], inputs[number])
    lacking = [order.shot_number for order in plan.orders if order.shot_number not in orders]
    remarks = [*refused.values(), *([_lacks(lacking)] if lacking else [])]
    return LongTakes({n: file for n, file in files.items() if n not in refused}, tuple(remarks))


def _lacks(shots: list[int]) -> str:
    return (
        f"There are no handles on shot {', '.join(map(str, shots))}: only a previs take that is as this "
        "version shot it can be shot longer. Bought footage lies in dailies/ as it came."
    )


def _previs_orders(folder: ProductionFolder, plan: ShotPlan) -> Iterator[tuple[int, TakeOrder]]:
    """What each take was shot from, for those that the previs shot and that are as it left them."""
    journal = read_journal(folder)
    with contextlib.closing(ArtefactStore(folder.store, folder.root)) as store:
        for order in plan.orders:
            files = take_files(folder, order)
            for tried in orders_of(order, journal):
                if store.is_fresh(files, take_inputs(tried)):
                    yield order.shot_number, tried
                    break


def _shot(
    folder: ProductionFolder,
    orders: Mapping[int, TakeOrder],
    files: Mapping[int, Path],
    stale: list[int],
    handle_frames: int,
    watcher: Watcher,
    workers: int | None,
) -> Iterator[tuple[int, str]]:
    """Shoot these shots on all cores; tells of each why it could not be, empty where it is there."""
    if not stale:
        return
    watcher.stage(_STAGE, len(stale))
    crew = Crew(min(workers, len(stale)) if workers else None)
    try:
        jobs: list[tuple[int, Future[str]]] = [
            (
                number,
                crew.submit(
                    _shoot, orders[number], folder.voices, files[number], handle_frames, folder.stills(number)
                ),
            )
            for number in stale
        ]
        for number, job in jobs:
            yield number, crew.ended(job)
            watcher.advance(_STAGE)
    finally:
        crew.dismiss()


def _shoot(order: TakeOrder, voices: Path, take: Path, handle_frames: int, stills: tuple[Path, Path]) -> str:
    """A worker's job: shoot a take with handles; why it could not be, empty where it is there."""
    from roughcut.previs.handles import shoot_with_handles

    try:
        shoot_with_handles(order, voices, take, handle_frames, stills)
    except MediaError as error:
        return f"There are no handles on shot {order.shot_number}. {error.message}"
    return ""


class _Records:
    """What the files in a folder were made from, kept in the folder itself."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _RECORD
        self._record: _Record = {}
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._file.read_text(encoding="utf-8"))
            self._record = found if isinstance(found, dict) else {}

    def is_fresh(self, path: Path, inputs: str) -> bool:
        """True when the file is as it was made, from these inputs."""
        return path.is_file() and self._record.get(path.name) == [inputs, digest_of_file(path)]

    def add(self, path: Path, inputs: str) -> None:
        """Remember a file that was just made."""
        self._record[path.name] = [inputs, digest_of_file(path)]
        write_text(self._file, json.dumps(self._record, indent=1) + "\n")
