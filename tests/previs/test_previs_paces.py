"""A vehicle stops and starts softly, and the land outside stands where it stood."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from previs_orders import an_order

from roughcut.models.video.schema import TakeOrder
from roughcut.previs.paces import paces_of, speed_at, travelled_ms
from roughcut.previs.renderer import Renderer
from roughcut.previs.schema import Place
from roughcut.previs.stage import Pace
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action, Scene

_RIDING = Place(kind="train", drives=True)
_STOPS = (Pace(time_ms=0), Pace(time_ms=1000), Pace(time_ms=4000, speed=0.0))


def _order(text: str, scene: str = "A train carriage.", speed: float | None = None) -> TakeOrder:
    return an_order(
        1,
        scene=Scene(heading="INT. TRAIN - DAY", description=scene),
        sizes=("Long Shot",),
        beats=(Action(text=text),),
        cues=(),
        width_px=192,
        height_px=108,
        frame_count=168,
        speed=speed,
    )


def test_a_train_that_stops_slows_down_and_stands() -> None:
    """Full speed at first, less on the way, none in the end; never a jump."""
    paces = paces_of(_order("The train stops."), _RIDING)
    speeds = [speed_at(paces, time_ms) for time_ms in range(0, 7000, 40)]
    assert (speeds[0], speeds[-1]) == (1.0, 0.0)
    assert max(abs(one - two) for one, two in itertools.pairwise(speeds)) < 0.05


def test_a_train_that_stands_stays_so_until_it_starts() -> None:
    """What earlier shots said holds, whatever the scene says of the train."""
    assert paces_of(_order("Ann waits.", speed=0.0), _RIDING) == (Pace(time_ms=0, speed=0.0),)
    assert paces_of(_order("The train starts.", speed=0.0), _RIDING)[-1].speed == 1.0


@pytest.mark.parametrize("time_ms", [200.0, 1000.0, 1900.0, 3999.0, 6000.0])
def test_the_way_is_the_sum_of_the_speed(time_ms: float) -> None:
    """Checked against small steps."""
    steps = np.linspace(0.0, time_ms, 4001)
    middles = (steps[1:] + steps[:-1]) / 2
    summed = sum(speed_at(_STOPS, float(at)) for at in middles) * time_ms / 4000
    assert travelled_ms(_STOPS, time_ms) - travelled_ms(_STOPS, 0.0) == pytest.approx(summed, rel=1e-3)


def test_the_land_is_the_same_wherever_the_train_stands() -> None:
    """After it stopped, in the shots that follow, and until it starts again."""
    starts = (Pace(time_ms=0, speed=0.0), Pace(time_ms=500, speed=0.0), Pace(time_ms=4000))
    assert travelled_ms(_STOPS, 5000) == travelled_ms(starts, 100) == 0.0
    assert travelled_ms((Pace(time_ms=0, speed=0.0),), 3000) == 0.0


def test_the_picture_outside_comes_to_rest() -> None:
    """The land goes by as the shot begins and stands as it ends, as it does in the next shot."""
    renderer = Renderer(stage_of(_order("The train stops.")))
    window = (slice(10, 40), slice(0, 30))
    early, later, late, last = (renderer.draw(frame)[window].copy() for frame in (2, 8, 150, 160))
    assert np.any(early != later)
    assert np.array_equal(late, last)
    after = Renderer(stage_of(_order("Ann waits.", speed=0.0))).draw(12)[window]
    assert np.array_equal(after, last)


def test_a_parked_train_that_starts_moves() -> None:
    """The scene says that it stands; the action says that it no longer does."""
    renderer = Renderer(stage_of(_order("The train starts.", "A parked train carriage.")))
    window = (slice(10, 40), slice(0, 30))
    one, two, three = (renderer.draw(frame)[window].copy() for frame in (1, 6, 120))
    assert np.array_equal(one, two)
    assert np.any(two != three)


def _at_the_station(text: str, scene: str = "A small country station.", **changes: Any) -> TakeOrder:
    order = _order(text, scene)
    place = order.scene.model_copy(update={"heading": "EXT. STATION PLATFORM - NIGHT"})
    return order.model_copy(update={"scene": place, **changes})


@pytest.mark.parametrize(
    ("text", "scene", "speed", "train", "drives"),
    [
        ("They wait.", "A small country station.", None, False, False),
        ("They wait.", "A train waits at the platform, its doors open.", None, True, False),
        ("The train pulls in.", "A small country station.", None, False, True),
        ("The train pulls out.", "A train stands at the platform.", None, False, True),
        ("They wait.", "A small country station.", 0.0, True, False),
        ("They wait.", "A train stands at the platform.", 1.0, False, False),
    ],
)
def test_a_train_is_at_the_platform_when_it_has_come(
    text: str, scene: str, speed: float | None, train: bool, drives: bool
) -> None:
    """Not before, and no longer when it has left; in the shot in which it comes or goes it moves."""
    place = stage_of(_at_the_station(text, scene, speed=speed)).place
    assert (place.train, place.drives) == (train, drives)


def test_a_train_draws_in_and_its_light_slides_over_the_platform() -> None:
    """At first there is none; then it moves past, and in the end it stands where the next shot has it."""
    renderer = Renderer(stage_of(_at_the_station("The train pulls in.")))
    before, moving, late, last = (renderer.draw(frame)[:108].copy() for frame in (0, 40, 150, 154))
    assert float(moving.mean()) > 1.1 * float(before.mean())
    assert np.abs(late.astype(int) - last)[20:60].max() < 8
    after = Renderer(stage_of(_at_the_station("They wait.", speed=0.0))).draw(12)[:108]
    assert (
        np.abs(after.astype(int) - last)[24:44].mean() < np.abs(before.astype(int) - last)[24:44].mean() / 3
    )
