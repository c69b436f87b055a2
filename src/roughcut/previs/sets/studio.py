"""The set under construction: canvases at their depths, the floor, chance, and the light."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from roughcut.models.video.schema import Style
from roughcut.previs.schema import Flame, Floor, Layer, Passing, Place, SetPicture
from roughcut.previs.sets.canvas import Canvas
from roughcut.previs.sets.finish import finished
from roughcut.previs.sets.tone import Tone

_NEAREST_M, _REFERENCE_M = -6.0, 11.0
# Wide layers and floors stay at what 720p needs, near ones at what 1080p needs: in 4K they would take
# hundreds of megabytes, and they are seen through the lens's blur anyway.
_NEAR_SET_M, _WIDE_PX_PER_M, _NEAR_PX_PER_M = 5.0, 120.0, 170.0


@dataclass
class Studio:
    """Where a set is built; `px_per_m` is the sharpness of things about 11 m from the camera."""

    place: Place
    style: Style
    px_per_m: float
    seed: int
    indoors: bool = False
    sky: bool = False
    tone: Tone = field(init=False)
    chance: random.Random = field(init=False)
    _canvases: list[tuple[float, Canvas]] = field(default_factory=list)
    _shadows: list[tuple[float, float, float, float]] = field(default_factory=list)
    _floor: tuple[Canvas, float, float] | None = None
    _passing: list[Passing] = field(default_factory=list)
    _standing: list[tuple[float, float, Canvas]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tone = Tone(self.style, self.place, self.indoors)
        self.chance = random.Random(f"{self.place.kind}:{self.seed}")

    def layer(
        self,
        z_m: float,
        left_m: float,
        right_m: float,
        bottom_m: float,
        top_m: float,
        sharpness: float = 1.0,
    ) -> Canvas:
        """A new canvas that stands at `z_m`; far ones get fewer pixels and more haze."""
        wanted = min(self.px_per_m, _NEAR_PX_PER_M if z_m < _NEAR_SET_M else _WIDE_PX_PER_M)
        pixels = wanted * sharpness * min(1.0, _REFERENCE_M / max(3.0, z_m - _NEAREST_M))
        haze = 0.0 if self.indoors else min(0.62, max(0.0, z_m - 4) * 0.026)
        canvas = Canvas(self.tone, left_m, right_m, bottom_m, top_m, max(2.0, pixels), haze=haze)
        self._canvases.append((z_m, canvas))
        return canvas

    def floor(self, half_width_m: float, far_m: float, near_m: float = -9.0) -> Canvas:
        """The ground seen from above: x to the right, and y is z."""
        sharp = max(2.0, min(self.px_per_m, _WIDE_PX_PER_M) * 0.5)
        canvas = Canvas(self.tone, -half_width_m, half_width_m, near_m, far_m, sharp, sharp * 0.6)
        self._floor = (canvas, near_m, far_m)
        return canvas

    def passing(self, z_m: float, half_m: float, height_m: float) -> Canvas:
        """A canvas for something that stands outside of a vehicle, in the light of the open; its foot is at
        x 0. It is there once `pass_by` was told how it goes by."""
        sharp = min(self.px_per_m, _WIDE_PX_PER_M) * _REFERENCE_M / (max(z_m, 0.0) + _REFERENCE_M)
        tone = Tone(self.style, self.place, False)
        return Canvas(tone, -half_m, half_m, -0.05, height_m, sharp, haze=min(0.6, max(0.0, z_m - 6) / 60))

    def pass_by(
        self,
        canvas: Canvas,
        x_m: float,
        z_m: float,
        between: tuple[float, float],
        *,
        flat: bool = False,
        **way: float,
    ) -> None:
        """Let what a canvas of `passing` holds go by: `x_m_s` to the right or `z_m_s` away, metres a second,
        between two places of that axis, again and again; not at all where the vehicle stands."""
        if not self.place.drives:
            if not flat:
                self._standing.append((x_m, z_m, canvas))
            return
        picture = finished(canvas.pixels, canvas.scale_x, self.style, self.seed)
        self._passing.append(Passing(picture, canvas.scale_x, x_m, z_m, *between, flat=flat, **way))

    def shadow(self, x_m: float, z_m: float, half_width_m: float, strength: float = 0.3) -> None:
        """Darken the floor softly under a thing that stands on it."""
        self._shadows.append((x_m, z_m, half_width_m, strength))

    def _cast_shadows(self, floor: Canvas) -> None:
        for x_m, z_m, half_width_m, strength in self._shadows:
            depth = min(0.45, half_width_m * 0.5)
            floor.ellipse(x_m, z_m, half_width_m, depth, (20, 22, 34), strength, soft_m=depth * 0.35)

    @property
    def ground(self) -> Canvas:
        """The floor's canvas, once the set has one."""
        assert self._floor is not None, f"the {self.place.kind} set has no floor"
        return self._floor[0]

    def picture(self) -> SetPicture:
        """Everything drawn, far to near, with the style's finish."""
        assert self._floor is not None, f"the {self.place.kind} set has no floor"
        ground, near_m, far_m = self._floor
        self._cast_shadows(ground)
        drawn = [(z, canvas, canvas.left_m) for z, canvas in self._canvases]
        drawn += [(z, canvas, x + canvas.left_m) for x, z, canvas in self._standing]
        layers = [
            Layer(
                finished(canvas.pixels, canvas.scale_x, self.style, self.seed + index),
                canvas.scale_x,
                left_m,
                canvas.top_m,
                z_m,
            )
            for index, (z_m, canvas, left_m) in enumerate(sorted(drawn, key=lambda each: -each[0]))
        ]
        floor = finished(ground.pixels, ground.scale_x, self.style, self.seed)
        return SetPicture(
            tuple(layers),
            Floor(floor, ground.left_m, ground.right_m, near_m, far_m),
            self.tone.on_figures,
            tuple(Flame(x, y, z_m, far) for z_m, canvas in self._canvases for x, y, far in canvas.flames),
            self.sky,
            tuple(self._passing),
        )
