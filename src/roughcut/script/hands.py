"""What people have in their hands, read from prose in English and Chinese."""

from __future__ import annotations

import re
from typing import Literal

# ruff: noqa: E501  (the tables read better unbroken)

Held = Literal[
    "none", "cup", "glass", "bottle", "phone", "call", "letter", "book", "gun", "gun_aimed", "knife", "sword",
    "torch", "lantern", "umbrella", "suitcase", "bag", "flowers", "cigarette", "microphone", "stick", "key",
    "parcel", "ticket",
]  # fmt: skip
_NOUNS: tuple[tuple[Held, str], ...] = (
    ("cup", r"cups?|mugs?|(?:coffee|tea)(?! ?(?:shop|house|table|pot))|teacups?|杯子|茶杯|咖啡杯|一杯[咖茶热]|马克杯|咖啡"),
    ("glass", r"(?:wine ?)?glass(?!es)|goblet|tumbler|whisk(?:e?y)|wine|beer|drink|酒杯|玻璃杯|一杯酒"),
    ("bottle", r"bottles?|flask|canteen|瓶子|酒瓶|水瓶|瓶"),
    ("phone", r"(?:mobile |cell ?|smart)?phone|handset|telephone|receiver|手机|电话|听筒"),
    ("letter", r"letters?|envelopes?|notes?|papers?|documents?|files?|folders?|dossiers?|photo(?:graph)?s?|pictures?|maps?|postcards?|newspapers?|contracts?|telegrams?|scripts?|reports?|blueprints?|信封?|纸条?|照片|地图|文件|报纸|合同"),
    ("ticket", r"tickets?|(?:playing |business |credit |key)?cards?|banknotes?|coins?|车票|[门船机]?票|卡片?|名片|硬币"),
    ("book", r"books?|notebooks?|diar(?:y|ies)|journals?|ledgers?|menus?|novels?|albums?|tablets?|书|本子|笔记本|日记|相册|菜单"),
    ("gun", r"guns?|pistols?|revolvers?|rifles?|handguns?|weapons?|手枪|枪"),
    ("knife", r"kni(?:fe|ves)|daggers?|scalpels?|刀子?|匕首"),
    ("sword", r"swords?|katanas?|blades?|sabres?|sabers?|machetes?|长剑|宝剑|剑|长刀"),
    ("torch", r"torch(?:es)?|flashlights?|火把|手电筒?"),
    ("lantern", r"lanterns?|lamps?|candles?|灯笼|提灯|油灯|蜡烛"),
    ("umbrella", r"umbrellas?|parasols?|雨伞|伞"),
    ("suitcase", r"suitcases?|briefcases?|luggage|trunk|toolbox|valise|行李箱|手提箱|皮箱|公文包|箱子"),
    ("bag", r"(?:hand|shopping|paper|tote )?bags?|purses?|satchels?|baskets?|backpacks?|rucksacks?|knapsacks?|holdalls?|duffels?|sacks?|包|袋子?|篮子|书包"),
    ("flowers", r"flowers?|bouquets?|roses?|鲜花|花束|玫瑰|花"),
    ("cigarette", r"cigarettes?|cigars?|smokes?|香烟|烟"),
    ("microphone", r"microphones?|mikes?|mics?|话筒|麦克风"),
    ("stick", r"(?:walking )?(?:stick|cane)s?|staffs?|crutch(?:es)?|broom|拐杖|手杖|棍子?"),
    ("key", r"keys?|钥匙"),
    ("parcel", r"box(?:es)?|parcels?|packages?|crates?|trays?|盒子|包裹|纸箱|托盘"),
)  # fmt: skip
_TAKES = re.compile(
    r"\b(?:hold(?:s|ing)?|carr(?:y|ies|ying)|clutch(?:es|ing)?|grip(?:s|ping)?|grasp(?:s|ing)?|grabs?|grabbing|tak(?:es?|ing)(?: out| up)?|picks? up|picking up|lift(?:s|ing)?"
    r"|rais(?:es?|ing)|draws?|drawing|pulls? (?:out|up)?|pulling|brandish(?:es|ing)?|wield(?:s|ing)?|sip(?:s|ping)?|drinks?|drinking|nurs(?:es?|ing)|cradl(?:es?|ing)|read(?:s|ing)?"
    r"|unfold(?:s|ing)?|opens?|opening|studies|studying|examin(?:es?|ing)|lean(?:s|ing)? on|smok(?:es?|ing)|lights?|produc(?:es?|ing)|wav(?:es?|ing)|aim(?:s|ing)?|point(?:s|ing)?|levels?|levelling"
    r"|checks?|checking|scrolls?|tapping|taps|answers?|answering|shows?|showing|has|have|with)\b|[拿端握举捧提拄抱持掏抽取撑][着起出]?|手里|手中|喝着|读着|看着|翻着|打开|点燃|接起|点着",
    re.IGNORECASE,
)  # fmt: skip
_LEAVES = re.compile(
    r"\b(?:puts?|putting|sets?|setting|lays?|laying|drops?|dropping|throws?|throwing|hands?|handing|gives?|giving|pockets?|pocketing|slides?|sliding|places?|placing|leaves?|leaving"
    r"|tosses|tossing|passes|passing|hangs? up|hanging up|lowers|abandons?|releases?)\b|放下|放在|扔|丢|递给|递过|交给|收起|挂断|挂了|搁",
    re.IGNORECASE,
)  # fmt: skip
_CALL = re.compile(
    r"\b(?:on the phone|to (?:his|her|their) ear|answers? (?:the|his|her|their) (?:mobile |cell ?)?phone|into (?:the|his|her) (?:phone|receiver|handset)|(?:phone|receiver) (?:pressed|held) to)\b|打电话|接电话|接起电话|对着电话|听电话",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:aim|point|level|train)(?:s|ing|ling)?\b[^.;]{0,24}\b(?:gun|pistol|revolver|rifle|weapon|handgun)|\bat gunpoint\b|举枪|用枪指|枪口对准|拔枪对",
    re.IGNORECASE,
)
_AT_IT = re.compile(
    r"\b(?:point|gestur|look|star|glanc|gaz|nod|lean)\w* (?:down |up |over )?(?:at|to|towards?|over)\b[^,;]*$|指着|指向|看向",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:at|by|beside|near|behind|under|on) (?:his|her|their|the) (?:feet|foot|table|floor|desk|bench|ground|wall)\b|脚边|桌上|地上|身旁",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;!?。；！？]|, (?:and |then |while )?|，|\b(?:and then|then|while|as)\b")


