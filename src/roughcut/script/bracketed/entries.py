"""The sections beside the dialogue: the cast, the scenes, and the blocking by shot number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from roughcut.script.bracketed.lexis import Notes, excerpt, tidy
from roughcut.script.schema import Character, Scene

_BULLET = re.compile(r"[ \t]*(?:[-*•·#>]{1,4}[ \t]+|\*\*|\d{1,3}[ \t]*[.、)．）][ \t]*)*")
_ENTRY = re.compile(r"([^:：\n]+)[:：]")
_DASHED = re.compile(r"([^-–—:：\n]{1,60}?)[ \t]{1,4}[-–—]{1,3}[ \t]{1,4}(?=\S)")
_ATTRIBUTE = re.compile(
    r"(?:age|gender|sex|appearance|look|looks|personality|clothing|clothes|costume|outfit|wardrobe|role|hair|eyes"
    r"|height|build|occupation|job|background|voice|traits?|identity|description|年龄|性别|外貌|外形|外观|性格|服装"
    r"|衣着|穿着|身份|发型|身高|体型|职业|背景|声音|特征|形象|描述|气质)",
    re.IGNORECASE,
)
# Where, on one row, the next of the cast may begin: after a sentence, or a short Chinese name after a blank.
_NEXT_ENTRY = re.compile(
    r"(?<=[。.;；!?！？])[ \t]{0,4}+(?=[^\W\d_a-z][\w.'’·-]{0,30}(?: [^\W\d_a-z][\w.'’·-]{0,30}){0,3}[:：])"
    r"|(?<=[\s。；;])(?=[㐀-鿿·]{2,6}[:：])"
)
# `Mrs. Adeyemi: …` and `J. Doe: …` are one name, although a full stop stands inside.
_TITLE_BEFORE = re.compile(
    r"(?<!\w)(?:(?i:Mrs?|Ms|Dr|Prof|St|Sgt|Capt|Lt|Col|Gen|Rev|Fr|Sr|Jr|Mme|Mlle)|[A-Z])\.$"
)
_SCENE = re.compile(
    r"[*#]*(?:scene|场景)[ \t]*+(\d{1,9})(?!\d)[ \t]*+(?:[-—–]+([^:：\n]*+))?[ \t*]*+(?:[:：](.*))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:shots?|镜头|分镜|镜|第)[ \t]*+#?[ \t]*+)?(?<![0-9A-Za-z.．])(\d{1,6})(?!\d)"
    r"[ \t]*+(?:[-–—~～至到][ \t]*+(\d{1,6})(?!\d)[ \t]*+)?(?:镜头|镜)?[ \t]*+"
    r"(?:[.．:](?!\d)|[：、)）])[ \t*]*+",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = re.compile(
    r"(?:\b(?:at|to|mark|position|number|no|by|of|about|around|until|till|after|before|room|seat|door|gate|table"
    r"|line|row|step|within|for|with|in|on|the|and|or|than|only|page|camera)|点|号)[ \t]*$",
    re.IGNORECASE,
)


def rows_of(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The rows between two offsets that hold anything: (offset, row)."""
    for row in text[start:end].split("\n"):
        if row.strip(" \t*_"):
            yield start, row
        start += len(row) + 1


