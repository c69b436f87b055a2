"""The whole job needs no network and no tool beside Python."""

import subprocess
from pathlib import Path

import pytest

from running import COMMAND, DIALOGUE, SMALL


def test_the_whole_job_runs_with_the_network_cut_off(made: Path, tmp_path: Path) -> None:
    """In a network namespace of its own, without even loopback, with an empty HOME and no PATH, the
    film is the same."""
    (tmp_path / "key.txt").write_text(DIALOGUE, encoding="utf-8")
    out = tmp_path / "out"
    command = [*COMMAND, "make", str(tmp_path / "key.txt"), "-o", str(out), "--quiet", *SMALL]
    done = subprocess.run(
        ["/usr/bin/unshare", "--user", "--map-root-user", "--net", *command],
        capture_output=True, text=True, check=False, env={"HOME": str(tmp_path), "PATH": "/nowhere"},
    )  # fmt: skip
    if "unshare" in done.stderr:
        pytest.skip("this system lets nobody cut the network off")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (out / "film.mp4").read_bytes() == (made / "film.mp4").read_bytes()
