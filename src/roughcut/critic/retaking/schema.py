"""What a report says of retakes: each with its values before and after, and the verdict."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from roughcut.script.schema import Document, Name, Text

Gravity = Literal["", "info", "minor", "grave"]
"""The worst note of a metric on a shot; empty where there is none."""


class ComparedValue(Document):
    """A metric of one shot in two films that differ in that shot's take. `wrong` marks what the retake was
    ordered for; a value is None where the metric has none for the shot, and notes decide."""

    metric: Name
    title: Text = ""
    unit: Text = ""
    before: float | None = None
    after: float | None = None
    note_before: Gravity = ""
    note_after: Gravity = ""
    change: Literal["better", "same", "worse"]
    wrong: bool = False


class TakeVerdict(Document):
    """Whether a retake is better than the take before it, why, and what was compared: all that was wrong,
    and whatever else changed."""

    kept: bool
    reason: Text
    values: tuple[ComparedValue, ...] = ()


class RetakeRecord(Document):
    """A retake. `against` is the number of the take that it was compared with, `complaints` the notes
    that ordered it, `remedies` what was asked differently; `cost_usd` is what it cost, by the ledger;
    the takes lie at `before_take` and `after_take`, relative to the report."""

    shot: int = Field(ge=1)
    take_number: int = Field(ge=2)
    against: int = Field(ge=1)
    complaints: tuple[Text, ...]
    remedies: tuple[Text, ...]
    verdict: TakeVerdict
    cost_usd: float = Field(default=0.0, ge=0)
    before_take: Text = ""
    after_take: Text = ""


class RetakesReport(Document):
    """All retakes of a film. `limit` is how often a shot may be taken again, `ended` says why no more were
    ordered, `unrepaired` lists the shots that still have grave notes, and `not_of_a_take` the grave notes
    that no new take could mend, and why."""

    limit: int = Field(ge=0)
    ended: Text
    records: tuple[RetakeRecord, ...] = ()
    unrepaired: tuple[int, ...] = ()
    not_of_a_take: tuple[Text, ...] = ()
    cost_usd: float = Field(default=0.0, ge=0)
