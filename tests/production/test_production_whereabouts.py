"""Where the previs has put everybody."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from roughcut.critic.whereabouts import CLOTHES, HEAD, MOUTH, Track
from roughcut.director.schema import PlanOptions, ShotPlan
from roughcut.film.media import frames
from roughcut.models.video.schema import Person, TakeOrder
from roughcut.previs.model import Previs
from roughcut.production.whereabouts import whereabouts
from roughcut.script.placement import Placement
from roughcut.script.schema import Scene


def _order(people: tuple[Person, ...], size: str = "Medium Long Shot") -> TakeOrder:
    return TakeOrder(
        shot_number=1, scene=Scene(description="An empty white room."), language="en", width_px=320,
        height_px=180, rate=Fraction(12), frame_count=6, sizes=(size,), people=people,
        cast_names=tuple(person.name for person in people),
    )  # fmt: skip


def _person(name: str, x: float, looks: str, **placed: object) -> Person:
    placement = Placement.model_validate({"x": x, **placed})
    return Person(name=name, description=looks, start=placement, end=placement)


def _plan(order: TakeOrder, model: str = "previs") -> ShotPlan:
    options = PlanOptions(width_px=320, height_px=180, rate=Fraction(12))
    return ShotPlan(model=model, options=options, orders=(order,))


_ADA = _person("Ada", -0.4, "A young woman with black hair in a red coat.")
_BEN = _person("Ben", 0.4, "A man with grey hair in a green coat.")


@pytest.fixture(scope="module")
def tracks() -> dict[str, Track]:
    """Two people side by side."""
    return {track.name: track for track in whereabouts(_plan(_order((_ADA, _BEN))))}


def test_everybody_in_frame_has_a_track_for_each_frame(tracks: dict[str, Track]) -> None:
    """Heads above clothes, mouths within heads, in the order in which people stand."""
    assert set(tracks) == {"Ada", "Ben"}
    for track in tracks.values():
        assert track.boxes.shape == (6, 3, 4)
        assert {track.face(frame) for frame in range(6)} == {track.face(0)}
        head, clothes = track.box(HEAD, 3), track.box(CLOTHES, 3)
        assert head is not None
        assert clothes is not None
        assert head[3] <= clothes[1]
        left, top, right, bottom = track.boxes[3, MOUTH]
        assert head[0] <= (left + right) / 2 <= head[2]
        assert head[1] < (top + bottom) / 2 < head[3]
    ada, ben = (tracks[name].boxes[0, HEAD] for name in ("Ada", "Ben"))
    assert ada[2] < ben[0]


def test_the_boxes_lie_on_what_is_drawn(tracks: dict[str, Track], tmp_path: Path) -> None:
    """In the take itself, Ada's clothes are red and Ben's are green where their boxes are."""
    take = tmp_path / "take.mp4"
    Previs().shoot(_order((_ADA, _BEN)), tmp_path, take)
    picture = list(frames(take))[3].astype(float)
    means = {}
    for name, track in tracks.items():
        left, top, right, bottom = track.boxes[3, CLOTHES] * np.array([320, 180, 320, 180])
        means[name] = picture[round(top) : round(bottom), round(left) : round(right)].mean(axis=(0, 1))
    assert means["Ada"][0] > means["Ada"][1] + 25
    assert means["Ben"][1] > means["Ben"][0] + 8


def test_who_is_cut_off_by_a_close_up_is_not_seen() -> None:
    """A head and clothes that the frame ends in are not there to be looked at; the mouth is."""
    (track,) = whereabouts(_plan(_order((_ADA,), "Extreme Close-Up")))
    assert track.box(CLOTHES, 0) is None
    assert track.box(HEAD, 0) is None
    assert track.box(MOUTH, 0) is not None


def test_a_track_tells_which_side_of_a_head_is_shown() -> None:
    """A profile and a face from the front are two; each stays the same through a still shot."""
    ada, ben = _person("Ada", -0.4, "A woman.", facing="left"), _person("Ben", 0.4, "A man.", facing="camera")
    one, two = whereabouts(_plan(_order((ada, ben))))
    assert one.face(0) == one.face(5) != two.face(0) == two.face(5)


def test_only_the_previs_puts_people_where_it_says() -> None:
    """Another model's film has no whereabouts."""
    assert whereabouts(_plan(_order((_ADA, _BEN)), model="somebody:else")) == ()