_CARRIED: tuple[Held, ...] = ("stick", "umbrella", "suitcase", "sword", "lantern", "torch")


def read_held(text: str) -> Held | None:
    """What prose puts into a hand (`clutching a letter`, `端着茶杯`): `none` where it is put down or given
    away, None where it says nothing of hands."""
    found: Held | None = None
    for clause in _CLAUSE.split(text):
        held = _in_clause(clause)
        found = held if held is not None else found
    return found


def carried_in(description: str) -> Held | None:
    """What somebody has with them wherever they go, because it is part of how they are described."""
    held = read_held(description)
    if held is not None:
        return held
    things = dict(_THINGS)
    return next((thing for thing in _CARRIED if things[thing].search(description)), None)


def _in_clause(clause: str) -> Held | None:
    if _CALL.search(clause):
        return "call"
    if _AIMED.search(clause):
        return "gun_aimed"
    for held, nouns in _THINGS:
        thing = nouns.search(clause)
        if thing is None or _ELSEWHERE.search(clause[thing.end() :]):
            continue
        if held != "gun" and _AT_IT.search(clause[: thing.start()]):
            continue
        if _leaves(clause, thing.start()):
            return "none"
        in_hand = re.match(
            r"[^.;,]{0,16}\bin (?:one|his|her|their|both|each|the other) hands?\b", clause[thing.end() :]
        )
        if in_hand or _near(_TAKES, clause, thing.start()):
            return held
    return None


def _near(verbs: re.Pattern[str], clause: str, before: int) -> bool:
    """Whether one of the verbs stands not far before a place."""
    return verbs.search(clause[max(0, before - 34) : before]) is not None


def _leaves(clause: str, before: int) -> bool:
    verbs = [match.start() for match in _LEAVES.finditer(clause[:before])]
    takes = [match.start() for match in _TAKES.finditer(clause[:before])]
    return bool(verbs) and max(verbs) >= max(takes, default=-1) and before - max(verbs) < 34


_THINGS = tuple(
    (held, re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z-])", re.IGNORECASE)) for held, words in _NOUNS
)


def thing_in(clause: str) -> Held | None:
    """The first thing for a hand that a clause names, whatever is done with it; None without one."""
    found = [(match.start(), held) for held, nouns in _THINGS if (match := nouns.search(clause))]
    return min(found)[1] if found else None
