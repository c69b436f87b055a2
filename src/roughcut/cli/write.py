"""`roughcut write`: a dialogue becomes a shooting script, or a file of dialogues a file of scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options, wishes, writer_options
from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.scripter.schema import Dialogue
    from roughcut.scripter.writing import Written


def write(
    dialogue: Annotated[
        str | None,
        typer.Argument(metavar="DIALOGUE", help="The dialogue: a file, or - for standard input."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="The script to write, .txt, .json, .fountain or .fdx; default: standard output.",
        ),
    ] = None,
    writer: writer_options.Writer = "grammar",
    temperature: writer_options.Temperature = 0.7,
    max_tokens: writer_options.MaxTokens = 8192,
    samples: writer_options.Samples = 1,
    repairs: writer_options.Repairs = 3,
    judge: writer_options.Judge = None,
    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch", metavar="IN.jsonl", help="Many dialogues, a JSON object a line, into -o OUT.jsonl."
        ),
    ] = None,
    dialogue_key: Annotated[
        str | None,
        typer.Option(
            "--dialogue-key", help="The key of the dialogue in a batch; default: dialogue or input."
        ),
    ] = None,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, max=64, help="How many dialogues of a batch are written at once."),
    ] = 4,
    seed: options.Seed = 0,
    language: options.LanguageOption = None,
    cast: wishes.Cast = None,
    brief: wishes.Brief = "",
    positions: wishes.Positions = None,
    subtitles: wishes.Subtitles = None,
    max_cost_usd: writer_options.MaxCost = None,
    rehearse: writer_options.Rehearse = False,
    quiet: options.Quiet = False,
) -> None:
    """Turn a dialogue into a shooting script."""
    from roughcut.scripter.writers import price_sentence, write_checked

    writing = writer_options.writing_of(writer, temperature, max_tokens, samples, repairs)

    def say(sentence: str) -> None:
        if not quiet:
            typer.echo(sentence, err=True)

    with writer_options.asking_for_scripts(out, dialogue, max_cost_usd, rehearse=rehearse) as open_model:

        def written(said: Dialogue) -> Written:
            wished = wishes.wished(said, cast, brief, positions)
            done = write_checked(
                wished,
                writing,
                seed=seed,
                language=options.language_of(language),
                open_model=open_model,
                rank=writer_options.ranking(judge, open_model, wished) if samples > 1 else None,
                say=say if batch is None else (lambda _: None),
            )
            return wishes.cut(done, subtitles) if subtitles else done

        if batch is not None and dialogue is None:
            told = [writing, seed, language, wishes.read_cast(cast), brief, *wishes.read_positions(positions)]

            def price(many: Sequence[Dialogue]) -> None:
                if writing.calls_a_model and many:
                    say(price_sentence(open_model(writing.writer), many, writing))

            _batch(batch, out, dialogue_key, workers, told, written, price, quiet=quiet)
        elif dialogue is not None and batch is None:
            _one(dialogue, out, written, quiet=quiet)
        else:
            raise OptionError("Name a dialogue, or a file of many with --batch; one of the two.")


def _one(dialogue: str, out: Path | None, write_one: Callable[[Dialogue], Written], *, quiet: bool) -> None:
    from roughcut.files import write_text
    from roughcut.script.formats import format_of, write_script
    from roughcut.scripter.assembling import left_out
    from roughcut.scripter.dialogue import read_dialogue
    from roughcut.textfile import read_text

    said = read_dialogue(read_text(dialogue), dialogue)
    if not quiet and said.remarks:
        typer.echo(left_out(said), err=True)
    written = write_one(said)
    script = written.script
    if out is None or str(out) == "-":
        typer.echo(write_script(script, "text"), nl=False)
    else:
        write_text(out, write_script(script, format_of(out.name)))
    if not quiet:
        writer_options.say_what_is_wrong(written)
        if out is not None and str(out) != "-":
            typer.echo(f"Script: {out} ({len(script.shots)} shots)")
    writer_options.fail_if_grave(written)


def _batch(
    batch: Path,
    out: Path | None,
    key: str | None,
    workers: int,
    told: Sequence[object],
    write_one: Callable[[Dialogue], Written],
    price: Callable[[Sequence[Dialogue]], None],
    *,
    quiet: bool,
) -> None:
    from roughcut.cli.progress import watching
    from roughcut.digest import digest_of
    from roughcut.scripter.batch import dialogues_of, read_batch, read_batch_file, write_batch

    if out is None or str(out) == "-":
        raise OptionError("A batch needs a file to write: -o OUT.jsonl.")
    items = read_batch(read_batch_file(batch), key, digest_of(*told))
    price(dialogues_of(items, out))
    with watching(quiet) as watcher:
        watcher.stage("scripts", len(items))
        result = write_batch(
            items, out, write_one, workers=workers, advance=lambda: watcher.advance("scripts")
        )
    for line, reason in sorted(result.failed.items())[:20]:
        typer.echo(f"line {line}: {reason}", err=True)
    if not quiet:
        typer.echo(
            f"Scripts: {out} ({result.written} written, {result.kept} kept, {len(result.failed)} failed "
            f"of {result.total})"
        )
    if not result.is_whole:
        raise typer.Exit(1)
