"""The review of scripts as a document: every entry with its measures, faults and scores, and the means."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import ConfigDict, Field

from roughcut.critic.judging.schema import Judgement
from roughcut.script.schema import Document, Text
from roughcut.script.verify.schema import Check, Fault


class Measure(Document):
    """A number about one script; `value` is None where it could not be taken, and then `reason` says why."""

    value: float | None
    unit: str
    reason: Text = ""


class ScriptEntry(Document):
    """One script to be reviewed: where it came from, its text, and its dialogue where it is known.
    `problem` says why there is nothing to review."""

    source: str
    script: str = ""
    dialogue: str = ""
    problem: Text = ""


class EntryReview(Document):
    """What was found of one script. `checks` counts the faults of each check, None where it could not be
    made; `judgement` is None where no judge was asked or none answered, and then `judge_reason` says why."""

    source: str
    title: Text = ""
    language: Text = ""
    written_by: Text = ""
    error: Text = ""
    measures: dict[str, Measure] = Field(default_factory=dict)
    checks: dict[Check, dict[str, int] | None] = Field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Text, ...] = ()
    judgement: Judgement | None = None
    judge_reason: Text = ""


class Mean(Document):
    """A mean over entries: of `count` out of `total`. None where no entry has a value."""

    value: float | None
    count: int = Field(ge=0)
    total: int = Field(ge=0)


class ReviewSummary(Document):
    """The means. An evaluation is successful when its script could be read and, where a judge was asked,
    every criterion has a score."""

    total_entries: int = Field(ge=0)
    successful_evaluations: int = Field(ge=0)
    failed_evaluations: int = Field(ge=0)
    average_scores: dict[str, float | None]
    scores: dict[str, Mean] = Field(default_factory=dict)
    measures: dict[str, Mean] = Field(default_factory=dict)
    faults: dict[str, dict[str, int]] = Field(default_factory=dict)
    judge: Text = ""
    rubric: Text = ""
    votes: int = 0
    price_usd: Decimal | None = None


class ScriptReport(Document):
    """`report.json` of `roughcut review-script`. Each row of `detailed_results` holds the score and the
    reason of every criterion under its own name, and all that `EntryReview` has."""

    schema_label: Literal["roughcut.script-review/1"] = Field(
        default="roughcut.script-review/1", alias="schema"
    )
    roughcut_version: str
    summary: ReviewSummary
    detailed_results: tuple[dict[str, Any], ...]

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)
