"""The ledger: every paid call of a production, on disk before it is sent.

A database of its own beside the production, or the one that several machines share (Postgres). Each
change is one transaction, and a cap is checked in the transaction that writes the intent: two runs at
once cannot both spend the last dollar.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    create_engine,
    event,
    func,
    insert,
    or_,
    select,
    text,
    true,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import InterfaceError, OperationalError

from roughcut.errors import BudgetError, OutputError
from roughcut.production.journaling import write_ahead
from roughcut.production.money.daybook import Daybook, check_day
from roughcut.production.money.schema import FREE, OPEN, Call, CallKind, CallState, Caps

_MICRO = Decimal(1_000_000)
_tables = MetaData()
_calls = Table(
    "calls",
    _tables,
    Column("token", String(64), primary_key=True),
    Column("production", String(200), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # 1, 2, 3 … in the order of the intents
    Column("kind", String(16), nullable=False),
    Column("slate", String(200), nullable=False),
    Column("provider", String(80), nullable=False),
    Column("model", String(200), nullable=False),
    Column("request_digest", String(64), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("estimate_micro", Integer, nullable=False),  # millionths of a US dollar
    Column("price_micro", Integer),
    Column("job_id", String(500), nullable=False),
    Column("code", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("changed_at", String(40), nullable=False),
)


class Ledger:
    """The ledger of one production; safe for threads and, in one database, for processes."""

    def __init__(
        self,
        url: str | URL,
        production: str = "",
        daybook: Daybook | None = None,
        *,
        caps_all: bool = False,
        family: str = "",
    ) -> None:
        """`production` tells the calls of several in one database apart; with `caps_all` a cap counts all
        of them, as in a batch. `family` is the name of the folder in a database that many folders share:
        nothing outside it is read or counted, except for the cap per day, which counts all of them."""
        self._engine = _engine(url)
        self._caps_all = caps_all
        self._family = family
        self._production = "/".join(name for name in (family, production) if name)
        self._daybook = daybook
        self._is_shared = self._engine.dialect.name == "postgresql"
        with self._writing() as connection:
            _tables.create_all(connection)

    @classmethod
    def of_file(cls, file: Path, daybook: Daybook | None = None) -> Ledger:
        """The ledger in an SQLite file."""
        return cls(f"sqlite:///{file}", daybook=daybook)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    # -- reading

    def calls(self, slate: str | None = None) -> list[Call]:
        """Every call of this production (of one slate), in the order of the intents."""
        with self._reading() as connection:
            return self._read(connection, slate)

    def all_calls(self) -> list[Call]:
        """Every call of all the productions that share this ledger."""
        with self._reading() as connection:
            return self._read(connection, of_all=True)

    def spent_usd(self) -> Decimal:
        """All that this production has spent or may have to pay for."""
        return sum((call.counts_usd for call in self.calls()), Decimal(0))

    def counted_usd(self) -> Decimal:
        """All that counts against a cap on this ledger: of all productions, where one cap is over all."""
        with self._reading() as connection:
            return self._counted_usd(connection)

    def latest(self, slate: str, request_digest: str) -> Call | None:
        """The last call for this request that was not certainly in vain; None when there is none."""
        query = self._same(slate, request_digest).where(_calls.c.state != "not_made")
        with self._reading() as connection:
            row = connection.execute(query.order_by(_calls.c.place.desc()).limit(1)).first()
        return _call(row._mapping) if row else None

    # -- writing

    def intend(
        self,
        kind: CallKind,
        slate: str,
        *,
        provider: str,
        model: str,
        request_digest: str,
        estimate_usd: Decimal,
        caps: Caps,
        reason: str = "",
    ) -> Call:
        """Write down that a call is about to be sent, and the reason where it is not the first of its kind.
        Raises BudgetError, and writes nothing, when it
        could cost more than a cap leaves. A call that is open already is not opened again: ValueError."""
        now = datetime.now(UTC)
        call = Call(
            production=self._production,
            token=secrets.token_hex(16),
            kind=kind,
            slate=slate,
            provider=provider,
            model=model,
            request_digest=request_digest,
            estimate_usd=estimate_usd,
            reason=reason,
            made_at=now,
            changed_at=now,
        )
        with self._writing() as connection:
            self._check_not_open(connection, call)
            _check_cap(call, self._counted_usd(connection), caps.per_production_usd)
            if self._daybook is not None:
                self._daybook.reserve(call.token, now, call.estimate_usd, caps.per_day_usd)
            elif self._is_shared:
                check_day(call.estimate_usd, self._counted_on(connection, now), caps.per_day_usd)
            connection.execute(insert(_calls).values(self._row(call, self._next_place(connection))))
        return call

    def change(
        self,
        call: Call,
        state: CallState,
        *,
        job_id: str = "",
        price_usd: Decimal | None = None,
        code: str = "",
        reason: str = "",
        answer: str = "",
    ) -> Call:
        """Write down what became of a call; what is not given stays. Gives the call as it now stands."""
        changes: dict[str, Any] = {"state": state, "changed_at": datetime.now(UTC)}
        given = {"job_id": job_id, "price_usd": price_usd, "code": code, "reason": reason, "answer": answer}
        changes |= {name: value for name, value in given.items() if value not in ("", None)}
        changed = call.model_copy(update=changes)
        row = self._row(changed, 0)
        del row["place"]
        with self._writing() as connection:
            connection.execute(update(_calls).where(_calls.c.token == call.token).values(row))
        if self._daybook is not None:
            self._daybook.settle(call.token, changed.counts_usd)
        return changed

    def adopt(self, calls: Sequence[Call]) -> None:
        """Take over calls that were written elsewhere; those that are here already stay as they are."""
        with self._writing() as connection:
            here = set(connection.execute(select(_calls.c.token)).scalars())
            for call in calls:
                if call.token not in here:
                    name = "/".join(each for each in (self._family, call.production) if each)
                    moved = call.model_copy(update={"production": name})
                    row = self._row(moved, self._next_place(connection, name))
                    connection.execute(insert(_calls).values(row))

    # -- the database

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database_errors(self._engine), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction that no other writer of this ledger runs beside."""
        with database_errors(self._engine), self._engine.begin() as connection:
            if self._is_shared:
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('roughcut.ledger'))"))
            yield connection

    def _read(self, connection: Connection, slate: str | None = None, *, of_all: bool = False) -> list[Call]:
        query = select(_calls).order_by(_calls.c.made_at if of_all else _calls.c.place)
        query = query.where(self._of_all() if of_all else _calls.c.production == self._production)
        if slate is not None:
            query = query.where(_calls.c.slate == slate)
        return [_call(row._mapping) for row in connection.execute(query)]

    # Each call asks the database what it needs to know: thousands of calls hold megabytes of answers.

    def _same(self, slate: str, request_digest: str) -> Select[Any]:
        mine = select(_calls).where(_calls.c.production == self._production)
        return mine.where(_calls.c.slate == slate, _calls.c.request_digest == request_digest)

    def _check_not_open(self, connection: Connection, call: Call) -> None:
        query = self._same(call.slate, call.request_digest).where(_calls.c.state.in_(OPEN))
        if other := connection.execute(query.limit(1)).first():
            raise ValueError(f"{call.slate} is being bought already, by call {other.token}")

    def _counted_usd(self, connection: Connection) -> Decimal:
        """All that counts against the cap: see `Call.counts_usd`."""
        counts = func.coalesce(_calls.c.price_micro, _calls.c.estimate_micro)
        query = select(func.coalesce(func.sum(counts), 0)).where(_calls.c.state.not_in(FREE))
        query = query.where(self._of_all() if self._caps_all else _calls.c.production == self._production)
        return Decimal(int(connection.execute(query).scalar_one())) / _MICRO

    def _counted_on(self, connection: Connection, at: datetime) -> Decimal:
        """All that counts for a day (UTC), whoever bought it."""
        counts = func.coalesce(_calls.c.price_micro, _calls.c.estimate_micro)
        query = select(func.coalesce(func.sum(counts), 0)).where(_calls.c.state.not_in(FREE))
        query = query.where(_calls.c.made_at.startswith(at.date().isoformat()))
        return Decimal(int(connection.execute(query).scalar_one())) / _MICRO

    def _of_all(self) -> ColumnElement[bool]:
        """The calls of all productions of this ledger."""
        if not self._family:
            return true()
        inside = _calls.c.production.startswith(f"{self._family}/", autoescape=True)
        return or_(_calls.c.production == self._family, inside)

    def _next_place(self, connection: Connection, production: str | None = None) -> int:
        name = self._production if production is None else production
        query = select(func.count()).where(_calls.c.production == name)
        return int(connection.execute(query).scalar_one()) + 1

    def _row(self, call: Call, place: int) -> dict[str, Any]:
        row = call.model_dump(exclude={"estimate_usd", "price_usd"})
        # A provider's words may hold what no text in Postgres may.
        row = {
            name: value.replace("\0", "") if isinstance(value, str) else value for name, value in row.items()
        }
        row |= {"made_at": call.made_at.isoformat(), "changed_at": call.changed_at.isoformat()}
        row |= {"place": place, "estimate_micro": _micro(call.estimate_usd)}
        return row | {"price_micro": None if call.price_usd is None else _micro(call.price_usd)}


