"""Time code counts frames without dropping any."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import OptionError
from roughcut.film.edit.timecode import base_of, hour_of, timecode

NTSC = Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("frame", "rate", "text"),
    [
        (0, Fraction(24), "00:00:00:00"),
        (86400 + 25, Fraction(24), "01:00:01:01"),
        (1800, NTSC, "00:01:00:00"),
        (29, NTSC, "00:00:00:29"),
    ],
)
def test_frames_are_counted_by_the_whole_rate(frame: int, rate: Fraction, text: str) -> None:
    """A second has as many frames as the rate rounds to, also where the rate is a thousandth slower."""
    assert timecode(frame, rate) == text


@given(st.integers(0, 23 * 3600 * 24), st.sampled_from([Fraction(24), NTSC, Fraction(12)]))
def test_a_time_code_says_which_frame_it_is(frame: int, rate: Fraction) -> None:
    """Read back by its digits it gives the frame."""
    frame = min(frame, 24 * 3600 * base_of(rate) - 1)
    hours, minutes, seconds, rest = map(int, timecode(frame, rate).split(":"))
    assert ((hours * 60 + minutes) * 60 + seconds) * base_of(rate) + rest == frame


def test_a_day_has_no_more_time_code() -> None:
    """It would begin again, so it is refused."""
    with pytest.raises(OptionError, match="cut it into parts"):
        timecode(24 * hour_of(Fraction(25)), Fraction(25))
