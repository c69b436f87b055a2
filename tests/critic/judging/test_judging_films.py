"""Judging films: shown whole, silent or in frames, as the model takes them; every take by its own request."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import pytest
from judging_doubles import JurorModel

from roughcut.critic.schema import ReviewedShot
from roughcut.errors import OptionError, RefusedError
from roughcut.models.language.schema import LanguageProfile
from roughcut.production.film_judging import judge_film, price_sentence
from roughcut.rehearsal.footage import take_of
from roughcut.rehearsal.juror import Juror
from roughcut.script.schema import Line, Script, Shot

Takes = tuple[Literal["picture", "film", "sound"], ...]
SCRIPT = Script(
    written_by="openai:gpt",
    shots=(
        Shot(number=1, start_ms=0, end_ms=1000, beats=(Line(speaker="Ada", text="Hello."),)),
        Shot(number=2, start_ms=1000, end_ms=2000),
    ),
)
SHOTS = (ReviewedShot(number=1, start_s=0.0, end_s=1.0), ReviewedShot(number=2, start_s=1.0, end_s=2.0))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of footage."""
    file = tmp_path_factory.mktemp("film") / "film.mp4"
    footage = take_of(SimpleNamespace(seconds=2, width_px=64, height_px=36, rate=Fraction(8)))
    file.write_bytes(footage)
    return file


def model(takes: Takes, errors: dict[int, Exception] | None = None) -> JurorModel:
    """A judge that takes these."""
    juror = JurorModel(Juror(), errors)
    juror.profile = LanguageProfile(id="juror", provider="openai", takes=takes)
    return juror


@pytest.mark.parametrize(
    ("takes", "shown", "files", "heard"),
    [
        (("picture", "film", "sound"), "film with sound", 1, True),
        (("picture", "film"), "film without sound", 1, False),
        (("picture",), "frames and transcript", 2, False),
    ],
)
def test_a_judge_is_shown_what_it_takes_and_asked_what_it_can_know(
    takes: Takes, shown: str, files: int, heard: bool, film: Path
) -> None:
    """And the judgement says which; what it could not hear has no score."""
    juror = model(takes)
    judged = judge_film(juror, film, SCRIPT, SHOTS, takes={}, votes=1)
    assert judged.whole.shown == shown
    asked = juror.asked[0].messages[1]
    assert len(asked.attachments) == files
    assert "openai:gpt" not in asked.text
    assert ("Shot 1, from 0 s: Ada: Hello." in asked.text) == (files == 2)
    assert (judged.whole.scores["voice_lip_sync"].mean is not None) == heard
    assert judged.whole.scores["rhythm_coordination"].mean == 3.0
    assert judged.shots == {}
    assert judged.shots_reason


def test_each_take_is_judged_against_its_own_shot(film: Path) -> None:
    """A refusal of one is that one's failure."""
    juror = model(("film", "sound"), {3: RefusedError("No.")})
    takes = {1: film, 2: film}
    judged = judge_film(juror, film, SCRIPT, SHOTS, takes=takes, votes=1, workers=1)
    assert judged.shots["1"].scores["faithfulness"].mean == 3.0
    assert judged.shots["2"].scores["faithfulness"].mean is None
    assert "No." in judged.shots["2"].scores["faithfulness"].reason
    assert "Hello." in juror.asked[1].messages[1].text
    assert "Hello." not in juror.asked[2].messages[1].text


def test_a_model_without_eyes_is_no_judge_of_films(film: Path) -> None:
    """The error names one that can see."""
    with pytest.raises(OptionError, match="gemini"):
        judge_film(model(()), film, SCRIPT, SHOTS, takes={})


def test_the_price_is_told_or_said_to_be_unknown() -> None:
    """Before anything is asked."""
    assert "not on record" in price_sentence(model(("film",)), [(SCRIPT, 2)], 3)
    assert price_sentence(model(("film",)), [(SCRIPT, 2), (SCRIPT, 0)], 3).startswith(
        "12 votes by openai:juror"
    )
