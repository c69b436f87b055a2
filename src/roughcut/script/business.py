"""What people do with the place and with things, read clause by clause: whither they go, what they take and give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from roughcut.script.ground import Laid, feet_of, laid_down, taken_up
from roughcut.script.hands import Held, read_held, thing_in
from roughcut.script.naming import mentions
from roughcut.script.schema import Action, Beat, Line

# ruff: noqa: E501  (the tables read better unbroken)

Sex = Literal["female", "male"]
Sexes = Mapping[str, Sex | None]
"""Everyone who is there, and whether `she` or `he` may mean them; None may be either."""

_CLAUSE = re.compile(r"[.;!?。；！？]|,|，|、|\b(?:and then|then|while|as|and)\b|然后|接着|并且|随后|同时")
_SHE = re.compile(r"^\W*(?:she|her)\b|^\W*她(?!们)", re.IGNORECASE)
_HE = re.compile(r"^\W*(?:he|his)\b|^\W*他(?!们)", re.IGNORECASE)
_ALL = re.compile(
    r"^\W*(?:they|both|everyone|everybody|all|the two|the three)\b|^\W*(?:他们|她们|两个?人|二人|众人|大家|所有人|三个?人|四个?人)",
    re.IGNORECASE,
)
_NOT_YET_A_SUBJECT = re.compile(
    r"\b(?:at|to|towards?|for|with|from|of|by|beside|behind|past|hands?|gives?|passes|takes?|looks?|watches|sees|faces|follows|helps?|tells?|asks?|leaves?|joins?|stands?|walks?|turns?)\b"
    r"|向(?!导)|[给对把朝从与跟]|走|看|递|交|拿",
    re.IGNORECASE,
)
_ARTICLE = r"(?:the |a |an |his |her |their |its |one of the )"
_WAYS = (
    r"(?:walks?|walking|crosses|crossing|goes|going|moves?|moving|steps?|stepping|strides?|striding|hurries|hurrying|rushes|rushing|runs?|running|heads?|heading|returns?|returning"
    r"|wanders?|wandering|shuffles?|shuffling|limps?|limping|strolls?|strolling|paces?|pacing|backs?|drifts?|comes?|coming|hobbles?|marches|storms|sprints?|retreats?|climbs?)"
)
_HOW = r"(?:back|over|across|up|out|down|away|straight|slowly|quickly|quietly|calmly|silently|wearily|the room|the street|\w+ly)"
_GOES = re.compile(
    rf"\b{_WAYS}(?: {_HOW})* (?:over to|up to|to|towards?|for) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    rf"|\bapproach(?:es|ing)? {_ARTICLE}(?P<near>[a-z][a-z' -]{{1,40}})"
    r"|(?:走|跑|冲|踱|移|退|挪|奔|爬)(?:回|上|进|近|到|向|往|去|至)+(?P<zh>[^，。；！？,.;!?]{1,10})|来到(?P<zh2>[^，。；！？,.;!?]{1,10})",
    re.IGNORECASE,
)
_STANDS = re.compile(
    rf"\b(?:stands?|standing|stood|waits?|waiting|stays?|staying|lingers?|stops?|is|posted|crouch(?:es|ing)?|kneels?|kneeling|squats?|squatting)\b[^,.;]{{0,16}}?\b(?:at|by|beside|near|in front of|before|next to) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    r"|[站蹲跪等守](?:在|到)(?P<zh>[^，。；！？,.;!?]{1,8}?)(?:前|边|旁|处|门口|下)|停在(?P<zh2>[^，。；！？,.;!?]{1,8}?)(?:前|边|旁)",
    re.IGNORECASE,
)
_LEANS = re.compile(
    rf"\b(?:leans?|leaning|slumps?|slouches|rests?|props (?:him|her)self)\b(?! (?:in|forward|over|towards?|closer)\b)[^,.;]{{0,14}}?\b(?:on|against|at|by) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    r"|(?:靠|倚)(?:在|着)(?P<zh>[^，。；！？,.;!?]{1,8})",
    re.IGNORECASE,
)
_SITS = re.compile(
    rf"\b(?:sits?|sitting|seated|sat|sinks?|drops|settles|lies|lying)\b(?: (?:down|back|up|heavily|slowly))? (?:on|in|at|into|onto|by) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    r"|坐(?:在|到|回|进)(?P<zh>[^，。；！？,.;!?]{1,8})",
    re.IGNORECASE,
)
_LIES = re.compile(
    rf"\b(?:lies|lying|lay)\b(?: (?:down|back|still|asleep|awake|\w+ly))* (?:on|in|across|upon) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    r"|躺(?:在|到|回)(?P<zh>[^，。；！？,.;!?]{1,8})",
    re.IGNORECASE,
)
_TOUCHES = re.compile(
    rf"\b(?:touch(?:es|ing)?|knock(?:s|ing)? (?:on|at)|opens?|opening|closes?|shuts?|unlocks?|locks?|tries|wip(?:es|ing)|strok(?:es|ing)|brush(?:es|ing)?(?: [a-z ]{{1,24}} (?:off|from))?|pushes(?: open)?|pulls(?: open)?) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    r"|(?:擦[去拭掉]|拂去|触摸|抚摸|敲[了响]?|推开?|拉开|打开|关上|按住|摸[着了]?)(?P<zh>[^，。；！？,.;!?]{1,10})",
    re.IGNORECASE,
)
_LOOKS = re.compile(
    rf"\b(?:looks?|looking|stares?|staring|gazes?|gazing|glances?|glancing|peers?|peering|turns?(?: back)?)(?: (?:up|down|out|over|back|hard|again|only|\w+ly))* (?:at|to|towards?|through|of|into) {_ARTICLE}(?P<thing>[a-z][a-z' -]{{1,40}})"
    rf"|\b(?:watch(?:es|ing)?|faces?|facing|studies|studying) {_ARTICLE}(?P<seen>[a-z][a-z' -]{{1,40}})"
    r"|(?:看|望|盯|瞪|注视|凝视)[着向了](?P<zh>[^，。；！？,.;!?]{1,14})",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    rf"\b{_WAYS}(?: \w+ly)? (?:away|back|off|out|forward|closer|over|in|nearer|to|towards?|past|through|around|across|along|into|between|after|up)\b"
    r"|\bapproach(?:es|ing)\b|\bjoins?\b|\b(?:sits?|sitting|lies down|kneels|crouches)\b|\b(?:exits?|enters?)\b|\bleaves? (?:the|by|through)\b"
    r"|走(?!神)|跑|坐|躺|跪|离开|退后|进来|凑近",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^[^:：.。]{0,40}\b(?:shoulders?)\b[^:：.。]{0,10}[:：]|^[^:：.。]{0,20}(?:肩|身后)[^:：.。]{0,6}[:：]",
    re.IGNORECASE,
)
"""Where the camera looks from (`Over Ann's shoulder: …`) is nobody's doing."""
_WHO = re.compile(r"^\W*(?:who|whose)\b", re.IGNORECASE)
_TAKES_HAND = re.compile(
    r"\b(?:takes|taking|squeezes|squeezing|grasps|grasping|clasps|seizes|shakes)(?: \w+ly)? (?:his|her|their|[A-Z][\w.-]+(?: [A-Z][\w-]+)?['’]s) hands?\b"
    r"|(?:握住|牵起|牵住|拉住|拉起|握着)[^，。；！？]{0,6}手",
)
_OWN = re.compile(r"\b(?:his|her|their|its)\b|[眼脸泪嘴]|自己|额头", re.IGNORECASE)
_PAUSE = re.compile(
    r"\b(?:and|with|where|who|which|while|as|then|that|through|in|on|by|behind|from)\b", re.IGNORECASE
)


