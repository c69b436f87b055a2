"""`python -m bench [--short]`: every benchmark, printed as Markdown; --short leaves the memory films out."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import whole_job
from bench.picture import picture_alone
from roughcut.script import bracketed
from roughcut.script.schema import Action, Character, Line, Script, Shot
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.writers import write

_EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Run the benchmarks and print their tables."""
    options = argparse.ArgumentParser(prog="python -m bench")
    options.add_argument("--short", action="store_true", help="leave the films that compare memory out")
    short = options.parse_args().short
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    print(f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores, {platform.machine()}\n")
    with tempfile.TemporaryDirectory(prefix="roughcut-bench-") as folder:
        _films(Path(folder), short)
    _parsing()
    _starting()


def _films(folder: Path, short: bool) -> None:
    print(
        "| film | length | frames | whole job | x264 alone | ratio | processor | frames/s | cores "
        "| first frame | peak |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    out = _film("one minute, 1280x720", _script_of(60), folder, "1280x720")
    if not short:
        _film("one minute, 320x180", _script_of(60), folder, "320x180")
        _film("ten minutes, 320x180", _script_of(600), folder, "320x180")
    print("\n| frames | drawing | x264 | the picture against x264 alone |\n|---|---|---|---|")
    print(f"{picture_alone(out).row()}\n")


def _film(name: str, script: Script, folder: Path, size: str) -> Path:
    """Shoot a film, print what it took, and give its folder."""
    source, out = folder / f"{name}.txt", folder / name
    source.write_text(bracketed.write(script), encoding="utf-8")
    job = whole_job.shoot(source, out, size)
    bare = whole_job.bare_encode(out / "film.mp4")
    first = f"{job.first_file_s:.1f} s" if job.first_file_s else "-"
    print(
        f"| {name} | {script.duration_ms / 1000:.0f} s | {bare.frame_count} | {job.wall_s:.1f} s "
        f"| {bare.wall_s:.1f} s | {job.wall_s / bare.wall_s:.2f} "
        f"| {job.cpu_s:.0f} : {bare.cpu_s:.0f} s = {job.cpu_s / bare.cpu_s:.2f} "
        f"| {bare.frame_count / job.wall_s:.0f} | {job.cpu_s / job.wall_s:.2f} "
        f"| {first} | {job.peak_mib:.0f} MiB |",
        flush=True,
    )
    return out


def _script_of(seconds: int) -> Script:
    """The example dialogue, said again and again until the film is as long as asked."""
    text = (_EXAMPLES / "last-train.txt").read_text(encoding="utf-8")
    once = write(read_dialogue(text))
    shots: list[Shot] = []
    clock = 0
    while clock < seconds * 1000:
        shot = once.shots[len(shots) % len(once.shots)]
        number, length = len(shots) + 1, shot.duration_ms
        shots.append(shot.model_copy(update={"number": number, "start_ms": clock, "end_ms": clock + length}))
        clock += length
    return once.model_copy(update={"shots": tuple(shots)})


def _parsing() -> None:
    shots = tuple(
        Shot(
            number=number,
            start_ms=(number - 1) * 4000,
            end_ms=number * 4000,
            sizes=("Medium Shot",),
            movements=("Static",),
            beats=(
                Action(text="In a medium shot, Alice puts the 2.5 litre jug down at 7. Bob watches."),
                Line(speaker="Alice", text="You could have told me.", parenthetical="quietly"),
            ),
            blocking="Alice stands on the left, facing right; Bob sits on the right, facing left.",
        )
        for number in range(1, 10_001)
    )
    script = Script(cast=(Character(name="Alice"), Character(name="Bob")), shots=shots)
    text = bracketed.write(script)
    start = time.perf_counter()
    same = bracketed.read(text).script == script
    seconds = time.perf_counter() - start
    print("| script | size | read | rate |\n|---|---|---|---|")
    print(
        f"| 10,000 shots (read back the same: {same}) | {len(text) / 1e6:.1f} MB | {seconds:.2f} s "
        f"| {len(shots) / seconds:.0f} shots/s |\n"
    )


def _starting() -> None:
    ours = _median_s(lambda: subprocess.run(["roughcut", "--help"], check=True, stdout=subprocess.DEVNULL))
    bare = _median_s(lambda: subprocess.run([sys.executable, "-c", "import typer"], check=True))
    print("| command | seconds (median of 7) | ratio |\n|---|---|---|")
    print(f"| `roughcut --help` | {ours:.3f} | {ours / bare:.2f} |")
    print(f"| `python -c 'import typer'` | {bare:.3f} | 1 |")


def _median_s(job: Callable[[], object]) -> float:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
