"""The options of every verb that may use a paid model, and how they become wishes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options
from roughcut.cli.wishes import Cast, read_cast
from roughcut.errors import MediaError, OptionError

if TYPE_CHECKING:
    from roughcut.director.schema import Wishes
    from roughcut.models.video.profile import VideoProfile
    from roughcut.production.request import Buying
    from roughcut.script.schema import Script
    from roughcut.scripter.cast import CastFile

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_FILM_SIZE = "1280x720"


class ReferenceModeChoice(StrEnum):
    """What a reference picture is to a shot."""

    FIRST = "first"
    STYLE = "style"
    ASSET = "asset"


Model = Annotated[
    str, typer.Option("--model", help="The video model, by any of its names; `roughcut models` lists them.")
]
Size = Annotated[
    str | None,
    typer.Option(
        help="A size that the model makes, by name or pixels: 720p, 1280x720; default: the cheapest."
    ),
]
Seconds = Annotated[
    int | None,
    typer.Option(min=1, help="The length of every take; default: the shortest that holds the shot."),
]
Audio = Annotated[
    bool | None,
    typer.Option("--audio/--no-audio", help="Let the model make sound; default: where it can."),
]
ReferenceMode = Annotated[
    ReferenceModeChoice | None,
    typer.Option(help="What pictures are to a take: its first frame, its style, or who and what is in it."),
]
FirstFrame = Annotated[
    Path | None, typer.Option("--reference-first-frame", help="A picture for the first shot.")
]
OtherModel = Annotated[
    str | None, typer.Option("--other-model", help="A model that may be asked for what --model refuses.")
]
MaxCost = Annotated[
    float | None,
    typer.Option("--max-cost-usd", min=0, help="Never let this production cost more than this, in all."),
]
MaxRetry = Annotated[
    int,
    typer.Option(
        min=0, max=20, help="How many further takes may be bought where one is not whole or was given up."
    ),
]
Retakes = Annotated[
    int,
    typer.Option(
        "--retakes",
        min=0,
        max=20,
        help="How often a shot with grave notes may be taken again; a retake is kept only where it measures "
        "better.",
    ),
]
Judge = Annotated[
    str | None,
    typer.Option(
        "--judge",
        metavar="PROVIDER:MODEL",
        help="With --retakes: a judge whose notes on each take count, too: openai:MODEL, gemini:MODEL …",
    ),
]
BuyAgain = Annotated[
    bool,
    typer.Option(
        "--buy-again", help="Buy takes again that may have been bought, or whose result has expired."
    ),
]
Rehearse = Annotated[
    bool,
    typer.Option(
        "--rehearse",
        help="Buy of a local server in the provider's manner: the real client, no cost.",
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Buy without asking, within the caps.")]


@dataclass(frozen=True)
class Wanted:
    """The model, and what is wanted of it."""

    model: Model = "previs"
    size: Size = None
    seconds: Seconds = None
    audio: Audio = None
    reference_mode: ReferenceMode = None
    reference_first_frame: FirstFrame = None
    cast: Cast = None

    def profile(self) -> VideoProfile:
        """What the model can do. Raises OptionError for one that nobody has."""
        from roughcut.models.video.catalogue import chosen_profile

        return chosen_profile(self.model)

    def film_size(self) -> tuple[int, int]:
        """The film's width and height in pixels: those of the size that was asked for, else 1280x720."""
        from roughcut.director.sizes import asked_size

        profile = self.profile()
        if not profile.shapes or self.size is None:
            return options.read_size(self.size or _FILM_SIZE)
        chosen = asked_size(profile, self.size)
        return chosen.width_px, chosen.height_px

    def wishes(self, size: str | None) -> Wishes:
        """What can be wished before the cast is known. Raises OptionError for a picture that is not there."""
        from roughcut.director.schema import Wishes

        first = self.reference_first_frame
        if first and not first.is_file():
            raise OptionError(f"There is no picture at {first}.")
        if first:
            _check(first)
        return Wishes(
            size=size,
            seconds=self.seconds,
            audio=self.audio,
            reference_mode=self.reference_mode.value if self.reference_mode else None,
            first_frame=first.absolute() if first else None,
        )

    def wishes_for(self, script: Script) -> Wishes:
        """The wishes for a script, with the pictures of its cast."""
        wished = self.wishes(self.size)
        return wished.model_copy(update={"cast": _cast(self.cast, script)}) if self.cast else wished

    def pictures(self) -> tuple[Path, ...]:
        """The pictures of the folder that --cast names, if it names one; those that a file names come with
        the cast. Raises OptionError for any that is no picture."""
        if self.cast and self.cast.is_file():
            _cast_file(self.cast)
            return ()
        return _pictures(self.cast) if self.cast else ()


