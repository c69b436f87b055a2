"""Many stories by the real command: each in its folder, none shifted, and an exit code that is honest."""

from __future__ import annotations

import json
from pathlib import Path

from roughcut.film.media import probe
from running import Roughcut

STORY = '1. [0s-2s] (Static+Medium Shot) Ada waves. Ada: "{words}"'
TINY = ["--size", "96x64", "--fps", "6", "--workers", "1"]


def story(words: str, **kept: object) -> str:
    """A line with a script of one shot."""
    return json.dumps({"response": STORY.format(words=words), **kept})


def rows(file: Path) -> list[dict[str, object]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_broken_and_blank_lines_are_told_and_shift_nobody(roughcut: Roughcut, tmp_path: Path) -> None:
    """Two stories around a blank and a broken line: two films under the numbers of their lines, the mapping
    and the responses whole, exit code 1; the same command with the line mended keeps both films."""
    stories, out = tmp_path / "s.jsonl", tmp_path / "out"
    lines = [story("Hello.", id="a"), "", "{broken", story("Goodbye.", id="b")]
    stories.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = roughcut("batch", stories, "-o", out, *TINY, code=1)
    assert "Line 2 is blank" in done.stderr
    assert "Line 3: it is not JSON" in done.stderr
    films = ["previs_animated_001/film.mp4", "previs_animated_004/film.mp4"]
    assert [list(row) for row in rows(out / "video_dialogues.jsonl")] == [[film] for film in films]
    times = {film: (out / film).stat().st_mtime_ns for film in films}
    assert all(probe(out / film).frame_count >= 12 for film in films)
    responses = rows(out / "responses.jsonl")
    assert [row.get("id") for row in responses] == ["a", None, "b"]
    assert responses[0]["response"] == STORY.format(words="Hello.")
    stories.write_text("\n".join([lines[0], "", story("So long.", id="c"), lines[3]]), encoding="utf-8")
    assert "3 of 3 stories are whole" in roughcut("batch", stories, "-o", out, *TINY).stdout
    assert {film: (out / film).stat().st_mtime_ns for film in films} == times


def test_a_file_without_a_story_is_refused(roughcut: Roughcut, tmp_path: Path) -> None:
    """Nothing but white space: one sentence, exit code 2."""
    stories = tmp_path / "s.jsonl"
    stories.write_text("\n\n \n", encoding="utf-8")
    assert "is empty" in roughcut("batch", stories, "-o", tmp_path / "out", code=2).stderr


def test_a_language_model_writes_the_stories_that_are_dialogues(roughcut: Roughcut, tmp_path: Path) -> None:
    """With --writer, a dialogue's script is the model's, one ledger holds all its answers, and a line with a
    script keeps its own."""
    stories, out = tmp_path / "s.jsonl", tmp_path / "out"
    lines = [json.dumps({"dialogue": "Ada: Hello there.\nBen: Go away."}), story("Hello.")]
    stories.write_text("\n".join(lines) + "\n", encoding="utf-8")
    order = ("batch", stories, "-o", out, *TINY, "--writer", "openai:gpt-6-luna", "--rehearse")
    done = roughcut(*order)
    assert "2 of 2 stories are whole" in done.stdout
    assert "nothing was spent" in done.stdout
    written = [
        (out / f"previs_animated_00{line}" / "script.txt").read_text(encoding="utf-8") for line in (1, 2)
    ]
    assert ["rehearsed openai:gpt-6-luna" in text for text in written] == [True, False]
    calls = json.loads(roughcut("ledger", out, "--rehearsed", "--json").stdout)["calls"]
    assert [call["model"] for call in calls] == ["gpt-6-luna"]
