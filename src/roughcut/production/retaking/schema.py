"""The journal of a production's retakes: what was ordered, what became of it, and which take is circled."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from roughcut.critic.retaking.schema import TakeVerdict
from roughcut.director.schema import Retake
from roughcut.script.schema import Document, Name, Text


class Entry(Document):
    """One retake. `asked` is the digest of what was asked of the shot when it was ordered, `against` the
    number of the take in the film then; `said` are the notes. There is no `verdict` as long as it is open,
    and no `take` where none was to be had."""

    retake: Retake
    asked: Name
    against: int = Field(ge=1)
    said: tuple[Text, ...]
    verdict: TakeVerdict | None = None
    is_taken: bool = False
    cost_usd: Decimal = Decimal(0)

    @property
    def shot_number(self) -> int:
        """The shot that is taken again."""
        return self.retake.shot_number


class Journal(Document):
    """Every retake of a production, in the order in which they were ordered. `limit` is how often a shot may
    be taken again and `ended` why no more were ordered, both of the last run; `circled` is the number of
    the take in the film for each shot where that is not the first one; `beyond` are sentences on the notes
    that no take can mend."""

    entries: tuple[Entry, ...] = ()
    circled: dict[int, int] = Field(default={})
    limit: int = 0
    ended: Text = ""
    beyond: tuple[Text, ...] = ()
    unrepaired: tuple[int, ...] = ()

    @property
    def open(self) -> tuple[Entry, ...]:
        """What was ordered and has no verdict."""
        return tuple(entry for entry in self.entries if entry.verdict is None)

    def of_shot(self, number: int, asked: str) -> tuple[Entry, ...]:
        """The retakes of a shot as it is asked for now."""
        return tuple(entry for entry in self.entries if entry.shot_number == number and entry.asked == asked)
