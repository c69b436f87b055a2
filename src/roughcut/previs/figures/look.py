"""From a name and a description to a look: what is written, then stable and distinct defaults."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from roughcut.models.speech.persons import Sex, read_person
from roughcut.previs.figures import words
from roughcut.previs.figures.defaults import (
    BOTTOM_COLOURS,
    COMBINATIONS,
    STYLES_BY_SEX,
    TOPS_BY_SEX,
    Combination,
)
from roughcut.previs.figures.palette import brightness, mix
from roughcut.previs.figures.reading import colour_before, colour_in, find, pick
from roughcut.previs.figures.years import years_of
from roughcut.previs.schema import Colour, Look

_HEIGHTS = {
    ("female", "adult"): 1.67, ("male", "adult"): 1.79, ("female", "old"): 1.60, ("male", "old"): 1.71,
    ("female", "teen"): 1.60, ("male", "teen"): 1.69, ("female", "child"): 1.22, ("male", "child"): 1.24,
}  # fmt: skip
_AGE_OF_VOICE = {"child": "child", "young": "adult", "adult": "adult", "old": "old"}
_BUILDS = ("average", "slim", "average", "average", "stout")
_TALLER = {"very_tall": 0.16, "tall": 0.09, "short": -0.10}
_HAIR_NOUN = (
    r"hair(?:ed)?|pony ?-?tail|bun|braids?|pigtails?|curls|bob(?: cut)?|afro|blonde|brunette|redhead|"
    r"头发|长发|短发|卷发|直发|发|马尾|辫子"
)
_GREYS: tuple[Colour, ...] = ((226, 225, 222), (188, 190, 194), (206, 202, 196), (164, 166, 170))
_SKINS: tuple[Colour, ...] = (
    (246, 214, 188),
    (240, 202, 172),
    (228, 184, 148),
    (250, 222, 200),
    (206, 156, 116),
)


def _roll(name: str, what: str, count: int) -> int:
    """A number below `count` that depends on the name and nothing else."""
    digest = hashlib.sha256(f"{what}\x00{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % count


def _combination(name: str, cast_names: Sequence[str]) -> Combination:
    """Hair and top colours of a name, different from everyone else's in the cast.

    Names claim combinations in the order of their own hashes, so the order of the cast is of no
    consequence.
    """
    cast = sorted({*cast_names, name}, key=lambda n: (_roll(n, "rank", 2**63), n))
    taken: dict[int, str] = {}
    for one in cast:
        start = _roll(one, "combination", len(COMBINATIONS))
        places = [(start + 7 * k) % len(COMBINATIONS) for k in range(len(COMBINATIONS))]
        tops = {COMBINATIONS[p].top for p in taken}
        free = [p for p in places if p not in taken]
        place = next((p for p in free if COMBINATIONS[p].top not in tops), free[0] if free else start)
        taken[place] = one
        if one == name:
            return COMBINATIONS[place]
    raise AssertionError("a name is always in its own cast")


def look_of(name: str, description: str, cast_names: Sequence[str], voice_sex: Sex | None = None) -> Look:
    """The look of a character: read from the description (English or Chinese) where it says
    something, and otherwise from the name, so that the same name always looks the same and no two
    of `cast_names` get the same hair and top colours by default.

    `voice_sex` is the sex that the character's voice has; without it, it is decided as voices do.
    """
    text = " ".join(description.split())
    sex = voice_sex or read_person(name, text).sex or _sex_in_cast(name, cast_names)
    age = _age(name, text)
    combination = _combination(name, cast_names)
    style = _hair_style(name, text, sex, age)
    skin = _skin(name, text)
    hair = _hair_colour(name, text, age, combination, skin)
    top, top_colour = _top(name, text, sex, age, combination)
    facial, facial_colour = _facial_hair(text, sex, hair)
    hat = pick(words.HATS, text) or "none"
    bottom, bottom_colour = _bottom(name, text, sex, age, top, top_colour)
    read: dict[str, Any] = {
        "sex": sex, "age": age, "height_m": _height(name, text, sex, age), "build": _build(name, text, sex,
        age),
        "skin": skin, "hair_style": style, "hair": hair, "grey": _grey(text, age, hair),
        "lines": _lines(text, age), "facial_hair": facial,
        "facial_hair_colour": facial_colour,
        "glasses": find(words.GLASSES, text) is not None,
        "suspenders": find(words.SUSPENDERS, text) is not None, "hat": hat,
        "hat_colour": _hat_colour(text, hat, combination), "top": top, "top_colour": top_colour,
        "bottom": bottom,
        "bottom_colour": bottom_colour, "accent": combination.accent,
    }  # fmt: skip
    return Look.model_validate(read)


def _sex_in_cast(name: str, cast_names: Sequence[str]) -> Sex:
    """Somebody of whom nothing is told: such people alternate in cast order, as their voices do."""
    unknown = [each for each in dict.fromkeys((*cast_names, name)) if read_person(each).sex is None]
    return "male" if name in unknown and unknown.index(name) % 2 else "female"


def _age(name: str, text: str) -> str:
    age = years_of(text)
    if age is not None:
        return "child" if age < 13 else "teen" if age < 20 else "adult" if age < 60 else "old"
    if find(r"\w*\s?young (?:wo)?m[ae]n|young lady|middle-aged|年轻女子|年轻男子|青年|中年", text):
        return "adult"
    found = pick(words.AGES, text)
    if found is None and find(r"girl|女孩", text):
        return "teen"
    if found is None and brightness(_beard_colour(text) or (0, 0, 0)) > 0.6:
        return "old"
    return found or pick(words.AGES, name) or _AGE_OF_VOICE[read_person(name, text).age]


def _lines(text: str, age: str) -> float:
    """How deep the years have drawn a face, 0…1: from the age that is told, or as one looks."""
    years = years_of(text)
    if years is None:
        years = 70 if age == "old" else 50 if find(words.MIDDLE_AGED, text) else 25
    if find(words.WEATHERED, text):
        years += 12
    return round(min(1.0, max(0.0, (years - 34) / 40)), 2) if age in ("adult", "old") else 0.0


def _grey(text: str, age: str, hair: Colour) -> float:
    """How much of dark hair is streaked with grey: what is told, else some after fifty."""
    if find(words.STREAKED, text):
        return 0.8
    said = colour_before(words.HAIR_COLOURS, _HAIR_NOUN, text)
    years = years_of(text) or (48 if find(words.MIDDLE_AGED, text) else 0)
    if said is not None or age != "adult" or brightness(hair) > 0.6:
        return 0.0
    return round(min(0.7, max(0.0, (years - 44) / 20)), 2)


def _build(name: str, text: str, sex: str, age: str) -> str:
    usual = _BUILDS if sex == "male" and age in ("adult", "old") else _BUILDS[:4]
    return pick(words.BUILDS, text) or usual[_roll(name, "build", len(usual))]


def _height(name: str, text: str, sex: str, age: str) -> float:
    centre = _HEIGHTS[sex, age]
    metres = re.search(r"(?<![\d.])([12])[.,米](\d{1,2})\s?(?:m\b|met|米)?", text)
    centimetres = re.search(r"(?<!\d)(1\d\d|2[01]\d)\s?(?:cm|厘米|公分)", text)
    if centimetres:
        return min(2.2, max(0.8, int(centimetres.group(1)) / 100))
    if metres and metres.group(0).strip()[-1] in "mt米":
        return min(2.2, max(0.8, int(metres.group(1)) + int(metres.group(2).ljust(2, "0")) / 100))
    word = pick(words.HEIGHTS, text)
    own = (_roll(name, "height", 9) - 4) * 0.01
    return round(centre + (_TALLER[word] if word else own), 3)


def _hair_style(name: str, text: str, sex: str, age: str) -> str:
    found = pick(words.HAIR_STYLES, text)
    if found == "curly" and sex == "female" and not find(r"short|短", text):
        return "long_curly"
    if found == "bob" and sex == "male" and not find(r"bob ?cut|bobbed|波波头|齐耳", text):
        found = None
    if found:
        return found
    styles = STYLES_BY_SEX[sex, age]
    if find(_HAIR_NOUN, text):  # hair that is spoken of is there
        styles = tuple(style for style in styles if style != "balding")
    return styles[_roll(name, "style", len(styles))]


def _hair_colour(name: str, text: str, age: str, combination: Combination, skin: Colour) -> Colour:
    phrase = find(_HAIR_NOUN, text)
    said = colour_before(words.HAIR_COLOURS, _HAIR_NOUN, text) if phrase else None
    joined = re.search(r"(\w+)[- ]haired", text, re.IGNORECASE)
    if joined and said is None:
        said = colour_in(words.HAIR_COLOURS, joined.group(1))
    if said:
        return said
    if said := _beard_colour(text):
        return said
    if age == "old":
        return _GREYS[_roll(name, "grey", len(_GREYS))]
    dark = brightness(skin) < 0.66 or any("一" <= c <= "鿿" for c in name)
    return mix(combination.hair, (30, 26, 30), 0.78) if dark else combination.hair


def _skin(name: str, text: str) -> Colour:
    said = next((colour for source, colour in words.SKINS.items() if find(source, text)), None)
    return said or _SKINS[_roll(name, "skin", len(_SKINS))]


def _beard_colour(text: str) -> Colour | None:
    source = "|".join(words.FACIAL_HAIR[kind] for kind in ("beard", "moustache"))
    return colour_before(words.HAIR_COLOURS, source, text)


def _facial_hair(text: str, sex: str, hair: Colour) -> tuple[str, Colour]:
    kind = pick(words.FACIAL_HAIR, text) or "none"
    if find(r"clean[- ]shaven|beardless", text) or (sex == "female" and kind == "stubble"):
        kind = "none"
    said = _beard_colour(text)
    return kind, said or mix(hair, (60, 40, 30), 0.12 if brightness(hair) < 0.6 else 0.0)


def _top(name: str, text: str, sex: str, age: str, combination: Combination) -> tuple[str, Colour]:
    kind = pick(words.TOPS, text)
    if kind is None and find(words.SUSPENDERS, text):
        kind = "shirt"
    if kind == "dress" and sex == "male":
        kind = "suit" if find(r"formal|dressed", text) else "robe"
    said = colour_before(words.COLOURS, words.TOPS[kind], text) if kind else None
    if kind is None:
        in_colour = re.search(
            r"(?:dressed|clad|all) in ([\w -]+)|(?:身着|一身)(\w{1,4})", text, re.IGNORECASE
        )
        said = colour_in(words.COLOURS, in_colour.group(0)) if in_colour else None
        tops = TOPS_BY_SEX[sex, age]
        kind = tops[_roll(name, "top", len(tops))]
    if said is None and kind == "suit":
        said = mix(combination.top, (38, 42, 58), 0.86)
    if said is None and find(r"lab ?coat|white coat|nurse\W*s? uniform|白大褂", text):
        said = (244, 244, 242)
    if said is None and kind == "tshirt" and find(words.SCRUBS, text):
        said = (104, 156, 160)
    if said is None and kind == "uniform" and find(r"fatigues|camouflage|迷彩服?", text):
        said = (98, 104, 72)
    if said is None and kind == "uniform":
        said = (244, 245, 248) if sex == "female" and age in ("child", "teen") else (44, 54, 86)
    return kind, said or combination.top


def _bottom(name: str, text: str, sex: str, age: str, top: str, top_colour: Colour) -> tuple[str, Colour]:
    kind = pick(words.BOTTOMS, text)
    said = colour_before(words.COLOURS, words.BOTTOMS[kind], text) if kind else None
    own = BOTTOM_COLOURS[_roll(name, "bottom", len(BOTTOM_COLOURS))]
    if top in ("dress", "robe") and kind is None:
        return "none", own
    if kind is None:
        kind = "trousers"
        if (
            sex == "female"
            and top in ("uniform", "shirt", "jacket")
            and (age in ("child", "teen") if top == "uniform" else _roll(name, "skirt", 3) == 0)
        ):
            kind = "skirt"
        elif age == "child" and top in ("tshirt", "shirt", "hoodie"):
            kind = "shorts"
    if said is None and (top == "suit" or (top == "tshirt" and find(words.SCRUBS, text))):
        said = top_colour
    if said is None and top == "uniform":
        said = (46, 58, 100) if sex == "female" else (78, 82, 94)
    return kind, said or own


def _hat_colour(text: str, hat: str, combination: Combination) -> Colour:
    said = colour_before(words.COLOURS, words.HATS[hat], text) if hat != "none" else None
    return said or mix(combination.top, (60, 56, 62), 0.6)
