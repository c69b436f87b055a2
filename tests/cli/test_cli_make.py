"""`roughcut make`: a dialogue goes in and everything that was promised comes out."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from roughcut.film.media import probe
from roughcut.script import bracketed, json_form
from running import DIALOGUE, SMALL, Roughcut, run_apart


def report(out: Path) -> Any:
    return json.loads((out / "report.json").read_text(encoding="utf-8"))


def test_everything_that_was_promised_is_there(made: Path) -> None:
    """Dialogue, script in two forms, film, subtitles, storyboard and report are in the folder."""
    names = {path.name for path in made.iterdir()}
    assert names >= {
        "dialogue.txt", "script.txt", "script.json", "takes", "film.mp4", "film.srt", "film.vtt",
        "storyboard.html", "report.json", "report.html",
    }  # fmt: skip
    assert (made / "dialogue.txt").read_text(encoding="utf-8") == DIALOGUE


def test_nothing_half_done_stays_behind(made: Path) -> None:
    """No unfinished file is left anywhere in the folder."""
    assert [path for path in made.rglob("*") if path.name.startswith(".part-")] == []


def test_both_forms_of_the_script_say_the_same(made: Path) -> None:
    """script.txt and script.json read back to one Script."""
    text = bracketed.read((made / "script.txt").read_text(encoding="utf-8"))
    assert text.warnings == ()
    assert text.script == json_form.read((made / "script.json").read_text(encoding="utf-8")).script


def test_every_line_is_spoken_word_for_word_in_order(made: Path) -> None:
    """The script's lines and the subtitles hold the dialogue's words and nothing else."""
    script = json_form.read((made / "script.json").read_text(encoding="utf-8")).script
    said = " ".join(line.text for _, line in script.lines())
    assert said == "You are late, Ben. I lost the key. Not again!"
    rows = (made / "film.srt").read_text(encoding="utf-8").splitlines()
    shown = " ".join(row for row in rows if row and not row.isdigit() and "-->" not in row)
    assert shown.replace("- ", "") == said


def test_each_shot_has_a_take_with_its_first_and_last_frame(made: Path) -> None:
    """Takes add up to the film, frame by frame."""
    shots = json_form.read((made / "script.json").read_text(encoding="utf-8")).script.shots
    takes = sorted((made / "takes").glob("*.mp4"))
    assert len(takes) == len(shots)
    assert all(take.with_suffix(f".{end}.png").is_file() for take in takes for end in ("first", "last"))
    assert sum(probe(take).frame_count for take in takes) == probe(made / "film.mp4").frame_count


def test_the_film_is_what_players_and_browsers_want(made: Path) -> None:
    """H.264 and AAC of the asked size and rate."""
    info = probe(made / "film.mp4")
    assert (info.video_codec, info.audio_codec) == ("h264", "aac")
    assert (info.width_px, info.height_px, info.rate) == (128, 72, Fraction(6))


def test_a_faultless_previs_film_gets_no_grave_note(made: Path) -> None:
    """The embedded film passes its own review, and what could not run says why."""
    review = report(made)
    assert [note for note in review["notes"] if note["severity"] == "grave"] == []
    unrun = {name: metric for name, metric in review["metrics"].items() if metric["value"] is None}
    assert {"vsa", "clip_score"} <= set(unrun)
    assert all(metric["reason"] for metric in unrun.values())


def test_a_second_run_makes_nothing_again(roughcut: Roughcut, copy_of_made: Path) -> None:
    """The same command keeps every artefact."""
    before = {
        path: path.stat().st_mtime_ns
        for path in copy_of_made.rglob("*.*")
        if path.is_file() and ".roughcut" not in path.parts
    }
    done = roughcut("make", copy_of_made / "dialogue.txt", "-o", copy_of_made, *SMALL)
    assert "takes are kept" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_same_dialogue_gives_the_same_bytes(roughcut: Roughcut, made: Path, tmp_path: Path) -> None:
    """Made again elsewhere, with two workers instead of one, script and film are byte-identical."""
    roughcut("make", made / "dialogue.txt", "-o", tmp_path / "again", "--quiet", *SMALL, "--workers", "2")
    for name in ("script.txt", "script.json", "film.mp4", "film.srt"):
        assert (tmp_path / "again" / name).read_bytes() == (made / name).read_bytes(), name


def test_the_end_says_where_everything_is(roughcut: Roughcut, copy_of_made: Path) -> None:
    """The last lines name the film, the script and the report."""
    done = roughcut("make", copy_of_made / "dialogue.txt", "-o", copy_of_made, *SMALL)
    assert all(name in done.stdout for name in ("film.mp4", "script.txt", "report.html"))


def test_quiet_prints_nothing(copy_of_made: Path) -> None:
    """--quiet leaves both streams of a process empty."""
    done = run_apart("make", copy_of_made / "dialogue.txt", "-o", copy_of_made, "--quiet", *SMALL)
    assert (done.stdout, done.stderr) == ("", "")


def test_a_script_changed_by_hand_is_not_overwritten(roughcut: Roughcut, copy_of_made: Path) -> None:
    """`make` stops with a sentence instead of losing the user's edit."""
    script = copy_of_made / "script.txt"
    edited = script.read_text(encoding="utf-8").replace("Ben", "Benny")
    script.write_text(edited, encoding="utf-8")
    done = roughcut("make", copy_of_made / "dialogue.txt", "-o", copy_of_made, *SMALL, code=2)
    assert "roughcut shoot" in done.stderr
    assert script.read_text(encoding="utf-8") == edited


def test_a_dialogue_changed_by_hand_is_not_overwritten(roughcut: Roughcut, copy_of_made: Path) -> None:
    """A user who edits OUT/dialogue.txt and makes the original again is told how to use the edit."""
    copy = copy_of_made / "dialogue.txt"
    edited = copy.read_text(encoding="utf-8").replace("You are late, Ben.", "You are early, Ben.")
    copy.write_text(edited, encoding="utf-8")
    original = copy_of_made.parent / "key.txt"
    original.write_text(DIALOGUE, encoding="utf-8")
    result = roughcut("make", original, "-o", copy_of_made, *SMALL, code=2)
    assert "roughcut make" in result.stderr
    assert copy.read_text(encoding="utf-8") == edited
