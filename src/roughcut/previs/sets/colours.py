"""Colours: mixing, lightening, and moving a hue's strength; channels are 0…255."""

from __future__ import annotations

from roughcut.previs.schema import Colour

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def clamp(red: float, green: float, blue: float) -> Colour:
    """The nearest colour that exists."""
    return (
        min(255, max(0, round(red))),
        min(255, max(0, round(green))),
        min(255, max(0, round(blue))),
    )


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` 0 is all `first`, 1 all `second`."""
    return clamp(*(a + (b - a) * share for a, b in zip(first, second, strict=True)))


def lighter(colour: Colour, share: float) -> Colour:
    """Towards white by `share` 0…1."""
    return mix(colour, WHITE, share)


def darker(colour: Colour, share: float) -> Colour:
    """Towards black by `share` 0…1."""
    return mix(colour, BLACK, share)


def luma(colour: Colour) -> float:
    """How bright a colour looks, 0…255."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def saturated(colour: Colour, factor: float) -> Colour:
    """The same brightness with `factor` times the colourfulness."""
    grey = luma(colour)
    return clamp(*(grey + (channel - grey) * factor for channel in colour))


def multiplied(colour: Colour, light: tuple[float, float, float]) -> Colour:
    """A surface of this colour under a light (1.0 = white light)."""
    return clamp(*(channel * factor for channel, factor in zip(colour, light, strict=True)))
