"""People, places, voices and lips on whole films: a damaged one scores worse on what was damaged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from critic_films import (
    HEIGHT,
    RATE,
    SHOTS,
    SOUND_RATE,
    WIDTH,
    Film,
    Picture,
    Shot,
    Sound,
    encode,
    expectation,
    soundtrack,
    voice,
)

from roughcut.critic.film import review_film
from roughcut.critic.schema import Report
from roughcut.critic.whereabouts import Track

_METRICS = (
    "figures_present", "clothes_within_shots", "clothes_between_shots", "heads_between_shots",
    "background_likeness", "style_likeness", "boundary_likeness",
    "clothes_decay", "heads_decay", "background_decay",
    "right_voice", "lips_moving", "lip_agreement", "lip_lag",
)  # fmt: skip
_STILL = 0.02
_FIRST = {shot.number: sum(s.frame_count for s in SHOTS[: shot.number - 1]) for shot in SHOTS}
_LOUD = np.abs(soundtrack(SHOTS)).mean(axis=1)


def _middle(frame: int) -> int:
    return WIDTH // 2 + round(12 * float(np.sin(frame / 6)))


def _mouth(shot: Shot, frame: int, drawn: Picture) -> Picture:
    """The figure's mouth opens as far as it is loud at that moment."""
    at = round((_FIRST[shot.number] + frame) / RATE * SOUND_RATE)
    wide = round(14 * float(_LOUD[at : at + SOUND_RATE // RATE].mean() / 0.12))
    middle, half = _middle(frame), 5
    drawn[55 : 55 + min(6, wide), middle - half : middle + half] = (60, 10, 10)
    return drawn


def _tracks() -> list[Track]:
    tracks = []
    for shot in SHOTS:
        boxes = np.zeros((shot.frame_count, 3, 4), dtype=np.float32)
        for frame in range(shot.frame_count):
            middle = _middle(frame)
            for part, (half, top, bottom) in enumerate(((9, 41, 61), (20, 66, 140), (6, 53, 62))):
                boxes[frame, part] = (
                    (middle - half) / WIDTH, top / HEIGHT, (middle + half) / WIDTH, bottom / HEIGHT
                )  # fmt: skip
        tracks.append(Track("Ada", shot.number, boxes, np.ones((shot.frame_count, 3), dtype=bool)))
    return tracks


def _review(path: Path, film: Film, only: Collection[str] = _METRICS) -> Report:
    return review_film(encode(film, path), expectation(), tracks=_tracks(), only=only)


@pytest.fixture(scope="module")
def sound_film(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The undamaged film, whose figure speaks with its mouth."""
    return _review(tmp_path_factory.mktemp("film") / "film.mp4", Film(paint=_mouth))


def _then(change: Callable[[Shot, int, Picture], None]) -> Callable[[Shot, int, Picture], Picture]:
    def paint(shot: Shot, frame: int, drawn: Picture) -> Picture:
        drawn = _mouth(shot, frame, drawn)
        change(shot, frame, drawn)
        return drawn

    return paint


def _recoloured(shot: Shot, frame: int, drawn: Picture) -> None:
    if shot.number == 3:
        middle = _middle(frame)
        drawn[62:, middle - 24 : middle + 24] = (40, 60, 190)


def _changing(shot: Shot, frame: int, drawn: Picture) -> None:
    middle = _middle(frame)
    if frame > shot.frame_count // 2:
        drawn[62:, middle - 24 : middle + 24] = (40, 60, 190)


def _beheaded(shot: Shot, frame: int, drawn: Picture) -> None:
    if shot.number == 2:
        middle = _middle(frame)
        drawn[40:55, middle - 10 : middle + 10] = (60, 120, 70)


def _gone(shot: Shot, frame: int, drawn: Picture) -> None:
    if shot.number in (1, 4):
        drawn[40:, 100:220] = (120, 130, 110)


def _elsewhere(shot: Shot, frame: int, drawn: Picture) -> None:
    if shot.number == 2:
        middle = _middle(frame)
        figure = drawn[40:, middle - 24 : middle + 24].copy()
        drawn[:] = (30, 90, 160)
        drawn[::4] = (220, 60, 40)
        drawn[40:, middle - 24 : middle + 24] = figure


def _mute_mouth(shot: Shot, frame: int, drawn: Picture) -> None:
    if shot.number in (2, 3):
        drawn[40:62, _middle(frame) - 10 : _middle(frame) + 10] = (225, 190, 160)


_DAMAGES: dict[str, tuple[Film, set[str]]] = {
    "clothes recoloured": (Film(paint=_then(_recoloured)), {"clothes_between_shots"}),
    "clothes change within shots": (Film(paint=_then(_changing)), {"clothes_within_shots"}),
    "another head": (Film(paint=_then(_beheaded)), {"heads_between_shots"}),
    "nobody there": (Film(paint=_then(_gone)), {"figures_present", "clothes_between_shots"}),
    "another place": (
        Film(paint=_then(_elsewhere)), {"background_likeness", "style_likeness", "boundary_likeness"},
    ),
    "mouths shut": (Film(paint=_then(_mute_mouth)), {"lips_moving", "lip_agreement"}),
    "sound late": (
        Film(paint=_mouth, mix=lambda sound: np.roll(sound, round(0.25 * SOUND_RATE), axis=0)),
        {"lip_agreement", "lip_lag"},
    ),
}  # fmt: skip


def test_the_undamaged_film_is_what_it_should_be(sound_film: Report) -> None:
    """Everybody there, in the same clothes, mouths with the sound; one speaker cannot be confused."""
    values = {name: metric.value for name, metric in sound_film.metrics.items()}
    assert values["figures_present"] == 1
    assert values["lips_moving"] == 1
    assert values["lip_lag"] == pytest.approx(0, abs=1 / RATE)
    for name in ("clothes_within_shots", "clothes_between_shots", "heads_between_shots", "lip_agreement"):
        assert (values[name] or 0) > 0.6, name
    assert values["right_voice"] is None
    assert sound_film.metrics["right_voice"].reason
    assert sound_film.notes == ()


@pytest.mark.parametrize("name", _DAMAGES)
def test_a_damage_makes_its_metrics_worse(name: str, sound_film: Report, tmp_path: Path) -> None:
    """And clearly so."""
    film, worse = _DAMAGES[name]
    report = _review(tmp_path / "film.mp4", film, worse)
    for metric in worse:
        before, after = sound_film.metrics[metric].value, report.metrics[metric].value
        assert before is not None
        assert after is not None, report.metrics[metric].reason
        if metric == "lip_lag":
            assert after - before == pytest.approx(0.25, abs=1 / RATE)
        else:
            assert after < before - _STILL, metric


def test_no_delay_is_told_of_two_lines(tmp_path: Path) -> None:
    """However late the sound is: two lines follow it at some delay by chance."""
    film = Film(paint=_mouth, mix=lambda sound: np.roll(sound, round(0.25 * SOUND_RATE), axis=0))
    whole = expectation()
    few = whole.model_copy(update={"lines": whole.lines[:2]})
    report = review_film(encode(film, tmp_path / "film.mp4"), few, tracks=_tracks(), only=("lip_lag",))
    assert report.metrics["lip_lag"].value is None
    assert "chance" in report.metrics["lip_lag"].reason
    assert report.notes == ()


def test_a_shot_in_other_clothes_is_noted_there(tmp_path: Path) -> None:
    """By shot and by name."""
    report = _review(tmp_path / "film.mp4", Film(paint=_then(_recoloured)), ("clothes_between_shots",))
    assert [(note.shot, note.metric) for note in report.notes] == [(3, "clothes_between_shots")]
    assert "Ada’s clothes" in report.notes[0].message


def test_shots_that_are_not_where_the_plan_has_them_are_left_out(tmp_path: Path) -> None:
    """Who is where is known only at the planned time, so a shifted film says so and guesses nothing."""
    shifted = replace(Film(paint=_mouth), shots=SHOTS[1:])
    report = _review(tmp_path / "film.mp4", shifted, ("clothes_between_shots",))
    metric = report.metrics["clothes_between_shots"]
    assert metric.value is None
    assert "where the plan has it" in metric.reason


def test_a_line_in_the_wrong_voice_is_noted(tmp_path: Path) -> None:
    """Six lines of two speakers; one of Ben's is Ada's voice."""
    shots = tuple(Shot(number, 32, number % 4, (0.3, 1.7)) for number in range(1, 7))
    pitches = [110, 230, 113, 112, 108, 226]

    def mixed(sound: Sound) -> Sound:
        mono = np.random.default_rng(3).normal(0, 0.003, len(sound))
        for index, pitch in enumerate(pitches):
            start = round((index * 2 + 0.3) * SOUND_RATE)
            said = voice(1.4, pitch)
            mono[start : start + len(said)] += said
        return np.repeat(mono[:, None], 2, axis=1).astype(np.float32)

    plan = expectation(shots)
    speakers = ["Ada", "Ben"] * 3
    lines = tuple(
        line.model_copy(update={"speaker": who}) for line, who in zip(plan.lines, speakers, strict=True)
    )
    film = encode(Film(shots=shots, mix=mixed), tmp_path / "film.mp4")
    report = review_film(film, plan.model_copy(update={"lines": lines}), only=("right_voice",))
    assert report.metrics["right_voice"].value == pytest.approx(5 / 6, abs=0.001)
    assert [note.shot for note in report.notes] == [4]


def _fading(shot: Shot, frame: int, drawn: Picture) -> None:
    """Clothes that turn from blue to violet, a little more in each shot."""
    middle, step = _middle(frame), 9 * (shot.number - 1)
    drawn[62:, middle - 24 : middle + 24] = (60 + step, 60, 170 - step)


def test_clothes_that_drift_from_shot_to_shot_get_less_alike_with_distance(
    sound_film: Report, tmp_path: Path
) -> None:
    """Steeper than in the film where they stay, and in the details distance by distance."""
    faded = _review(tmp_path / "faded.mp4", Film(paint=_then(_fading)))
    metric, before = faded.metrics["clothes_decay"], sound_film.metrics["clothes_decay"]
    assert metric.value is not None
    assert before.value is not None
    assert metric.value < -0.05 < before.value
    apart = metric.details["by_shots_apart"]
    assert apart["1"]["mean"] > apart["2"]["mean"] >= apart["3"]["mean"]
    assert [apart[key]["pairs"] for key in ("1", "2", "3")] == [3, 2, 1]


def test_decay_needs_somebody_whose_place_is_known(tmp_path: Path) -> None:
    """Without a plan only the place as a whole can be followed."""
    film = encode(Film(), tmp_path / "film.mp4")
    metrics = review_film(film, expectation(), only=("clothes_decay", "background_decay")).metrics
    assert metrics["clothes_decay"].value is None
    assert "previs" in metrics["clothes_decay"].reason
    assert metrics["background_decay"].value is not None
