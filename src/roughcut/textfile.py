"""Text files as people have them: which encoding, whether it is text at all, and whether it is too large."""

from __future__ import annotations

import codecs
import re
import sys
from pathlib import Path
from typing import BinaryIO

from roughcut.errors import UserError

MAX_BYTES = 5_000_000
"""The largest text that is read: far more than a feature film, little enough to read in a moment."""

_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc)"),
    (b"{\\rtf", "a rich-text document (.rtf)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
    (b"SQLite format 3", "a database"),
)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_TEXT_ENCODINGS = re.compile(
    r"iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]|cp125[0-8]|us-ascii|macintosh|mac-?roman|gb2312|gbk|gb18030"
    r"|big5|shift_jis|euc-jp|euc-kr|koi8-r"
)
_SAVE_AS = "save it as plain text (UTF-8) and try again"


def read_text(path: Path | str) -> str:
    """Read a text file, or standard input for `-`.

    Raises UserError: missing, a folder, unreadable, empty, binary, too large, or in an unknown encoding.
    """
    if str(path) == "-":
        return decode_text(_read_stream(sys.stdin.buffer), "standard input")
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = _read_stream(file)
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}; check its name and folder.") from error
    except IsADirectoryError as error:
        raise UserError(f"{path} is a folder; name the text file in it.") from error
    except PermissionError as error:
        raise UserError(f"{path} may not be read; change its permissions and try again.") from error
    except (OSError, ValueError) as error:
        raise UserError(f"{path} cannot be read ({error}); check the name and the disk.") from error
    return decode_text(data, str(path))


def decode_text(data: bytes, name: str) -> str:
    """Decode the bytes of a text file: UTF-8, UTF-16 or GB18030, with or without a byte-order mark; XML
    also in the encoding that it declares.

    `name` is what error sentences call the file. Line ends become `\\n`; every other character stays,
    those that steer right-to-left text included. Raises UserError: empty, binary, too large, or unknown.
    """
    if len(data) > MAX_BYTES:
        raise UserError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB; split it into parts.")
    kind = _kind_of(data)
    if kind:
        raise UserError(f"{name} looks like {kind}, not like text; {_SAVE_AS}.")
    text = _decoded(data, name)
    if not text.strip():
        raise UserError(f"{name} is empty; write the text into it and try again.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_stream(stream: BinaryIO) -> bytes:
    """One byte more than is allowed is enough to know that a file is too large."""
    return stream.read(MAX_BYTES + 1)


def _kind_of(data: bytes) -> str:
    """What a binary file looks like; empty for what may be text."""
    for mark, kind in _KINDS:
        if data.startswith(mark):
            return kind
    if data.startswith(b"PK\x03\x04"):
        head = data[:4000]
        if b"word/" in head or b"[Content_Types].xml" in head:
            return "an Office document (.docx)"
        return "an OpenDocument text (.odt)" if b"opendocument" in head else "a zip archive"
    if data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return {b"WAVE": "a WAV recording", b"AVI ": "an AVI film", b"WEBP": "a WebP picture"}[data[8:12]]
    if data[4:8] == b"ftyp":
        return "an MP4 film"
    return ""


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    wide = _utf16_without_mark(data)
    if wide:
        return _strictly(data, wide, name)
    if b"\x00" in data or _mostly_control(data):
        raise UserError(f"{name} is a binary file, not text; {_SAVE_AS}.")
    declared = _declared(data)
    try:
        return data.decode("utf-8") if not declared else data.decode(declared)
    except UnicodeDecodeError:
        return _gb18030(data, name)


def _declared(data: bytes) -> str:
    """The encoding that an XML file says it has, if it is one for text and not UTF-8; empty otherwise."""
    match = _XML_ENCODING.match(data[:200])
    name = match.group(1).decode("ascii").lower() if match else ""
    return name if _TEXT_ENCODINGS.fullmatch(name) else ""


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(f"{name} is damaged {encoding.upper()} (byte {error.start}); {_SAVE_AS}.") from error
    if "\x00" in text:
        raise UserError(f"{name} is a binary file, not text; {_SAVE_AS}.")
    return text


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of unmarked UTF-16: spaces, line ends and Latin letters leave zeros on one side,
    and what it says must look like writing (any two bytes are a character of UTF-16)."""
    sample = data[:20_000]
    if len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if bool(even) == bool(odd):
        return ""
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = sample.decode(encoding, "replace")
    return encoding if _is_plausible([c for c in text if c != "\n"]) else ""


def _mostly_control(data: bytes) -> bool:
    sample = data[:20_000]
    control = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b\x1a")
    return control * 20 > len(sample)


def _gb18030(data: bytes, name: str) -> str:
    """Chinese Windows text. Western code pages decode as GB18030 too, but to rare characters."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _unknown(name) from error
    if not _is_plausible([c for c in text if ord(c) > 127]):
        raise _unknown(name)
    return text


def _is_plausible(chars: list[str]) -> bool:
    """Nine in ten are letters and marks in everyday use in English or Chinese."""
    common = sum(1 for c in chars if c in _CHINESE_MARKS or " " <= c <= "ɏ" or _is_gb2312(c))
    return common * 10 >= len(chars) * 9


_CHINESE_MARKS = frozenset("，。：；！？、（）【】《》“”‘’「」『』…—·　％～")


def _is_gb2312(char: str) -> bool:
    """The everyday characters: the older, smaller national set."""
    try:
        return "一" <= char <= "鿿" and bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _unknown(name: str) -> UserError:
    return UserError(f"The encoding of {name} is unknown (not UTF-8, UTF-16 or GB18030); {_SAVE_AS}.")
