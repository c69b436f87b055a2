"""The camera words in a shot's head: `(Camera Movement: X+Shot Type: A, B)`, `(X+A、B)`, `(运镜类型:…)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from roughcut.script.bracketed.lexis import ESCAPABLE, escape, places_of, unshield
from roughcut.script.schema import Shot
from roughcut.script.vocabulary import read_movement, read_size, split_sizes, split_terms

Kind = Literal["movement", "size", "scene"]

_WORDS: dict[Kind, str] = {
    "movement": """camera movement type|camera movements|camera movement|camera motion|camera|movement
        |运镜类型|运镜方式|运镜手法|运镜|镜头运动|摄影机运动|摄像机运动""",
    "size": """shot types|shot type|shot sizes|shot size|shots|shot|framing|camera angle|angle
        |景别类型|景别|镜头类型|镜头景别|镜头|机位|角度""",
    "scene": "scene|场景",
}
_LABELS: dict[str, Kind] = {word.strip(): kind for kind, words in _WORDS.items() for word in words.split("|")}
_LABEL = re.compile(
    rf"(?:^|[+,，、;；|])\s*+({'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*+[:：]", re.IGNORECASE
)
_LONGEST = 600
_BLANKS = re.compile(r"[ \t\u3000]*+\n?[ \t\u3000]*+")
# Brackets that close within reach, with one level of brackets inside.
_BRACKETS = ("()", "（）", "[]", "［］", "【】")


def _closed(opening: str, closing: str) -> re.Pattern[str]:
    """Brackets that close on their row, with one level of brackets inside."""
    other = rf"[^\{opening}\{closing}\n]"
    return re.compile(rf"\{opening}(?:{other}|\{opening}{other}*\{closing})*\{closing}")


_CLOSED = {pair[0]: _closed(*pair) for pair in _BRACKETS}
_NUMBER = re.compile(r"\s*(\d{1,9})\s*")


@dataclass
class Camera:
    """What the heads of a shot ask of the camera, as written; `end` is the offset behind them."""

    movements: list[str] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)
    scene_number: int | None = None
    end: int = 0


def match_camera(text: str, at: int, limit: int) -> Camera | None:
    """The bracketed heads that follow offset `at`, one or several; None when there is none."""
    camera = Camera(end=at)
    while (group := _group(text, camera.end, limit)) is not None:
        inner, end = group
        if not _is_camera(inner):
            break
        _read_group(inner, camera)
        camera.end = end
    return camera if camera.end > at else None


def _group(text: str, at: int, limit: int) -> tuple[str, int] | None:
    """The bracketed words at `at`, after blanks and at most one row end: (inside, offset behind)."""
    blanks = _BLANKS.match(text, at, limit)
    start = blanks.end() if blanks else at
    if start >= limit or text[start] not in _CLOSED:
        return None
    closed = _CLOSED[text[start]].match(text, start, limit)
    if closed:
        return closed[0][1:-1], closed.end()
    row_end = text.find("\n", start, min(limit, start + _LONGEST))
    row_end = row_end if row_end > 0 else min(limit, start + _LONGEST)
    # Somebody forgot the closing bracket: the row is the head, if it says so.
    unclosed = text[start + 1 : row_end]
    return (unclosed, row_end) if _LABEL.match(unclosed) else None


def _is_camera(inner: str) -> bool:
    """Whether bracketed words are about the camera, and not a parenthesis of the prose."""
    if _LABEL.match(inner):
        return True
    terms = [term for part in inner.split("+") for term in split_sizes(part)]
    known = [term for term in terms if read_size(term) or read_movement(term)]
    if "+" in inner:
        return bool(known)
    return bool(terms) and len(known) == len(terms) and all(_is_short(term) for term in terms)


def _is_short(term: str) -> bool:
    return len(term) <= 40 and len(term.split()) <= 4 and not re.search(r"\b(?:he|she|they|his|her)\b", term)


def _read_group(inner: str, camera: Camera) -> None:
    labels = list(_LABEL.finditer(inner))
    if not labels or labels[0].start() > 0:
        _read_unlabelled(inner[: labels[0].start()] if labels else inner, camera)
    ends = [label.start() for label in labels[1:]] + [len(inner)]
    for label, end in zip(labels, ends, strict=True) if labels else ():
        value = inner[label.end() : end]
        kind = _LABELS[" ".join(label[1].casefold().split())]
        number = _NUMBER.fullmatch(value)
        if kind == "scene" and number:
            camera.scene_number = int(number[1])
        else:
            _read_labelled(value, kind, camera)


def _read_labelled(value: str, kind: Kind, camera: Camera) -> None:
    """What stands behind a label. Behind a `+`, terms may be of the other kind: `运镜:手持+远景、中景`."""
    for index, part in enumerate(value.split("+")):
        terms = split_terms(part) if kind == "movement" and not index else split_sizes(part)
        for term in terms:
            names_size, names_movement = read_size(term) is not None, read_movement(term) is not None
            own = kind == "movement"
            if index and names_size != names_movement:
                own = names_movement
            (camera.movements if own else camera.sizes).extend(_plain([term]))


def _read_unlabelled(inner: str, camera: Camera) -> None:
    """`Handheld+远景-中景`: each term by what it names; of unknown ones, those before the first `+` move."""
    parts = inner.split("+")
    for index, part in enumerate(parts):
        for term in split_sizes(part):
            moves = read_movement(term) is not None and read_size(term) is None
            unknown = read_movement(term) is None and read_size(term) is None
            is_movement = moves or (unknown and index == 0 and len(parts) > 1)
            (camera.movements if is_movement else camera.sizes).extend(_plain([term]))


def _plain(terms: object) -> list[str]:
    plain = (" ".join(unshield(term).split()) for term in terms)  # type: ignore[attr-defined]
    return [term for term in plain if term]


def camera_text(shot: Shot, *, chinese: bool, with_scene: bool) -> str:
    """The head as we write it; empty for a shot that asks nothing of the camera."""
    movement, size, scene = ("运镜", "景别", "场景") if chinese else ("Camera Movement", "Shot Type", "Scene")
    colon, comma = (":", "、") if chinese else (": ", ", ")
    parts = []
    if shot.movements:
        parts.append(movement + colon + comma.join(_safe(term, "movement") for term in shot.movements))
    if shot.sizes:
        parts.append(size + colon + comma.join(_safe(term, "size") for term in shot.sizes))
    if with_scene:
        parts.append(f"{scene}{colon}{shot.scene_number}")
    return f"({'+'.join(parts)})" if parts else ""


def _safe(term: str, kind: Kind) -> str:
    """The term as it is where it reads back as one term, else with its marks escaped."""
    is_simple = not re.search(r"[+()（）\[\]【】\\:：]", term) and term == term.strip()
    split = split_sizes(term) if kind == "size" else split_terms(term)
    return term if is_simple and split == (term,) else escape(term, places_of(term, ESCAPABLE))
