"""How long words take to say: estimates for planning, before any voice has spoken."""

from __future__ import annotations

import re

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_WORD = re.compile(r"[^\W_㐀-鿿]+(?:['’][^\W_]+)*")
_PAUSE = re.compile(r"[.!?…。！？]+")
_HALF_PAUSE = re.compile(r"[,;:，、；：—–]+")

# Relaxed conversational pace: about 150 English words or 230 Chinese characters a minute, and
# pauses that synthetic voices make at punctuation. Long words weigh more than short ones.
_WORD_MS, _LETTER_MS, _HAN_MS = 170, 42, 250
_PAUSE_MS, _HALF_PAUSE_MS = 260, 130


def speech_ms(text: str) -> int:
    """Estimate how long `text` takes to say, in milliseconds (at least 300)."""
    words = _WORD.findall(text)
    total = sum(_WORD_MS + _LETTER_MS * min(len(word), 14) for word in words)
    total += _HAN_MS * len(_HAN.findall(text))
    total += _PAUSE_MS * len(_PAUSE.findall(text)) + _HALF_PAUSE_MS * len(_HALF_PAUSE.findall(text))
    return max(300, total)
