"""Files that are either whole or absent, and the sentences for disks that say no."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roughcut.errors import OptionError, OutputError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and run the same command again",
    errno.EDQUOT: "the disk quota is used up; free some space and run the same command again",
    errno.EFBIG: "the file has grown larger than this disk or account allows; choose another folder with -o",
    errno.EIO: "the disk reports a fault; choose another folder with -o",
    errno.EACCES: "it may not be written; choose another folder with -o or change its permissions",
    errno.EPERM: "it may not be written; choose another folder with -o or change its permissions",
    errno.EROFS: "its disk is read-only; choose another folder with -o",
    errno.ENOTDIR: "a part of that path is a file; choose another folder with -o",
    errno.EEXIST: "a file of that name is in the way; choose another folder with -o",
    errno.EISDIR: "a folder of that name is in the way; choose another name with -o",
    errno.ENAMETOOLONG: "that name is too long for this disk; choose a shorter one with -o",
}


@contextlib.contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn an operating-system error about writing `path` into an OutputError that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REASONS:
            raise
        raise OutputError(f"Cannot write {path}: {_REASONS[error.errno]}.", path=path) from error


def expanded(path: Path) -> Path:
    """The path with `~` replaced by the home folder. Raises OptionError where there is none."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise OptionError(f"There is no home folder for {path}; write the whole path.") from error


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the same folder; it becomes `path` on success and vanishes otherwise.

    The temporary name keeps the suffix (encoders choose a format by it) and starts with `.part-`.
    """
    with output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".part-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    part = Path(name)
    try:
        with output_errors(path):
            yield part
            part.chmod(0o644)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text, whole or not at all."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def write_bytes(path: Path, data: bytes) -> None:
    """Write bytes, whole or not at all."""
    with replacing(path) as part:
        part.write_bytes(data)
