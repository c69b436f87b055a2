"""Kills a production that buys its takes, again and again, and compares the server's bill with the ledger.

    python -m bench.reliability [--kills 200] [--provider seedance …] [--out out/reliability]

A film of twelve shots in three chains is bought of a local server that speaks the provider's protocol.
The command is killed (SIGKILL) at a random instant and started again until the film is whole; then comes
the next film, of the next provider, until the kills are used up. What each film came to is a line of
`films.jsonl` in the folder: the same command goes on counting from there. Nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path

import roughcut
from bench.staging import Stage, staged
from roughcut.digest import digest_of, digest_of_file
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.ledger import Ledger
from roughcut.production.money.schema import Call
from roughcut.rehearsal.trial import models_of

SHOTS = 12
PROVIDERS = ("seedance", "openai", "gemini", "kling", "dashscope", "openrouter")
MODELS = {
    "openai": "sora-2",
    "gemini": "gemini-omni-1.2-flash",
    "openrouter": "openrouter-seedance-2.0",
}
"""Where the provider's first model is not the one: it has no price, is retired, or makes larger pictures."""
_FAR_S = 0.04
_BUYING_S = 3.0
_MOST_RUNS = 80
_SOURCES = (".py", ".toml", ".txt", ".md")


def script_text() -> str:
    """Twelve shots from three camera positions, turn by turn; a line in each of the first three."""
    names = ("Ada", "Ben", "Cleo")
    shots = []
    for number in range(1, SHOTS + 1):
        name = names[number % 3]
        words = f' {name}: "This is line {number}."' if number <= 3 else ""
        shots.append(
            f"{number}. [{3 * number - 3}s-{3 * number}s] (Static+Medium Shot)\n"
            f"Plot: {name} looks up, time {number}.{words}"
        )
    return "【SCENE DESCRIPTION】\nA kitchen.\n【DIALOGUE】\n" + "\n".join(shots) + "\n"


@dataclass
class Film:
    """What became of one film. `twice` are takes that were billed again without the user's word, `again`
    those with it; `lost` are jobs that are billed and neither known to the ledger nor in doubt there;
    `uncounted_usd` is what is billed beyond what the ledger counts as spent. Films of another `code` may be
    other films: they are only compared with those of their own."""

    provider: str
    seed: int
    kills: int
    runs: int
    seconds: float
    billed: int
    twice: int
    again: int
    lost: int
    in_doubt: int
    uncounted_usd: float
    stand_ins: int
    digest: str
    code: str = ""

    @property
    def made_by(self) -> tuple[str, str]:
        """What its like must have been made by: the provider, and the version of the code."""
        return self.provider, self.code


class Trial:
    """One film, killed until it is whole."""

    def __init__(self, stage: Stage, folder: Path, voices: Path, seed: int) -> None:
        self.stage, self.voices, self.seed = stage, voices, seed
        self.folder = ProductionFolder(folder / "out")
        self.chance = random.Random(f"{stage.provider} {seed}")
        self.kills = self.runs = 0
        self.again = False
        self.length_s = 30.0
        (folder / "script.txt").write_text(script_text(), encoding="utf-8")
        if voices.is_dir():
            shutil.copytree(voices, self.folder.voices)
        model, size = _model_of(stage.provider)
        self._said = folder / "said.txt"
        self._environment = stage.environment(folder / "state")
        self._command = [
            sys.executable, "-m", "roughcut", "shoot", str(folder / "script.txt"), "-o",
            str(self.folder.root), "--model", model, "--size", size, "--fps", "8",
            "--workers", "1", "--yes", "--quiet",
        ]  # fmt: skip

    def run(self, most_kills: int) -> Film:
        """Kill, start again, and so on; where takes are in doubt and all else is done, say --buy-again."""
        started = time.monotonic()
        while self.runs < _MOST_RUNS:
            self.runs += 1
            code = self._once(kill=self.kills < most_kills)
            if code is None:
                self.kills += 1
            elif code == 0:
                break
            else:
                self._check_doubt(code)
                self.again = True
        if not self.voices.is_dir():
            shutil.copytree(self.folder.voices, self.voices)
        return self._film(time.monotonic() - started)

    def _once(self, *, kill: bool) -> int | None:
        """One run of the command; its exit code, None when it was killed."""
        command = [*self._command, *(["--buy-again"] if self.again else [])]
        calls_before = len(self.stage.arrived)
        with (
            self._said.open("w") as said,
            subprocess.Popen(command, env=self._environment, stdout=said, stderr=said) as process,
        ):
            if not kill:
                return process.wait()
            for is_time in self._instants(calls_before):
                if process.poll() is not None:
                    return process.returncode
                if is_time:
                    break
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.wait()
            return None

    def _instants(self, calls_before: int) -> Iterator[bool]:
        """Whether it is time, asked again and again. A third of the kills may fall anywhere in the run, a
        third while takes are bought, and a third while a call or its answer is on its way."""
        kind = self.chance.choice(("anywhere", "buying", "call"))
        start = time.monotonic()
        if kind == "anywhere":
            end = start + self.chance.uniform(0.2, self.length_s)
        else:
            place = 0 if kind == "buying" else self.chance.randrange(8)
            while len(self.stage.arrived) <= calls_before + place:
                yield False
            wait = _BUYING_S if kind == "buying" else 3 * _FAR_S
            end = self.stage.arrived[calls_before + place] + self.chance.uniform(0, wait)
        while time.monotonic() < end:
            yield False
        yield True

    # -- the counting

    def _calls(self) -> list[Call]:
        ledger = Ledger.of_file(self.folder.ledger)
        calls = ledger.calls()
        ledger.close()
        return calls

    def _check_doubt(self, code: int) -> None:
        """A run may end by itself without a whole film for one reason: that takes are in doubt."""
        states = {call.state for call in self._calls()}
        if code != 1 or self.again or not {"in_doubt"} <= states <= {"done", "in_doubt", "not_made"}:
            said = self._said.read_text(encoding="utf-8")[-2000:]
            raise SystemExit(f"{self.stage.provider}: exit code {code}, {sorted(states)}\n{said}")

    def _film(self, seconds: float) -> Film:
        bill, calls = self.stage.desk.bill, self._calls()
        in_doubt = sum(call.state == "in_doubt" for call in calls)
        known = {call.job_id for call in calls}
        more = sum(count - 1 for count in Counter(entry.order.prompt for entry in bill).values())
        strange = sum(entry.job_id not in known for entry in bill)
        counted = sum((call.counts_usd for call in calls), Decimal(0))
        film = self.folder.film
        return Film(
            provider=self.stage.provider,
            seed=self.seed,
            kills=self.kills,
            runs=self.runs,
            seconds=round(seconds, 1),
            billed=len(bill),
            twice=more if not self.again else max(0, more - in_doubt),
            again=min(more, in_doubt) if self.again else 0,
            lost=max(0, strange - in_doubt),
            in_doubt=in_doubt,
            uncounted_usd=float(max(Decimal(0), self.stage.desk.total_usd - counted)),
            stand_ins=len(self.folder.read_stand_ins()),
            digest=digest_of_file(film) if film.is_file() else "none",
            code=_code(),
        )


