"""Lets footage fail in known ways, and prints what retakes make of it: `python -m bench.retakes`.

Films of six shots are bought by the real command of a local server. Shots are half black, frozen, too
short, silent or in other colours: on their first take, or on every take. Then the command is killed
(SIGKILL) again and again while it takes shots again, and the server's bill is compared with what was ordered.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from bench.staging import Stage, staged
from roughcut.production.folder import ProductionFolder
from roughcut.rehearsal.spoilt import RATE, SpoiltFootage, script_text

THINGS = {"lamp": 4, "boat": 4, "clock": 4, "wheel": 6, "door": 4, "fan": 10}
"""The shots, and their seconds."""
FAULTS = {
    "lamp": "sound",
    "boat": "black",
    "clock": "short",
    "wheel": "silent",
    "door": "warm",
    "fan": "frozen",
}
_FIRST_USD = Decimal("2.112")


@dataclass
class Scene:
    """A film to be shot: the footage that comes, how many retakes are allowed, and under which cap."""

    name: str
    footage: SpoiltFootage
    retakes: int
    cap_usd: Decimal


def scenes() -> Iterator[Scene]:
    """Bad once; bad once with little money; bad for ever."""
    once = {thing: (fault,) for thing, fault in FAULTS.items()}
    yield Scene("bad on the first take", SpoiltFootage(once), 2, Decimal(20))
    yield Scene("the same, $1 for retakes", SpoiltFootage(once), 2, _FIRST_USD + 1)
    yield Scene("bad on two takes", SpoiltFootage({k: (v, v) for k, v in FAULTS.items()}), 3, Decimal(20))
    yield Scene("bad on every take", SpoiltFootage(once, is_hopeless=True), 3, Decimal(20))


def main() -> None:
    """Run the films and print a table; end with 1 where anything was bought twice."""
    options = argparse.ArgumentParser(prog="python -m bench.retakes")
    options.add_argument("--kills", type=int, default=12, help="how often the command is killed")
    kills = options.parse_args().kills
    print("| footage | N | cap | exit | retakes | kept | shots still wrong | calls | bill | ended |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for scene in scenes():
        print(_row(scene), flush=True)
    twice = _killed(kills)
    sys.exit(1 if twice else 0)


def _row(scene: Scene) -> str:
    with _set(scene) as (stage, command, out):
        done = _run(stage, command, out)
        report = _report(out)
        found = report["retakes"]
        kept = sum(record["verdict"]["kept"] for record in found["records"])
        wrong = ", ".join(map(str, found["unrepaired"])) or "none"
        return (
            f"| {scene.name} | {scene.retakes} | ${scene.cap_usd} | {done} | {len(found['records'])} "
            f"| {kept} | {wrong} | {len(stage.desk.bill)} | ${stage.desk.total_usd:.2f} | {found['ended']} |"
        )


def _killed(kills: int) -> int:
    """Kill the command while it takes shots again; gives how many takes were billed twice."""
    footage = SpoiltFootage({thing: (fault,) for thing, fault in FAULTS.items()})
    chance = random.Random(5)
    done = runs = 0
    with _set(Scene("killed", footage, 2, Decimal(20))) as (stage, command, out):
        while done < kills and runs < 4 * kills:
            runs += 1
            with subprocess.Popen(
                command, env=stage.environment(out.parent), stderr=subprocess.DEVNULL
            ) as run:
                if not _wait_for_orders(ProductionFolder(out).retakes, run):
                    break
                time.sleep(chance.uniform(0.0, 4.0))
                done += run.poll() is None
                run.kill()
        code = _run(stage, command, out)
        slates = Counter(
            (entry.order.prompt, entry.order.seed, entry.order.seconds) for entry in stage.desk.bill
        )
        twice = sum(count - 1 for count in slates.values())
        found = _report(out)["retakes"]
        print(
            f"\nKilled {done} times between the order of the first retake and the end, then run to its end "
            f"(exit code {code}): {len(stage.desk.bill)} calls billed, {twice} of them twice; "
            f"{len(found['records'])} retakes, {sum(r['verdict']['kept'] for r in found['records'])} kept."
        )
    return twice


def _wait_for_orders(journal: Path, run: subprocess.Popen[bytes]) -> bool:
    """Whether retakes were ordered before the run ended by itself."""
    while run.poll() is None:
        if journal.is_file():
            return True
        time.sleep(0.05)
    return False


@contextmanager
def _set(scene: Scene) -> Iterator[tuple[Stage, list[str], Path]]:
    """A provider that sends the footage, and the command that shoots the film into a folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        staged("seedance", footage=scene.footage, rate=Fraction(RATE)) as stage,
    ):
        script = Path(folder) / "things.txt"
        script.write_text(script_text(THINGS), encoding="utf-8")
        out = Path(folder) / "out"
        command = [sys.executable, "-m", "roughcut", "shoot", str(script), "-o", str(out)]
        command += ["--model", "seedance-2.0", "--size", "480p", "--fps", str(RATE), "--yes", "--quiet"]
        command += ["--retakes", str(scene.retakes), "--max-cost-usd", str(scene.cap_usd)]
        yield stage, command, out


def _run(stage: Stage, command: list[str], out: Path) -> int:
    done = subprocess.run(
        command, env=stage.environment(out.parent), capture_output=True, text=True, check=False
    )
    if not (out / "report.json").is_file():
        sys.exit(done.stderr)
    return done.returncode


def _report(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
