"""Damages sound films in known ways and says which metrics notice: `python -m bench.critic`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from bench.critic.excerpts import make_films
from bench.critic.judged import Bench, Key, file_name, intro, judged_values, read_values
from bench.critic.measure import AGAIN, DAMAGES, STRENGTHS, UNDAMAGED, Values, measure
from bench.critic.page import page
from bench.critic.script_damage import DAMAGES as SCRIPT_DAMAGES
from bench.critic.script_damage import sound_scripts
from bench.critic.scripts import checked_values, judged_scripts, script_page
from roughcut.critic.choosing import chosen
from roughcut.critic.contracts import CONTRACTS, JUDGED_WHOLE
from roughcut.errors import OptionError, RoughcutError

_DOCS = Path(__file__).parents[2] / "docs"
_PAGE, _SCRIPT_PAGE = _DOCS / "critic-power.md", _DOCS / "script-power.md"


def main() -> None:
    """Measure every film and script under every damage and write the pages; a second run goes on where one
    ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("out/bench-critic"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--encoder", help="an image-text encoder for VSA: a folder or a hub id")
    parser.add_argument("--metrics", help="measure these alone, and keep what else was measured before")
    parser.add_argument("--damages", help="only these, with commas between; default: all")
    parser.add_argument("--page-only", action="store_true", help="write the page from what is measured")
    parser.add_argument("--judge", help="make the table for a judge instead, such as gemini:MODEL")
    parser.add_argument("--scripts", action="store_true", help="the scripts alone, which takes a minute")
    parser.add_argument("--votes", type=int, default=3, help="how often the judge is asked of each film")
    parser.add_argument("--max-cost-usd", type=Decimal, help="never let the judge cost more than this")
    parser.add_argument("--rehearse", action="store_true", help="ask a local judge that answers by rule")
    options = parser.parse_args()
    try:
        for tell in _tables(options):
            written, count = tell(options)
            print(f"{written} is written from {count} reviews.", flush=True)
    except RoughcutError as error:
        parser.exit(error.exit_code, f"bench: {error.message}\n")


def _tables(options: argparse.Namespace) -> list[Callable[[argparse.Namespace], tuple[Path, int]]]:
    """What is to be made: a table of films and one of scripts, as far as the damages that are named go."""
    _check_damages(options)
    films, scripts = (_of_judge, scripts_of_judge) if options.judge else (_of_critic, scripts_of_critic)
    wanted = [films] if not options.scripts and _among(options, DAMAGES) else []
    return [*wanted, *([scripts] if _among(options, SCRIPT_DAMAGES) and not options.page_only else [])]


def scripts_of_critic(options: argparse.Namespace) -> tuple[Path, int]:
    """The page of what checks and measures tell of scripts."""
    values = checked_values(sound_scripts())
    _SCRIPT_PAGE.write_text(script_page(values), encoding="utf-8")
    return _SCRIPT_PAGE, len(values)


def scripts_of_judge(options: argparse.Namespace) -> tuple[Path, int]:
    """The same for a judge, by the script rubric."""
    bench = _bench(options, tuple(_among(options, SCRIPT_DAMAGES)))
    values = judged_scripts(sound_scripts(), options.folder, bench, options.workers)
    written = options.folder / f"{file_name(bench)}-scripts.md"
    written.write_text(script_page(values, bench), encoding="utf-8")
    return written, len(values)


def _of_critic(options: argparse.Namespace) -> tuple[Path, int]:
    if options.page_only:
        values = read_values(options.folder / "results.jsonl")
    else:
        values = _measured([film.folder for film in make_films(options.folder)], options)
    films = sorted({film for film, _, _ in values})
    _PAGE.write_text(page(films, values), encoding="utf-8")
    return _PAGE, len(values)


def _of_judge(options: argparse.Namespace) -> tuple[Path, int]:
    films = make_films(options.folder)
    bench = _bench(options, tuple(_damages(options)) if options.damages else None)
    values = judged_values(films, options.folder, bench, options.workers)
    names = [film.folder.name for film in films]
    text = page(names, values, metrics=JUDGED_WHOLE, intro=intro(bench, names, values))
    written = options.folder / f"{file_name(bench)}.md"
    written.write_text(text, encoding="utf-8")
    return written, len(values)


def _bench(options: argparse.Namespace, damages: tuple[str, ...] | None) -> Bench:
    bench = Bench(options.judge, options.votes, options.max_cost_usd, options.rehearse)
    return bench if damages is None else replace(bench, damages=damages)


def _named(options: argparse.Namespace) -> list[str]:
    return [name.strip() for name in (options.damages or "").split(",") if name.strip()]


def _among(options: argparse.Namespace, known: Collection[str]) -> list[str]:
    """Those of the named damages that are known, or all where none is named."""
    named = _named(options)
    return [name for name in named if name in known] if named else list(known)


def _check_damages(options: argparse.Namespace) -> None:
    every = [*DAMAGES, *SCRIPT_DAMAGES]
    if unknown := [name for name in _named(options) if name not in every]:
        raise OptionError(f"There is no damage called {unknown[0]}; there are {', '.join(every)}.")


def _damages(options: argparse.Namespace) -> list[str]:
    return _among(options, DAMAGES)


def _measured(films: list[Path], options: argparse.Namespace) -> dict[Key, Values]:
    kept = options.folder / "results.jsonl"
    values, only = read_values(kept), chosen(options.metrics) if options.metrics else frozenset(CONTRACTS)
    damages = [(damage, strength) for strength in STRENGTHS[::-1] for damage in _damages(options)]
    wanted = [(UNDAMAGED, 0), (AGAIN, 0), *damages]
    jobs = [
        (film, d, s)
        for d, s in wanted
        for film in films
        if not only <= set(values.get((film.name, d, s), ()))
    ]
    context = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(options.workers, mp_context=context) as pool,
        kept.open("a", encoding="utf-8") as file,
    ):
        futures = {
            pool.submit(measure, film, d, s, options.encoder, only): (film.name, d, s) for film, d, s in jobs
        }
        for number, future in enumerate(as_completed(futures), start=1):
            key, found = futures[future], future.result()
            values[key] = {**values.get(key, {}), **found}
            row = dict(zip(("film", "damage", "strength"), key, strict=True)) | {"values": found}
            file.write(json.dumps(row) + "\n")
            file.flush()
            if number % 10 == 0:
                print(f"{number} of {len(jobs)} copies measured", flush=True)
    return values


if __name__ == "__main__":
    main()
