"""Which words of a line are stressed, when they fall, and what hands do on them; English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roughcut.models.speech.schema import MouthCue
from roughcut.models.video.schema import SpokenCue
from roughcut.previs.noise import chance
from roughcut.previs.schema import Gesture
from roughcut.previs.stage import Act

# ruff: noqa: E501  (the tables read better unbroken)

_TOKEN = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:['’-][A-Za-zÀ-ɏ]+)*|[㐀-鿿]|[,.;:!?…—，。；：！？、]+")
_ENDS = re.compile(r"[,.;:!?…—，。；：！？、]")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "so",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "it",
        "its",
        "it's",
        "this",
        "that",
        "these",
        "those",
        "there's",
        "i'm",
        "you're",
        "he's",
        "she's",
        "we're",
        "they're",
        "he",
        "she",
        "we",
        "they",
        "him",
        "her",
        "them",
        "his",
        "their",
        "our",
        "your",
        "my",
        "i",
        "me",
        "you",
        "us",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "if",
        "then",
        "than",
        "just",
        "very",
        "too",
        "also",
        "oh",
        "well",
        "um",
        "uh",
        "up",
        "out",
    ]
) | frozenset("的了是在和就都而及与着吧呢吗啊嘛呀把被给对也还很")
_MEANINGS: tuple[tuple[Gesture, float, re.Pattern[str]], ...] = (
    ("refuse", 1.0, re.compile(r"(?:no|not|never|nothing|nobody|none|don't|won't|can't|cannot|didn't|isn't|stop|enough)|[不没别甭够]", re.I)),
    ("self", 0.5, re.compile(r"(?:I|me|my|mine|myself)|我", re.I)),
    ("count", 0.8, re.compile(r"(?:one|two|three|four|five|six|first|second|third|once|twice|must|listen|remember|exactly|\d+)|[一二两三必]", re.I)),
    ("point", 0.7, re.compile(r"(?:look|see|outside|yonder|behind|door|window|over)|[看那]", re.I)),
    ("offer", 0.6, re.compile(r"(?:why|what|how|who|where|when|please|everything|everyone|all|we|us)|[谁啥何怎请大]", re.I)),
)  # fmt: skip
_UNKNOWING = re.compile(
    r"\b(?:(?:don't|do not|didn't|can't) (?:know|understand|remember)|no idea|who knows|whatever|maybe|perhaps)\b|不知道|谁知道|也许|随便|不懂",
    re.I,
)
_QUIET = re.compile(
    r"whisper|quiet|soft|murmur|under (?:his|her|their) breath|tired|sad|calm|gentl|tender|moved|低声|轻声|小声|压低|平静",
    re.I,
)
_BEFORE_MS, _AFTER_MS, _LEAST_MS, _MOST_MS = 230, 330, 620, 1250
_APART_MS = 1700
_BOTH_HANDS = 0.4
_LOUD, _NEEDED = 2.0, 1.15
_ALSO: Sequence[Gesture] = ("talk", "offer", "stress", "talk")
"""What hands do instead of what they just did."""
_SAID_BY: Sequence[Gesture] = ("talk", "offer", "talk", "stress")


@dataclass(frozen=True)
class Word:
    """A word, or a Chinese character, of a line; `stress` says how strongly it is said (0 not at all)."""

    text: str
    start_ms: int
    end_ms: int
    stress: float


def words_of(cue: SpokenCue) -> tuple[Word, ...]:
    """The words of a line with their times in the shot, by the share of each in the time that is voiced."""
    tokens = _TOKEN.findall(cue.text)
    said = [token for token in tokens if not _ENDS.match(token)]
    sizes = [_size(token) for token in said]
    total = sum(sizes) or 1.0
    clock, words = 0.0, []
    place = 0
    for index, token in enumerate(tokens):
        if _ENDS.match(token):
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else "."
        start = _when(cue, clock / total)
        clock += sizes[place]
        place += 1
        words.append(Word(token, start, _when(cue, clock / total), _stress(token, after)))
    return tuple(words)


def talking_hands(cue: SpokenCue, seed: int) -> Iterator[Act]:
    """What the hands do on the stressed words of a line: up just before a word, down after it."""
    quiet = 0.9 if _QUIET.search(cue.parenthetical) else 0.0
    lively = 0.5 * chance(seed, "lively")
    free, questions = cue.start_ms - _APART_MS, "?" in cue.text or "？" in cue.text
    recent: tuple[Gesture, Gesture] = ("none", "none")
    for index, word in enumerate(_peaks(words_of(cue))):
        if word.stress < _NEEDED + quiet - lively * 0.4 or word.start_ms - _BEFORE_MS < free + _APART_MS:
            continue
        start = max(cue.start_ms + 60, word.start_ms - _BEFORE_MS)
        end = min(max(word.end_ms + _AFTER_MS, start + _LEAST_MS), start + _MOST_MS)
        if end > cue.end_ms + 400:
            continue
        gesture = _gesture(cue, word, index, seed, asks=questions)
        if gesture in recent:
            gesture = next(other for other in _ALSO[index % 2 :] if other not in recent)
        recent = (recent[-1], gesture)
        yield Act(time_ms=start, gesture=gesture)
        yield Act(time_ms=end)
        free = end - _APART_MS + int(700 + 1400 * chance(seed, cue.start_ms, index) * (1.5 - lively))


def _size(token: str) -> float:
    """About how long a token takes: its syllables."""
    return (
        1.0
        if len(token) == 1 and ord(token) > 0x2E80
        else max(1.0, len(re.findall(r"[aeiouy]+", token.lower())) - 0.2 * token.lower().endswith("e")) + 0.25
    )


def _stress(token: str, after: str) -> float:
    stress = -1.6 if token.lower() in _SMALL else 0.5
    if token.isupper() and len(token) > 1:
        stress += 2.0
    if _ENDS.match(after):
        stress += 0.8
    if "!" in after or "！" in after:
        stress += 0.7
    stress += 0.05 * min(10, len(token)) if ord(token[0]) < 0x2E80 else 0.1
    return stress + max((more for _, more, words in _MEANINGS if words.fullmatch(token)), default=0.0)


def _peaks(words: Sequence[Word]) -> Iterator[Word]:
    """Words that are stressed more than those around them within three quarters of a second."""
    for word in words:
        near = [other for other in words if other is not word and abs(other.start_ms - word.start_ms) < 750]
        if all((word.stress, -word.start_ms) > (other.stress, -other.start_ms) for other in near):
            yield word


def _gesture(cue: SpokenCue, word: Word, index: int, seed: int, *, asks: bool) -> Gesture:
    if _UNKNOWING.search(cue.text):
        return "shrug"
    meant = next((name for name, _, words in _MEANINGS if words.fullmatch(word.text)), None)
    if meant and meant != "offer":
        return meant
    if meant or (asks and chance(seed, cue.start_ms, index, "asks") < 0.6):
        # Both arms spread say much; one open hand asks as well.
        return "offer" if chance(seed, cue.start_ms, index, "both") < _BOTH_HANDS else "talk"
    if word.stress > _LOUD:
        return "stress"
    return _SAID_BY[int(chance(seed, cue.start_ms, index, "said") * len(_SAID_BY))]


def _when(cue: SpokenCue, share: float) -> int:
    """When that share of what is voiced has been said, ms in the shot."""
    spans = list(_voiced(cue))
    left = share * sum(end - start for start, end in spans)
    for start, end in spans:
        if left <= end - start:
            return round(start + left)
        left -= end - start
    return round(spans[-1][1]) if spans else cue.start_ms


def _voiced(cue: SpokenCue) -> Iterator[tuple[float, float]]:
    """Start and end (ms in the shot) of everything that is not silence."""
    mouth: Sequence[MouthCue] = cue.mouth or (MouthCue(start_ms=0, viseme="open"),)
    starts = [cue.start_ms + shape.start_ms / cue.tempo for shape in mouth]
    for shape, start, end in zip(mouth, starts, [*starts[1:], float(cue.end_ms)], strict=True):
        if shape.viseme != "rest" and end > start:
            yield start, end