def _check_cap(call: Call, spent_usd: Decimal, cap_usd: Decimal | None) -> None:
    if cap_usd is not None and spent_usd + call.estimate_usd > cap_usd:
        raise BudgetError(
            f"{call.slate[:1].upper()}{call.slate[1:]} may cost ${call.estimate_usd:.2f}, but of the cap of "
            f"${cap_usd:.2f} only ${max(cap_usd - spent_usd, Decimal(0)):.2f} is left; raise "
            "--max-cost-usd and run the same command again, what is paid for is kept."
        )


def _micro(usd: Decimal) -> int:
    return int((usd * _MICRO).to_integral_value())


def _call(row: Any) -> Call:
    fields = {name: row[name] for name in Call.model_fields if name in row}
    price = row["price_micro"]
    return Call(
        **fields,
        estimate_usd=Decimal(row["estimate_micro"]) / _MICRO,
        price_usd=None if price is None else Decimal(price) / _MICRO,
    )


@contextmanager
def database_errors(engine: Engine) -> Iterator[None]:
    """The errors of a shared database as ours; those of a file are the disk's, and stay what they are."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if engine.dialect.name == "sqlite":
            raise
        said = str(error.orig).strip().splitlines()[:1]
        raise OutputError(
            f"The shared database at {engine.url.host or 'this machine'} does not answer "
            f"({''.join(said)}); what was bought is on record there, and the same command goes on."
        ) from error


def _engine(url: str | URL) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        # sqlite3 would begin a transaction only at the first write; the cap is read before that.
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")  # the intent must outlive a power cut
