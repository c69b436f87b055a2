"""What of a line can be pronounced: emoji, markup and foreign signs go, words and pauses stay."""

from __future__ import annotations

import re
import unicodedata

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]+")
_SAID = {"&": " and ", "+": " plus ", "=": " equals ", "°": " degrees ", "№": " number "}
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_DASHES = re.compile(r"\s*(?:--+|[–—―─]+)\s*")
_DOTS = re.compile(r"(?:\.\s?){3,}|…+|。{2,}")
_KEPT = set("$€£¥%'’‘\"“”-/@#,.;:!?…—()，。！？；：、·《》「」『』（）%％")


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
