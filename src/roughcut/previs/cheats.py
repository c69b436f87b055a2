"""What a framing changes of somebody for its section alone: where they stand, look and rest their arms."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.previs.sections import Section
from roughcut.previs.stage import Act, Heading, Spot, key_at


def replaced(spots: Sequence[Spot], spot: Spot, section: Section) -> list[Spot]:
    """Stand at `spot` for the length of a section, whatever the way was."""
    after = key_at(spots, section.end_ms)
    kept = [each for each in spots if not section.start_ms <= each.time_ms < section.end_ms]
    back = (
        []
        if any(each.time_ms == section.end_ms for each in kept)
        else [after.model_copy(update={"time_ms": section.end_ms, "cut": True})]
    )
    return sorted([*kept, spot, *back], key=lambda each: each.time_ms)


def calmed(acts: Sequence[Act], section: Section) -> tuple[Act, ...]:
    """Arms at rest for a section: a hand before the lens would hide the face across."""
    after = key_at(acts, section.end_ms).model_copy(update={"time_ms": section.end_ms})
    kept = [act for act in acts if not section.start_ms <= act.time_ms <= section.end_ms]
    return tuple(sorted([*kept, Act(time_ms=section.start_ms), after], key=lambda act: act.time_ms))


def reheaded(headings: Sequence[Heading], degrees: float, section: Section) -> list[Heading]:
    """Face `degrees` for the length of a section, whoever speaks."""
    after = key_at(headings, section.end_ms).model_copy(update={"time_ms": section.end_ms})
    kept = [each for each in headings if not section.start_ms <= each.time_ms <= section.end_ms]
    return sorted([*kept, Heading(time_ms=section.start_ms, degrees=degrees), after], key=lambda h: h.time_ms)
