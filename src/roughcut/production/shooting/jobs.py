"""What the crew's workers do for takes that are bought: look, cut, stand in, and make pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut.models.video.schema import TakeOrder
from roughcut.models.video.service import TakeRequest

if TYPE_CHECKING:
    from roughcut.film.conform import Span
    from roughcut.previs.model import Previs


@cache
def _previs() -> Previs:
    from roughcut.previs.model import Previs

    return Previs()


def shoot_stand_in(order: TakeOrder, voices: Path, take: Path, mark: str) -> None:
    """Shoot a take on the previs, and mark every frame of it."""
    from roughcut.film.conform import Span, conform

    with tempfile.TemporaryDirectory(prefix=".part-", dir=take.parent) as folder:
        unmarked = Path(folder) / take.name
        _previs().shoot(order, voices, unmarked)
        span = Span(file=unmarked, frame_count=order.frame_count)
        conform([span], take, order.width_px, order.height_px, order.rate, mark=mark)


def cut_take(
    order: TakeOrder,
    spans: Sequence[Span],
    voices: Path,
    take: Path,
    own_voices: bool,
    starts_s: Sequence[Fraction] = (),
) -> None:
    """Cut footage to the length of an order, under our own voices where it has none. `starts_s` is when the
    shots begin that share the footage."""
    from roughcut.film.conform import conform
    from roughcut.previs.sound import sound_of
    from roughcut.previs.staging import stage_of
    from roughcut.production.shooting.joins import between_cuts

    spans = between_cuts(spans, starts_s) if len(starts_s) > 1 else spans
    sound = sound_of(order, voices, stage_of(order)) if own_voices else None
    conform(spans, take, order.width_px, order.height_px, order.rate, voices=sound)


def look_at_footage(
    footage: Path, request: TakeRequest, may_be_still: bool, cuts_s: Sequence[Fraction] = ()
) -> str:
    """Say what is wrong with footage, empty where nothing is."""
    from roughcut.production.dailies import fault_of

    return fault_of(footage, request, may_be_still=may_be_still, cuts_s=cuts_s)


def take_anchor(
    footage: Path,
    start_s: Fraction,
    end_s: Fraction,
    which: str,
    level: tuple[Path, Fraction] | None,
    file: Path,
) -> str:
    """Save the first or last good frame of a span of footage; the fault where it has none."""
    from roughcut.production.shooting.anchors import save_anchor

    return save_anchor(footage, start_s, end_s, which == "last", level, file)


def fit_picture(picture: Path, size: tuple[int, int], file: Path) -> None:
    """Save a user's picture at the size of the take that it begins, never stretched. Raises OptionError
    for a file that is no picture."""
    from roughcut.errors import MediaError, OptionError
    from roughcut.film.conform import fitted, write_png
    from roughcut.film.stills import read_picture

    try:
        write_png(file, fitted(read_picture(picture), *size))
    except MediaError as error:
        raise OptionError(error.message) from error


def draw_sheet(order: TakeOrder, file: Path) -> None:
    """Draw the first frame of an order as a picture."""
    from roughcut.film.conform import write_png

    write_png(file, _previs().first_frame(order))


def rehearse_take(
    pieces: Sequence[tuple[TakeOrder, int, int, int]],
    voices: Path,
    file: Path,
    size: tuple[int, int],
    seconds: Fraction,
) -> None:
    """Make `seconds` of footage of these pieces: each an order, the first of its frames, how many, and how
    many come before them that the film does not use."""
    from roughcut.film.conform import Span, conform

    file.parent.mkdir(parents=True, exist_ok=True)
    rate = pieces[0][0].rate
    with tempfile.TemporaryDirectory(prefix=".part-", dir=file.parent) as folder:
        spans = []
        left = round(seconds * rate)
        for index, (order, first, count, lead) in enumerate(pieces):
            # The last piece goes on to the end of the footage, as a model's would.
            frames = left - lead if index == len(pieces) - 1 else count
            take = Path(folder) / f"{index}.mp4"
            _previs().shoot(order.model_copy(update={"frame_count": first + frames}), voices, take)
            spans += [Span(file=take, start_s=first / rate, frame_count=n) for n in (lead, frames) if n]
            left -= lead + frames
        conform(spans, file, *size, rate)
