"""The day book: what all of one user's productions spend on each day, for the cap per day."""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from roughcut.errors import BudgetError, OptionError, OutputError
from roughcut.production.journaling import write_ahead

_MICRO = Decimal(1_000_000)
STATE = "ROUGHCUT_STATE"
"""Names the folder of the day book, and of answers that were printed."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS spending (
    token TEXT PRIMARY KEY,   -- the call's name in its production's ledger
    day   TEXT NOT NULL,      -- UTC, 2026-11-22
    micro INTEGER NOT NULL    -- millionths of a US dollar
) WITHOUT ROWID
"""


def daybook_file() -> Path:
    """Where the day book lies: the user's state folder, or that named by ROUGHCUT_STATE."""
    chosen = os.environ.get(STATE)
    if chosen:
        return Path(chosen) / "daybook.sqlite"
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else _home() / ".local" / "state") / "roughcut" / "daybook.sqlite"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise OptionError(
            "This user has no home folder, where the book of what is spent would lie; name a folder for it "
            f"in {STATE}."
        ) from error


class Daybook:
    """The user's day book; safe for threads and processes."""

    def __init__(self, file: Path) -> None:
        """Raises OutputError where the file cannot be written."""
        self._lock = threading.Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
            write_ahead(self._database)
            self._database.execute(_SCHEMA)
        except (OSError, sqlite3.OperationalError) as error:
            raise OutputError(
                f"The book of what is spent cannot be written at {file} ({error}); name another folder for "
                f"it in {STATE}. Nothing was bought.",
                path=file,
            ) from error

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def reserve(self, token: str, at: datetime, usd: Decimal, cap_usd: Decimal | None) -> None:
        """Count a call for its day before it is sent. Raises BudgetError when the cap leaves less."""
        day = at.date().isoformat()
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                left = None if cap_usd is None else cap_usd - self._spent(day)
                if left is None or usd <= left:
                    row = (token, day, int((usd * _MICRO).to_integral_value()))
                    self._database.execute("INSERT OR REPLACE INTO spending VALUES (?, ?, ?)", row)
            finally:
                self._database.execute("COMMIT")
        if cap_usd is not None and left is not None:
            check_day(usd, cap_usd - left, cap_usd)

    def settle(self, token: str, usd: Decimal) -> None:
        """Correct what a call counts for, once more is known."""
        micro = int((usd * _MICRO).to_integral_value())
        with self._lock:
            self._database.execute("UPDATE spending SET micro = ? WHERE token = ?", (micro, token))

    def spent_usd(self, day: str) -> Decimal:
        """All that counts for a day (`2026-11-22`, UTC)."""
        with self._lock:
            return self._spent(day)

    def _spent(self, day: str) -> Decimal:
        query = "SELECT COALESCE(SUM(micro), 0) FROM spending WHERE day = ?"
        return Decimal(self._database.execute(query, (day,)).fetchone()[0]) / _MICRO


def check_day(usd: Decimal, spent_usd: Decimal, cap_usd: Decimal | None) -> None:
    """Raise BudgetError when a call could cost more than a cap per day leaves."""
    if cap_usd is not None and spent_usd + usd > cap_usd:
        raise BudgetError(
            f"The next call may cost ${usd:.2f}, but of today's cap of ${cap_usd:.2f} only "
            f"${max(cap_usd - spent_usd, Decimal(0)):.2f} is left; wait for tomorrow (UTC) or raise "
            "ROUGHCUT_MAX_COST_PER_DAY_USD."
        )
