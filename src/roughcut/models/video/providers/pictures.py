"""The pictures that go with a request, read and put into the text of a JSON body."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from roughcut.errors import RequestError
from roughcut.models.video.profile import ReferenceRole
from roughcut.models.video.service import Reference, TakeRequest

_TYPES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"BM", "image/bmp"))


@dataclass(frozen=True)
class Picture:
    """A picture as JSON carries it: `data` is base64. `name` is the character whom a subject shows."""

    role: ReferenceRole
    data: str
    mime_type: str
    name: str = ""

    @property
    def url(self) -> str:
        """The picture as a `data:` address."""
        return f"data:{self.mime_type};base64,{self.data}"


def pictures_of(request: TakeRequest, provider: str) -> tuple[Picture, ...]:
    """The request's pictures, in its order. Raises RequestError for a file that cannot be read or is no
    picture; nothing has been sent then."""
    return tuple(_read(reference, provider) for reference in request.references)


def only(pictures: tuple[Picture, ...], role: ReferenceRole) -> Picture | None:
    """The first picture of that role, None where there is none."""
    return next((picture for picture in pictures if picture.role == role), None)


def _read(reference: Reference, provider: str) -> Picture:
    try:
        content = reference.path.read_bytes()
    except OSError as error:
        raise _unfit(reference.path, "cannot be read", provider) from error
    kind = next((mime for magic, mime in _TYPES if content.startswith(magic)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "image/webp"
    if not kind:
        raise _unfit(reference.path, "is neither PNG, JPEG, WebP nor BMP", provider)
    return Picture(reference.role, base64.b64encode(content).decode("ascii"), kind, reference.name)


def _unfit(path: Path, why: str, provider: str) -> RequestError:
    return RequestError(
        f"The picture {path.name} {why}, so nothing was sent to {provider}; make it anew and run again.",
        provider=provider,
    )
