"""What people take off and put on again, read from prose in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Literal

# ruff: noqa: E501  (the tables read better unbroken)

Worn = Literal["glasses", "hat", "coat"]

_THINGS: tuple[tuple[Worn, str], ...] = (
    ("glasses", r"(?:sun ?)?glasses|spectacles|goggles|眼镜|墨镜"),
    ("hat", r"hat|cap|beanie|bonnet|beret|helmet|fedora|bowler|head ?scarf|crown|帽子?|头盔|头巾|王冠"),
    ("coat", r"(?:over|rain|trench)?coat|jacket|blazer|parka|anorak|大衣|外套|风衣|夹克"),
)
_WORDS = tuple((worn, re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", re.I)) for worn, words in _THINGS)
_OFF = re.compile(
    r"\b(?:takes?|taking|pulls?|pulling|slips?|slipping|tears?|whips?|sweeps?|lifts?|shrugs?|tugs?)(?: [\w'’-]+){0,4}? off\b"
    r"|\b(?:removes?|removing|doffs?|sheds)\b|摘[下掉去了]|脱[下掉去了]|取下",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:puts?|putting|pulls?|pulling|slips?|slides?|sets?|pushes|places?|settles)(?: back)? on (?:again )?(?:his|her|their|the|a|an)\b"
    r"|\b(?:puts?|putting|pulls?|pulling|slips?|slides?|sets?|pushes|places?|settles)(?: [\w'’-]+){1,4}? (?:back )?on(?= again| (?:his|her|their) (?:head|nose|face|eyes)|\W*$)"
    r"|\b(?:dons|donning)\b|戴[上回好]|穿[上回好]",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|them)\b|它|[摘脱戴穿][上下回好]", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|doesn't|don't|without)\b|没|不|别", re.IGNORECASE)


class Wardrobe:
    """Who has taken off what, while clauses are heard in order."""

    def __init__(self, off: Mapping[str, Collection[Worn]]) -> None:
        self.off: dict[str, set[Worn]] = {name: set(things) for name, things in off.items()}
        self._last: dict[str, Worn] = {}

    def hear(self, name: str, clause: str) -> tuple[Worn, bool] | None:
        """What somebody takes off (False) or puts on (True) in a clause; None where they do neither."""
        off, on = _OFF.search(clause), _ON.search(clause)
        if not (off or on) or _NOT.search(clause):
            return None
        thing = next((worn for worn, words in _WORDS if words.search(clause)), None)
        if thing is None and _IT.search(clause):
            thing = self._last.get(name) or next(iter(sorted(self.off.get(name, ()))), None)
        if thing is None:
            return None
        self._last[name] = thing
        worn = on is not None and off is None
        things = self.off.setdefault(name, set())
        things.discard(thing) if worn else things.add(thing)
        return thing, worn
