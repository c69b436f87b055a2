"""The light and the palette of a set: what hour, weather and style do to every colour."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import cached_property

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Colour, Place
from roughcut.previs.sets.colours import clamp, lighter, luma, mix, multiplied, saturated

Light = tuple[float, float, float]

_OUTDOORS: dict[str, Light] = {
    "dawn": (0.98, 0.86, 0.84),
    "day": (1.0, 1.0, 1.0),
    "dusk": (0.82, 0.66, 0.68),
    "night": (0.38, 0.45, 0.66),
}
_INDOORS: dict[str, Light] = {
    "dawn": (0.96, 0.90, 0.88),
    "day": (1.0, 1.0, 1.0),
    "dusk": (0.90, 0.78, 0.70),
    "night": (0.68, 0.58, 0.53),
}
_CAVES: dict[str, Light] = {
    "dawn": (0.66, 0.64, 0.70),
    "day": (0.70, 0.72, 0.76),
    "dusk": (0.64, 0.54, 0.56),
    "night": (0.34, 0.40, 0.54),
}
_FIGURES_OUTDOORS: dict[str, Light] = {
    "dawn": (1.0, 0.93, 0.90),
    "day": (1.0, 1.0, 1.0),
    "dusk": (1.0, 0.87, 0.80),
    "night": (0.62, 0.69, 0.88),
}
_FIGURES_INDOORS: dict[str, Light] = {
    "dawn": (0.99, 0.96, 0.94),
    "day": (1.0, 1.0, 1.0),
    "dusk": (1.0, 0.92, 0.86),
    "night": (0.93, 0.85, 0.78),
}
_WEATHER: dict[str, tuple[float, float]] = {  # brightness, colourfulness
    "clear": (1.0, 1.0),
    "cloud": (0.93, 0.82),
    "rain": (0.82, 0.70),
    "snow": (0.97, 0.72),
    "fog": (0.95, 0.60),
}
_SKY: dict[str, tuple[Colour, Colour, Colour]] = {  # zenith, middle, horizon
    "dawn": ((122, 150, 196), (226, 184, 178), (253, 216, 172)),
    "day": ((92, 158, 219), (150, 200, 236), (216, 236, 243)),
    "dusk": ((66, 76, 128), (178, 110, 132), (250, 172, 110)),
    "night": ((14, 19, 42), (26, 36, 70), (52, 64, 102)),
}
_STYLE: dict[Style, tuple[float, float]] = {  # colourfulness, contrast
    "anime": (1.2, 1.08),
    "realistic": (0.72, 1.04),
    "animated": (0.93, 1.0),
    "painterly": (1.08, 1.0),
    "abstract": (1.12, 1.05),
}
_TINT = 0.4
_MOST_BLUE, _LEAST_RED = 0.97, 1.02
_LEAST_ON_FIGURES, _LEAST_BY_LAMPS = 0.74, 0.86
_LAMPS = frozenset({"lamp", "streetlamp", "hanging_lamp", "fire", "candle"})
_LIT_STREETS = frozenset({"station", "street", "market", "square"})
_SNOW: Colour = (232, 238, 246)


def _poster(colour: Colour) -> Colour:
    """The nearest of few colours: 16 hues, 3 strengths, 6 brightnesses."""
    hue, strength, value = colorsys.rgb_to_hsv(*(channel / 255 for channel in colour))
    strength = 0.0 if strength < 0.1 else max(0.25, round(strength * 4) / 4)
    red, green, blue = colorsys.hsv_to_rgb(round(hue * 16) / 16, strength, round(value * 6) / 6)
    return clamp(red * 255, green * 255, blue * 255)


@dataclass(frozen=True)
class Tone:
    """Turns the day colour of a thing into what it looks like here and now."""

    style: Style
    place: Place
    indoors: bool

    @property
    def ambient(self) -> Light:
        """The light that falls on the set; 1.0 is white daylight."""
        if self.place.kind == "cave" or "cave" in self.place.props:
            return _CAVES[self.place.hour]
        if self.indoors:
            return _INDOORS[self.place.hour]
        brightness, _ = _WEATHER[self.place.weather]
        if self.place.hour == "night":
            brightness = brightness**0.4  # clouds take little from a night
        red, green, blue = _OUTDOORS[self.place.hour]
        return (red * brightness, green * brightness, blue * brightness)

    @property
    def on_figures(self) -> Light:
        """The light that falls on people: milder than on the set, and less coloured, so that they stay
        readable, skin stays warm and grey hair grey."""
        light = self._tinted
        grey = sum(light) / 3
        floor = _LEAST_BY_LAMPS if self._lamplit else _LEAST_ON_FIGURES
        least = floor / grey if grey < floor else 1.0
        red, green, blue = (least * (grey + (channel - grey) * _TINT) for channel in light)
        # Skin and greys turn blue or green long before they turn amber in the eyes of a viewer.
        red = max(red, green * _LEAST_RED)
        return (red, green, min(blue, red * _MOST_BLUE))

    @property
    def _lamplit(self) -> bool:
        """Whether people stand under lamps or by a fire."""
        return self.place.kind in _LIT_STREETS or bool(_LAMPS & set(self.place.props))

    @property
    def _tinted(self) -> Light:
        if self.place.kind == "cave" or "cave" in self.place.props:
            red, green, blue = _CAVES[self.place.hour]
            return (0.5 + red * 0.5, 0.5 + green * 0.5, 0.5 + blue * 0.5)
        if self.indoors:
            return _FIGURES_INDOORS[self.place.hour]
        brightness = 1 - (1 - _WEATHER[self.place.weather][0]) * 0.5
        red, green, blue = _FIGURES_OUTDOORS[self.place.hour]
        return (red * brightness, green * brightness, blue * brightness)

    @property
    def dark(self) -> bool:
        """Lamps are lit: dusk and night."""
        return self.place.hour in ("dusk", "night")

    @cached_property
    def sky(self) -> tuple[Colour, Colour, Colour]:
        """Zenith, middle and horizon, ready to paint."""
        brightness, strength = _WEATHER[self.place.weather]
        overcast = 0.0 if self.place.weather == "clear" else 0.72
        bands = _SKY[self.place.hour]
        grey = lighter(saturated(mix(bands[1], bands[2], 0.3), 0.25), 0.08)
        dimmed = [multiplied(mix(band, grey, overcast), (brightness,) * 3) for band in bands]
        zenith, middle, horizon = (self.styled(saturated(band, strength)) for band in dimmed)
        return zenith, middle, horizon

    @cached_property
    def haze(self) -> Colour:
        """What far things fade into."""
        return mix(self.sky[1], self.sky[2], 0.55)

    def lit(self, colour: Colour, haze: float = 0.0) -> Colour:
        """A surface's colour in this light, `haze` 0…1 of the way into the distance."""
        strength = 1.0 if self.indoors else _WEATHER[self.place.weather][1]
        seen = saturated(multiplied(self.styled(colour), self.ambient), strength)
        if not self.indoors and self.place.weather == "fog":
            haze = min(0.9, haze * 1.8 + 0.12)
        if not self.indoors and self.place.weather == "snow":
            seen = mix(seen, multiplied(_SNOW, self.ambient), 0.42)
        return mix(seen, self.haze, haze)

    def styled(self, colour: Colour) -> Colour:
        """The style's palette: colourfulness, contrast, and its own leaning."""
        strength, contrast = _STYLE[self.style]
        red, green, blue = (128 + (channel - 128) * contrast for channel in saturated(colour, strength))
        if self.style == "painterly":
            return clamp(red + 7, green + 2, blue - 7)
        if self.style == "realistic":
            # Film: shadows lean to blue-green, lights to amber.
            lean = (luma(colour) - 128) / 128
            return clamp(red + 7 * lean, green + 1, blue - 7 * lean)
        if self.style == "anime":
            return clamp(red, green, blue + 8 * (1 - luma(colour) / 255))
        if self.style == "abstract":
            return _poster(clamp(red, green, blue))
        return clamp(red, green, blue)
