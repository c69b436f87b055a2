"""Footage becomes a take of exactly the ordered frames, never stretched."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.conform import Span, conform, fitted
from roughcut.film.encode import TakeWriter
from roughcut.film.media import frames, probe, sound
from roughcut.film.schema import Encoding

RATE = Fraction(24)


def footage(
    path: Path,
    *,
    seconds: int = 2,
    size: tuple[int, int] = (128, 96),
    rate: Fraction = RATE,
    tone: bool = True,
) -> Path:
    """A file whose brightness rises by four levels every 1/24 s, with a tone that starts at 1 s."""
    with TakeWriter(path, *size, rate, Encoding(crf=1)) as writer:
        count = int(seconds * rate)
        for index in range(count):
            level = 30 + 4 * int(index / rate * 24)
            writer.write(np.full((size[1], size[0], 3), level, dtype=np.uint8))
        samples = np.zeros((48_000 * seconds, 2), dtype=np.float32)
        if tone:
            samples[48_000:] = 0.25 * np.sin(np.arange(48_000 * (seconds - 1)) * 0.06)[:, None]
        writer.write_sound(samples)
    return path


def levels(path: Path) -> list[int]:
    """The brightness of every frame in the middle of the picture."""
    return [int(f[f.shape[0] // 2, f.shape[1] // 2].mean()) for f in frames(path)]


def loud_from_s(path: Path) -> float:
    """When the sound of a file begins."""
    samples = np.concatenate(list(sound(path)))
    return float(np.argmax(np.abs(samples).max(axis=1) > 0.05)) / 48_000


def test_a_span_gives_exactly_its_frames_from_where_it_starts(tmp_path: Path) -> None:
    """Frame k of the take shows the footage at start + k/rate."""
    source = footage(tmp_path / "f.mp4")
    conform([Span(file=source, start_s=Fraction(1, 2), frame_count=30)], tmp_path / "t.mp4", 128, 96, RATE)
    assert probe(tmp_path / "t.mp4").frame_count == 30
    assert levels(tmp_path / "t.mp4") == pytest.approx([30 + 4 * (12 + k) for k in range(30)], abs=2)
    assert loud_from_s(tmp_path / "t.mp4") == pytest.approx(0.5, abs=0.03)


def test_other_rates_show_each_moment_at_its_time(tmp_path: Path) -> None:
    """Footage of 16 frames a second fills a take of 24 without running faster or slower."""
    source = footage(tmp_path / "f.mp4", rate=Fraction(16))
    conform([Span(file=source, frame_count=48)], tmp_path / "t.mp4", 128, 96, RATE)
    assert levels(tmp_path / "t.mp4") == pytest.approx([30 + 4 * k for k in range(48)], abs=8)


def test_footage_that_ends_early_is_held_on_its_last_frame(tmp_path: Path) -> None:
    """A take is as long as ordered, also where the footage is a few frames short."""
    source = footage(tmp_path / "f.mp4")
    conform([Span(file=source, frame_count=54)], tmp_path / "t.mp4", 128, 96, RATE)
    assert levels(tmp_path / "t.mp4")[-7:] == pytest.approx([30 + 4 * 47] * 7, abs=2)


def test_several_spans_follow_each_other_in_picture_and_sound(tmp_path: Path) -> None:
    """Sound stays with its picture across the join of two parts."""
    source = footage(tmp_path / "f.mp4")
    spans = [Span(file=source, frame_count=31), Span(file=source, start_s=Fraction(1), frame_count=17)]
    conform(spans, tmp_path / "t.mp4", 128, 96, RATE)
    shown = levels(tmp_path / "t.mp4")
    assert len(shown) == 48
    assert shown[31] == pytest.approx(30 + 4 * 24, abs=2)
    assert loud_from_s(tmp_path / "t.mp4") == pytest.approx(1.0, abs=0.03)


def test_voices_replace_the_footage_s_own_sound(tmp_path: Path) -> None:
    """A model without speech gets our voices, and its own noise is gone."""
    source = footage(tmp_path / "f.mp4")
    voices = np.zeros((96_000, 2), dtype=np.float32)
    voices[12_000:24_000] = 0.3
    conform([Span(file=source, frame_count=48)], tmp_path / "t.mp4", 128, 96, RATE, voices=voices)
    heard = np.concatenate(list(sound(tmp_path / "t.mp4")))
    assert loud_from_s(tmp_path / "t.mp4") == pytest.approx(0.25, abs=0.03)
    assert np.abs(heard[60_000:]).max() < 0.02


def disc(width: int, height: int) -> NDArray[np.uint8]:
    """A white disc in the middle of a dark picture."""
    picture = np.full((height, width, 3), 30, dtype=np.uint8)
    cv2.circle(picture, (width // 2, height // 2), min(width, height) // 4, (255, 255, 255), -1)
    return picture


@pytest.mark.parametrize("shape", [(160, 90), (90, 160), (100, 100), (176, 96)])
def test_a_picture_is_never_stretched(shape: tuple[int, int]) -> None:
    """A disc stays round, whatever the shape that comes and the shape that is wanted."""
    out = fitted(disc(*shape), 320, 180)
    assert out.shape == (180, 320, 3)
    white = out[..., 0] > 128
    across, down = white.any(axis=0).sum(), white.any(axis=1).sum()
    assert abs(int(across) - int(down)) <= 2


def test_a_nearly_fitting_picture_fills_the_frame_and_another_gets_bars() -> None:
    """176x96 loses a little at its sides; a square keeps all of itself between bars."""
    assert fitted(disc(176, 96), 320, 180)[:, 0].min() > 20
    assert fitted(disc(100, 100), 320, 180)[:, 0].max() == 0


def test_a_mark_stands_in_the_corner_of_every_frame(tmp_path: Path) -> None:
    """A stand-in can be told from the model's own footage on every frame, and only its corner changes."""
    source = footage(tmp_path / "f.mp4", size=(320, 180))
    span = Span(file=source, frame_count=12)
    conform([span], tmp_path / "plain.mp4", 320, 180, RATE)
    conform([span], tmp_path / "marked.mp4", 320, 180, RATE, mark="PREVIS")
    for plain, marked in zip(frames(tmp_path / "plain.mp4"), frames(tmp_path / "marked.mp4"), strict=True):
        differs = np.abs(plain.astype(int) - marked).max(axis=2) > 40
        rows, columns = np.nonzero(differs)
        assert rows.size > 50
        assert rows.max() < 40
        assert columns.max() < 100


