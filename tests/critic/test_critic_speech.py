"""Lines against what is heard, where a line says how it should be spoken."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from roughcut.critic.case import Case
from roughcut.critic.evidence import Evidence, PictureEvidence, SoundEvidence
from roughcut.critic.examine.speech import line_level_spread, speech_in_lines
from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot

_SPANS = ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))


def _case(how: str, level_db: float) -> Case:
    """Three lines of a second; the second has no pitch and this level, the others are voices at −20 dBFS."""
    lines = tuple(
        ExpectedLine(
            shot_number=1, speaker="Ada", text="Tomek?", parenthetical=how if index == 1 else "",
            start_ms=round(start * 1000), end_ms=round(end * 1000),
        )
        for index, (start, end) in enumerate(_SPANS)
    )  # fmt: skip
    shot = ExpectedShot(number=1, scene_number=1, first_frame=0, frame_count=70, scripted_ms=7000)
    plan = Expectation(rate=Fraction(10), width_px=64, height_px=64, shots=(shot,), lines=lines)
    levels = np.full(700, -60.0)
    for (start, end), level in zip(_SPANS, (-20.0, level_db, -20.0), strict=True):
        levels[round(start * 100) : round(end * 100)] = level
    picture = PictureEvidence(Fraction(10), 64, 64, 70)
    return Case(plan, Evidence(picture, SoundEvidence(7.0, levels, [_SPANS[0], _SPANS[2]]), None))


def test_a_whisper_that_was_asked_for_is_a_line_that_is_heard() -> None:
    """It has no pitch, and stands out of the quiet; nothing is noted."""
    found = speech_in_lines(_case("whispering", -25.0))
    assert found.value == pytest.approx(1.0, abs=0.02)
    assert found.notes == []


@pytest.mark.parametrize(("how", "level_db"), [("", -25.0), ("whispering", -60.0)])
def test_noise_is_no_line_and_silence_no_whisper(how: str, level_db: float) -> None:
    """What was to be spoken aloud needs a voice; a whisper needs a sound."""
    assert [note.span_s for note in speech_in_lines(_case(how, level_db)).notes] == [_SPANS[1]]


def test_a_whisper_may_be_quieter_than_the_other_lines() -> None:
    """Within what is asked for it is even; a whisper that is lost is not."""
    assert line_level_spread(_case("whispering", -24.0)).value == pytest.approx(0.0, abs=0.3)
    lost = line_level_spread(_case("whispering", -36.0))
    assert lost.value is not None
    assert lost.value > 10
    assert "quieter" in lost.notes[0].message
