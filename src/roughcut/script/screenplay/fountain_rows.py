"""What a row of Fountain is by itself: a heading, a cue, a transition, an item of the title page."""

from __future__ import annotations

import re

from roughcut.script.screenplay.marks import HOLE, plain
from roughcut.script.screenplay.schema import SceneHeading

_LONGEST_CUE, _LONGEST_HEADING = 200, 400
_SLUG = re.compile(
    r"(?:(?P<number>\d+[A-Z]{0,2})[.)]?[ \t]+)?"
    r"(?P<text>(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|I/E|(?-i:EST))(?:\.|/|[ \t])\s*\S.*)",
    re.IGNORECASE,
)
_SLUG_ZH = re.compile(
    r"(?:(?P<number>\d+)[.、]?\s*)?(?P<text>(?:[内外]景|[内外]/[内外]景?|日景|夜景)[\s:：，、．.]*\S.*"
    r"|第[\d一二三四五六七八九十百]+[场幕](?:[\s:：，、].*)?|场景?[\d一二三四五六七八九十]+(?:[\s:：，、].*)?)"
)
_NUMBERED = re.compile(r"(?P<text>.*\S)\s*(?<!\\)#(?P<number>(?:\\.|[^#\\])+)#")
_TRANSITION = re.compile(
    r"[A-Z][A-Z' ]{0,40}TO:|FADE (?:IN|OUT|TO BLACK)[.:]?|CUT TO BLACK[.:]?"
    r"|(?:SMASH |MATCH |JUMP )?CUT TO[.:]?"
    r"|THE END[.]?"
    r"|(?:淡入|淡出|切至|黑场|切换|剧终|完|全剧终)[:：.。]?"
)
_CUE = re.compile(r"(?P<name>(?:\\.|[^()（）\\])*)(?P<asides>(?:[(（](?:\\.|[^()（）\\])*[)）]\s*)*)")
_PLAIN_CUE = re.compile(r"(?P<name>[^()（）]*)(?P<asides>(?:[(（][^()（）]*[)）]\s*)*)")
_ASIDE = re.compile(r"[(（]((?:\\.|[^()（）\\])*)[)）]")
_HAN_NAME = re.compile(r"[㐀-鿿][㐀-鿿·•A-Za-z0-9]{0,7}")
_CONTINUED = re.compile(r"(?:cont(?:['’.]?d|inued|inuing)?\.?|续)", re.IGNORECASE)
_TITLE_KEY = re.compile(r"(?P<key>[^\W\d_][^\n:：]{0,40}?)\s*[:：](?P<value>.*)")
_TITLE_KEYS = re.compile(
    r"title|credit|author|authors|source|notes|draft date|date|contact|copyright|revision|format|font|episode"
    r"|标题|剧名|片名|作者|编剧|来源|日期|版权|联系方式",
    re.IGNORECASE,
)


def heading_of(row: str, *, forced: bool = False) -> SceneHeading | None:
    """The scene heading that a row is; `forced` where a dot before it said so."""
    if len(row) > _LONGEST_HEADING and not forced:
        return None
    bare = row.strip()
    numbered = _NUMBERED.fullmatch(bare)
    number = numbered.group("number") if numbered else ""
    text = plain(numbered.group("text") if numbered else bare).strip()
    match = _SLUG.fullmatch(text) or (len(text) <= 60 and _SLUG_ZH.fullmatch(text)) or None
    if match and match.groupdict().get("number"):
        return SceneHeading(text=match.group("text"), number=number or match.group("number"))
    return SceneHeading(text=text, number=plain(number)) if text and (forced or match) else None


def is_transition(row: str) -> bool:
    """True for `CUT TO:` and its kind."""
    return len(row) <= _LONGEST_CUE and bool(_TRANSITION.fullmatch(plain(row).strip()))


def cue_of(row: str, *, forced: bool = False) -> tuple[str, tuple[str, ...], bool] | None:
    """Name, extensions and whether the speech is dual, where a row can be a cue: in capitals, in
    Chinese characters alone, or `forced`."""
    bare = row.replace(HOLE, "").strip()
    dual = bare.endswith("^") and not bare.endswith("\\^")
    bare = bare.removesuffix("^").rstrip() if dual else bare
    match = _CUE.fullmatch(bare) if len(bare) <= _LONGEST_CUE or forced else None
    name = plain(match.group("name") if match else bare).strip()
    if not name or not (forced or (match and _is_name(name))):
        return None
    return name, _extensions(match.group("asides")) if match else (), dual


def split_cue(text: str) -> tuple[str, tuple[str, ...]]:
    """Name and extensions of a cue without marks; `CONT'D` goes."""
    match = _PLAIN_CUE.fullmatch(text.strip())
    if not match or not match.group("name").strip():
        return text.strip(), ()
    return match.group("name").strip(), _extensions(match.group("asides"))


def _extensions(asides: str) -> tuple[str, ...]:
    found = [plain(aside).strip() for aside in _ASIDE.findall(asides)]
    return tuple(aside for aside in found if aside and not _CONTINUED.fullmatch(aside))


def _is_name(name: str) -> bool:
    if _HAN_NAME.fullmatch(name):
        return True
    return any(char.isupper() for char in name) and name == name.upper() and name[-1] not in "!?:：！？，。"


def title_item(row: str, *, first: bool) -> tuple[str, str] | None:
    """Key and value of a row of the title page; its first row has a key that title pages have."""
    match = _TITLE_KEY.fullmatch(row.strip()) if row[:1] not in (" ", "\t") else None
    if not match or (first and not _TITLE_KEYS.fullmatch(match.group("key"))):
        return None
    return plain(match.group("key")), plain(match.group("value")).strip()
