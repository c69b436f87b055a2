"""The Mandarin voices: blends of the speakers that the large network knows."""

from __future__ import annotations

from dataclasses import dataclass, field

from roughcut.models.speech.persons import Age, Sex


@dataclass(frozen=True)
class Blend:
    """One Mandarin voice: weights of the packaged style arrays (they sum to 1), and `shift`, which
    raises (above 1) or lowers pitch and resonances together; `tempo` is the voice's own pace."""

    id: str
    sex: Sex
    age: Age
    note: str
    weights: dict[str, float] = field(default_factory=dict)
    shift: float = 1.0
    tempo: float = 1.0


BLENDS: tuple[Blend, ...] = (
    Blend("zh-woman-1", "female", "adult", "clear", {"jf_gongitsune": 1.0}),
    Blend("zh-man-1", "male", "adult", "deep", {"jm_kumo": 1.0}),
    Blend("zh-woman-2", "female", "adult", "full", {"jf_tebukuro": 0.7, "jm_kumo": 0.3}, 0.98),
    Blend("zh-man-2", "male", "adult", "firm", {"jm_kumo": 0.75, "jf_tebukuro": 0.25}, 0.94),
    Blend("zh-woman-3", "female", "adult", "bright", {"jf_nezumi": 1.0}),
    Blend("zh-man-3", "male", "adult", "very deep", {"jm_kumo": 1.0}, 0.92),
    Blend("zh-woman-4", "female", "young", "light", {"jf_nezumi": 0.6, "jf_gongitsune": 0.4}, 1.05),
    Blend("zh-man-4", "male", "young", "light", {"jm_kumo": 0.8, "jf_nezumi": 0.2}, 1.05),
    Blend("zh-woman-5", "female", "young", "soft", {"jf_tebukuro": 1.0}, 1.04),
    Blend("zh-man-5", "male", "young", "quick", {"jm_kumo": 1.0}, 1.10, 1.05),
    Blend("zh-woman-6", "female", "old", "elderly", {"jf_tebukuro": 0.6, "jm_kumo": 0.4}, 0.94, 0.87),
    Blend("zh-man-6", "male", "old", "elderly", {"jm_kumo": 0.85, "jf_gongitsune": 0.15}, 0.92, 0.85),
    Blend("zh-woman-7", "female", "old", "elderly, soft", {"jf_gongitsune": 0.8, "jm_kumo": 0.2}, 0.92, 0.85),
    Blend("zh-man-7", "male", "old", "elderly, thin", {"jm_kumo": 0.72, "jf_gongitsune": 0.28}, 0.95, 0.87),
    Blend("zh-girl-1", "female", "child", "small girl", {"jf_nezumi": 1.0}, 1.17),
    Blend("zh-boy-1", "male", "child", "small boy", {"jf_gongitsune": 0.7, "jm_kumo": 0.3}, 1.28),
)
