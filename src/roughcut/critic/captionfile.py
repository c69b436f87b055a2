"""Reading a film's subtitles: from a file beside it, or the soft subtitles inside it."""

from __future__ import annotations

from pathlib import Path

import pysubs2
from pysubs2.exceptions import Pysubs2Error

from roughcut.critic.metrics.captions import Caption
from roughcut.errors import MediaError
from roughcut.film.container import open_input

_MOST_BYTES = 16 * 2**20


def read_captions(film: Path, subtitles: Path | None) -> list[Caption] | None:
    """The captions of a subtitle file, or of the film's first subtitle track; None where there is none.

    Raises MediaError for a subtitle file that cannot be read."""
    return _from_file(subtitles) if subtitles else _from_film(film)


def _from_file(path: Path) -> list[Caption]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MediaError(f"{path} is too large to be a subtitle file.", path=path)
        text = path.read_text(encoding="utf-8-sig")
        events = pysubs2.SSAFile.from_string(text, format_=path.suffix.lstrip(".").lower() or None)
    except FileNotFoundError as error:
        raise MediaError(f"There is no subtitle file {path}.", path=path) from error
    except (OSError, UnicodeDecodeError, Pysubs2Error, ValueError) as error:
        raise MediaError(
            f"{path} is not a subtitle file that can be read (.srt or .vtt).", path=path
        ) from error
    return [_caption(event.start, event.end, event.plaintext) for event in events if not event.is_comment]


def _from_film(film: Path) -> list[Caption] | None:
    captions = []
    with open_input(film) as container:
        streams = container.streams.subtitles
        if not streams:
            return None
        stream = streams[0]
        base = stream.time_base
        for packet in container.demux(stream):
            text = _text_of(bytes(packet)) if packet.size else ""
            if text and packet.pts is not None and base is not None:
                start_s = float(packet.pts * base)
                captions.append(Caption(start_s, start_s + float((packet.duration or 0) * base), text))
    return captions


def _text_of(packet: bytes) -> str:
    """The text of a timed-text sample: two bytes of length, then UTF-8, then boxes of style."""
    length = int.from_bytes(packet[:2], "big")
    return packet[2 : 2 + length].decode("utf-8", "replace").strip()


def _caption(start_ms: int, end_ms: int, text: str) -> Caption:
    return Caption(start_ms / 1000, end_ms / 1000, text)
