"""`roughcut export`: the cut of a production opens in an editing program."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import opentimelineio as otio
import pytest
from numpy.typing import NDArray

from roughcut.film.encode import TakeWriter
from roughcut.film.media import frames, probe, sound
from roughcut.timebase import sample_at
from running import Roughcut


def timeline_of(folder: Path) -> otio.schema.Timeline:
    """The edit as somebody else's library reads it."""
    return otio.adapters.read_from_file(str(folder / "film.otio"))


def with_note(out: Path, **changes: Any) -> None:
    """Put one note into the report."""
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    note = {
        "shot": 2, "span_s": [0.0, 999.0], "severity": "grave", "metric": "black",
        "message": "It is black.", "suggestion": "Take it again.",
    }  # fmt: skip
    report["notes"] = [note | changes]
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")


def test_the_clips_are_the_film(made: Path, tmp_path: Path, roughcut: Roughcut) -> None:
    """Clip after clip, the frames of the takes are the frames of film.mp4."""
    done = roughcut("export", made, "-o", tmp_path)
    assert len(done.stdout.splitlines()) == len(list(tmp_path.iterdir())) == 5
    film = frames(made / "film.mp4", width_px=32)
    for clip in timeline_of(tmp_path).tracks[0].find_clips():
        span, take = clip.trimmed_range(), Path(clip.media_reference.target_url.removeprefix("file://"))
        shown = list(frames(take, width_px=32))[int(span.start_time.value) :][: int(span.duration.value)]
        for picture in shown:
            assert (next(film) == picture).all()
    assert next(film, None) is None


def test_the_files_go_into_a_folder_of_the_production(copy_of_made: Path, roughcut: Roughcut) -> None:
    """OUT/edit, unless told otherwise; only what was asked for."""
    roughcut("export", copy_of_made, "--format", "edl", "--format", "FCPXML")
    assert sorted(path.name for path in (copy_of_made / "edit").iterdir()) == ["film.edl", "film.fcpxml"]


def test_notes_are_markers(copy_of_made: Path, roughcut: Roughcut) -> None:
    """On their shot, within it, however far the note's span reaches."""
    with_note(copy_of_made)
    roughcut("export", copy_of_made)
    clips = list(timeline_of(copy_of_made / "edit").tracks[0].find_clips())
    marked = [(index, marker) for index, clip in enumerate(clips) for marker in clip.markers]
    assert [(index, marker.name, marker.color) for index, marker in marked] == [(1, "It is black.", "RED")]
    assert marked[0][1].marked_range == clips[1].trimmed_range()


def test_a_note_on_the_whole_film_is_where_it_begins(copy_of_made: Path, roughcut: Roughcut) -> None:
    """On the shot that is on screen then."""
    with_note(copy_of_made, shot=None)
    roughcut("export", copy_of_made)
    clips = list(timeline_of(copy_of_made / "edit").tracks[0].find_clips())
    assert [len(clip.markers) for clip in clips] == [1] + [0] * (len(clips) - 1)


def test_notes_on_another_cut_are_left_out_and_that_is_said(copy_of_made: Path, roughcut: Roughcut) -> None:
    """A report whose film is another one, or none, marks nothing."""
    with_note(copy_of_made)
    with (copy_of_made / "film.mp4").open("ab") as film:
        film.write(b"\0")
    done = roughcut("export", copy_of_made, "--format", "otio")
    assert "another cut" in done.stderr
    assert not any(clip.markers for clip in timeline_of(copy_of_made / "edit").tracks[0].find_clips())
    (copy_of_made / "report.json").unlink()
    assert "no report.json" in roughcut("export", copy_of_made, "--format", "otio").stderr


