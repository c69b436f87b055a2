"""Is a retake better: what was wrong, everything else, the other shots; and how the page shows it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from roughcut.critic.report import render
from roughcut.critic.retaking.compare import complaints_of, value_of, verdict_on
from roughcut.critic.retaking.schema import RetakeRecord, RetakesReport
from roughcut.critic.schema import (
    Expectation,
    ExpectedShot,
    Metric,
    Note,
    Report,
    ReviewedShot,
    Severity,
    Timeline,
)


def review(
    *notes: Note, black: tuple[tuple[float, float], ...] = (), **per_shot: tuple[float | None, ...]
) -> Report:
    """A review of three shots of 2 s in one scene, with values for shots 1, 2 and 3."""
    shots = tuple(
        ExpectedShot(number=n, scene_number=1, first_frame=48 * (n - 1), frame_count=48, scripted_ms=2000)
        for n in (1, 2, 3)
    )
    metrics = {name: _metric(name, values) for name, values in per_shot.items()}
    metrics["black"] = _metric("black", ()).model_copy(update={"details": {"spans_s": [*map(list, black)]}})
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(rate=Fraction(24), width_px=320, height_px=180, shots=shots, lines=()),
        metrics=metrics,
        notes=notes,
        shots=tuple(ReviewedShot(number=n, start_s=2.0 * (n - 1), end_s=2.0 * n) for n in (1, 2, 3)),
        timeline=Timeline(duration_s=6.0),
    )


def _metric(name: str, values: tuple[float | None, ...]) -> Metric:
    return Metric.model_validate(
        {
            "title": name.capitalize(),
            "value": 1.0,
            "unit": "u",
            "better": "higher" if name in ("speech_in_lines", "faithfulness") else "lower",
            "how": "By hand.",
            "per_shot": {str(n): value for n, value in enumerate(values, start=1)},
        }
    )


def note(
    metric: str, shot: int | None, severity: Severity = "grave", span: tuple[float, float] = (2, 4)
) -> Note:
    """A note on a shot."""
    return Note(
        shot=shot, span_s=span, severity=severity, metric=metric, message="Bad.", suggestion="Take it again."
    )


def test_a_take_that_mends_what_was_wrong_is_kept() -> None:
    """A black second shot is seen again: kept, with both values told."""
    before = review(note("black", 2), black=((2.0, 4.0),))
    verdict = verdict_on(before, review(), 2, {"black"})
    assert (verdict.kept, verdict.reason) == (True, "Better: black.")
    value = verdict.values[0]
    assert (value.before, value.after, value.note_before, value.change) == (2.0, 0.0, "grave", "better")


def test_a_take_that_is_as_bad_is_discarded() -> None:
    """A change within the tolerance is no improvement, whatever the seed."""
    before = review(note("black", 2), black=((2.0, 3.50),))
    after = review(note("black", 2), black=((2.0, 3.45),))
    assert verdict_on(before, after, 2, {"black"}).reason == "No better: black."


def test_a_take_that_is_better_but_still_bad_is_kept() -> None:
    """Half a repair is worth more than none; the shot stays on the list."""
    before = review(note("colour_drift", 2), colour_drift=(None, 40.0, 1.0))
    after = review(note("colour_drift", 2), colour_drift=(None, 24.0, 1.0))
    assert verdict_on(before, after, 2, {"colour_drift"}).kept


def test_a_take_that_is_worse_in_what_was_wrong_is_discarded() -> None:
    """Two things were wrong: one is mended and the other made worse."""
    before = review(note("black", 2), black=((2.0, 3.0),), flicker=(1.0, 9.0, 1.0))
    after = review(note("flicker", 2), flicker=(1.0, 15.0, 1.0))
    assert verdict_on(before, after, 2, {"black", "flicker"}).reason == "Worse in what was wrong: flicker."


def test_a_take_that_is_worse_elsewhere_is_discarded() -> None:
    """The line is heard now, but the picture flickers as no viewer should have to see it."""
    before = review(note("speech_in_lines", 2), speech_in_lines=(0.8, 0.0, 0.9), flicker=(1.0, 1.0, 1.0))
    after = review(note("flicker", 2, "minor"), speech_in_lines=(0.8, 0.9, 0.9), flicker=(1.0, 5.0, 1.0))
    assert verdict_on(before, after, 2, {"speech_in_lines"}).reason == "Worse elsewhere: flicker."


@pytest.mark.parametrize(
    ("flicker", "severity"),
    [
        pytest.param(2.8, "info", id="worse by more than the tolerance, but no viewer minds"),
        pytest.param(1.6, "minor", id="over the limit, but within the tolerance"),
    ],
)
def test_what_is_a_little_worse_elsewhere_is_no_reason(flicker: float, severity: Severity) -> None:
    """Takes differ: only what is clearly worse and worth a note counts against one."""
    before = review(note("black", 2), black=((2.0, 4.0),), flicker=(1.0, 1.0, 1.0))
    after = review(note("flicker", 2, severity), flicker=(1.0, flicker, 1.0))
    assert verdict_on(before, after, 2, {"black"}).kept


def test_a_take_that_spoils_another_shot_is_discarded() -> None:
    """A new first shot against which the third now drifts."""
    before = review(note("black", 1), black=((0.0, 2.0),), colour_drift=(None, 3.0, 3.0))
    after = review(note("colour_drift", 3), colour_drift=(None, 3.0, 30.0))
    verdict = verdict_on(before, after, 1, {"black"}, others=(2, 3))
    assert verdict.reason == "Shot 3 is worse beside it: colour_drift."


def test_a_stand_in_gives_way_to_a_real_take() -> None:
    """What the previs drew is no measure for a model's sharpness or colours: grave notes alone count."""
    before = review(note("stand_in", 2), colour_drift=(None, 2.0, 3.0))
    drifting = review(note("colour_drift", 2, "minor"), colour_drift=(None, 12.0, 3.0))
    assert verdict_on(before, drifting, 2, {"stand_in"}).kept
    wild = review(note("colour_drift", 2), colour_drift=(None, 50.0, 3.0))
    assert verdict_on(before, wild, 2, {"stand_in"}).reason == "Worse elsewhere: colour_drift."


