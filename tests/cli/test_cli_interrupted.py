"""A run that is killed or stopped at any moment goes on with the same command and loses nothing."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roughcut.film.media import probe
from running import COMMAND, DIALOGUE, SMALL, Roughcut


def start(out: Path, source: Path, verb: str = "make") -> subprocess.Popen[bytes]:
    """The command in a process of its own, to be stopped."""
    arguments = [verb, str(source), "-o", str(out), *SMALL]
    return subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a file is there, as a run that is under way makes it."""
    while not path.exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


@pytest.mark.parametrize(
    "landmark", ["script.json", ".roughcut/production.sqlite", "takes/shot_002.mp4", "film.srt"]
)
def test_a_killed_run_goes_on_and_makes_the_same_film(
    landmark: str, roughcut: Roughcut, made: Path, tmp_path: Path
) -> None:
    """kill -9 once a landmark exists; the same command then ends with a byte-identical film, keeps the
    takes that were whole, and leaves nothing half-written."""
    dialogue, out = tmp_path / "key.txt", tmp_path / "out"
    dialogue.write_text(DIALOGUE, encoding="utf-8")
    with start(out, dialogue) as process:
        wait_for(out / landmark, process)
        process.send_signal(signal.SIGKILL)
    whole = {path: path.stat().st_mtime_ns for path in out.glob("takes/shot_*.mp4")}
    for take in whole:
        assert probe(take).frame_count > 0
    roughcut("make", dialogue, "-o", out, *SMALL)
    assert (out / "film.mp4").read_bytes() == (made / "film.mp4").read_bytes()
    assert list(out.rglob(".part-*")) == []
    kept = [path for path, time_ns in whole.items() if path.stat().st_mtime_ns == time_ns]
    # A take that was whole but not yet on record when the kill came is shot again: one a worker at most.
    assert len(kept) >= len(whole) - 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_says_how_to_go_on(number: signal.Signals, roughcut: Roughcut, tmp_path: Path) -> None:
    """Ctrl-C and SIGTERM end with one sentence, exit code 130, no traceback and nothing half-done."""
    dialogue, out = tmp_path / "key.txt", tmp_path / "out"
    dialogue.write_text(DIALOGUE, encoding="utf-8")
    with start(out, dialogue) as process:
        wait_for(out / "script.json", process)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command again" in errors.decode()
    assert "Traceback" not in errors.decode()
    assert list(out.rglob(".part-*")) == []
    roughcut("make", dialogue, "-o", out, *SMALL)


def test_a_second_run_on_the_same_folder_is_told_so(roughcut: Roughcut, tmp_path: Path) -> None:
    """While one run is at work another ends at once with exit code 2, and the first is not disturbed."""
    script, out = tmp_path / "one.txt", tmp_path / "out"
    script.write_text('1. [0s-2s] (Static+Close-up)\nAda: "Yes."\n', encoding="utf-8")
    with start(out, script, "shoot") as process:
        wait_for(out / "script.json", process)
        second = roughcut("shoot", script, "-o", out, *SMALL, code=2)
        assert f"process {process.pid}" in second.stderr
        process.communicate(timeout=120)
    assert process.returncode == 0


def test_an_interrupt_before_the_command_has_begun_is_one_sentence() -> None:
    """The parser takes a moment to load: Ctrl-C meanwhile leaves no traceback either."""
    code = """
import sys
class Impatience:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Impatience())
from roughcut.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stderr.count("\n") == 1
    assert "run the same command again" in done.stderr
