"""`roughcut shoot`: a script becomes a film, and only what an edit touched is made again."""

import json
from pathlib import Path

from roughcut.film.media import probe
from running import SMALL, Roughcut


def takes(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in sorted((out / "takes").glob("*.mp4"))}


def test_after_an_edit_of_one_shot_only_that_shot_is_taken_again(
    roughcut: Roughcut, copy_of_made: Path
) -> None:
    """The edited shot's take is new, the others are kept, the film is cut anew, and it says so."""
    script = copy_of_made / "script.txt"
    text = script.read_text(encoding="utf-8")
    assert text.count("I lost the key.") == 1
    script.write_text(text.replace("I lost the key.", "I lost my key."), encoding="utf-8")
    before, film = takes(copy_of_made), (copy_of_made / "film.mp4").read_bytes()
    done = roughcut("shoot", script, "-o", copy_of_made, *SMALL)
    changed = [name for name, time in takes(copy_of_made).items() if before.get(name) != time]
    assert len(changed) == 1
    assert f"shooting shot {int(changed[0][5:8])}." in done.stderr
    assert (copy_of_made / "film.mp4").read_bytes() != film


def test_the_edited_script_itself_stays_as_the_user_wrote_it(roughcut: Roughcut, copy_of_made: Path) -> None:
    """Shooting OUT/script.txt never rewrites that file, and script.json follows it."""
    script = copy_of_made / "script.txt"
    text = script.read_text(encoding="utf-8").replace("I lost the key.", "I lost my key.") + "\n\n"
    script.write_text(text, encoding="utf-8")
    roughcut("shoot", script, "-o", copy_of_made, *SMALL)
    assert script.read_text(encoding="utf-8") == text
    assert "I lost my key." in (copy_of_made / "script.json").read_text(encoding="utf-8")


def test_a_damaged_take_is_shot_again(roughcut: Roughcut, copy_of_made: Path) -> None:
    """A take whose bytes changed is not trusted."""
    take = copy_of_made / "takes" / "shot_001.mp4"
    whole = take.read_bytes()
    take.write_bytes(whole[: len(whole) // 2])
    roughcut("shoot", copy_of_made / "script.json", "-o", copy_of_made, *SMALL)
    assert take.read_bytes() == whole


def test_a_script_with_a_removed_shot_loses_its_take(roughcut: Roughcut, copy_of_made: Path) -> None:
    """The last shot's take goes with the shot, and the film is that much shorter."""
    document = json.loads((copy_of_made / "script.json").read_text(encoding="utf-8"))
    document["shots"].pop()
    (copy_of_made / "script.json").write_text(json.dumps(document), encoding="utf-8")
    (copy_of_made / "script.txt").unlink()
    count, frames = len(takes(copy_of_made)), probe(copy_of_made / "film.mp4").frame_count
    roughcut("shoot", copy_of_made / "script.json", "-o", copy_of_made, *SMALL)
    assert len(takes(copy_of_made)) == count - 1
    assert probe(copy_of_made / "film.mp4").frame_count < frames


def test_portrait_and_odd_rates_are_honoured(roughcut: Roughcut, made: Path, tmp_path: Path) -> None:
    """A portrait film at 23.976 frames a second is exactly that."""
    script = tmp_path / "one.txt"
    script.write_text('【DIALOGUE】:\n1. [0s-2s] (Static+Close-up)\nAda: "Yes."\n', encoding="utf-8")
    roughcut("shoot", script, "-o", tmp_path / "out", "--size", "108x192", "--fps", "23.976")
    info = probe(tmp_path / "out" / "film.mp4")
    assert (info.width_px, info.height_px, info.rate) == (108, 192, info.rate.__class__(24000, 1001))
    assert info.frame_count == 48
