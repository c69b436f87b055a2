"""Where a spoken text may be cut into captions and lines, and where it is best cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDE_RANGES = (
    "ᄀ-ᅟ⺀-〾ぁ-㏿㐀-䶿一-鿿ꥠ-꥿가-힣豈-﫿︰-﹏＀-｠￠-￦\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
_WIDE = re.compile(f"[{_WIDE_RANGES}]")
_HAN = re.compile("[㐀-䶿一-鿿]")
_PIECE = re.compile(rf"[{_WIDE_RANGES}]|[^\s{_WIDE_RANGES}]+|\s+")
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’」』）)\]]*$")
_CLAUSE = re.compile(r"[,;:—–，、；：]+[\"'”’」』）)\]]*$")
_CONJUNCTIONS = ("and", "but", "or", "so", "because", "that", "which", "who", "when", "where", "if", "while")
_PREPOSITIONS = ("with", "for", "to", "of", "in", "on", "at", "from", "as", "than", "then")
_JOINING = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS))
_ARTICLES = (
    "a",
    "an",
    "the",
    "my",
    "your",
    "his",
    "her",
    "its",
    "our",
    "their",
    "this",
    "these",
    "no",
    "every",
)
_TITLES = (
    "mr",
    "mrs",
    "ms",
    "dr",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "prof.",
    "st.",
    "no.",
    "captain",
    "aunt",
    "uncle",
)
_BOUND = frozenset((*_ARTICLES, *_TITLES))
_LEANING = frozenset(
    (*_JOINING, "i", "we", "they", "you", "he", "she", "it", "not", "very", "too", "i'm", "don't")
)
# Chinese words that lean on the one before them.
_LEANING_ZH = frozenset("的了着过吗呢吧啊嘛得们地")
_NEVER_FIRST = frozenset("，。！？、；：）】》」』”’…—,.!?;:)]}%％")
_NEVER_LAST = frozenset("（【《「『“‘([{")
_OPENING = "\"'“‘([{-"
# What a cut costs: after a sentence, after a clause, before a joining word, anywhere else.
_AFTER_SENTENCE, _AFTER_CLAUSE, _BEFORE_JOINING, _ANYWHERE = 0.0, 4.0, 10.0, 18.0
# What one word more costs between words that belong together: `to | go`, `the | door`, 车|站.
_AFTER_LEANING, _AFTER_BOUND, _WITHIN_WORD = 14.0, 400.0, 40.0
_EACH_CAPTION = 12.0
_SHORT, _SHORT_COST = 14, 10.0


def width(text: str) -> int:
    """How wide a text is, in Latin letters; a Chinese character is as wide as two."""
    return len(text) + len(_WIDE.findall(text))


def set_text(text: str, line_width: int) -> list[str]:
    """Cut one line of text into captions of one or two lines (divided by a line feed), each line at most
    `line_width` wide. Nothing is added or left out but the spaces at the cuts."""
    pieces = _Pieces(text, line_width)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces.texts) + 1):
        best.append(min(pieces.ways_to(end, best)))
    cuts, end = [], len(pieces.texts)
    while end:
        start = best[end][1]
        cuts.append(pieces.in_lines(start, end))
        end = start
    return cuts[::-1]


class _Pieces:
    """A text in pieces that are never cut: words with the space after them, or Chinese characters with the
    punctuation that belongs to them."""

    def __init__(self, text: str, line_width: int) -> None:
        self.texts = [part for piece in _glued(text) for part in _short_enough(piece, line_width)]
        self._line_width = line_width
        self._until = [0]
        for piece in self.texts:
            self._until.append(self._until[-1] + width(piece))
        self._spaces = [width(piece) - width(piece.rstrip()) for piece in self.texts]
        self._within = _within_words(self.texts)
        self._cost = [self._cut_cost(index) for index in range(len(self.texts) + 1)]

    def _cut_cost(self, index: int) -> float:
        if index in (0, len(self.texts)):
            return 0.0
        before = self.texts[index - 1].rstrip()
        if _SENTENCE.search(before):
            return _AFTER_SENTENCE
        if _CLAUSE.search(before):
            return _AFTER_CLAUSE
        after = self.texts[index].strip()
        word = before.lower().lstrip(_OPENING)
        if word in _BOUND:
            return _AFTER_BOUND
        if index in self._within or after[:1] in _LEANING_ZH:
            return _WITHIN_WORD
        leaning = _AFTER_LEANING if word in _LEANING else 0.0
        return leaning + (_BEFORE_JOINING if after.lower().strip(_OPENING) in _JOINING else _ANYWHERE)

    def _width(self, start: int, end: int) -> int:
        return self._until[end] - self._until[start] - self._spaces[end - 1]

    def ways_to(self, end: int, best: list[tuple[float, int]]) -> list[tuple[float, int]]:
        """For each caption that could end here: the cost of all captions so far, and where it starts."""
        ways = []
        for start in range(end - 1, -1, -1):
            wide = self._width(start, end)
            if wide > 2 * self._line_width:
                break
            cut = self._line_cut(start, end) if wide > self._line_width else None
            if wide > self._line_width and cut is None:
                continue
            torn = max(0.0, self._cost[cut] - _ANYWHERE) if cut is not None else 0.0
            short = _SHORT_COST if wide < _SHORT and len(self.texts) > end - start else 0.0
            ways.append((best[start][0] + _EACH_CAPTION + short + torn + self._cost[end], start))
        return ways

    def _line_cut(self, start: int, end: int) -> int | None:
        """The best place for the line feed of a caption: even lines, at the end of a thought."""
        cuts = [
            (abs(self._width(start, cut) - self._width(cut, end)) + self._cost[cut], cut)
            for cut in range(start + 1, end)
            if max(self._width(start, cut), self._width(cut, end)) <= self._line_width
        ]
        return min(cuts)[1] if cuts else None

    def in_lines(self, start: int, end: int) -> str:
        """A caption's text with its line feed."""
        text = "".join(self.texts[start:end]).strip()
        if self._width(start, end) <= self._line_width:
            return text
        cut = self._line_cut(start, end)
        first, second = "".join(self.texts[start:cut]), "".join(self.texts[cut:end])
        return f"{first.strip()}\n{second.strip()}"


def _within_words(pieces: Sequence[str]) -> frozenset[int]:
    """The pieces (by index) that go on with a Chinese word that the piece before them began."""
    if not any(_HAN.search(piece) for piece in pieces):
        return frozenset()
    # Its dictionary takes a third of a second to load: only for what is in Chinese.
    from pypinyin.contrib.mmseg import seg

    starts, at = set(), 0
    for word in seg.cut("".join(pieces)):
        starts.add(at)
        at += len(word)
    inside, at = set(), 0
    for index, piece in enumerate(pieces):
        if at not in starts and _HAN.match(piece):
            inside.add(index)
        at += len(piece)
    return frozenset(inside)


def _glued(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text.strip()):
        if pieces and (piece.isspace() or piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _short_enough(piece: str, line_width: int) -> list[str]:
    """A piece that is wider than a line (an address, a scream) is cut where the line ends."""
    if width(piece.rstrip()) <= line_width:
        return [piece]
    parts = [""]
    for character in piece:
        if width(parts[-1]) + width(character) > line_width and not character.isspace():
            parts.append("")
        parts[-1] += character
    return parts
