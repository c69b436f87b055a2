"""Gemini's Files API: a resumable upload, named by the file's digest so that nothing is sent twice."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import httpx2

from roughcut.errors import AnswerError, BusyError, MediaError, ProviderError, RequestError
from roughcut.models.language.schema import Attachment
from roughcut.models.wire import Wire

_PIECE_BYTES = 8 * 1024 * 1024  # the server takes pieces that are multiples of 256 KiB
_TRIES = 5
_POLLS = 120
_POLL_S = 5.0


class FileStore:
    """The files of one account. The server keeps them for two days."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._uris: dict[str, str] = {}
        self._lock = threading.Lock()

    def uri_of(self, attachment: Attachment, kind: str) -> str:
        """The address under which the model finds the file; uploads it where it is not there yet.
        Raises MediaError where the file cannot be read, AnswerError where the server cannot use it."""
        with self._lock:
            if attachment.digest not in self._uris:
                name = f"rc{attachment.digest[:38].lower()}"
                found = self._found(name) or self._upload(attachment.path, name, kind)
                self._uris[attachment.digest] = self._when_active(found)
            return self._uris[attachment.digest]

    def _found(self, name: str) -> dict[str, Any] | None:
        try:
            return self._wire.ask("GET", f"v1beta/files/{name}")
        except ProviderError:  # 404, or 403 for a name that nobody holds: both mean that it is not there
            return None

    def _upload(self, path: Path, name: str, kind: str) -> dict[str, Any]:
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                url = self._start(name, kind, size)
                return self._send(url, file.read, file.seek, size)
        except OSError as error:
            raise MediaError(f"{path} cannot be read: {error.strerror}.", path=path) from error

    def _start(self, name: str, kind: str, size: int) -> str:
        started = self._wire.send(
            "POST",
            "upload/v1beta/files",
            headers={
                "X-Goog-Upload-Protocol": "resumable",
                "X-Goog-Upload-Command": "start",
                "X-Goog-Upload-Header-Content-Length": str(size),
                "X-Goog-Upload-Header-Content-Type": kind,
            },
            json={"file": {"name": f"files/{name}", "display_name": name}},
        )
        url = started.headers.get("x-goog-upload-url", "")
        if not url:
            raise AnswerError(
                f"{self._wire.provider} gave no address to upload to; try again later.",
                provider=self._wire.provider,
            )
        return str(url)

    def _send(self, url: str, read: Any, seek: Any, size: int) -> dict[str, Any]:
        """All pieces from where the server stands, again from there after a piece that broke off."""
        offset, failures = 0, 0
        while True:
            seek(offset)
            piece = read(_PIECE_BYTES)
            last = offset + len(piece) >= size
            try:
                answer = self._wire.send_once(
                    "POST",
                    url,
                    headers={
                        "X-Goog-Upload-Offset": str(offset),
                        "X-Goog-Upload-Command": "upload, finalize" if last else "upload",
                    },
                    content=piece,
                )
            except BusyError:
                failures += 1
                if failures >= _TRIES:
                    raise
                self._wire.sleep(self._wire.patience.first_wait_s * failures)
                offset = self._received(url)
                continue
            if last:
                return _file_of(answer, self._wire.provider)
            offset += len(piece)

    def _received(self, url: str) -> int:
        answer = self._wire.send("POST", url, headers={"X-Goog-Upload-Command": "query"})
        count = answer.headers.get("x-goog-upload-size-received", "")
        if not count.isdigit():
            raise AnswerError(
                f"{self._wire.provider} no longer knows of this upload; try again.",
                provider=self._wire.provider,
            )
        return int(count)

    def _when_active(self, file: dict[str, Any]) -> str:
        for _ in range(_POLLS):
            state = str(file.get("state") or "ACTIVE")
            if state == "ACTIVE":
                return str(file.get("uri") or "")
            if state != "PROCESSING":
                raise RequestError(
                    f"{self._wire.provider} cannot use the uploaded file ({state}).",
                    provider=self._wire.provider,
                    code=state,
                )
            self._wire.sleep(_POLL_S)
            file = self._wire.ask("GET", f"v1beta/{file.get('name')}")
        raise BusyError(
            f"{self._wire.provider} has not taken in the uploaded file after ten minutes; try again later.",
            provider=self._wire.provider,
        )


def _file_of(answer: httpx2.Response, provider: str) -> dict[str, Any]:
    try:
        file = answer.json().get("file")
    except (ValueError, AttributeError):
        file = None
    if not isinstance(file, dict) or not file.get("uri"):
        raise AnswerError(f"{provider} did not say where the uploaded file is.", provider=provider)
    return file
