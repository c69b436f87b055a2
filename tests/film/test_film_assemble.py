"""Films: takes joined frame by frame, sound that never drifts, one loudness."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.assemble import assemble
from roughcut.film.encode import TakeWriter
from roughcut.film.loudness import measure
from roughcut.film.media import frames, probe, sound
from roughcut.film.schema import Caption, Clip
from roughcut.timebase import sample_at

FILM = Fraction(24000, 1001)


def write_take(
    path: Path,
    frame_count: int,
    *,
    flash: int | None = None,
    grey: int = 40,
    level: float = 0.1,
    rate: Fraction = FILM,
    size: tuple[int, int] = (64, 64),
) -> Clip:
    """A take with hiss, and at one frame a white picture and, for 60 ms, a tone."""
    samples = np.random.default_rng(frame_count).normal(
        0, level / 100, (sample_at(frame_count, rate, 48000), 2)
    )
    if flash is not None:
        start = sample_at(flash, rate, 48000)
        beep = level * np.sin(np.arange(2880) * 0.13)[:, None]
        samples[start : start + 2880] += beep[: len(samples) - start]
    dark = np.full((size[1], size[0], 3), grey, dtype=np.uint8)
    white = np.full_like(dark, 255)
    with TakeWriter(path, *size, rate) as take:
        take.write_sound(samples.astype(np.float32))
        for index in range(frame_count):
            take.write(white if index == flash else dark)
    return Clip(take=path, frame_count=frame_count, name=f"Shot {path.stem}")


def heard(path: Path) -> NDArray[np.float32]:
    """The left side of a film's sound."""
    return np.concatenate(list(sound(path)))[:, 0]


def flashes(path: Path) -> list[int]:
    """The frames that are white."""
    return [index for index, frame in enumerate(frames(path)) if frame.mean() > 150]


def test_a_long_film_does_not_drift(tmp_path: Path) -> None:
    """At 24000/1001 every beep starts within 2 ms of its flash, to the end of the last of many shots.

    ROUGHCUT_DRIFT_MINUTES=10 proves it with 120 shots and 14,000 frames, in a minute or two.
    """
    times = round(2 * float(os.environ.get("ROUGHCUT_DRIFT_MINUTES", "0.5")))
    lengths = [101 + 37 * index % 41 for index in range(6)]
    takes = [
        write_take(tmp_path / f"{index}.mp4", count, flash=7 * index % 90, level=0.4)
        for index, count in enumerate(lengths)
    ]
    film = tmp_path / "film.mp4"
    info = assemble(takes * times, film, rate=FILM)
    starts = np.cumsum([0, *lengths * times])
    expected = [int(start) + 7 * (index % 6) % 90 for index, start in enumerate(starts[:-1])]
    assert info.copied
    assert info.frame_count == probe(film).frame_count == sum(lengths) * times
    assert flashes(film) == expected
    samples = np.abs(heard(film))
    loud = samples.max() / 3
    for frame in expected:
        start = sample_at(frame, FILM, 48000)
        window = samples[max(0, start - 2000) : start + 2000] > loud
        assert abs(int(window.argmax()) - min(start, 2000)) < 96


@pytest.mark.parametrize("lengths", [(1,), (1, 2, 3, 30), (30, 1, 1, 30, 1)])
def test_takes_of_a_few_frames_can_be_joined(tmp_path: Path, lengths: tuple[int, ...]) -> None:
    """The shortest takes are coded in another order than long ones; copied together they stay in time."""
    takes = [
        write_take(tmp_path / f"{index}.mp4", count, flash=0 if index % 2 else None)
        for index, count in enumerate(lengths)
    ]
    info = assemble(takes, tmp_path / "film.mp4", rate=FILM)
    assert info.copied
    assert probe(tmp_path / "film.mp4").frame_count == sum(lengths)
    assert flashes(tmp_path / "film.mp4") == [sum(lengths[:index]) for index in range(1, len(lengths), 2)]


def test_the_film_is_as_loud_as_it_should_be(tmp_path: Path) -> None:
    """Quiet and loud takes come to −16 LUFS ±1 with true peaks under −1 dBTP, by a second measurement."""
    for level in (0.02, 0.2, 0.9):
        takes = [write_take(tmp_path / f"{index}.mp4", 60, flash=20, level=level) for index in range(3)]
        info = assemble(takes, tmp_path / "film.mp4", rate=FILM)
        again = measure(sound(tmp_path / "film.mp4"))
        assert again == info.loudness
        assert again.integrated_lufs == pytest.approx(-16, abs=1)
        assert again.true_peak_dbtp is not None
        assert again.true_peak_dbtp <= -1


def test_a_silent_film_is_left_alone(tmp_path: Path) -> None:
    """Noise is not raised from nothing, and that is said."""
    info = assemble([write_take(tmp_path / "a.mp4", 48, level=0.0)], tmp_path / "film.mp4", rate=FILM)
    assert info.gain_db == 0
    assert "silent" in info.warnings[0]
    assert np.abs(heard(tmp_path / "film.mp4")).max() < 1e-4


def test_joins_do_not_click(tmp_path: Path) -> None:
    """Where one take ends high and the next begins low, the sound passes through nothing."""
    for name, level in (("a", 0.5), ("b", -0.5)):
        with TakeWriter(tmp_path / f"{name}.mp4", 64, 64, Fraction(25)) as take:
            take.write_sound(np.full((48_000, 2), level, dtype=np.float32))
            for _ in range(25):
                take.write(np.zeros((64, 64, 3), np.uint8))
    clips = [Clip(take=tmp_path / f"{name}.mp4", frame_count=25) for name in "ab"]
    assemble(clips, tmp_path / "film.mp4", rate=Fraction(25))
    step = np.abs(np.diff(heard(tmp_path / "film.mp4")[46_000:50_000]))
    assert step.max() < 0.03


