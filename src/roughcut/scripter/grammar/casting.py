"""Describes the cast: first from what the dialogue tells of people, then by distinct defaults."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roughcut.digest import digest_of
from roughcut.script.schema import Character, Language
from roughcut.scripter.grammar.moves import named_in
from roughcut.scripter.grammar.people import Sex, age_of, sex_of
from roughcut.scripter.schema import CastEntry, Dialogue, Turn
from roughcut.scripter.wordlists import pattern, phrases

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
_ANY_COLOUR = re.compile(
    rf"\b(?:{_COLOURS})\b|[㐀-鿿]{{1,2}}色|[红黑白蓝绿黄灰紫棕粉](?=[衣外衬毛大长短裙袍])"
)
_GARMENT = (
    "raincoat|trench coat|overcoat|lab coat|coat|jacket|blazer|suit|dress|gown|shirt|t-shirt|blouse|sweater|jumper"
    "|cardigan|hoodie|uniform|robe|robes|apron|vest|tunic|cloak|kimono|armour|armor|spacesuit|overalls|jumpsuit"
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
    r"(?:穿着?|身穿|披着?|身着)(?:一件|一身|一袭|一条|件|身)?([^，。；、！？（）]{1,14}?(?:衣|外套|衫|裙|袍|制服|西装|夹克|服|甲|毛衣|大褂|马甲|斗篷))"
)
_EXTRA_ZH = re.compile(
    r"(?:戴着?|架着?)(?:一副|一顶|顶|副)?([^，。；、！？]{0,6}?(?:眼镜|帽子?|头盔|头巾|王冠|围巾))"
)
_BUILD_ZH = re.compile(r"高大|高个|瘦高|瘦小|瘦|苗条|胖|魁梧|健壮|矮小|壮")

_TOPS: dict[Language, tuple[str, ...]] = {
    "en": phrases("green|blue|red|yellow|purple|orange|grey|white|black|brown|pink|teal|beige|navy"),
    "zh": phrases("绿色|蓝色|红色|黄色|紫色|橙色|灰色|白色|黑色|棕色|粉色|青色|米色|藏青色"),
}
_GARMENTS: dict[Language, tuple[str, ...]] = {
    "en": phrases("jacket|shirt|sweater|coat|hoodie|cardigan"),
    "zh": phrases("外套|衬衫|毛衣|大衣|连帽衫|开衫"),
}
_BOTTOMS: dict[Language, tuple[str, ...]] = {
    "en": phrases("dark trousers|blue jeans|grey trousers|black trousers"),
    "zh": phrases("深色长裤|蓝色牛仔裤|灰色长裤|黑色长裤"),
}
_HAIRS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "female": phrases("long black hair|short brown hair|a brown ponytail|long red hair|a black bun|short blond hair|long brown hair|curly black hair|long blond hair"),
        "male": phrases("short black hair|short brown hair|curly brown hair|short blond hair|messy black hair|short red hair|neat dark brown hair"),
        "old": phrases("short grey hair|white hair|thin grey hair|short white hair|silver hair"),
    },
    "zh": {
        "female": phrases("黑色长发|棕色短发|棕色马尾|红色长发|黑色发髻|金色短发|棕色长发|黑色卷发|金色长发"),
        "male": phrases("黑色短发|棕色短发|棕色卷发|金色短发|黑色乱发|红色短发|深棕色短发"),
        "old": phrases("灰色短发|白发|稀疏的灰发|白色短发|银发"),
    },
}  # fmt: skip
_BUILDS: dict[Language, tuple[str, ...]] = {"en": phrases("slim|of average build|sturdy|lean"), "zh": phrases("身材苗条|中等身材|身材结实|身材瘦削")}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What the dialogue tells of one person; empty where it tells nothing."""

    sex: Sex | None
    age: int | None
    job: str
    build: str
    hair: str
    beard: str
    top: str
    bottom: str
    extras: tuple[str, ...]


@dataclass
class _Wardrobe:
    """What is taken already, so that no two of the cast look alike."""

    tops: set[str]
    pairs: set[tuple[str, str]]


