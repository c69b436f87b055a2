"""Colour arithmetic for the figures' flat colours."""

from __future__ import annotations

from roughcut.previs.schema import Colour

WHITE: Colour = (250, 248, 244)


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`share` of the second colour (0…1) mixed into the first."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def darker(colour: Colour, keep: float) -> Colour:
    """The colour at `keep` (0…1) of its brightness, red held a little so that it stays warm."""
    return (
        round(colour[0] * min(1.0, keep * 1.06)),
        round(colour[1] * keep * 0.96),
        round(colour[2] * keep),
    )


def lighter(colour: Colour, share: float) -> Colour:
    """The colour, `share` (0…1) of the way to a warm white."""
    return mix(colour, (255, 250, 240), share)


def brightness(colour: Colour) -> float:
    """How light a colour looks, 0…1."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255
