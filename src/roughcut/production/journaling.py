"""How our SQLite files keep their journal: ahead of the file, so that readers and one writer never wait."""

from __future__ import annotations

import sqlite3
import time

_PATIENCE_S = 30.0
_PAUSE_S = 0.02


def write_ahead(connection: sqlite3.Connection) -> None:
    """Have a connection wait for others (30 s at most), and the file keep a write-ahead log.

    Where somebody writes to the file just then, SQLite refuses the change at once instead of waiting: so a
    new file that many open together is asked again until it agrees. Raises OperationalError after that.
    """
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_S * 1000:.0f}")
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_S)
