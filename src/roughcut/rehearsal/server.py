"""A threaded HTTP server on loopback: requests in, answers out, and connections that can be made to break."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_BLOCK = 64 * 1024
_MOST_BYTES = 1024 * 1024 * 1024  # of an answer without an end
_BODIES = 100
_HEAD = re.compile(rb'name="([^"]*)"(?:;\s*filename="([^"]*)")?', re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """A file in a form: its name, its type, its bytes."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True)
class Form:
    """A form as sent: its fields in order, and its files; a name may come more than once."""

    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, Upload], ...] = ()


@dataclass(frozen=True)
class Call:
    """One HTTP request as it came in. Header names are in small letters."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def host(self) -> str:
        """The address that the caller used, without a path."""
        return f"http://{self.headers.get('host', '')}"

    @property
    def kind(self) -> str:
        """The content type, without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def bearer(self) -> str:
        """The bearer token, empty when there is none."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token if scheme.lower() == "bearer" else ""

    def json(self) -> dict[str, Any]:
        """The JSON object that was sent. Raises ValueError for anything else."""
        found = json.loads(self.body)
        if not isinstance(found, dict):
            raise ValueError("the body is no JSON object")
        return found

    def form(self) -> Form:
        """The form that was sent, `multipart/form-data`. Raises ValueError for anything else."""
        boundary = re.search(r'boundary="?([^";]+)"?', self.headers.get("content-type", ""))
        if self.kind != "multipart/form-data" or boundary is None:
            raise ValueError("the body is no multipart/form-data")
        fields: list[tuple[str, str]] = []
        files: list[tuple[str, Upload]] = []
        for part in self.body.split(b"--" + boundary[1].encode())[1:-1]:
            head, _, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
            name = _HEAD.search(head)
            if name is None:
                raise ValueError("a part of the form has no name")
            if name[2] is None:
                fields.append((name[1].decode(), content.decode()))
            else:
                kind = re.search(rb"content-type:\s*([^\r\n;]+)", head, re.IGNORECASE)
                upload = Upload(name[2].decode(), kind[1].decode() if kind else "", content)
                files.append((name[1].decode(), upload))
        return Form(tuple(fields), tuple(files))


@dataclass(frozen=True)
class Answer:
    """What goes back: JSON (a dict), a text, bytes, or a file. `cut` sends only the first half of what
    the length promises; `endless` goes on sending until the caller hangs up."""

    status: int
    body: dict[str, Any] | str | bytes | Path = b""
    kind: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    endless: bool = False


class Drop(Exception):  # noqa: N818 - a way out, no error
    """The connection is reset without an answer, after `after_s` seconds."""

    def __init__(self, after_s: float = 0.0) -> None:
        super().__init__()
        self.after_s = after_s


class LoopbackServer(ThreadingHTTPServer):
    """Serves `answer` on a free port of 127.0.0.1, a thread a connection, connections kept alive.

    `calls` holds every request as it came, the last hundred with their bodies. Whatever `answer` raises
    by mistake is in `accidents`.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, answer: Callable[[Call], Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answer = answer
        self.calls: list[Call] = []
        self.accidents: list[BaseException] = []
        self.closing = threading.Event()

    @property
    def address(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def note(self, call: Call) -> None:
        """Remember a call, and forget the body of an old one, which may hold pictures."""
        self.calls.append(call)
        if len(self.calls) > _BODIES:
            old = len(self.calls) - _BODIES - 1
            self.calls[old] = replace(self.calls[old], body=b"")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep what went wrong in `answer`; that callers hang up is no accident."""
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            self.accidents.append(error)


@contextlib.contextmanager
def serving(answer: Callable[[Call], Answer]) -> Iterator[LoopbackServer]:
    """A server for as long as the block lasts. Raises what went wrong inside `answer`, if anything did."""
    server = LoopbackServer(answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="rehearsal", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
    if server.accidents:
        raise server.accidents[0]


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: LoopbackServer

    def do_POST(self) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        call = Call(self.command, url.path, dict(parse_qsl(url.query)), headers, body)
        self.server.note(call)
        try:
            answer = self.server.answer(call)
        except Drop as drop:
            self._drop(drop.after_s)
        else:
            self._send(answer)

    do_GET = do_DELETE = do_PUT = do_PATCH = do_POST  # noqa: N815 - http.server's own names

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses may hold keys."""

    def _send(self, answer: Answer) -> None:
        body, kind = _content(answer)
        self.send_response_only(answer.status)
        for name, value in ({"Date": self.date_time_string()} | dict(answer.headers)).items():
            self.send_header(name, value)
        if kind:
            self.send_header("Content-Type", kind)
        if answer.endless:
            self._send_without_end()
        elif isinstance(body, Path):
            self._send_file(body, cut=answer.cut)
        else:
            self.send_header("Content-Length", str(len(body)))
            self._flush_with(body[: len(body) // 2] if answer.cut else body)
        if answer.cut:
            self._drop(0.0, reset=False)

    def _send_file(self, path: Path, *, cut: bool) -> None:
        size = path.stat().st_size
        left = size // 2 if cut else size
        self.send_header("Content-Length", str(size))
        self._flush_with(b"")
        with path.open("rb") as file:
            while left and (block := file.read(min(left, _BLOCK))):
                self.wfile.write(block)
                left -= len(block)

    def _send_without_end(self) -> None:
        self.send_header("Connection", "close")
        self._flush_with(b"")
        sent, block = 0, bytes(_BLOCK)
        with contextlib.suppress(OSError):
            while sent < _MOST_BYTES and not self.server.closing.is_set():
                self.wfile.write(block)
                sent += _BLOCK
        self.close_connection = True

    def _flush_with(self, body: bytes) -> None:
        """Head and body in one packet: two would wait for each other."""
        self._headers_buffer.append(b"\r\n" + body)  # type: ignore[attr-defined]
        self.flush_headers()

    def _drop(self, after_s: float, *, reset: bool = True) -> None:
        self.server.closing.wait(after_s)
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        os.close(self.connection.detach())


def _content(answer: Answer) -> tuple[bytes | Path, str]:
    if isinstance(answer.body, dict):
        return json.dumps(answer.body).encode(), answer.kind or "application/json"
    if isinstance(answer.body, str):
        return answer.body.encode(), answer.kind or "text/html; charset=utf-8"
    return answer.body, answer.kind
