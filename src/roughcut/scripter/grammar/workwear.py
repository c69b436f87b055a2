"""What people wear for what they do or are: a nurse scrubs, a judge robes, an heiress no hoodie."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from roughcut.script.schema import Language
from roughcut.scripter.grammar.sexes import Sex
from roughcut.scripter.wordlists import pattern, phrases


@dataclass(frozen=True)
class Workwear:
    """Who wears it, the garment in English and Chinese, and its usual colours in both. A garment that
    only one sex wears so has another for the other."""

    who: re.Pattern[str]
    garment: tuple[str, str]
    colours: tuple[tuple[str, ...], tuple[str, ...]]
    hers: tuple[str, str] | None = None


def _wear(
    who: str, en: str, zh: str, colours_en: str, colours_zh: str, hers: tuple[str, str] | None = None
) -> Workwear:
    return Workwear(pattern(who), (en, zh), (phrases(colours_en), phrases(colours_zh)), hers)


_DARK = ("grey|navy|black|brown", "灰色|藏青色|黑色|棕色")
_TABLE = (
    _wear("nurse|护士", "scrubs", "护士服", "blue|teal|pink", "蓝色|青色|粉色"),
    _wear("surgeon|doctor|scientist|医生|科学家", "lab coat", "大褂", "white", "白色"),
    _wear("judge|法官", "robes", "法袍", "black", "黑色"),
    _wear("monk|nun|和尚|道士", "robe", "长袍", "grey|brown|orange", "灰色|棕色|橙色"),
    _wear("priest", "robe", "长袍", "black", "黑色"),
    _wear("police*|officer|guard|conductor|警察|警官|保安|站务员", "uniform", "制服", "navy|black|grey", "藏青色|黑色|灰色"),
    _wear("soldier|sergeant|士兵", "uniform", "军装", "green|khaki", "绿色|卡其色"),
    _wear("captain|pilot|ensign|sailor|船长|飞行员|水手", "uniform", "制服", "navy|white|grey", "藏青色|白色|灰色"),
    _wear("astronaut|宇航员", "spacesuit", "宇航服", "white|orange", "白色|橙色"),
    _wear("chef|cook|baker|barista|bartender|厨师", "apron", "围裙外衣", "white|brown|black", "白色|棕色|黑色"),
    _wear("waiter|waitress|服务员", "vest", "马甲", "black|red", "黑色|红色"),
    _wear("detective|inspector|侦探", "coat", "风衣", "beige|grey|brown", "米色|灰色|棕色"),
    _wear("mechanic|farmer|carpenter|木匠", "overalls", "工装服", "blue|grey|brown", "蓝色|灰色|棕色"),
    _wear("knight|骑士", "armour", "盔甲", "silver|grey", "银色|灰色"),
    _wear("king|prince|国王|王子", "robe", "长袍", "red|purple|blue", "红色|紫色|蓝色"),
    _wear("queen|princess|王后|公主", "gown", "礼服", "purple|red|blue", "紫色|红色|蓝色"),
    _wear("lawyer|manager|boss|secretary|agent|host|banker|律师|经理|老板|秘书|特工|主持人", "suit", "西装", *_DARK),
    _wear(
        "ceo|chairman|chairwoman|billionaire*|millionaire*|heiress|elegant|wealthy|glamorous|rich|总裁|董事长|富豪|豪门|千金|优雅|贵妇",
        "suit", "西装", *_DARK, hers=("dress", "连衣裙"),
    ),
)  # fmt: skip


def workwear(
    text: str, sex: Sex, language: Language, number: int, taken: Collection[str]
) -> tuple[str, str] | None:
    """(garment, colour) for whom `text` calls by a trade or a station; None where it does not. Of the usual
    colours the first that is not `taken`, from the `number`th on."""
    found = next((row for row in _TABLE if row.who.search(text)), None)
    if found is None:
        return None
    zh = language == "zh"
    garment = (found.hers if found.hers and sex == "female" else found.garment)[zh]
    colours = found.colours[zh]
    turned = colours[number % len(colours) :] + colours[: number % len(colours)]
    colour = next((each for each in turned if each not in taken), turned[0])
    return (f"{colour}{garment}" if zh else f"{colour} {garment}"), colour