def test_stills_are_the_first_and_last_frame(tmp_path: Path) -> None:
    """The pictures beside the take are its own first and last frame."""
    source = footage(tmp_path / "f.mp4")
    conform([Span(file=source, frame_count=30)], tmp_path / "t.mp4", 128, 96, RATE)
    for name, level in (("first", 30), ("last", 30 + 4 * 29)):
        still = cv2.imread(str(tmp_path / f"t.{name}.png"))
        assert still is not None
        assert still.mean() == pytest.approx(level, abs=2)


def test_footage_that_is_none_is_a_media_error_and_leaves_nothing(tmp_path: Path) -> None:
    """A file that cannot be decoded leaves no half take."""
    bad = tmp_path / "f.mp4"
    bad.write_bytes(b"<html>no film</html>")
    with pytest.raises(MediaError):
        conform([Span(file=bad, frame_count=10)], tmp_path / "t.mp4", 128, 96, RATE)
    assert [path.name for path in tmp_path.iterdir()] == ["f.mp4"]


def test_what_comes_after_the_end_of_a_span_is_never_shown(tmp_path: Path) -> None:
    """A shot that gives way to another too early holds its last frame, and is silent."""
    source = footage(tmp_path / "f.mp4")
    span = Span(file=source, start_s=Fraction(3, 4), frame_count=12, end_s=Fraction(1))
    conform([span], tmp_path / "t.mp4", 128, 96, RATE)
    assert levels(tmp_path / "t.mp4") == pytest.approx([30 + 4 * min(18 + k, 23) for k in range(12)], abs=2)
    assert np.abs(np.concatenate(list(sound(tmp_path / "t.mp4")))).max() < 0.02