def _model_of(provider_name: str) -> tuple[str, str]:
    """The model that is bought, and its smallest size."""
    profiles = {profile.id: profile for profile in models_of(provider_name)}
    profile = profiles[MODELS.get(provider_name, next(iter(profiles)))]
    sizes = [size for shape in profile.shapes for size in shape.sizes if not size.is_portrait]
    return profile.id, min(sizes, key=lambda size: size.width_px * size.height_px).name


def prove(providers: list[str], kills: int, out: Path) -> list[Film]:
    """Make films, provider by provider, until there were so many kills in all. The first film of each
    provider is not killed: it says what the film is to be."""
    out.mkdir(parents=True, exist_ok=True)
    log = out / "films.jsonl"
    films = read_films(log)
    while sum(film.kills for film in films) < kills or {film.provider for film in films} < set(providers):
        name = min(providers, key=lambda each: sum(film.provider == each for film in films))
        seed = sum(film.provider == name for film in films)
        left = kills - sum(film.kills for film in films)
        with tempfile.TemporaryDirectory(dir=out) as folder, staged(name, far_s=_FAR_S) as stage:
            film = Trial(stage, Path(folder), out / "voices", seed).run(left if seed else 0)
        films.append(film)
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(film)) + "\n")
        print(
            f"{name}: {film.kills} kills in {film.seconds:.0f} s, {film.billed} billed, "
            f"{film.in_doubt} in doubt; {sum(each.kills for each in films)} kills in all",
            flush=True,
        )
    return films


def read_films(log: Path) -> list[Film]:
    """The films that were made so far."""
    if not log.is_file():
        return []
    return [Film(**json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()]


def table(films: list[Film]) -> str:
    """What was counted, a line for each provider, as Markdown."""
    rows = [
        "| provider | kills | films | takes wanted | billed | billed twice | billed again on the user's word "
        "| lost | in doubt | different films |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name in [*dict.fromkeys(film.provider for film in films), "all"]:
        mine = [film for film in films if name in (film.provider, "all")]
        counts = [
            sum(film.kills for film in mine), len(mine), SHOTS * len(mine), sum(f.billed for f in mine),
            sum(f.twice for f in mine), sum(f.again for f in mine), sum(f.lost for f in mine),
            sum(f.in_doubt for f in mine), _different(mine),
        ]  # fmt: skip
        rows.append(f"| {name} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(rows)


def _different(films: list[Film]) -> int:
    """How many films there are beyond one for each provider and version."""
    return len({(film.made_by, film.digest) for film in films}) - len({film.made_by for film in films})


def _code() -> str:
    """The digest of the package as it is now, to tell one version of it from another."""
    files = sorted(path for path in Path(roughcut.__file__).parent.rglob("*") if path.suffix in _SOURCES)
    return digest_of([digest_of_file(path) for path in files])[:12]


def main() -> int:
    """Run it and print the figures; exit 1 when a take was bought twice, lost or not counted, or a film
    came out different."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--provider", nargs="+", default=list(PROVIDERS))
    parser.add_argument("--out", type=Path, default=Path("out/reliability"))
    chosen = parser.parse_args()
    films = prove(chosen.provider, chosen.kills, chosen.out)
    print(table(films))
    is_well = not any(film.twice or film.lost or film.uncounted_usd or film.stand_ins for film in films)
    return 0 if is_well and not _different(films) else 1


if __name__ == "__main__":
    sys.exit(main())
