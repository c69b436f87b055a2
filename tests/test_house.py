"""The house rules hold: style, strict types, imports that point one way, and a light package."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {
    "style": ["ruff", "check", "--no-cache", "."],
    "layout": ["ruff", "format", "--no-cache", "--check", "."],
    "types": ["mypy"],
    "imports": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_the_checks_find_nothing(tool: list[str]) -> None:
    """What `make check` runs comes out clean."""
    program = Path(sys.executable).parent / tool[0]
    done = subprocess.run([program, *tool[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_roughcut_loads_nothing_heavy() -> None:
    """`import roughcut` and the command's parser load no engine, codec, network or array library."""
    heavy = ("torch", "dbos", "sqlalchemy", "av", "cv2", "onnxruntime", "numpy", "pydantic", "jinja2")
    code = f"import sys, roughcut, roughcut.cli.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_project_speaks_of_itself_alone() -> None:
    """No file names a package index by its host."""
    hosts = ("files.python" + "hosted.org", "pypi" + ".org", "npmjs" + ".org")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="replace")
        for name in listed.stdout.splitlines()
    }
    assert [name for name, text in texts.items() if any(host in text for host in hosts)] == []
