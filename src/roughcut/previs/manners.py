"""How people rest while others act: poses of the arms that go with who they are and what they feel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roughcut.previs.noise import chance
from roughcut.previs.schema import Expression, Gesture, Held, Look
from roughcut.previs.stage import Mood, Stance

# ruff: noqa: E501  (the tables read better unbroken)

_BY_MOOD: Mapping[Expression, tuple[Gesture, ...]] = {
    "angry": ("arms_crossed", "hands_on_hips"), "furious": ("hands_on_hips", "none"), "suspicious": ("arms_crossed",),
    "determined": ("hands_on_hips", "none"), "disgusted": ("arms_crossed",), "worried": ("hold_elbow", "clasped"),
    "afraid": ("hold_elbow", "none"), "embarrassed": ("hold_elbow", "clasped"), "sad": ("none", "hold_elbow"),
    "crying": ("cover_face", "none"), "confused": ("think",), "tired": ("none",), "smirking": ("arms_crossed", "hand_on_hip"),
}  # fmt: skip
_BY_PERSON: Mapping[tuple[str, str], tuple[Gesture, ...]] = {
    ("female", "adult"): ("hand_on_hip", "none", "clasped", "arms_crossed", "hold_elbow"),
    ("male", "adult"): ("pockets", "none", "arms_crossed", "pockets", "hand_on_hip"),
    ("female", "teen"): ("hold_elbow", "none", "behind", "hand_on_hip"),
    ("male", "teen"): ("pockets", "none", "arms_crossed", "pockets"),
    ("female", "child"): ("behind", "none", "clasped"), ("male", "child"): ("pockets", "none", "behind"),
    ("female", "old"): ("clasped", "none", "clasped"), ("male", "old"): ("behind", "pockets", "none"),
}  # fmt: skip
_NO_POCKETS = ("dress", "robe", "apron")
_LASTING: frozenset[Gesture] = frozenset(
    (
        "arms_crossed",
        "hands_on_hips",
        "hand_on_hip",
        "pockets",
        "clasped",
        "behind",
        "hold_elbow",
        "think",
        "cover_face",
    )
)


def rest_of(look: Look, who: int, mood: Expression, *, sits: bool = False) -> Gesture:
    """How somebody stands or `sits` who does nothing: by mood first, else by who they are; `who` is the
    same number for the same character in every shot. Who sits at ease has the hands in the lap."""
    usual = _BY_MOOD.get(mood) or (("clasped",) if sits else _BY_PERSON[look.sex, look.age])
    rest = usual[int(chance(who, "rest", mood if mood in _BY_MOOD else "") * len(usual))]
    return "clasped" if rest == "pockets" and look.top in _NO_POCKETS else rest


def lasts(gesture: Gesture) -> bool:
    """Whether a gesture is a way to stand that stays, not one that passes."""
    return gesture in _LASTING


def stances_of(
    look: Look,
    who: int,
    moods: Sequence[Mood],
    told: Sequence[tuple[int, Gesture]],
    holds: Sequence[tuple[int, Held]],
    *,
    sits: bool = False,
) -> tuple[Stance, ...]:
    """How somebody rests over the shot: what the prose tells (from then on), else as they are and feel
    when the shot begins; with what is in their hand."""
    feels = [mood.expression for mood in moods if mood.time_ms <= _SETTLED_MS]
    rest: Gesture = rest_of(look, who, feels[-1] if feels else "neutral", sits=sits)
    held: Held = "none"
    stances: dict[int, tuple[Gesture, Held]] = {0: (rest, held)}
    for time_ms in sorted({when for when, _ in told} | {when for when, _ in holds}):
        rest = next((gesture for when, gesture in told if when == time_ms), rest)
        held = next((thing for when, thing in holds if when == time_ms), held)
        stances[time_ms] = (rest, held)
    return tuple(Stance(time_ms=t, rest=r, held=h) for t, (r, h) in sorted(stances.items()))


_SETTLED_MS = 400
