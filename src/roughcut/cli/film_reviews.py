"""What `roughcut review-film` does with one film, with many, and with two sets of them."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from roughcut.errors import OptionError

if TYPE_CHECKING:
    from roughcut.cli.review_options import Judging, OtherFilms
    from roughcut.critic.many.schema import FilmsReport
    from roughcut.critic.schema import Note, Report
    from roughcut.models.language.schema import LanguageModel
    from roughcut.production.reviewing import Measuring
    from roughcut.script.schema import Script


@contextlib.contextmanager
def _judge_of(asked: Judging, out: Path) -> Iterator[LanguageModel | None]:
    """The judge, opened before anything is measured, so that a wrong name is said at once."""
    if asked.judge is None:
        yield None
        return
    from roughcut.production.asking import asking, ledger_beside

    ledger = ledger_beside(out / "report.json")
    with asking(ledger, "judge", "film", max_cost_usd=asked.cap_usd, rehearse=asked.rehearse) as open_model:
        yield open_model(asked.judge)


def review_one(
    target: Path, script: Script | None, out: Path | None, measuring: Measuring, asked: Judging, quiet: bool
) -> None:
    """Measure a film and, with a judge, have it scored. Ends with exit code 1 where a vote failed."""
    from roughcut.cli.progress import watching
    from roughcut.production.film_judging import film_and_script, judge_review, price_sentence
    from roughcut.production.reviewing import film_of, review

    with (
        _judge_of(asked, out or film_of(target, script).parent) as model,
        watching(quiet) as watcher,
    ):
        takes = 0
        if model is not None:
            _, own, found = film_and_script(target, script)
            takes = len(found)
            if not quiet:
                typer.echo(price_sentence(model, [(own, takes)], asked.votes), err=True)
        report, page = review(
            target,
            script=script,
            out=out,
            watcher=watcher,
            measuring=measuring,
            judge_follows=model is not None,
        )
        if model is not None:
            watcher.stage("judging", 1 + takes)
            advance = functools.partial(watcher.advance, "judging")
            report = judge_review(
                model, target, script, report, page.parent, votes=asked.votes, advance=advance
            )
    if not quiet:
        _say_notes(report.notes)
        _say_scores(report)
        typer.echo(f"Report: {page}")
        asked.say_what_it_is_worth()
    if model is not None and report.judgement and report.judgement.failed_votes:
        raise typer.Exit(1)


def review_many(
    target: Path, mapping: Path, out: Path | None, measuring: Measuring, asked: Judging, quiet: bool
) -> None:
    """Review every film of a mapping. Ends with exit code 1 where a film or a vote failed."""
    from roughcut.cli.progress import watching
    from roughcut.production.film_judging import film_and_script, judge_review, price_sentence
    from roughcut.production.reviewing_many import FilmCase, film_cases, review_films

    folder = out or target
    cases = film_cases(target, mapping, folder)
    with _judge_of(asked, folder) as model, watching(quiet) as watcher:
        if model is not None and not quiet:
            asking = [film_and_script(case.target, case.script) for case in cases if not case.problem]
            films = [(script, len(takes)) for _, script, takes in asking]
            typer.echo(price_sentence(model, films, asked.votes), err=True)

        def judged(case: FilmCase, report: Report) -> Report:
            assert model is not None
            return judge_review(model, case.target, case.script, report, case.folder, votes=asked.votes)

        found = review_films(
            cases, folder, watcher=watcher, measuring=measuring, judging=judged if model else None
        )
    if not quiet:
        _say_films(found, folder)
        asked.say_what_it_is_worth()
    if found.failed:
        raise typer.Exit(1)


def compare_sets(target: Path, against: OtherFilms, out: Path | None, quiet: bool) -> None:
    """The FVD of two folders of films. Raises OptionError where either side or the weights are missing."""
    from roughcut.cli.progress import watching
    from roughcut.critic.film_sets import compare_sets, films_in
    from roughcut.files import write_text
    from roughcut.models.vision.video_encoder import open_video_encoder

    if against.reference is None or against.fvd_weights is None:
        raise OptionError("The FVD needs both --reference FOLDER and --fvd-weights FILE.")
    films, others = films_in(target), films_in(against.reference)
    with watching(quiet) as watcher:
        watcher.stage("fvd", len(films) + len(others))
        report = compare_sets(
            films,
            others,
            open_video_encoder(against.fvd_weights),
            on_progress=lambda done, total: watcher.advance("fvd"),
        )
    page = (out or target) / "fvd.json"
    write_text(page, report.model_dump_json(by_alias=True, indent=2) + "\n")
    if not quiet:
        low, high = report.interval_95
        typer.echo(
            f"FVD {report.fvd:.4g} (95 % {low:.4g} to {high:.4g}, floor {report.floor:.4g}) of"
            f" {report.film_count} films against {report.reference_count}"
        )
        typer.echo(f"Report: {page}")


def _say_notes(notes: Sequence[Note]) -> None:
    counts = {kind: sum(note.severity == kind for note in notes) for kind in ("grave", "minor", "info")}
    typer.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()) + " notes")


def _say_scores(report: Report) -> None:
    if report.judgement is None:
        return
    if report.judgement.kept:
        typer.echo(f"Kept, since the film is the same: {report.judgement.told} judged it.")
    for metric in report.metrics.values():
        if metric.group == "Judged":
            of, things = metric.details.get("votes"), "votes"
            if "shots" in metric.details:
                of, things = metric.details["shots"], "shots"
            value = metric.reason
            if metric.value is not None:
                value = f"{metric.value:.2f} (of {metric.sample_count} of {of} {things})"
            typer.echo(f"  {metric.title:<32}{value}")


def _say_films(found: FilmsReport, folder: Path) -> None:
    for film in found.films:
        if film.error:
            typer.echo(f"{film.film}: {film.error}", err=True)
    reviewed = sum(not film.error for film in found.films)
    grave = sum(bool(film.grave_notes) for film in found.films)
    typer.echo(f"{reviewed} of {len(found.films)} films were reviewed; {grave} have grave notes.")
    for metric in found.metrics.values():
        if metric.group in ("Needs a model", "Judged") and metric.mean is not None:
            low, high = metric.interval_95 or (None, None)
            interval = "" if low is None else f" [{low:.2f}, {high:.2f}]"
            typer.echo(f"  {metric.title:<32}{metric.mean:.2f}{interval} (of {metric.count} films)")
    typer.echo(f"Report: {folder / 'report.html'}")
