"""Damaged copies of one film: each must score worse on the right metric, and nothing else may move."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from critic_films import (
    RATE,
    SHOTS,
    SOUND_RATE,
    Film,
    Picture,
    Shot,
    Sound,
    encode,
    expectation,
    picture,
    with_shots,
)
from numpy.typing import NDArray

from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.film import review_film
from roughcut.critic.schema import Report

LATE_S = 0.3


def _frozen(shot: Shot, frame: int, drawn: Picture) -> Picture:
    return picture(shot, 0)


def _frozen_fourth(shot: Shot, frame: int, drawn: Picture) -> Picture:
    return picture(shot, 0) if shot.number == 4 else drawn


def _black_third(shot: Shot, frame: int, drawn: Picture) -> Picture:
    return np.zeros_like(drawn) if shot.number == 3 and frame >= 20 else drawn


def _clipped(values: NDArray[np.floating[Any]]) -> Picture:
    return np.asarray(np.clip(values, 0, 255), dtype=np.uint8)


def _warm_third(shot: Shot, frame: int, drawn: Picture) -> Picture:
    cast = np.array([1.25, 0.95, 0.6])
    return _clipped(drawn * cast) if shot.number == 3 else drawn


def _bright_second(shot: Shot, frame: int, drawn: Picture) -> Picture:
    return _clipped(drawn * 1.6 + 10.0) if shot.number == 2 else drawn


def _flickering(shot: Shot, frame: int, drawn: Picture) -> Picture:
    return _clipped(drawn * (1.0 + 0.12 * (frame % 2)))


def _late(sound: Sound) -> Sound:
    return np.roll(sound, round(LATE_S * SOUND_RATE), axis=0)


def _without_voices(sound: Sound) -> Sound:
    return np.random.default_rng(4).normal(0, 0.003, sound.shape).astype(np.float32)


def _second_line_whispered(sound: Sound) -> Sound:
    quiet = sound.copy()
    quiet[round(2.2 * SOUND_RATE) : round(4.3 * SOUND_RATE)] *= 0.2
    return quiet


def _stray_voice(sound: Sound) -> Sound:
    stray = sound.copy()
    stray[round(10.9 * SOUND_RATE) :] += sound[round(0.55 * SOUND_RATE) :][
        : len(stray) - round(10.9 * SOUND_RATE)
    ]
    return stray


def _gap(sound: Sound) -> Sound:
    quiet = sound.copy()
    quiet[round(10.4 * SOUND_RATE) :] = 0
    return quiet


DAMAGES: dict[str, tuple[Film, set[str], set[str]]] = {
    # name: the film, the metrics that must get worse, and those that may move with them
    "frozen": (Film(paint=_frozen), {"frozen"}, {"movement"}),
    "one shot frozen": (Film(paint=_frozen_fourth), {"frozen"}, {"movement"}),
    "black": (
        Film(paint=_black_third), {"black"},
        {"cut_precision", "colour_drift", "exposure_jump", "movement", "flicker"},
    ),
    "shuffled": (
        with_shots(Film(), 3, 1, 4, 2), {"cut_recall", "cut_precision", "shot_duration_error"},
        {"speech_in_lines", "speech_outside_lines", "speech_onset_error", "line_level_spread",
         "movement", "shots_missing", "loudness", "true_peak", "colour_drift"},
    ),
    "a shot missing": (
        with_shots(Film(), 1, 2, 4),
        {"shots_missing", "film_duration_error", "frame_count_error", "cut_recall"},
        {"cut_precision", "line_level_spread", "movement", "loudness"},
    ),
    "a shot doubled": (
        with_shots(Film(), 1, 2, 2, 3, 4),
        {"film_duration_error", "frame_count_error", "cut_recall"},
        {"cut_precision", "speech_outside_lines", "shot_duration_error", "movement", "loudness",
         "line_level_spread", "speech_in_lines", "speech_onset_error"},
    ),
    "colour cast": (Film(paint=_warm_third), {"colour_drift"}, {"exposure_jump"}),
    "exposure": (Film(paint=_bright_second), {"exposure_jump"}, {"colour_drift"}),
    "flicker": (Film(paint=_flickering), {"flicker"}, {"movement"}),
    "no sound": (
        Film(mix=lambda sound: sound * 0), {"silent"},
        {"loudness", "true_peak", "speech_in_lines", "speech_onset_error", "line_level_spread"},
    ),
    "no voices": (
        Film(mix=_without_voices), {"speech_in_lines", "loudness"},
        {"true_peak", "speech_onset_error", "line_level_spread", "silent"},
    ),
    "late sound": (Film(mix=_late), {"speech_onset_error"}, {"speech_in_lines", "speech_outside_lines"}),
    "too quiet": (Film(mix=lambda sound: sound * 0.4), {"loudness"}, {"true_peak"}),
    "too loud": (Film(mix=lambda sound: sound * 2.4), {"loudness", "true_peak"}, set()),
    "a line too quiet": (Film(mix=_second_line_whispered), {"line_level_spread"}, {"loudness"}),
    "a stray voice": (Film(mix=_stray_voice), {"speech_outside_lines"}, {"loudness", "true_peak"}),
    "dead air": (Film(mix=_gap), {"silent"}, set()),
}  # fmt: skip

_IDEAL = {"loudness": -16.0}
_STILL = 0.02
"""What encoding the same thing again may move, as a share of the metric's own range of interest."""
_SCALE = {
    "film_duration_error": 0.5, "shot_duration_error": 0.25, "frame_count_error": 1, "frame_size_error": 1,
    "frame_rate_error": 0.1, "sound_picture_drift": 1.0, "shots_missing": 1,
    "cut_precision": 1, "cut_recall": 1,
    "black": 1, "frozen": 1, "flicker": 5, "movement": 2, "colour_drift": 40, "exposure_jump": 2,
    "loudness": 5, "true_peak": 10, "silent": 1, "speech_in_lines": 2, "speech_outside_lines": 1,
    "speech_onset_error": 1, "line_level_spread": 20,
}  # fmt: skip


