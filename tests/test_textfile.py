"""Text files: encodings, binary files, size, and the sentences for files that cannot be read."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import UserError
from roughcut.textfile import MAX_BYTES, decode_text, read_text

CHINESE = "阿明：你好，小红。今天天气真好！\n小红：是啊。\n"
ENGLISH = "Mara: Hello there.\nTom: Hi.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
)
@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_reads_the_encodings_that_people_have(encoding: str, text: str) -> None:
    """The same text comes back, whichever editor saved it."""
    assert decode_text(text.encode(encoding), "a.txt") == text


def test_line_ends_become_one_kind() -> None:
    """Windows and old Macintosh line ends are read as line ends."""
    assert decode_text(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


def test_right_to_left_text_and_its_marks_stay() -> None:
    """Bidirectional control characters are part of the text."""
    text = "\u202bسارة: مرحبا\u202c\n"
    assert decode_text(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV"),
        (b"abc\x00\x01\x02\x00\x00def", "binary"),
        (b"Mara: one stray \x00 nul here.", "binary"),
        (b"\x01\x02\x03\x04\x05\x06", "binary"),
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("﻿".encode(), "empty"),
        ("déjà vu, señor Müller".encode("latin-1"), "encoding"),
        (b"\xff\xfe\x00", "damaged"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, word: str) -> None:
    """One sentence names the file and what it looks like."""
    with pytest.raises(UserError, match=word) as caught:
        decode_text(data, "story.txt")
    assert "story.txt" in caught.value.message
    assert caught.value.exit_code == 2


def test_a_word_document_is_told_from_an_archive() -> None:
    """A .docx is a zip archive, but that is not what its owner calls it."""
    for member, word in (("word/document.xml", "docx"), ("notes.txt", "zip")):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr(member, "text")
        with pytest.raises(UserError, match=word):
            decode_text(archive.getvalue(), "story.docx")


def test_a_file_that_is_too_large_is_refused_and_not_read_whole(tmp_path: Path) -> None:
    """Fifty megabytes are refused after five."""
    path = tmp_path / "big.txt"
    path.touch()
    os.truncate(path, 50_000_000)
    with pytest.raises(UserError, match="larger than 5 MB"):
        read_text(path)
    assert decode_text(b"a" * MAX_BYTES, "a.txt")


def test_a_missing_file_and_a_folder_each_get_a_sentence(tmp_path: Path) -> None:
    """The sentence names the path."""
    with pytest.raises(UserError, match=r"no file .*nothing"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(UserError, match="is a folder"):
        read_text(tmp_path)
    with pytest.raises(UserError, match="cannot be read"):
        read_text(tmp_path / ("x" * 5000))


@given(st.text())
def test_every_unicode_text_without_nulls_comes_back(text: str) -> None:
    """UTF-8 is read as it stands (up to line ends), or refused with a sentence."""
    plain = "".join(c for c in text if c not in "\x00\r" and not "\ud800" <= c <= "\udfff")
    try:
        read = decode_text(plain.encode(), "a.txt")
    except UserError as error:
        read = error.message
    assert read == plain.removeprefix("\ufeff") or "a.txt" in read


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "macintosh", "UTF-16", "utf-8", "big5"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    """Screenwriting programs of every age wrote such files; other texts must not guess."""
    word = "舊信" if encoding == "big5" else "café"
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<a>{word}</a>\n'
    assert decode_text(text.encode(encoding), "x.fdx") == text


def test_xml_that_declares_no_encoding_for_text_is_decoded_like_any_other() -> None:
    """`rot13` and names that nobody knows are not looked up."""
    for name in ("rot13", "hex", "iso-8859-12", "nobody"):
        text = f'<?xml version="1.0" encoding="{name}"?><a/>'
        assert decode_text(text.encode(), "x.fdx") == text
