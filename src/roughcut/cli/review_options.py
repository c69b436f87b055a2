"""The options of the verbs that review: who judges, what is measured, and against which other films."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import writer_options

if TYPE_CHECKING:
    from roughcut.production.reviewing import Measuring


@dataclass(frozen=True)
class Judging:
    """Who is asked to judge (None: nobody), how often, and for how much at most."""

    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            help="Who scores: gemini:MODEL, openai:MODEL or local:FOLDER; default: nobody, and no score.",
        ),
    ] = None
    votes: writer_options.Votes = 3
    max_cost_usd: writer_options.MaxCost = None
    rehearse: writer_options.Rehearse = False

    @property
    def cap_usd(self) -> Decimal | None:
        """The most that all of it may cost; None for no cap."""
        return None if self.max_cost_usd is None else Decimal(str(self.max_cost_usd))

    def say_what_it_is_worth(self) -> None:
        """Say so where the scores are those of a rehearsal."""
        writer_options.say_if_rehearsed(self.rehearse and self.judge is not None)


@dataclass(frozen=True)
class Measured:
    """What is measured of a film, and with what."""

    encoder: Annotated[
        str | None,
        typer.Option(
            "--encoder", help="A CLIP or SigLIP for vsa and clip: the folder of its weights, or a hub id."
        ),
    ] = None
    frames_per_s: Annotated[
        float,
        typer.Option(
            "--frames-per-s", min=0.1, max=30, help="How many frames a second the encoder is shown."
        ),
    ] = 2.0
    metrics: Annotated[
        str | None,
        typer.Option("--metrics", help="Only these, such as vsa,clip,loudness, or vbench; default: all."),
    ] = None
    vbench_results: Annotated[
        Path | None,
        typer.Option(
            "--vbench-results", help="VBench's own results (…_eval_results.json) on the takes or the films."
        ),
    ] = None

    def measuring(self) -> Measuring:
        """What is to be measured. Raises OptionError for metrics, weights and results that are not there."""
        from roughcut.critic.choosing import chosen
        from roughcut.critic.vbench import read_results
        from roughcut.models.vision.opening import open_encoder
        from roughcut.production.reviewing import Measuring

        only = chosen(self.metrics) if self.metrics is not None else None
        return Measuring(
            open_encoder(self.encoder) if self.encoder else None,
            self.frames_per_s,
            only,
            vbench=read_results(self.vbench_results) if self.vbench_results else None,
            runs_vbench=only is not None and any(name.startswith("vbench_") for name in only),
        )


@dataclass(frozen=True)
class OtherFilms:
    """The films that a folder of films is held against, and by what."""

    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference",
            help="A folder of films to compare a folder of films with (FVD); see --fvd-weights.",
        ),
    ] = None
    fvd_weights: Annotated[
        Path | None, typer.Option("--fvd-weights", help="The I3D for the FVD, as TorchScript (.pt) or ONNX.")
    ] = None
