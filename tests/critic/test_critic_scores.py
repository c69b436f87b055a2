"""Scores by shot as the page shows them."""

from __future__ import annotations

from critic_films import expectation

from roughcut.critic.report import render
from roughcut.critic.schema import Metric, Report, ReviewedShot, Timeline
from roughcut.critic.scores import of_shot, scored


def _metric(per_shot: dict[str, float | None], unit: str = "×100", title: str = "Alignment") -> Metric:
    return Metric(
        title=title, group="Picture", value=1.0, unit=unit, better="higher", how="By eye.", per_shot=per_shot
    )


def _report(**metrics: Metric) -> Report:
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=expectation(),
        metrics=metrics,
        notes=(),
        shots=(
            ReviewedShot(number=1, start_s=0.0, end_s=1.0),
            ReviewedShot(number=2, start_s=1.0, end_s=4.0),
            ReviewedShot(number=3, start_s=None, end_s=None),
        ),
        timeline=Timeline(duration_s=4.0),
    )


def test_a_bar_stands_where_its_shot_is_and_is_as_high_as_its_value() -> None:
    """Of the range from nothing to the film's best shot; a shot without a value or a place has no bar."""
    (metric,) = scored(_report(vsa=_metric({"1": 10.0, "2": 20.0, "3": 30.0, "4": None})))
    bars = [(bar["left"], bar["width"], bar["height"]) for bar in metric["bars"]]
    assert bars == [("0.000", "25.000", "33.3"), ("25.000", "75.000", "66.7")]
    assert metric["bars"][0]["said"] == "Shot 1: 10.00 ×100"


def test_values_below_zero_have_bars_too() -> None:
    """The lowest is the floor."""
    (metric,) = scored(_report(vsa=_metric({"1": -10.0, "2": 10.0})))
    assert [bar["height"] for bar in metric["bars"]] == ["0.0", "100.0"]
    assert metric["range"] == "−10.00 to 10.00 ×100"


def test_one_metric_is_shown_first_and_those_without_a_value_by_shot_are_not_offered() -> None:
    """VSA where it was measured, else the first there is."""
    found = scored(_report(black=_metric({"1": 0.0}), vsa=_metric({"1": 1.0}), loudness=_metric({})))
    assert [(metric["name"], metric["first"]) for metric in found] == [("black", False), ("vsa", True)]
    assert [metric["first"] for metric in scored(_report(black=_metric({"1": 0.0})))] == [True]
    assert scored(_report(loudness=_metric({}))) == []


def test_a_shot_lists_its_own_scores() -> None:
    """In words, shares as per cent; what it has no value for is left out."""
    report = _report(a=_metric({"1": 0.5}, "share", "Likeness"), b=_metric({"1": None}, title="Other"))
    assert of_shot(report, 1) == [("Likeness", "50 %")]


def test_the_page_has_the_shots_as_chapters_and_names_the_encoder() -> None:
    """How a number was made is beside it."""
    details = {"encoder": "tiny", "encoder_sha256": "ab" * 32, "samples_per_s": 2.0}
    report = _report(
        vsa=_metric({"1": 1.0}).model_copy(update={"details": details, "group": "Needs a model"})
    )
    html = render(report, {}, "film.mp4")
    assert 'kind="chapters"' in html
    assert "Encoder: tiny (SHA-256 abababababababab…), 2 frames a second." in html


def test_the_page_draws_likeness_by_how_many_shots_apart() -> None:
    """A bar for each distance with its pairs, and how many random orders fall as steeply."""
    details = {
        "by_shots_apart": {"1": {"mean": 0.9, "pairs": 3}, "2": {"mean": 0.8, "pairs": 1}},
        "share_of_orders_as_steep": 0.25,
    }
    metric = _metric({}, unit="per shot").model_copy(update={"details": details})
    page = render(_report(clothes_decay=metric), {}, "film.mp4")
    assert "2 apart" in page
    assert "80 %" in page
    assert "1 pair<" in page
    assert "25 % of 1,000 random orders" in page
