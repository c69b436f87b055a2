"""Sizes for shots whose script names none: so that every cut shows something new."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.script.blocking import Presence
from roughcut.script.schema import Shot
from roughcut.script.vocabulary import Size


def covered(shots: Sequence[Shot], people: Sequence[Sequence[Presence]]) -> tuple[Shot, ...]:
    """The shots, each with at least one size; those that the script gives are never touched.

    A scene opens wide. After that a shot in which somebody moves, or several people speak, is seen from
    the knees up; one person's words from the waist; and the same view never comes twice in a row.
    """
    done: list[Shot] = []
    for shot, present in zip(shots, people, strict=True):
        before = done[-1] if done and done[-1].scene_number == shot.scene_number else None
        size = _size_for(shot, present, before)
        done.append(shot if shot.sizes else shot.model_copy(update={"sizes": (size.value,)}))
    return tuple(done)


def _size_for(shot: Shot, present: Sequence[Presence], before: Shot | None) -> Size:
    if before is None:
        return Size.LS
    speakers = {line.speaker for line in shot.lines}
    moves = any(abs(each.start.x - each.end.x) > 0.1 or not each.end.present for each in present)
    size = Size.MS if len(speakers) == 1 and not moves else Size.MLS
    same_view = size.value in before.sizes and speakers == {line.speaker for line in before.lines}
    if not same_view:
        return size
    return Size.MCU if size is Size.MS else Size.LS