def doings(text: str, people: Sexes, before: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """(name, clause) for everyone who does what the clauses of a text say, in order. `she` and `he` are
    whom they fit: the last who was named (`before` has those of whom was spoken so far), else the only one."""
    names = list(people)
    doers = list(before)
    waiting: list[str] = []
    spoken_of: list[str] = []
    for clause in _CLAUSE.split(_LEAD_IN.sub("", text)):
        if not clause.strip():
            continue
        if spoken_of and _WHO.search(clause):
            yield spoken_of[-1], clause
            continue
        spoken_of = [name for _, name in mentions(clause, names)] or spoken_of
        named = _subject(clause, names)
        whose = feet_of(clause, names) if named is None else None
        if whose is not None and not _pronoun(clause, people, doers):
            # What stands at somebody's feet is told of them, whoever acted last.
            yield whose, clause
            continue
        if named is not None and not _says_more(clause, named, names):
            waiting.append(named)
            doers = list(waiting)
            continue
        found = [named] if named else _pronoun(clause, people, doers)
        if found is not None:
            doers = [*waiting, *found] if named else found
        waiting = []
        alone = doers or (names if len(names) == 1 else [])
        for name in dict.fromkeys(alone):
            yield name, clause
        if _ALL.search(clause):
            # `Everybody looks at Kit. She …`: the one who is looked at.
            doers = list(dict.fromkeys(other for _, other in mentions(clause, names))) or doers


def _subject(clause: str, names: Sequence[str]) -> str | None:
    """The one named before the clause says what they do; None where it names nobody, or an object."""
    marks = mentions(clause, names)
    if not marks or _NOT_YET_A_SUBJECT.search(clause[: marks[0][0]]):
        return None
    # Whose hand or eyes: still that person.
    return marks[0][1]


def _says_more(clause: str, name: str, names: Sequence[str]) -> bool:
    """Whether a clause holds more than a name (`Kit and Boom walk …` begins with a name alone)."""
    start = mentions(clause, names)[0][0]
    rest = clause[start:]
    bare = rest.strip(" \t,，、")
    return len(bare) > len(name) + 1 and bare.lower() not in name.lower()


def told(beats: Sequence[Beat], people: Sexes) -> Iterator[tuple[int, str, str]]:
    """(number of lines before it, name, clause) for everything that a shot's prose and parentheticals say
    that its people do."""
    lines = 0
    last: list[str] = []
    for beat in beats:
        if isinstance(beat, Action):
            for name, clause in doings(beat.text, people, last):
                last = [name]
                yield lines, name, clause
        elif isinstance(beat, Line):
            if beat.speaker in people:
                last = [beat.speaker]
                if beat.parenthetical:
                    yield lines, beat.speaker, beat.parenthetical
            lines += 1


def _pronoun(clause: str, people: Sexes, doers: Sequence[str]) -> list[str] | None:
    """Whom the pronoun that begins a clause means; None where none begins it."""
    if _ALL.search(clause):
        return list(people)
    sex: Sex | None = "female" if _SHE.search(clause) else "male" if _HE.search(clause) else None
    if sex is None:
        return None
    fitting = [name for name, theirs in people.items() if theirs in (sex, None)]
    same = [name for name in doers if name in fitting]
    if same:
        return same[:1]
    sure = [name for name in fitting if people[name] == sex]
    return sure if len(sure) == 1 else fitting if len(fitting) == 1 else []


def goal_of(clause: str) -> str | None:
    """The words for the thing that somebody walks up to (`walks to the shelf`, `走到窗前`); "" where they
    go, sit or leave without naming one; None where they stay."""
    found = _GOES.search(clause)
    if found:
        return _noun(found)
    return "" if _ELSEWHERE.search(clause) and not place_of(clause) else None


def goal_end(text: str) -> int:
    """Where in a text the words end that say whither somebody walks; 0 where there are none."""
    found = _GOES.search(text)
    if found is None:
        return 0
    return next(found.start(group) for group in found.groupdict() if found[group]) + len(_noun(found))


def place_of(clause: str) -> str | None:
    """The words for the thing that somebody stands at, leans on, or touches as one does who is there
    (`knocks on the door`), else None."""
    found = _LEANS.search(clause) or _STANDS.search(clause)
    if found is None:
        found = _TOUCHES.search(clause)
        # Eyes are wiped and letters are opened anywhere.
        if found and (_OWN.search(found.group()) or thing_in(_noun(found))):
            return None
    return _noun(found) or None if found else None


def haste_of(clause: str) -> float:
    """How fast a clause has somebody go, as a share of a stroll: `slowly`, `hurries`, 快步; 1 where it does not say."""
    if _SLOWLY.search(clause):
        return 0.6
    return 1.8 if _HASTILY.search(clause) else 1.0


_SLOWLY = re.compile(
    r"\bslow(?:ly)?\b|\b(?:shuffl|limp|trudg|hobbl|plod|creep)\w*|\b(?:wearily|hesitantly|cautiously|carefully)\b"
    r"|缓缓|慢慢|缓步|慢步|蹒跚|踱|轻手轻脚|小心翼翼",
    re.IGNORECASE,
)
_HASTILY = re.compile(
    r"\b(?:hurr(?:y|ies|ying)|rush(?:es|ing)?|runs?|running|sprint\w*|dash(?:es|ing)?|bolts?|storms|strid(?:es?|ing)|march(?:es|ing)?)\b"
    r"|\b(?:quickly|hastily|briskly|fast)\b|[跑冲奔]|快步|急忙|匆匆|大步",
    re.IGNORECASE,
)


def look_of(clause: str) -> str | None:
    """The words for what somebody looks at (`stares out of the window`, `看着石门`), else None."""
    found = _LOOKS.search(clause)
    return _noun(found) or None if found else None


def seat_of(clause: str) -> str | None:
    """The words for the seat that somebody takes (`sits down on the sofa`), else None."""
    found = _SITS.search(clause)
    return _noun(found) or None if found else None


def lies_on(clause: str) -> str | None:
    """The words for what somebody lies on (`lies in bed`, `躺在床上`), else None."""
    found = _LIES.search(clause)
    return _noun(found) or None if found else None


def sits(clause: str) -> bool:
    """Whether somebody sits down."""
    return bool(
        re.search(
            r"\b(?:sits?|sinks) (?:back )?down\b|\btakes (?:a|his|her) seat\b|坐下", clause, re.IGNORECASE
        )
    )


def leans_on(clause: str) -> str | None:
    """The words for the thing that somebody leans on, else None."""
    found = _LEANS.search(clause)
    return _noun(found) or None if found else None


def hand_taken(name: str, clause: str, people: Sexes) -> str | None:
    """Whose hand `name` takes in a clause (`takes his hand`, `握住她的手`); None where they take nobody's."""
    found = _TAKES_HAND.search(clause)
    if found is None:
        return None
    others = [other for other in people if other != name]
    named = [other for _, other in mentions(clause[found.start() :], others)]
    if named:
        return named[-1]
    words = found.group().lower()
    his, her = "his" in words.split() or "他" in words, "her" in words.split() or "她" in words
    fitting = [o for o in others if not (his and people[o] == "female") and not (her and people[o] == "male")]
    sure = [o for o in fitting if people[o] is not None]
    own = (his and people[name] == "male") or (her and people[name] == "female")
    return None if own and len(sure) != 1 else sure[0] if len(sure) == 1 else None if sure else _only(fitting)


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(names) == 1 else None


def _noun(found: re.Match[str]) -> str:
    words = next((group for group in found.groups() if group), "")
    return _PAUSE.split(words)[0].strip(" -'")


class Hands:
    """Who holds what and what is on the floor, while clauses are heard in order. None is somebody of whom
    nothing was said."""

    def __init__(self, holds: Mapping[str, Held | None], people: Sexes, floor: Sequence[Laid] = ()) -> None:
        self.holds: dict[str, Held | None] = dict(holds)
        self.floor: list[Laid] = list(floor)
        self._people = people
        self._last: str | None = None

    def hear(self, name: str, clause: str) -> dict[str, Held]:
        """What changes in whose hands when `name` does what a clause says."""
        before = dict(self.holds)
        self._hear(name, clause)
        self._hear_floor(name, clause, before.get(name))
        if self.holds.get(name) not in (None, "none"):
            self._last = name
        return {who: held for who, held in self.holds.items() if held is not None and before.get(who) != held}

    def _hear(self, name: str, clause: str) -> None:
        own, thing = self.holds.get(name), thing_in(clause)
        if _GIVES.search(clause):
            given = thing or (own if _IT.search(clause) and own != "none" else None)
            to = self._other(name, clause)
            if given and to and not _OFFERS.search(clause):
                self.holds[name], self.holds[to] = "none", given
            elif thing:
                self.holds[name] = thing
            return
        if _TAKES_IT.search(clause) and (thing or _IT.search(clause)):
            giver = self._holder(name, thing, clause)
            if giver:
                self.holds[name], self.holds[giver] = self.holds[giver], "none"
                return
        if _LEAVES_IT.search(clause) and own not in (None, "none"):
            self.holds[name] = "gun" if own == "gun_aimed" else "none"
            return
        held = read_held(clause)
        if held is not None and not (held == "none" and own not in (None, thing)):
            self.holds[name] = held

    def _hear_floor(self, name: str, clause: str, own: Held | None) -> None:
        """What is put on the floor or taken up from it; what is on the floor is in no hand."""
        up = taken_up(clause, name, self.floor)
        if up is not None:
            self.floor.remove(up)
            self.holds[name] = up.thing
            return
        down = laid_down(clause, own)
        if down is None:
            return
        if self.holds.get(name) == down or own == down:
            self.holds[name] = "none"
        if not any((each.thing, each.by, each.left) == (down, name, None) for each in self.floor):
            self.floor.append(Laid(thing=down, by=name))

    def _other(self, name: str, clause: str) -> str | None:
        """To whom or from whom: whom the clause names besides, or whom its pronoun can only mean."""
        others = [other for other in self._people if other != name]
        named = [other for _, other in mentions(clause, others)]
        if named:
            return named[-1]
        her, him = re.search(r"\bher\b|她", clause), re.search(r"\bhim\b|他", clause)
        fitting = [
            o for o in others if (her and self._people[o] != "male") or (him and self._people[o] != "female")
        ]
        return (
            fitting[0]
            if len(fitting) == 1
            else others[0]
            if len(others) == 1 and (her or him or re.search(r"\bthem\b|对方", clause))
            else None
        )

    def _holder(self, name: str, thing: Held | None, clause: str) -> str | None:
        """From whose hand something is taken: theirs who is named, else who held it last."""
        others = [other for other, held in self.holds.items() if other != name and held not in (None, "none")]
        others = [other for other in others if thing is None or self.holds[other] == thing]
        named = self._other(name, clause)
        if named in others:
            return named
        return (
            self._last if self._last in others else others[0] if len(others) == 1 and thing is None else None
        )


_GIVES = re.compile(
    r"(?<!his )(?<!her )(?<!their )(?<!both )\b(?:hands?|handing|gives?|giving|passes|passing|offers?|offering|tosses|throws|holds?) (?!on\b)(?:[\w' ]{1,40}? )?(?:to|out|over|back)\b"
    r"|\b(?:hands|handing|gives?|giving|passes|passing|tosses) (?:him|her|them|[A-Z]\w+(?: [A-Z]\w+)?) (?:the|a|an|his|her|their|one|two)\b|递给|交给|递过|塞给|还给|送给",
)
_OFFERS = re.compile(r"\b(?:offers?|offering|holds? (?:[\w' ]{1,30} )?out)\b|递过")
_TAKES_IT = re.compile(
    r"\b(?:takes?|taking|accepts?|accepting|grabs?|snatches|catches|receives?)\b|接过|拿过|夺过|接住|抓过|收下",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|them|one)\b|它|[递接拿夺]过|[递交送还塞]给", re.IGNORECASE)
_LEAVES_IT = re.compile(
    r"\b(?:puts?|putting|sets?|setting|lays?|laying|drops?|dropping|places?|lowers?|lowering|pockets?|throws|tosses|leaves|hangs) (?:it|them|(?:the|his|her) \w+)(?! (?:back )?on(?:$| again| (?!the|a|his|her|top)\w))(?: \w+)?(?: back)? ?(?:down|away|aside|on|onto|back|into|in|up)?\b"
    r"|\bhangs? up\b|放下|搁下|扔下|扔掉|丢下|收起来|放回|挂断",
    re.IGNORECASE,
)
