"""Which `Name:` at the head of a line is a speaker, and which is a note, an hour or an address."""

# ruff: noqa: E501 - Chinese characters count double here

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from roughcut.scripter.wordlists import phrases, words

_LONGEST_NAME = 60
_ASIDE = re.compile(
    r"^(?P<name>.*?\S)\s*[(（\[［](?P<aside>[^()（）\[\]［］]*[^\W\d_][^()（）\[\]［］]*)[)）\]］]$"
)
_LENS = re.compile(r"^【([^【】]{1,20})】\s*(\S.*)$")
_CONTINUED = re.compile(r"^(?:cont(?:['’.]?d|inued|inuing)?\.?|续)$", re.IGNORECASE)
_STAMP = re.compile(
    r"^[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[ap]m)?[\])]?\s*(?:[-–—|]\s*)?(?=\D)", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:\d{1,4}[.)、．]|[(（]\d{1,4}[)）])\s*(?=\S)")
_BULLET = re.compile(r"^(?:[-*+•·▪‣◦>]\s+)+(?=\S)")
_SAYS = re.compile(
    r"\b(?:said|says?|asked|asks|replied|replies|whispered|whispers|shouted|shouts|answered|answers|added|adds"
    r"|cried|cries|continued|continues|muttered|mutters|yelled|yells|read|reads)\s*,?$|(?:说|道|问|喊|答|叫|写着)$",
    re.IGNORECASE,
)
_ARTICLES = words("the a an old young first second third little big")
_PARTICLES = words("of the and de da di van von der la le el al bin ibn no")

# Words before a colon that head a note, not a speech.
_NOTES = words("""
    title scene setting place location time note notes nb n.b. ps p.s. warning caution tip synopsis summary
    characters cast act chapter part prologue epilogue background context premise logline genre theme author
    credit source date draft contact copyright version duration language tone mood style music sound sfx fx
    props costume costumes lighting super chyron insert card subtitle http https ftp mailto file url www
    标题 题目 片名 剧名 场景 地点 时间 人物 角色 注 注意 备注 说明 背景 旁注 作者 简介 梗概 音乐 音效 道具 气氛
    类型 主题 日期 版权 剧情 设定
""") | frozenset(
    phrases("cut to|fade in|fade out|fade to|smash cut to|match cut to|dissolve to|draft date|the end")
)
# Words that head a clause in the midst of speech; a speaker so called speaks more than once.
_TURNS_OF_SPEECH = words("""
    remember listen look see wait think imagine question answer again first second third finally however but
    and so or yes no okay ok well now then fact truth rule result example meaning anyway thing reminder
    important update edit postscript 记住 听着 注意 总之 首先 其次 最后 比如 例如 结果 问题 答案 但是 所以 一句话
""")


@dataclass(frozen=True)
class Label:
    """The head of a line that may name a speaker, and the words after it."""

    name: str
    rest: str
    aside: str = ""
    bold: bool = False


def undecorated(line: str) -> str:
    """A line without bullets, quote marks of mail, and time stamps; numbering goes before a label."""
    text = _BULLET.sub("", line.strip())
    stamped = _STAMP.sub("", text, count=1)
    if stamped != text and read_label(stamped):
        text = stamped
    numbered = _NUMBER.sub("", text, count=1)
    return numbered if numbered != text and (read_label(numbered) or numbered[0] in '"“「『') else text


def read_label(line: str) -> Label | None:
    """The `Name:` at the head of a line, whether or not it is a speaker; None where there is none."""
    lens = _LENS.match(line)
    if lens:
        return Label(lens.group(1).strip(), lens.group(2))
    head = line[: _LONGEST_NAME + 130]
    places = [place for place in (head.find(":"), head.find("：")) if place > 0]
    if not places:
        return None
    place = min(places)
    name, rest = head[:place], line[place + 1 :]
    if _is_hour_or_address(name, rest):
        return None
    return _label(name, rest)


def _label(name: str, rest: str) -> Label | None:
    bold = name.lstrip().startswith(("**", "__"))
    if bold:
        name, rest = name.strip().strip("*_"), rest.lstrip().removeprefix("**").removeprefix("__")
    match = _ASIDE.match(name.strip())
    aside = match.group("aside").strip() if match else ""
    name = (match.group("name") if match else name).strip().strip("*_`").strip()
    if not name or len(name) > _LONGEST_NAME:
        return None
    return Label(name, rest.strip(), "" if _CONTINUED.match(aside) else aside, bold)


def _is_hour_or_address(name: str, rest: str) -> bool:
    if rest.startswith(("//", "\\", "/")):
        return True
    if name[-1:].isdigit() and rest[:2].isdigit():
        return True
    return rest[:1] in (")", "(", "D", "P") and len(rest.strip()) <= 1  # a smile


def speaker_labels(lines: Iterable[str], rivals: int = 0) -> frozenset[str]:
    """The labels of a text that name speakers. `lines` are undecorated and not blank; `rivals` counts
    the speakers that are known from elsewhere."""
    counts: Counter[str] = Counter()
    samples: dict[str, Label] = {}
    others = 0
    for line in lines:
        label = read_label(line)
        if label:
            counts[label.name] += 1
            samples.setdefault(label.name, label)
        elif line[:1] not in "[(（【*_#［":
            others += 1
    named = {name for name in counts if not _is_note(name)}
    steady = sum(1 for name in named if counts[name] > 1)
    if not others:  # nothing but labels: whoever is named there speaks
        return frozenset(name for name in named if not _is_passing(samples[name], counts[name], steady))
    return frozenset(name for name in named if _is_speaker(samples[name], counts[name], len(named) + rivals))


def _is_note(name: str) -> bool:
    bare = name.casefold().strip(" *_#")
    return bare in _NOTES or bool(re.match(r"(?:int|ext|scene|act|chapter)[. ]", bare))


def _is_passing(label: Label, count: int, steady: int) -> bool:
    """A label among labels that is still no speaker: `Mara said: "…"`, or one `Remember:`."""
    if _SAYS.search(label.name) and " " in label.name and label.rest[:1] in '"“':
        return True
    return count == 1 and steady > 1 and label.name.casefold() in _TURNS_OF_SPEECH


def _is_speaker(label: Label, count: int, rivals: int) -> bool:
    name = label.name
    parts = name.split()
    if _SAYS.search(name) and (len(parts) > 1 or not name.isascii()):
        return False
    if label.bold or count >= 3:
        return len(parts) <= 8
    if name.isdigit():
        return count > 1
    if rivals > 1 and count == 1 and name.casefold() in _TURNS_OF_SPEECH:
        return False
    if count == 1 and (len(parts) > 4 or _is_clause(name)):
        return False
    return len(parts) == 1 or count > 1 or _is_name_like(parts)


def _is_clause(name: str) -> bool:
    if re.search(r"[!?。！？,，;；、…]", name):
        return True
    if re.search(r"[㐀-鿿]", name):
        return len(name) > 8
    return bool(re.search(r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)\.\s", name))


def _is_name_like(parts: list[str]) -> bool:
    if parts[0].casefold() in _ARTICLES and len(parts) <= 3:
        return True
    return all(
        word[0].isupper() or not word[0].isalpha() or not word.isascii() or word in _PARTICLES
        for word in parts
    )
