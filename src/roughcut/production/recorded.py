"""A recorded dialogue as a request holds it: its sound, and when each word is spoken."""

from __future__ import annotations

from pathlib import Path

from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.files import write_text
from roughcut.production.request import RecordedDialogue
from roughcut.scripter.captions import is_captions
from roughcut.textfile import read_text


def read_subtitles(path: Path) -> str:
    """The text of a subtitles file. Raises OptionError for a file that is none."""
    text = read_text(path)
    if not is_captions(text):
        raise OptionError(f"{path} is no subtitles; --subtitles takes .srt and .vtt.")
    return text


def recorded_dialogue(
    sound: Path, subtitles: Path | None, whisper: Path | None, out: Path
) -> RecordedDialogue:
    """A recording with its subtitles, or with those that a Whisper model hears; what was heard is kept
    in the folder `out` for the next run. Raises a UserError or MediaError for what is not there."""
    if not sound.is_file():
        raise OptionError(f"There is no recording at {sound}.")
    digest = digest_of_file(sound)
    if subtitles is not None:
        text = read_subtitles(subtitles)
    elif whisper is not None:
        text = _heard(sound, digest, whisper, out)
    else:
        raise OptionError(
            "A recording needs its subtitles: name an .srt or .vtt file with --subtitles, or a Whisper model "
            "that hears them with --whisper."
        )
    return RecordedDialogue(sound=sound.absolute(), sound_digest=digest, subtitles=text)


def _heard(sound: Path, digest: str, model: Path, out: Path) -> str:
    from roughcut.models.speech.hearing import hear_words

    kept = out / ".roughcut" / f"heard-{digest[:16]}.vtt"
    if not kept.is_file():
        write_text(kept, hear_words(sound, model))
    return read_text(kept)
