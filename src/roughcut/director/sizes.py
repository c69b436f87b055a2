"""Which of a model's picture sizes a film is made in, and how that picture becomes the film's."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.director.schema import Framing
from roughcut.errors import OptionError
from roughcut.models.video.profile import FrameSize, Shape, VideoProfile

_PIXELS = re.compile(r"(\d{2,5})\s*[xX×*]\s*(\d{2,5})")
_SAME_ASPECT = 0.01
# As much of a picture may be cut away at two sides before bars harm less.
_MOST_CROPPED = 0.12


@dataclass(frozen=True)
class SizeChoice:
    """A size, how it becomes the film's picture, and what is to be said of that."""

    size: FrameSize
    framing: Framing
    warnings: tuple[str, ...] = ()


def asked_size(profile: VideoProfile, text: str, *, portrait: bool = False) -> FrameSize:
    """The size that `--size` means: one by its name (`720p`) or its pixels (`1280x720`).

    Where a name stands for a landscape and a portrait size, `portrait` chooses. Raises OptionError that
    lists what the model offers.
    """
    offered = sizes_of(profile.shapes)
    pixels = _PIXELS.fullmatch(text.strip())
    found = [size for size in offered if size.name.casefold() == text.strip().casefold()]
    if pixels:
        found += [
            each for each in offered if (each.width_px, each.height_px) == (int(pixels[1]), int(pixels[2]))
        ]
    if not found:
        raise OptionError(f"{profile.id} does not make {text[:30]!r}; it makes {_listed(offered)}.")
    return next((size for size in found if size.is_portrait == portrait), found[0])


def sizes_of(shapes: Sequence[Shape]) -> tuple[FrameSize, ...]:
    """Every size of these shapes, once."""
    return tuple(dict.fromkeys(size for shape in shapes for size in shape.sizes))


def choose_size(
    profile: VideoProfile,
    shapes: Sequence[Shape],
    asked: str | None,
    width_px: int,
    height_px: int,
    *,
    audio: bool,
) -> SizeChoice:
    """The size for a film of so many pixels: as asked, else the cheapest one of the film's own shape that
    is large enough, else the largest of it; else the shape that is nearest."""
    offered = sizes_of(shapes)
    if asked:
        size = asked_size(profile, asked, portrait=height_px > width_px)
        if size not in offered:
            raise OptionError(
                f"{profile.id} does not make {asked} together with what else was asked, "
                f"only {_listed(offered)}."
            )
    else:
        size = min(offered, key=lambda each: _rank(profile, each, width_px, height_px, audio=audio))
    framing = framing_of(size, width_px, height_px)
    return SizeChoice(size, framing, _warnings(profile, size, framing, width_px, height_px))


def framing_of(size: FrameSize, width_px: int, height_px: int) -> Framing:
    """How a picture of this size becomes one of so many pixels without being distorted."""
    if (size.width_px, size.height_px) == (width_px, height_px):
        return "exact"
    if _distance(size, width_px, height_px) <= _SAME_ASPECT:
        return "scale"
    lost = 1 - math.exp(-_distance(size, width_px, height_px))
    return "crop" if lost <= _MOST_CROPPED else "pad"


def _distance(size: FrameSize, width_px: int, height_px: int) -> float:
    return abs(math.log(size.width_px * height_px / (size.height_px * width_px)))


def _rank(
    profile: VideoProfile, size: FrameSize, width_px: int, height_px: int, *, audio: bool
) -> tuple[float, ...]:
    kind = {"exact": 0, "scale": 0, "crop": 1, "pad": 2}[framing_of(size, width_px, height_px)]
    nearness = round(_distance(size, width_px, height_px), 2) if kind else 0.0
    missing = max(0, min(width_px - size.width_px, height_px - size.height_px))
    price = float(profile.cost_usd(1, size.name, audio=audio))
    return (kind, nearness, missing, price, size.width_px * size.height_px)


def _warnings(
    profile: VideoProfile, size: FrameSize, framing: Framing, width_px: int, height_px: int
) -> tuple[str, ...]:
    made, film = f"{size.width_px}x{size.height_px}", f"{width_px}x{height_px}"
    if framing == "crop":
        return (f"{profile.id} makes {made}; for the film's {film} two edges are cut off.",)
    if framing == "pad":
        return (f"{profile.id} makes {made}; in the film's {film} it stands between bars.",)
    if framing == "scale" and size.width_px < width_px:
        return (f"{profile.id} makes {made}; it is scaled up to the film's {film}.",)
    return ()


def _listed(offered: Sequence[FrameSize]) -> str:
    words = [
        f"{size.width_px}x{size.height_px}"
        if _PIXELS.fullmatch(size.name)
        else f"{size.name} ({size.width_px}x{size.height_px})"
        for size in offered
    ]
    return (
        ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + words[-1] if words else "no size at all"
    )
