"""Reads prose: speech in quotation marks, who says it, and the narration between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roughcut.script.schema import Language
from roughcut.scripter.schema import Direction, Event, Turn
from roughcut.scripter.wordlists import words as word_set

_QUOTE = re.compile(
    r"“(?P<curly>[^“”]+)(?:”|$)|\"(?P<straight>[^\"]+)(?:\"|$)|「(?P<corner>[^「」]+)(?:」|$)"
    r"|『(?P<double>[^『』]+)(?:』|$)|«(?P<guillemet>[^«»]+)(?:»|$)"
)
_SINGLE = re.compile(r"(?<!\w)['‘](?P<single>(?:[^'’‘]|(?<=\w)['’](?=\w))+)['’](?!\w)")
_DASH = re.compile(r"^(?:[-–—―]{1,2})\s*(?P<dash>\S.*)$")

_PLAIN = "said|says|asked|asks|replied|replies|answered|answers|added|adds|continued|continues|told|went on"
_MANNER = (
    "whispered|whispers|shouted|shouts|cried|cries|muttered|mutters|murmured|murmurs|yelled|yells|screamed|screams"
    "|snapped|snaps|sighed|sighs|laughed|laughs|hissed|hisses|growled|growls|called|calls|begged|begs|insisted"
    "|insists|admitted|admits|breathed|breathes|demanded|demands|exclaimed|exclaims|sobbed|sobs|gasped|gasps"
    "|joked|jokes|warned|warns|interrupted|interrupts|protested|protests|pleaded|pleads|grumbled|grumbles"
)
_VERB = rf"(?:{_PLAIN}|{_MANNER})"
_WHO = (
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?|[Tt]he (?:[a-z]+ ){0,2}[a-z]+"
    r"|[HhSs]?[Hh]e|[Tt]hey|I"
)
_AFTER = re.compile(
    rf"^[\s,.]*(?:(?P<verb>{_VERB}) (?P<who>{_WHO})|(?P<who2>{_WHO}) (?P<verb2>{_VERB}))\b(?P<rest>.*)$"
)
_BEFORE = re.compile(rf"(?P<who>{_WHO})(?: [a-z]+ly)? (?P<verb>{_VERB})\b(?P<rest>[^.!?]*)[,:]\s*$")

_ZH_VERB = "说道|问道|答道|回答|喊道|叫道|笑道|低语|嘀咕|说|问|喊|叫|道"
_ZH_MANNER = "(?P<manner>[^，。！？；：“”]{0,12}?)"
_ZH_SAYS = re.compile(rf"(?P<verb>{_ZH_VERB})(?:着|了)?[：:，,]?\s*$")
_ZH_AFTER = re.compile(
    rf"^[，,\s]*(?P<head>[^，。！？；：“”]{{1,14}}?)(?P<verb>{_ZH_VERB})(?:着|了)?(?=[。，；！]|$)(?P<rest>.*)$"
)

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢苏潘范彭"
    "鲁马方任袁柳唐罗薛雷贺汤郭胡高夏蔡田董徐程叶江顾白刘黄梁宋邓萧林"
)
_NOT_NAMES = word_set("""
    the a an he she it they i we you his her their its our my your this that these those there here then when
    what who why how and but or so if as at in on with without for from by of to into over under after before
    not no yes now suddenly finally outside inside meanwhile behind nothing nobody everyone someone something
    both neither one two three only even still just later once while until again mr mrs ms dr monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december english french chinese
""")
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][a-zé]+(?:-[A-Z][a-z]+)?(?![\w’']*[A-Z])")
_ACTS = re.compile(r"\s+(?:[a-z]+ly\s+)?[a-z]+(?:s|ed|d)\b")
_LONGEST_CLAUSE = 160
_MOST_NAMES = 16  # a dialogue has few people; the bound keeps reading linear
_DEFAULTS: dict[Language, tuple[str, str]] = {"en": ("Speaker A", "Speaker B"), "zh": ("甲", "乙")}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose with the 1-based line where it starts."""

    text: str
    line: int


@dataclass
class _Telling:
    """What is known while prose is read: the names in order, and who spoke last."""

    names: list[str]
    language: Language
    spoke: list[str] = field(default_factory=list)

    def other(self) -> str:
        """Who speaks when nobody says so: the other one of the two who talk."""
        if len(self.spoke) > 1:
            return self.spoke[-2]
        for name in (*self.names, *_DEFAULTS[self.language]):
            if name not in self.spoke and not (self.spoke and name == _DEFAULTS[self.language][0]):
                return name
        return _DEFAULTS[self.language][1]

    def speaks(self, name: str) -> str:
        """Remember who spoke; the one before stays second to last, however often one speaks."""
        if not self.spoke or self.spoke[-1] != name:
            self.spoke.append(name)
        return name


