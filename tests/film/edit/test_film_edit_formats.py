"""Every form of the hand-off is read by a reader that is not ours, and says what the edit says."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import opentimelineio as otio
import pytest
from film_edits import edits, known_edit, with_stems
from hypothesis import assume, given, settings

from roughcut.film.edit.edl import edl_text
from roughcut.film.edit.fcp7 import fcp7_text
from roughcut.film.edit.fcpxml import fcpxml_text
from roughcut.film.edit.formats import FORMS, write_edit
from roughcut.film.edit.otio import otio_text
from roughcut.film.edit.schema import Edit

Span = tuple[int, int, str]


def own_spans(edit: Edit) -> list[Span]:
    """First frame, frames and file of every event, in order."""
    return [(event.first_frame, event.frame_count, event.take.name) for event in edit.events]


def read_spans(timeline: otio.schema.Timeline, kind: str = "Video") -> list[Span]:
    """The same of a timeline that somebody else read."""
    track = next(track for track in timeline.tracks if track.kind == kind)
    found = []
    for clip in track.find_clips():
        span = clip.trimmed_range()
        file = clip.media_reference.target_url.rpartition("/")[2]
        found.append((round(span.start_time.value), round(span.duration.value), file))
    return found


@given(edits())
@settings(max_examples=40)
def test_opentimelineio_reads_what_was_written(edit: Edit) -> None:
    """Its library finds every clip, its sound, its note, and the hour at which time code begins."""
    timeline = otio.adapters.read_from_string(otio_text(edit), "otio_json")
    assert read_spans(timeline) == read_spans(timeline, "Audio") == own_spans(edit)
    assert timeline.name == edit.title
    assert timeline.global_start_time.value == 3600 * round(edit.rate)
    clips = list(timeline.tracks[0].find_clips())
    assert [clip.markers[0].name for clip in clips] == [event.markers[0].message for event in edit.events]


@given(edits())
@settings(max_examples=40)
def test_its_edl_adapter_reads_what_was_written(edit: Edit) -> None:
    """Source spans, files, and two channels of sound with every picture, at the rates of time code."""
    assume(edit.rate != 12)
    timeline = otio.adapters.read_from_string(edl_text(edit), "cmx_3600", rate=round(edit.rate))
    assert read_spans(timeline) == own_spans(edit)
    assert [track.kind for track in timeline.tracks] == ["Video", "Audio", "Audio"]


@given(edits())
@settings(max_examples=40)
def test_its_final_cut_7_adapter_reads_what_was_written(edit: Edit) -> None:
    """Source spans and files of picture and sound; the film begins at one hour."""
    timeline = otio.adapters.read_from_string(fcp7_text(edit), "fcp_xml")
    if isinstance(timeline, otio.schema.SerializableCollection):
        timeline = timeline[0]
    assert read_spans(timeline) == read_spans(timeline, "Audio") == own_spans(edit)
    assert timeline.global_start_time.value == 3600 * round(edit.rate)


def sounds(timeline: otio.schema.Timeline) -> list[list[Span]]:
    """First frame, frames and file of every clip, for each track of sound."""
    found: list[list[Span]] = []
    for track in timeline.audio_tracks():
        found.append([])
        for clip in track.find_clips():
            span, file = clip.trimmed_range(), clip.media_reference.target_url.rpartition("/")[2]
            found[-1].append((round(span.start_time.value), round(span.duration.value), file))
    return found


@given(edits())
@settings(max_examples=15)
def test_stems_take_the_place_of_the_takes_sound(edit: Edit) -> None:
    """A track each in OTIO, two each in Final Cut 7, cut where the pictures are cut."""
    edit = with_stems(edit)
    spans = [[(start, event.frame_count, stem.name) for event, start in edit.placed()] for stem in edit.stems]
    timeline = otio.adapters.read_from_string(otio_text(edit), "otio_json")
    assert read_spans(timeline) == own_spans(edit)
    assert sounds(timeline) == spans
    assert [track.name for track in timeline.audio_tracks()] == ["Dialogue", "Effects", "Ambience"]
    other = otio.adapters.read_from_string(fcp7_text(edit), "fcp_xml")
    other = other[0] if isinstance(other, otio.schema.SerializableCollection) else other
    assert read_spans(other) == own_spans(edit)
    assert sounds(other) == [each for each in spans for _ in range(2)]


def test_other_takes_are_there_to_be_chosen() -> None:
    """As further media in OTIO, as a clip that is off in Final Cut 7, as an audition in Final Cut Pro."""
    edit = known_edit()
    timeline = otio.adapters.read_from_string(otio_text(edit), "otio_json")
    third = list(timeline.tracks[0].find_clips())[2]
    assert set(third.media_references()) == {"DEFAULT_MEDIA", "take1"}
    (off,) = [
        clip
        for clip in ElementTree.fromstring(fcp7_text(edit)).iter("clipitem")
        if clip.findtext("enabled") == "FALSE"
    ]
    assert [off.findtext(name) for name in ("start", "end", "in", "out")] == ["78", "88", "0", "10"]
    audition = fcpxml_text(edit).split("<audition", 1)[1].split("</audition>")[0]
    assert audition.index('name="Shot 3, MCU"') < audition.index('name="Shot 3, MCU, take1"')


@pytest.mark.parametrize("form", FORMS)
def test_the_same_edit_gives_the_same_file(form: str) -> None:
    """To the last letter."""
    assert FORMS[form].write(known_edit()) == FORMS[form].write(known_edit())


def test_only_the_forms_that_were_asked_for_are_written(tmp_path: Path) -> None:
    """Each once, and the paths are given."""
    paths = write_edit(known_edit(), tmp_path / "edit", ["edl", "csv", "edl"])
    assert [path.name for path in paths] == ["film.edl", "shots.csv"]
    assert sorted((tmp_path / "edit").iterdir()) == sorted(paths)
