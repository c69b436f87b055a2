"""Reviews a film that is there already: a production's own, or any film with its script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.encoding import SAMPLES_PER_S
from roughcut.critic.film import expect_from_script, review_film
from roughcut.critic.report import write_report
from roughcut.critic.reports import report_parts
from roughcut.critic.retaking.schema import RetakesReport
from roughcut.critic.schema import Expectation, Report
from roughcut.critic.vbench import WHOLE_FILM, VBenchResults, run_vbench, with_vbench
from roughcut.critic.whereabouts import Track
from roughcut.errors import OptionError
from roughcut.film.media import probe
from roughcut.models.vision.schema import ImageTextEncoder
from roughcut.production.events import Silence, Watcher
from roughcut.production.expecting import expect
from roughcut.production.film_judging import with_earlier_judgement
from roughcut.production.folder import ProductionFolder
from roughcut.production.made import is_made, plan_of, script_of
from roughcut.production.whereabouts import whereabouts
from roughcut.script.schema import Script

_Case = tuple[Path, Script, Expectation, Sequence[Track]]


@dataclass(frozen=True)
class Measuring:
    """What is measured beyond the usual: by an encoder that sees so many frames a second; `only` names
    the metrics of the report (None: all). `vbench` are results of VBench that are there; `runs_vbench` has
    its own command make them."""

    encoder: ImageTextEncoder | None = None
    frames_per_s: float = SAMPLES_PER_S
    only: frozenset[str] | None = None
    vbench: VBenchResults | None = None
    runs_vbench: bool = False


def review(
    target: Path,
    *,
    script: Script | None = None,
    out: Path | None = None,
    watcher: Watcher | None = None,
    measuring: Measuring = Measuring(),
    judge_follows: bool = False,
) -> tuple[Report, Path]:
    """Review a production's folder or a film file; gives the report and the path of its page.

    A film alone needs its `script`. A script that is given wins over the one in the folder, and then
    cuts and lines are expected where that script puts them. What a judge said before of the same film and
    script is kept; where they changed the watcher is told that it is left out, unless a `judge_follows`.
    Raises OptionError where there is no film or no script.
    """
    watcher = watcher or Silence()
    film, own, expectation, tracks = _what_to_review(target, script)
    folder = out or film.parent
    watcher.stage("review", sum(shot.frame_count for shot in expectation.shots))
    subtitles = film.with_suffix(".srt")
    report = review_film(
        film,
        expectation,
        subtitles=subtitles if subtitles.is_file() else None,
        encoder=measuring.encoder,
        samples_per_s=measuring.frames_per_s,
        tracks=tracks,
        only=CONTRACTS if measuring.only is None else measuring.only,
    )
    if measuring.vbench is not None or measuring.runs_vbench:
        clips = _clips(target, film, script, report)
        report = with_vbench(report, measuring.vbench or run_vbench(clips), clips)
    report = report.model_copy(update={"retakes": _retakes_told(target, report)})
    report, left_out = with_earlier_judgement(report, folder, own)
    if left_out and not judge_follows:
        watcher.say(left_out)
    write_report(report, film, folder)
    watcher.advance("review", sum(shot.frame_count for shot in expectation.shots))
    return report, folder / "report.html"


def _retakes_told(target: Path, report: Report) -> RetakesReport | None:
    """What the production's own report says of retakes, where it is of the same film."""
    if not target.is_dir():
        return None
    earlier = report_parts(target)
    told = earlier.get("retakes") if earlier.get("film_digest") == report.film_digest else None
    return RetakesReport.model_validate(told) if told else None


def _clips(target: Path, film: Path, script: Script | None, report: Report) -> dict[int, Path]:
    """The takes by shot, where the target is a folder of roughcut's own; else the film as one clip."""
    if not target.is_dir() or script is not None:
        return {WHOLE_FILM: film}
    folder = ProductionFolder(target)
    takes = {shot.number: folder.take(shot.number) for shot in report.shots}
    return {number: take for number, take in takes.items() if take.is_file()} or {WHOLE_FILM: film}


def film_of(target: Path, script: Script | None) -> Path:
    """The film of a target. Raises OptionError where it, or its script, is missing."""
    return _what_to_review(target, script)[0]


def _what_to_review(target: Path, script: Script | None) -> _Case:
    if target.is_dir():
        return _production(ProductionFolder(target), script)
    if not target.exists():
        raise OptionError(f"There is no {target}; name a film, or a folder that roughcut made.")
    if script is None:
        raise OptionError(f"To review {target} its script is needed; give it with --script.")
    return target, script, _from_script(script, target), ()


def _production(folder: ProductionFolder, script: Script | None) -> _Case:
    if not folder.film.is_file():
        raise OptionError(f"{folder.root} holds no film.mp4; make it first with `roughcut make` or `shoot`.")
    if script is not None:
        return folder.film, script, _from_script(script, folder.film), ()
    if not is_made(folder):
        raise OptionError(f"{folder.root} has lost its script or plan; give the script with --script.")
    own, plan = script_of(folder), plan_of(folder)
    return folder.film, own, expect(own, plan), whereabouts(plan)


def _from_script(script: Script, film: Path) -> Expectation:
    info = probe(film)
    return expect_from_script(script, info.rate, (info.width_px, info.height_px))
