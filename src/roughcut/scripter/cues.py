"""The lines of a screenplay that nobody says: titles, scene headings, transitions, cues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.scripter.wordlists import words

_SLUG = re.compile(r"^(?:\d+[.)]?\s+)?(?:INT|EXT|INT\.?/EXT|EXT\.?/INT|I/E|EST)(?:\.|\s|/)\s*\S.*$")
_NUMBERED = re.compile(
    r"^(?:SCENE|Scene)\s+(?:\d+|[IVX]+|One|Two|Three|Four|Five|Six)\b[\s:.\-–—]*\S?.*$"
    r"|^(?:ACT|Act)\s+(?:\d+|[IVX]+|One|Two|Three)\b.{0,60}$"
)
_SLUG_ZH = re.compile(
    r"^(?:第[\d一二三四五六七八九十百]+[场幕](?:$|[\s:：，、].*)|场景?[\d一二三四五六七八九十]+(?:$|[\s:：，、].*)"
    r"|(?:\d+[.、]?\s*)?[内外](?:景|[．.]|/外景?)[\s:：，、．.]*\S.*)$"
)
_PLACE = re.compile(
    r"^(?:scene|setting|place|location|time|场景|地点|时间|背景|布景)\s*[:：]\s*(\S.*)$", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^#{1,6}\s+(\S.*?)\s*#*$")
_TRANSITION = re.compile(
    r"^(?:>\s*)?(?:(?:SMASH |MATCH |JUMP )?CUT TO(?: BLACK)?|FADE (?:IN|OUT|TO)(?: BLACK)?|DISSOLVE TO"
    r"|INTERCUT|BLACKOUT|THE END|END|CURTAIN|CONTINUED|MONTAGE|LATER|CONTINUOUS"
    r"|淡入|淡出|切至|黑场|切换|剧终|完|全剧终)[:：.。]?$"
)
_EDITING = re.compile(
    r"^(?:>\s*)?(?:.{0,6}CUT TO|FADE|DISSOLVE|INTERCUT|THE END|END|CONTINUED|淡|切|剧终|完|全剧终)"
)
_TITLE = re.compile(r"^(?:title|标题|题目|片名|剧名)\s*[:：]\s*(\S.*)$", re.IGNORECASE)
_BOOK = re.compile(r"^《([^《》]+)》$")
_CUE = re.compile(r"^(?P<name>[^()（）\[\]:：]{1,50}?)\s*(?P<aside>(?:[(（][^()（）]*[)）]\s*)*)\^?$")
_CONTINUED = re.compile(r"^(?:cont(?:['’.]?d|inued|inuing)?\.?|续)$", re.IGNORECASE)
_SOUNDS = words(
    "BANG BOOM CRASH SILENCE LATER MONTAGE SUPER TITLE END CURTAIN THUD CLICK SLAM CREAK POW SMASH"
)


@dataclass(frozen=True)
class Cue:
    """A name alone on its line: the words are on the lines after it."""

    name: str
    aside: str = ""


def heading_of(text: str) -> str:
    """The place and time that a line moves the story to; empty where it does not."""
    place = _PLACE.match(text)
    if place:
        return place.group(1)
    marked = _MARKDOWN.match(text)
    line = marked.group(1) if marked else text.strip("*_ ")
    return line if marked or _is_place(line) else ""


def _is_place(line: str) -> bool:
    return bool(_SLUG.match(line) or _NUMBERED.match(line) or (len(line) <= 60 and _SLUG_ZH.match(line)))


def is_transition(text: str) -> bool:
    """True for `CUT TO:`, `FADE OUT.`, `淡出`."""
    return bool(_TRANSITION.match(text))


def is_editing(text: str) -> bool:
    """True for a transition that only the cutter needs: a cut, a fade, the end."""
    return is_transition(text) and bool(_EDITING.match(text))


def title_of(lines: Sequence[str]) -> tuple[str, int]:
    """The title at the head of a text, and how many lines it takes."""
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return "", 0
    text = lines[first].strip()
    marked = _MARKDOWN.match(text)
    for match in (_TITLE.match(text), _BOOK.match(text), marked):
        if match and not _is_place(match.group(1)):
            return match.group(1).strip('*_ "“”《》'), first + 1
    follows_blank = first + 1 < len(lines) and not lines[first + 1].strip()
    if follows_blank and _is_title_like(text):
        return text.strip("*_ "), first + 1
    return "", 0


def _is_title_like(text: str) -> bool:
    bare = text.strip("*_ ")
    if not bare or len(bare) > 60 or len(bare.split()) > 10 or heading_of(text) or is_transition(text):
        return False
    if bare[-1] in ".!?。！？…:：,，;；" or ":" in text or "：" in text:
        return False
    return not re.match(r"^[\[(（【\"“「『«'‘\-–—>*•]", text)


def cue_names(lines: Sequence[str]) -> frozenset[str]:
    """The names that stand alone above speeches: in capitals once, in any other form at least twice."""
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines):
        alone = index == 0 or not lines[index - 1].strip() or bool(heading_of(lines[index - 1].strip()))
        followed = index + 1 < len(lines) and bool(lines[index + 1].strip())
        if alone and followed and len(line) <= 120:
            cue = _cue(line)
            if cue:
                counts[cue.name] += 1
    capitals = {name for name in counts if name.isupper()}
    others = {name for name, count in counts.items() if count > 1 and not name.isupper()}
    return frozenset(capitals | (others if len(others) > 1 or capitals else set()))


def read_cue(line: str, names: frozenset[str]) -> Cue | None:
    """The cue that a line is, if its name is one of `names`."""
    cue = _cue(line) if len(line) <= 120 else None
    return cue if cue and cue.name in names else None


def _cue(line: str) -> Cue | None:
    text = line.strip().removeprefix("@")
    bare = re.sub(r"^(\*\*|__)(.*?)(\*\*|__)", r"\2", text)
    match = _CUE.match(bare)
    if not match or heading_of(text) or is_transition(text):
        return None
    name = match.group("name").strip()
    if not name or name in _SOUNDS or not _is_name(name):
        return None
    asides = [part.strip() for part in re.findall(r"[(（]([^()（）]*)[)）]", match.group("aside"))]
    return Cue(name, ", ".join(part for part in asides if part and not _CONTINUED.match(part)))


def _is_name(name: str) -> bool:
    parts = name.split()
    if (
        len(parts) > 5
        or not any(char.isalpha() for char in name)
        or re.search(r"[!?,;。！？，；…\"“”]|\.$", name)
    ):
        return False
    if name.isupper():
        return True
    if re.fullmatch(r"[㐀-鿿·]{2,6}", name):
        return True
    return len(parts) <= 3 and all(part[0].isupper() for part in parts)
