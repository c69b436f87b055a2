"""A model plan as people and programs read it: `roughcut plan`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from roughcut.director.schema import ModelPlan, TakePlan, WantedReference
from roughcut.models.video.prices import usd_text

_ROLES = {
    "first_frame": "starts from",
    "last_frame": "ends on",
    "subject": "shows",
    "style": "looks like",
}


def plan_json(plan: ModelPlan, shot_numbers: Sequence[int]) -> dict[str, Any]:
    """The plan as plain JSON values. A call that several shots share is listed with each of them, its
    seconds and price divided, so that the sums are right."""
    return {
        "model": plan.model,
        "total_usd": float(plan.total_usd),
        "shots": [
            {"number": number, "takes": [_take_json(take, number) for take in plan.takes_of(number)]}
            for number in shot_numbers
        ],
        "warnings": list(plan.warnings),
    }


def _take_json(take: TakePlan, shot_number: int) -> dict[str, Any]:
    seconds, usd = _share(take, shot_number)
    return {
        "seconds": seconds,
        "usd": float(usd),
        "references": [
            each.model_dump(mode="json", exclude_defaults=True, exclude={"picture"})
            | ({"picture": each.picture.name} if each.picture else {})
            for each in take.references
        ],
        "prompt": take.prompt,
    }


def _share(take: TakePlan, shot_number: int) -> tuple[int, Decimal]:
    """What of a take's seconds and price falls to a shot; the last of several takes what is left."""
    rank = next(i for i, span in enumerate(take.spans) if span.shot_number == shot_number)
    lengths = [shot.end_ms - shot.start_ms for shot in take.brief.shots]
    marks = [take.seconds * sum(lengths[:i]) // sum(lengths) for i in range(len(lengths))] + [take.seconds]
    seconds = marks[rank + 1] - marks[rank]
    return seconds, take.usd * seconds / take.seconds


def plan_text(plan: ModelPlan) -> str:
    """The plan in lines: each take with its length, price and references, then the sum and the warnings."""
    lines = [_take_line(take) for take in plan.takes]
    lines += [f"shot {number}: previs stand-in" for number in plan.stand_ins]
    seconds = sum(take.seconds for take in plan.takes)
    chains = f", {len(plan.chains)} chains that can run side by side" if len(plan.chains) > 1 else ""
    takes = f"{len(plan.takes)} take{'s' * (len(plan.takes) != 1)}"
    lines.append(f"{plan.model}: {takes}, {seconds} s, {usd_text(plan.total_usd)}{chains}")
    return "\n".join([*lines, *(f"! {warning}" for warning in plan.warnings)])


def _take_line(take: TakePlan) -> str:
    numbers = ", ".join(
        str(span.shot_number) + (f" part {span.part_index + 1}" if take.brief.shots[0].part_count > 1 else "")
        for span in take.spans
    )
    said = "; ".join(_reference_text(each) for each in take.references)
    head = f"shot {numbers} ({take.slate}, set-up {take.setup}): {take.seconds} s {take.size.name}"
    return f"{head} {usd_text(take.usd)}" + (f" - {said}" if said else "")


def _reference_text(each: WantedReference) -> str:
    what = {
        "take": f"the {each.frame} frame of {each.slate}",
        "picture": each.picture.name if each.picture else "a picture",
        "sheet": f"the sheet of {each.name}",
    }[each.source]
    return f"{_ROLES[each.role]} {what}"
