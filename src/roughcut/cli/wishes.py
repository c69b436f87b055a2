"""The options that tell what the user has decided: cast, brief, positions, and voices that are recorded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.production.request import RecordedDialogue
    from roughcut.scripter.cast import CastFile
    from roughcut.scripter.schema import Dialogue, Position
    from roughcut.scripter.writing import Written

Cast = Annotated[
    Path | None,
    typer.Option(
        "--cast",
        help="A cast file, TOML or JSON: names, aliases, looks, voices, pictures; or a folder with a picture "
        "for each character, named after them.",
    ),
]
Brief = Annotated[
    str, typer.Option("--brief", help="What the dialogue leaves open: tone, place, hour, in your own words.")
]
Positions = Annotated[
    Path | None,
    typer.Option(
        "--positions", help="Who stands where when a scene opens: rows such as `Mara: left`, or JSON."
    ),
]

Recording = Annotated[
    Path | None,
    typer.Option(
        "--recording", help="The dialogue as people spoke it, a sound or film file; needs subtitles."
    ),
]
Subtitles = Annotated[
    Path | None,
    typer.Option(
        "--subtitles",
        help="When each word is spoken, .srt or .vtt; default: the DIALOGUE, where that is one.",
    ),
]

Whisper = Annotated[
    Path | None,
    typer.Option(
        "--whisper",
        help="The folder of a Whisper model (CTranslate2) that hears the words where there are no subtitles.",
    ),
]


@dataclass(frozen=True)
class Wished:
    """What the dialogue leaves open."""

    brief: Brief = ""
    positions: Positions = None


@dataclass(frozen=True)
class Recorded:
    """Voices that are recorded already."""

    recording: Recording = None
    subtitles: Subtitles = None
    whisper: Whisper = None

    def dialogue_of(self, source: str, out: Path) -> RecordedDialogue | None:
        """The recording with its subtitles, which may be the `source` itself. Raises UserError where one is
        without the other, is not there, or is no subtitles."""
        from roughcut.production.recorded import recorded_dialogue

        subtitles = self.subtitles
        if self.recording is None:
            if subtitles or self.whisper:
                raise OptionError(
                    "--subtitles and --whisper say when a recording is spoken; name that with --recording."
                )
            return None
        if subtitles is None and Path(source).suffix.lower() in (".srt", ".vtt"):
            subtitles = Path(source)
        if self.whisper and subtitles is None:
            typer.echo("Hearing the recording; this may take as long as it lasts.", err=True)
        return recorded_dialogue(self.recording, subtitles, self.whisper, out)


def read_cast(path: Path | None) -> CastFile | None:
    """The cast file that was named; None where none was, or where a folder of pictures was."""
    from roughcut.scripter.cast import read_cast_file

    return read_cast_file(path) if path and not path.is_dir() else None


def read_positions(path: Path | None) -> tuple[Position, ...]:
    """The positions that were named."""
    from roughcut.scripter.positions import read_positions as read

    return read(path) if path else ()


def cut(written: Written, subtitles: Path) -> Written:
    """What was written, with its shots cut to the times of the subtitles."""
    from roughcut.production.recorded import read_subtitles
    from roughcut.script.recorded import cut_to_recording
    from roughcut.scripter.recorded import spans_of

    spans = spans_of(written.script, read_subtitles(subtitles))
    return written.model_copy(update={"script": cut_to_recording(written.script, spans)})


def wished(dialogue: Dialogue, cast: Path | None, wishes: Wished) -> Dialogue:
    """The dialogue with all that the options say; who of a cast file does not speak is told."""
    from roughcut.scripter.cast import absent
    from roughcut.scripter.wishes import with_wishes

    cast_file = read_cast(cast)
    for name in absent(dialogue, cast_file) if cast_file else ():
        typer.echo(f"{cast}: {name} does not speak in this dialogue.", err=True)
    return with_wishes(dialogue, cast_file, wishes.brief, read_positions(wishes.positions))