def has_speech(text: str) -> bool:
    """True where a paragraph holds quoted speech or opens with a dialogue dash."""
    return any(True for _ in _quotes(text))


def read_prose(paragraphs: Sequence[Paragraph], language: Language) -> Iterator[Event]:
    """Turns and directions of a prose text. Quotes without a name alternate between two speakers."""
    telling = _Telling(_names(paragraphs, language), language)
    single = not any(_QUOTE.search(paragraph.text) for paragraph in paragraphs)
    for paragraph in paragraphs:
        yield from _paragraph(paragraph, telling, single=single)


def _paragraph(paragraph: Paragraph, telling: _Telling, *, single: bool) -> Iterator[Event]:
    quotes = list(_quotes(paragraph.text, single=single))
    if not quotes:
        yield Direction(text=paragraph.text, line=paragraph.line)
        return
    place = 0
    speaker, carried = "", ""
    gaps = _gaps(paragraph.text, quotes)
    given = [_attribution(before, after, telling) for before, after in gaps]
    fallback = next((name for name, _ in given if name), "") or _subject(gaps, telling) or telling.other()
    for index, ((start, end, words), (name, manner)) in enumerate(zip(quotes, given, strict=True)):
        if words.endswith(",") and (index + 1 == len(quotes) or gaps[index][1].rstrip().endswith(".")):
            words = words[:-1] + "."  # the comma before `she said` stands for a full stop
        narration = _without_attribution(paragraph.text[place:start], telling)
        if narration:
            yield Direction(text=narration, line=paragraph.line)
        resumes = bool(speaker) and not narration
        speaker = telling.speaks(name or speaker or fallback)
        yield Turn(
            speaker=speaker, text=words, parenthetical=manner or carried, resumes=resumes, line=paragraph.line
        )
        place = end
    tail = _without_attribution(paragraph.text[place:], telling)
    if tail:
        yield Direction(text=tail, line=paragraph.line)


def _quotes(text: str, *, single: bool = True) -> Iterator[tuple[int, int, str]]:
    """The spoken quotations as (start, end, words); words that are only set off are left alone."""
    dash = _DASH.match(text)
    found = False
    for match in _QUOTE.finditer(text):
        words = str(match.group(str(match.lastgroup))).strip()
        if words and _is_speech(text, match.start(), match.end(), words):
            found = True
            yield match.start(), match.end(), words
    if found:
        return
    if dash:
        yield 0, len(text), dash.group("dash").strip()
    elif single:
        for match in _SINGLE.finditer(text):
            if _is_speech(text, match.start(), match.end(), match.group("single")):
                yield match.start(), match.end(), match.group("single").strip()


def _is_speech(text: str, start: int, end: int, words: str) -> bool:
    before, after = text[max(0, start - 8) : start].rstrip(), text[end : end + 200].strip()
    if not any(char.isalnum() for char in words):
        return False
    if not before or before[-1] in ',.:!?;，。：！？；…—-”"」』' or words[-1] in ",.!?，。！？…—-～~":
        return True
    return not after or bool(_AFTER.match(after))