def test_takes_of_other_sizes_and_rates_are_fitted_in(tmp_path: Path) -> None:
    """A tall take at 30 fps in a wide film at 24: its shape is kept, black at its sides, frames exact."""
    wide = write_take(tmp_path / "a.mp4", 24, size=(128, 64), rate=Fraction(24), grey=120)
    tall = write_take(tmp_path / "b.mp4", 30, size=(64, 128), rate=Fraction(30), grey=120, flash=15)
    film = tmp_path / "film.mp4"
    info = assemble([wide, tall.model_copy(update={"frame_count": 24})], film, rate=Fraction(24))
    pictures = list(frames(film))
    assert (info.copied, info.width_px, info.height_px, len(pictures)) == (False, 128, 64, 48)
    assert pictures[10][32, 4].mean() == pytest.approx(120, abs=4)
    assert pictures[30][32, 64].mean() == pytest.approx(120, abs=4)
    assert pictures[30][32, 40].mean() < 4
    assert [index for index, frame in enumerate(pictures) if frame[32, 64].mean() > 200] == [24 + 12]


def test_a_part_of_a_take_can_be_used(tmp_path: Path) -> None:
    """A clip from the middle brings its own frames and its own sound."""
    take = write_take(tmp_path / "a.mp4", 60, flash=30, level=0.4)
    film = tmp_path / "film.mp4"
    info = assemble([take.model_copy(update={"first_frame": 20, "frame_count": 24})], film, rate=FILM)
    assert (info.copied, info.frame_count, flashes(film)) == (False, 24, [10])
    samples = np.abs(heard(film))
    assert int((samples > samples.max() / 3).argmax()) == pytest.approx(sample_at(10, FILM, 48000), abs=96)


def test_a_take_that_is_too_short_is_held_and_told(tmp_path: Path) -> None:
    """The film keeps its length; the last frame stands, and the user hears of it."""
    take = write_take(tmp_path / "a.mp4", 20)
    info = assemble([take.model_copy(update={"frame_count": 30})], tmp_path / "film.mp4", rate=FILM)
    assert probe(tmp_path / "film.mp4").frame_count == 30
    assert "10 frames short" in info.warnings[0]


def test_subtitles_chapters_and_title_are_in_the_file(tmp_path: Path) -> None:
    """A player finds the captions in their language, a chapter for each shot, and the title."""
    takes = [write_take(tmp_path / f"{index}.mp4", 48) for index in range(3)]
    captions = [
        Caption(start_ms=500, end_ms=1500, text="你好。\n再见。"),
        Caption(start_ms=4000, end_ms=5000, text="好"),
    ]
    film = tmp_path / "film.mp4"
    assemble(takes, film, rate=FILM, subtitles=captions, language="zh", title="Rain")
    with av.open(film) as container:
        (stream,) = container.streams.subtitles
        shown = [
            (packet.pts, packet.duration, bytes(packet)[2:].decode()) for packet in container.demux(stream)
        ]
        assert stream.metadata["language"] == "zho"
        assert [item for item in shown if item[2]] == [(500, 1000, "你好。\n再见。"), (4000, 1000, "好")]
        chapters = [
            (item["metadata"]["title"], item["start"] * (item["time_base"] or 1))
            for item in container.chapters()
        ]
        assert chapters == [("Shot 0", 0), ("Shot 1", 48 / FILM), ("Shot 2", 96 / FILM)]
        assert container.metadata["title"] == "Rain"


@pytest.mark.parametrize("whole", [True, False])
def test_the_same_takes_give_the_same_film(tmp_path: Path, whole: bool) -> None:
    """Copied or encoded, byte for byte."""
    take = write_take(tmp_path / "a.mp4", 30)
    clips = [take, take if whole else take.model_copy(update={"frame_count": 20})]
    films = [tmp_path / "one.mp4", tmp_path / "two.mp4"]
    for film in films:
        assemble(clips, film, rate=FILM, subtitles=[Caption(start_ms=0, end_ms=900, text="Hm.")], title="T")
    assert films[0].read_bytes() == films[1].read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "one.mp4", "two.mp4"]


def test_progress_goes_forward_to_the_end(tmp_path: Path) -> None:
    """It starts low, never goes back, and ends with all frames done."""
    seen: list[tuple[int, int]] = []
    take = write_take(tmp_path / "a.mp4", 48, level=0.5, flash=3)
    assemble(
        [take] * 2, tmp_path / "f.mp4", rate=FILM, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == sorted(seen)
    assert seen[0][0] < 10
    assert seen[-1] == (96, 96)


def test_a_broken_take_leaves_no_film(tmp_path: Path) -> None:
    """The take is named, and nothing half-done stays."""
    take = write_take(tmp_path / "a.mp4", 30)
    (tmp_path / "b.mp4").write_bytes(take.take.read_bytes()[:3000])
    broken = take.model_copy(update={"take": tmp_path / "b.mp4"})
    with pytest.raises(MediaError, match=r"b\.mp4"):
        assemble([take, broken], tmp_path / "film.mp4", rate=FILM)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "b.mp4"]


def test_no_clips_make_no_film(tmp_path: Path) -> None:
    """An empty film is an error."""
    with pytest.raises(MediaError, match="at least one take"):
        assemble([], tmp_path / "film.mp4", rate=FILM)
