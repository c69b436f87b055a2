"""Which language a text is in, of those that roughcut speaks."""

from __future__ import annotations

import re

from roughcut.script.schema import Language

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_LATIN_WORD = re.compile(r"[^\W\d_㐀-鿿]+")


def detect_language(text: str) -> Language:
    """`zh` when Chinese characters outnumber the words of alphabetic scripts, else `en`."""
    return "zh" if len(_HAN.findall(text)) > len(_LATIN_WORD.findall(text)) else "en"
