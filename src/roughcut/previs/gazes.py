"""Where eyes go up and down, read from prose: to the floor, to one's hands, to the sky."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roughcut.models.video.schema import SpokenCue
from roughcut.previs.stage import Gaze, Level

# ruff: noqa: E501  (the tables read better unbroken)

_LOW = r"(?:floor|ground|feet|shoes|boots|hands|palms?|fingers|lap|knees|plate|cup|mug|glass|table|letter|paper|pavement|water|grave|map|page|notes?|watch|wrist)"
_HIGH = r"(?:sky|ceiling|stars?|moon|sun|clouds|roof|rafters|beams|tower|treetops|heavens?|clock|balcony|peak|summit)"
_WHOSE = r"(?:the|a|an|his|her|their|its)"
_LOOKS = r"(?:looks?|looking|stares?|staring|gazes?|gazing|glances?|glancing|peers?|peering|eyes)"
_DOWN = re.compile(
    rf"\b{_LOOKS}(?: \w+ly)? (?:down(?! (?:the (?:road|street|corridor|hall|line|track|platform)|his nose|her nose))\b|(?:at|on|to|towards?|into) {_WHOSE} (?:\w+ )?{_LOW}\b)"
    rf"|\b(?:lowers?|lowering|drops?|bows?|bowing|hangs?|hanging) (?:his|her|their) (?:eyes|gaze|head)s?\b|\b(?:eyes|gaze|head) (?:lowered|bowed|downcast|down)\b|\bdowncast\b"
    r"|低[着下]?头|垂[下着]?(?:眼|头|目)|(?:看|望|盯)(?:着|向)?(?:地|脚|自己的手|双手|手里|手中|桌)",
    re.IGNORECASE,
)
_UP = re.compile(
    rf"\b{_LOOKS}(?: \w+ly)? (?:up )?(?:at|to|towards?|into) {_WHOSE} (?:\w+ )?{_HIGH}\b|\b{_LOOKS}(?: \w+ly)? (?:upwards?|skywards?)\b"
    r"|仰[望头视起]|抬头[看望]?(?:着|向)?(?:天|星|月|屋顶|塔)|(?:看|望)(?:着|向)(?:天|星|月亮|屋顶)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"\b{_LOOKS}\b|\bmeets (?:his|her|their)\b|\b(?:raises?|lifts?) (?:his|her|their) (?:eyes|gaze|head)\b|\b(?:laughs?|turns?|nods?)\b|抬起?头|看向|望向|[看望]着|笑",
    re.IGNORECASE,
)
_BACK_MS = 260
"""So long before their own line people look at whom they speak to."""


def read_level(words: str) -> Level | None:
    """Where words send the eyes: −1 down, 1 up, 0 ahead; None where they say nothing of them."""
    found: Level | None = None
    if _DOWN.search(words):
        found = -1
    elif _UP.search(words):
        found = 1
    elif _AHEAD.search(words):
        found = 0
    return found


def gazes_of(
    name: str, said: Sequence[tuple[int, str, str]], cues: Sequence[SpokenCue] = ()
) -> tuple[Gaze, ...]:
    """Where one person looks up and down over the shot: as the prose says, until it says otherwise or they
    speak."""
    levels: dict[int, Level] = {0: 0}
    for time_ms, whom, words in said:
        level = read_level(words) if whom == name else None
        if level is not None:
            levels[time_ms] = level
    for cue in cues:
        if cue.speaker == name and not read_level(cue.parenthetical):
            levels[max(0, cue.start_ms - _BACK_MS)] = 0
    kept: list[Gaze] = []
    for time_ms in sorted(levels):
        if not kept or kept[-1].level != levels[time_ms]:
            kept.append(Gaze(time_ms=time_ms, level=levels[time_ms]))
    return tuple(kept)
