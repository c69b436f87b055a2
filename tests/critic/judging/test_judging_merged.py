"""A judgement in the film's own report: means that say how many votes they are of, reasons, failures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from judging_doubles import JurorModel

from roughcut.critic.contracts import CONTRACTS, JUDGED_PER_SHOT, JUDGED_WHOLE
from roughcut.critic.judged import with_judgement, with_kept_judgement
from roughcut.critic.judging import judge, rubric
from roughcut.critic.judging.schema import FilmJudgement, Judgement, Subject
from roughcut.critic.report import render, to_json
from roughcut.critic.schema import Expectation, ExpectedShot, Metric, Report, ReviewedShot
from roughcut.errors import RefusedError
from roughcut.production.film_judging import with_earlier_judgement
from roughcut.rehearsal.chat import Asked
from roughcut.rehearsal.juror import Juror
from roughcut.script.schema import Script, Shot

_BLACK = Metric(value=0.0, unit="s", better="lower", how="By counting.", group="Picture", title="Black")


def report() -> Report:
    """A report of two shots, with one measurement."""
    shots = tuple(
        ExpectedShot(number=n, scene_number=1, first_frame=16 * (n - 1), frame_count=16, scripted_ms=1000)
        for n in (1, 2)
    )
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(rate=Fraction(16), width_px=320, height_px=180, shots=shots, lines=()),
        metrics={"black": _BLACK},
        notes=(),
        shots=tuple(ReviewedShot(number=n, start_s=n - 1.0, end_s=float(n)) for n in (1, 2)),
    )


def judged(of: str, scores: tuple[float, ...], failing: set[int] | None = None) -> Judgement:
    """A judgement by votes with these scores; the calls in `failing` are refused."""

    def by_call(_criterion: str, asked: Asked) -> float:
        return scores[asked.number - 1]

    errors: dict[int, Exception] = {n: RefusedError("It refused <b>this</b>.") for n in failing or ()}
    shown = Subject(text="A film.", shown="film with sound" if of == "film" else "text")
    scale = rubric("film") if of == "film" else rubric("shot")
    return judge(JurorModel(Juror(by_call), errors), scale, shown, votes=len(scores))


@pytest.fixture(scope="module")
def merged() -> Report:
    """Two of three votes on the film; one of two shots has no vote at all."""
    found = FilmJudgement(
        whole=judged("film", (2.0, 0.0, 3.0), {2}),
        shots={"1": judged("shot", (4.0, 4.5)), "2": judged("shot", (0.0, 0.0), {1, 2})},
    )
    return with_judgement(report(), found)


def test_a_mean_says_how_many_votes_it_is_of(merged: Report) -> None:
    """The failed vote is counted as failed, not as 0."""
    metric = merged.metrics["voice_lip_sync"]
    assert (metric.value, metric.sample_count) == (2.5, 2)
    assert (metric.details["votes"], metric.details["failed_votes"]) == (3, 1)
    assert metric.details["judge"] == "openai:juror"
    assert metric.details["rubric"] == rubric("film").name
    assert metric.details["spread"] == pytest.approx(0.7071)


def test_a_shot_without_a_vote_is_left_out_of_the_mean_and_named(merged: Report) -> None:
    """The mean is of one shot of two."""
    metric = merged.metrics["faithfulness"]
    assert (metric.value, metric.sample_count) == (4.25, 1)
    assert (metric.details["shots"], metric.details["failed_shots"]) == (2, ["2"])
    assert metric.per_shot == {"1": 4.25, "2": None}


def test_without_any_vote_the_value_is_null_with_the_reason() -> None:
    """On the film and on every shot."""
    found = FilmJudgement(
        whole=judged("film", (1.0,), {1}), shots={"1": judged("shot", (1.0,), {1})}, shots_reason=""
    )
    metrics = with_judgement(report(), found).metrics
    for name in (*JUDGED_WHOLE, *JUDGED_PER_SHOT):
        assert metrics[name].value is None
        assert "It refused" in metrics[name].reason
        assert metrics[name].state == "not run"


def test_a_film_without_its_takes_says_so() -> None:
    """In the place of a score of its shots."""
    found = FilmJudgement(whole=judged("film", (1.0,)), shots_reason="The takes are elsewhere.")
    assert with_judgement(report(), found).metrics["faithfulness"].reason == "The takes are elsewhere."


def test_what_was_measured_stays_as_it_was(merged: Report) -> None:
    """And the metrics keep the contracts' order."""
    assert merged.metrics["black"] == _BLACK
    order = list(CONTRACTS)
    assert list(merged.metrics) == sorted(merged.metrics, key=order.index)


