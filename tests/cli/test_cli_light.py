"""A verb that needs nothing heavy loads nothing heavy, so that it answers at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from running import DIALOGUE

HEAVY = ("torch", "dbos", "sqlalchemy", "av", "cv2", "onnxruntime", "numpy", "jinja2", "PIL")


def test_writing_by_rule_loads_no_database_and_no_media(tmp_path: Path) -> None:
    """`write` with the embedded writer, from the dialogue to the script."""
    (tmp_path / "key.txt").write_text(DIALOGUE, encoding="utf-8")
    words = ["write", str(tmp_path / "key.txt"), "-o", str(tmp_path / "script.txt"), "--quiet"]
    code = f"""
import sys
from roughcut.cli.app import run
print(run({words!r}), [name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"
