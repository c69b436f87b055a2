"""What was seen and heard in a film, before anything is judged: series over frames and over sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.encoding import EncodedFrames
from roughcut.critic.figures import FiguresSeen
from roughcut.critic.metrics.captions import Caption
from roughcut.critic.metrics.colour import PaletteMixer
from roughcut.critic.metrics.spans import Span
from roughcut.critic.sampling import Sample


@dataclass
class PictureEvidence:
    """The picture of a film. Frames are counted from 0; `stills` are [start, end) stretches without
    visible change, of two frames or more; `palettes` has one mixer for each stretch between cuts."""

    rate: Fraction
    width_px: int
    height_px: int
    frame_count: int = 0
    start_s: float = 0.0
    end_s: float = 0.0
    cuts: list[int] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    brightness: list[float] = field(default_factory=list)
    black: list[bool] = field(default_factory=list)
    stills: list[tuple[int, int]] = field(default_factory=list)
    palettes: list[PaletteMixer] = field(default_factory=list)
    problem: str = ""


@dataclass
class SoundEvidence:
    """The sound of a film on the clock of its picture: 10 ms levels in dBFS, where voices are heard,
    loudness in LUFS and true peak in dBTP (None where they could not be measured); and for each 10 ms the
    pitch (0: none) and levels in 16 bands."""

    end_s: float
    levels_db: NDArray[np.float64]
    speech: list[Span]
    integrated_lufs: float | None = None
    true_peak_db: float | None = None
    problem: str = ""
    pitch_hz: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    bands_db: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 16), dtype=np.float32))


@dataclass
class Evidence:
    """Everything that a review rests on. `sound` is None for a silent file, `captions` for none,
    `encoded`
    where no encoder was given, `figures` where the plan does not say who is where."""

    picture: PictureEvidence
    sound: SoundEvidence | None
    captions: list[Caption] | None
    encoded: EncodedFrames | None = None
    figures: FiguresSeen | None = None
    samples: tuple[Sample, ...] = ()
