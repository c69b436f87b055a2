"""Bad input ends with exit code 2 and one clear sentence, or is handled; nothing half-done stays behind."""

import subprocess
from pathlib import Path

import pytest

from running import COMMAND, SMALL, Roughcut

ONE_SHOT = '【DIALOGUE】:\n1. [{span}] (Static+Close-up)\nAda: "Yes."\n【BLOCKING】:\n1: Ada stands.\n'


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence on standard error."""
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("roughcut: ")]
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (bytes(range(256)) * 20, "text"),
        (b"Ada: hello there.\n" * 3_000_000, "MB"),
        (b"Nobody says a word in here", "line"),
    ],
    ids=["empty", "blank", "png", "binary", "50 MB", "no line"],
)
def test_a_dialogue_that_cannot_be_read_is_one_sentence(
    content: bytes, words: str, roughcut: Roughcut, tmp_path: Path
) -> None:
    """Each ends with exit code 2, and the output folder is not even made."""
    (tmp_path / "bad.txt").write_bytes(content)
    done = roughcut("make", tmp_path / "bad.txt", "-o", tmp_path / "out", code=2)
    assert words in sentence(done)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings_are_read(encoding: str, roughcut: Roughcut, tmp_path: Path) -> None:
    """A Chinese dialogue in any usual encoding gives the same script."""
    text = "小雨：教授，您看，这行字和笔记里的一模一样！\n林教授：天快黑了，咱们明天再来。\n" * 3
    (tmp_path / "talk.txt").write_bytes(text.encode(encoding))
    assert roughcut("write", tmp_path / "talk.txt").stdout == roughcut("write", "-", stdin=text).stdout


def test_right_to_left_words_are_kept_as_they_are(roughcut: Roughcut) -> None:
    """Hebrew and Arabic lines reach the script letter for letter."""
    script = roughcut("write", "-", stdin="דנה: שלום לך\nسامي: أهلا وسهلا\n").stdout
    assert "שלום לך" in script
    assert "أهلا وسهلا" in script


def test_strange_names_become_files_nowhere(roughcut: Roughcut, tmp_path: Path) -> None:
    """Names with slashes, quotes and emoji are shot like any other, and no path leaves the folder."""
    (tmp_path / "odd.txt").write_text('A/../B: Hello.\n"Q" 🎭: Good day.\n', encoding="utf-8")
    roughcut("make", tmp_path / "odd.txt", "-o", tmp_path / "out", *SMALL)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["odd.txt", "out"]


def test_a_shot_of_fifty_minutes_is_one_sentence(roughcut: Roughcut, tmp_path: Path) -> None:
    """3,000 seconds without a cut is refused, with the shot's number."""
    (tmp_path / "long.txt").write_text(ONE_SHOT.format(span="0s-3000s"), encoding="utf-8")
    done = roughcut("shoot", tmp_path / "long.txt", "-o", tmp_path / "out", *SMALL, code=2)
    assert "Shot 1 lasts 3000 s" in sentence(done)


def test_a_shot_of_no_length_is_given_one_and_warned_of(roughcut: Roughcut, tmp_path: Path) -> None:
    """0 seconds cannot be filmed: the shot lasts as its words need, and a warning says so."""
    (tmp_path / "none.txt").write_text(ONE_SHOT.format(span="4s-4s"), encoding="utf-8")
    done = roughcut("shoot", tmp_path / "none.txt", "-o", tmp_path / "out", *SMALL)
    assert "none.txt:2:" in done.stderr
    assert (tmp_path / "out" / "film.mp4").is_file()


def test_a_script_without_a_shot_is_one_sentence(roughcut: Roughcut, tmp_path: Path) -> None:
    """`script check` of prose exits 2."""
    (tmp_path / "prose.txt").write_text("It was a dark and stormy night.", encoding="utf-8")
    sentence(roughcut("script", "check", tmp_path / "prose.txt", code=2))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--size", "big"], "is not a size"),
        (["--size", "721x405"], "722x406"),
        (["--size", "99999x64"], "out of range"),
        (["--fps", "fast"], "is not a frame rate"),
        (["--fps", "0"], "out of range"),
        (["--style", "noir"], "anime"),
        (["--colour", "red"], "--colour"),
        (["-o", "/dev/null/out"], "/dev/null"),
        (["-o", "/sys/out"], "/sys/out"),
        (["-o", "~nobody-of-that-name/out"], "no home folder"),
        (["--seed", "x"], "`roughcut make --help` lists"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_options_that_cannot_be_met_are_one_sentence(
    arguments: list[str], words: str, roughcut: Roughcut, tmp_path: Path
) -> None:
    """An option is honoured or refused, never ignored."""
    (tmp_path / "talk.txt").write_text("Ada: Hello.\nBen: Hi.\n", encoding="utf-8")
    done = roughcut("make", tmp_path / "talk.txt", *arguments, code=2)
    assert words in sentence(done)


def test_a_folder_that_is_no_production_is_one_sentence(roughcut: Roughcut, tmp_path: Path) -> None:
    """Who mistypes a folder is told so, not that nothing was ever taken again there."""
    assert "holds no production" in sentence(roughcut("retakes", tmp_path, code=2))


def test_a_missing_file_is_one_sentence(roughcut: Roughcut, tmp_path: Path) -> None:
    """A dialogue that is not there is named."""
    assert "nowhere.txt" in sentence(roughcut("make", tmp_path / "nowhere.txt", code=2))


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    """On a disk of one megabyte the run ends with exit code 2, and nothing half-done stays behind."""
    (tmp_path / "talk.txt").write_text("Ada: Hello there, my old friend.\nBen: Hi.\n" * 20, encoding="utf-8")
    (tmp_path / "disk").mkdir()
    command = " ".join(
        [*COMMAND, "make", str(tmp_path / "talk.txt"), "-o", str(tmp_path / "disk" / "out"), *SMALL]
    )
    shell = (
        f"mount -t tmpfs -o size=1m tmpfs {tmp_path}/disk && {{ {command}; code=$?; "
        f"find {tmp_path}/disk -name '.part-*'; exit $code; }}"
    )
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", shell],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this system lets nobody mount a small disk")
    assert done.returncode == 2, done.stderr
    assert "full" in sentence(done)
    assert done.stdout == ""
