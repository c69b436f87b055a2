"""The options of every verb that may use a paid model, and how they become wishes."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options
from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.director.schema import Wishes
    from roughcut.models.video.profile import VideoProfile
    from roughcut.production.request import Buying
    from roughcut.script.schema import Script

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


def wishes(
    script: Script,
    *,
    size: str | None,
    seconds: int | None,
    audio: bool | None,
    reference_mode: ReferenceModeChoice | None,
    first_frame: Path | None,
    cast: Path | None,
) -> Wishes:
    """The wishes that the options say. Raises OptionError for pictures that are not there."""
    wished = _wished(size, seconds, audio, reference_mode, first_frame)
    return wished.model_copy(update={"cast": _cast(cast, script)}) if cast else wished


def _wished(
    size: str | None,
    seconds: int | None,
    audio: bool | None,
    reference_mode: ReferenceModeChoice | None,
    first_frame: Path | None,
) -> Wishes:
    """What can be wished before the cast is known."""
    from roughcut.director.schema import Wishes

    if first_frame and not first_frame.is_file():
        raise OptionError(f"There is no picture at {first_frame}.")
    return Wishes(
        size=size,
        seconds=seconds,
        audio=audio,
        reference_mode=reference_mode.value if reference_mode else None,
        first_frame=first_frame.absolute() if first_frame else None,
    )


def film_size(profile: VideoProfile, size: str | None) -> tuple[int, int]:
    """The film's width and height in pixels: those of the size that was asked for, else 1280x720."""
    from roughcut.director.sizes import asked_size

    if not profile.shapes or size is None:
        return options.read_size(size or _FILM_SIZE)
    chosen = asked_size(profile, size)
    return chosen.width_px, chosen.height_px


def _cast(path: Path, script: Script) -> dict[str, Path]:
    """The pictures of a folder, or those that a cast file names."""
    from roughcut.cli.wishes import read_cast
    from roughcut.director.wishes import cast_of

    names = [character.name for character in script.cast]
    cast_file = read_cast(path) if path.is_file() else None
    return cast_file.pictures_for(names) if cast_file else cast_of(_pictures(path), names)


def film_size_text(model: str, size: str | None) -> str:
    """The size of the film for `--size`: the model's own size in pixels, else what was asked for."""
    from roughcut.models.video.catalogue import chosen_profile

    width, height = film_size(chosen_profile(model), size)
    return f"{width}x{height}"


def buying(
    model: str,
    *,
    size: str | None,
    seconds: int | None,
    audio: bool | None,
    reference_mode: ReferenceModeChoice | None,
    first_frame: Path | None,
    cast: Path | None,
    other_model: str | None,
    max_cost_usd: float | None,
    max_retry: int,
    buy_again: bool,
    rehearse: bool,
    asks_others: bool = False,
) -> Buying:
    """What may be bought, of which model. The previs has nothing to rehearse, unless the run `asks_others`:
    a model that writes or judges. Raises OptionError for a model that nobody has, for pictures that are
    not there, and for a wish that the previs cannot grant."""
    from roughcut.director.schema import Wishes
    from roughcut.models.video.catalogue import chosen_profile
    from roughcut.production.request import PREVIS, Buying

    profile = chosen_profile(model)
    own_size = size if profile.id != PREVIS else None
    wished = _wished(own_size, seconds, audio, reference_mode, first_frame)
    pictures = _pictures(cast) if cast and not cast.is_file() else ()
    rehearses_itself = rehearse and not asks_others
    if profile.id == PREVIS and (wished != Wishes() or pictures or rehearses_itself or other_model):
        raise OptionError(
            "The previs takes no --seconds, --audio, --reference-mode, --reference-first-frame, pictures, "
            "--other-model or --rehearse; choose a model with --model, or leave them out."
        )
    return Buying(
        model=profile.id,
        wishes=wished,
        pictures=pictures,
        other_model=chosen_profile(other_model).id if other_model else None,
        max_cost_usd=None if max_cost_usd is None else Decimal(str(max_cost_usd)),
        max_retry=max_retry,
        buy_again=buy_again,
        rehearse=rehearse,
    )


def judge_of_retakes(judge: str | None, retakes: int) -> str | None:
    """The judge that was named. Raises OptionError where no retake is allowed, which it would be for."""
    if judge and not retakes:
        raise OptionError(
            "--judge says which shots to take again, so it needs --retakes; to have a film judged that is "
            f"made, run `roughcut review-film OUT --judge {judge}`."
        )
    return judge


def _pictures(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise OptionError(f"There is no folder {folder}; --cast takes a folder of pictures.")
    files = [file.absolute() for file in sorted(folder.iterdir()) if file.suffix.lower() in PICTURES]
    if not files:
        raise OptionError(f"There is no picture in {folder}; name them after the cast, such as Nora.png.")
    return tuple(files)