class CastReader:
    """Collects the cast, merging what several entries say of one person."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._found: dict[str, list[str]] = {}
        self._last: str | None = None

    def cast(self) -> tuple[Character, ...]:
        """Everyone found, in order."""
        return tuple(Character(name=name, description=" ".join(said)) for name, said in self._found.items())

    def read(self, text: str, start: int, end: int) -> None:
        """Read one section: `Name: description`, an entry a row, or all of them on one row."""
        rows = list(rows_of(text, start, end))
        if len(rows) == 1:
            offset, row = rows[0]
            ends = [
                m.end()
                for m in _NEXT_ENTRY.finditer(row)
                if not _TITLE_BEFORE.search(row, max(0, m.start() - 8), m.start())
            ]
            cuts = [0, *ends, len(row)]
            rows = [(offset + a, row[a:b]) for a, b in pairwise(cuts) if row[a:b].strip()]
        for offset, row in rows:
            self._read_row(offset, row)

    def _read_row(self, offset: int, row: str) -> None:
        bullet = _BULLET.match(row)
        body = row[bullet.end() :] if bullet else row
        entry = _ENTRY.match(body) or _DASHED.match(body)
        name, aside = _unwrapped(entry[1]) if entry else ("", "")
        if entry and self._last and _ATTRIBUTE.fullmatch(name):
            self._found[self._last].append(tidy(body))
        elif entry and name:
            said = tidy(body[entry.end() :].strip(" \t*"))
            self._add(offset, name, f"{aside} {said}".strip())
        elif self._last and not self._ended():
            self._found[self._last].append(tidy(body))
        else:
            message = f"“{excerpt(body)}” names nobody (expected `Name: description`); left out of the cast"
            self._notes.add(offset + len(row) - len(row.lstrip()), message)

    def _ended(self) -> bool:
        said = self._found[self._last][-1:] if self._last else []
        return bool(said) and said[0].endswith((".", "!", "?", "。", "！", "？"))

    def _add(self, offset: int, name: str, description: str) -> None:
        self._last = name
        if name in self._found:
            self._notes.add(offset, f"{name} is described twice; both descriptions were kept")
        said = self._found.setdefault(name, [])
        if description:
            said.append(description)


def _unwrapped(name: str) -> tuple[str, str]:
    """A name without stars and the brackets that hold it whole, and the aside behind it: `Theo (22)`."""
    bare = name.replace("**", "").strip(" \t*_")
    if len(bare) > 2 and bare[0] + bare[-1] in ("【】", "[]", "「」", "“”", '""'):
        bare = bare[1:-1]
    opening = max(bare.rfind("("), bare.rfind("（"))
    if opening > 0 and bare.endswith((")", "）")):
        return tidy(bare[:opening]), tidy(bare[opening:])
    return tidy(bare), ""


class SceneReader:
    """Collects the scenes: `Scene 2 — heading: description`, or one description without a number."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._found: dict[int, tuple[str, list[str]]] = {}
        self._current = 1

    def scenes(self) -> tuple[Scene, ...]:
        """Every scene in the order of the text; one empty scene where there is none."""
        return tuple(
            Scene(number=number, heading=heading, description=" ".join(said))
            for number, (heading, said) in self._found.items()
        ) or (Scene(),)

    def read(self, text: str, start: int, end: int) -> None:
        """Read one section."""
        for offset, row in rows_of(text, start, end):
            entry = _SCENE.fullmatch(row.strip())
            if entry and int(entry[1]) >= 1:
                self._open(offset, int(entry[1]), tidy((entry[2] or "").rstrip(" \t*")), tidy(entry[3] or ""))
            else:
                self._said().append(tidy(row))

    def _said(self) -> list[str]:
        return self._found.setdefault(self._current, ("", []))[1]

    def _open(self, offset: int, number: int, heading: str, description: str) -> None:
        self._current = number
        if number in self._found:
            self._notes.add(offset, f"scene {number} is described twice; both descriptions were kept")
        old = self._found.get(number, ("", []))
        said = [*old[1], description] if description else old[1]
        self._found[number] = (old[0] or heading, said)


class BlockingReader:
    """Collects blocking by the number that the script gives the shot: `2: …`, or `3-5. …` for a range."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.entries: list[tuple[int, int, int, str]] = []  # offset, first, last, text

    def read(self, text: str, start: int, end: int) -> None:
        """Read one section, on many rows or on one."""
        marks = list(self._marks(text, start, end))
        opening = text[start : marks[0].start() if marks else end]
        if tidy(opening).strip("*_- "):
            offset = start + len(opening) - len(opening.lstrip())
            self._notes.add(
                offset, f"“{excerpt(opening)}” has no shot number; it was given to the first shot"
            )
            self.entries.append((offset, 0, 0, tidy(opening)))
        ends = [mark.start() for mark in marks[1:]] + [end]
        for mark, stop in zip(marks, ends, strict=True) if marks else ():
            first = int(mark[1])
            last = int(mark[2]) if mark[2] else first
            said = tidy(text[mark.end() : stop].rstrip(" \t\n*-#"))
            if said:
                self.entries.append((mark.start(), first, max(first, last), said))

    def _marks(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        last = 0
        for match in _NUMBERED.finditer(text, start, end):
            first = int(match[1])
            row_start = max(start, self._notes.row_start(match.start()))
            near = match.start() - row_start <= 12
            if (near and not text[row_start : match.start()].strip(" \t*-#•·")) or self._goes_on(
                text[max(start, match.start() - 40) : match.start()], first, last
            ):
                last = int(match[2]) if match[2] else first
                yield match

    def _goes_on(self, before: str, first: int, last: int) -> bool:
        """Inside a row a number opens an entry where it is the next one, or a later one after a sentence."""
        ends_sentence = before.rstrip(" \t").endswith((".", "。", ";", "；", "!", "！", "?", "？", "…"))
        if first == last + 1:
            return ends_sentence or (before[-1:] in " \t\u3000" and not _NO_NUMBER_AFTER.search(before))
        return ends_sentence and last < first <= last + 20
