"""How pictures, films and sound travel in a chat message: as data URLs, films with their sound."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from roughcut.errors import MediaError
from roughcut.models.language.schema import Attachment

_DEFAULTS = {"picture": "image/png", "film": "video/mp4", "sound": "audio/wav"}


def message_parts(text: str, attachments: Sequence[Attachment]) -> str | list[dict[str, Any]]:
    """The content of a message: plain text, or the attached files followed by the text."""
    if not attachments:
        return text
    return [*map(_part, attachments), {"type": "text", "text": text}]


def media_type(attachment: Attachment) -> str:
    """The MIME type of an attached file, by its name."""
    return mimetypes.guess_type(attachment.path.name)[0] or _DEFAULTS[attachment.kind]


def read_attachment(path: Path) -> bytes:
    """The bytes of an attached file. Raises MediaError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror}.", path=path) from error


def _part(attachment: Attachment) -> dict[str, Any]:
    data = base64.b64encode(read_attachment(attachment.path)).decode("ascii")
    if attachment.kind == "sound":
        form = attachment.path.suffix.lstrip(".").lower() or "wav"
        return {"type": "input_audio", "input_audio": {"data": data, "format": form}}
    kind = "image_url" if attachment.kind == "picture" else "video_url"
    return {"type": kind, kind: {"url": f"data:{media_type(attachment)};base64,{data}"}}