def test_every_vote_and_reason_is_in_the_json_and_reads_back(merged: Report) -> None:
    """Nothing that was said is lost."""
    again = Report.model_validate_json(to_json(merged))
    assert again == merged
    assert again.judgement
    assert again.judgement.failed_votes == 3
    assert again.judgement.whole.votes[0].opinions["voice_lip_sync"].reason == "By rule."


def test_the_page_shows_scores_reasons_and_failed_votes(merged: Report) -> None:
    """The judge's words are text, never markup."""
    page = render(merged, {}, "film.mp4")
    assert "What a judge said" in page
    assert "2 of 3 votes" in page
    assert "3 of 7 votes failed" in page
    assert "By rule." in page
    assert "<b>this</b>" not in page
    assert "Seen: Shots 1 and 2." in page


def test_the_page_of_a_film_that_nobody_judged_has_no_such_section() -> None:
    """There is nothing to show."""
    assert "What a judge said" not in render(report(), {}, "film.mp4")


def test_the_criteria_of_the_rubrics_are_the_judged_metrics() -> None:
    """By the same names."""
    assert tuple(each.name for each in rubric("film").criterion) == JUDGED_WHOLE
    assert tuple(each.name for each in rubric("shot").criterion) == JUDGED_PER_SHOT
    assert {name for name, each in CONTRACTS.items() if each.group == "Judged"} == {
        *JUDGED_WHOLE,
        *JUDGED_PER_SHOT,
    }


def test_a_judgement_is_kept_as_long_as_film_and_script_are_the_same(merged: Report) -> None:
    """With its judge, scale and day; the page says that nobody was asked this time."""
    assert merged.judgement
    found = merged.judgement.model_copy(update={"judged_on": "2026-11-01", "script_digest": "s"})
    again, left_out = with_kept_judgement(report(), found, "0" * 64, "s")
    assert left_out == ""
    assert again.judgement
    assert again.judgement.kept
    metric = again.metrics["voice_lip_sync"]
    assert (metric.value, metric.details["judged_on"], metric.details["kept"]) == (2.5, "2026-11-01", True)
    html = render(again, {}, "film.mp4")
    assert "on 2026-11-01" in html
    assert "this one asked nobody" in html


@pytest.mark.parametrize(
    ("film", "script", "told"),
    [("1" * 64, "s", "the film has"), ("0" * 64, "t", "its script has"), ("1" * 64, "t", "script have")],
)
def test_a_judgement_of_another_film_or_script_is_left_out_with_the_reason(
    merged: Report, film: str, script: str, told: str
) -> None:
    """Who judged what and when is said where the score was, and what to do."""
    assert merged.judgement
    found = merged.judgement.model_copy(update={"judged_on": "2026-11-01", "script_digest": script})
    plain = report().model_copy(update={"metrics": {"faithfulness": merged.metrics["faithfulness"]}})
    changed, left_out = with_kept_judgement(plain, found, film, "s")
    assert changed.judgement is None
    assert changed.metrics["faithfulness"].value is None
    assert changed.metrics["faithfulness"].reason == left_out
    assert "openai:juror by film" in left_out
    assert "on 2026-11-01" in left_out
    assert told in left_out
    assert "--judge" in left_out


def test_the_judgement_of_the_report_in_a_folder_is_found(merged: Report, tmp_path: Path) -> None:
    """What lies there is read; a folder without a report, or with one that cannot be read, has none."""
    script = Script(shots=(Shot(number=1, start_ms=0, end_ms=1000),))
    assert with_earlier_judgement(report(), tmp_path, script) == (report(), "")
    for unreadable in ("{", "[]", '{"judgement": null}', '{"judgement": 1}'):
        (tmp_path / "report.json").write_text(unreadable, encoding="utf-8")
        assert with_earlier_judgement(report(), tmp_path, script) == (report(), "")
    (tmp_path / "report.json").write_text(to_json(merged), encoding="utf-8")
    again, _ = with_earlier_judgement(report(), tmp_path, script)
    assert again.judgement
    assert merged.judgement
    assert again.judgement.whole == merged.judgement.whole
