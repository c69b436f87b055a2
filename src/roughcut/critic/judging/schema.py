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

    @property
    def failed_votes(self) -> int:
        """How many votes did not come."""
        return sum(bool(vote.failure) for vote in self.votes)


class FilmJudgement(Document):
    """What a judge said of a film as a whole, and of each take by its shot's number. `shots_reason` says
    why no take was judged, `judged_on` the day (UTC, YYYY-MM-DD), `script_digest` which script it was held
    against. `kept` is True where this review asked nobody and an earlier one of the same film did."""

    whole: Judgement
    shots: dict[str, Judgement] = Field(default_factory=dict)
    shots_reason: Text = ""
    judged_on: str = ""
    script_digest: str = ""
    kept: bool = False

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All of them."""
        return (self.whole, *self.shots.values())

    @property
    def told(self) -> str:
        """Who judged, by which scale, and when."""
        return f"{self.whole.judge} by {self.whole.rubric}" + (f" on {self.judged_on}" * bool(self.judged_on))

    @property
    def failed_votes(self) -> int:
        """How many votes did not come, in all."""
        return sum(each.failed_votes for each in self.judgements)

    @property
    def price_usd(self) -> Decimal | None:
        """What all votes cost in US dollars; None where no price is known."""
        votes = [vote for each in self.judgements for vote in each.votes]
        prices = [vote.price_usd for vote in votes if vote.price_usd is not None]
        return sum(prices[1:], prices[0]) if prices else None