def _gaps(text: str, quotes: Sequence[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """The narration before and after each quotation, up to its neighbours."""
    edges = [0, *(edge for start, end, _ in quotes for edge in (start, end)), len(text)]
    return [
        (text[edges[2 * i] : edges[2 * i + 1]], text[edges[2 * i + 2] : edges[2 * i + 3]])
        for i in range(len(quotes))
    ]


def _attribution(before: str, after: str, telling: _Telling) -> tuple[str, str]:
    """Who is said to speak, and how; empty where the narration beside the quote does not say."""
    if telling.language == "zh":
        return _attribution_zh(before, after, telling)
    match = _BEFORE.search(before[-_LONGEST_CLAUSE:]) or _AFTER.match(after)
    if not match:
        return "", ""
    parts = match.groupdict()
    verb = parts["verb"] or parts.get("verb2") or ""
    rest = re.split(r"[.!?]", parts["rest"])[0].strip(" ,.")
    manner = [] if re.fullmatch(_PLAIN, verb) else [verb]
    return _person(parts["who"] or parts.get("who2") or "", telling), ", ".join(
        [*manner, *([rest] if rest else [])]
    )


def _attribution_zh(before: str, after: str, telling: _Telling) -> tuple[str, str]:
    says = _ZH_SAYS.search(before[-40:])
    clause = re.split(r"[。！？；”]", before[-40:][: says.start()])[-1] if says else ""
    if not says:
        match = _ZH_AFTER.match(after)
        if not match:
            return "", ""
        clause = match.group("head")
    name = next((name for name in sorted(telling.names, key=len, reverse=True) if name in clause), "")
    if not name and re.search(r"[他她]", clause):
        name = telling.other()
    manner = clause.split(name, 1)[-1].strip("，, ") if name else ""
    return name, manner if len(manner) <= 12 else ""


def _person(who: str, telling: _Telling) -> str:
    """A name of the text for what narration calls somebody; empty for a pronoun without an owner."""
    if who.lower() in ("he", "she", "they", "i"):
        return telling.other() if who.lower() != "i" else "I"
    bare = who.removeprefix("the ").removeprefix("The ")
    if bare == who:
        return next((name for name in telling.names if name == who or name.split()[0] == who), who)
    return bare[0].upper() + bare[1:]


def _subject(gaps: Sequence[tuple[str, str]], telling: _Telling) -> str:
    """The person whose doings stand beside an unattributed quote: `Mara put down the cup. "No."`"""
    for text in (gaps[0][0], *(after for _, after in gaps)):
        for name in telling.names:
            if re.match(rf"\W*{re.escape(name)}(?:\s+[a-z]|[㐀-鿿])", text):
                return name
    return ""


def _without_attribution(text: str, telling: _Telling) -> str:
    """The narration that is to be seen: without `said Mara`, which the speaker's name now says."""
    text = text.strip()
    if telling.language == "zh":
        match = _ZH_AFTER.match(text)
        if (
            match
            and len(match.group("head")) <= 14
            and _ZH_SAYS.search(match.group("head") + match.group("verb"))
        ):
            text = match.group("rest")
        says = _ZH_SAYS.search(text)
        if says:
            text = re.sub(r"[^。！？；，]*$", "", text[: says.start()]) if len(text) <= 200 else text
    else:
        match = _AFTER.match(text)
        if match:
            text = re.sub(r"^[^.!?]*[.!?]?", "", match.group("rest"))
        tail = text[-_LONGEST_CLAUSE:]
        before = _BEFORE.search(tail)
        text = text[: len(text) - len(tail) + before.start()] if before else text
    text = text.strip(" ,，:：;")
    return text if any(char.isalnum() for char in text) else ""


def _names(paragraphs: Sequence[Paragraph], language: Language) -> list[str]:
    """The people of a prose text, in order of their first mention."""
    narration = [_QUOTE.sub(" ", paragraph.text) for paragraph in paragraphs]
    return _names_zh(paragraphs, narration) if language == "zh" else _names_en(paragraphs, narration)


def _names_en(paragraphs: Sequence[Paragraph], narration: Sequence[str]) -> list[str]:
    inside: Counter[str] = Counter()
    for text in narration:
        for match in _CAPITAL.finditer(text):
            word = match.group()
            before = text[max(0, match.start() - 3) : match.start()].rstrip()
            opens = not before or before[-1] in ".!?…"
            acts = _ACTS.match(text, match.end())
            if word.lower() not in _NOT_NAMES and (not opens or acts):
                inside[word] += 1
    likely = {name for name, _ in inside.most_common(_MOST_NAMES)}
    return [name for name in inside if name in likely and _is_person(name, narration)]


def _is_person(name: str, narration: Sequence[str]) -> bool:
    """People do things; places are gone to. A name after `in`, `from`, `the` is a place."""
    text = " ".join(narration)
    placed = len(re.findall(rf"\b(?:in|the|from|near) {re.escape(name)}\b", text))
    return placed * 2 <= text.count(name)


def _names_zh(paragraphs: Sequence[Paragraph], narration: Sequence[str]) -> list[str]:
    """Two to three characters that open clauses; a name that is said to speak counts most."""
    counts: Counter[str] = Counter()
    for text in narration:
        for clause in re.split(r"[，。！？；：、\s]+", text):
            for length in (2, 3):
                if len(clause) > length and _opens_like_name(clause):
                    counts[clause[:length]] += 1
    names: list[str] = []
    for name, count in counts.items():
        if len(name) == 3 and count == counts[name[:2]] > 1:
            names = [known for known in names if known != name[:2]] + [name]
        elif len(name) == 2:
            names.append(name)
    likely = sorted(names, key=lambda name: -counts[name])[:_MOST_NAMES]
    return [name for name in names if name in likely]


def _opens_like_name(clause: str) -> bool:
    return clause[0] in _SURNAMES or (clause[0] in "小老阿大" and clause[1] not in "的地家声门步")
