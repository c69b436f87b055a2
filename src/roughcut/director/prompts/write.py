"""Writes the prompt of a brief in the form of its model."""

from __future__ import annotations

from collections.abc import Callable

from roughcut.director.prompts import kling, omni, plain, wan
from roughcut.director.prompts.parts import Part, fitted
from roughcut.director.prompts.schema import Brief, Prompt
from roughcut.models.video.profile import PromptForm

_FORMS: dict[PromptForm, Callable[[Brief], list[Part]]] = {
    "plain": plain.parts,
    "omni": omni.parts,
    "kling": kling.parts,
    "wan": wan.parts,
    "seedance": wan.parts,
    "happyhorse": wan.parts,
    "minimax": wan.parts,
}


def prompt_parts(brief: Brief) -> list[Part]:
    """The parts of the prompt before any of them has to go; the entries of a list of shots."""
    if _is_list(brief):
        return [Part(entry.text) for entry in kling.shot_list(brief)]
    return [part for part in _FORMS[brief.form](brief) if part.text]


def write_prompt(brief: Brief) -> Prompt:
    """The prompt of a brief, within the limit of its model; spoken lines are always whole."""
    if _is_list(brief):
        return kling.joined(kling.shot_list(brief), brief.limit)
    return fitted(prompt_parts(brief), brief.limit, brief.language)


def _is_list(brief: Brief) -> bool:
    """True where the shots of a call are told as a list, each with its own length."""
    return brief.form == "kling" and len(brief.shots) > 1