def test_a_spoilt_shot_is_no_witness_against_one_that_was_mended() -> None:
    """All three were half black, and alike; the one that is mended differs from the two that are not."""
    every = tuple(note("black", n, span=(2.0 * n - 2, 2.0 * n)) for n in (1, 2, 3))
    before = review(*every, black=((0.0, 6.0),), colour_drift=(None, 1.0, 1.0))
    first = review(
        *every[1:],
        note("colour_drift", 2),
        note("colour_drift", 3),
        black=((2.0, 6.0),),
        colour_drift=(None, 40.0, 40.0),
    )
    assert verdict_on(before, first, 1, {"black"}).kept
    second = review(
        every[0], every[2], note("colour_drift", 2), black=((0.0, 2.0),), colour_drift=(None, 40.0, 1.0)
    )
    assert verdict_on(before, second, 2, {"black"}).kept


def test_the_first_shot_of_a_scene_is_measured_by_the_others() -> None:
    """It is what they are held against, and has no drift of its own."""
    report = review(colour_drift=(None, 30.0, -10.0))
    assert value_of(report, "colour_drift", 1) == 20.0
    assert value_of(report, "colour_drift", 2) == 30.0


def test_a_stretch_over_a_cut_is_a_complaint_of_both_shots() -> None:
    """Black from the middle of shot 1 to the end of shot 2 belongs to no shot alone, and is not shot 3's."""
    report = review(note("black", None, span=(1.0, 4.0)), black=((1.0, 4.0),))
    assert [bool(complaints_of(report, shot)) for shot in (1, 2, 3)] == [True, True, False]
    assert [value_of(report, "black", shot) for shot in (1, 2, 3)] == [1.0, 2.0, 0.0]


def test_the_page_shows_before_and_after() -> None:
    """Takes, values, verdict, cost and why no more were ordered; pictures where there are any."""
    before = review(note("black", 2), black=((2.0, 4.0),))
    record = RetakeRecord(
        shot=2,
        take_number=2,
        against=1,
        complaints=("The picture is <b>black</b>.",),
        remedies=("asked again",),
        verdict=verdict_on(before, review(), 2, {"black"}),
        cost_usd=0.6,
        before_take="takes/other/shot_002.take1.mp4",
        after_take="takes/other/shot_002.take2.mp4",
    )
    retakes = RetakesReport(limit=2, ended="Nothing grave is left.", records=(record,), cost_usd=0.6)
    report = review().model_copy(update={"retakes": retakes})
    html = render(report, {}, "film.mp4", takes={record.before_take: b"jpeg"})
    assert "1 retake, 1 kept; $0.60. Nothing grave is left." in html
    assert "The picture is &lt;b&gt;black&lt;/b&gt;." in html
    assert html.count("data:image/jpeg") == 1
    assert "2.00 u, grave note" in html
    assert "0.00 u, no note" in html
    assert "Retakes" not in render(review(), {}, "film.mp4")
