"""Metrics that need a model: they say what is missing, and never guess."""

from __future__ import annotations

from collections.abc import Callable

from roughcut.critic.case import Case, Finding, not_run

_JUDGE = (
    "Needs a judge that sees and hears the film (a multimodal language model). None is configured, and this"
    " version has no command that asks one."
)
_REASONS = {
    "fvd": "Compares two folders of films and says nothing about a single film: use `roughcut review-film"
    " FOLDER --reference FOLDER --fvd-weights FILE`.",
    "audio_visual_synchronization": _JUDGE,
    "emotional_consistency": _JUDGE,
    "rhythm_coordination": _JUDGE,
    "voice_lip_sync": _JUDGE,
}


def _saying(reason: str) -> Callable[[Case], Finding]:
    return lambda case: not_run(reason)


EXAMINERS = {name: _saying(reason) for name, reason in _REASONS.items()}
