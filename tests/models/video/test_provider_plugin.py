"""A provider of another package is known, catalogued, rehearsed and held to the contract like ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
ENTRY = "[roughcut.video_providers]\ntoycloud = toycloud.client\n"


def test_the_contract_covers_a_provider_of_another_package(tmp_path: Path) -> None:
    """Installed beside us it takes the whole contract, of which not a line was written for it."""
    shutil.copytree(HERE / "plugin" / "toycloud", tmp_path / "toycloud")
    about = tmp_path / "toycloud-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toycloud\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY)
    options = [
        "--assert=plain",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:hypothesispytest",
        "-k",
        "toy",
        "--color=no",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(HERE / "test_provider_contract.py")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    passed = int(done.stdout.rpartition(" passed")[0].rsplit(maxsplit=1)[-1])
    assert passed >= 30