def test_another_take_goes_along(copy_of_made: Path, roughcut: Roughcut) -> None:
    """A take that is not in the film is there to be chosen; a copy of the one that is there is not."""
    others = copy_of_made / "takes" / "other"
    others.mkdir(exist_ok=True)
    shutil.copy(copy_of_made / "takes" / "shot_001.mp4", others / "shot_001.take1.mp4")
    shutil.copy(copy_of_made / "takes" / "shot_002.mp4", others / "shot_001.take2.mp4")
    roughcut("export", copy_of_made, "--format", "otio")
    first = next(iter(timeline_of(copy_of_made / "edit").tracks[0].find_clips()))
    found = first.media_references()
    assert set(found) == {"DEFAULT_MEDIA", "take 2"}
    length = found["take 2"].available_range.duration.value
    assert length == probe(others / "shot_001.take2.mp4").frame_count


@pytest.mark.parametrize(
    ("root", "address"),
    [
        ("/Volumes/Film 1/out", "file:///Volumes/Film%201/out/takes/shot_001.mp4"),
        (r"D:\film\out", "file:///D:/film/out/takes/shot_001.mp4"),
    ],
)
def test_the_takes_may_lie_on_another_machine(
    made: Path, tmp_path: Path, roughcut: Roughcut, root: str, address: str
) -> None:
    """Then their addresses are those of that machine."""
    roughcut("export", made, "-o", tmp_path, "--format", "otio", "--media-root", root)
    clip = next(iter(timeline_of(tmp_path).tracks[0].find_clips()))
    assert clip.media_reference.target_url == address


def test_handles_lie_beyond_the_cut(copy_of_made: Path, roughcut: Roughcut) -> None:
    """Every clip has frames to both sides; those between are the film's. A second time nothing is shot, and
    the production's own takes are left as they are; a take that is not the previs' own gets none."""
    takes = {path.name: path.read_bytes() for path in (copy_of_made / "takes").glob("*.mp4")}
    roughcut("export", copy_of_made, "--handles", "0.5s")
    film = frames(copy_of_made / "film.mp4", width_px=32)
    for clip in timeline_of(copy_of_made / "edit").tracks[0].find_clips():
        span, there = clip.trimmed_range(), clip.available_range()
        assert span.start_time.value == 3
        assert there.duration.value == span.duration.value + 6
        take = Path(clip.media_reference.target_url.removeprefix("file://"))
        for picture in list(frames(take, width_px=32))[3:-3]:
            assert np.abs(next(film).astype(int) - picture).mean() < 2
    assert next(film, None) is None
    media = {path: path.stat().st_mtime_ns for path in (copy_of_made / "edit" / "media").glob("*.mp4")}
    assert takes == {path.name: path.read_bytes() for path in (copy_of_made / "takes").glob("*.mp4")}
    with (copy_of_made / "takes" / "shot_001.mp4").open("ab") as file:
        file.write(b"\0")
    assert "no handles on shot 1:" in roughcut("export", copy_of_made, "--handles", "3").stderr
    assert media == {path: path.stat().st_mtime_ns for path in media}
    first = next(iter(timeline_of(copy_of_made / "edit").tracks[0].find_clips()))
    assert first.trimmed_range() == first.available_range()


def heard(path: Path) -> NDArray[np.float64]:
    """The samples of a WAV file, N×2, −1…1, as the media library reads them."""
    with av.open(str(path)) as container:
        assert container.metadata["time_reference"] == str(3600 * 48000)
        blocks = [frame.to_ndarray().reshape(-1, 2) for frame in container.decode(audio=0)]
    return np.concatenate(blocks).astype(np.float64) / 2**31


