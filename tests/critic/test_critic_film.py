"""The review of a film as a whole: what it needs, what it tolerates, what it says of scripts alone."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from critic_films import RATE, SHOTS, Film, encode, expectation

from roughcut.critic.captionfile import read_captions
from roughcut.critic.case import Case, Finding, clock
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.evidence import Evidence, PictureEvidence
from roughcut.critic.film import expect_from_script, review_film
from roughcut.critic.judge import EXAMINERS, judge
from roughcut.critic.schema import Report
from roughcut.critic.thresholds import LINE_HEARD, SHOT_LENGTH
from roughcut.errors import MediaError
from roughcut.film import schema as film_schema
from roughcut.film.assemble import assemble
from roughcut.script.schema import Line, Script, Shot

_SRT = "\n\n".join(
    f"{index}\n00:00:{start} --> 00:00:{end}\nThese are the words of shot {index}."
    for index, (start, end) in enumerate(
        [("00,500", "02,350"), ("02,400", "04,250"), ("05,100", "07,100"), ("08,550", "10,750")], start=1
    )
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The undamaged film, with subtitles beside it."""
    path = encode(Film(), tmp_path_factory.mktemp("film") / "film.mp4")
    path.with_suffix(".srt").write_text(_SRT, encoding="utf-8")
    return path


def _with_subtitles(film: Path, tmp_path: Path, text: str) -> Report:
    path = tmp_path / "changed.srt"
    path.write_text(text, encoding="utf-8")
    return review_film(film, expectation(), subtitles=path)


def test_a_faultless_film_with_subtitles_gets_no_note(film: Path) -> None:
    """And every metric that needs neither a model nor a plan of who is where has a value."""
    report = review_film(film, expectation(), subtitles=film.with_suffix(".srt"))
    assert report.notes == ()
    missing = {name for name, metric in report.metrics.items() if metric.value is None}
    assert missing == {
        name
        for name, contract in CONTRACTS.items()
        if contract.group in ("Needs a model", "VBench", "Judged")
        or "Previs only" in contract.how
        or name == "right_voice"
    }


def test_values_keep_to_their_contracts(film: Path) -> None:
    """Within range, counted, explained."""
    for name, metric in review_film(film, expectation()).metrics.items():
        assert metric.how, name
        if metric.value is not None:
            assert metric.sample_count > 0, name
            assert metric.low is None or metric.value >= metric.low, name
            assert metric.high is None or metric.value <= metric.high, name
        else:
            assert metric.reason, name


@pytest.mark.parametrize(
    ("change", "metric"),
    [
        (("the words of shot 2", "some"), "subtitle_words"),
        (("00:00:02,400 --> 00:00:04,250", "00:00:03,200 --> 00:00:05,050"), "subtitle_sync_error"),
        (("00:00:07,100", "00:00:09,100"), "subtitle_overlaps"),
        (("00:00:02,350", "00:00:01,000"), "subtitle_reading_speed"),
    ],
)
def test_a_fault_in_the_subtitles_shows_in_its_metric_alone(
    film: Path, tmp_path: Path, change: tuple[str, str], metric: str
) -> None:
    """Words, time, overlap, speed: each its own number and its own note."""
    report = _with_subtitles(film, tmp_path, _SRT.replace(*change))
    assert {note.metric for note in report.notes} == {metric}
    assert report.metrics[metric].state == "note"


def test_subtitles_that_are_only_hurried_are_told_once_for_information(film: Path, tmp_path: Path) -> None:
    """Between 17 and 25 characters a second there is one note for all of them, and nothing to mend."""
    hurried = _SRT.replace("00:00:02,350", "00:00:01,900").replace("00:00:04,250", "00:00:03,800")
    report = _with_subtitles(film, tmp_path, hurried)
    notes = [note for note in report.notes if note.metric == "subtitle_reading_speed"]
    assert [note.severity for note in notes] == ["info"]
    assert "2 of 4 subtitles" in notes[0].message


def test_soft_subtitles_in_the_film_are_read(film: Path, tmp_path: Path) -> None:
    """The same captions from the file and from the track."""
    muxed = tmp_path / "film.mp4"
    beside = read_captions(film, film.with_suffix(".srt"))
    assert beside is not None
    soft = [
        film_schema.Caption(start_ms=round(c.start_s * 1000), end_ms=round(c.end_s * 1000), text=c.text)
        for c in beside
    ]
    whole = film_schema.Clip(take=film, frame_count=sum(shot.frame_count for shot in SHOTS))
    assemble([whole], muxed, rate=Fraction(RATE), subtitles=soft)
    within = read_captions(muxed, None)
    assert within is not None
    assert [caption.text for caption in within] == [caption.text for caption in beside]
    assert [caption.start_s for caption in within] == pytest.approx([c.start_s for c in beside], abs=0.002)


