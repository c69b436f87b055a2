"""The pictures that a take refers to, as files: frames of earlier takes, the user's own, sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from roughcut.digest import digest_of, digest_of_file
from roughcut.director.schema import ModelPlan, Span, TakePlan, WantedReference
from roughcut.models.video.profile import FrameSize, ReferenceRole
from roughcut.models.video.schema import Person, TakeOrder
from roughcut.models.video.service import Reference
from roughcut.production.crew import Crew
from roughcut.production.shooting import jobs
from roughcut.production.shooting.schema import Outcome
from roughcut.script.placement import Placement
from roughcut.script.schema import Scene


class Pictures:
    """Makes the picture files of a production's requests; each is made once and kept."""

    def __init__(
        self,
        plan: ModelPlan,
        orders: tuple[TakeOrder, ...],
        folder: Path,
        footage_of: Callable[[str], Path],
        crew: Crew,
    ) -> None:
        self._takes = {take.slate: take for take in plan.takes}
        self._sheets = {sheet.name: sheet for sheet in plan.sheets}
        self._orders = {order.shot_number: order for order in orders}
        self._folder = folder
        self._footage_of = footage_of
        self._crew = crew

    def references(
        self, take: TakePlan, outcome_of: Callable[[str], Outcome]
    ) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
        """The references of a take that can be had, and a sentence for each that cannot."""
        found, missing = [], []
        for wanted in take.references:
            file, lack = self._file(take, wanted, outcome_of)
            if file is None:
                missing.append(f"{take.slate}: {lack}")
            else:
                found.append(
                    Reference(role=wanted.role, path=file, digest=digest_of_file(file), name=wanted.name)
                )
        return tuple(found), tuple(missing)

    def _file(
        self, take: TakePlan, wanted: WantedReference, outcome_of: Callable[[str], Outcome]
    ) -> tuple[Path | None, str]:
        if wanted.source == "picture" and wanted.picture is not None:
            return self._given(wanted.picture, wanted.role, take.size), ""
        if wanted.source == "sheet":
            return self._sheet(wanted.name), ""
        return self._frame(wanted, outcome_of)

    def _given(self, picture: Path, role: ReferenceRole, size: FrameSize) -> Path:
        """The user's picture; at the size of the take where it is one of its frames."""
        if role not in ("first_frame", "last_frame"):
            return picture
        pixels = (size.width_px, size.height_px)
        name = f"given.{digest_of_file(picture)[:12]}.{pixels[0]}x{pixels[1]}.png"
        file = self._folder / name
        if not file.is_file():
            self._crew.run(jobs.fit_picture, picture, pixels, file)
        return file

    def _frame(
        self, wanted: WantedReference, outcome_of: Callable[[str], Outcome]
    ) -> tuple[Path | None, str]:
        outcome = outcome_of(wanted.slate)
        if not outcome.is_good:
            return None, f"there is no take {wanted.slate} to go on from"
        level = self._level(wanted, outcome_of)
        mark = f"{level[0].stem[:8]}.{wanted.graded_frame}" if level else "plain"
        file = self._folder / f"{outcome.token}.{wanted.shot_number}.{wanted.frame}.{mark}.png"
        if file.is_file():
            return file, ""
        fault = self._crew.run(
            jobs.take_anchor,
            self._footage_of(outcome.token),
            *self._span_s(wanted.slate, wanted.shot_number),
            wanted.frame,
            level,
            file,
        )
        return (None, f"no frame of {wanted.slate} can be gone on from ({fault})") if fault else (file, "")

    def _level(
        self, wanted: WantedReference, outcome_of: Callable[[str], Outcome]
    ) -> tuple[Path, Fraction] | None:
        """The footage and the time of the frame to which an anchor is graded; None where there is none."""
        opening = outcome_of(wanted.graded_to) if wanted.graded_to else None
        if opening is None or not opening.is_good:
            return None
        spans = self._takes[wanted.graded_to].spans
        rate = self._orders[spans[0].shot_number].rate
        first, last = spans[0].first_frame, spans[-1].first_frame + spans[-1].frame_count - 1
        frame = first if wanted.graded_frame == "first" else last
        return self._footage_of(opening.token), frame / rate

    def _span_s(self, slate: str, shot_number: int) -> tuple[Fraction, Fraction]:
        """From when to when of the footage a shot lasts, in seconds."""
        span: Span = next(each for each in self._takes[slate].spans if each.shot_number == shot_number)
        rate = self._orders[shot_number].rate
        return span.first_frame / rate, (span.first_frame + span.frame_count) / rate

    def _sheet(self, name: str) -> Path:
        order = self._sheet_order(name)
        file = (
            self._folder
            / f"sheet.{hashlib.sha256(name.encode()).hexdigest()[:12]}.{digest_of(order)[:12]}.png"
        )
        if not file.is_file():
            self._crew.run(jobs.draw_sheet, order, file)
        return file

    def _sheet_order(self, name: str) -> TakeOrder:
        """One person alone, standing before the camera on the neutral stage."""
        shown = next(
            (order, person)
            for order in self._orders.values()
            for person in order.people
            if person.name == name
        )
        order, person = shown
        middle = Placement()
        alone = Person(name=name, description=person.description, sex=person.sex, start=middle, end=middle)
        changes = {
            "shot_number": 1,
            "scene": Scene(),
            "frame_count": 1,
            "sizes": ("Medium Shot",),
            "movements": (),
            "beats": (),
            "people": (alone,),
            "focus": (name,),
            "cues": (),
        }
        return order.model_copy(update=changes)
