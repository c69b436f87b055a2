"""Time is exact: rounding never adds up."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import OptionError
from roughcut.timebase import clock_text, frame_at, ms_at, parse_rate, sample_at, seconds_text

RATES = st.sampled_from(
    [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60)]
)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("24", Fraction(24)),
        (" 25 ", Fraction(25)),
        ("23.976", Fraction(24000, 1001)),
        ("23.98", Fraction(24000, 1001)),
        ("29.97", Fraction(30000, 1001)),
        ("30000/1001", Fraction(30000, 1001)),
        ("12.5", Fraction(25, 2)),
    ],
)
def test_rates_are_read_as_people_write_them(text: str, rate: Fraction) -> None:
    """The broadcast rates mean their exact fractions, not their rounded names."""
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["", "fast", "24fps", "24/0", "nan", "inf", "1e999999999", "9" * 5000])
def test_what_is_no_rate_is_told(text: str) -> None:
    """Nonsense gets a sentence, at once, even where a naive reader would fill the memory."""
    with pytest.raises(OptionError, match="is not a frame rate"):
        parse_rate(text)


@pytest.mark.parametrize("text", ["0", "0.5", "-24", "121", "1001/2"])
def test_rates_out_of_range_are_told(text: str) -> None:
    """A film has 1 to 120 frames a second."""
    with pytest.raises(OptionError, match="out of range"):
        parse_rate(text)


@given(st.integers(0, 10**7), RATES)
def test_a_frame_boundary_and_its_time_name_each_other(frame: int, rate: Fraction) -> None:
    """Milliseconds are fine enough to name every frame of every rate."""
    assert frame_at(ms_at(frame, rate), rate) == frame


@given(st.integers(0, 10**8), RATES)
def test_the_nearest_boundary_is_chosen(time_ms: int, rate: Fraction) -> None:
    """A cut lands within half a frame of where the script puts it."""
    assert abs(Fraction(frame_at(time_ms, rate)) / rate - Fraction(time_ms, 1000)) <= 1 / (2 * rate)


def test_halves_go_up() -> None:
    """12.5 frames are 13, always, so adjoining shots agree."""
    assert [frame_at(time_ms, Fraction(25)) for time_ms in (20, 60, 100, 500)] == [1, 2, 3, 13]


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60), RATES)
def test_spans_of_sound_never_drift(lengths: list[int], rate: Fraction) -> None:
    """Cut shot by shot, the sound is as long as the whole, to the sample, and each shot within one sample."""
    boundaries = [0]
    for length in lengths:
        boundaries.append(boundaries[-1] + length)
    samples = [sample_at(boundary, rate, 48000) for boundary in boundaries]
    spans = [end - start for start, end in pairwise(samples)]
    assert sum(spans) == sample_at(sum(lengths), rate, 48000)
    assert all(abs(span - length * 48000 / rate) <= 1 for span, length in zip(spans, lengths, strict=True))


@given(st.integers(0, 10**9))
def test_written_seconds_are_exact(time_ms: int) -> None:
    """What a script says in seconds is the same number of milliseconds."""
    assert Fraction(seconds_text(time_ms)) * 1000 == time_ms


@pytest.mark.parametrize(
    ("time_ms", "text"), [(4000, "4"), (2500, "2.5"), (125, "0.125"), (0, "0"), (10_050, "10.05")]
)
def test_seconds_have_no_trailing_zeros(time_ms: int, text: str) -> None:
    """4 s is `4`."""
    assert seconds_text(time_ms) == text


@pytest.mark.parametrize(
    ("time_ms", "text"), [(0, "0:00"), (7999, "0:07"), (62_000, "1:02"), (3_725_000, "1:02:05")]
)
def test_clocks_read_as_viewers_expect(time_ms: int, text: str) -> None:
    """Minutes and seconds, and hours where there are any."""
    assert clock_text(time_ms) == text
