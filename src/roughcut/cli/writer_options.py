"""The options about who writes the script, and what is said of how it went."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from roughcut.production.asking import OpenModel
    from roughcut.production.folder import ProductionFolder
    from roughcut.production.request import MakeRequest
    from roughcut.scripter.schema import Dialogue
    from roughcut.scripter.writers import Rank
    from roughcut.scripter.writing import Writing, Written

Writer = Annotated[
    str,
    typer.Option(
        "--writer",
        help="Who writes: grammar (embedded), openai:MODEL, gemini:MODEL, scriptagent:http://HOST/v1 or "
        "scriptagent:FOLDER.",
    ),
]
Temperature = Annotated[
    float, typer.Option("--temperature", min=0, max=2, help="How freely a language model writes.")
]
MaxTokens = Annotated[
    int, typer.Option("--max-tokens", min=256, help="The most tokens of one answer of a language model.")
]
Samples = Annotated[
    int, typer.Option("--samples", min=1, max=16, help="Write so many scripts and take the best.")
]
Repairs = Annotated[
    int,
    typer.Option("--repairs", min=0, max=10, help="How often failing shots may go back to a language model."),
]

MaxCost = Annotated[
    float | None,
    typer.Option("--max-cost-usd", min=0, help="Never let the language model cost more than this, in all."),
]

Votes = Annotated[int, typer.Option("--votes", min=1, max=15, help="How often the judge is asked.")]
Rehearse = Annotated[
    bool,
    typer.Option(
        "--rehearse",
        help="Ask a local server in the provider's manner that answers by rule: no key, no cost.",
    ),
]

Judge = Annotated[
    str | None,
    typer.Option(
        "--judge", help="Of several samples that are equally sound, take the one this model prefers."
    ),
]


@dataclass(frozen=True)
class WriterChoice:
    """Who writes the script, and how."""

    writer: Writer = "grammar"
    temperature: Temperature = 0.7
    max_tokens: MaxTokens = 8192
    samples: Samples = 1
    repairs: Repairs = 3

    def writing(self) -> Writing:
        """How the script is to be written. Raises OptionError for a writer that nobody has."""
        from roughcut.scripter.writers import check_writer
        from roughcut.scripter.writing import Writing

        check_writer(self.writer)
        return Writing(**asdict(self))


def ranking(judge: str | None, open_model: OpenModel | None, dialogue: Dialogue) -> Rank | None:
    """What the judge thinks of a script of this dialogue; None without a judge."""
    if judge is None or open_model is None:
        return None
    from roughcut.production.ranking import rank_by
    from roughcut.scripter.language.listing import listing

    return rank_by(open_model(judge), listing(dialogue.events))


def asking_for_scripts(
    out: Path | None, source: str | None, max_cost_usd: float | None, *, rehearse: bool = False
) -> contextlib.AbstractContextManager[OpenModel]:
    """What opens a writer's model, with the ledger that keeps its answers beside the script."""
    from roughcut.production.asking import asking, ledger_beside

    cap = None if max_cost_usd is None else Decimal(str(max_cost_usd))
    ledger = ledger_beside(out, "script", str(Path(source or "-").absolute()))
    return asking(ledger, "script", "script", max_cost_usd=cap, rehearse=rehearse)


def say_what_is_wrong(written: Written) -> None:
    """Every remark and every fault that is left, on standard error."""
    for remark in written.remarks:
        typer.echo(f"note: {remark}", err=True)
    for reason in written.failed_samples:
        typer.echo(f"note: A sample did not come: {reason}", err=True)
    for fault in written.faults:
        where = f"shot {fault.shot_number}: " if fault.shot_number else ""
        typer.echo(
            f"{'wrong' if fault.severity == 'grave' else 'minor'}: {where}{fault.sentence()}", err=True
        )


def say_if_rehearsed(rehearsed: bool) -> None:
    """What the scores of a rehearsal are worth."""
    if rehearsed:
        typer.echo("This was a rehearsal: its scores are made by rule and say nothing.", err=True)


def fail_if_grave(written: Written) -> None:
    """End with exit code 1 where the script, which is written, would make another film than was meant."""
    _fail(len(written.grave))


def fail_if_script_is_wrong(folder: ProductionFolder, request: MakeRequest) -> None:
    """The same for a production whose script a language model wrote; its film is made all the same."""
    from roughcut.production.made import script_of
    from roughcut.production.run import grave_faults

    _fail(grave_faults(script_of(folder), request))


def _fail(grave_count: int) -> None:
    if grave_count:
        faults = "a grave fault" if grave_count == 1 else f"{grave_count} grave faults"
        typer.echo(
            f"roughcut: The script is written, but {faults} could not be mended; see its warnings.", err=True
        )
        raise typer.Exit(1)
