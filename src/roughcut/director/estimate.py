"""A shot plan before any voice has spoken: lines are as long as their words are likely to take."""

from __future__ import annotations

from roughcut.director.plan import Spoken, plan_film
from roughcut.director.schema import PlanOptions, ShotPlan
from roughcut.models.speech.schema import RecordingInfo, Voice
from roughcut.script.pacing import speech_ms
from roughcut.script.schema import Script

_RATE = 24_000


def estimated_plan(script: Script, options: PlanOptions, model: str = "previs") -> ShotPlan:
    """The plan of a film whose lines are not recorded yet; their cues name no recording."""
    voice = Voice(id="estimate", language=script.language)
    spoken = [
        [
            Spoken(voice, "", RecordingInfo(duration_ms=speech_ms(line.text), sample_rate=_RATE))
            for line in shot.lines
        ]
        for shot in script.shots
    ]
    return plan_film(script, spoken, options, model)
