"""Cars that pass behind people, and light that goes over them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from previs_orders import an_order

from roughcut.previs.crossings import crossings_of
from roughcut.previs.renderer import Renderer
from roughcut.previs.schema import Place
from roughcut.previs.stage import Stage
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action


@pytest.mark.parametrize(
    ("text", "kind", "cars", "sweeps"),
    [
        ("A car passes. The light goes over both of them.", "street", 1, 1),
        ("A taxi drives by.", "street", 1, 0),
        ("一辆汽车驶过，车灯扫过两人的脸。", "street", 1, 1),
        ("Headlights sweep across the ceiling.", "bedroom", 0, 1),
        ("A car passes.", "bedroom", 0, 0),
        ("No car passes.", "street", 0, 0),
        ("She looks over at the light.", "street", 0, 0),
    ],
)
def test_what_goes_by_is_read(text: str, kind: str, cars: int, sweeps: int) -> None:
    """Cars need a road; light needs none; what does not happen is not seen."""
    order = an_order(beats=(Action(text=text),), cues=())
    found = crossings_of(order, Place(kind=kind))
    assert [len(each) for each in found] == [cars, sweeps]


def _stage(text: str) -> Stage:
    return stage_of(an_order(beats=(Action(text=text),), cues=(), sizes=("Long Shot",)))


def _luma(stage: Stage, time_ms: float) -> NDArray[np.int64]:
    frame = round(time_ms * float(stage.rate) / 1000)
    return Renderer(stage).draw(frame)[: stage.height_px].astype(np.int64)


def test_a_car_drives_through_the_picture() -> None:
    """It is left of the middle first and right of it later, behind the people, and then gone."""
    car, plain = _stage("A car passes."), _stage("They wait.")
    (crossing,) = car.crossings
    middle_ms = (crossing.from_ms + crossing.until_ms) / 2
    columns = []
    for time_ms in (middle_ms - 300, middle_ms + 300):
        changed = abs(_luma(car, time_ms) - _luma(plain, time_ms)) > 20
        columns.append(float(np.nonzero(changed)[1].mean()))
    assert columns[0] < car.width_px / 2 < columns[1]


def test_light_goes_over_people_from_left_to_right() -> None:
    """The picture is brighter where the light is, and as it was before and after."""
    lit, plain = _stage("The light goes over both of them."), _stage("They wait.")
    (sweep,) = lit.sweeps
    gains = []
    for share in (0.3, 0.7):
        time_ms = sweep.from_ms + share * (sweep.until_ms - sweep.from_ms)
        gains.append((_luma(lit, time_ms) - _luma(plain, time_ms)).mean(0))
    left, right = (slice(0, 110), slice(210, 320))
    assert gains[0][left].mean() > gains[0][right].mean() + 2
    assert gains[1][right].mean() > gains[1][left].mean() + 2
    assert np.array_equal(_luma(lit, sweep.until_ms + 100), _luma(plain, sweep.until_ms + 100))
