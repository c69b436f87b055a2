"""The body of a shot as beats: prose stays action, spoken words become lines of somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from roughcut.script.bracketed import cues
from roughcut.script.bracketed.lexis import excerpt, tidy, unshield
from roughcut.script.bracketed.quotes import Quote, Quotes
from roughcut.script.naming import NameIndex
from roughcut.script.schema import Action, Beat, Line

_LABEL = re.compile(
    r"[ \t]*+(?:\*\*)?(?:plot description|plot|story|storyline|action|visuals?|description|dialogues?|lines?"
    r"|故事情节|剧情|情节|画面描述|画面内容|画面|内容|动作|台词|对白|对话)"
    r"(?:\*\*)?[ \t]*+[:：][ \t]*+(?:\*\*)?[ \t]*+",
    re.IGNORECASE,
)
_ASIDE_AFTER = re.compile(r"[ \t]*[(（]([^()（）\n]+)[)）][ \t]*(?=\n|$)")
_EXACT = re.compile(r"<([^<>\n]*)>[ \t]*(?:\(([^()\n]*)\))?[ \t]*$")
_NOT_SPEAKERS = re.compile(
    r"(?:a |the |on[- ]screen )?(?:sign|text|title|caption|subtitles?|note|screen|letter|poster|banner"
    r"|message|camera|sound|sfx|music|plot|scene|shot|lighting|mood|setting|time|location|props?|cut to)\b.*"
    r"|字幕|标题|屏幕|招牌|牌子|海报|画面|音效|音乐|镜头|灯光|氛围|场景|时间|地点|道具|文字",
    re.IGNORECASE | re.DOTALL,
)
_NEW_LATIN = re.compile(r"[^\W\d_][\w.'’\-]*(?: (?:of|the|de|van|von|da|\d+|[^\W\d_a-zà-ÿ][\w.'’\-]*)){0,3}")
_NEW_HAN = re.compile(r"[㐀-鿿·•A-Za-z0-9]{1,8}")
_HAN_PROSE = re.compile(r"[说道问喊着地的了在被把]")
_WORDS = re.compile(r"\w")
_LONGEST_CUE = 400
_LONGEST_NEW_NAME = 60
_JOINTS = " \t,，、;；.。"  # what is left of a sentence when its quotation is taken out


@dataclass
class Voices:
    """Who may speak: the cast, and everyone found on the way who was not in it."""

    index: NameIndex
    added: dict[str, str] = field(default_factory=dict)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def known(self, name: str) -> str | None:
        """The cast's spelling of a name, or that of somebody found earlier; None for strangers."""
        plain = unshield(name)
        return self.index.resolve(plain) or self.added.get(plain.casefold())

    def welcome(self, name: str, place: int) -> str:
        """Add a stranger to the cast, and say so."""
        self.added[name.casefold()] = name
        self.remarks.append((place, f"{name} speaks but is not described; added to the cast"))
        return name


@dataclass(frozen=True)
class _Speech:
    """Who says a quotation; `cue_start` is where a cue begins that is no part of the action."""

    speaker: str
    cue_start: int
    end: int
    parenthetical: str = ""
    how_known: str = "said"


def read_beats(body: str, voices: Voices, offset: int = 0) -> tuple[Beat, ...]:
    """The beats of a shot's body in order. `offset` is where the body starts, for the remarks."""
    return tuple(_Reader(body, voices, offset).beats())


