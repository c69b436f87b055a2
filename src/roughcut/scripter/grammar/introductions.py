"""Finds the user's own words for a person's looks: what stands between a name and its verb."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.script.schema import Language
from roughcut.scripter.wordlists import pattern

_SURNAME = re.compile(r"^(?: (?:[A-Z][\w’'-]*\.?|von|van|de|da|del|of))+(?=\s*[,(]| (?:is|was) )")
_LINKED = re.compile(r"^\s+(?:is|was)\s+(?=an?\s|in\s|wearing\s|dressed\s)")
_THINGS_IN_S = pattern(
    "glasses|spectacles|sunglasses|suspenders|braces|braids|plaits|jeans|trousers|shorts|pants|overalls|dungarees|freckles"
    "|dimples|boots|shoes|gloves|tattoos|eyes|pyjamas|pajamas|clothes|curls|earrings|bangs|leggings|robes|rags|always|his"
)
_VERB = re.compile(
    r"^(?:and |then |now |slowly |still |also )*(?:[a-z]+s (?:at|on|in|by|over|under|an?|the|her|his|their|with|for|to"
    r"|from|near|next|beside|up|down|out|off|through|across|and|behind|into|against|onto|alone|there|back|it|them"
    r"|around|between|along|past|away|still|[A-Z])\b|[a-z]+s$|(?:is|was|has|had|who|he|she|they|it)\b)"
)
_STATE = re.compile(r"^(?:and )?(?!wearing|carrying)[a-z]+ing\b")
_VERB_ZH = re.compile(
    r"^(?:正|也|又|则|便|独自|匆匆|缓缓|慢慢|默默|静静)*(?:站|坐|蹲|靠|走|跑|躺|举|拿|看|进|从|在|推|抱|提|倚|跪|望|握|等|盯|对|向|和|与|跟|说|低头|抬|转|指)"
)
_SEEN = pattern(
    "hair|haired|bald|shaved|beard|bearded|moustache|mustache|stubble|ponytail|braid*|bun|eyes|skin|skinned|face|scar|tattoo*"
    "|freckles|freckled|tall|short|slim|slender|thin|lean|stout|heavy|heavyset|broad|burly|muscular|wiry|plump|small|petite"
    "|lanky|stocky|pale|tanned|woman|man|girl|boy|lady|gentleman|child|kid|teenager|teenage|old|young|elderly|middle-aged"
    "|coat|raincoat|overcoat|jacket|blazer|suit|dress|gown|shirt|t-shirt|blouse|sweater|jumper|cardigan|hoodie|uniform"
    "|robe|robes|apron|vest|waistcoat|tunic|cloak|kimono|armour|armor|spacesuit|overalls|jumpsuit|trousers|jeans|skirt"
    "|shorts|pants|leggings|glasses|spectacles|sunglasses|hat|cap|beanie|helmet|headscarf|hijab|crown|scarf|suspenders"
    "|braces|boots|shoes|gloves|tie|cane|walking stick|backpack|wheelchair|earrings|necklace|wearing|dressed"
)
_SEEN_ZH = re.compile(
    r"发|辫|光头|胡|须|眼|肤|脸|疤|十出头|十开外|高大|高个|瘦|胖|魁梧|健壮|矮|壮|苗条|岁|老人|男|女|少年|少女|孩|穿|身着|披|戴|衣|衫|裙|袍|制服|西装|帽|拐杖|年轻|中年|年迈"
)
_PURE_AGE = re.compile(
    r"(?:aged |age |about |around |almost |nearly )?(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|five|six|seven|eight|nine)(?: years old|-year-old)?",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:{_PURE_AGE.pattern}|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
_LONGEST = 200


@dataclass(frozen=True)
class Introduction:
    """The user's words for one person: `age` where a part is nothing else, and the parts that show."""

    age: str = ""
    parts: tuple[str, ...] = ()

    @property
    def tells_age(self) -> bool:
        """Whether a part says how old the person is."""
        return any(_AGED.search(part) for part in self.parts)

    @property
    def text(self) -> str:
        """The parts as one text."""
        return ", ".join(self.parts)


def introduced(after_names: Sequence[str], language: Language) -> Introduction:
    """The words right after a person's name that say how they look; empty where nothing does.

    `after_names` are the texts that follow each mention: `, fifty-one, in a green apron, stands …`.
    Parts are whole and verbatim. Reading ends at the first verb.
    """
    for text in after_names:
        parts = apposition(text)
        age = next((part for part in parts if _PURE_AGE.fullmatch(part)), "")
        seen = _SEEN_ZH if language == "zh" or re.search(r"[㐀-鿿]", text) else _SEEN
        kept = tuple(part for part in parts if seen.search(part) and part != age)
        if kept and sum(map(len, kept)) <= _LONGEST:
            return Introduction(age, kept)
    return Introduction()


def apposition(after_name: str) -> list[str]:
    """The parts of what stands between a name and its verb: `fifty`, `her brother`, `in a red coat`."""
    rest = _SURNAME.sub("", after_name)
    if linked := _LINKED.match(rest):
        return _until_verb([rest[linked.end() :].split(".")[0]])
    rest = rest.lstrip()
    if rest[:1] in ("(", "（") and re.search(r"[)）]", rest):
        return _split(re.split(r"[)）]", rest[1:])[0])
    return _until_verb(_split(rest[1:])) if rest[:1] in (",", "，") else []


def _split(text: str) -> list[str]:
    return [part for each in re.split(r"[,，、;；]", text) if (part := each.strip(" .。!！?？[]【】"))]


def _until_verb(parts: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        verb = _VERB_ZH.match(part) or (_VERB.match(part) and not _THINGS_IN_S.match(part))
        if verb or len(kept) == 7:
            break
        if not _STATE.match(part):
            kept.append(re.sub(r"^and ", "", part))
    return kept
