"""What the critic is given and what it says: expectations, metrics, notes, the report."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from pydantic import ConfigDict, Field

from roughcut.critic.judging.schema import FilmJudgement
from roughcut.critic.retaking.schema import RetakesReport
from roughcut.script.schema import Document, Language, Text

Severity = Literal["grave", "minor", "info"]


class ExpectedLine(Document):
    """A spoken line with the span of the film in which it should be heard."""

    shot_number: int = Field(ge=1)
    speaker: Text
    text: Text
    parenthetical: Text = ""
    start_ms: int = Field(ge=0)
    end_ms: int = Field(ge=0)


class ExpectedShot(Document):
    """A shot with its place in the film, in frames, and its length in the script. `framings` counts the
    sizes that the script asks for within the shot: it may cut from one to the next."""

    number: int = Field(ge=1)
    scene_number: int = Field(ge=1)
    first_frame: int = Field(ge=0)
    frame_count: int = Field(ge=1)
    scripted_ms: int = Field(ge=1)
    action: Text = ""
    framings: int = Field(default=1, ge=1)


class Expectation(Document):
    """What the film should be, from the script and the plan."""

    title: Text = ""
    language: Language = "en"
    rate: Fraction
    width_px: int
    height_px: int
    shots: tuple[ExpectedShot, ...]
    lines: tuple[ExpectedLine, ...]
    planned: bool = True
    """False where no plan was found and line times are estimates; cuts still follow the script."""


class Metric(Document):
    """A measurement. `value` is None where it could not run, and then `reason` says why; `low` and `high`
    bound what it can be (None: unbounded), `sample_count` says how many things it rests on."""

    title: str = ""
    group: str = ""
    value: float | None
    unit: str
    better: Literal["higher", "lower", "target"]
    target: str = ""
    low: float | None = None
    high: float | None = None
    state: Literal["ok", "note", "not run"] = "ok"
    reason: str = ""
    how: str
    sample_count: int = Field(default=0, ge=0)
    per_shot: dict[str, float | None] = Field(default_factory=dict)
    details: dict[str, Any] = Field(default_factory=dict)


class Note(Document):
    """What a reviewer says, tied to a shot (None: the whole film) and a span of the film in seconds."""

    shot: int | None
    span_s: tuple[float, float]
    severity: Severity
    metric: str
    message: str
    suggestion: str


class ReviewedShot(Document):
    """Where a planned shot is in the film, in seconds; None where it is missing. `sure` is False where a
    cut at one of its ends was not seen and the plan had to say where it is."""

    number: int = Field(ge=1)
    start_s: float | None
    end_s: float | None
    sure: bool = True


class Curve(Document):
    """A value over time: one for each `step_s` seconds from the film's start."""

    unit: str
    step_s: float = Field(gt=0)
    values: tuple[float, ...]


class Timeline(Document):
    """What the report draws over time: spans and moments in seconds, and curves."""

    duration_s: float = Field(default=0.0, ge=0)
    cuts_s: tuple[float, ...] = ()
    speech_s: tuple[tuple[float, float], ...] = ()
    lines_s: tuple[tuple[float, float], ...] = ()
    curves: dict[str, Curve] = Field(default_factory=dict)


class Report(Document):
    """A review of one film. `judgement` holds every vote of a judge, None where none was asked; its means
    are among the metrics. `retakes` holds every shot that was taken again, None where none was to be."""

    schema_label: Literal["roughcut.report/1"] = Field(default="roughcut.report/1", alias="schema")
    film: str
    film_digest: str
    roughcut_version: str
    expectation: Expectation
    metrics: dict[str, Metric]
    notes: tuple[Note, ...]
    shots: tuple[ReviewedShot, ...] = ()
    timeline: Timeline = Timeline()
    judgement: FilmJudgement | None = None
    retakes: RetakesReport | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


def report_schema() -> dict[str, Any]:
    """The JSON schema of `report.json`."""
    return Report.model_json_schema(by_alias=True)
