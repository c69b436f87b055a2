"""What `script check` says."""

from __future__ import annotations

from roughcut.script.bracketed import read
from roughcut.script.check import render_check, summary
from roughcut.script.schema import Line, Reading, Script, Shot

TEXT = """Draft.
【DIALOGUE】
1. [0s-4.5s] (Camera Movement: Static+Shot Type: Long Shot)
Plot: Rain.
Nora (tired): "We're closed."
【CAST】
Nora: A baker.
【BLOCKING】
1: Nora inside.
"""


def test_the_summary_has_the_promised_shape() -> None:
    """Exactly the fields that the command prints, times in seconds."""
    assert summary(read(TEXT)) == {
        "title": "",
        "scenes": 1,
        "characters": [{"name": "Nora", "description": "A baker."}],
        "shots": [
            {
                "number": 1,
                "start_s": 0.0,
                "end_s": 4.5,
                "sizes": ["Long Shot"],
                "movements": ["Static"],
                "lines": [{"speaker": "Nora", "text": "We're closed.", "parenthetical": "tired"}],
                "action": "Rain.",
                "blocking": "Nora inside.",
            }
        ],
        "warnings": [
            {"line": 1, "column": 1, "message": "“Draft.” stands before the first section; it was left out"}
        ],
    }


def test_the_page_names_the_shot_and_the_trouble() -> None:
    """Strangers, nobody, haste, missing sections, unknown words of the camera stand on the page."""
    lines = (Line(speaker="Theo", text="One two three four five six."), Line(text="Seven."))
    shot = Shot(number=1, start_ms=0, end_ms=1_000, sizes=("Wobbly",), movements=("Wiggle",), beats=lines)
    page = render_check(Reading(script=Script(shots=(shot,))))
    for trouble in (
        "Theo speaks in",
        "nobody speaks",
        "lasts 1 s",
        "Nobody has a place",
        "“Wobbly”",
        "“Wiggle”",
    ):
        assert trouble in page


def test_the_page_shows_what_was_understood_and_every_warning() -> None:
    """Cast, shots and lines, then warnings as line:column."""
    page = render_check(read(TEXT))
    for row in (
        "1 shot, 1 scene, 4.5 s",
        "  Nora: A baker.",
        "0-4.5 s",
        "Nora: We're closed.",
        "  1:1: “Draft.”",
    ):
        assert row in page
