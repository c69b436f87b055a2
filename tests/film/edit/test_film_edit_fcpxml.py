"""FCPXML: times are exact, and every reference finds its resource."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

from film_edits import edits, known_edit, with_stems
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


@given(edits())
def test_stems_are_connected_under_their_picture(edit: Edit) -> None:
    """Each in a lane and a role of its own, in time with the picture, whose own sound is off; sound alone is
    no asset with a format of pictures."""
    edit = with_stems(edit)
    root = ElementTree.fromstring(fcpxml_text(edit))
    frame = 1 / edit.rate
    for clip, (event, start) in zip(root.findall(".//spine/asset-clip"), edit.placed(), strict=True):
        assert clip.get("srcEnable") == "video"
        stems = clip.findall("asset-clip")
        assert [(each.get("lane"), each.get("audioRole")) for each in stems] == [
            ("-1", "dialogue"), ("-2", "effects"), ("-3", "ambience"),
        ]  # fmt: skip
        for each in stems:
            assert seconds(each.get("offset")) == seconds(clip.get("start"))
            assert seconds(each.get("start")) == start * frame
            assert seconds(each.get("duration")) == event.frame_count * frame
        # The document type wants what is connected before the markers.
        assert [child.tag for child in clip] == ["note", *["asset-clip"] * 3, "marker"]
    sounds = [asset for asset in root.iter("asset") if asset.get("hasVideo") is None]
    assert [asset.get("name") for asset in sounds] == ["dialogue.wav", "effects.wav", "ambience.wav"]
    assert all(seconds(asset.get("duration")) == edit.frame_count * frame for asset in sounds)


def test_another_take_keeps_its_own_sound() -> None:
    """In an audition the stems go with the take of the film alone."""
    root = ElementTree.fromstring(fcpxml_text(with_stems(known_edit())))
    audition = root.find(".//audition")
    assert audition is not None
    assert [(len(clip.findall("asset-clip")), clip.get("srcEnable")) for clip in audition] == [
        (3, "video"), (0, None),
    ]  # fmt: skip
