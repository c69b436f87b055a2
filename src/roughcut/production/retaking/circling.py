"""Choosing by hand which of a shot's takes is in the film."""

from __future__ import annotations

from roughcut.errors import OptionError
from roughcut.production.folder import ProductionFolder
from roughcut.production.retaking.journal import read_journal, write_journal
from roughcut.production.retaking.schema import Entry, Journal


def circle(folder: ProductionFolder, shot_number: int, take_number: int) -> None:
    """Circle one of a shot's takes; the next run of the production puts it into the film, and buys nothing
    for it. Raises OptionError for a take that is not there, and ProductionBusyError while a run is at
    work."""
    with folder.held():
        journal = read_journal(folder)
        there = takes_of(journal, shot_number)
        if take_number not in there:
            listed = ", ".join(map(str, there))
            known = f"it has takes {listed}" if len(there) > 1 else "it was never taken again"
            raise OptionError(f"Shot {shot_number} has no take {take_number}; {known}.")
        circled = {**journal.circled, shot_number: take_number}
        ended = f"Take {take_number} of shot {shot_number} was chosen by hand."
        write_journal(folder, journal.model_copy(update={"circled": circled, "ended": ended}))


def takes_of(journal: Journal, shot_number: int) -> list[int]:
    """The numbers of a shot's takes: the first, and each retake that came, of the shot as it is now."""
    own = [entry for entry in journal.entries if entry.shot_number == shot_number]
    return [1, *(entry.retake.take_number for entry in own if entry.is_taken and _is_of(entry, own[-1]))]


def _is_of(entry: Entry, last: Entry) -> bool:
    return entry.asked == last.asked
