"""Styles of sets: line, shading, palette and texture differ on purpose."""

from __future__ import annotations

from functools import cache
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.models.video.schema import STYLES, Style
from roughcut.previs.schema import Picture, Place
from roughcut.previs.sets.canvas import Canvas
from roughcut.previs.sets.finish import finished
from roughcut.previs.sets.tone import Tone

PX_PER_M = 100.0
GREY = (150, 120, 90)


@cache
def wall(style: str, finish: bool = True) -> Picture:
    """A plain wall 2 m wide and high in the middle of an empty canvas, as a style leaves it."""
    canvas = Canvas(Tone(cast(Style, style), Place(), True), -1.5, 1.5, -0.5, 2.5, PX_PER_M)
    canvas.rect(-1, 0, 2, 2, GREY)
    return finished(canvas.pixels, PX_PER_M, cast(Style, style), 3) if finish else canvas.pixels


def inside(picture: Picture) -> NDArray[np.int32]:
    """The middle of the wall, away from its edges."""
    return picture[100:200, 100:200, :3].astype(np.int32)


@pytest.mark.parametrize("style", STYLES)
def test_a_finish_keeps_colours_premultiplied(style: str) -> None:
    """No channel is brighter than its alpha, and the picture keeps its size."""
    picture = wall(style)
    assert picture.shape == (300, 300, 4)
    assert (picture[..., :3] <= picture[..., 3:]).all()


def test_only_anime_has_a_pen() -> None:
    """Its edges are darker than its surfaces by far; without a pen they are not."""
    darkest = {style: int(wall(style)[58, 60:240, :3].max(axis=1).min()) for style in ("anime", "animated")}
    edge = wall("anime")[45:56, 150, :3].sum(axis=1)
    drawn = edge[edge > 0]
    assert drawn.min() < 0.75 * wall("anime")[150, 150, :3].sum()
    assert darkest["animated"] > 100


def test_flat_styles_are_flat_and_others_are_not() -> None:
    """Anime, animated and abstract lay one colour; brushes and lenses leave none alone."""
    spread = {style: float(inside(wall(style)).std(axis=(0, 1)).mean()) for style in STYLES}
    assert spread["animated"] == spread["anime"] == spread["abstract"] == 0
    assert spread["painterly"] > 3
    assert spread["realistic"] > 3


def test_light_comes_from_above_in_the_realistic_style() -> None:
    """The upper part of a plain wall is brighter than the lower."""
    picture = wall("realistic", finish=False)
    assert picture[80, 150, :3].sum() > 1.1 * picture[220, 150, :3].sum()


def test_brushes_do_not_draw_straight_edges() -> None:
    """Where the wall ends differs from row to row by several pixels, and by none with a pen."""

    def end(style: str) -> NDArray[np.intp]:
        return np.asarray(np.argmax(wall(style)[80:220, :, 3] > 128, axis=1))

    assert np.ptp(end("painterly")) >= 3
    assert np.ptp(end("animated")) == 0


def test_cut_paper_throws_a_shadow() -> None:
    """Below and to the right of a shape lies darkness, above and to the left nothing."""
    picture = wall("abstract")
    assert picture[254:256, 150, 3].min() > 20
    assert picture[254:256, 150, :3].max() == 0
    assert picture[40:48, 150, 3].max() == 0


def test_an_abstract_palette_is_small() -> None:
    """Many near colours become few."""
    tone = Tone("abstract", Place(), True)
    seen = {tone.styled((r, g, 100)) for r in range(60, 200, 4) for g in range(60, 200, 4)}
    assert len(seen) < 80  # of 1225
