"""Many stories bought at once: how close to the least time, and what each shot costs this machine.

    python -m bench.batch [--stories 200] [--shots 8] [--job-s 8] [--model wan2.5] [--jobs N]

The real batch, with the provider's real client, against a local server whose jobs take `--job-s` seconds,
polled as much more often as they are shorter than a minute. The least time is the longest chain of one
story, or all the jobs one after another on the provider's places, whichever is longer.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.processes import Watched, watch
from bench.staging import Stage, staged
from roughcut.director.schema import PlanOptions
from roughcut.models.video.profile import VideoProfile
from roughcut.production.batch import Batch
from roughcut.production.money.pace import Pace
from roughcut.production.request import Buying
from roughcut.production.stories import read_stories
from roughcut.rehearsal.desk import Lifetime
from roughcut.rehearsal.trial import models_of

_USUAL_JOB_S = 60.0
_SECONDS = 2
_HEAD = (
    "| stories x shots | a job lasts | places | least time | buying took | ratio | with all films | "
    "CPU a shot | peak memory | memory a story under way |"
)


@dataclass(frozen=True)
class Load:
    """What is to be bought: so many stories of so many shots, of a model whose jobs take `job_s` seconds."""

    stories: int
    shots: int
    job_s: float
    profile: VideoProfile
    places: int

    @property
    def least_s(self) -> float:
        """No order of work is quicker: see the module. Every shot goes on from the one before."""
        return max(self.shots * self.job_s, self.stories * self.shots * self.job_s / self.places)


def story(shots: int) -> str:
    """A story without words: its shots are one chain from one camera position."""
    lines = [
        f"{n}. [{_SECONDS * (n - 1)}s-{_SECONDS * n}s] (Static+Medium Shot)\nPlot: Ada looks up, time {n}."
        for n in range(1, shots + 1)
    ]
    return "【SCENE DESCRIPTION】\nA kitchen.\n【DIALOGUE】\n" + "\n".join(lines) + "\n"


def make_films(stories: Path, out: Path, model: str, job_s: float, places: int) -> int:
    """The part that is measured, in a process of its own. Gives 0 when every film is whole."""
    (profile,) = (each for each in models_of(model.partition(":")[0]) if each.id == model.partition(":")[2])
    size = min(
        (size for shape in profile.shapes for size in shape.sizes if not size.is_portrait),
        key=lambda size: size.width_px * size.height_px,
    )
    scale = job_s / _USUAL_JOB_S
    usual = Pace()
    pace = Pace(first_poll_s=usual.first_poll_s * scale, longest_poll_s=usual.longest_poll_s * scale)
    options = PlanOptions(width_px=size.width_px, height_px=size.height_px, rate=8)
    buying = Buying(model=profile.id, wishes={"size": size.name})
    found, _ = read_stories(stories.read_text(encoding="utf-8"))
    batch = Batch(found, out, options, buying, approve=lambda quote: True)
    return 0 if batch.run(jobs=places, pace=pace).is_whole else 1


def measure(load: Load) -> str:
    """Make the films, and give the figures as a line of Markdown."""
    provider = load.profile.provider
    with (
        tempfile.TemporaryDirectory(prefix="roughcut-bench-") as name,
        staged(provider, lifetime=Lifetime(seconds=load.job_s)) as stage,
    ):
        folder = Path(name)
        stories = folder / "stories.jsonl"
        line = json.dumps({"response": story(load.shots)}) + "\n"
        stories.write_text(line * load.stories, encoding="utf-8")
        os.environ.update(stage.environment(folder / "state"))
        watched = watch(
            [sys.executable, "-m", "bench.batch", "--films", str(stories), str(folder / "out"),
             f"{provider}:{load.profile.id}", str(load.job_s), str(load.places)],
            folder, "out/nothing",
        )  # fmt: skip
        return _row(load, watched, _buying_s(load, stage))


def _buying_s(load: Load, stage: Stage) -> float:
    """From the first job that was taken to the end of the last."""
    if len(stage.desk.bill) != load.stories * load.shots:
        raise SystemExit(f"{len(stage.desk.bill)} jobs were billed, not {load.stories * load.shots}")
    times = [entry.at.timestamp() for entry in stage.desk.bill]
    return max(times) - min(times) + load.job_s


def _row(load: Load, watched: Watched, buying_s: float) -> str:
    shots = load.stories * load.shots
    under_way = min(load.stories, 2 * load.places + len(os.sched_getaffinity(0)))
    return (
        f"| {load.stories} x {load.shots} | {load.job_s:g} s | {load.places} | {load.least_s:.0f} s "
        f"| {buying_s:.0f} s | {buying_s / load.least_s:.3f} | {watched.wall_s:.0f} s "
        f"| {watched.cpu_s / shots:.2f} s | {watched.peak_mib:.0f} MiB "
        f"| {watched.peak_mib / under_way:.0f} MiB |"
    )


def main() -> None:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--shots", type=int, default=8)
    parser.add_argument("--job-s", type=float, default=8.0)
    parser.add_argument("--provider", default="dashscope")
    parser.add_argument("--model", default="wan2.5", help="one of the provider's; else its first")
    parser.add_argument("--jobs", type=int, default=64, help="places at the provider, at most")
    parser.add_argument("--films", nargs=5, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.films:
        stories, out, model, job_s, places = chosen.films
        sys.exit(make_films(Path(stories), Path(out), model, float(job_s), int(places)))
    models = models_of(chosen.provider)
    profile = next((each for each in models if each.id == chosen.model), models[0])
    places = min(chosen.jobs, profile.concurrency)
    started = time.monotonic()
    row = measure(Load(chosen.stories, chosen.shots, chosen.job_s, profile, places))
    print(f"{profile.id}, {time.monotonic() - started:.0f} s in all\n\n{_HEAD}")
    print("|" + "---|" * (_HEAD.count("|") - 1))
    print(row)


if __name__ == "__main__":
    main()