class _Reader:
    def __init__(self, body: str, voices: Voices, offset: int) -> None:
        self.body, self.voices, self.offset = body, voices, offset
        self.quotes = Quotes(body)
        self.row_ends = [match.start() for match in re.finditer("\n", body)]
        self.row_tried = -1

    @cached_property
    def mentions(self) -> list[cues.Mention]:
        return [cues.Mention(*span) for span in self.voices.index.spans(self.body)]

    @cached_property
    def clues(self) -> cues.Clues:
        return cues.Clues(self.body)

    @cached_property
    def starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def beats(self) -> Iterator[Beat]:
        done = at = 0  # everything before `done` is told; a quotation is looked for from `at`
        while (quote := self.quotes.next(at)) is not None:
            speech = self._speech(quote, done)
            if speech is None:
                at = quote.inner_start if quote.single else quote.end
                continue
            yield from self._prose(done, speech.cue_start)
            yield self._line(quote, speech)
            done = at = speech.end
        yield from self._prose(done, len(self.body))

    def _line(self, quote: Quote, speech: _Speech) -> Line:
        text = tidy(self.body[quote.inner_start : quote.inner_end])
        if speech.how_known == "guessed":
            self._remark(quote.start, f"{speech.speaker} is a guess for who says “{excerpt(text, 30)}”")
        elif speech.how_known == "unknown":
            self._remark(quote.start, f"nobody could be found who says “{excerpt(text, 30)}”")
        return Line(speaker=speech.speaker, text=text, parenthetical=speech.parenthetical)

    def _remark(self, place: int, message: str) -> None:
        self.voices.remarks.append((self.offset + place, message))

    # Who speaks

    def _speech(self, quote: Quote, done: int) -> _Speech | None:
        if not tidy(self.body[quote.inner_start : quote.inner_end]):
            return None
        return self._by_name(quote, done) or self._by_prose(quote, done)

    def _by_name(self, quote: Quote, done: int) -> _Speech | None:
        """`Name (how): "…"` at the start of a row or after a sentence."""
        row = max(done, self._row_start(quote.start))
        opens_row = row != self.row_tried
        self.row_tried = row
        window = row if opens_row else max(row, quote.start - _LONGEST_CUE)
        before = self.body[window : quote.start].rstrip(" \t")
        if not before.endswith((":", "：")):
            return None
        exact = _EXACT.fullmatch(before[:-1].strip()) if opens_row else None
        if exact:
            return _Speech(unshield(exact[1]), row, quote.end, unshield(exact[2] or ""))
        cue_end = window + len(before) - 1
        for start in self._cue_starts(row, quote.start, opens_row=opens_row):
            found = self._named(start, cue_end) if start < cue_end else None
            if found:
                speaker, parenthetical = found
                after = _ASIDE_AFTER.match(self.body, quote.end) if not parenthetical else None
                end = after.end() if after else quote.end
                return _Speech(speaker, start, end, parenthetical or unshield(after[1] if after else ""))
        return None

    def _cue_starts(self, row: int, place: int, *, opens_row: bool) -> list[int]:
        """Where a cue may begin: with its row, behind a label, or behind the last sentence."""
        starts = []
        if opens_row:
            label = _LABEL.match(self.body, row)
            starts = [row, label.end() if label else row]
        starts.append(self.clues.clause_start(max(row, place - _LONGEST_CUE), place))
        return list(dict.fromkeys(starts))

    def _row_start(self, place: int) -> int:
        index = bisect_left(self.row_ends, place) - 1
        return self.row_ends[index] + 1 if index >= 0 else 0

    def _named(self, start: int, end: int) -> tuple[str, str] | None:
        """The speaker and parenthetical of a cue that is nothing but a name."""
        name, parenthetical = _split_aside(self.body[start:end])
        if len(name) > self.voices.index.longest + _LONGEST_NEW_NAME:
            return None
        whole = self.voices.known(self.body[start:end].strip()) if parenthetical else None
        if whole == self.body[start:end].strip():
            return whole, ""  # the cast has somebody whose name ends in brackets
        known = self.voices.known(_bare(name)) or self._newcomer(_bare(name), start)
        return (known, tidy(parenthetical)) if known else None

    def _newcomer(self, name: str, start: int) -> str | None:
        if not _may_be_name(name):
            return None
        blanks = len(self.body[start : start + 80]) - len(self.body[start : start + 80].lstrip())
        return self.voices.welcome(tidy(name), self.offset + start + blanks)

    def _by_prose(self, quote: Quote, done: int) -> _Speech | None:
        """`Mara leans in and whispers, "…"`, `"…" says Mara`, or a sentence that stands in quotes alone."""
        floor = max(done, quote.start - _LONGEST_CUE)
        start = self.clues.clause_start(floor, quote.start)
        clause = self.body[start : quote.start]
        stripped = clause.rstrip()
        mentions = self._mentions(start, quote.start)
        person = bool(mentions) or self.clues.pronoun(start, quote.start) is not None
        verb = self.clues.verb(start, quote.start)
        if self.clues.is_written(start, quote.start, verb, has_person=person):
            return None
        colon = stripped.endswith((":", "："))
        words = self.body[quote.inner_start : quote.inner_end]
        if verb or (colon and (person or cues.is_sentence(words))):
            place = verb.start if verb else quote.start
            return self._attributed(quote, mentions, clause, start, place)
        if stripped and not stripped.endswith((",", "，", "—", "…")):
            return None
        return self._after(quote) or (self._alone(quote, mentions, done) if cues.is_sentence(words) else None)

    def _attributed(
        self, quote: Quote, mentions: list[cues.Mention], clause: str, start: int, verb_start: int
    ) -> _Speech:
        speaker = None if cues.is_plural(clause) else cues.subject(self.body, mentions, verb_start)
        if speaker is None and self.clues.pronoun(start, quote.start) and not cues.is_plural(clause):
            speaker = self._last_mentioned(start)
        how_known = "said" if speaker else "unknown"
        return _Speech(speaker or "", quote.start, quote.end, how_known=how_known)

    def _after(self, quote: Quote) -> _Speech | None:
        """`"…," says Mara`: the speaker comes behind the words, in the same sentence."""
        tail = re.match(r"[^\n.!?。！？:：\"“「『]{0,60}", self.body[quote.end : quote.end + 60])
        end = quote.end + (tail.end() if tail else 0)
        verb = self.clues.first_verb(quote.end, end)
        if verb is None or self.body[end : end + 1] in (":", "："):
            return None
        mentions = self._mentions(quote.end, end)
        near = [mention for mention in mentions if abs(mention.start - verb.start) < 30]
        if near and (near[0].start - quote.end <= 3 or verb.start - quote.end <= 3):
            return _Speech(near[0].name, quote.start, quote.end)
        pronoun = self.clues.pronoun(quote.end, end)
        speaker = self._last_mentioned(quote.start) if pronoun and pronoun.start - quote.end <= 12 else None
        return _Speech(speaker, quote.start, quote.end) if speaker else None

    def _alone(self, quote: Quote, mentions: list[cues.Mention], done: int) -> _Speech:
        """A sentence in quotes that nobody is said to say: the last to act may have said it."""
        speaker = cues.subject(self.body, mentions, quote.start)
        speaker = speaker or self._last_mentioned(quote.start, floor=done)
        how_known = "guessed" if speaker else "unknown"
        return _Speech(speaker or "", quote.start, quote.end, how_known=how_known)

    def _mentions(self, start: int, end: int) -> list[cues.Mention]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _last_mentioned(self, place: int, floor: int = 0) -> str | None:
        index = bisect_left(self.starts, place) - 1
        return self.mentions[index].name if index >= 0 and self.starts[index] >= floor else None

    # What is seen

    def _prose(self, start: int, end: int) -> Iterator[Beat]:
        """The action between two places, a beat a row; labels such as `Plot:` go."""
        place = start
        for row in self.body[start:end].split("\n"):
            whole_row = place == 0 or self.body[place - 1] == "\n"
            at_row_end = place + len(row) == len(self.body) or self.body[place + len(row)] == "\n"
            label = _LABEL.match(row) if whole_row else None
            text = row[label.end() :] if label else row
            spoken = self._unquoted(text, place) if whole_row and at_row_end and not label else None
            plain = tidy(text if whole_row else text.lstrip(_JOINTS))
            if spoken:
                yield spoken
            elif plain and (_WORDS.search(plain) or (whole_row and at_row_end)):
                yield Action(text=plain)
            place += len(row) + 1

    def _unquoted(self, row: str, place: int) -> Line | None:
        """`Alice: What a day! (smiling)`: a row that names one of the cast and then only speaks."""
        name, colon, words = row.replace("：", ":", 1).partition(":")
        if not colon or not words.strip() or len(name) > 80 or re.search(r"[\"“”「」『』]", words):
            return None
        name, parenthetical = _split_aside(name)
        speaker = self.voices.known(_bare(name))
        if speaker is None:
            return None
        said, aside = (words, "") if parenthetical else _split_aside(words)
        text = tidy(said)
        return Line(speaker=speaker, text=text, parenthetical=tidy(parenthetical or aside)) if text else None


