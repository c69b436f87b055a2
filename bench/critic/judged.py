"""The same damages put before a judge: which criterion notices what, on a page of its own."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bench.critic.excerpts import SoundFilm
from bench.critic.measure import AGAIN, DAMAGES, STRENGTHS, UNDAMAGED, Values, encode_copy
from roughcut.critic.contracts import JUDGED_WHOLE
from roughcut.critic.judging import judge, rubric
from roughcut.critic.judging.subjects import film_subject
from roughcut.critic.schema import ReviewedShot
from roughcut.errors import OptionError
from roughcut.models.language.schema import LanguageModel
from roughcut.production.asking import asking, ledger_beside
from roughcut.production.film_judging import price_sentence

Key = tuple[str, str, int]
_BESIDE_THE_FILM = "subtitles"


@dataclass(frozen=True)
class Bench:
    """Who judges, how often, for how much at most; `damages` are all that a film itself can show."""

    judge: str
    votes: int = 3
    max_cost_usd: Decimal | None = None
    rehearse: bool = False
    damages: tuple[str, ...] = tuple(name for name in DAMAGES if not name.startswith(_BESIDE_THE_FILM))


def judged_values(
    films: Sequence[SoundFilm], folder: Path, bench: Bench, workers: int = 2
) -> dict[Key, Values]:
    """The criteria's means for every film and damaged copy. A second run goes on where one ended, and
    pays for no answer twice. Raises OptionError for a judge that costs money without a cap."""
    by_name = {film.folder.name: film for film in films}

    def price(model: LanguageModel, keys: Sequence[Key]) -> str:
        return price_sentence(model, [(by_name[name].script, 0) for name, _, _ in keys], bench.votes)

    def ask(model: LanguageModel, key: Key) -> Values:
        name, damage, strength = key
        return _judged(model, by_name[name], damage, strength, bench.votes)

    return asked(list(by_name), folder / f"{file_name(bench)}.jsonl", bench, price, ask, workers)


def asked(
    names: Sequence[str],
    kept: Path,
    bench: Bench,
    price: Callable[[LanguageModel, Sequence[Key]], str],
    ask: Callable[[LanguageModel, Key], Values],
    workers: int,
) -> dict[Key, Values]:
    """What a judge says of everything by these names and of its damaged copies; each answer is put into
    `kept` as it comes. `price` says what so many cost, before any is asked."""
    values = read_values(kept)
    wanted = [(UNDAMAGED, 0), (AGAIN, 0), *((damage, s) for s in STRENGTHS[::-1] for damage in bench.damages)]
    jobs = [(name, d, s) for d, s in wanted for name in names if (name, d, s) not in values]
    lock = threading.Lock()
    with ExitStack() as stack:
        cap, rehearse = bench.max_cost_usd, bench.rehearse
        opened = asking(ledger_beside(kept), "judge", "bench", max_cost_usd=cap, rehearse=rehearse)
        model = stack.enter_context(opened)(bench.judge)
        print(price(model, jobs), flush=True)
        _check_cap(model, bench)
        kept.parent.mkdir(parents=True, exist_ok=True)
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        file = stack.enter_context(kept.open("a", encoding="utf-8"))

        def one(key: Key) -> None:
            found = ask(model, key)
            row = dict(zip(("film", "damage", "strength"), key, strict=True)) | {"values": found}
            with lock:
                values[key] = found
                file.write(json.dumps(row) + "\n")
                file.flush()

        list(pool.map(one, jobs))
    return values


def _check_cap(model: LanguageModel, bench: Bench) -> None:
    free = model.profile.cost_usd(1_000_000, 1_000_000) == 0
    if not (bench.rehearse or free or bench.max_cost_usd is not None):
        raise OptionError("A judge that may cost money needs a cap here: --max-cost-usd.")


def _judged(model: LanguageModel, film: SoundFilm, damage: str, strength: int, votes: int) -> Values:
    copy = encode_copy(film, damage, strength)
    rate = float(film.expectation.rate)
    shots = [
        ReviewedShot(
            number=shot.number,
            start_s=shot.first_frame / rate,
            end_s=(shot.first_frame + shot.frame_count) / rate,
        )
        for shot in film.expectation.shots
    ]
    with film_subject(copy, film.script, shots, model.profile) as subject:
        found = judge(model, rubric("film"), subject, votes)
    return {name: found.scores[name].mean for name in JUDGED_WHOLE}


def file_name(bench: Bench) -> str:
    """`judge-gemini-3.8-flash`, or with `rehearsed` before it."""
    name = re.sub(r"[^\w.]+", "-", bench.judge.partition(":")[2]).strip("-")
    return f"{'rehearsed-' if bench.rehearse else ''}judge-{name}"


def read_values(file: Path) -> dict[Key, Values]:
    """What earlier runs have measured; later rows add to earlier ones of the same copy."""
    values: dict[Key, Values] = {}
    if file.is_file():
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            key = (row["film"], row["damage"], row["strength"])
            values[key] = {**values.get(key, {}), **row["values"]}
    return values


def intro(bench: Bench, films: Sequence[str], values: Mapping[Key, Values]) -> str:
    """What stands above the table."""
    warning = "**A rehearsal: these scores are made by rule and say nothing.** " if bench.rehearse else ""
    return f"""\
{warning}`{bench.judge}`, {bench.votes} votes a film, by the scale `{rubric("film").name}`. {len(films)} sound
previs films and their copies, damaged in known ways and shown to the judge like any film: {len(values)} films
in all. A criterion *tells* a damage at an own share of 0.9 or more, or at an AUC of 0.8 or more with half of
the films. Damage to subtitles is left out: they lie beside the film.
"""
