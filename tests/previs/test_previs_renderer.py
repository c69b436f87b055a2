"""Rendering: the same order gives the same frames, and drawing only what changed leaves no trace."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from previs_orders import an_order, person

from roughcut.models.video.schema import STYLES, TakeOrder
from roughcut.previs.camera import view_at
from roughcut.previs.paint import rgb_of
from roughcut.previs.renderer import Renderer, frame_planes, frames, strike
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Scene


def _frames(order: TakeOrder) -> NDArray[np.uint8]:
    return np.stack([planes.copy() for planes in frame_planes(stage_of(order))])


def test_two_renders_of_an_order_are_identical() -> None:
    """The same order gives the same pixels, also after other shots of the scene were drawn."""
    order = an_order(frame_count=30, movements=("Handheld",), focus=("Ann",))
    first = _frames(order)
    _frames(an_order(frame_count=2, sizes=("Close-up",), focus=("Ben",), shot_number=2))
    _frames(an_order(frame_count=2, sizes=("Extreme Wide Shot",), shot_number=3))
    assert np.array_equal(first, _frames(order))


def test_what_is_kept_can_be_struck_at_any_moment() -> None:
    """A shot during which set and drawings are let go looks as before, and so does one after it."""
    order = an_order(frame_count=6, movements=("Push In",), focus=("Ann",))
    kept = _frames(order)
    struck = []
    for planes in frame_planes(stage_of(order)):
        struck.append(planes.copy())
        strike()
    assert np.array_equal(kept, np.stack(struck))
    assert np.array_equal(kept, _frames(order))


def test_a_shot_has_exactly_the_frames_that_were_ordered() -> None:
    """Neither one too many nor one too few, and each in the ordered size."""
    shown = list(frames(stage_of(an_order(frame_count=7, width_px=322, height_px=184))))
    assert len(shown) == 7
    assert all(frame.shape == (184, 322, 3) for frame in shown)


def test_editing_one_order_changes_only_its_own_frames() -> None:
    """Another shot of the same scene looks the same before and after a neighbour was edited."""
    neighbour = an_order(frame_count=8, shot_number=2, sizes=("Close-up",), focus=("Ben",))
    before = _frames(neighbour)
    plain = _frames(an_order(frame_count=8))
    edited = _frames(an_order(frame_count=8, sizes=("Close-up",), focus=("Ann",)))
    assert not np.array_equal(plain, edited)
    assert np.array_equal(before, _frames(neighbour))


@pytest.mark.parametrize(
    ("sizes", "focus"),
    [(("Medium Shot",), ("Ann",)), (("Long Shot",), ()), (("Close-up", "Over the Shoulder"), ("Ben",))],
)
def test_drawing_only_what_changed_equals_drawing_everything(
    sizes: tuple[str, ...], focus: tuple[str, ...]
) -> None:
    """In a still shot every frame, drawn after those before it, equals the frame drawn alone, but for
    the last bit of a sample: positions are rounded from the corner of what is drawn again."""
    stage = stage_of(an_order(sizes=sizes, focus=focus))
    running = Renderer(stage)
    for frame in range(60):
        planes = running.draw(frame)
        if frame % 12 == 11:
            apart = np.abs(planes.astype(np.int16) - Renderer(stage).draw(frame))
            assert apart.max() <= 1
            assert np.count_nonzero(apart) < 20


def test_a_mouth_moves_while_its_owner_speaks_and_rests_otherwise() -> None:
    """Around the speaker's face the picture changes with the mouth cues, much more than in silence."""
    order = an_order(1, sizes=("Close-up",), focus=("Ann",), frame_count=72)
    shown = _frames(order)[:, :180].astype(np.int16)
    change = np.abs(np.diff(shown, axis=0)).max(axis=(1, 2))
    speaking, silent = change[9:34], change[40:]
    assert np.count_nonzero(speaking > 80) >= 8
    assert np.count_nonzero(silent > 80) <= 2


def test_nobody_is_a_statue_and_nobody_jitters() -> None:
    """In a shot without a word people breathe: the picture changes, but never by a jump."""
    order = an_order(1, sizes=("Close-up",), focus=("Ann",), cues=(), beats=(), frame_count=48)
    shown = _frames(order)[:, :180].astype(np.int16)
    still = np.abs(np.diff(shown, axis=0)).mean(axis=(1, 2))
    assert np.count_nonzero(still) > 6
    assert still.max() < 4.0


def test_somebody_who_walks_moves_evenly() -> None:
    """A walk across the stage covers the ground without a jump."""
    from previs_orders import person

    from roughcut.previs.stage import place_at
    from roughcut.script.placement import Placement

    walker = person(0, -0.6, end=Placement(x=0.6))
    stage = stage_of(an_order(1, people=(walker,), sizes=("Long Shot",), cues=(), beats=()))
    xs = [place_at(stage.figures[0], stage.time_ms(frame))[0] for frame in range(stage.frame_count)]
    assert xs[0] < -1.5
    assert xs[-1] > 1.5
    assert max(np.diff(xs)) < 0.14
    assert min(np.diff(xs)) >= 0


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_drawn_and_looks_its_own_way(style: str) -> None:
    """Each style gives a picture with contrast, unlike that of the next style."""
    other = STYLES[(STYLES.index(style) + 1) % len(STYLES)]
    pictures = [
        rgb_of(next(iter(frame_planes(stage_of(an_order(frame_count=1, style=each)))))).astype(np.int16)
        for each in (style, other)
    ]
    assert pictures[0].std() > 15
    assert np.abs(pictures[0] - pictures[1]).mean() > 1.0


@pytest.mark.parametrize("size", [(64, 64), (180, 320), (1440, 160)])
def test_any_shape_of_frame_is_filled(size: tuple[int, int]) -> None:
    """Tiny, upright and very wide frames are drawn to their corners."""
    order = an_order(frame_count=1, width_px=size[0], height_px=size[1], sizes=("Long Shot",))
    picture = next(iter(frames(stage_of(order))))
    corners = [picture[0, 0], picture[0, -1], picture[-1, 0], picture[-1, -1]]
    assert all(int(corner.max()) > 8 for corner in corners)


def test_a_stage_can_be_saved_and_read_back() -> None:
    """A stage is data: written as JSON and read again, it is the same stage and the same picture."""
    stage = stage_of(an_order(frame_count=1))
    again = Stage.model_validate_json(stage.model_dump_json())
    assert again == stage
    assert np.array_equal(next(iter(frames(stage))), next(iter(frames(again))))


def test_a_low_table_stands_between_people_who_are_seen_to_the_knees() -> None:
    """In a studio for talks, the white top is where it stands, in the two-shot as in the master."""
    seats = (Placement(x=-0.5, posture="sitting"), Placement(x=0.5, posture="sitting"))
    people = tuple(person(index, place.x, start=place) for index, place in enumerate(seats))
    scene = Scene(heading="INT. STUDIO - DAY", description="A studio with two chairs.")
    for size in ("Long Shot", "Medium Long Shot"):
        stage = stage_of(an_order(people=people, scene=scene, sizes=(size,), cues=(), frame_count=1))
        assert stage.place.kind == "tv_studio"
        view = view_at(stage.camera, 0.0, stage.width_px, stage.height_px)
        x, y, _ = view.project((0.0, 0.38, 2.55))
        (picture,) = frames(stage)
        assert picture[round(y) : round(y) + 3, round(x)].min() > 150
