"""Mandarin to the phonemes of the large network: an IPA syllable with an arrow for its tone."""

from __future__ import annotations

from functools import lru_cache

from roughcut.models.speech.pronounce.cleaning import segments
from roughcut.models.speech.pronounce.english import pronounce_english
from roughcut.models.speech.pronounce.numerals import spoken_numbers

_INITIALS = {
    "b": "p", "c": "ʦʰ", "ch": "ꭧʰ", "d": "t", "f": "f", "g": "k", "h": "x", "j": "ʨ", "k": "kʰ", "l": "l",
    "m": "m", "n": "n", "p": "pʰ", "q": "ʨʰ", "r": "ɻ", "s": "s", "sh": "ʂ", "t": "tʰ", "x": "ɕ", "z": "ʦ",
    "zh": "ꭧ", "": "",
}  # fmt: skip
# A zero marks where the tone stands: behind the vowel that carries it.
_FINALS = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0", "e": "ɤ0", "ei": "ei0", "en": "ə0n",
    "eng": "ə0ŋ", "er": "ɚ0", "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ", "iao": "jau0",
    "ie": "je0", "in": "i0n", "ing": "i0ŋ", "io": "jɔ0", "iong": "jʊ0ŋ", "iou": "jou0", "o": "wo0",
    "ong": "ʊ0ŋ", "ou": "ou0", "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n", "uang": "wa0ŋ",
    "uei": "wei0", "uen": "wə0n", "ueng": "wə0ŋ", "uo": "wo0", "v": "y0", "van": "ɥɛ0n", "ve": "ɥe0",
    "vn": "y0n", "ê": "ɛ0",
}  # fmt: skip
_WHOLE = {"m": "m0", "n": "n0", "ng": "ŋ0", "hm": "hm0", "hng": "hŋ0", "o": "ɔ0", "yo": "jɔ0", "ê": "ɛ0"}
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_BUZZING = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
_MARKS = str.maketrans({
    "，": ", ", "、": ", ", "。": ". ", "！": "! ", "？": "? ", "：": ": ", "；": "; ", "…": "… ", "·": " ",
    "（": ", ", "）": ", ", "(": ", ", ")": ", ", "《": "", "》": "", "「": "", "」": "", "『": "", "』": "",
    "“": "", "”": "", '"': "", "‘": "", "’": "'",
})  # fmt: skip


def pronounce_mandarin(text: str) -> str:
    """The phonemes of a cleaned line; English words in it are pronounced as English."""
    said = spoken_numbers(text).translate(_MARKS)
    spoken = (_chinese(part) if han else _foreign(part) for han, part in segments(said))
    return " ".join("".join(spoken).split()).replace(" ,", ",").replace(" .", ".")


def _chinese(text: str) -> str:
    """Words apart, syllables together; the tone changes of running speech the network knows itself."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.contrib.mmseg import seg

    words = (
        lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
        for word in seg.cut(text)
    )
    return " ".join("".join(_syllable(syllable) for syllable in word) for word in words)


def _foreign(text: str) -> str:
    if not any(c.isalnum() for c in text):
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead or ' '}{pronounce_english(text)}{tail or ' '}"


@lru_cache(maxsize=2048)
def _syllable(pinyin: str) -> str:
    """`zhong1` to `ꭧʊ→ŋ`; nothing for a sign that has no reading."""
    from pypinyin.contrib.tone_convert import to_finals, to_initials

    tone = _TONES.get(pinyin[-1:])
    plain = pinyin[:-1] if tone is not None else pinyin
    if plain in _WHOLE:
        return _WHOLE[plain].replace("0", tone or "")
    if plain == "er":
        return _FINALS["er"].replace("0", tone or "")
    initial = to_initials(plain, strict=True)
    final = to_finals(plain, strict=True).replace("ü", "v")
    shape = "ɨ0" if final == "i" and initial in _BUZZING else _FINALS.get(final, "")
    return (_INITIALS.get(initial, "") + shape).replace("0", tone or "")


def anglicised(phonemes: str) -> str:
    """Mandarin phonemes as a speaker of English says them, for a Chinese name in an English line."""
    for mandarin, english in _ENGLISH_SOUNDS:
        phonemes = phonemes.replace(mandarin, english)
    return phonemes


_ENGLISH_SOUNDS = (
    ("→", ""), ("↗", ""), ("↓", ""), ("↘", ""), ("ʦʰ", "ts"), ("ʦ", "dz"), ("ꭧʰ", "ʧ"), ("ꭧ", "ʤ"),
    ("ʨʰ", "ʧ"), ("ʨ", "ʤ"), ("ɕ", "ʃ"), ("ʂ", "ʃ"), ("kʰ", "K"), ("pʰ", "P"), ("tʰ", "D"), ("k", "ɡ"),
    ("p", "b"), ("t", "d"), ("K", "k"), ("P", "p"), ("D", "t"), ("x", "h"), ("ɻ", "ɹ"), ("ɨ", "ɜɹ"),
    ("ɥ", "jw"), ("y", "jˈu"), ("ai", "ˈI"), ("au", "ˈW"), ("ei", "ˈA"), ("ou", "ˈO"), ("ɤ", "ˈʌ"),
    ("ɚ", "ˈɑɹ"), ("wo", "wˈɔ"), ("je", "jˈɛ"), ("a", "ˈɑ"), ("ʊ", "ˈʊ"), ("u", "ˈu"), ("e", "ˈɛ"),
    ("ə", "ˈʌ"), ("jˈˈu", "jˈu"), ("i", "ˈi"),
)  # fmt: skip