@pytest.fixture(scope="module")
def sound_report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the undamaged film."""
    return review_film(encode(Film(), tmp_path_factory.mktemp("film") / "film.mp4"), expectation())


def _badness(name: str, value: float) -> float:
    if CONTRACTS[name].better == "target":
        return abs(value - _IDEAL.get(name, 0.0))
    return -value if CONTRACTS[name].better == "higher" else value


def test_the_undamaged_film_gets_no_note_but_that_it_has_no_subtitles(sound_report: Report) -> None:
    """A faultless film is told so."""
    assert [note.message for note in sound_report.notes] == ["The film has no subtitles."]


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_shows_in_its_own_metric_and_nowhere_else(
    name: str, sound_report: Report, tmp_path: Path
) -> None:
    """Each damage makes its metrics worse, leaves the others still, and is noted where it happened."""
    film, worse, related = DAMAGES[name]
    report = review_film(encode(film, tmp_path / "film.mp4"), expectation())
    for metric, scale in _SCALE.items():
        before, after = sound_report.metrics[metric].value, report.metrics[metric].value
        assert before is not None
        if metric in worse:
            assert after is not None, metric
            assert _badness(metric, after) > _badness(metric, before) + _STILL * scale, (
                metric,
                before,
                after,
            )
            continue
        if metric not in related:
            assert after is not None, metric
            assert abs(after - before) <= _STILL * scale, (metric, before, after)
    noted = {note.metric for note in report.notes if note.severity != "info"}
    assert noted & (worse | related), noted


def test_a_damage_is_noted_in_the_shot_and_at_the_second_where_it_is(tmp_path: Path) -> None:
    """The black half of shot 3 is found to a tenth of a second."""
    report = review_film(encode(Film(paint=_black_third), tmp_path / "film.mp4"), expectation())
    note = next(note for note in report.notes if note.metric == "black")
    first = (SHOTS[0].frame_count + SHOTS[1].frame_count + 20) / RATE
    last = (SHOTS[0].frame_count + SHOTS[1].frame_count + SHOTS[2].frame_count) / RATE
    assert (note.shot, note.severity) == (3, "grave")
    assert note.span_s == pytest.approx((first, last), abs=0.1)


def test_the_missing_shot_is_named(tmp_path: Path) -> None:
    """Not that something is missing, but which shot."""
    report = review_film(encode(with_shots(Film(), 1, 2, 4), tmp_path / "film.mp4"), expectation())
    grave = [note for note in report.notes if note.severity == "grave" and note.metric == "shots_missing"]
    assert [note.shot for note in grave] == [3]


def test_the_lateness_is_measured_to_a_few_hundredths(sound_report: Report, tmp_path: Path) -> None:
    """Sound that is 0.3 s late is reported 0.3 s later than before."""
    report = review_film(encode(Film(mix=_late), tmp_path / "film.mp4"), expectation())
    before, after = (r.metrics["speech_onset_error"].value for r in (sound_report, report))
    assert before is not None
    assert after == pytest.approx(before + LATE_S, abs=0.05)


def test_a_slow_camera_move_and_a_blink_are_not_frozen(tmp_path: Path) -> None:
    """A push of one pixel every second frame, and two dark eyes for three frames, are visible change."""

    def barely(shot: Shot, frame: int, drawn: Picture) -> Picture:
        still = picture(shot, 0).copy()
        if shot.number % 2:
            return np.asarray(np.roll(still, frame // 8, axis=1))
        if frame % 24 < 3:
            still[48:50, 154:157] = still[48:50, 163:166] = 30
        return still

    report = review_film(encode(Film(paint=barely), tmp_path / "film.mp4"), expectation())
    assert report.metrics["frozen"].value == 0


def test_a_shot_list_that_is_longer_than_the_film_does_not_abort_the_report(tmp_path: Path) -> None:
    """A film of one shot reviewed against four still gives every metric a value or a reason."""
    report = review_film(encode(with_shots(Film(), 1), tmp_path / "film.mp4"), expectation())
    assert set(report.metrics) == set(CONTRACTS)
    assert all(metric.value is not None or metric.reason for metric in report.metrics.values())
    assert report.metrics["shots_missing"].value == 3


def test_a_fade_at_the_end_is_for_information_only(tmp_path: Path) -> None:
    """Black that is asked for by convention is no fault."""

    def fading(shot: Shot, frame: int, drawn: Picture) -> Picture:
        level = 1.0 if shot.number < 4 else min(1.0, max(0.0, (54 - frame) / 8))
        return (drawn * level).astype(np.uint8)

    report = review_film(encode(Film(paint=fading), tmp_path / "film.mp4"), expectation())
    assert {note.severity for note in report.notes if note.metric == "black"} == {"info"}


def test_a_film_in_another_size_and_rate_is_noted(tmp_path: Path) -> None:
    """The plan's size and rate are promises."""
    plan = expectation().model_copy(
        update={"width_px": 640, "height_px": 360, "rate": 2 * expectation().rate}
    )
    report = review_film(encode(Film(), tmp_path / "film.mp4"), plan)
    assert report.metrics["frame_size_error"].value == 320
    assert report.metrics["frame_rate_error"].value == RATE


