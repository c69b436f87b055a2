"""Puts a person's looks into words: the user's own first, then distinct defaults."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from roughcut.script.schema import Language
from roughcut.scripter.grammar.introductions import Introduction
from roughcut.scripter.grammar.looks import ANY_COLOUR, Told
from roughcut.scripter.grammar.sexes import Sex
from roughcut.scripter.grammar.workwear import workwear
from roughcut.scripter.wordlists import phrases

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
        "greying": phrases("short grey hair"),
        "old": phrases("short grey hair|white hair|thin grey hair|short white hair|silver hair"),
    },
    "zh": {
        "female": phrases("黑色长发|棕色短发|黑色马尾|棕色长发|黑色发髻|黑色短发|棕色马尾|黑色卷发|棕色卷发"),
        "male": phrases("黑色短发|棕色短发|黑色乱发|深棕色短发|黑色卷发|棕色卷发"),
        "greying": phrases("灰色短发"),
        "old": phrases("灰色短发|白发|稀疏的灰发|白色短发|银发"),
    },
}  # fmt: skip
_WHOLE = re.compile(
    r"dress|gown|robe|suit|kimono|overalls|scrubs|tuxedo|uniform|fatigues|pyjamas|pajamas|sari|armou?r|cassock|toga|costume"
    r"|裙|袍|西装|西服|大褂|甲(?<!马甲)|婚纱|礼服|制服|校服|军装|警服|护士服|工装服|宇航服|睡衣|汉服|盛装|唐装"
)
_DRESSED = re.compile(r"\b(?:wearing|dressed|clad|wears)\b|穿|身着|披着", re.IGNORECASE)
_SOBER = re.compile(r"suit|tuxedo|blazer|uniform|trench coat|overcoat|西装|西服|礼服|制服|风衣")
_SOBER_COLOURS: dict[Language, tuple[str, ...]] = {
    "en": phrases("grey|navy|black|brown"),
    "zh": phrases("灰色|藏青色|黑色|棕色"),
}
_PERSON = re.compile(r"\b(?:woman|man|girl|boy|lady|gentleman)\b", re.IGNORECASE)
_BUILDS: dict[Language, tuple[str, ...]] = {"en": phrases("slim|of average build|sturdy|lean"), "zh": phrases("身材苗条|中等身材|身材结实|身材瘦削")}  # fmt: skip


@dataclass
class Wardrobe:
    """What is taken already, so that no two of the cast look alike."""

    tops: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def reserve(self, told: Told, language: Language) -> None:
        """Keep the colour that somebody is told to wear from everybody else."""
        self.tops.update(colour for colour in _TOPS[language] if colour.rstrip("色") in told.top)


def described(told: Told, sex: Sex, language: Language, number: int, wardrobe: Wardrobe) -> str:
    """A sentence on a person's looks. What nothing tells is chosen by `number`, unlike anybody before."""
    age = told.age or 22 + number // 7 % 34
    bearded_grey = bool(re.search(r"gr[ae]y|white|silver|白|灰", told.beard))
    of_age = "old" if age >= 60 else "greying" if bearded_grey else sex
    hair = told.hair or _hair(of_age, language, number // 11, wardrobe)
    top, colour = _top(told, sex, language, number // 13, hair, wardrobe)
    wardrobe.tops.add(colour)
    wardrobe.pairs.add((hair, colour))
    plain = 0 if re.search(r"coat|vest|blazer|外套|马甲", top) and told.job else number // 17 % 4
    bottom = told.bottom or _BOTTOMS[language][plain]
    build = told.build or _BUILDS[language][number // 19 % 4]
    if told.robot and not told.introduction.parts:
        return _robot(build, colour, language)
    if told.introduction.parts:
        missing = [*_job_left_out(told, language), *_missing(told, hair, top, bottom, language)]
        return _as_introduced(told.introduction, sex, told.age, missing, language)
    if language == "zh":
        return _chinese(told, sex, age, build, hair, top, bottom)
    return _english(told, sex, age, build, hair, top, bottom)


def _job_left_out(told: Told, language: Language) -> list[str]:
    """What somebody does, where it is told elsewhere than in their name and introduction."""
    if not told.job or told.job in f"{told.name} {told.introduction.text}".casefold():
        return []
    return [told.job if language == "zh" else _with_article(told.job)]


def _robot(build: str, colour: str, language: Language) -> str:
    if language == "zh":
        return f"人形机器人，银色金属外壳，没有头发，{build}，穿着{colour}制服。"
    return (
        f"A humanoid robot of silver metal, {build}, hairless, wearing {_with_article(f'{colour} uniform')}."
    )


def _missing(told: Told, hair: str, top: str, bottom: str, language: Language) -> list[str]:
    """The looks that an introduction leaves open, as the defaults have them."""
    whole = _WHOLE.search(top)
    dressed = bool(told.top) or bool(_DRESSED.search(told.introduction.text))
    worn = [*([] if dressed else [top]), *([] if whole or told.bottom else [bottom])]
    if dressed and not told.top:  # in words that only a reader understands
        worn = []
    if language == "zh":
        return [
            *([] if told.hair else [hair]),
            *([f"{'下身' if dressed else ''}穿着{'和'.join(worn)}"] if worn else []),
        ]
    return [
        *([] if told.hair else [f"with {hair}"]),
        *([f"wearing {_listed([_with_article(thing) for thing in worn])}"] if worn else []),
    ]


def _as_introduced(
    own: Introduction, sex: Sex, age: int | None, missing: Sequence[str], language: Language
) -> str:
    """The user's own words, led by who it is where they do not say so, then what they leave open."""
    if language == "zh":
        who = (
            ""
            if re.search(r"[男女]|少[年女]|老[人太头汉妇]", own.text)
            else f"{'女性' if sex == 'female' else '男性'}"
        )
        return "，".join(filter(None, [who, own.age and f"{own.age}岁", *own.parts, *missing])) + "。"
    her = "her" if sex == "female" else "his"
    noun, when = _stage_of_life(sex, age or 30, her)
    exact = f" of {own.age}" if own.age else "" if age is None or own.tells_age else when
    if _PERSON.search(own.text):
        lead, parts = [], _PERSON.sub(lambda found: found.group() + exact, own.text, count=1).split(", ")
    else:
        lead, parts = [f"{_article(noun)} {noun}{exact}"], list(own.parts)
    sentence = ", ".join([*lead, *parts, *missing])
    return sentence[:1].upper() + sentence[1:] + "."


def _hair(of_age: str, language: Language, number: int, wardrobe: Wardrobe) -> str:
    choices = _HAIRS[language][of_age]
    turned = choices[number % len(choices) :] + choices[: number % len(choices)]
    taken = {hair for hair, _ in wardrobe.pairs}
    return next((hair for hair in turned if hair not in taken), turned[0])


def _top(
    told: Told, sex: Sex, language: Language, number: int, hair: str, wardrobe: Wardrobe
) -> tuple[str, str]:
    """The garment with its colour; a colour that nobody else wears, while there are such."""
    colours = _TOPS[language]
    own = ANY_COLOUR.search(told.top)
    if own:
        return told.top, own.group()
    usual = None if told.top else workwear(f"{told.job} . {told.introduction.text}", sex, language, number, wardrobe.tops)  # fmt: skip
    if usual:
        return usual
    if _SOBER.search(told.top):
        colours = _SOBER_COLOURS[language]
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
    whole = _WHOLE.search(top)
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
    whole = _WHOLE.search(top)
    extras = "".join(f"，戴着{extra}" for extra in told.extras)
    return "，".join(parts) + f"，穿着{top}{'' if whole else '和' + bottom}{extras}。"
