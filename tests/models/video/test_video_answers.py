"""Reading answers: whatever a provider sends, a path leads to a value or to nothing."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from video_samples import answered

from roughcut.models.video.providers.answers import at, json_of, list_at, text_at

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)
steps = st.lists(st.text(max_size=2) | st.integers(-3, 3), max_size=4)


@given(json_values, steps)
def test_no_path_breaks(body: Any, path: list[str | int]) -> None:
    """Any path into any JSON gives text, a list, or nothing, and never an error."""
    assert isinstance(text_at(body, *path), str)
    assert isinstance(list_at(body, *path), list)
    at(body, *path)


def test_numbers_are_text_and_truth_is_none() -> None:
    """Codes may come as numbers; true and false are no codes."""
    body = {"code": 1301, "videos": [{"url": "a"}, {"url": "b"}], "done": True}
    assert text_at(body, "code") == "1301"
    assert text_at(body, "videos", -1, "url") == "b"
    assert text_at(body, "done") == ""
    assert at(body, "done") is True


def test_a_page_is_no_json() -> None:
    """A web page instead of JSON is nothing, not an error."""
    assert json_of(answered(502, "<html>Bad gateway</html>")) is None
