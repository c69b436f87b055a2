"""Files: whole or absent, and a sentence where the disk says no."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from roughcut.errors import OutputError
from roughcut.files import output_errors, replacing, write_bytes, write_text


def test_a_file_appears_whole_and_readable(tmp_path: Path) -> None:
    """Folders are made on the way, line ends stay, everybody may read it."""
    path = tmp_path / "deep" / "er" / "script.txt"
    write_text(path, "一\nTwo\n")
    assert path.read_bytes() == "一\nTwo\n".encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_until_it_is_whole_the_old_file_stands(tmp_path: Path) -> None:
    """Readers see the old bytes or the new ones, never a mixture."""
    path = tmp_path / "film.mp4"
    write_bytes(path, b"old")
    with replacing(path) as part:
        part.write_bytes(b"ne")
        assert path.read_bytes() == b"old"
        part.write_bytes(b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    """Even an interrupt takes the unfinished file with it and keeps the old one."""
    path = tmp_path / "film.mp4"
    write_bytes(path, b"old")
    with pytest.raises(error):
        _fail_while_replacing(path, error)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _fail_while_replacing(path: Path, error: type[BaseException]) -> None:
    with replacing(path) as part:
        part.write_bytes(b"half")
        raise error


def test_the_temporary_name_keeps_the_suffix_and_the_folder(tmp_path: Path) -> None:
    """Encoders choose by the suffix, and only within a folder is replacing a file a single step."""
    with replacing(tmp_path / "film.mp4") as part:
        assert (part.parent, part.suffix, part.name[:6]) == (tmp_path, ".mp4", ".part-")


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    """Each has its own temporary file; the last to finish wins."""
    path = tmp_path / "a.txt"
    with replacing(path) as first, replacing(path) as second:
        first.write_text("first")
        second.write_text("second")
    assert path.read_text() == "first"


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """Directly above, and higher up."""
    (tmp_path / "out").write_text("")
    for path in (tmp_path / "out" / "a.txt", tmp_path / "out" / "takes" / "a.txt"):
        with pytest.raises(OutputError, match=r"choose another folder with -o") as caught:
            write_text(path, "")
        assert caught.value.path == path


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    """A film cannot take a folder's name, and nothing stays behind."""
    (tmp_path / "film.mp4").mkdir()
    with pytest.raises(OutputError, match="in the way"):
        write_bytes(tmp_path / "film.mp4", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    """300 characters are more than a disk holds."""
    with pytest.raises(OutputError, match="too long"):
        write_text(tmp_path / ("x" * 300) / "a.txt", "")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "permissions"),
        (errno.EFBIG, "larger than"),
        (errno.EIO, "fault"),
    ],
)
def test_a_disk_that_says_no_is_put_into_words(number: int, words: str) -> None:
    """Every reason a user can do something about has its sentence, with the path in it."""
    with pytest.raises(OutputError, match=words) as caught, output_errors(Path("out/film.mp4")):
        raise OSError(number, os.strerror(number))
    assert "out/film.mp4" in str(caught.value)


def test_a_disk_that_fills_up_while_writing_keeps_nothing(tmp_path: Path) -> None:
    """The sentence comes through, the half-written file goes."""
    with pytest.raises(OutputError, match="disk is full"):
        _fill_up(tmp_path / "a.bin")
    assert list(tmp_path.iterdir()) == []


def _fill_up(path: Path) -> None:
    with replacing(path) as part:
        part.write_bytes(b"some")
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"more")


def test_other_errors_are_not_disguised() -> None:
    """A missing input file inside the block is not called a problem of the output."""
    with pytest.raises(FileNotFoundError), output_errors(Path("out")):
        Path("/no/such/file").read_bytes()
