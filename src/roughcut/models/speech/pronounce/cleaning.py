"""What of a line can be pronounced: emoji, markup and foreign signs go, words and pauses stay."""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]+")
_SAID = {"&": " and ", "+": " plus ", "=": " equals ", "°": " degrees ", "℃": " degrees C ", "№": " number "}
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_DASHES = re.compile(r"\s*(?:--+|[–—―─]+)\s*")
_DOTS = re.compile(r"(?:\.\s?){3,}|…+|。{2,}")
_KEPT = set("$€£¥%'’‘\"“”-/@#,.;:!?…—()，。！？；：、·《》「」『』（）%％")
_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lo"))


def clean(text: str) -> str:
    """The line without what nobody says aloud, and without scripts that no voice here can read."""
    text = _TAG.sub(" ", unicodedata.normalize("NFC", text))
    text = _DOTS.sub("… ", _DASHES.sub(" — ", text))
    return " ".join("".join(_kept(c) for c in text).split())


def _kept(sign: str) -> str:
    if sign in _KEPT or sign.isspace():
        return sign
    if sign in _SAID:
        return _SAID[sign]
    full = unicodedata.normalize("NFKC", sign)
    if full != sign and full.isascii():
        return full
    if _HAN.match(sign) or unicodedata.name(sign, "").startswith("LATIN"):
        return sign
    return full if full.isdecimal() else " "


def unread(text: str) -> tuple[str, ...]:
    """The words that `clean` leaves out because they are in a script that no voice here can read."""
    signs = unicodedata.normalize("NFC", text)
    marked = "".join(c if _kept(c) == " " and unicodedata.category(c)[0] in "LM" else " " for c in signs)
    # A lone modifier (an apostrophe of another script, an accent) is no word.
    return tuple(word for word in marked.split() if any(unicodedata.category(c) in _LETTERS for c in word))


def segments(text: str) -> list[tuple[bool, str]]:
    """Stretches of Chinese characters (True) and of anything else (False), in order."""
    found: list[tuple[bool, str]] = []
    end = 0
    for match in _HAN.finditer(text):
        if match.start() > end:
            found.append((False, text[end : match.start()]))
        found.append((True, match.group()))
        end = match.end()
    return [*found, (False, text[end:])] if end < len(text) else found
