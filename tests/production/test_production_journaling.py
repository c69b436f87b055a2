"""A new SQLite file that several open at once is nobody's error."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from roughcut.production.journaling import write_ahead
from roughcut.production.money.daybook import Daybook
from roughcut.production.money.ledger import Ledger


@pytest.mark.parametrize("open_it", [Ledger.of_file, Daybook], ids=["ledger", "daybook"])
def test_who_opens_a_file_that_another_writes_to_waits(
    open_it: Callable[[Path], Ledger | Daybook], tmp_path: Path
) -> None:
    """SQLite refuses to change the journal then, at once; it is asked again until the other is done."""
    file = tmp_path / "new.sqlite"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("CREATE TABLE theirs (x)")
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO theirs VALUES (1)")
    late = threading.Timer(0.2, other.execute, ["COMMIT"])
    late.start()
    opened = open_it(file)
    late.join()
    opened.close()
    other.close()
    again = sqlite3.connect(file)
    assert again.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    again.close()


def test_what_is_no_database_is_told_at_once(tmp_path: Path) -> None:
    """Only a busy file is asked again."""
    file = tmp_path / "text.sqlite"
    file.write_text("This is no database, and has never been one." * 40, encoding="utf-8")
    connection = sqlite3.connect(file)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        write_ahead(connection)
    connection.close()
