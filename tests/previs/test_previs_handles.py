"""Takes with handles: longer at both ends, and the same between."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from previs_orders import an_order

from roughcut.errors import MediaError
from roughcut.film.media import frames, probe
from roughcut.previs.handles import shoot_with_handles
from roughcut.previs.model import Previs
from roughcut.previs.renderer import Renderer, frame_planes
from roughcut.previs.staging import stage_of


def test_a_take_with_handles_shows_its_shot_between_them(tmp_path: Path) -> None:
    """Four frames more at each end; between them the pictures of the take, and sound all along."""
    order = an_order(1, cues=(), frame_count=8)
    Previs().shoot(order, tmp_path, tmp_path / "take.mp4")
    stills = (tmp_path / "take.first.png", tmp_path / "take.last.png")
    shoot_with_handles(order, tmp_path, tmp_path / "long.mp4", 4, stills)
    info = probe(tmp_path / "long.mp4")
    assert info.frame_count == 16
    assert info.audio_channels == 2
    take, longer = ([*frames(tmp_path / name)] for name in ("take.mp4", "long.mp4"))
    for one, other in zip(take, longer[4:12], strict=True):
        assert np.abs(one.astype(int) - other).mean() < 1.5  # both were coded


def test_what_is_drawn_before_and_after_changes_nothing_between() -> None:
    """But for rounding, also where the camera moves; before the shot it rests."""
    stage = stage_of(an_order(2, movements=("Push In",), frame_count=10))
    renderer = Renderer(stage)
    drawn = {frame: renderer.draw(frame).copy() for frame in range(-5, 15)}
    for frame, planes in enumerate(frame_planes(stage)):
        apart = np.abs(drawn[frame].astype(int) - planes)
        assert apart.max() <= 1
        assert apart.mean() < 1e-3
    assert np.abs(drawn[-5].astype(int) - drawn[-4]).mean() < 0.2
    assert np.abs(drawn[9].astype(int) - drawn[0]).mean() > 1


def test_a_take_that_shows_something_else_gets_none(tmp_path: Path) -> None:
    """Its stills tell; nothing is left behind."""
    order = an_order(1, cues=(), frame_count=4)
    Previs().shoot(order, tmp_path, tmp_path / "take.mp4")
    first = tmp_path / "take.first.png"
    other = order.model_copy(update={"sizes": ("Extreme Close-Up",)})
    with pytest.raises(MediaError, match="would not look as"):
        shoot_with_handles(other, tmp_path, tmp_path / "long.mp4", 2, (first, first))
    assert not (tmp_path / "long.mp4").exists()
