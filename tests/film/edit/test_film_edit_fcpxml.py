"""FCPXML: times are exact, and every reference finds its resource."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

from film_edits import edits, known_edit
from hypothesis import given

from roughcut.film.edit.fcpxml import fcpxml_text
from roughcut.film.edit.schema import Edit


def seconds(text: str | None) -> Fraction:
    """A time as FCPXML writes it."""
    assert text
    assert text.endswith("s")
    return Fraction(text[:-1])


@given(edits())
def test_clips_follow_one_another_from_one_hour_on(edit: Edit) -> None:
    """Offsets, starts and durations are whole frames of the sequence's format, without a gap."""
    root = ElementTree.fromstring(fcpxml_text(edit))
    sequence = root.find(".//sequence")
    frame = seconds(root.find(".//format").get("frameDuration"))  # type: ignore[union-attr]
    assert sequence is not None
    assert frame == 1 / edit.rate
    now = seconds(sequence.get("tcStart"))
    assert now == 3600 * round(edit.rate) * frame
    for clip, event in zip(sequence.findall("./spine/asset-clip"), edit.events, strict=True):
        assert seconds(clip.get("offset")) == now
        assert seconds(clip.get("start")) == event.first_frame * frame
        assert seconds(clip.get("duration")) == event.frame_count * frame
        now += event.frame_count * frame
    assert seconds(sequence.get("duration")) == edit.frame_count * frame


def test_every_clip_refers_to_an_asset_with_its_file() -> None:
    """Assets are there once each, other takes as well."""
    root = ElementTree.fromstring(fcpxml_text(known_edit()))
    assets = {asset.get("id"): asset.find("media-rep") for asset in root.iter("asset")}
    files = [assets[clip.get("ref")].get("src", "") for clip in root.iter("asset-clip")]  # type: ignore[union-attr]
    assert [file.rpartition("/")[2] for file in files] == [
        "shot_001.mp4", "shot_002.mp4", "shot_003.mp4", "shot_003.take1.mp4",
    ]  # fmt: skip
    assert len(assets) == 4


def test_a_grave_note_is_something_to_be_done() -> None:
    """A marker at its frame of the take, open, with the suggestion."""
    root = ElementTree.fromstring(fcpxml_text(known_edit()))
    (marker,) = root.iter("marker")
    assert marker.attrib == {
        "start": "7/24s", "duration": "1/24s", "value": "It is black.", "completed": "0", "note": "Again.",
    }  # fmt: skip
