"""Reads what the dialogue tells of a person's looks, in English and Chinese."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from roughcut.script.schema import Language
from roughcut.scripter.grammar.ages import age_of
from roughcut.scripter.grammar.evidence import Evidence
from roughcut.scripter.grammar.introductions import Introduction, introduced
from roughcut.scripter.grammar.sexes import Sex, sex_of
from roughcut.scripter.wordlists import pattern

_COLOURS = "black|white|grey|gray|silver|brown|blond|blonde|red|green|blue|yellow|orange|purple|pink|beige|golden|dark|auburn|ginger|navy|teal|khaki"  # fmt: skip
_HAIR = re.compile(
    r"\b((?:(?:long|short|curly|straight|wavy|thin|thick|messy|untidy|cropped|braided|neat|wild|tied(?:-back)?"
    rf"|shoulder-length|close-cropped|{_COLOURS})[ ,-]+(?:and )?){{1,4}}hair|bald(?: head)?|shaved head|(?:\w+ )?ponytail"
    r"|(?:\w+ )?braids|(?:grey|white|silver|red|blond|blonde|dark)-haired)\b",
    re.IGNORECASE,
)
_BEARD = re.compile(
    rf"\b(?:(?:long|short|bushy|trimmed|{_COLOURS}) ){{0,3}}(?:beard|moustache|mustache|stubble)\b",
    re.IGNORECASE,
)
ANY_COLOUR = re.compile(
    rf"\b(?:{_COLOURS})\b|[㐀-鿿]{{1,2}}色|[红黑白蓝绿黄灰紫棕粉](?=[衣外衬毛大长短裙袍])"
)
_GARMENT = (
    "raincoat|trench coat|overcoat|lab coat|coat|jacket|blazer|suit|dress|gown|shirt|t-shirt|blouse|sweater|jumper"
    "|cardigan|hoodie|uniform|robe|robes|apron|vest|tunic|cloak|kimono|armour|armor|spacesuit|overalls|jumpsuit|scrubs|tuxedo"
    "|pyjamas|pajamas|sari|bathrobe|nightgown|turtleneck|sweatshirt|tracksuit|parka|poncho|waistcoat|costume|wetsuit|swimsuit"
    "|rags|fatigues|cassock|toga|sundress"
)
_BOTTOM = "trousers|jeans|skirt|shorts|pants|leggings"
_WEAR = re.compile(rf"\b(?:(?:a|an|his|her|their|the) )?((?:[a-z-]+ ){{0,3}}(?:{_GARMENT}))\b", re.IGNORECASE)
_LEGS = re.compile(rf"\b((?:[a-z-]+ ){{0,2}}(?:{_BOTTOM}))\b", re.IGNORECASE)
_EXTRA = re.compile(
    r"\b((?:[a-z-]+ ){0,1}(?:glasses|spectacles|hat|cap|beanie|helmet|headscarf|hijab|crown|scarf))\b",
    re.IGNORECASE,
)
_BUILD = pattern(
    "tall|short man|short woman|slim|slender|thin|lean|stout|heavy|broad|burly|muscular|wiry|plump|small|petite|lanky|stocky"
)
_JOB = re.compile(
    r"\b((?:(?:station|security|prison|police|private|ticket|train|taxi|school|head|chief|junior|senior) )?(?:guard|"
    r"detective|inspector|officer|policeman|policewoman|doctor|nurse|surgeon|teacher|professor|student|engineer|pilot|"
    r"captain|ensign|sergeant|soldier|waiter|waitress|barista|bartender|chef|cook|journalist|reporter|host|lawyer|judge|"
    r"scientist|astronaut|mechanic|farmer|fisherman|baker|artist|painter|musician|singer|writer|priest|monk|nun|guide|"
    r"driver|conductor|librarian|archaeologist|photographer|carpenter|sailor|king|queen|prince|princess|knight|thief|"
    r"manager|secretary|boss|landlord|landlady|neighbour|neighbor|intern|analyst|agent|gardener))\b",
    re.IGNORECASE,
)
_JOB_ZH = re.compile(
    r"(站务员|保安|警察|侦探|警官|医生|护士|老师|教授|学生|工程师|飞行员|船长|队长|士兵|服务员|厨师|记者|主持人|律师|法官|科学家|"
    r"宇航员|司机|导游|向导|考古学家|摄影师|木匠|水手|国王|王后|王子|公主|骑士|经理|秘书|老板|邻居|特工|园丁|店主|画家|作家|歌手|和尚|道士)"
)
_HAIR_ZH = re.compile(
    r"(?:(?:乌黑|黑色|白色|灰色|银色|棕色|金色|红色|花白|满头|一头|长长|短短|卷曲)的?)*(?:白发|黑发|银发|金发|灰发|红发|长发|短发|卷发|马尾|辫子|光头|秃顶|头发花白|白头发)"
)
_BEARD_ZH = re.compile(r"(?:[白黑灰花长短]+)?(?:胡子|胡须|络腮胡)")
_WEAR_ZH = re.compile(
    r"(?:穿着?|身穿|披着?|身着)(?:一件|一身|一袭|一条|件|身)?([^，。；、！？（）]{1,14}?(?:衣|外套|衫|裙|袍|制服|西装|夹克|服|甲|毛衣|大褂|马甲|斗篷|婚纱|军装|唐装|盛装|纱))"
    r"|(?:^|[，。；、！？（）\s])([^，。；、！？（）\s]{0,6}?(?:西装|西服|婚纱|旗袍|礼服|制服|校服|军装|警服|汉服|长袍|长衫|风衣|大衣|外套|衬衫|毛衣|连衣裙|睡衣|夹克|皮衣|卫衣|斗篷|盔甲|白大褂))(?=[，。；、！？（）]|$)"
)
_EXTRA_ZH = re.compile(
    r"(?:戴着?|架着?)(?:一副|一顶|顶|副)?([^，。；、！？]{0,6}?(?:眼镜|帽子?|头盔|头巾|王冠|围巾))"
)
_BUILD_ZH = re.compile(r"高大|高个|瘦高|瘦小|瘦|苗条|胖|魁梧|健壮|矮小|壮")

_ROBOT = pattern("robot|robots|android|droid|cyborg|automaton|humanoid|机器人|仿生人|人形机器")
_MODEL_NUMBER = re.compile(r"[A-Z]{1,6}-?\d{1,4}[A-Z]?(?:-?[A-Z]?\d)?")
"""What machines are called: BOB-7, R2-D2, HAL9000."""


@dataclass(frozen=True)
class Told:
    """What the dialogue tells of one person; empty where it tells nothing."""

    name: str
    sex: Sex | None
    age: int | None
    job: str
    build: str
    hair: str
    beard: str
    top: str
    bottom: str
    extras: tuple[str, ...]
    introduction: Introduction
    robot: bool = False


def told_of(name: str, evidence: Evidence, language: Language) -> Told:
    """What all that is said of `name` tells of them; how they are introduced is kept as it is."""
    text, traces = evidence.text, evidence.traces
    about = f"{name} . {text}"
    if language == "zh" or re.search(r"[㐀-鿿]", text):
        job, hair, beard, build = _JOB_ZH.search(about), _HAIR_ZH.search(text), _BEARD_ZH.search(text), _BUILD_ZH.search(text)  # fmt: skip
        top, extras = _WEAR_ZH.search(text), tuple(m.group(1) for m in _EXTRA_ZH.finditer(text))
        bottom = None
    else:
        job, hair, beard, build = (
            _JOB.search(about),
            _HAIR.search(text),
            _BEARD.search(text),
            _BUILD.search(text),
        )
        top, bottom = _WEAR.search(text), _LEGS.search(text)
        extras = tuple(m.group(1) for m in _EXTRA.finditer(text))
    return Told(
        name=name,
        sex=sex_of(name, traces),
        age=age_of(name, text),
        job=job.group(1).lower() if job else "",
        build=build.group().split()[0] if build else "",
        hair=hair.group() if hair else "",
        beard=beard.group() if beard else "",
        top=_bare(next(filter(None, top.groups()))) if top else "",
        bottom=_bare(bottom.group(1)) if bottom else "",
        extras=_different(_bare(extra) for extra in extras)[:2],
        introduction=introduced(evidence.after, language),
        robot=bool(_MODEL_NUMBER.fullmatch(name) or _ROBOT.search(f"{name} . {traces.introduction}")),
    )


def _different(things: Iterable[str]) -> tuple[str, ...]:
    """Things of different kinds: `round glasses` and, later, `her glasses` are one."""
    kinds: dict[str, str] = {}
    for thing in things:
        kinds.setdefault(thing.split()[-1], thing)
    return tuple(kinds.values())


def _bare(garment: str) -> str:
    """A garment without the words that only lead to it: `in a yellow raincoat`, `and a cap`."""
    return re.sub(
        r"^(?:.*\b(?:in|a|an|and|the|his|her|their|with|wearing|of|from|puts?|on|off|takes?|wears?)\s+)",
        "",
        garment,
    )
