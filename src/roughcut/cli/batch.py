"""`roughcut batch`: a film for every line of a file of stories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import model_options, options, wishes, writer_options
from roughcut.cli.groups import grouped

if TYPE_CHECKING:
    from roughcut.production.batch import BatchSummary
    from roughcut.production.stories import Story

StoriesFile = Annotated[
    str, typer.Argument(metavar="STORIES", help="JSONL, a story a line: a file, or - for standard input.")
]


@dataclass(frozen=True)
class Stories:
    """Which stories are taken out of the file, and how many are in hand at a time."""

    script_key: Annotated[
        str | None, typer.Option(help="The key of the script; default: response, generated_script or script.")
    ] = None
    dialogue_key: Annotated[
        str | None,
        typer.Option(help="The key of the dialogue, for lines without a script; default: dialogue or input."),
    ] = None
    limit: Annotated[int | None, typer.Option(min=1, help="Take the first so many stories alone.")] = None
    concurrency: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, help="How many stories at a time; default: enough to keep model and workers busy."
        ),
    ] = None
    jobs: Annotated[
        int | None, typer.Option(min=1, help="How many jobs may be open at a provider, at most.")
    ] = None

    def of_file(self, file: str) -> tuple[list[Story], tuple[int, ...]]:
        """The stories to be filmed, and the numbers of the blank lines."""
        from roughcut.production.stories import read_stories
        from roughcut.textfile import read_text

        found, blank = read_stories(read_text(file), self.script_key, self.dialogue_key)
        return found[: self.limit], blank


@grouped
def batch(
    stories: StoriesFile,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for all the stories.")],
    *,
    wanted: model_options.Wanted,
    look: options.Look,
    writer: writer_options.WriterChoice,
    brief: wishes.Brief = "",
    lines: Stories,
    purse: model_options.Purse,
    again: model_options.Again,
    running: options.Running,
) -> None:
    """Make a film of every story, each in a folder of its own; the same command goes on where it stood.

    Writes responses.jsonl and video_dialogues.jsonl beside the folders, and exits 0 only if every story
    has its whole film. With --retakes, shots with grave notes are taken again once all stories have one.
    """
    from roughcut.cli.approval import approval
    from roughcut.cli.progress import watching
    from roughcut.production.batch import Batch

    writing = writer.writing()
    judge = again.judge_of_retakes()
    buying = model_options.buying(wanted, purse, asks_others=writing.calls_a_model or judge is not None)
    found, blank = lines.of_file(stories)
    with watching(running.quiet) as watcher:
        for line in blank:
            watcher.say(f"Line {line} is blank.")
        made = Batch(
            found,
            out,
            look.plan_options(*wanted.film_size()),
            buying,
            language=options.language_of(look.language),
            cast=wishes.read_cast(wanted.cast),
            brief=brief,
            writing=writing,
            retakes=again.retakes,
            judge=judge,
            watcher=watcher,
            approve=approval(yes=purse.yes),
        )
        summary = made.run(concurrency=lines.concurrency, workers=running.workers, jobs=lines.jobs)
    for line in sorted(summary.failed):
        typer.echo(summary.failed[line], err=True)
    if not running.quiet:
        _say(summary, out, rehearsed=purse.rehearse)
    if not summary.is_whole:
        raise typer.Exit(1)


def _say(summary: BatchSummary, out: Path, *, rehearsed: bool) -> None:
    """How many films there are and where, and what it cost."""
    whole = len(set(summary.films) - set(summary.failed))
    typer.echo(f"{whole} of {len(set(summary.films) | set(summary.failed))} stories are whole, in {out}")
    if summary.spent_usd and rehearsed:
        typer.echo(f"Rehearsed:  nothing was spent; for real it would have been ${summary.spent_usd:.2f}")
    elif summary.spent_usd:
        typer.echo(f"Spent:      ${summary.spent_usd:.2f}")
