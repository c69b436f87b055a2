"""Subtitles: spoken lines become captions that can be read, and SRT and WebVTT files."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from roughcut.errors import MediaError
from roughcut.files import write_text
from roughcut.film.linebreak import set_text, width
from roughcut.film.schema import Caption, FilmCue
from roughcut.script.schema import Language

_LEAST_MS = 1000
_SHORTEST_MS = 400
_GAP_MS = 80
_LIMIT_BYTES = 20_000_000


@dataclass(frozen=True)
class _House:
    """The measures of a language, in Latin letters (a Chinese character counts two): the length of a line,
    and what is read in a second."""

    line_width: int
    width_per_s: float


_ENGLISH, _CHINESE = _House(42, 17.0), _House(32, 18.0)


def captions(
    cues: Sequence[FilmCue], language: Language = "en", *, film_end_ms: int | None = None
) -> list[Caption]:
    """Set spoken lines as captions: at most two lines of 42 letters (16 Chinese characters), long speeches in
    several captions at the ends of thoughts, each shown while it is spoken and, where there is silence,
    until it can be read.

    Every word stays, in order. Captions never overlap and, with `film_end_ms`, end within the film.
    """
    house = _CHINESE if language == "zh" else _ENGLISH
    spoken = sorted((cue for cue in cues if cue.text), key=lambda cue: cue.start_ms)
    made = [caption for cue in spoken for caption in _captions_of(cue, house)]
    return _timed(made, house, film_end_ms)


def _captions_of(cue: FilmCue, house: _House) -> Iterator[Caption]:
    """One cue as captions, its time shared out by what each holds."""
    texts = set_text(cue.text, house.line_width)
    total = sum(width(text) for text in texts)
    start_ms, done = cue.start_ms, 0
    for text in texts:
        done += width(text)
        end_ms = cue.start_ms + (cue.end_ms - cue.start_ms) * done // total
        yield Caption(start_ms=start_ms, end_ms=end_ms, text=text, speaker=cue.speaker)
        start_ms = end_ms


def _timed(made: list[Caption], house: _House, film_end_ms: int | None) -> list[Caption]:
    """Captions one after the other: those that are spoken at once take turns."""
    starts = [caption.start_ms for caption in made]
    for index in range(1, len(starts)):
        starts[index] = max(starts[index], starts[index - 1] + _SHORTEST_MS)
    if film_end_ms is not None:
        latest = film_end_ms - min(_SHORTEST_MS, film_end_ms // (len(made) + 1))
        for index in range(len(starts) - 1, -1, -1):
            starts[index] = max(index, min(starts[index], latest))
            latest = starts[index] - min(_SHORTEST_MS, max(1, latest // (index + 1)))
    timed = []
    for index, caption in enumerate(made):
        following = starts[index + 1] if index + 1 < len(starts) else film_end_ms
        end_ms = _end(caption, starts[index], following, house)
        timed.append(caption.model_copy(update={"start_ms": starts[index], "end_ms": end_ms}))
    return timed


def _end(caption: Caption, start_ms: int, following_ms: int | None, house: _House) -> int:
    """Until it is spoken and can be read, but not into what follows, nor quite up to it."""
    reading_ms = max(_LEAST_MS, round(width(caption.text) * 1000 / house.width_per_s))
    end_ms = max(caption.end_ms, start_ms + reading_ms)
    if following_ms is None or end_ms + _GAP_MS <= following_ms:
        return end_ms
    breath = _GAP_MS if following_ms - start_ms - _GAP_MS >= _LEAST_MS else 0
    return min(end_ms, following_ms - breath)


def srt_text(items: Sequence[Caption]) -> str:
    """Captions in SubRip's form."""
    blocks = (
        f"{number}\n{_clock(item.start_ms, ',')} --> {_clock(item.end_ms, ',')}\n{item.text}\n"
        for number, item in enumerate(items, 1)
    )
    return "\n".join(blocks)


def vtt_text(items: Sequence[Caption]) -> str:
    """Captions in WebVTT's form, with the speaker as the voice."""
    blocks = ["WEBVTT\n"]
    for item in items:
        voice = f"<v {html.escape(item.speaker, quote=False)}>" if item.speaker else ""
        text = html.escape(item.text, quote=False)
        blocks.append(f"{_clock(item.start_ms, '.')} --> {_clock(item.end_ms, '.')}\n{voice}{text}\n")
    return "\n".join(blocks)


def write_srt(path: Path, items: Sequence[Caption]) -> None:
    """Write captions as SubRip."""
    write_text(path, srt_text(items))


def write_vtt(path: Path, items: Sequence[Caption]) -> None:
    """Write captions as WebVTT."""
    write_text(path, vtt_text(items))


def read_srt(path: Path) -> list[Caption]:
    """Read a SubRip file; MediaError where it is none."""
    return [caption for caption, _ in _read(path)]


def read_vtt(path: Path) -> list[Caption]:
    """Read a WebVTT file; MediaError where it is none."""
    return [
        caption.model_copy(
            update={
                "text": html.unescape(re.sub(r"<[^>]*>", "", caption.text)),
                "speaker": html.unescape(voice),
            }
        )
        for caption, voice in _read(path)
    ]


_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")


def _read(path: Path) -> Iterator[tuple[Caption, str]]:
    for block in re.split(r"\n[ \t]*\n", _text_of(path)):
        lines = block.strip("\n").split("\n")
        for index, line in enumerate(lines[:2]):
            if times := _TIMES.match(line):
                text = "\n".join(lines[index + 1 :])
                voice = _VOICE.search(text)
                start_ms, end_ms = _ms(times.groups()[:4]), _ms(times.groups()[4:])
                yield Caption(start_ms=start_ms, end_ms=end_ms, text=text), voice[1] if voice else ""
                break


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LIMIT_BYTES:
            raise MediaError(f"{path} is too large for subtitles.", path=path)
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MediaError(f"{path} is not UTF-8 text.", path=path) from error
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror}.", path=path) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _clock(time_ms: int, point: str) -> str:
    seconds, milliseconds = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{point}{milliseconds:03d}"
