"""What judges are shown and what they said: votes with every reason, means that say of how many."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from roughcut.models.language.schema import Attachment
from roughcut.script.schema import Document, Name, Text

Shown = Literal["text", "film with sound", "film without sound", "frames and transcript"]


class Subject(Document):
    """What is judged: its text, its files, and what of it the judge gets to see or hear."""

    text: str
    attachments: tuple[Attachment, ...] = ()
    shown: Shown = "text"


class Opinion(Document):
    """One judge's word on one criterion, 0 to 5."""

    score: float = Field(ge=0, le=5)
    observations: Text = ""
    reason: Text = ""


class Vote(Document):
    """One run of a judge, numbered from 1: an opinion on each criterion, or why there is none."""

    number: int = Field(ge=1)
    opinions: dict[str, Opinion] = Field(default_factory=dict)
    failure: Text = ""
    repaired: bool = False
    model: Text = ""
    price_usd: Decimal | None = None


class Score(Document):
    """A criterion over all votes. `mean` is None where no vote came; `spread` is the standard deviation of
    the votes, `agreement` the share of pairs of votes at most half a point apart (None for fewer than two).
    It rests on `valid` votes of `asked`."""

    title: Name
    mean: float | None
    spread: float | None = None
    agreement: float | None = None
    valid: int = Field(ge=0)
    asked: int = Field(ge=1)
    reason: Text = ""


class Judgement(Document):
    """What a judge said of one subject."""

    judge: Name
    rubric: Name
    prompt: Name
    shown: Shown
    scores: dict[str, Score]
    votes: tuple[Vote, ...]

    @property
    def is_complete(self) -> bool:
        """True when every criterion has a mean."""
        return all(score.mean is not None for score in self.scores.values())
