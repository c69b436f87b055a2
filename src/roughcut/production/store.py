"""What each artefact was made from: so that what is fresh is kept, and stale means stale."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

from roughcut.digest import digest_of_file
from roughcut.files import output_errors
from roughcut.production.journaling import write_ahead

_SCHEMA = """
CREATE TABLE IF NOT EXISTS artefact (
    path    TEXT PRIMARY KEY,   -- relative to the production's folder
    inputs  TEXT NOT NULL,      -- digest of what it was made from
    content TEXT NOT NULL       -- SHA-256 of its bytes when it was made
) WITHOUT ROWID
"""


class ArtefactStore:
    """A small SQLite table beside the artefacts; safe for the threads of one process."""

    def __init__(self, file: Path, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._database = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        write_ahead(self._database)
        self._database.execute(_SCHEMA)

    def close(self) -> None:
        """Close the database; the store cannot be used after that."""
        self._database.close()

    def is_fresh(self, paths: Sequence[Path], inputs: str) -> bool:
        """True when every file is there, was made from these inputs, and nobody changed it since."""
        return all(self._is_fresh(path, inputs) for path in paths)

    def _is_fresh(self, path: Path, inputs: str) -> bool:
        row = self._row(path)
        return row is not None and row[0] == inputs and path.is_file() and digest_of_file(path) == row[1]

    def was_edited(self, path: Path) -> bool:
        """True when we made this file and somebody changed it since."""
        row = self._row(path)
        return row is not None and path.is_file() and digest_of_file(path) != row[1]

    def inputs_of(self, path: Path) -> str | None:
        """The digest of what a file was made from; None when we never made it."""
        row = self._row(path)
        return row[0] if row else None

    def all_present(self) -> bool:
        """True when every artefact on record is still on disk."""
        with self._lock:
            rows = self._database.execute("SELECT path FROM artefact").fetchall()
        return all((self._root / row[0]).is_file() for row in rows)

    def record(self, paths: Sequence[Path], inputs: str) -> None:
        """Remember that these files were just made from these inputs."""
        rows = [(self._key(path), inputs, digest_of_file(path)) for path in paths]
        with self._lock, output_errors(self._root):
            try:
                self._database.executemany("INSERT OR REPLACE INTO artefact VALUES (?, ?, ?)", rows)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                    raise
                raise OSError(errno.ENOSPC, "the database could not grow") from error

    def forget(self, paths: Sequence[Path]) -> None:
        """Take files that were removed on purpose off the record."""
        with self._lock:
            self._database.executemany(
                "DELETE FROM artefact WHERE path = ?", [(self._key(path),) for path in paths]
            )

    def _row(self, path: Path) -> tuple[str, str] | None:
        with self._lock:
            query = "SELECT inputs, content FROM artefact WHERE path = ?"
            row: tuple[str, str] | None = self._database.execute(query, (self._key(path),)).fetchone()
        return row

    def _key(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()
