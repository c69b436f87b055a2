"""Where ledgers lie: in a file beside each production, or in the database that several machines share.

`ROUGHCUT_DATABASE_URL` names a Postgres database. A production is known there by the name of its folder, so
that the same command on another machine goes on where the first one stood.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from roughcut.errors import OptionError, ProductionBusyError
from roughcut.files import write_text
from roughcut.models.keys import setting
from roughcut.production.money.daybook import Daybook, daybook_file
from roughcut.production.money.ledger import Ledger, database_errors

DATABASE = "ROUGHCUT_DATABASE_URL"
_KINDS = ("postgres", "postgresql", "postgresql+psycopg")
_LOCK = "SELECT pg_try_advisory_lock(hashtextextended(:name, 0))"


def shared_database() -> URL | None:
    """The database that several machines share; None where each keeps its own books. Raises OptionError
    for an address that is none of a Postgres database."""
    address = setting(DATABASE)
    if address is None:
        return None
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in _KINDS:
        raise OptionError(
            f"{DATABASE} is no address of a Postgres database; write postgresql://USER:PASSWORD@HOST/NAME."
        )
    return url.set(drivername="postgresql+psycopg")


def is_shared(file: Path) -> bool:
    """True when the ledger that would lie in `file` lies in the shared database; a rehearsal's never does."""
    return not _is_rehearsal(file) and shared_database() is not None


def has_ledger(file: Path) -> bool:
    """True when there may be a ledger to be read."""
    return file.is_file() or is_shared(file)


def open_ledger(
    file: Path, production: str = "", *, daybook: Daybook | None = None, caps_all: bool = False
) -> Ledger:
    """The ledger that belongs into `file` (in OUT/.roughcut), or its part of the shared database. What was
    written into the file before the database was named is carried over; a cap per day counts all that is in
    the database. Raises OptionError where the database was in use and is named no more, OutputError where it
    does not answer."""
    url = None if _is_rehearsal(file) else shared_database()
    marker = file.with_suffix(".shared")
    if url is None:
        if marker.is_file() and not _is_rehearsal(file):
            raise OptionError(
                f"The ledger of {_family(file)} is kept in a shared database, and without it takes could be "
                f"bought twice; set {DATABASE}."
            )
        return Ledger(f"sqlite:///{file}", production, daybook, caps_all=caps_all)
    ledger = Ledger(url, production, caps_all=caps_all, family=_family(file))
    if not marker.is_file():
        _carry_over(file, ledger)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_text(marker, f"Kept by {DATABASE}, under the name {_family(file)}.\n")
    return ledger


def open_daybook(file: Path) -> Daybook | None:
    """The day book for a ledger; None where the shared database is the day book, and for a rehearsal."""
    return None if _is_rehearsal(file) or is_shared(file) else Daybook(daybook_file())


@contextlib.contextmanager
def held(file: Path, production: str = "") -> Iterator[None]:
    """Let no other machine that shares the database work at this production meanwhile; without a shared
    database there is nothing to do. Raises ProductionBusyError when another is at work."""
    url = None if _is_rehearsal(file) else shared_database()
    if url is None:
        yield
        return
    name = f"{_family(file)}/{production}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    # The lock is the connection's: it goes when this process ends, however it ends.
    with contextlib.ExitStack() as stack:
        stack.callback(engine.dispose)
        with database_errors(engine):
            connection = stack.enter_context(engine.connect())
            is_ours = connection.execute(text(_LOCK), {"name": f"roughcut {name}"}).scalar_one()
        if not is_ours:
            raise ProductionBusyError(
                f"Another machine that shares the database is at work at {name.rstrip('/')}; wait for it to "
                "end, or choose another folder with -o."
            )
        yield


def _carry_over(file: Path, ledger: Ledger) -> None:
    if not file.is_file():
        return
    with contextlib.closing(Ledger(f"sqlite:///{file}")) as before:
        ledger.adopt(before.all_calls())


def _is_rehearsal(file: Path) -> bool:
    return file.stem == "rehearsal"


def _family(file: Path) -> str:
    """The name by which the production of a ledger file is known: that of its folder, or of the file."""
    return (file.parent.parent.name or "root") if file.stem == "ledger" else file.stem
