"""Judging a film: the whole of it by the film rubric, each of its takes for faithfulness."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from roughcut.critic.judged import with_judgement, with_kept_judgement
from roughcut.critic.judging import Judgement, judge, rubric
from roughcut.critic.judging.schema import FilmJudgement
from roughcut.critic.judging.subjects import film_subject, take_subject
from roughcut.critic.report import write_report
from roughcut.critic.reports import report_parts
from roughcut.critic.schema import Report, ReviewedShot
from roughcut.digest import digest_of
from roughcut.errors import OptionError
from roughcut.models.language.schema import LanguageModel
from roughcut.production.folder import ProductionFolder
from roughcut.production.made import script_of
from roughcut.script.schema import Script, Shot

_TOKENS_A_SECOND = 300
"""What a second of film with its sound is to the models that say so (Gemini: 258 and 32)."""
_ONE_VOTE = (1500, 700)
"""About the tokens of a vote's words, in and out."""


def film_and_script(target: Path, script: Script | None) -> tuple[Path, Script, dict[int, Path]]:
    """The film of a target (a folder that roughcut made, or a film), its script, and its takes by shot.
    Raises OptionError where there is no script."""
    if not target.is_dir():
        if script is None:
            raise OptionError(f"To judge {target} its script is needed; give it with --script.")
        return target, script, {}
    folder = ProductionFolder(target)
    own = script or script_of(folder)
    takes = {shot.number: folder.take(shot.number) for shot in own.shots} if script is None else {}
    return folder.film, own, {number: take for number, take in takes.items() if take.is_file()}


def judge_review(
    model: LanguageModel,
    target: Path,
    script: Script | None,
    report: Report,
    folder: Path,
    *,
    votes: int = 3,
    advance: Callable[[], None] = lambda: None,
) -> Report:
    """Judge the film of a report and its takes, and write both files of the report again, with what was
    said. Raises as `judge_film` does."""
    film, own, takes = film_and_script(target, script)
    found = judge_film(model, film, own, report.shots, takes=takes, votes=votes, advance=advance)
    earlier = report.judgement
    if earlier and earlier.model_copy(update={"kept": False, "judged_on": found.judged_on}) == found:
        # The ledger gave the same answers again: they are as old as they were.
        found = found.model_copy(update={"judged_on": earlier.judged_on})
    judged = with_judgement(report, found)
    write_report(judged, film, folder)
    return judged


def judge_film(
    model: LanguageModel,
    film: Path,
    script: Script,
    shots: Sequence[ReviewedShot],
    *,
    takes: Mapping[int, Path],
    votes: int = 3,
    workers: int = 2,
    advance: Callable[[], None] = lambda: None,
) -> FilmJudgement:
    """Judge a film and its takes. Raises OptionError for a model that takes neither films nor pictures,
    AccountError and BudgetError; whatever else fails is in the judgement."""
    with film_subject(film, script, shots, model.profile) as subject:
        whole = judge(model, rubric("film"), subject, votes)
    advance()

    def of_take(shot: Shot) -> Judgement:
        with take_subject(takes[shot.number], shot, script, model.profile) as subject:
            found = judge(model, rubric("shot"), subject, votes)
        advance()
        return found

    taken = [shot for shot in script.shots if shot.number in takes]
    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(of_take, taken))
    return FilmJudgement(
        whole=whole,
        shots={str(shot.number): each for shot, each in zip(taken, found, strict=True)},
        shots_reason=""
        if taken
        else "The takes of this film are not here; only a folder with takes has them.",
        judged_on=datetime.now(UTC).date().isoformat(),
        script_digest=digest_of("judged", script),
    )


def with_earlier_judgement(report: Report, folder: Path, script: Script) -> tuple[Report, str]:
    """The report with what a judge said in the review that lies in `folder`, as long as it is of the same
    film and script; and a sentence where it is left out because they changed."""
    try:
        plain = report_parts(folder)
        found = FilmJudgement.model_validate(plain["judgement"])
        film_digest = str(plain["film_digest"])
    except (ValueError, LookupError):
        return report, ""  # there is none
    return with_kept_judgement(report, found, film_digest, digest_of("judged", script))


def price_sentence(model: LanguageModel, films: Sequence[tuple[Script, int]], votes: int) -> str:
    """What judging films, each with so many takes, may cost, in one sentence."""
    seconds = sum(script.duration_ms / 1000 * (2 if takes else 1) for script, takes in films)
    calls = sum(1 + takes for _, takes in films) * votes
    tokens = (int(seconds * _TOKENS_A_SECOND) * votes + calls * _ONE_VOTE[0], calls * _ONE_VOTE[1])
    cost = model.profile.cost_usd(*tokens)
    price = "what they cost is not on record" if cost is None else f"about ${cost:.2f}"
    return f"{calls} votes by {model.profile.name}: {price}."
