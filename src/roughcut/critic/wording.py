"""Numbers in words, the same on every page of the critic."""

from __future__ import annotations

_PLACES = {
    "shots": 0, "frames": 0, "pairs": 0, "px": 0,
    "LUFS": 1, "dBTP": 1, "chars/s": 1, "dB": 1, "stops": 1, "ΔE": 1, "per shot": 3,
}  # fmt: skip
_UNITS = {"share": "", "0–5": "of 5", "0–1": "of 1"}
"""Units that say how large a value can be; a share is a percentage, and needs none."""
_SIGNED = {"film_duration_error", "frame_count_error", "sound_picture_drift", "speech_onset_error"}


def number_text(name: str, unit: str, number: float) -> str:
    """A number of a metric with as many places as its unit bears and a real minus sign; shares as
    percentages."""
    if unit == "share":
        return f"{number:.0%}".replace("%", " %").replace("-", "−")
    places = _PLACES.get(unit, 2)
    value = round(number, places) + 0.0
    signed = "+" if name in _SIGNED and value else ""
    return f"{value:{signed}.{places}f}".replace("-", "−")


def unit_text(unit: str) -> str:
    """What stands after a number of this unit; empty where the number says it."""
    return _UNITS.get(unit, unit)


def told(name: str, unit: str, number: float) -> str:
    """A number with its unit."""
    return f"{number_text(name, unit, number)} {unit_text(unit)}".rstrip()