@dataclass(frozen=True)
class Purse:
    """How much may be bought, and of whom else."""

    other_model: OtherModel = None
    max_cost_usd: MaxCost = None
    max_retry: MaxRetry = 0
    buy_again: BuyAgain = False
    rehearse: Rehearse = False
    yes: Yes = False


@dataclass(frozen=True)
class Again:
    """How often shots may be taken again, and who has a say in it."""

    retakes: Retakes = 0
    judge: Judge = None

    def judge_of_retakes(self) -> str | None:
        """The judge that was named. Raises OptionError where no retake is allowed, which it would be for."""
        if self.judge and not self.retakes:
            raise OptionError(
                "--judge says which shots to take again, so it needs --retakes; to have a film judged that "
                f"is made, run `roughcut review-film OUT --judge {self.judge}`."
            )
        return self.judge


def _cast(path: Path, script: Script) -> dict[str, Path]:
    """The pictures of a folder, or those that a cast file names."""
    from roughcut.director.wishes import cast_of, unnamed

    names = [character.name for character in script.cast]
    if path.is_file():
        return _cast_file(path).pictures_for(names)
    pictures = _pictures(path)
    found = cast_of(pictures, names)
    for sentence in unnamed(pictures, found):
        typer.echo(sentence, err=True)
    return found


def _cast_file(path: Path) -> CastFile:
    cast_file = read_cast(path)
    assert cast_file is not None
    for entry in cast_file.cast:
        if entry.picture:
            _check(Path(entry.picture))
    return cast_file


def buying(wanted: Wanted, purse: Purse, *, asks_others: bool = False) -> Buying:
    """What may be bought, of which model. The previs has nothing to rehearse, unless the run `asks_others`:
    a model that writes or judges. Raises OptionError for a model that nobody has, for pictures that are
    not there, and for a wish that the previs cannot grant."""
    from roughcut.models.video.catalogue import chosen_profile
    from roughcut.production.request import PREVIS, Buying

    profile = wanted.profile()
    wished = wanted.wishes(wanted.size if profile.id != PREVIS else None)
    if profile.id == PREVIS:
        _check_previs(wanted, purse, wished, rehearses_itself=purse.rehearse and not asks_others)
    cap = purse.max_cost_usd
    return Buying(
        model=profile.id,
        wishes=wished,
        pictures=wanted.pictures(),
        other_model=chosen_profile(purse.other_model).id if purse.other_model else None,
        max_cost_usd=None if cap is None else Decimal(str(cap)),
        max_retry=purse.max_retry,
        buy_again=purse.buy_again,
        rehearse=purse.rehearse,
    )


def _check_previs(wanted: Wanted, purse: Purse, wished: Wishes, *, rehearses_itself: bool) -> None:
    from roughcut.director.schema import Wishes

    if wished != Wishes() or wanted.pictures() or rehearses_itself or purse.other_model:
        raise OptionError(
            "The previs takes no --seconds, --audio, --reference-mode, --reference-first-frame, pictures, "
            "--other-model or --rehearse; choose a model with --model, or leave them out."
        )


def _pictures(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise OptionError(f"There is no folder {folder}; --cast takes a folder of pictures.")
    files = [file.absolute() for file in sorted(folder.iterdir()) if file.suffix.lower() in PICTURES]
    if not files:
        raise OptionError(f"There is no picture in {folder}; name them after the cast, such as Nora.png.")
    for file in files:
        _check(file)
    return tuple(files)


def _check(picture: Path) -> None:
    """Raise OptionError for a file that is no picture, before anything is bought with it."""
    from roughcut.film.stills import read_picture

    try:
        read_picture(picture)
    except MediaError as error:
        raise OptionError(f"{error.message.rstrip('.')}; replace it or leave it out.") from error
