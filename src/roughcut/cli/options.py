"""The options that several verbs share, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.errors import OptionError
from roughcut.files import expanded
from roughcut.timebase import parse_rate

if TYPE_CHECKING:
    from roughcut.director.schema import PlanOptions
    from roughcut.script.schema import Language, Reading


class StyleChoice(StrEnum):
    """How the film is drawn."""

    ANIME = "anime"
    REALISTIC = "realistic"
    ANIMATED = "animated"
    PAINTERLY = "painterly"
    ABSTRACT = "abstract"


class LanguageChoice(StrEnum):
    """The language that the script is written in."""

    ENGLISH = "en"
    CHINESE = "zh"


DialogueFile = Annotated[
    str, typer.Argument(metavar="DIALOGUE", help="The dialogue: a file, or - for standard input.")
]
ScriptFile = Annotated[
    str,
    typer.Argument(metavar="SCRIPT", help="The script, text or JSON: a file, or - for standard input."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Style = Annotated[StyleChoice, typer.Option(help="How the film is drawn.")]
Fps = Annotated[str, typer.Option(help="Frames a second: 24, 25, 23.976, 30000/1001 …")]
Seed = Annotated[int, typer.Option(help="The same input and seed give the same script and the same film.")]
LanguageOption = Annotated[
    LanguageChoice | None,
    typer.Option(help="Write the script in this language; default: the dialogue's own."),
]
Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="The folder to work in; default: out/<name of the input>.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Workers = Annotated[int | None, typer.Option(min=1, max=256, help="Worker processes; default: one a core.")]


@dataclass(frozen=True)
class Look:
    """How the film looks, and the language that its script is in."""

    style: Style = StyleChoice.ANIMATED
    fps: Fps = "24"
    seed: Seed = 0
    language: LanguageOption = None

    def plan_options(self, width_px: int, height_px: int) -> PlanOptions:
        """The options of a film of this size, checked."""
        from roughcut.director.schema import PlanOptions

        return PlanOptions(
            style=self.style.value,
            width_px=width_px,
            height_px=height_px,
            rate=parse_rate(self.fps),
            seed=self.seed,
        )


@dataclass(frozen=True)
class Running:
    """How the work is done, and whether it is told."""

    workers: Workers = None
    quiet: Quiet = False


_SIZE = re.compile(r"(\d{1,5})\s*[xX×*]\s*(\d{1,5})")


def read_size(text: str) -> tuple[int, int]:
    """Read `1280x720`: width and height in pixels, even, 64 to 4096 each."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise OptionError(f"{text!r} is not a size; write width x height in pixels, such as 1280x720.")
    width, height = int(match[1]), int(match[2])
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise OptionError(f"A size of {text} is out of range; each side may have 64 to 4096 pixels.")
    if width % 2 or height % 2:
        raise OptionError(
            f"A size of {text} cannot be encoded: both sides must be even, such as "
            f"{width + width % 2}x{height + height % 2}."
        )
    return width, height


def language_of(choice: LanguageChoice | None) -> Language | None:
    """The chosen language as the script knows it; None when the dialogue decides."""
    return choice.value if choice else None


def out_folder(out: Path | None, source: str) -> Path:
    """The folder to work in: as asked, or `out/<name>` after the input file."""
    if out is not None:
        return out
    return Path("out") / (Path(source).stem if source != "-" else "untitled")


def source_path(source: str) -> Path | None:
    """The input file as an absolute path; None for standard input."""
    return None if source == "-" else expanded(Path(source)).absolute()


def read_script_file(source: str, language: LanguageChoice | None) -> Reading:
    """The script in a file or on standard input, in the language that was chosen for it."""
    from roughcut.script.formats import read_script
    from roughcut.textfile import read_text

    reading = read_script(read_text(source), source)
    chosen = language_of(language) or reading.script.language
    script = reading.script.model_copy(update={"language": chosen})
    return reading.model_copy(update={"script": script})


def warnings_of(reading: Reading, source: str) -> Sequence[str]:
    """What the reader of a script was in doubt of, each with its place in the file."""
    return [f"{source}:{each.line}:{each.column}: {each.message}" for each in reading.warnings]
