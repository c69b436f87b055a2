"""What a camera phrase says beyond its size, angle and movement: which way, how steep, how full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from roughcut.previs.framing import Setup
from roughcut.script.schema import Action, Beat
from roughcut.script.vocabulary import Angle, Movement, Size, read_angle, read_movement, read_size

_EXTREME = re.compile(
    r"\b(?:bird'?s|birds|god'?s|worm'?s|worms)[ -]eye|\b(?:overhead|top[ -](?:shot|down|view)|aerial|drone)\b"
    r"|鸟瞰|顶拍|航拍|俯瞰|大俯|大仰",
    re.IGNORECASE,
)
_DUTCH = re.compile(
    r"\b(?:dutch|canted|oblique)\b|\btilted (?:angle|frame|horizon)|荷兰|倾斜|斜角|斜拍", re.IGNORECASE
)
_DUTCH_DEGREES = 11.0
# Sizes that people name between those of the vocabulary, as heights of the frame in statures.
_FULL = r"(?<!medium )\bfull[ -]?(?:length|body)? (?:shot|figure)|\bFS\b|全身|(?<![大中小])全景"
_STATURES = (
    (re.compile(r"\b(?:cowboy|american)\b|七分|美式", re.IGNORECASE), 0.68),
    (re.compile(_FULL, re.IGNORECASE), 1.18),
    (re.compile(r"\bmedium[ -]full\b|\bMFS\b|\bknee\b|中全景|小全景", re.IGNORECASE), 0.90),
)
_BACK = re.compile(r"\b(?:left|down\w*|descend\w*|out|back\w*|lower\w*)\b|左|下|降|拉|后", re.IGNORECASE)
_FORTH = re.compile(r"\b(?:right|up\w*|ris(?:e|es|ing)|ascend\w*|in|forward)\b|右|上|升|推|前", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:pedestal|boom|ped)\b|垂直升降|升降台", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:cut(?:s|ting)?|switch(?:es)?|jump(?:s)?)(?: back)? (?:in )?to (?P<en>[^,.;:!?]{1,48})"
    r"|(?:切|接|转)(?:到|至|为|入|换到|换为|换成)?(?P<zh>[^，。；：、！？]{1,16})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Move:
    """A movement and its way: 1 right, up or nearer; −1 left, down or farther; 0 where nothing is said.
    `level` marks a camera that rises without tilting (a pedestal)."""

    kind: Movement
    way: Literal[-1, 0, 1] = 0
    level: bool = False


def read_move(phrase: str) -> Move | None:
    """The movement of a phrase (`Pan Left`, `Crane down`, `右摇`), None where it names none."""
    kind = read_movement(phrase)
    if kind is None:
        return None
    forth, back = bool(_FORTH.search(phrase)), bool(_BACK.search(phrase))
    way: Literal[-1, 0, 1] = 0 if forth == back else 1 if forth else -1
    return Move(kind, way, level=kind is Movement.CRANE and bool(_LEVEL.search(phrase)))


def read_setup(phrase: str) -> Setup:
    """The angle of a phrase with its steepness, its roll, and its frame height where it names a size
    between two of the vocabulary (`Cowboy Shot`, `Full Shot`, `Dutch angle`, `鸟瞰`)."""
    angle = read_angle(phrase)
    size = read_size(phrase)
    between = next((height for words, height in _STATURES if words.search(phrase)), None)
    return Setup(
        angle=angle,
        extreme=angle in (Angle.HIGH, Angle.LOW) and bool(_EXTREME.search(phrase)),
        roll=_DUTCH_DEGREES if _DUTCH.search(phrase) else 0.0,
        statures=between if size in (Size.MLS, Size.LS) else None,
    )


def joined_setups(own: Setup, shared: Setup) -> Setup:
    """What a phrase says of its own angle, and where it says nothing what holds for the whole shot."""
    from_own = own.angle is not Angle.EYE
    return Setup(
        angle=own.angle if from_own else shared.angle,
        extreme=own.extreme if from_own else shared.extreme,
        roll=own.roll or shared.roll,
        statures=own.statures,
    )


def cut_sizes(beats: Sequence[Beat], phrases: Sequence[str]) -> Iterator[str]:
    """The sizes to which the prose cuts (`cuts to a close-up`, `切到特写`), where the shot's own list
    of sizes names no more than one: a longer list is the whole of it."""
    if sum(read_size(phrase) is not None for phrase in phrases) > 1:
        return
    for beat in beats:
        if not isinstance(beat, Action):
            continue
        for found in _CUT.finditer(beat.text):
            words = found.group("en") or found.group("zh")
            if words and read_size(words):
                yield words
