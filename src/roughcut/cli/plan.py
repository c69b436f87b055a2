"""`roughcut plan`: what a film would be made of with a model, and what it would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from roughcut.cli import model_options, options
from roughcut.cli.groups import grouped

if TYPE_CHECKING:
    from roughcut.director.schema import ModelPlan
    from roughcut.script.schema import Script


@grouped
def plan(
    script: options.ScriptFile,
    *,
    wanted: model_options.Wanted,
    look: options.Look,
    as_json: options.AsJson = False,
) -> None:
    """Show the takes that a model would be asked for, with prompts and prices. Nothing is called or spent."""
    import json

    from roughcut.director.listing import plan_json, plan_text

    reading = options.read_script_file(script, look.language)
    made = _planned(reading.script, wanted, look)
    if as_json:
        numbers = [shot.number for shot in reading.script.shots]
        typer.echo(json.dumps(plan_json(made, numbers), ensure_ascii=False, indent=2))
        return
    for warning in options.warnings_of(reading, script):
        typer.echo(warning, err=True)
    typer.echo(plan_text(made))


def _planned(script: Script, wanted: model_options.Wanted, look: options.Look) -> ModelPlan:
    from roughcut.director.estimate import estimated_plan
    from roughcut.director.takes import model_plan

    profile = wanted.profile()
    wishes = wanted.wishes_for(script)
    plan_options = look.plan_options(*wanted.film_size())
    return model_plan(script, estimated_plan(script, plan_options, profile.id), profile, wishes)
