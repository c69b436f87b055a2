"""Kills a production that buys its takes, again and again, and compares the server's bill with the ledger.

    python -m bench.reliability [--kills 200] [--provider seedance] [--seed 0]

A film of twelve shots is bought of a local server that speaks the provider's protocol. The command is
killed (SIGKILL) at a random instant and started again until the film is whole; then comes the next film,
until the kills are used up. Nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from roughcut.models.video.provider import provider
from roughcut.production.money.ledger import Ledger
from roughcut.rehearsal.open import Rehearsal, rehearse
from roughcut.rehearsal.trial import models_of

_MOST_RUNS = 60


def script_text(shots: int = 12) -> str:
    """A script whose shots fall into three scenes' worth of set-ups."""
    names = ("Ada", "Ben", "Cleo")
    lines = [
        f"{n}. [{3 * n - 3}s-{3 * n}s] (Static+Medium Shot)\n"
        f'Plot: {names[n % 3]} looks up. {names[n % 3]}: "This is line {n}."'
        for n in range(1, shots + 1)
    ]
    return "【SCENE DESCRIPTION】\nA kitchen.\n【DIALOGUE】\n" + "\n".join(lines) + "\n"


@dataclass
class Tally:
    """What was counted over all films."""

    kills: int = 0
    films: int = 0
    bought: int = 0
    wanted: int = 0
    twice: int = 0
    lost: int = 0
    in_doubt: int = 0
    digests: set[str] = field(default_factory=set)


class Trial:
    """One film, killed until it is whole."""

    def __init__(
        self, model: str, size: str, folder: Path, rehearsal: Rehearsal, chance: random.Random
    ) -> None:
        self.folder = folder
        self.rehearsal = rehearsal
        self.chance = chance
        script = folder / "script.txt"
        script.write_text(script_text(), encoding="utf-8")
        self.command = [
            sys.executable, "-m", "roughcut", "shoot", str(script), "-o", str(folder / "out"),
            "--model", model, "--size", size, "--fps", "12", "--yes", "--quiet",
        ]  # fmt: skip

    def environment(self, provider_name: str) -> dict[str, str]:
        """The command's environment: the local server's address and keys, and a state folder of its own."""
        setting = provider(provider_name).address_setting
        state = {"ROUGHCUT_STATE": str(self.folder / "state"), setting: self.rehearsal.address}
        return os.environ | state | self.rehearsal.secrets

    def once(self, environment: dict[str, str], longest_s: float | None) -> int | None:
        """Run the command; kill it at a random instant. Gives its exit code, None when killed."""
        with subprocess.Popen(self.command, env=environment, stderr=subprocess.DEVNULL) as process:
            try:
                patience = None if longest_s is None else self.chance.uniform(0.3, longest_s)
                return process.wait(timeout=patience)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return None


def prove(provider_name: str, kills: int, seed: int) -> Tally:
    """Kill so many times, over as many films as that takes."""
    chance = random.Random(seed)
    profile = models_of(provider_name)[0]
    size = profile.shapes[0].sizes[0].name
    tally = Tally()
    longest_s: float | None = None
    while tally.kills < kills:
        with (
            tempfile.TemporaryDirectory() as name,
            rehearse(provider_name, rate=Fraction(12)) as rehearsal,
        ):
            trial = Trial(profile.id, size, Path(name), rehearsal, chance)
            environment = trial.environment(provider_name)
            started = time.monotonic()
            if longest_s is None:
                trial.once(environment, None)
                longest_s = time.monotonic() - started
            else:
                _until_whole(trial, environment, longest_s, tally, kills)
            _count(trial, tally)
            print(f"… {tally.kills} kills, {tally.films} films, {tally.bought} takes billed", flush=True)
    return tally


def _until_whole(
    trial: Trial, environment: dict[str, str], longest_s: float, tally: Tally, kills: int
) -> None:
    for _ in range(_MOST_RUNS):
        code = trial.once(environment, longest_s if tally.kills < kills else None)
        if code is not None:
            return
        tally.kills += 1
    trial.once(environment, None)


def _count(trial: Trial, tally: Tally) -> None:
    bill = trial.rehearsal.desk.bill
    ledger = Ledger.of_file(trial.folder / "out" / ".roughcut" / "ledger.sqlite")
    calls = ledger.calls()
    ledger.close()
    known = {call.job_id for call in calls}
    prompts = [entry.order.prompt for entry in bill]
    tally.films += 1
    tally.bought += len(bill)
    tally.wanted += 12
    tally.twice += len(prompts) - len(set(prompts))
    tally.in_doubt += sum(call.state == "in_doubt" for call in calls)
    tally.lost += sum(entry.job_id not in known for entry in bill) - sum(c.state == "in_doubt" for c in calls)
    film = trial.folder / "out" / "film.mp4"
    tally.digests.add(hashlib.sha256(film.read_bytes()).hexdigest() if film.is_file() else "none")


def main() -> int:
    """Run it and print the figures; exit 1 when anything was bought twice or lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--provider", default="seedance")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    tally = prove(chosen.provider, chosen.kills, chosen.seed)
    print(f"provider                    {chosen.provider}")
    print(f"kills                       {tally.kills}")
    print(f"films of 12 shots           {tally.films}")
    print(f"takes wanted / billed       {tally.wanted} / {tally.bought}")
    print(f"takes billed twice          {tally.twice}")
    print(f"billed, not in the ledger   {max(0, tally.lost)}")
    print(f"in doubt (counted as spent) {tally.in_doubt}")
    print(f"different films             {len(tally.digests)}")
    return 1 if tally.twice or tally.lost > 0 else 0


if __name__ == "__main__":
    sys.exit(main())
