"""A film made once for all the tests that read it, and the command itself."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest

from running import DIALOGUE, SMALL, Roughcut, run


@pytest.fixture(scope="session")
def roughcut() -> Roughcut:
    """The command: `roughcut("make", file, "-o", out, code=0)`."""
    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with a whole small film, made by `roughcut make`; read it, do not change it."""
    own = tmp_path_factory.getbasetemp()
    root = (own if worker_id == "master" else own.parent) / "made"
    root.mkdir(exist_ok=True)
    # Several workers want the same film: the first makes it, the others wait.
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "out").exists():
            (root / "key.txt").write_text(DIALOGUE, encoding="utf-8")
            run("make", root / "key.txt", "-o", root / "out", *SMALL)
    return root / "out"


@pytest.fixture
def copy_of_made(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed at will."""
    return Path(shutil.copytree(made, tmp_path / "out"))
