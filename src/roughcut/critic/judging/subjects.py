"""What a judge is shown: a script with its dialogue, a film with its sound, or frames where it has no eyes
for films."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from roughcut.critic.judging.schema import Subject
from roughcut.critic.schema import ReviewedShot
from roughcut.critic.stills import stills_of
from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.models.language.schema import Attachment, LanguageProfile
from roughcut.script import bracketed
from roughcut.script.schema import Script, Shot
from roughcut.timebase import seconds_text

_SIGNED = re.compile(r"【(?:WRITTEN BY|编剧|WARNINGS|警告)】[:：]?\n.*?(?=【|\Z)", re.DOTALL)
_MOST_FRAMES = 40
"""More pictures than this no server takes in one call."""


def script_subject(script: str, dialogue: str = "") -> Subject:
    """A script as written, and the dialogue that it was written from where that is known. Who wrote it and
    what was warned of are left out: no judge is to go by them."""
    told = f"<dialogue>\n{dialogue.strip()}\n</dialogue>\n\n" if dialogue.strip() else ""
    return Subject(text=f"{told}<script>\n{_unsigned(script).strip()}\n</script>")


def _unsigned(script: str) -> str:
    if not script.lstrip().startswith("{"):
        return _SIGNED.sub("", script)
    try:
        document = json.loads(script)
    except (ValueError, RecursionError):
        return script
    kept = {key: value for key, value in document.items() if key not in ("written_by", "warnings")}
    return json.dumps(kept, ensure_ascii=False, indent=1)


@contextmanager
def film_subject(
    film: Path, script: Script, shots: Sequence[ReviewedShot], profile: LanguageProfile
) -> Iterator[Subject]:
    """A film with its script, as much of it as the model takes: the film with or without its sound, or a
    frame of each shot with a transcript. Raises OptionError for a model that takes neither, MediaError."""
    told = f"<script>\n{_unsigned(bracketed.write(script))}</script>"
    if "film" in profile.takes:
        heard = "sound" in profile.takes
        whole = Attachment(kind="film", path=film, digest=digest_of_file(film))
        yield Subject(
            text=told, attachments=(whole,), shown="film with sound" if heard else "film without sound"
        )
    elif "picture" in profile.takes:
        with _frames(film, shots) as (pictures, numbers):
            rows = "\n".join(_transcript_row(shot) for shot in script.shots if shot.number in numbers)
            listed = f"The pictures are frames of shots {', '.join(map(str, numbers))}, in this order."
            yield Subject(
                text=f"{told}\n\n{listed}\n\n<transcript>\n{rows}\n</transcript>",
                attachments=pictures,
                shown="frames and transcript",
            )
    else:
        raise OptionError(
            f"{profile.name} takes neither films nor pictures, as far as its name tells; choose a judge "
            "that does, such as gemini:gemini-3.8-flash."
        )


@contextmanager
def take_subject(take: Path, shot: Shot, script: Script, profile: LanguageProfile) -> Iterator[Subject]:
    """One shot's take, with what the script asks for in it."""
    alone = bracketed.write_shots(script, [shot.number])
    cast = "\n".join(f"{who.name}: {who.description}" for who in script.cast)
    scene = script.scene_of(shot)
    seen = ReviewedShot(number=1, start_s=0.0, end_s=shot.duration_ms / 1000)
    place = f"{scene.heading} {scene.description}".strip()
    told = f"{alone}\n【CHARACTER DESCRIPTIONS】\n{cast}\n\n【SCENE DESCRIPTION】\n{place}\n"
    with film_subject(take, script, [seen], profile) as subject:
        yield subject.model_copy(update={"text": told})


@contextmanager
def _frames(
    film: Path, shots: Sequence[ReviewedShot]
) -> Iterator[tuple[tuple[Attachment, ...], tuple[int, ...]]]:
    stride = -(-len(shots) // _MOST_FRAMES)
    stills = stills_of(film, shots[::stride])
    with tempfile.TemporaryDirectory() as folder:
        pictures = []
        for number, jpeg in stills.items():
            file = Path(folder) / f"shot_{number:03d}.jpg"
            file.write_bytes(jpeg)
            pictures.append(Attachment(kind="picture", path=file, digest=digest_of_file(file)))
        yield tuple(pictures), tuple(stills)


def _transcript_row(shot: Shot) -> str:
    start = seconds_text(shot.start_ms)
    said = "; ".join(f"{line.speaker}: {line.text}" for line in shot.lines) or "nobody speaks"
    return f"Shot {shot.number}, from {start} s: {said}"
