"""Reviews many films, one after another: every film a report of its own, and one over all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from roughcut import __version__
from roughcut.critic.many.mapping import MappedFilm, read_mapping
from roughcut.critic.many.page import write_films_report
from roughcut.critic.many.schema import FilmsReport, ReviewedFilm
from roughcut.critic.many.table import films_report, row_of
from roughcut.critic.reports import read_report
from roughcut.critic.schema import Report
from roughcut.digest import digest_of, digest_of_file
from roughcut.errors import AccountError, BudgetError, OptionError, RoughcutError
from roughcut.files import write_text
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.made import is_made, script_of
from roughcut.production.reviewing import Measuring, review
from roughcut.script import bracketed
from roughcut.script.formats import read_script
from roughcut.script.schema import Script
from roughcut.textfile import read_text

USUAL_MAPPING = "video_dialogues.jsonl"
PAGES = "reviews"
_INPUTS = ".inputs"
_USUAL = Measuring()


@dataclass(frozen=True)
class FilmCase:
    """A film of many: its name, the folder of its own report, and what `review` takes. A `problem` says
    why it cannot be reviewed."""

    name: str
    folder: Path
    target: Path = Path()
    film: Path = Path()
    script: Script | None = None
    problem: str = ""


Judging = Callable[[FilmCase, Report], Report]
"""Has a film judged, writes its report again, and gives it. Raises AccountError, BudgetError, OptionError."""


def mapping_of(target: Path, mapping: Path | None) -> Path | None:
    """The mapping of a folder of films: the one that is named, or the one that `roughcut batch` wrote; None
    where the target is one film."""
    if mapping is not None:
        if not target.is_dir():
            raise OptionError(f"--mapping goes with a folder of films, and {target} is none.")
        return mapping
    usual = target / USUAL_MAPPING
    return usual if usual.is_file() and not ProductionFolder(target).film.is_file() else None


def film_cases(target: Path, mapping: Path, out: Path) -> list[FilmCase]:
    """The films of a mapping, each with a folder of its own for its report."""
    taken: set[str] = set()
    cases = []
    for film in read_mapping(read_text(mapping), target, mapping.name):
        stem = _folder_name(film.name)
        name = next(each for each in _numbered(stem) if each.lower() not in taken)
        taken.add(name.lower())
        cases.append(_case(film, out / PAGES / name))
    return cases


def _folder_name(film: str) -> str:
    path = Path(film)
    stem = path.parent if path.name == "film.mp4" and path.parent.name else path.with_suffix("")
    return re.sub(r"[^\w.-]+", "_", str(stem)).strip("._")[:80] or "film"


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _case(film: MappedFilm, folder: Path) -> FilmCase:
    if film.path is None:
        return FilmCase(film.name, folder, problem=film.problem)
    try:
        script = read_script(film.script, film.name).script
    except RoughcutError as error:
        return FilmCase(film.name, folder, problem=error.message)
    if _is_production_of(script, film.path):
        return FilmCase(film.name, folder, film.path.parent, film.path)
    return FilmCase(film.name, folder, film.path, film.path, script)


def _is_production_of(script: Script, film: Path) -> bool:
    """Whether a film lies in a folder that roughcut made from this very script: then its plan, and takes,
    are known too."""
    made = ProductionFolder(film.parent)
    if made.film != film.absolute() or not is_made(made):
        return False
    try:
        own = script_of(made)
    except (RoughcutError, OSError):
        return False
    return bracketed.write(own) == bracketed.write(script)


def review_films(
    cases: Sequence[FilmCase],
    out: Path,
    *,
    watcher: Watcher | None = None,
    measuring: Measuring = _USUAL,
    judging: Judging | None = None,
) -> FilmsReport:
    """Review every film and write `report.json` and `report.html` over all of them into `out`.

    What goes wrong with a film is in its row; AccountError and BudgetError of a judge end the review. A
    film whose report is there, made from the same film in the same way, is not measured again.
    """
    watcher = watcher or Silence()
    watcher.stage("films", len(cases))
    rows: list[tuple[ReviewedFilm, Report | None]] = []
    for case in cases:
        rows.append(_row(case, out, measuring, judging))
        watcher.advance("films")
    report = films_report(rows)
    write_films_report(report, out)
    return report


def _row(
    case: FilmCase, out: Path, measuring: Measuring, judging: Judging | None
) -> tuple[ReviewedFilm, Report | None]:
    if case.problem:
        return ReviewedFilm(film=case.name, error=case.problem), None
    try:
        report = _kept(case, measuring) or _reviewed(case, measuring)
        if judging is not None:
            report = judging(case, report)
    except (AccountError, BudgetError):
        raise
    except RoughcutError as error:
        return ReviewedFilm(film=case.name, error=error.message), None
    page = (case.folder / "report.html").relative_to(out).as_posix()
    return row_of(case.name, page, report), report


def _reviewed(case: FilmCase, measuring: Measuring) -> Report:
    report, _ = review(case.target, script=case.script, out=case.folder, measuring=measuring)
    write_text(case.folder / _INPUTS, _inputs(case, measuring))
    return report


def _kept(case: FilmCase, measuring: Measuring) -> Report | None:
    """The report that an earlier run made of the same film in the same way; None where there is none."""
    try:
        if (case.folder / _INPUTS).read_text(encoding="utf-8") != _inputs(case, measuring):
            return None
        kept = read_report(case.folder)
    except (OSError, ValueError, OptionError):
        return None
    return kept if isinstance(kept, Report) else None


def _inputs(case: FilmCase, measuring: Measuring) -> str:
    beside = [case.film, case.film.with_suffix(".srt"), ProductionFolder(case.film.parent).plan]
    encoder = measuring.encoder
    return digest_of(
        __version__,
        [digest_of_file(path) if path.is_file() else "" for path in beside],
        case.script,
        encoder.digest if encoder else "",
        measuring.frames_per_s,
        sorted(measuring.only) if measuring.only is not None else None,
        measuring.vbench.digest if measuring.vbench else measuring.runs_vbench,
    )
