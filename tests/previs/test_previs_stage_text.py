"""A stage can be saved and read: the same figures, camera and words, and so the same picture."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs_orders import an_order

from roughcut.errors import ScriptError
from roughcut.previs import stage_text
from roughcut.previs.renderer import Renderer
from roughcut.previs.staging import stage_of
from roughcut.script.vocabulary import Movement, Size


@settings(max_examples=12, deadline=None)
@given(
    count=st.integers(1, 4),
    sizes=st.lists(st.sampled_from(list(Size)), min_size=1, max_size=3),
    move=st.sampled_from(list(Movement)),
    who=st.sampled_from(["Ann", "Ben"]),
)
def test_a_stage_reads_back_as_it_was_written(
    count: int, sizes: list[Size], move: Movement, who: str
) -> None:
    """Whatever the camera does: an equal stage, and the same bytes when written again."""
    focus = (who,) if count > 1 else ("Ann",)
    stage = stage_of(
        an_order(count, sizes=tuple(size.value for size in sizes), movements=(move.value,), focus=focus)
    )
    text = stage_text.write(stage)
    assert stage_text.read(text) == stage
    assert stage_text.write(stage_text.read(text)) == text


def test_a_stage_that_was_read_draws_the_same_picture() -> None:
    """Nothing that the renderer needs is left out of the text."""
    stage = stage_of(an_order(sizes=("Medium Shot",), movements=("Rack Focus",), focus=("Ben",)))
    one, two = (Renderer(each).draw(40).copy() for each in (stage, stage_text.read(stage_text.write(stage))))
    assert np.array_equal(one, two)


def test_a_stage_holds_figures_place_camera_and_words_in_plain_names() -> None:
    """Other programs find what they look for."""
    document = json.loads(stage_text.write(stage_of(an_order())))
    assert document["schema_label"] == "roughcut.stage/1"
    assert [figure["name"] for figure in document["figures"]] == ["Ann", "Ben"]
    assert {"spots", "headings", "moods", "acts", "look"} <= set(document["figures"][0])
    assert {"eye", "look_at", "fov", "focus_m", "time_ms"} <= set(document["camera"]["keys"][0])
    assert {"kind", "hour", "weather", "props"} <= set(document["place"])
    assert [speech["name"] for speech in document["speeches"]] == ["Ann", "Ben"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not a stage"),
        ('{"rate": "24"}', "`place`"),
        ('{"schema_label": "roughcut.stage/2"}', "`schema_label`"),
    ],
)
def test_what_is_no_stage_is_refused_in_a_sentence(text: str, said: str) -> None:
    """The sentence names the field, or says that the text is not JSON."""
    with pytest.raises(ScriptError, match=said):
        stage_text.read(text)
