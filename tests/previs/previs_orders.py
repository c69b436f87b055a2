"""Orders that the previs tests shoot: a few people in a place, who speak."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from roughcut.models.speech.schema import MouthCue, Viseme, Voice
from roughcut.models.video.schema import Person, SpokenCue, TakeOrder
from roughcut.script.placement import Placement
from roughcut.script.schema import Action, Beat, Line, Scene

NAMES = ("Ann", "Ben", "Cleo", "Dan")
DESCRIPTIONS = (
    "A young woman with long red hair and a green coat",
    "An old man with a grey beard and a brown jacket",
    "A tall woman in a yellow raincoat",
    "A boy with a cap",
)
PLACES = {1: (0.0,), 2: (-0.42, 0.42), 3: (-0.5, 0.0, 0.5), 4: (-0.7, -0.25, 0.25, 0.7)}
_SHAPES: tuple[Viseme, ...] = ("open", "closed", "wide", "round", "teeth", "open", "wide", "rest")


def person(index: int, x: float, **more: Any) -> Person:
    """One of the four, standing at `x`; `end` may be given."""
    start = more.pop("start", Placement(x=x, facing="right" if x <= 0 else "left"))
    return Person(
        name=NAMES[index], description=DESCRIPTIONS[index], start=start, end=more.pop("end", start), **more
    )


def cue(index: int, speaker: str, start_ms: int, duration_ms: int = 1200, **more: Any) -> SpokenCue:
    """A line that is said with a lively mouth."""
    mouth = tuple(MouthCue(start_ms=90 * i, viseme=_SHAPES[i % 8]) for i in range(duration_ms // 90))
    return SpokenCue(
        line_index=index,
        speaker=speaker,
        text="Hello there.",
        voice=Voice(id="v", language="en"),
        recording="line",
        start_ms=start_ms,
        duration_ms=duration_ms,
        mouth=mouth,
        **more,
    )


def an_order(count: int = 2, **changes: Any) -> TakeOrder:
    """A shot of `count` people in which the first and then the second speaks."""
    people = tuple(person(index, x) for index, x in enumerate(PLACES[count]))
    cues = tuple(cue(index, NAMES[index], 300 + 1600 * index) for index in range(min(2, count)))
    beats: tuple[Beat, ...] = (
        Action(text="They stand in the street."),
        *(Line(speaker=each.speaker, text=each.text) for each in cues),
    )
    fields: dict[str, Any] = {
        "shot_number": 1,
        "scene": Scene(heading="EXT. STREET - DUSK", description="A quiet residential street at dusk."),
        "language": "en",
        "width_px": 320,
        "height_px": 180,
        "rate": Fraction(24),
        "frame_count": 96,
        "sizes": ("Medium Shot",),
        "movements": ("Static",),
        "beats": beats,
        "people": people,
        "cast_names": NAMES,
        "cues": cues,
    }
    return TakeOrder(**{**fields, **changes})
