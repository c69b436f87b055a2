"""The English voices: what each changes of the one speaker that the fast network knows."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.models.speech.persons import Age, Sex


@dataclass(frozen=True)
class Timbre:
    """One English voice.

    `pitch` multiplies the speaker's 184 Hz, `range` stretches its melody (in octaves), `formants`
    scales the resonances (a longer throat has lower ones), `tilt_db` an octave brightens, `breath_db`
    is added to the noise, `tremor` is the depth of an old voice's wavering, `tempo` its own pace.
    """

    id: str
    sex: Sex
    age: Age
    note: str
    pitch: float = 1.0
    range: float = 1.0
    formants: float = 1.0
    tilt_db: float = 0.0
    breath_db: float = 0.0
    tremor: float = 0.0
    tempo: float = 1.0


TIMBRES: tuple[Timbre, ...] = (
    Timbre("en-woman-1", "female", "adult", "clear and warm"),
    Timbre("en-man-1", "male", "adult", "firm baritone", 0.60, 0.90, 0.850, 0.8),
    Timbre("en-woman-2", "female", "adult", "low and calm", 0.83, 0.90, 0.945, 0.5, tempo=0.96),
    Timbre("en-man-2", "male", "adult", "deep and slow", 0.48, 0.85, 0.805, 0.8, tempo=0.95),
    Timbre("en-woman-3", "female", "adult", "husky", 0.95, 0.75, 1.04, -1.6, 6.0, tempo=0.98),
    Timbre("en-man-3", "male", "adult", "dry and quick", 0.66, 0.70, 0.80, 2.0, tempo=1.05),
    Timbre("en-woman-4", "female", "young", "bright and quick", 1.13, 1.10, 1.035, 2.0, tempo=1.05),
    Timbre("en-man-4", "male", "young", "light tenor", 0.73, 1.10, 0.895, 0.8, tempo=1.04),
    Timbre("en-woman-5", "female", "young", "soft", 1.08, 0.80, 0.985, -1.6, 5.0, tempo=0.98),
    Timbre("en-man-5", "male", "young", "breezy", 0.70, 1.20, 0.935, -0.6, 4.0, tempo=1.07),
    Timbre("en-woman-6", "female", "old", "elderly, gentle", 0.97, 1.05, 0.935, 1.0, 1.5, 0.024, tempo=0.87),
    Timbre("en-man-6", "male", "old", "elderly, grave", 0.54, 0.90, 0.875, -1.4, 2.0, 0.020, tempo=0.87),
    Timbre("en-woman-7", "female", "old", "elderly, low", 0.74, 0.85, 0.955, -0.6, 3.0, 0.028, tempo=0.85),
    Timbre("en-man-7", "male", "old", "elderly, thin", 0.84, 1.10, 0.845, 1.6, 2.5, 0.028, tempo=0.85),
    Timbre("en-girl-1", "female", "child", "small girl", 1.36, 1.10, 1.13, 0.0, tempo=0.98),
    Timbre("en-boy-1", "male", "child", "small boy", 1.20, 1.05, 1.085, 0.6, tempo=1.02),
    Timbre("en-girl-2", "female", "child", "bigger girl", 1.20, 1.15, 1.03, 1.2, tempo=1.05),
    Timbre("en-boy-2", "male", "child", "bigger boy", 1.06, 1.00, 1.03, 1.8, tempo=1.0),
)
