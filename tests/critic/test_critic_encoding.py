"""Films through an encoder: each sampled frame against its own shot's instruction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from critic_films import RATE, SHOTS, Film, Picture, Shot, encode, expectation, with_shots

from roughcut.critic.film import review_film
from roughcut.critic.schema import Expectation, Report
from roughcut.errors import OptionError
from roughcut.models.vision.opening import open_encoder
from roughcut.models.vision.schema import ImageTextEncoder
from tiny_encoder import tiny_encoder

_COLOURS = {
    1: ("red", (255, 0, 0)),
    2: ("green", (0, 255, 0)),
    3: ("blue", (0, 0, 255)),
    4: ("white", (255,) * 3),
}
_METRICS = ("vsa", "vsa_gain", "clip_score")


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> ImageTextEncoder:
    """The encoder that sees mean colours."""
    return open_encoder(str(tiny_encoder(tmp_path_factory.mktemp("weights") / "tiny")))


def _coloured(shot: Shot, frame: int, drawn: Picture) -> Picture:
    drawn[:] = _COLOURS[shot.number][1]
    return drawn


def _told(words: dict[int, str] | None = None) -> Expectation:
    plan = expectation()
    words = words or {number: word for number, (word, _) in _COLOURS.items()}
    shots = tuple(shot.model_copy(update={"action": words[shot.number]}) for shot in plan.shots)
    return plan.model_copy(update={"shots": shots})


def _review(film: Film, path: Path, encoder: ImageTextEncoder, told: Expectation | None = None) -> Report:
    return review_film(encode(film, path), told or _told(), encoder=encoder, only=_METRICS)


def test_a_film_that_shows_what_is_written_scores_a_hundred(
    encoder: ImageTextEncoder, tmp_path: Path
) -> None:
    """Per shot and per film, with the encoder, its digest and the number of frames that count."""
    report = _review(Film(paint=_coloured), tmp_path / "film.mp4", encoder)
    metric = report.metrics["vsa"]
    assert set(report.metrics) == set(_METRICS)
    assert metric.value == pytest.approx(100, abs=0.5)
    assert metric.per_shot == pytest.approx({"1": 100, "2": 100, "3": 100, "4": 100}, abs=0.5)
    assert metric.sample_count == sum(shot.frame_count for shot in SHOTS) * 2 // RATE + 1
    assert metric.details["encoder"] == "tiny"
    assert metric.details["encoder_sha256"] == encoder.digest
    assert metric.details["samples_per_s"] == 2


def test_shuffled_shots_cost_vsa_its_gain_and_leave_the_clip_score(
    encoder: ImageTextEncoder, tmp_path: Path
) -> None:
    """The timing is what VSA adds."""
    whole = replace(Film(paint=_coloured), shots=tuple(replace(shot, frame_count=48) for shot in SHOTS))
    plan = expectation(whole.shots)
    told = plan.model_copy(update={"shots": tuple(
        shot.model_copy(update={"action": _COLOURS[shot.number][0]}) for shot in plan.shots)})  # fmt: skip
    sound = _review(whole, tmp_path / "film.mp4", encoder, told).metrics
    shuffled = _review(with_shots(whole, 2, 3, 4, 1), tmp_path / "shuffled.mp4", encoder, told).metrics
    values = {name: (sound[name].value or 0.0, shuffled[name].value or 0.0) for name in _METRICS}
    assert values["vsa"][1] < values["vsa"][0] - 50
    assert values["vsa_gain"][0] > 20 > 0 > values["vsa_gain"][1]
    assert values["clip_score"][1] == pytest.approx(values["clip_score"][0], abs=0.5)


def test_a_shot_without_an_instruction_does_not_count(encoder: ImageTextEncoder, tmp_path: Path) -> None:
    """Its frames are left out, and the others keep their score."""
    told = _told({1: "red", 2: "", 3: "blue", 4: "red"})
    report = _review(Film(paint=_coloured), tmp_path / "film.mp4", encoder, told)
    metric = report.metrics["vsa"]
    assert metric.per_shot["2"] is None
    assert metric.per_shot["4"] == pytest.approx(100 / 3**0.5, abs=0.5)
    assert metric.sample_count < metric.details["frames"]


def test_a_long_instruction_says_in_how_many_pieces_it_was_read(
    encoder: ImageTextEncoder, tmp_path: Path
) -> None:
    """Openly, per shot."""
    told = _told({1: "red", 2: "green " * 9, 3: "blue", 4: "white"})
    report = _review(Film(paint=_coloured), tmp_path / "film.mp4", encoder, told)
    assert report.metrics["vsa"].details["pieces"] == {"1": 1, "2": 2, "3": 1, "4": 1}
    assert report.metrics["vsa"].value == pytest.approx(100, abs=0.5)


def test_without_an_encoder_there_is_a_reason_and_no_number(tmp_path: Path) -> None:
    """The reason names the option."""
    report = review_film(encode(Film(), tmp_path / "film.mp4"), expectation(), only=_METRICS)
    assert all(m.value is None and "--encoder" in m.reason for m in report.metrics.values())


def test_frames_cannot_be_sampled_never(encoder: ImageTextEncoder, tmp_path: Path) -> None:
    """Zero times a second is a mistake of the caller."""
    film = encode(with_shots(Film(), 1), tmp_path / "film.mp4")
    with pytest.raises(OptionError, match="sampled 0 times"):
        review_film(film, expectation(), encoder=encoder, samples_per_s=0)
