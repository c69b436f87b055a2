"""`roughcut write`: a dialogue becomes a shooting script, or a file of dialogues a file of scripts."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options, wishes, writer_options
from roughcut.cli.groups import grouped
from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.production.asking import OpenModel
    from roughcut.script.schema import Language
    from roughcut.scripter.schema import Dialogue
    from roughcut.scripter.writing import Writing, Written


@dataclass(frozen=True)
class Many:
    """A file of dialogues in the place of one."""

    batch: Annotated[
        Path | None,
        typer.Option(
            "--batch", metavar="IN.jsonl", help="Many dialogues, a JSON object a line, into -o OUT.jsonl."
        ),
    ] = None
    dialogue_key: Annotated[
        str | None,
        typer.Option(
            "--dialogue-key", help="The key of the dialogue in a batch; default: dialogue or input."
        ),
    ] = None
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, max=64, help="How many dialogues of a batch are written at once."),
    ] = 4


@dataclass(frozen=True)
class Told:
    """What the user decides about the script beside who writes it."""

    seed: options.Seed = 0
    language: options.LanguageOption = None
    cast: wishes.Cast = None
    brief: wishes.Brief = ""
    positions: wishes.Positions = None
    subtitles: wishes.Subtitles = None

    @property
    def wished(self) -> wishes.Wished:
        """What the dialogue leaves open."""
        return wishes.Wished(self.brief, self.positions)


@grouped
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
    *,
    writer: writer_options.WriterChoice,
    judge: writer_options.Judge = None,
    many: Many,
    told: Told,
    max_cost_usd: writer_options.MaxCost = None,
    rehearse: writer_options.Rehearse = False,
    quiet: options.Quiet = False,
) -> None:
    """Turn a dialogue into a shooting script."""
    writing = writer.writing()
    if (dialogue is None) == (many.batch is None):
        raise OptionError("Name a dialogue, or a file of many with --batch; one of the two.")
    asks = writing.calls_a_model or judge is not None
    with (
        writer_options.asking_for_scripts(out, dialogue, max_cost_usd, rehearse=rehearse)
        if asks
        else contextlib.nullcontext()
    ) as open_model:
        desk = _Desk(writing, told, judge, open_model, quiet)
        if dialogue is not None:
            _one(dialogue, out, desk)
        elif many.batch is not None:
            _batch(many.batch, out, many, desk)


@dataclass(frozen=True)
class _Desk:
    """Where scripts are written, all in the same manner."""

    writing: Writing
    told: Told
    judge: str | None
    open_model: OpenModel | None
    quiet: bool

    @property
    def language(self) -> Language | None:
        return options.language_of(self.told.language)

    def say(self, sentence: str) -> None:
        if not self.quiet:
            typer.echo(sentence, err=True)

    def write(self, said: Dialogue, *, talks: bool) -> Written:
        """The checked script of a dialogue; `talks`: what it costs and what is mended is said."""
        from roughcut.scripter.writers import write_checked

        told = self.told
        wished = wishes.wished(said, told.cast, told.wished)
        several = self.writing.samples > 1
        done = write_checked(
            wished,
            self.writing,
            seed=told.seed,
            language=self.language,
            open_model=self.open_model,
            rank=writer_options.ranking(self.judge, self.open_model, wished) if several else None,
            say=self.say if talks else (lambda _: None),
        )
        return wishes.cut(done, told.subtitles) if told.subtitles else done

    def write_silently(self, said: Dialogue) -> Written:
        """The checked script of one dialogue of many."""
        return self.write(said, talks=False)

    def say_price(self, many: Sequence[Dialogue]) -> None:
        """What so many scripts cost, where a language model writes them."""
        from roughcut.scripter.writers import price_sentence

        if self.open_model and self.writing.calls_a_model and many:
            self.say(price_sentence(self.open_model(self.writing.writer), many, self.writing))

    def digest(self) -> str:
        """Of all that a script depends on beside its dialogue."""
        from roughcut.digest import digest_of

        told = self.told
        positions = wishes.read_positions(told.positions)
        return digest_of(
            self.writing, told.seed, told.language, wishes.read_cast(told.cast), told.brief, *positions
        )


def _one(dialogue: str, out: Path | None, desk: _Desk) -> None:
    from roughcut.files import write_text
    from roughcut.script.formats import format_of, write_script
    from roughcut.scripter.assembling import left_out
    from roughcut.scripter.dialogue import read_dialogue
    from roughcut.textfile import read_text

    said = read_dialogue(read_text(dialogue), dialogue)
    if said.remarks:
        desk.say(left_out(said))
    written = desk.write(said, talks=True)
    script = written.script
    if out is None or str(out) == "-":
        typer.echo(write_script(script, "text"), nl=False)
    else:
        write_text(out, write_script(script, format_of(out.name)))
    if not desk.quiet:
        writer_options.say_what_is_wrong(written)
        if out is not None and str(out) != "-":
            typer.echo(f"Script: {out} ({len(script.shots)} shots)")
    writer_options.fail_if_grave(written)


def _batch(batch: Path, out: Path | None, many: Many, desk: _Desk) -> None:
    from roughcut.cli.progress import watching
    from roughcut.scripter.batch import dialogues_of, read_batch, read_batch_file, write_batch

    if out is None or str(out) == "-":
        raise OptionError("A batch needs a file to write: -o OUT.jsonl.")
    items = read_batch(read_batch_file(batch), many.dialogue_key, desk.digest())
    desk.say_price(dialogues_of(items, out))
    with watching(desk.quiet) as watcher:
        watcher.stage("scripts", len(items))
        result = write_batch(
            items, out, desk.write_silently, workers=many.workers, advance=lambda: watcher.advance("scripts")
        )
    for line, reason in sorted(result.failed.items())[:20]:
        typer.echo(f"line {line}: {reason}", err=True)
    if not desk.quiet:
        typer.echo(
            f"Scripts: {out} ({result.written} written, {result.kept} kept, {len(result.failed)} failed "
            f"of {result.total})"
        )
    if not result.is_whole:
        raise typer.Exit(1)
