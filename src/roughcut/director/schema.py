"""The shot plan: for each shot of a script, the exact order that a video model is given."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from roughcut.models.video.schema import Style, TakeOrder
from roughcut.script.schema import Document, Name


class PlanOptions(Document):
    """What the user chose for the film; sizes in pixels, rate in frames a second."""

    style: Style = "animated"
    width_px: int = Field(default=1280, ge=64, le=7680)
    height_px: int = Field(default=720, ge=64, le=7680)
    rate: Fraction = Fraction(24)
    seed: int = 0


class ShotPlan(Document):
    """Every order of a film, in order, and what could not be done as asked."""

    model: Name
    options: PlanOptions
    orders: tuple[TakeOrder, ...]
    warnings: tuple[str, ...] = ()

    @property
    def frame_count(self) -> int:
        """The length of the film in frames."""
        return sum(order.frame_count for order in self.orders)

    def first_frame_of(self, index: int) -> int:
        """The film frame on which a shot (0-based index) starts."""
        return sum(order.frame_count for order in self.orders[:index])
