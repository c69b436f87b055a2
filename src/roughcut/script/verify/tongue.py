"""Guesses the language of a few words, so that a translated line is told from a reworded one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = {
    "en": """the and you is it to of that was what not this have with for are my your me he she we they don't
        i'm do did be but if in on no""",
    "fr": """le la les des est et je tu vous pas que qui ne un une dans pour avec mon ma c'est ce il elle nous
        on du""",
    "de": """der die das und ist ich du nicht ein eine mit für wir sie es zu auf den dem mein was war auch von
        wie hast""",
    "es": "el los las es y que no una por con mi tu yo para lo se está como qué pero muy del al",
    "it": "il lo gli è che non un per con mio mi di sono ho hai questo della nel cosa",
    "pt": "o os as é e que não um uma por com meu eu você para se está como mas muito do da",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=1024)
def _small_words(language: str) -> frozenset[str]:
    return frozenset(_SMALL_WORDS[language].split())


@lru_cache(maxsize=16_384)
def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    for start, script in (("CJK", "zh"), ("HIRAGANA", "ja"), ("KATAKANA", "ja"), ("LATIN", "latin")):
        if name.startswith(start):
            return script
    return name.split(" ", 1)[0].lower() if char.isalpha() else ""


@lru_cache(maxsize=8192)
def tongue_of(text: str) -> str:
    """The language of a text as far as its letters and its small words tell: `zh`, `ja`, `en`, `fr` …, the
    name of an alphabet (`cyrillic`), `latin` where that is all that can be said, empty where nothing can."""
    scripts = Counter(script for script in map(_script, text) if script)
    if not scripts:
        return ""
    if scripts["ja"]:
        return "ja"
    # A Chinese character says about as much as a short word of letters.
    words = Counter({script: n if script == "zh" else n / 4 for script, n in scripts.items()})
    best = words.most_common(1)[0][0]
    return _latin(text) if best == "latin" else best


def _latin(text: str) -> str:
    found = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    scores = Counter({name: sum(word in _small_words(name) for word in found) for name in _SMALL_WORDS})
    (best, most), (_, second) = scores.most_common(2)
    return best if most > second else "latin"


def differ(one: str, other: str) -> bool:
    """True where two texts surely are in different languages."""
    first, second = tongue_of(one), tongue_of(other)
    if not first or not second or first == second:
        return False
    alphabets = {name: "latin" if name in _SMALL_WORDS else name for name in (first, second)}
    return "latin" not in (first, second) or alphabets[first] != alphabets[second]
