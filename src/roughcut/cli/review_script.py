"""`roughcut review-script`: scripts are checked, measured and, by a judge, scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options, review_options
from roughcut.cli.groups import grouped

if TYPE_CHECKING:
    from roughcut.critic.scripts.schema import ReviewSummary, ScriptEntry
    from roughcut.models.language.schema import LanguageModel


@dataclass(frozen=True)
class Dialogues:
    """Where the dialogues of scripts are found."""

    dialogue: Annotated[
        Path | None,
        typer.Option("--dialogue", help="The dialogue of the script; default: dialogue.txt beside it."),
    ] = None
    dialogue_key: Annotated[
        str | None,
        typer.Option("--dialogue-key", help="The key of the dialogue in JSONL; default: dialogue or input."),
    ] = None
    script_key: Annotated[
        str | None,
        typer.Option(
            "--script-key", help="The key of the script in JSONL; default: response or generated_script."
        ),
    ] = None


@grouped
def review_script(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="Scripts, folders that roughcut made, or JSONL with a script (and its dialogue) a line.",
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The report to write.")] = Path("report.json"),
    *,
    told: Dialogues,
    asked: review_options.Judging,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="How many scripts the judge is given at once.")
    ] = 4,
    quiet: options.Quiet = False,
) -> None:
    """Check scripts against their dialogues, measure them and, with --judge, have them scored."""
    from roughcut.cli.progress import watching
    from roughcut.production.asking import asking, ledger_beside
    from roughcut.production.script_reviewing import entries_of, review_scripts

    entries = entries_of(files, told.dialogue, told.dialogue_key, told.script_key)
    ledger, cap = ledger_beside(out), asked.cap_usd
    with (
        asking(ledger, "judge", "script review", max_cost_usd=cap, rehearse=asked.rehearse) as open_model,
        watching(quiet) as watcher,
    ):
        model = open_model(asked.judge) if asked.judge else None
        if model is not None and not quiet:
            _say_price(model, entries, asked)
        watcher.stage("script reviews", len(entries))
        report = review_scripts(
            entries,
            out,
            model=model,
            votes=asked.votes,
            workers=workers,
            advance=lambda: watcher.advance("script reviews"),
        )
    if not quiet:
        _say(report.summary, out)
        asked.say_what_it_is_worth()
    if report.summary.failed_evaluations:
        raise typer.Exit(1)


def _say_price(model: LanguageModel, entries: Sequence[ScriptEntry], asked: review_options.Judging) -> None:
    from roughcut.production.script_reviewing import judging_estimate_usd

    cost = judging_estimate_usd(model, entries, asked.votes)
    price = "an unknown price" if cost is None else f"about ${cost:.4f}"
    typer.echo(f"{len(entries)} scripts, {asked.votes} votes each, by {asked.judge}: {price}.", err=True)


def _say(summary: ReviewSummary, out: Path) -> None:
    typer.echo(f"{summary.successful_evaluations} of {summary.total_entries} scripts were evaluated.")
    for check, counts in summary.faults.items():
        if counts["of_entries"]:
            typer.echo(f"  {check:<12}{counts['grave']} grave, {counts['minor']} minor faults")
    for name, mean in summary.scores.items():
        value = "no score" if mean.value is None else f"{mean.value:.2f}"
        typer.echo(f"  {name.replace('_', ' '):<28}{value} (of {mean.count})")
    typer.echo(f"Report: {out}")
