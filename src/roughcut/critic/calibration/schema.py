"""What people said, what a report says of the same things, and how the two agree."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from roughcut.script.schema import Document, Text

ItemKind = Literal["script", "film", "shot"]


class ReportedItem(Document):
    """One thing that a report scores. `names` are what people may call it, the most exact first; `traits`
    are what it can be grouped by, words or numbers."""

    names: tuple[str, ...]
    values: dict[str, float | None]
    traits: dict[str, str | float] = Field(default_factory=dict)


class Reported(Document):
    """All that is scored. `scale` names the metrics that are on a scale of 0 to 5, as people are asked."""

    kind: ItemKind
    items: tuple[ReportedItem, ...]
    scale: frozenset[str] = frozenset()
    judges: tuple[str, ...] = ()


class HumanScores(Document):
    """People's scores: by item and metric, the scores of everybody who gave one; and by item what else the
    table says of it."""

    scores: dict[str, dict[str, tuple[float, ...]]]
    traits: dict[str, dict[str, str]] = Field(default_factory=dict)


class Correlation(Document):
    """A rank correlation, -1 to 1, with its 95 % bootstrap interval over items; None with a reason where
    there is none."""

    value: float | None
    interval_95: tuple[float, float] | None = None
    reason: Text = ""


class GroupBias(Document):
    """The judge's score less people's, over the `n` items of a group. `verdict` is empty where the
    interval holds 0 or there is none."""

    group: str
    n: int = Field(ge=0)
    mean: float
    interval_95: tuple[float, float] | None
    verdict: Literal["", "too high", "too low"]


class Bias(Document):
    """Where a judge is off: over all items, and by what they can be grouped by."""

    overall: GroupBias
    mean_absolute: float
    by: dict[str, tuple[GroupBias, ...]] = Field(default_factory=dict)


class CalibratedMetric(Document):
    """One metric against people. `n` items have a score of both, of `asked` that people scored; `ratings`
    counts people's scores of these."""

    title: Text = ""
    n: int = Field(ge=0)
    asked: int = Field(ge=0)
    ratings: int = Field(ge=0)
    spearman: Correlation
    kendall: Correlation
    bias: Bias | None = None
    bias_reason: Text = ""


class Calibration(Document):
    """`roughcut calibrate`: each metric that people scored too."""

    schema_label: Literal["roughcut.calibration/1"] = Field(default="roughcut.calibration/1", alias="schema")
    human: str
    reports: tuple[str, ...]
    kind: ItemKind
    judges: tuple[str, ...]
    metrics: dict[str, CalibratedMetric]
    not_in_reports: tuple[str, ...] = ()
    not_scored: int = Field(default=0, ge=0)

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)
