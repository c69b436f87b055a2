"""A film made once by the real command, and the command itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import DIALOGUE, SMALL, Roughcut, run


@pytest.fixture(scope="session")
def roughcut() -> Roughcut:
    """The command: `roughcut("make", file, "-o", out, code=0)`."""
    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole small film, made by `roughcut make`; read it, do not change it."""
    root = tmp_path_factory.mktemp("made")
    (root / "key.txt").write_text(DIALOGUE, encoding="utf-8")
    run("make", root / "key.txt", "-o", root / "out", *SMALL)
    return root / "out"


@pytest.fixture
def copy_of_made(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed at will."""
    return Path(shutil.copytree(made, tmp_path / "out"))
