"""Requests, pictures and answers that the tests of video providers share."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2

from roughcut.digest import digest_of_file
from roughcut.models.video.catalogue import profile_of
from roughcut.models.video.profile import FrameSize, ReferenceRole, VideoProfile
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.service import Reference, TakeRequest
from roughcut.models.wire import Patience
from roughcut.rehearsal.open import protocol_of
from roughcut.rehearsal.server import Answer, Call, LoopbackServer, serving

TOKEN = "5f" * 16
PNG = "iVBORw0KGgoAAAANSUhEUg"
"""How every PNG begins in base64."""

SIZES = {
    "480p": FrameSize(name="480p", width_px=832, height_px=480),
    "720p": FrameSize(name="720p", width_px=1280, height_px=720),
    "1080p": FrameSize(name="1080p", width_px=1920, height_px=1080),
    "tall": FrameSize(name="720p", width_px=720, height_px=1280),
    "square": FrameSize(name="720p", width_px=960, height_px=960),
}
QUICK = Patience(tries=3, first_wait_s=0.0, longest_wait_s=0.0, answer_s=10.0)


def request(model: str, size: str = "720p", seconds: int = 5, **more: Any) -> TakeRequest:
    """A request without pictures."""
    return TakeRequest(
        model=model,
        slate="shot 1, take 1",
        prompt="Mia looks up.",
        seconds=seconds,
        size=SIZES[size],
        **more,
    )


def pictures(folder: Path, *roles: ReferenceRole) -> tuple[Reference, ...]:
    """A picture of two by two pixels for each role, all different."""
    return tuple(_reference(folder, role, number) for number, role in enumerate(roles, 1))


def profile(model: str) -> VideoProfile:
    """A profile of the catalogue, retired or not."""
    return profile_of(model, allow_retired=True)


@contextlib.contextmanager
def service_at(
    model: str, answer: Callable[[Call], Answer], patience: Patience = QUICK, **secrets: str
) -> Iterator[tuple[Any, LoopbackServer]]:
    """A model's real client, and a server whose answers are given by a function."""
    chosen = profile(model)
    keys = secrets or protocol_of(chosen.provider).secrets
    with serving(answer) as server:
        service: Any = provider(chosen.provider).open(chosen, Account(server.address, dict(keys), patience))
        with contextlib.closing(service.wire):
            yield service, server


def answered(
    status: int, body: dict[str, Any] | str, method: str = "POST", path: str = "/paid"
) -> httpx2.Response:
    """An answer as a verdict sees it."""
    sent = httpx2.Request(method, f"http://127.0.0.1{path}")
    if isinstance(body, str):
        return httpx2.Response(status, text=body, request=sent)
    return httpx2.Response(status, json=body, request=sent)


def _reference(folder: Path, role: ReferenceRole, number: int) -> Reference:
    path = folder / f"{number}-{role}.png"
    path.write_bytes(_png(number))
    return Reference(role=role, path=path, digest=digest_of_file(path))


def _png(shade: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    row = bytes([0, shade, shade])
    parts = (b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(row * 2))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in (*parts, (b"IEND", b"")))
