"""`roughcut plan`: what a film would be made of with a model, and what it would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import model_options, options, wishes

if TYPE_CHECKING:
    from roughcut.director.schema import ModelPlan, Wishes
    from roughcut.models.video.profile import VideoProfile
    from roughcut.script.schema import Script


def plan(
    script: Annotated[
        str,
        typer.Argument(metavar="SCRIPT", help="The script, text or JSON: a file, or - for standard input."),
    ],
    model: model_options.Model = "previs",
    style: options.Style = options.StyleChoice.ANIMATED,
    size: model_options.Size = None,
    seconds: model_options.Seconds = None,
    audio: model_options.Audio = None,
    reference_mode: model_options.ReferenceMode = None,
    reference_first_frame: model_options.FirstFrame = None,
    cast: wishes.Cast = None,
    fps: options.Fps = "24",
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the takes that a model would be asked for, with prompts and prices. Nothing is called or spent."""
    import json

    from roughcut.director.listing import plan_json, plan_text
    from roughcut.models.video.catalogue import chosen_profile
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    reading = read_script(read_text(script), script)
    chosen = options.language_of(language) or reading.script.language
    document = reading.script.model_copy(update={"language": chosen})
    wished = model_options.wishes(
        document,
        size=size,
        seconds=seconds,
        audio=audio,
        reference_mode=reference_mode,
        first_frame=reference_first_frame,
        cast=cast,
    )
    made = _planned(document, chosen_profile(model), wished, style, fps, seed)
    if as_json:
        numbers = [shot.number for shot in document.shots]
        typer.echo(json.dumps(plan_json(made, numbers), ensure_ascii=False, indent=2))
        return
    for warning in reading.warnings:
        typer.echo(f"{script}:{warning.line}:{warning.column}: {warning.message}", err=True)
    typer.echo(plan_text(made))


def _planned(
    script: Script, profile: VideoProfile, wished: Wishes, style: options.StyleChoice, fps: str, seed: int
) -> ModelPlan:
    from roughcut.director.estimate import estimated_plan
    from roughcut.director.schema import PlanOptions
    from roughcut.director.takes import model_plan
    from roughcut.timebase import parse_rate

    width, height = model_options.film_size(profile, wished.size)
    plan_options = PlanOptions(
        style=style.value, width_px=width, height_px=height, rate=parse_rate(fps), seed=seed
    )
    return model_plan(script, estimated_plan(script, plan_options, profile.id), profile, wished)