def test_the_stems_are_the_films_mix(made: Path, tmp_path: Path, roughcut: Roughcut) -> None:
    """In time with film.mp4 to the sample, as long and as loud, and apart by what coding loses; each has its
    own sound, and the edit has them in the place of the takes' sound."""
    assert "stems" in roughcut("export", made, "-o", tmp_path, "--stems").stdout
    stems = {path.stem: heard(path) for path in (tmp_path / "stems").iterdir()}
    assert set(stems) == {"dialogue", "dialogue_ada", "dialogue_ben", "effects", "ambience", "mix"}
    film = np.concatenate(list(sound(made / "film.mp4"))).astype(np.float64)[: len(stems["mix"])]
    np.testing.assert_array_equal(stems["dialogue"] + stems["effects"] + stems["ambience"], stems["mix"])
    assert (
        len(film) == len(stems["mix"]) == sample_at(probe(made / "film.mp4").frame_count, Fraction(6), 48000)
    )

    def apart_db(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
        return float(10 * np.log10(np.mean((one - other) ** 2) / np.mean(other**2)))

    assert apart_db(stems["mix"], film) < -20
    assert apart_db(stems["mix"][1:], film[:-1]) > apart_db(stems["mix"], film) + 3
    assert np.sqrt(np.mean(stems["ambience"] ** 2)) < 0.1 * np.sqrt(np.mean(stems["dialogue"] ** 2))
    tracks = timeline_of(tmp_path).audio_tracks()
    assert [track.name for track in tracks] == ["Dialogue", "Effects", "Ambience"]
    file = next(iter(tracks[0].find_clips())).media_reference.target_url
    assert file == (tmp_path / "stems" / "dialogue.wav").as_uri()


def test_sound_that_cannot_be_taken_apart_is_not_guessed_at(copy_of_made: Path, roughcut: Roughcut) -> None:
    """A take of another origin keeps its own sound, whole, and that is said."""
    take = copy_of_made / "takes" / "shot_001.mp4"
    info, size = probe(take), (128, 72)
    with TakeWriter(take, *size, info.rate) as writer:
        hum = 0.1 * np.sin(np.arange(sample_at(info.frame_count, info.rate, 48000)) * 0.01)
        writer.write_sound(np.stack([hum, hum], axis=1).astype(np.float32))
        for _ in range(info.frame_count):
            writer.write(np.zeros((72, 128, 3), np.uint8))
    done = roughcut("export", copy_of_made, "--stems", "--format", "otio", "--media-root", "/film/out")
    assert "The sound of shot 1 came with the take" in done.stderr
    stems = {path.stem: heard(path) for path in (copy_of_made / "edit" / "stems").iterdir()}
    first = sample_at(info.frame_count, info.rate, 48000)
    assert stems["production"][:first].any()
    assert not stems["production"][first:].any()
    assert not stems["ambience"][:first].any()
    assert stems["ambience"][first:].any()
    tracks = timeline_of(copy_of_made / "edit").audio_tracks()
    assert [next(iter(track.find_clips())).media_reference.target_url for track in tracks] == [
        f"file:///film/out/edit/stems/{kind}.wav"
        for kind in ("dialogue", "effects", "ambience", "production")
    ]


def test_lost_recordings_are_told(copy_of_made: Path, roughcut: Roughcut) -> None:
    """Shots with words stay whole then, and what to do is said."""
    for recording in (copy_of_made / ".roughcut" / "voices").glob("*.wav"):
        recording.unlink()
    told = roughcut("export", copy_of_made, "--stems", "--format", "edl").stderr
    assert "The recordings of shot" in told
    assert "came with the take" not in told


def test_a_mistake_is_one_sentence(copy_of_made: Path, tmp_path: Path, roughcut: Roughcut) -> None:
    """It says what to do, and nothing is written."""
    mistakes = {
        ("export", tmp_path / "nowhere"): "name the folder of a production",
        ("export", tmp_path): "make one with",
        ("export", copy_of_made, "--format", "aaf"): "choose from otio, fcpxml",
        ("export", copy_of_made, "--media-root", "out"): "whole path",
        ("export", copy_of_made, "--handles", "some"): "no length of handles",
    }
    for arguments, words in mistakes.items():
        error = roughcut(*arguments, code=2).stderr
        assert words in error
        assert len(error.splitlines()) == 1
    (copy_of_made / "takes" / "shot_002.mp4").unlink()
    assert "take of shot 2 is not there" in roughcut("export", copy_of_made, code=2).stderr
    assert not (copy_of_made / "edit").exists()
