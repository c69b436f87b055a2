"""Pictures made ready for an encoder, as its own `preprocessor_config.json` asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from roughcut.models.vision.schema import Picture

_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
_BICUBIC = 3


@dataclass(frozen=True)
class Preparation:
    """How a picture is made ready: `height`, `width` of what the network sees; `shortest` is the length
    that the shorter side is brought to before the middle is cut out (None: squeezed to the size)."""

    height: int
    width: int
    shortest: int | None
    mean: tuple[float, ...] = _CLIP_MEAN
    std: tuple[float, ...] = _CLIP_STD
    scale: float = 1 / 255
    filter: int = _BICUBIC

    def ready(self, pictures: Sequence[Picture]) -> NDArray[np.float32]:
        """The pictures as n × 3 × height × width."""
        rows = [self._one(picture) for picture in pictures]
        return np.asarray(np.stack(rows).transpose(0, 3, 1, 2), dtype=np.float32)

    def _one(self, picture: Picture) -> NDArray[np.float32]:
        resized = self._resized(Image.fromarray(picture))
        values = np.asarray(resized, dtype=np.float32) * np.float32(self.scale)
        return np.asarray((values - np.array(self.mean)) / np.array(self.std), dtype=np.float32)

    def _resized(self, image: Image.Image) -> Image.Image:
        kind = Image.Resampling(self.filter)
        if self.shortest is None:
            return image.resize((self.width, self.height), kind)
        short = min(image.size)
        size = (self.shortest * image.width // short, self.shortest * image.height // short)
        left, top = (size[0] - self.width) // 2, (size[1] - self.height) // 2
        return image.resize(size, kind).crop((left, top, left + self.width, top + self.height))


def preparation_of(config: dict[str, Any]) -> Preparation:
    """Read a `preprocessor_config.json`; what it leaves out is as CLIP has it."""
    size = config.get("size", 224)
    shortest = size if isinstance(size, int) else size.get("shortest_edge")
    crop = (
        config.get("crop_size", shortest or 224)
        if config.get("do_center_crop", shortest is not None)
        else None
    )
    if crop is None:
        side = size if isinstance(size, int) else 0
        height, width = (side, side) if side else (int(size.get("height", 224)), int(size.get("width", 224)))
        shortest = None
    else:
        height, width = (crop, crop) if isinstance(crop, int) else (int(crop["height"]), int(crop["width"]))
    plain = not config.get("do_normalize", True)
    return Preparation(
        height=height,
        width=width,
        shortest=shortest,
        mean=(0.0, 0.0, 0.0) if plain else tuple(config.get("image_mean", _CLIP_MEAN)),
        std=(1.0, 1.0, 1.0) if plain else tuple(config.get("image_std", _CLIP_STD)),
        scale=float(config.get("rescale_factor", 1 / 255)) if config.get("do_rescale", True) else 1.0,
        filter=int(config.get("resample", _BICUBIC)),
    )
