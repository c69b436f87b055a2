"""Mouth shapes from phonemes and how long each lasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roughcut.models.speech.schema import MouthCue, Viseme

_SHAPES: dict[Viseme, str] = {
    "closed": "mbp",
    "teeth": "fvsʂzʃʒθðʦʨꭧʧʤɕʣʥT",
    "round": "ouwʊɔOQWYʔɹɻɥyøœʋɒ",
    "wide": "eiɪjæɛʲᵻɨA",
    "open": "aɑɐʌəɜɚɤIᵊ",
}
_SHAPE_OF = {phoneme: shape for shape, phonemes in _SHAPES.items() for phoneme in phonemes}
_PAUSES = frozenset(";:,.!?—…")
_SLOT_MS = 84
# Lips that close are seen however briefly; a consonant made behind the teeth hardly shows.
_WEIGHTS: dict[Viseme, float] = {
    "rest": 1.0, "closed": 2.2, "open": 1.2, "wide": 1.0, "round": 1.2, "teeth": 0.8,
}  # fmt: skip
_PAUSE_MS = 90

Span = tuple[float, float, Viseme]


def spans(phonemes: str, durations_ms: Sequence[float]) -> list[Span]:
    """Start, end (ms) and shape of each stretch; durations count the silences before and after too."""
    time: float = durations_ms[0]
    found: list[Span] = [(0.0, time, _rest())]
    for phoneme, duration in zip(phonemes, durations_ms[1:-1], strict=True):
        shape = _shape(phoneme, duration) or found[-1][2]
        found.append((time, time + duration, shape))
        time += duration
    found.append((time, time + durations_ms[-1], _rest()))
    return found


def cues(stretches: Iterable[Span], duration_ms: int) -> tuple[MouthCue, ...]:
    """At most twelve cues a second: each slot of time shows the shape that weighs most in it.

    The first cue stands at 0 and the last is at rest.
    """
    slots = max(1, -(-duration_ms // _SLOT_MS))
    weights: list[dict[Viseme, float]] = [{} for _ in range(slots)]
    for start, end, shape in stretches:
        for slot in range(max(0, int(start // _SLOT_MS)), min(slots, int(end // _SLOT_MS) + 1)):
            inside = min(end, (slot + 1) * _SLOT_MS) - max(start, slot * _SLOT_MS)
            weights[slot][shape] = weights[slot].get(shape, 0.0) + max(0.0, inside) * _WEIGHTS[shape]
    shapes = [max(slot, key=lambda shape: slot[shape]) if slot else _rest() for slot in weights]
    return _as_cues([*shapes[:-1], _rest()])


def _as_cues(shapes: Sequence[Viseme]) -> tuple[MouthCue, ...]:
    changes = [n for n, shape in enumerate(shapes) if n == 0 or shapes[n - 1] != shape]
    return tuple(MouthCue(start_ms=n * _SLOT_MS, viseme=shapes[n]) for n in changes)


def _shape(phoneme: str, duration_ms: float) -> Viseme | None:
    if phoneme in _PAUSES or (phoneme == " " and duration_ms >= _PAUSE_MS):
        return "rest"
    return _SHAPE_OF.get(phoneme)


def _rest() -> Viseme:
    return "rest"
