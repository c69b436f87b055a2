"""The journal on disk, and what the report says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from roughcut.critic.retaking.schema import RetakeRecord, RetakesReport
from roughcut.director.remedies import REMEDIES
from roughcut.director.retakes import retaken_order
from roughcut.director.schema import Retake
from roughcut.files import write_text
from roughcut.models.video.schema import TakeOrder
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.schema import Entry, Journal


def read_journal(folder: ProductionFolder) -> Journal:
    """The journal of a production; an empty one where nothing was ever taken again."""
    if not folder.retakes.is_file():
        return Journal()
    return Journal.model_validate(json.loads(folder.retakes.read_text(encoding="utf-8")))


def write_journal(folder: ProductionFolder, journal: Journal) -> None:
    """Put the journal on disk, whole."""
    write_text(folder.retakes, journal.model_dump_json(indent=1))


def circled_retakes(journal: Journal, asked: Mapping[int, str]) -> dict[int, Retake]:
    """The retake that is in the film, for each shot that is still asked for as it was then."""
    return {
        entry.shot_number: entry.retake
        for entry in journal.entries
        if journal.circled.get(entry.shot_number) == entry.retake.take_number
        and asked.get(entry.shot_number) == entry.asked
    }


def orders_of(order: TakeOrder, journal: Journal) -> Iterator[TakeOrder]:
    """What the previs may have shot a take from: the order, and each of the shot's retakes."""
    yield order
    for entry in journal.entries:
        if entry.shot_number == order.shot_number:
            yield retaken_order(order, entry.retake)


def report_of(journal: Journal, asked: Mapping[int, str], folder: ProductionFolder) -> RetakesReport | None:
    """What the report says of the retakes of shots that are still asked for as they were then; None where
    none were wanted."""
    if not journal.limit and not journal.entries:
        return None
    entries = [
        entry
        for entry in journal.entries
        if entry.verdict is not None and asked.get(entry.shot_number) == entry.asked
    ]
    return RetakesReport(
        limit=journal.limit,
        ended=journal.ended,
        records=tuple(_record(entry, folder) for entry in entries),
        unrepaired=journal.unrepaired,
        not_of_a_take=journal.beyond,
        cost_usd=float(sum(entry.cost_usd for entry in entries)),
    )


def _record(entry: Entry, folder: ProductionFolder) -> RetakeRecord:
    def path(number: int) -> str:
        return folder.other_take(entry.shot_number, number).relative_to(folder.root).as_posix()

    assert entry.verdict is not None
    return RetakeRecord(
        shot=entry.shot_number,
        take_number=entry.retake.take_number,
        against=entry.against,
        complaints=entry.said,
        remedies=tuple(REMEDIES[kind] for kind in entry.retake.remedies),
        verdict=entry.verdict,
        cost_usd=float(entry.cost_usd),
        before_take=path(entry.against) if entry.is_taken else "",
        after_take=path(entry.retake.take_number) if entry.is_taken else "",
    )