def test_without_a_plan_doubts_about_lines_are_only_for_information(tmp_path: Path) -> None:
    """Estimated line times cannot condemn a film."""
    plan = expectation().model_copy(update={"planned": False})
    report = review_film(encode(replace(Film(), mix=_without_voices), tmp_path / "film.mp4"), plan)
    spoken = [note for note in report.notes if note.metric.startswith("speech")]
    assert spoken
    assert {note.severity for note in spoken} == {"info"}


def test_a_cut_within_a_shot_is_right_where_the_script_asks_for_two_framings(tmp_path: Path) -> None:
    """And wrong where it asks for one."""

    def reframed(shot: Shot, frame: int, drawn: Picture) -> Picture:
        if shot.number != 4 or frame < 30:
            return drawn
        return np.asarray(np.repeat(np.repeat(drawn[40:130, 100:260], 2, axis=0), 2, axis=1))

    film, plan = encode(Film(paint=reframed), tmp_path / "film.mp4"), expectation()
    two = [shot.model_copy(update={"framings": 2}) if shot.number == 4 else shot for shot in plan.shots]
    assert review_film(film, plan).metrics["cut_precision"].value == 0.75
    assert (
        review_film(film, plan.model_copy(update={"shots": tuple(two)})).metrics["cut_precision"].value == 1
    )