def cast_of(
    dialogue: Dialogue, language: Language, seed: int
) -> tuple[tuple[Character, ...], dict[str, Sex]]:
    """The cast in order of their first words, and everyone's sex. Looks that the user gave stay as they
    are; a voice that the user wishes tells of sex and age."""
    evidence = _evidence(dialogue)
    wardrobe = _Wardrobe(set(), set())
    wishes = {entry.name: entry for entry in dialogue.cast}
    told = {name: _told(name, _wished(wishes.get(name), evidence[name]), language) for name in evidence}
    for one in told.values():
        wardrobe.tops.update(colour for colour in _TOPS[language] if colour.rstrip("色") in one.top)
    cast: list[Character] = []
    sexes: dict[str, Sex] = {name: one.sex for name, one in told.items() if one.sex}
    for name, one in told.items():
        number = int(digest_of(name, seed)[:12], 16)
        sexes[name] = one.sex or _balanced(sexes, number)
        described = wishes[name].description if name in wishes else ""
        description = described or _describe(one, sexes[name], language, number, wardrobe)
        cast.append(Character(name=name, description=description))
    return tuple(cast), sexes


def _wished(entry: CastEntry | None, evidence: str) -> str:
    """What is told of a person; the user's own words come first."""
    return " . ".join(filter(None, [entry.description, entry.voice, evidence])) if entry else evidence


def _balanced(sexes: Mapping[str, Sex], number: int) -> Sex:
    """Where nothing tells, the cast is mixed: distinct voices are easier to follow."""
    women = sum(1 for sex in sexes.values() if sex == "female")
    if women * 2 == len(sexes):
        return "female" if number % 2 else "male"
    return "female" if women * 2 < len(sexes) else "male"


def _evidence(dialogue: Dialogue) -> dict[str, str]:
    """For each speaker, the clauses of narration that are about them."""
    speakers, aliases = dialogue.speakers, dialogue.aliases
    found: dict[str, list[str]] = {name: [] for name in speakers}
    for event in dialogue.events:
        if isinstance(event, Turn):
            continue
        for sentence in re.split(r"(?<=[.!?。！？])\s*", event.text):
            marks = named_in(sentence, speakers, aliases)
            for index, (start, name) in enumerate(marks):
                # Words right before a name belong to it: `her brother Elias`, `学生小雨`.
                head = sentence[_lead(sentence, start, marks, index) : start]
                end = marks[index + 1][0] if index + 1 < len(marks) else len(sentence)
                found[name].append(f"{head}{sentence[start:end]}")
    return {name: " . ".join(parts)[:4000] for name, parts in found.items()}


def _lead(sentence: str, start: int, marks: Sequence[tuple[int, str]], index: int) -> int:
    earlier = marks[index - 1][0] + len(marks[index - 1][1]) if index else 0
    return max(earlier, start - 24) if index else max(0, start - 40)


def _told(name: str, text: str, language: Language) -> Told:
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
        sex=sex_of(name, text),
        age=age_of(name, text),
        job=job.group(1).lower() if job else "",
        build=build.group().split()[0] if build else "",
        hair=hair.group() if hair else "",
        beard=beard.group() if beard else "",
        top=_bare(top.group(1)) if top else "",
        bottom=_bare(bottom.group(1)) if bottom else "",
        extras=tuple(dict.fromkeys(_bare(extra) for extra in extras))[:2],
    )


def _bare(garment: str) -> str:
    """A garment without the words that only lead to it: `in a yellow raincoat`, `and a cap`."""
    return re.sub(
        r"^(?:.*\b(?:in|a|an|and|the|his|her|their|with|wearing|of|from|puts?|on|off|takes?|wears?)\s+)",
        "",
        garment,
    )


