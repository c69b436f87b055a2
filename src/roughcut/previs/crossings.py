"""What goes by while people talk: a car on the road behind them, and light that goes over everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.schema import Place
from roughcut.previs.stage import Crossing, Sweep
from roughcut.script.schema import Action, Line

# ruff: noqa: E501  (the patterns read better unbroken)

ROADS_Z_M = {"street": 5.9}
"""Where the nearer lane of the road lies in the places that have one."""
_M_S, _WAY_M = 8.0, 17.0
_HALF_SWEEP_MS = 650
_NEAREST_MS, _TO_THE_END_MS = 1600, 700
"""When a car is before us: so long after its action begins, which is when it is heard best, and so long
before the cut at the latest."""
_CAR = re.compile(
    r"\b(?:car|taxi|cab|van|truck|bus)s? (?:\w+ )?(?:passes|pass|drives? (?:by|past)|goes (?:by|past)|rolls? (?:by|past)|speeds? (?:by|past))\b"
    r"|(?:汽车|车辆|卡车|出租车|轿车|车子?)[^，。；]{0,3}(?:驶过|开过|经过|飞驰而过)",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"\b(?:head)?(?:light|beam)s?\b[^.;]{0,40}?\b(?:go|slide|sweep|pass|move|travel|wash|run|play|glide|flit)\w*(?: \w+)? (?:over|across)\b"
    r"|(?:车灯|灯光|光柱|光线?|光束)[^，。；]{0,8}(?:扫过|掠过|划过|滑过)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|not|never)\b[^.;]{0,12}$|没有?[^，。；]{0,4}$", re.IGNORECASE)


def crossings_of(order: TakeOrder, place: Place) -> tuple[tuple[Crossing, ...], tuple[Sweep, ...]]:
    """The cars that pass, where the place has a road, and the light that sweeps over the people there."""
    cars, sweeps = [], []
    for clock, text in _actions(order):
        near_ms = max(_HALF_SWEEP_MS, min(clock + _NEAREST_MS, order.duration_ms - _TO_THE_END_MS))
        if _told(_CAR, text) and place.kind in ROADS_Z_M:
            half_ms = int(1000 * _WAY_M / _M_S)
            cars.append(
                Crossing(
                    from_ms=near_ms - half_ms,
                    until_ms=near_ms + half_ms,
                    from_x_m=-_WAY_M,
                    to_x_m=_WAY_M,
                    z_m=ROADS_Z_M[place.kind],
                )
            )
        if _told(_LIGHT, text):
            sweeps.append(Sweep(from_ms=max(0, near_ms - _HALF_SWEEP_MS), until_ms=near_ms + _HALF_SWEEP_MS))
    return tuple(cars), tuple(sweeps)


def _told(words: re.Pattern[str], text: str) -> bool:
    return any(not _NONE.search(text[: found.start()]) for found in words.finditer(text))


def _actions(order: TakeOrder) -> Iterator[tuple[int, str]]:
    """Each action with the time at which it begins: as the line before it ends."""
    ends = {cue.line_index: cue.end_ms for cue in order.cues}
    clock, lines = 0, 0
    for beat in order.beats:
        if isinstance(beat, Action):
            yield clock, beat.text
        elif isinstance(beat, Line):
            clock = ends.get(lines, clock)
            lines += 1
