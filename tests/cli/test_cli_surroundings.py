"""Where the command runs: closed and full streams, no home, a state folder that cannot be written."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import pytest

from roughcut.cli.app import run as run_command
from roughcut.cli.progress import watching
from running import COMMAND, DIALOGUE, Roughcut

SCRIPT = '【DIALOGUE】:\n1. [0s-2s] (Static+Close-up)\nAda: "Yes."\n'


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`roughcut models | head -1` ends well and silently."""
    with subprocess.Popen([*COMMAND, "models"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """The system's own words, and exit code 2: it is not ours to mend."""
    full = Path("/dev/full").open("w")  # noqa: SIM115 - closing it fails as well
    with contextlib.redirect_stdout(full):
        assert run_command(["models"]) == 2
    with contextlib.suppress(OSError):
        full.close()
    said = capsys.readouterr().err
    assert said.startswith("roughcut: ")
    assert "No space left on device" in said


def test_closed_standard_error_changes_no_exit_code() -> None:
    """A mistake is still 2, and progress has nowhere to go."""
    with contextlib.redirect_stderr(None):
        assert run_command(["write", "nowhere.txt"]) == 2
        with watching(quiet=False) as watcher:
            watcher.say("Nobody hears this.")


def test_a_user_without_a_home_writes_and_asks_the_doctor(tmp_path: Path) -> None:
    """As in a container with a user id of its own: no HOME, and no entry in the system's list of users."""
    (tmp_path / "key.txt").write_text(DIALOGUE, encoding="utf-8")
    verbs = [["write", str(tmp_path / "key.txt"), "--quiet"], ["doctor"]]
    user = ["/usr/bin/unshare", "--user", "--map-user=54321"]
    for verb in verbs:
        done = subprocess.run(
            [*user, *COMMAND, *verb], capture_output=True, text=True, check=False, env={"PATH": "/nowhere"}
        )
        if "unshare" in done.stderr:
            pytest.skip("this system lets nobody become another user")
        assert (done.returncode, done.stderr) == (0, "")


def test_a_book_that_cannot_be_written_buys_nothing(
    roughcut: Roughcut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the file and the variable that moves it."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    (tmp_path / "script.txt").write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setenv("ROUGHCUT_STATE", str(tmp_path / "file"))
    monkeypatch.setenv("DASHSCOPE_API_KEY", "none")
    order = ("shoot", tmp_path / "script.txt", "-o", tmp_path / "out", "--model", "wan2.5", "--yes")
    said = roughcut(*order, code=2).stderr.splitlines()[-1]
    assert "daybook.sqlite" in said
    assert "ROUGHCUT_STATE" in said