def _describe(told: Told, sex: Sex, language: Language, number: int, wardrobe: _Wardrobe) -> str:
    age = told.age or 22 + number // 7 % 34
    hair = told.hair or _hair(sex, age, language, number // 11, wardrobe)
    top, colour = _top(told, language, number // 13, hair, wardrobe)
    wardrobe.tops.add(colour)
    wardrobe.pairs.add((hair, colour))
    plain = 0 if re.search(r"uniform|suit|制服|西装", top) else number // 17 % 4
    bottom = told.bottom or _BOTTOMS[language][plain]
    build = told.build or _BUILDS[language][number // 19 % 4]
    if language == "zh":
        return _chinese(told, sex, age, build, hair, top, bottom)
    return _english(told, sex, age, build, hair, top, bottom)


def _hair(sex: Sex, age: int, language: Language, number: int, wardrobe: _Wardrobe) -> str:
    choices = _HAIRS[language]["old" if age >= 60 else sex]
    turned = choices[number % len(choices) :] + choices[: number % len(choices)]
    taken = {hair for hair, _ in wardrobe.pairs}
    return next((hair for hair in turned if hair not in taken), turned[0])


def _top(told: Told, language: Language, number: int, hair: str, wardrobe: _Wardrobe) -> tuple[str, str]:
    """The garment with its colour; a colour that nobody else wears, while there are such."""
    colours = _TOPS[language]
    own = _ANY_COLOUR.search(told.top)
    if own:
        return told.top, own.group()
    start = number % len(colours)
    turned = colours[start:] + colours[:start]
    colour = next((c for c in turned if c not in wardrobe.tops), "")
    colour = colour or next((c for c in turned if (hair, c) not in wardrobe.pairs), turned[0])
    garment = told.top or _GARMENTS[language][number // 5 % len(_GARMENTS[language])]
    return f"{colour}{garment}" if language == "zh" else f"{colour} {garment}", colour


def _english(told: Told, sex: Sex, age: int, build: str, hair: str, top: str, bottom: str) -> str:
    her = "her" if sex == "female" else "his"
    noun, when = _stage_of_life(sex, age, her)
    parts = [f"{_article(noun)} {noun}{when}".capitalize()]
    parts += [_article(told.job) + " " + told.job] if told.job and told.job not in noun else []
    parts.append(build)
    bald = hair.lower().startswith(("bald", "shaved"))
    hair = hair.replace("-haired", " hair")
    alone = hair.lower().startswith(("a ", "an ")) or hair.lower().endswith(("hair", "braids"))
    look = hair if bald or alone else f"{_article(hair)} {hair}"
    beard = f" and {_article(told.beard)} {told.beard}" if told.beard else ""
    parts.append(f"{'with a ' if look == 'shaved head' else '' if bald else 'with '}{look}{beard}")
    whole = any(word in top for word in ("dress", "gown", "robe", "suit", "kimono", "overalls"))
    extras = [_with_article(extra) for extra in told.extras]
    worn = [_with_article(top), *([] if whole else [bottom]), *extras]
    return f"{', '.join(parts)}, wearing {_listed(worn)}."


def _stage_of_life(sex: Sex, age: int, her: str) -> tuple[str, str]:
    if age < 13:
        return ("girl" if sex == "female" else "boy"), f" of {max(5, age)}"
    if age < 20:
        return ("teenage girl" if sex == "female" else "teenage boy"), ""
    noun = "woman" if sex == "female" else "man"
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return (f"old {noun}" if age >= 65 else f"young {noun}" if age < 28 else noun), f" in {her} {tens[min(9, age // 10) - 2]}"  # fmt: skip


def _with_article(thing: str) -> str:
    if thing.endswith(("s", "armour", "armor")) and not thing.endswith(("dress",)):
        return thing
    return f"{_article(thing)} {thing}"


def _article(word: str) -> str:
    return "an" if word[:1].lower() in "aeio" or word.lower().startswith(("um", "un")) else "a"


def _listed(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def _chinese(told: Told, sex: Sex, age: int, build: str, hair: str, top: str, bottom: str) -> str:
    if age < 13:
        who = (
            f"{'零一二三四五六七八九十'[max(5, min(10, age))]}岁左右的{'女孩' if sex == 'female' else '男孩'}"
        )
    elif age < 20:
        who = f"十几岁的{'少女' if sex == 'female' else '少年'}"
    else:
        who = f"{'零一二三四五六七八九'[min(9, age // 10)]}十多岁的{'女性' if sex == 'female' else '男性'}"
    parts = [
        who,
        *([told.job] if told.job else []),
        build,
        hair + (f"，留着{told.beard}" if told.beard else ""),
    ]
    whole = any(word in top for word in ("裙", "袍", "西装", "大褂", "甲"))
    extras = "".join(f"，戴着{extra}" for extra in told.extras)
    return "，".join(parts) + f"，穿着{top}{'' if whole else '和' + bottom}{extras}。"
