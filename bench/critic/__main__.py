"""Damages sound films in known ways and says which metrics notice: `python -m bench.critic`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from bench.critic.excerpts import make_films
from bench.critic.measure import AGAIN, DAMAGES, STRENGTHS, UNDAMAGED, Values, measure
from bench.critic.page import page

_PAGE = Path(__file__).parents[2] / "docs" / "critic-power.md"


def main() -> None:
    """Measure every film under every damage and write the page; a second run goes on where one ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("out/bench-critic"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--encoder", help="an image-text encoder for VSA: a folder or a hub id")
    parser.add_argument("--page-only", action="store_true", help="write the page from what is measured")
    options = parser.parse_args()
    films = [film.folder for film in make_films(options.folder)]
    values = _kept(options.folder) if options.page_only else _measured(films, options)
    _PAGE.write_text(page([film.name for film in films], values), encoding="utf-8")
    print(f"{_PAGE} is written from {len(values)} reviews.")


def _kept(folder: Path) -> dict[tuple[str, str, int], Values]:
    """What earlier runs have measured."""
    values: dict[tuple[str, str, int], Values] = {}
    if (folder / "results.jsonl").is_file():
        for row in map(json.loads, (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()):
            values[row["film"], row["damage"], row["strength"]] = row["values"]
    return values


def _measured(films: list[Path], options: argparse.Namespace) -> dict[tuple[str, str, int], Values]:
    kept, values = options.folder / "results.jsonl", _kept(options.folder)
    wanted = [(UNDAMAGED, 0), (AGAIN, 0), *((damage, s) for s in STRENGTHS[::-1] for damage in DAMAGES)]
    jobs = [(film, d, s) for d, s in wanted for film in films if (film.name, d, s) not in values]
    context = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(options.workers, mp_context=context) as pool,
        kept.open("a", encoding="utf-8") as file,
    ):
        futures = {
            pool.submit(measure, film, d, s, options.encoder): (film.name, d, s) for film, d, s in jobs
        }
        for number, future in enumerate(as_completed(futures), start=1):
            key = futures[future]
            values[key] = future.result()
            row = dict(zip(("film", "damage", "strength"), key, strict=True)) | {"values": values[key]}
            file.write(json.dumps(row) + "\n")
            file.flush()
            if number % 10 == 0:
                print(f"{number} of {len(jobs)} copies measured", flush=True)
    return values


if __name__ == "__main__":
    main()
