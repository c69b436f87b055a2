"""A case: what was asked for laid beside what was seen and heard, shot by shot and line by line."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from roughcut.critic.evidence import Evidence, SoundEvidence
from roughcut.critic.metrics.alignment import Match, match_shots
from roughcut.critic.metrics.captions import Caption, Captioned, caption_lines
from roughcut.critic.metrics.colour import Palette, PaletteMixer
from roughcut.critic.metrics.spans import Span, union
from roughcut.critic.metrics.voice import whispers
from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot, Note, Severity
from roughcut.models.speech.delivery import Delivery, read_delivery

_WHISPERED = 0.5
"""The share of breath in a voice from which on it has no pitch to speak of."""


@dataclass
class Finding:
    """What one examination says: a value, or None with the reason, and notes."""

    value: float | None
    reason: str = ""
    sample_count: int = 0
    per_shot: dict[str, float | None] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def delivery_of(line: ExpectedLine) -> Delivery:
    """How a line should be said, by its parenthetical."""
    return read_delivery(line.parenthetical)


def not_run(reason: str) -> Finding:
    """A metric that could not run, and why."""
    return Finding(None, reason)


class Case:
    """One film under review."""

    def __init__(self, expectation: Expectation, evidence: Evidence) -> None:
        self.expectation = expectation
        self.picture = evidence.picture
        self.captions: list[Caption] | None = evidence.captions
        self.encoded, self.figures, self.samples = evidence.encoded, evidence.figures, evidence.samples
        self._sound = evidence.sound
        self.rate = float(evidence.picture.rate)

    @property
    def sound(self) -> SoundEvidence | None:
        """The film's sound; None where it has none."""
        return self._sound

    @property
    def shots(self) -> tuple[ExpectedShot, ...]:
        """The planned shots."""
        return self.expectation.shots

    @property
    def end_s(self) -> float:
        """The length of the picture in seconds."""
        return self.picture.frame_count / self.rate

    @cached_property
    def planned_lengths(self) -> list[int]:
        """The planned shot lengths in frames of the film's own rate."""
        ratio = self.rate / float(self.expectation.rate)
        return [max(1, round(shot.frame_count * ratio)) for shot in self.shots]

    @cached_property
    def planned_cuts(self) -> list[int]:
        """The planned cuts in frames of the film's own rate."""
        ratio = self.rate / float(self.expectation.rate)
        return [round(shot.first_frame * ratio) for shot in self.shots if shot.first_frame > 0]

    @cached_property
    def match(self) -> Match:
        """Which stretch of the film is which shot."""
        return match_shots(self.planned_lengths, self.picture.cuts, self.picture.frame_count, self.rate)

    @cached_property
    def shot_spans(self) -> list[Span | None]:
        """Where each planned shot is in the film, in seconds; None where it is missing."""
        return [None if span is None else self.seconds(span) for span in self.match.spans]

    def seconds(self, span: tuple[int, int]) -> Span:
        """A stretch of frames in seconds."""
        return span[0] / self.rate, span[1] / self.rate

    def shot_at(self, second: float) -> int | None:
        """The number of the shot that is on screen, None where no planned shot is."""
        for shot, span in zip(self.shots, self.shot_spans, strict=True):
            if span and span[0] <= second < span[1]:
                return shot.number
        return None

    def _shot_holding(self, span: Span) -> int | None:
        number = self.shot_at((span[0] + span[1]) / 2)
        if number is None:
            return None
        start, end = self.span_of(number)
        whole_film = len(self.shots) > 1 and span[1] - span[0] >= self.end_s
        return number if span[0] >= start - 0.5 and span[1] <= end + 0.5 and not whole_film else None

    def span_of(self, number: int) -> Span:
        """Where a shot is in the film, or where the plan has it when it is missing."""
        for shot, span in zip(self.shots, self.shot_spans, strict=True):
            if shot.number == number:
                return span or self._planned_span(shot)
        return 0.0, self.end_s

    def _planned_span(self, shot: ExpectedShot) -> Span:
        rate = float(self.expectation.rate)
        return shot.first_frame / rate, (shot.first_frame + shot.frame_count) / rate

    @cached_property
    def lines(self) -> list[tuple[ExpectedLine, Span]]:
        """The lines of shots that the film holds, with the spans in seconds where they should be heard.

        A shot that comes later than planned takes its lines along, so that one missing shot does not
        make every later line wrong."""
        starts = {}
        for shot, span in zip(self.shots, self.shot_spans, strict=True):
            if span:
                starts[shot.number] = span[0] - self._planned_span(shot)[0]
        return [
            (
                line,
                (
                    max(0.0, line.start_ms / 1000 + starts[line.shot_number]),
                    max(0.0, line.end_ms / 1000 + starts[line.shot_number]),
                ),
            )
            for line in self.expectation.lines
            if line.shot_number in starts
        ]

    @cached_property
    def heard(self) -> list[Span]:
        """Where somebody is heard to speak, in seconds: voices, and in lines that are whispered what stands
        out of the quiet."""
        if self.sound is None:
            return []
        soft = [span for line, span in self.lines if delivery_of(line).whisper >= _WHISPERED]
        return union([*self.sound.speech, *whispers(self.sound.levels_db, union(soft))])

    @cached_property
    def captioned(self) -> list[Captioned]:
        """How each line of `lines` is subtitled."""
        return caption_lines([line.text for line, _ in self.lines], self.captions or [])

    @cached_property
    def palettes(self) -> list[Palette | None]:
        """The colours of each planned shot."""
        edges = [0, *self.picture.cuts, self.picture.frame_count]
        stretches = list(itertools.pairwise(edges))
        return [self._palette(span, stretches) for span in self.match.spans]

    def _palette(self, span: tuple[int, int] | None, stretches: list[tuple[int, int]]) -> Palette | None:
        mixer = PaletteMixer()
        for stretch, other in zip(stretches, self.picture.palettes, strict=True):
            if span and min(span[1], stretch[1]) > max(span[0], stretch[0]):
                mixer.absorb(other)
        return mixer.finish()

    def note(
        self, metric: str, severity: Severity, span: Span, message: str, do: str, shot: int | None = None
    ) -> Note:
        """A note about a span; unless its shot is named, it is the one that holds the whole span."""
        number = self._shot_holding(span) if shot is None else shot
        rounded = (round(max(0.0, span[0]), 3), round(max(0.0, span[1]), 3))
        return Note(
            shot=number, span_s=rounded, severity=severity, metric=metric, message=message, suggestion=do
        )

    def retake(self, number: int | None) -> str:
        """How to have a shot taken again, or what to do where roughcut did not make the film."""
        if not self.expectation.planned:
            return "Check this place in your edit."
        if number is None:
            return "Run `roughcut shoot SCRIPT -o OUT` again; it assembles the film from its takes."
        return (
            "Run `roughcut shoot SCRIPT -o OUT --retakes 1`: it takes the shot again with this note and keeps"
            " the better take."
        )


def clock(second: float) -> str:
    """A place in the film as a viewer reads it, to the tenth: `0:07.4`, `12:30.0`."""
    tenths = round(max(0.0, second) * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"


def rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    """Values to four decimals, as they are published."""
    return {key: None if value is None else round(value, 4) for key, value in values.items()}
