"""The options of every verb that may use a paid model, and how they become wishes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.cli import options
from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.director.schema import Wishes
    from roughcut.models.video.profile import VideoProfile
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
Cast = Annotated[
    Path | None, typer.Option("--cast", help="A folder with a picture for each character, named after them.")
]


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
    from roughcut.director.schema import Wishes

    if first_frame and not first_frame.is_file():
        raise OptionError(f"There is no picture at {first_frame}.")
    return Wishes(
        size=size,
        seconds=seconds,
        audio=audio,
        reference_mode=reference_mode.value if reference_mode else None,
        first_frame=first_frame.absolute() if first_frame else None,
        cast=_cast(cast, script) if cast else {},
    )


def film_size(profile: VideoProfile, size: str | None) -> tuple[int, int]:
    """The film's width and height in pixels: those of the size that was asked for, else 1280x720."""
    from roughcut.director.sizes import asked_size

    if not profile.shapes or size is None:
        return options.read_size(size or _FILM_SIZE)
    chosen = asked_size(profile, size)
    return chosen.width_px, chosen.height_px


def _cast(folder: Path, script: Script) -> dict[str, Path]:
    from roughcut.director.wishes import cast_of

    if not folder.is_dir():
        raise OptionError(f"There is no folder {folder}; --cast takes a folder of pictures.")
    files = [file.absolute() for file in sorted(folder.iterdir()) if file.suffix.lower() in PICTURES]
    return cast_of(files, [character.name for character in script.cast])
