"""The review of many films as a document: a row for each film, and a mean for each metric."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict, Field

from roughcut.script.schema import Document, Text


class ReviewedFilm(Document):
    """One film of many. `film` is its path from the folder under review, `report` that of its own page from
    this report; `error` says why it was not reviewed, and then it has neither notes nor metrics."""

    film: str
    title: Text = ""
    language: Text = ""
    duration_s: float = Field(default=0.0, ge=0)
    shots: int = Field(default=0, ge=0)
    report: str = ""
    error: Text = ""
    grave_notes: int = Field(default=0, ge=0)
    minor_notes: int = Field(default=0, ge=0)
    metrics: dict[str, float | None] = Field(default_factory=dict)
    failed_votes: int = Field(default=0, ge=0)


class MetricOverFilms(Document):
    """A metric over films: each film counts once. `mean` is of `count` films of `total`; a film without a
    value is counted under its reason in `missing` and never as 0. `interval_95` resamples films (None for
    fewer than five)."""

    title: str
    group: str
    unit: str
    better: Literal["higher", "lower", "target"]
    target: str = ""
    how: str
    mean: float | None
    interval_95: tuple[float, float] | None
    median: float | None
    lowest: float | None
    highest: float | None
    count: int = Field(ge=0)
    total: int = Field(ge=0)
    missing: dict[str, int] = Field(default_factory=dict)
    made_with: tuple[str, ...] = ()


class FilmsReport(Document):
    """`report.json` of many films."""

    schema_label: Literal["roughcut.films/1"] = Field(default="roughcut.films/1", alias="schema")
    roughcut_version: str
    films: tuple[ReviewedFilm, ...]
    metrics: dict[str, MetricOverFilms]
    judges: tuple[str, ...] = ()
    price_usd: Decimal | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    @property
    def failed(self) -> int:
        """How many films could not be reviewed, or have a vote that failed."""
        return sum(bool(film.error or film.failed_votes) for film in self.films)
