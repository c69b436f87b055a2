"""Painting only what is seen gives the picture that painting everything gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.previs.hiding import all_tiles, seen_parts
from roughcut.previs.paint import Canvas, Matrix, Texture
from roughcut.previs.scenery import Item

_WIDTH, _HEIGHT = 320, 180


def _texture(seed: int, *, opaque: bool = False) -> Texture:
    """A soft picture whose alpha is full here and none there."""
    chance = np.random.default_rng(seed)
    picture = np.full((200, 260, 4), 255, np.uint8)
    picture[..., :3] = chance.integers(0, 255, 3)
    if not opaque:
        left, top = int(chance.integers(0, 200)), int(chance.integers(0, 150))
        picture[top : top + 60, left : left + 80] = 0
    return Texture(picture, opaque=opaque)


def _item(texture: Texture, matrix: Matrix, depth_m: float) -> Item:
    return Item(texture, matrix, (0, 0, _WIDTH, _HEIGHT), depth_m)


def _placed(scale: float, x: float, y: float, tilt: float) -> Matrix:
    return np.array([[scale, 0.0, x], [0.0, scale, y], [tilt, 0.0, 1.0]])


@settings(deadline=None, max_examples=60)
@given(
    seeds=st.lists(st.integers(0, 999), min_size=1, max_size=4),
    scale=st.floats(0.3, 4.0),
    x=st.floats(-300, 100),
    y=st.floats(-300, 100),
    tilt=st.floats(0.0, 0.0005),
)
def test_hidden_parts_do_not_show(seeds: list[int], scale: float, x: float, y: float, tilt: float) -> None:
    """A pile of layers looks the same, but for rounding, whether or not what is hidden is painted."""
    matrices = [_placed(scale, x + 7 * i, y - 5 * i, tilt) for i in range(len(seeds))]
    items = [_item(_texture(0, opaque=True), matrices[0], 99.0)]
    items += [_item(_texture(s), m, 50.0 - i) for i, (s, m) in enumerate(zip(seeds, matrices, strict=True))]
    everything, seen = Canvas(_WIDTH, _HEIGHT), Canvas(_WIDTH, _HEIGHT)
    for item in items:
        everything.paint(item.texture, item.matrix, item.rect)
    for part in seen_parts(items, _WIDTH, _HEIGHT):
        seen.paint(part.item.texture, part.item.matrix, part.rect, solid=part.solid)
    apart = np.abs(everything.picture.astype(int) - seen.picture.astype(int))
    # Edges may be read a hundredth of a pixel apart: nothing that anyone sees.
    assert apart.max() <= 12
    assert apart.mean() < 0.05


def test_what_stands_behind_something_solid_is_left_out() -> None:
    """A wall that fills the frame is all there is to paint, and it is known to be solid."""
    matrix = _placed(4.0, -200.0, -150.0, 0.0)
    wall = Texture(np.full((200, 260, 4), 255, np.uint8))
    sky = _item(_texture(1, opaque=True), matrix, 99.0)
    (part,) = seen_parts([sky, _item(wall, matrix, 20.0)], _WIDTH, _HEIGHT)
    assert part.item.texture is wall
    assert part.solid


def test_what_holds_nothing_in_sight_is_left_out() -> None:
    """A layer that is empty wherever the camera looks is not painted."""
    empty = Texture(np.zeros((200, 260, 4), np.uint8))
    assert not seen_parts([_item(empty, _placed(2.0, 0.0, 0.0, 0.0), 20.0)], _WIDTH, _HEIGHT)


def test_what_is_solid_below_a_ragged_edge_is_known_to_be() -> None:
    """A hill that has holes along its top only is cut in two: the lower part hides all that is behind it."""
    matrix = _placed(4.0, -200.0, -150.0, 0.0)
    picture = np.full((200, 260, 4), 255, np.uint8)
    picture[:50, ::3] = 0
    item = _item(Texture(picture), matrix, 20.0)
    parts = sorted(seen_parts([item], _WIDTH, _HEIGHT), key=lambda part: part.rect[1])
    assert [part.solid for part in parts] == [False, True]
    above, below = (part.rect for part in parts)
    assert (above[1], below[3]) == (0, _HEIGHT)
    assert above[3] == below[1]


def test_of_a_body_only_the_outline_is_blended() -> None:
    """What stands upright in the middle is laid on without blending where it is solid; that much it hides."""
    picture = np.zeros((_HEIGHT + 80, _WIDTH, 4), np.uint8)
    picture[:, 90:230] = 255
    shown = all_tiles()
    body = _item(Texture(picture), _placed(1.0, 0.0, -40.0, 0.0), 5.0)
    left, middle, right = seen_parts([body], _WIDTH, _HEIGHT, shown)
    assert (left.solid, middle.solid, right.solid) == (False, True, False)
    assert left.rect[0] <= 90 <= left.rect[2] == middle.rect[0]
    assert middle.rect[2] == right.rect[0] <= 230 <= right.rect[2]
    assert shown.mean() == 1.0 - (middle.rect[2] - middle.rect[0]) / _WIDTH
