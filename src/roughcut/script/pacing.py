"""How long words take to say: estimates for planning, before any voice has spoken."""

from __future__ import annotations

import re

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_WORD = re.compile(r"[^\W_㐀-鿿]+(?:['’][^\W_]+)*")
_PAUSE = re.compile(r"[.!?…。！？]+")
_HALF_PAUSE = re.compile(r"[,;:，、；：—–]+")

# Fitted to the packaged voices (80 English and 13 Mandarin recordings), then made a twentieth generous,
# because shots are planned by it. Long words weigh more than short ones; the last full stop of a line is
# followed by no pause, and a line of one word still takes its time.
_LINE_MS, _SHORTEST_MS = 180, 450
_WORD_MS, _LETTER_MS, _HAN_MS = 30, 60, 256
_PAUSE_MS, _HALF_PAUSE_MS = 240, 160


def speech_ms(text: str) -> int:
    """Estimate how long `text` takes to say, in milliseconds (at least 450)."""
    words = _WORD.findall(text)
    pauses = max(0, len(_PAUSE.findall(text.rstrip())) - 1)
    total = _LINE_MS + sum(_WORD_MS + _LETTER_MS * min(len(word), 14) for word in words)
    total += _HAN_MS * len(_HAN.findall(text))
    total += _PAUSE_MS * pauses + _HALF_PAUSE_MS * len(_HALF_PAUSE.findall(text))
    return max(_SHORTEST_MS, total)
