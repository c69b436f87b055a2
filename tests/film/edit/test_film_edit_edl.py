"""The EDL, letter by letter."""

from film_edits import event, known_edit, media

from roughcut.film.edit.edl import edl_text
from roughcut.film.edit.schema import Edit


def test_an_event_says_where_from_and_where_to() -> None:
    """Reel, channels, a cut, source in and out, record in and out from one hour on; then where the file is,
    what happens, and what was said of it, at its time."""
    lines = edl_text(known_edit()).splitlines()
    start = lines.index("002  shot_002 AA/V  C        00:00:00:01 00:00:01:07 01:00:02:00 01:00:03:06")
    assert lines[:2] == ["TITLE: The Key", "FCM: NON-DROP FRAME"]
    assert lines[start + 1 : start + 5] == [
        "* FROM CLIP NAME: shot_002.mp4",
        "* FROM CLIP: file:///films/The%20Key/takes/shot_002.mp4",
        "* COMMENT: Shot 2, MCU. Ada looks up. / Ada: You are late, Ben.",
        "* LOC: 01:00:02:06 RED     It is black.",
    ]


def test_a_reel_has_eight_characters_at_most() -> None:
    """A longer name of a file gives way to the number of its shot."""
    long = event(1000, 12, take=media("shot_1000.mp4", 12))
    edit = Edit(title="x", rate=known_edit().rate, width_px=64, height_px=36, events=(long,))
    assert "001  S0001000 AA/V" in edl_text(edit)
