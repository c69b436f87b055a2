"""The `roughcut` command: its verbs, and how every failure ends in one sentence."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from roughcut import __version__
from roughcut.cli import (
    STOPPED,
    STOPPED_CODE,
    batch,
    calibrate,
    compare,
    doctor,
    export,
    ledger,
    make,
    models,
    plan,
    retakes,
    review_film,
    review_script,
    script,
    shoot,
    write,
)
from roughcut.errors import RoughcutError

_interrupts: list[int] = []

app = typer.Typer(
    name="roughcut",
    help="A dialogue goes in; a shooting script, a voiced film with subtitles and a review come out.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("make")(make.make)
app.command("write")(write.write)
app.command("shoot")(shoot.shoot)
app.command("review-film")(review_film.review_film)
app.command("review-script")(review_script.review_script)
app.command("compare")(compare.compare)
app.command("calibrate")(calibrate.calibrate)
app.command("plan")(plan.plan)
app.command("retakes")(retakes.retakes)
app.command("export")(export.export)
app.command("doctor")(doctor.doctor)
app.command("ledger")(ledger.ledger)
app.command("batch")(batch.batch)
app.add_typer(script.app, name="script")
app.add_typer(models.app, name="models")


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"roughcut {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """A dialogue goes in; a shooting script, a voiced film with subtitles and a review come out."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> NoReturn:
    """Run the command line; exit 0 when all went well, 2 for the user's mistakes, 130 when stopped."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    try:
        code = run(sys.argv[1:])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    # A library that was just being imported may have swallowed the interrupt.
    if _interrupts and code != STOPPED_CODE:
        code = _say_stopped()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command in this process and give its exit code; what fails is told on standard error.

    Raises BrokenPipeError where nobody reads on.
    """
    try:
        code = app(list(arguments), prog_name="roughcut", standalone_mode=False)
    except RoughcutError as error:
        return _say(error.message, error.exit_code)
    except TyperException as error:
        return _say(f"{_words_of(error)} `{_verb_of(error)} --help` lists what there is.", 2)
    except (KeyboardInterrupt, typer.Abort):
        return _say_stopped()
    except SystemExit as error:  # the parser's way to say that nobody reads on
        raise BrokenPipeError from error
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("ROUGHCUT_DEBUG"):
            raise
        if isinstance(error, OSError) and error.strerror:
            return _say(f"{_refusal(error)} What is finished is kept; mend that and run it again.", 2)
        return _say(
            f"An unexpected fault: {type(error).__name__}: {error}. This is ours to mend: run it again with "
            "ROUGHCUT_DEBUG=1 and report what it prints. What is finished is kept.",
            1,
        )
    # The parser may have turned the interrupt into this code itself.
    if code == STOPPED_CODE:
        return _say_stopped()
    return code if isinstance(code, int) else 0


def _words_of(error: TyperException) -> str:
    """A usage error as one sentence."""
    words = error.format_message().replace("Value error, ", "").rstrip(".")
    return words if words.endswith("?") else f"{words}."


def _verb_of(error: TyperException) -> str:
    """The command whose help tells more."""
    context = getattr(error, "ctx", None)
    return context.command_path if context else "roughcut"


def _refusal(error: OSError) -> str:
    """What the system would not do: a full disk behind standard output, too many open files …"""
    where = f" ({error.filename})" if error.filename else ""
    return f"The system refused what was asked of it: {error.strerror}{where}."


def _say_stopped() -> int:
    return _say(STOPPED, STOPPED_CODE)


def _say(message: str, code: int) -> int:
    """Tell why the command ends, in one line, and give the exit code to end with."""
    typer.echo(f"roughcut: {' '.join(message.split())}", err=True)
    return code


def _stop(number: int, _frame: object) -> NoReturn:
    _interrupts.append(number)
    raise KeyboardInterrupt
