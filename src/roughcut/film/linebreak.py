"""Where a spoken text may be cut into captions and lines, and where it is best cut."""

from __future__ import annotations

import re

_WIDE_RANGES = (
    "ᄀ-ᅟ⺀-〾ぁ-㏿㐀-䶿一-鿿ꥠ-꥿가-힣豈-﫿︰-﹏＀-｠￠-￦\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
_WIDE = re.compile(f"[{_WIDE_RANGES}]")
_PIECE = re.compile(rf"[{_WIDE_RANGES}]|[^\s{_WIDE_RANGES}]+|\s+")
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’」』）)\]]*$")
_CLAUSE = re.compile(r"[,;:—–，、；：]+[\"'”’」』）)\]]*$")
_CONJUNCTIONS = ("and", "but", "or", "so", "because", "that", "which", "who", "when", "where", "if", "while")
_PREPOSITIONS = ("with", "for", "to", "of", "in", "on", "at", "from", "as", "than", "then")
_JOINING = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS))
_NEVER_FIRST = frozenset("，。！？、；：）】》」』”’…—,.!?;:)]}%％")
_NEVER_LAST = frozenset("（【《「『“‘([{")
# What a cut costs: after a sentence, after a clause, before a joining word, anywhere else.
_AFTER_SENTENCE, _AFTER_CLAUSE, _BEFORE_JOINING, _ANYWHERE = 0.0, 4.0, 10.0, 18.0
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
        self._cost = [self._cut_cost(index) for index in range(len(self.texts) + 1)]

    def _cut_cost(self, index: int) -> float:
        if index in (0, len(self.texts)):
            return 0.0
        before = self.texts[index - 1].rstrip()
        if _SENTENCE.search(before):
            return _AFTER_SENTENCE
        if _CLAUSE.search(before):
            return _AFTER_CLAUSE
        return _BEFORE_JOINING if self.texts[index].strip().lower() in _JOINING else _ANYWHERE

    def _width(self, start: int, end: int) -> int:
        return self._until[end] - self._until[start] - self._spaces[end - 1]

    def ways_to(self, end: int, best: list[tuple[float, int]]) -> list[tuple[float, int]]:
        """For each caption that could end here: the cost of all captions so far, and where it starts."""
        ways = []
        for start in range(end - 1, -1, -1):
            wide = self._width(start, end)
            if wide > 2 * self._line_width:
                break
            if wide > self._line_width and self._line_cut(start, end) is None:
                continue
            short = _SHORT_COST if wide < _SHORT and len(self.texts) > end - start else 0.0
            ways.append((best[start][0] + _EACH_CAPTION + short + self._cost[end], start))
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
