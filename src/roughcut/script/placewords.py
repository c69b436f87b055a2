"""The words of blocking, English and Chinese: places, postures, facings, entrances and moves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

from roughcut.script.placement import Facing, Placement, Posture
from roughcut.script.schema import Document

_Meaning = TypeVar("_Meaning")

# Where people come from and go to: beyond the edge of what a wide shot holds.
_OUTSIDE_X = 1.8

# Longer phrases come first: `far left` must not be read as `left`.
_ACROSS = (
    (r"far left|extreme left|leftmost|最左|极左|左侧边缘", -0.9),
    (r"far right|extreme right|rightmost|最右|极右|右侧边缘", 0.9),
    (r"left of (?:the )?cent(?:re|er)|cent(?:re|er)[- ]left|中间偏左|中央偏左|中左", -0.25),
    (r"right of (?:the )?cent(?:re|er)|cent(?:re|er)[- ]right|中间偏右|中央偏右|中右", 0.25),
    (r"\bleft\b|左", -0.5),
    (r"\bright\b|右", 0.5),
    (r"\bcent(?:re|er)\b|\bmiddle\b|中央|中间|正中|居中", 0.0),
)
_DEEP = (
    (r"foreground|close to the camera|前景|近处|镜头前", 0.1),
    (r"background|far away|in the distance|at the back|upstage|背景|后方|远处|后景", 0.9),
    (r"mid-?ground|中景处", 0.5),
)
_POSTURES: tuple[tuple[str, Posture], ...] = (
    (r"\b(?:sits?|sitting|seated|sat)\b|坐", "sitting"),
    (r"\b(?:lies|lying|lay)\b|躺|卧", "lying"),
    (r"\b(?:crouch\w*|kneel\w*|squat\w*)\b|蹲|跪", "crouching"),
    (r"\b(?:leans?|leaning)\b(?! (?:in|forward|toward|closer))|倚|靠在|靠着", "leaning"),
    (r"\b(?:stands?|standing|stood|rises?|gets up)\b|站|起身|立", "standing"),
)
_FACINGS: tuple[tuple[str, Facing], ...] = (
    (r"facing (?:screen |the )?left|faces (?:screen |the )?left|面向左|面朝左|朝左", "left"),
    (r"facing (?:screen |the )?right|faces (?:screen |the )?right|面向右|面朝右|朝右", "right"),
    (r"(?:facing|faces|towards?) (?:the )?(?:camera|lens|audience)|面(?:向|朝|对)镜头|朝镜头", "camera"),
    (r"facing away|faces away|back to (?:the )?camera|背对|背向|背朝", "away"),
)  # fmt: skip
_ENTERS = re.compile(
    r"\b(?:enters?|entering|arrives?|appears?|comes in|walks in|steps in)\b"
    r"|approach\w* from the (?:opposite|other)|走进|进入|入场|进来|出现"
)
_EXITS = re.compile(
    r"\b(?:exits?|exiting|leaves?|leaving|walks? (?:off|out|away)|goes out|disappears?)\b"
    r"|离开|走出|退场|离去|出场|走远|消失"
)
_WALKS = re.compile(
    r"\b(?:walks?|walking|moves?|moving|crosse?s|runs?|running|steps?|strides?|approach\w*|paces?)\b|走|移动|跑|迈|靠近|接近"
)
_TO_CAMERA = re.compile(r"(?:toward|towards) (?:the )?(?:camera|lens)|走向镜头|朝镜头走|(?<!面)向镜头")
_FORWARD = re.compile(r"\bsteps? forward|comes? closer|approach\w*|走近|上前|靠近|接近")
_MUTUAL = re.compile(r"\b(?:each other|one another|face to face)\b|对视|面对面|相对而|互相|彼此")
_GATHERS = re.compile(
    r"\b(?:together|side by side|close to each other|embrac\w*|hugs?|hold(?:ing)? hands|hands clasped)\b"
    r"|\bgrabs \S+ hand|并肩|一起|拥抱|牵手|紧挨"
)
_TARGET = re.compile(r"\bto(?:wards?)?\b (?:the )?|→|到|向|至|往")
_SOURCE = re.compile(r"\bfrom (?:the )?|从|自")


class Moves(Document):
    """What blocking says of one person; None where it says nothing."""

    start_x: float | None = None
    end_x: float | None = None
    start_depth: float | None = None
    end_depth: float | None = None
    posture: Posture | None = None
    facing: Facing | None = None
    enters: bool = False
    exits: bool = False
    walks: bool = False
    forward: bool = False
    mutual: bool = False
    gathers: bool = False

    def then(self, later: Moves) -> Moves:
        """Both said of one person: the later words win where they say something."""
        return self.model_copy(update={k: v for k, v in later if v is not None and v is not False})

    def applied(self, known: Placement, *, new: bool) -> tuple[Placement, Placement]:
        """The placements at the start and the end of the shot for somebody who stood at `known`."""
        posture = self.posture or ("standing" if known.posture == "walking" else known.posture)
        base = {"posture": posture, "facing": self.facing or known.facing}
        moving = self.walks or self.enters or self.exits
        start_x = self._start_x(known, new=new, moving=moving)
        end_x = self._end_x(start_x, known)
        start_depth = _first(self.start_depth, None if moving else self.end_depth, known.depth)
        end_depth = _first(self.end_depth, start_depth)
        if moving and self.facing is None and abs(end_x - start_x) > 0.1:
            base["facing"] = "right" if end_x > start_x else "left"
        start = Placement(**{**base, "x": start_x, "depth": start_depth})
        end = Placement(**{**base, "x": end_x, "depth": end_depth, "present": not self.exits})
        if moving and (start_x, start_depth) != (end_x, end_depth):
            start = start.model_copy(update={"posture": "walking"})
        return start, end

    def _start_x(self, known: Placement, *, new: bool, moving: bool) -> float:
        if self._leaves_by_a_side and not new:
            return known.x
        if self.start_x is not None:
            return _OUTSIDE_X * (1 if self.start_x > 0 else -1) if self.enters else self.start_x
        if self.enters:
            side = self.end_x if self.end_x is not None else known.x
            return _OUTSIDE_X * (1 if side > 0 else -1)
        if new and not moving and self.end_x is not None:
            return self.end_x
        if not moving and self.end_x is not None:
            return self.end_x
        return known.x

    @property
    def _leaves_by_a_side(self) -> bool:
        """`exits from the right`, `从右侧离开`: the side is where the way out is, not where they stand."""
        return self.exits and not self.enters and self.end_x is None

    def _end_x(self, start_x: float, known: Placement) -> float:
        if self.exits:
            side = _first(self.end_x, self.start_x, 1.0 if start_x >= 0 else -1.0)
            return _OUTSIDE_X * (1 if side > 0 else -1)
        if self.end_x is not None:
            return self.end_x
        if self.enters:
            return known.x or (0.4 if start_x > 0 else -0.4)
        return start_x


@lru_cache(maxsize=4096)
def read_moves(text: str) -> Moves:
    """Read what a clause of blocking says of its subject."""
    lowered = text.lower()
    facing = _match(_FACINGS, lowered)
    # A facing names a side too; it must not be mistaken for a place.
    places = lowered
    for pattern, _ in _FACINGS:
        places = re.sub(pattern, " ", places)
    source, target = _source_and_target(places)
    to_camera = bool(_TO_CAMERA.search(lowered))
    return Moves(
        start_x=_match(_ACROSS, source) if source else None,
        end_x=_match(_ACROSS, target),
        start_depth=0.9 if to_camera else (_match(_DEEP, source) if source else None),
        end_depth=0.2 if to_camera else _match(_DEEP, target),
        posture=_match(_POSTURES, lowered),
        facing="camera" if to_camera else facing,
        enters=bool(_ENTERS.search(lowered)),
        exits=bool(_EXITS.search(lowered)),
        walks=bool(_WALKS.search(lowered)),
        forward=bool(_FORWARD.search(lowered)) and not to_camera,
        mutual=bool(_MUTUAL.search(lowered)),
        gathers=bool(_GATHERS.search(lowered)),
    )


def _source_and_target(text: str) -> tuple[str, str]:
    """The words after `from` up to `to`, and the words that say where somebody ends."""
    source = _SOURCE.search(text)
    if not source:
        return "", text
    target = _TARGET.search(text, source.end())
    if not target:
        return text[source.end() :], text[: source.start()]
    return text[source.end() : target.start()], text[target.end() :]


def _match(table: tuple[tuple[str, _Meaning], ...], text: str) -> _Meaning | None:
    return next((value for pattern, value in table if re.search(pattern, text)), None)


def _first(*values: float | None) -> float:
    return next(value for value in values if value is not None)
