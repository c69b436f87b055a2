"""Keys and addresses of services: the vendors' own variables, from the environment or a `.env` file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_ENTRY = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*")


def setting(name: str) -> str | None:
    """The value of a variable: the environment's, else that of `.env` in the working folder."""
    return os.environ.get(name) or _of_file(Path.cwd() / ".env").get(name) or None


def _of_file(path: Path) -> Mapping[str, str]:
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return {}
    return _read(path, stamp)


@lru_cache(maxsize=4)
def _read(path: Path, _stamp: int) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry and not line.lstrip().startswith("#"):
            found[entry[1]] = _unquoted(entry[2])
    return found


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return re.split(r"\s+#", value, maxsplit=1)[0]
