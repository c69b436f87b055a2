"""Reads stage directions: who enters, leaves, walks, sits down; what is held up; who reacts."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from roughcut.script.naming import mentions
from roughcut.scripter.grammar.sentences import sentences
from roughcut.scripter.grammar.sexes import Sex
from roughcut.scripter.wordlists import pattern

MoveKind = Literal[
    "enter", "exit", "approach", "withdraw", "walk", "step", "sit", "stand", "lean", "crouch", "lie"
]
Nature = Literal["move", "insert", "reaction", "plain"]

_MOVES: tuple[tuple[re.Pattern[str], MoveKind], ...] = (
    (pattern("enter|arrive|come in|entered|came in|walked in|arrived|ran in|burst in|came back|enters|entering|comes in|walks in|arrives|runs in|bursts in|rushes in|steps inside|steps in|appears|comes through the door|returns|comes back|walks up|storms in|slips in|走进|进来|进门|冲进|闯进|推门|走进来|跑进|入场|回来了|登场|走上"), "enter"),
    (pattern("exit|leave|walk out|run out|left the room|left the house|left without|walked out|walked away|stormed out|ran out|went out|went away|exits|leaves|walks out|goes out|storms out|runs out|walks off|walks away|runs away|goes away|slams the door behind|disappears|steps out|hurries out|rushes out|离开|走出|离去|冲出|跑出|退场|下场|转身走|走了出去|跑了出去|走远"), "exit"),
    (pattern("sit|sit down|sat|sat down|took a seat|sits down|sits|takes a seat|sinks into|sinks onto|drops into|drops onto|perches|坐下|坐在|坐到|坐着|瘫坐"), "sit"),
    (pattern("stand up|stood up|got up|rose|jumped up|stands up|gets up|rises|jumps up|leaps up|springs up|gets to her feet|gets to his feet|站起|起身|跳起来"), "stand"),
    (pattern("kneel|crouch|knelt|crouched|kneels|crouches|squats|drops to her knees|drops to his knees|蹲下|蹲在|蹲着|跪下|跪在|跪着"), "crouch"),
    (pattern("lies down|lies on|lies in|collapses|falls to the floor|falls to the ground|躺下|躺在|倒下|倒在|躺着"), "lie"),
    (pattern("leans on|leans against|leaning on|leaning against|靠在|倚在|靠着|倚着"), "lean"),
    (pattern("stepped back|backed away|turned away|recoiled|retreated|steps back|backs away|steps away|moves away|turns away|recoils|draws back|retreats|后退|退后|退开|退了一步"), "withdraw"),
    (pattern("stepped closer|stepped forward|came closer|moved closer|took a step|steps closer|steps forward|comes closer|moves closer|takes a step|steps toward|steps towards|上前|凑近|走近一步|靠近一步"), "step"),
    (pattern("approach|approached|walked over|crossed to|took her hand|took his hand|grabbed|hugged|embraced|kissed|slapped|approaches|walks up to|goes to her|goes to him|walks over|crosses to|takes her hand|takes his hand|grabs|hugs|embraces|kisses|slaps|puts her arms|puts his arms|leans close|走近|靠近|走到|走向|抱住|拥抱|握住|拉住|抓住|扑向|迎上"), "approach"),
    (pattern("walk|run|walked|went to|went over|moved to|paced|crossed|ran to|walks|crosses|goes to|moves to|runs|paces|strides|hurries|wanders|circles|踱步|走来走去|跑向|跑到|奔向|绕着"), "walk"),
)  # fmt: skip
_THINGS = pattern(
    "letter|photo*|picture|ring|gun|knife|phone|ticket*|key*|envelope|note|book|map|watch|clock|cup|glass|bottle|box|coin|card|document*|file|screen|radio|lamp|candle|hand|hands|suitcase|bag|door handle|button|lever|symbol*|blood|flower*|necklace|diary|newspaper|paper*|信|照片|戒指|枪|刀|手机|电话|车票|钥匙|信封|纸|书|地图|手表|钟|杯|瓶|盒|硬币|卡|文件|屏幕|收音机|灯|蜡烛|手|符号|按钮|血|花|项链|日记|报纸|手电"
)
_HANDLING = pattern(
    "took|held|picked up|opened|showed|laid|handed|gave|dropped|pulled|drew|unfolded|pressed|touched|takes|holds|picks up|opens|shows|puts|lays|places|slides|hands|gives|drops|pulls|draws|lifts|turns over|unfolds|presses|touches|tears|pours|lights|points|拿出|拿起|掏出|取出|举起|打开|递|放下|放在|按|摸|擦|撕|翻开|展开|点燃|指着|倒|伸手"
)
_REACTIONS = pattern(
    "stared|looked|gazed|froze|flinched|smiled|grinned|laughed|cried|wept|sobbed|blushed|frowned|nodded|hesitated|said nothing|gasped|sighed|blinked|glanced|shrugged|trembled|watched|listened|silence|pause|beat|stares|looks|gazes|freezes|flinches|smiles|grins|laughs|cries|weeps|sobs|blushes|frowns|nods|shakes her head|shakes his head|hesitates|says nothing|turns pale|gasps|sighs|blinks|swallows|glances|shrugs|trembles|watches|listens|closes her eyes|closes his eyes|沉默|停顿|看着|盯着|凝视|愣住|笑|哭|流泪|脸红|皱眉|点头|摇头|犹豫|叹气|颤抖|望着|听着|闭上|低下头|抬头|惊|对视|不语"
)
_SOUND_ONLY = pattern("hear|heard|sound|rumble*|thunder|bell*|knock*|ring*|hum|siren*|声|雷|铃|响")
_SIDE = re.compile(r"\b(?:from|to|on|at|stage) (?:the |stage )?(left|right)\b|([左右])[侧边]", re.IGNORECASE)
_SHE, _HE, _THEY = (
    pattern("she|her|她"),
    pattern("he|his|him|他"),
    pattern("they|both|the two|everyone|他们|她们|两人|二人|众人|大家|三个人|三人"),
)
_OTHERS = pattern(
    "two people|three people|four people|five people|several people|the others|the rest|the crew|the guests|其他人|其余|另外两人|另外三人"
)
_PARTNERED = frozenset(("approach", "step", "walk", "enter"))


@dataclass(frozen=True)
class Move:
    """One person changes place or posture. `toward` names whom they go to, `side` where from or to."""

    name: str
    kind: MoveKind
    toward: str = ""
    side: Literal["left", "right", ""] = ""


@dataclass(frozen=True)
class Stated:
    """A stage direction, understood: its words, whom it names, what moves, what it is about; `actors` are
    whom its sentences begin with, `place` its first sentences, those before anybody is named."""

    text: str
    people: tuple[str, ...]
    moves: tuple[Move, ...]
    nature: Nature
    actors: tuple[str, ...] = ()
    place: str = ""


def understand(
    text: str,
    names: Sequence[str],
    sexes: Mapping[str, Sex],
    recent: Sequence[str] = (),
    aliases: Mapping[str, str] | None = None,
) -> Stated:
    """Read a stage direction of people called `names`; a pronoun means the last one of its sex, in the
    direction itself or of those seen before it (`recent`, the last one first).
    `aliases` are other words for some of them, each with the name it stands for."""
    people: list[str] = []
    moves: list[Move] = []
    actors: list[str] = []
    place: list[str] = []
    for sentence in sentences(text):
        marks = named_in(sentence, names, aliases or {})
        if not marks and _OTHERS.search(sentence):
            marks = [(0, name) for name in names if name not in people]
        elif not marks:
            owner = _owner(sentence, [*people[::-1], *recent], sexes)
            marks = (
                [(0, name) for name in (people or names)] if owner == "*" else [(0, owner)] if owner else []
            )
        moves.extend(_moves(sentence, marks))
        people.extend(name for _, name in marks)
        actors.extend(name for _, name in marks[:1])
        place.extend([] if people else [sentence])
    people = list(dict.fromkeys(people))
    joined = ("" if re.search(r"[㐀-鿿]", text) else " ").join(place)
    nature = _nature(text, moves, people)
    return Stated(text, tuple(people), _one_each(moves), nature, tuple(dict.fromkeys(actors)), joined)


def named_in(text: str, names: Sequence[str], aliases: Mapping[str, str]) -> list[tuple[int, str]]:
    """Every mention of somebody, by name or by alias, as (position, name), left to right."""
    marks = mentions(text, [*names, *(alias for alias in aliases if alias not in names)])
    return [(start, aliases.get(name, name)) for start, name in marks]


def _owner(sentence: str, recent: Sequence[str], sexes: Mapping[str, Sex]) -> str:
    if _THEY.match(sentence.strip()):
        return "*"
    for words, sex in ((_SHE, "female"), (_HE, "male")):
        if words.match(sentence.strip()):
            return next((name for name in recent if name and sexes.get(name) == sex), "")
    return ""


def _moves(sentence: str, marks: Sequence[tuple[int, str]]) -> list[Move]:
    """The moves of a sentence: the first one named acts, the words after it say how."""
    found: list[Move] = []
    waiting: list[str] = []
    for index, (start, name) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) and marks[index + 1][0] > start else len(sentence)
        span = sentence[start:end]
        waiting.append(name)
        kinds = [kind for words, kind in _MOVES if words.search(_verbs(span, name))]
        if not kinds:
            continue
        other = marks[index + 1][1] if index + 1 < len(marks) else ""
        side = _SIDE.search(sentence[start:])
        for each in dict.fromkeys(waiting):
            found.extend(_as_moves(each, kinds, other, side))
        waiting = []
    return found


def _verbs(span: str, name: str) -> str:
    return span[len(name) :] if span.startswith(name) else span


def _as_moves(name: str, kinds: list[MoveKind], other: str, side: re.Match[str] | None) -> list[Move]:
    """At most one change of place and one of posture, the weightiest first."""
    places = [kind for kind in kinds if kind in ("enter", "exit", "withdraw", "step", "approach", "walk")]
    postures = [kind for kind in kinds if kind not in places]
    word = (side.group(1) or {"左": "left", "右": "right"}[side.group(2)]).lower() if side else ""
    where: Literal["left", "right", ""] = "left" if word == "left" else "right" if word == "right" else ""
    toward = other if other != name else ""
    chosen = [Move(name, places[0], toward if places[0] in _PARTNERED else "", where)] if places else []
    return [*chosen, *(Move(name, kind) for kind in postures[:1])]


def _one_each(moves: Sequence[Move]) -> tuple[Move, ...]:
    """The same move told twice is one move."""
    return tuple({(move.name, move.kind): move for move in moves}.values())


def _nature(text: str, moves: Sequence[Move], people: Sequence[str]) -> Nature:
    if any(
        move.kind in ("enter", "exit", "approach", "step", "walk", "withdraw", "stand", "sit")
        for move in moves
    ):
        return "move"
    if _HANDLING.search(text) and _THINGS.search(text) and people and len(text) <= 160:
        return "insert"
    if _REACTIONS.search(text) and not (_SOUND_ONLY.search(text) and not people):
        return "reaction"
    return "move" if moves else "plain"
