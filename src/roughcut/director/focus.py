"""Who a shot is about: the people whom the framing must hold."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.heard import is_unseen
from roughcut.script.naming import mentions
from roughcut.script.schema import Shot
from roughcut.script.vocabulary import Angle, Size, read_angle, read_size

_WIDE = (Size.LS, Size.EWS)
_TIGHT = (Size.ECU, Size.CU, Size.MCU, Size.MS)


def focus_of(shot: Shot, present: Sequence[str]) -> tuple[str, ...]:
    """The names that the shot frames, in order of weight; empty when it frames everyone.

    A wide shot frames everyone. A closer one frames who speaks, or, where nobody does, whom the
    action names; an over-the-shoulder shot frames the one whose face is seen.
    """
    sizes = [size for size in map(read_size, shot.sizes) if size]
    if not sizes or all(size in _WIDE for size in sizes):
        return ()
    named = list(dict.fromkeys(name for _, name in mentions(shot.action, present)))
    seen = (line.speaker for line in shot.lines if not is_unseen(line.parenthetical))
    speakers = [name for name in dict.fromkeys(seen) if name in present]
    if any(read_angle(text) in (Angle.OTS, Angle.POV) for text in shot.sizes):
        return tuple((speakers or named)[:1])
    if len(speakers) == 1 and not _frames_group(shot):
        return tuple(speakers)
    if speakers or sizes[0] in _TIGHT:
        return tuple(speakers or named[:1])
    # A silent shot from the waist out is about what happens between people: it holds all of them.
    return tuple(named) if len(named) > 1 else ()


def _frames_group(shot: Shot) -> bool:
    text = " ".join(shot.sizes).lower()
    return any(word in text for word in ("two-shot", "two shot", "group", "双人", "群像", "三人"))
