"""Requests read as strictly as the vendors read them: unknown fields and wrong values are turned away."""

from __future__ import annotations

import base64
import binascii
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from roughcut.rehearsal.protocol import Protocol
from roughcut.rehearsal.server import Call

T = TypeVar("T", bound=BaseModel)


class Strict(BaseModel):
    """The base of a vendor's request: closed to fields that its document does not have, and no text
    where it wants a number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def read(kind: type[T], call: Call, protocol: Protocol) -> T:
    """The request in a call. Raises Turned, in the vendor's words, with the field at fault."""
    try:
        return kind.model_validate_json(call.body)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise protocol.turn(f"{first['msg']}: {field}", field=field) from error


def picture_bytes(data: str, protocol: Protocol, field: str) -> bytes:
    """The bytes of a picture in base64. Raises Turned for what is none (a `data:` prefix, for one)."""
    try:
        content = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError) as error:
        raise protocol.turn(f"{field} is not base64", field=field) from error
    if not content.startswith((b"\x89PNG", b"\xff\xd8", b"RIFF", b"BM")):
        raise protocol.turn(f"{field} is no picture", field=field)
    return content