def _split_aside(words: str) -> tuple[str, str]:
    """The words before a parenthesis at their end, and what it holds."""
    stripped = words.rstrip(" \t")
    opening = max(stripped.rfind("("), stripped.rfind("（"))
    if opening < 0 or not stripped.endswith((")", "）")):
        return stripped, ""
    inside = stripped[opening + 1 : -1]
    return (stripped, "") if ")" in inside or "）" in inside else (stripped[:opening], inside)


def _bare(name: str) -> str:
    """A cue without stars, dashes of a list, and brackets that hold it whole: `【Alice】`."""
    bare = name.strip(" \t*_-•·—")
    if len(bare) > 2 and bare[0] + bare[-1] in ("【】", "[]", "［］", "「」"):
        bare = bare[1:-1].strip()
    return bare


def _may_be_name(name: str) -> bool:
    """Whether the words before a colon look like the name of somebody new, and not like prose."""
    plain = tidy(name)
    if not plain or _NOT_SPEAKERS.fullmatch(plain):
        return False
    if _NEW_HAN.fullmatch(plain) and re.search(r"[㐀-鿿]", plain):
        return len(plain) <= 6 and not _HAN_PROSE.search(plain)
    return _NEW_LATIN.fullmatch(plain) is not None and plain[:1].isupper() and not cues.has_verb(plain)
