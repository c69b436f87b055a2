"""What the prose round a quotation says of it: whether it is spoken, and by whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_VERBS = re.sub(
    r"\s",
    "",
    """say|says|said|saying|ask(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|whisper(?:s|ed|ing)?
    |shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|exclaim(?:s|ed|ing)?|murmur(?:s|ed|ing)?|mutter(?:s|ed|ing)?
    |mumbl(?:es|ed|ing)|cr(?:y|ies|ied|ying)|call(?:s|ed|ing)?|blurt(?:s|ed|ing)?|speak(?:s|ing)?|spoke
    |add(?:s|ed|ing)|continu(?:es|ed|ing)|respond(?:s|ed|ing)?|announc(?:es|ed|ing)|declar(?:es|ed|ing)
    |stammer(?:s|ed|ing)?|stutter(?:s|ed|ing)?|gasp(?:s|ed|ing)?|sigh(?:s|ed|ing)?|scream(?:s|ed|ing)?
    |snap(?:s|ped)|tell(?:s|ing)?|told|explain(?:s|ed|ing)?|insist(?:s|ed|ing)?|admit(?:s|ted|ting)?
    |confess(?:es|ed|ing)?|began|begin(?:s|ning)?|interrupt(?:s|ed|ing)?|laugh(?:s|ed|ing)?|jok(?:es|ed|ing)
    |teas(?:es|ed|ing)|demand(?:s|ed|ing)?|plead(?:s|ed|ing)?|beg(?:s|ged|ging)|urg(?:es|ed|ing)
    |warn(?:s|ed|ing)?|remark(?:s|ed|ing)?|observ(?:es|ed|ing)|utter(?:s|ed|ing)?|hiss(?:es|ed|ing)?
    |growl(?:s|ed|ing)?|bark(?:s|ed|ing)?|chuckl(?:es|ed|ing)|greet(?:s|ed|ing)?|offer(?:s|ed|ing)?
    |suggest(?:s|ed|ing)?|agree(?:s|d)|protest(?:s|ed|ing)?|counter(?:s|ed|ing)?|repeat(?:s|ed|ing)?
    |quip(?:s|ped|ping)|sing(?:s|ing)|recit(?:es|ed|ing)|wonder(?:s|ed|ing)?|think(?:s|ing)?|thought
    |mouth(?:s|ed|ing)|voice|voiceover|narrator|narration""",
)
_HAN_VERBS = re.sub(
    r"\s",
    "",
    """说道|问道|喊道|叫道|答道|笑道|哭道|骂道|叹道|回答|低语|耳语|喃喃|自语|吼|嘀咕|嘟囔|感叹|感慨|解释|补充
    |提醒|表示|开口|大喊|大叫|大声|轻声|小声|低声|回应|应道|嚷|惊呼|呼喊|追问|反问|质问|询问|打招呼|旁白|画外音
    |独白|念|唱|说|问|喊|叫|骂|答|道""",
)
# Matched against lower-cased text: without IGNORECASE the engine skips words by their first letter.
_VERB = re.compile(rf"\b(?:{_VERBS})\b|{_HAN_VERBS}")
# Things that carry writing: their words are seen, not heard, unless a person says them.
_WRITTEN_WORDS = re.sub(
    r"\s",
    "",
    """signs?|signboard|banner|poster|screen|display|text|caption|label(?:led|ed|s)?|note|letter|message|board
    |billboard|title[ds]?|subtitles?|words?|phrase|book|novel|song|album|film|movie|plate|t-shirt|reads?|reading
    |marked|named|called|entitled|written|writes|writing|printed|inscription|inscribed|headline|logo|neon
    |spell(?:s|ed|ing)?|so-called""",
)
_HAN_WRITTEN = re.sub(
    r"\s",
    "",
    """写着|写有|叫做|叫作|名为|名叫|题为|标题|字幕|字样|印着|刻着|贴着|显示|招牌|牌子|屏幕|标语|横幅|海报|所谓|书名
    |歌曲|信上|纸条|短信|文字|打出|浮现""",
)
_WRITTEN = re.compile(rf"\b(?:{_WRITTEN_WORDS})\b|{_HAN_WRITTEN}")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they)\b|[他她]")
_PLURAL = re.compile(
    r"\b(?:they|both|together|in unison|all)\b|他们|她们|两人|二人|众人|大家|齐声|异口同声", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?。！？…;；\n](?=[\s\"”“「『'’]|$|[^\x00-\x7f])|[。！？；\n]")
_BLOCKERS = re.compile(r"\b(?:it|this|that|as|a|an|the|of|for|about)\s*$", re.IGNORECASE)
_OBJECT_MARK = re.compile(
    r"(?:\b(?:to|at|toward|towards|with|from|for|of|by|behind|beside|near|past|facing|around|on|against"
    r"|like)(?: the)?\s+|对着?|向|跟|给|朝着?|看着|望着|看向|望向|盯着|拉着|把|被|和)$",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^[\s,，]*(?:(?:\w+ly\b|then\b|also\b|now\b|just\b|又|也|便|就|突然|忽然|轻声|小声|低声|大声)[\s,，]*)*$"
)
_SPOKEN_END = tuple(".!?…。！？—~～，,-")


@dataclass(frozen=True)
class Mention:
    """Somebody of the cast named in the text: the offsets of the name, and whose it is."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Place:
    """Where a word stands."""

    start: int
    end: int


class Clues:
    """The words of a text that tell of speech, each kind found once, so that each look-up is quick."""

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        self._text = text
        self._lowered = lowered if len(lowered) == len(text) else text
        self._found: dict[re.Pattern[str], tuple[list[int], list[Place]]] = {}

    def _between(self, pattern: re.Pattern[str], start: int, end: int) -> list[Place]:
        if pattern not in self._found:
            places = [Place(*match.span()) for match in pattern.finditer(self._lowered)]
            self._found[pattern] = ([place.start for place in places], places)
        starts, places = self._found[pattern]
        return places[bisect_left(starts, start) : bisect_left(starts, end)]

    def clause_start(self, floor: int, place: int) -> int:
        """Where the sentence that runs up to `place` begins, not before `floor`."""
        stripped = len(self._text[floor:place].rstrip(" \t\n:：,，")) + floor
        ends = self._between(_SENTENCE_END, floor, stripped)
        return min(ends[-1].end, stripped) if ends else floor

    def pronoun(self, start: int, end: int) -> Place | None:
        """The first pronoun between two places."""
        return next(iter(self._between(_PRONOUN, start, end)), None)

    def first_verb(self, start: int, end: int) -> Place | None:
        """The first verb of speech between two places."""
        return next(iter(self._between(_VERB, start, end)), None)

    def verb(self, start: int, place: int) -> Place | None:
        """The last speech verb of the clause, where the clause leads into a quotation at `place`."""
        verbs = self._between(_VERB, start, place)
        if not verbs:
            return None
        tail = self._text[verbs[-1].end : place].rstrip()
        if tail.endswith((":", "：", ",", "，")):
            return verbs[-1]
        near = len(tail) <= 30 and len(tail.split()) <= 4 and not _BLOCKERS.search(tail)
        return verbs[-1] if near else None

    def is_written(self, start: int, place: int, verb: Place | None, *, has_person: bool) -> bool:
        """Whether the clause says that what follows is written somewhere: a sign, a title, a caption."""
        written = self._between(_WRITTEN, start, place)
        if not written:
            return False
        if verb and verb.start >= written[-1].end:
            return not has_person
        tail = self._text[written[-1].end : place]
        return not has_person or (len(tail) <= 24 and len(tail.split()) <= 3)


def has_verb(words: str) -> bool:
    """Whether a verb of speech is among the words."""
    return _VERB.search(words.lower()) is not None


def is_sentence(words: str) -> bool:
    """Whether quoted words have the form of something said: more than a label, ended like a sentence."""
    stripped = words.strip()
    if not stripped.endswith(_SPOKEN_END):
        return False
    return len(stripped.split()) > 1 or len(stripped) > 2


def subject(text: str, mentions: list[Mention], verb_start: int) -> str | None:
    """Who of the clause's mentions speaks: the one right before the verb, else the first that acts."""
    acting = [mention for mention in mentions if not _is_object(text, mention)]
    for mention in reversed(acting):
        if mention.end <= verb_start and _STEP.match(text[mention.end : verb_start]):
            return mention.name
    before = [mention for mention in acting if mention.start < verb_start]
    chosen = before or acting or mentions
    return chosen[0].name if chosen else None


def _is_object(text: str, mention: Mention) -> bool:
    if text[mention.end : mention.end + 2] in ("'s", "’s") or text[mention.end : mention.end + 1] == "的":
        return True
    return _OBJECT_MARK.search(text[max(0, mention.start - 16) : mention.start]) is not None


def is_plural(clause: str) -> bool:
    """Whether several people speak together."""
    return _PLURAL.search(clause) is not None
