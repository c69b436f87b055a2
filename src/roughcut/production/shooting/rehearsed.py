"""The footage of a rehearsal: what the previs makes of the very take that was asked for."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from roughcut.digest import digest_of
from roughcut.director.schema import ModelPlan, Span, TakePlan
from roughcut.models.video.schema import TakeOrder
from roughcut.production.crew import Crew
from roughcut.production.shooting import jobs
from roughcut.rehearsal import footage as synthetic
from roughcut.rehearsal.desk import Order


class PrevisFootage:
    """Answers a rehearsed provider's jobs, with previs footage of the asked size and length. A prompt that
    the plan does not know (a reference was missing, words were softened) gets the desk's own footage."""

    def __init__(self, crew: Crew, voices: Path, folder: Path) -> None:
        self._crew = crew
        self._voices = voices
        self._folder = folder
        self._takes: dict[str, TakePlan] = {}
        self._parts: dict[tuple[int, int], int] = {}
        self._orders: dict[int, TakeOrder] = {}
        self._lock = threading.Lock()

    def show(self, plan: ModelPlan, orders: tuple[TakeOrder, ...]) -> None:
        """Learn what will be asked for."""
        with self._lock:
            self._orders = {order.shot_number: order for order in orders}
            self._takes = {take.prompt: take for take in plan.takes}
            done: dict[int, int] = {}
            for take in plan.takes:
                for span in take.spans:
                    self._parts[span.shot_number, span.part_index] = done.get(span.shot_number, 0)
                    done[span.shot_number] = done.get(span.shot_number, 0) + span.frame_count

    def learn(self, takes: Sequence[TakePlan]) -> None:
        """Learn of further takes of the shots that are known: retakes."""
        with self._lock:
            self._takes |= {take.prompt: take for take in takes}

    def __call__(self, order: Order) -> Path | bytes:
        """The mp4 of an order."""
        take = self._takes.get(order.prompt)
        if take is None:
            return synthetic.take_of(order)
        file = (
            self._folder / f"previs.{digest_of(order.prompt, order.seconds, order.size, order.seed)[:16]}.mp4"
        )
        if not file.is_file():
            pieces, clock = [], 0
            for span in take.spans:
                pieces.append((*self._piece(span), span.first_frame - clock))
                clock = span.first_frame + span.frame_count
            self._crew.run(
                jobs.rehearse_take,
                pieces,
                self._voices,
                file,
                (order.width_px, order.height_px),
                Fraction(order.seconds),
            )
        return file

    def _piece(self, span: Span) -> tuple[TakeOrder, int, int]:
        """The order of a shot, the first of its frames that this take shows, and how many it shows."""
        first = self._parts[span.shot_number, span.part_index]
        return self._orders[span.shot_number], first, span.frame_count
