"""English to phonemes, by the packaged lexicon and its network for unknown words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hibari.g2p import G2P  # type: ignore[import-untyped]

# The network for unknown words reads the beginning of a word only.
# Between words, and in `24/7`, nobody says the sign; fractions keep theirs.
_SLASH = re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])|(?<=24)/(?=7\b)")
_LONG_WORD = re.compile(r"[^\W\d_]{21,}")


def pronounce_english(text: str) -> str:
    """The phonemes of a cleaned text, punctuation included; empty where nothing is pronounceable."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = _SLASH.sub(" ", plain)
    plain = _LONG_WORD.sub(lambda word: " ".join(re.findall(r".{1,20}", word.group())), plain)
    return str(_lexicon()(plain)).strip() if plain.strip() else ""


@lru_cache(maxsize=1)
def _lexicon() -> G2P:
    from hibari.g2p import G2P

    return G2P()
