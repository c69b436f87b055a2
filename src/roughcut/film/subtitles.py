"""Subtitle files, SubRip and WebVTT: written and read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from roughcut.errors import MediaError
from roughcut.files import write_text
from roughcut.film.schema import Caption

_LIMIT_BYTES = 20_000_000
_TOP_OF_ONE, _TOP_OF_TWO = 84, 79
"""Where captions begin, in hundredths of the frame's height: a line is as high as five of them, and the
lowest tenth of the frame is not safe on every screen."""


def srt_text(items: Sequence[Caption]) -> str:
    """Captions in SubRip's form."""
    blocks = (
        f"{number}\n{_clock(item.start_ms, ',')} --> {_clock(item.end_ms, ',')}\n"
        f"{_slanted(item.text, item)}\n"
        for number, item in enumerate(items, 1)
    )
    return "\n".join(blocks)


def vtt_text(items: Sequence[Caption]) -> str:
    """Captions in WebVTT's form, with the speaker as the voice, within the safe area of the frame."""
    blocks = ["WEBVTT\n"]
    for item in items:
        times = f"{_clock(item.start_ms, '.')} --> {_clock(item.end_ms, '.')}"
        line = _TOP_OF_TWO if "\n" in item.text else _TOP_OF_ONE
        text = _slanted(html.escape(item.text, quote=False), item)
        if item.second_speaker:
            one, _, two = text.partition("\n")
            text = f"{_voice(item.speaker)}{one}\n{_voice(item.second_speaker)}{two}"
        else:
            text = _voice(item.speaker) + text
        blocks.append(f"{times} line:{line}% position:50% size:90% align:center\n{text}\n")
    return "\n".join(blocks)


def _voice(speaker: str) -> str:
    return f"<v {html.escape(speaker, quote=False)}>" if speaker else ""


def _slanted(text: str, item: Caption) -> str:
    return f"<i>{text}</i>" if item.italic else text


def write_srt(path: Path, items: Sequence[Caption]) -> None:
    """Write captions as SubRip."""
    write_text(path, srt_text(items))


def write_vtt(path: Path, items: Sequence[Caption]) -> None:
    """Write captions as WebVTT."""
    write_text(path, vtt_text(items))


def read_srt(path: Path) -> list[Caption]:
    """Read a SubRip file; MediaError where it is none."""
    return [_upright(caption) for caption in _read(path)]


def read_vtt(path: Path) -> list[Caption]:
    """Read a WebVTT file; MediaError where it is none."""
    return [_voiced(_upright(caption)) for caption in _read(path)]


def _upright(caption: Caption) -> Caption:
    """The caption without the marks around what stands in italics as a whole."""
    whole = _ITALIC.fullmatch(caption.text)
    if not whole:
        return caption
    return caption.model_copy(update={"text": whole["voice"] + whole["text"], "italic": True})


def _voiced(caption: Caption) -> Caption:
    """The caption with its voices as its speakers, and without markup."""
    speakers = [html.unescape(voice) for voice in _VOICE.findall(caption.text)]
    first, second, *_ = [*speakers, "", ""]
    text = html.unescape(re.sub(r"<[^>]*>", "", caption.text))
    return caption.model_copy(update={"text": text, "speaker": first, "second_speaker": second})


_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_ITALIC = re.compile(r"(?P<voice>(?:<v[^>]*>)?)<i>(?P<text>(?:(?!</?i>).)*)</i>", re.DOTALL)


def _read(path: Path) -> Iterator[Caption]:
    for block in re.split(r"\n[ \t]*\n", _text_of(path)):
        lines = block.strip("\n").split("\n")
        for index, line in enumerate(lines[:2]):
            if times := _TIMES.match(line):
                text = "\n".join(lines[index + 1 :])
                start_ms, end_ms = _ms(times.groups()[:4]), _ms(times.groups()[4:])
                yield Caption(start_ms=start_ms, end_ms=end_ms, text=text)
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