def test_a_film_without_sound_is_told_so_and_measured_otherwise(tmp_path: Path) -> None:
    """A file without a sound track gets reasons, not zeros."""
    path = tmp_path / "mute.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for level in range(40):
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 60 + level, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    report = review_film(path, expectation())
    assert report.metrics["loudness"].value is None
    assert report.metrics["silent"].reason == "The film has no sound track."
    assert any(note.metric == "silent" and note.severity == "grave" for note in report.notes)


@pytest.mark.parametrize("content", [b"", b"not a film at all", None])
def test_what_is_no_film_is_a_media_error(tmp_path: Path, content: bytes | None) -> None:
    """Empty, something else, or not there."""
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError):
        review_film(path, expectation())


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8", b"hello", None])
def test_what_are_no_subtitles_is_a_media_error(film: Path, tmp_path: Path, content: bytes | None) -> None:
    """Named by the path that was given."""
    path = tmp_path / "film.srt"
    if content is not None:
        path.write_bytes(content)
    if content == b"hello":
        assert read_captions(film, path) == []
    else:
        with pytest.raises(MediaError, match=r"film\.srt"):
            read_captions(film, path)


def test_progress_goes_up_to_all_frames(film: Path) -> None:
    """From nothing to everything."""
    told: list[tuple[int, int]] = []
    review_film(film, expectation(), on_progress=lambda done, total: told.append((done, total)))
    frames = sum(shot.frame_count for shot in SHOTS)
    assert told[0] == (0, frames)
    assert told[-1] == (frames, frames)
    assert told == sorted(told)


@pytest.mark.parametrize("error", [ZeroDivisionError("zero"), ValueError("odd"), MediaError("broken")])
def test_a_metric_that_fails_gives_its_reason_and_spares_the_others(error: Exception) -> None:
    """One failure, one null."""

    def failing(case: Case) -> Finding:
        raise error

    picture = PictureEvidence(Fraction(RATE), 320, 180, 188, changes=[1.0] * 188, brightness=[9.0] * 188)
    case = Case(expectation(), Evidence(picture, None, None))
    metrics, _ = judge(case, {**EXAMINERS, "black": failing})
    assert metrics["black"].value is None
    assert str(error) in metrics["black"].reason
    assert metrics["frame_size_error"].value is not None


def test_a_number_that_is_not_finite_is_no_number() -> None:
    """JSON has no word for it, and a reader no use."""
    case = Case(expectation(), Evidence(PictureEvidence(Fraction(RATE), 64, 64), None, None))
    metrics, _ = judge(case, {"black": lambda case: Finding(float("nan"))})
    assert metrics["black"].value is None
    assert metrics["black"].reason


def test_a_script_alone_says_where_shots_and_lines_should_be() -> None:
    """Shots by the script's times; lines inside their shot, in order, apart."""
    script = Script(
        title="Two",
        shots=(
            Shot(number=1, start_ms=0, end_ms=4000,
                 beats=(Line(speaker="A", text="Well, here we are."), Line(text="So it seems."))),
            Shot(number=2, start_ms=4000, end_ms=4500, beats=(Line(text="A long line for half a second."),)),
        ),
    )  # fmt: skip
    plan = expect_from_script(script, Fraction(25), (640, 360))
    assert not plan.planned
    assert [(shot.first_frame, shot.frame_count) for shot in plan.shots] == [(0, 100), (100, 13)]
    first, second, third = plan.lines
    assert 0 <= first.start_ms < first.end_ms <= second.start_ms < second.end_ms <= 4000
    assert (third.start_ms, third.end_ms) == (4000, 4500)


def test_limits_have_two_steps_and_a_direction() -> None:
    """At the limit is still within it."""
    assert [SHOT_LENGTH.severity(value) for value in (0.25, 0.3, 2.0)] == [None, "minor", "grave"]
    assert [LINE_HEARD.severity(value) for value in (0.35, 0.3, 0.05)] == [None, "minor", "grave"]


def test_places_are_told_as_viewers_read_them() -> None:
    """Minutes, seconds, tenths, and no sixty seconds."""
    assert [clock(second) for second in (0, 7.44, 59.96, 750)] == ["0:00.0", "0:07.4", "1:00.0", "12:30.0"]


def test_a_film_that_roughcut_did_not_make_is_not_to_be_made_again(film: Path, tmp_path: Path) -> None:
    """Without a plan the advice on subtitles is to mend them."""
    report = review_film(
        film,
        expectation().model_copy(update={"planned": False}),
        subtitles=film.with_suffix(".srt"),
        only=("subtitle_words",),
    )
    assert report.notes == ()
    (tmp_path / "none.srt").write_text("", encoding="utf-8")
    notes = review_film(
        film,
        expectation().model_copy(update={"planned": False}),
        subtitles=tmp_path / "none.srt",
        only=("subtitle_words",),
    ).notes
    assert notes
    assert all("Mend the subtitles" in note.suggestion for note in notes)
