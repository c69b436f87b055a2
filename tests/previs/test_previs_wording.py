"""What camera phrases say beyond size and movement, in English and Chinese."""

from __future__ import annotations

import pytest
from previs_orders import an_order

from roughcut.previs.framing import Setup
from roughcut.previs.sections import wishes_of
from roughcut.previs.wording import Move, read_move, read_setup
from roughcut.script.schema import Action
from roughcut.script.vocabulary import Angle, Movement, Size


@pytest.mark.parametrize(
    ("phrase", "move"),
    [
        ("Pan Left", Move(Movement.PAN, -1)),
        ("右摇", Move(Movement.PAN, 1)),
        ("Tilt down", Move(Movement.TILT, -1)),
        ("Crane up", Move(Movement.CRANE, 1)),
        ("Pedestal up", Move(Movement.CRANE, 1, level=True)),
        ("Zoom out", Move(Movement.ZOOM, -1)),
        ("Truck", Move(Movement.TRUCK, 0)),
        ("镜头下降", Move(Movement.CRANE, -1)),
    ],
)
def test_movements_have_a_way(phrase: str, move: Move) -> None:
    """A phrase says which way the camera goes, or leaves it open."""
    assert read_move(phrase) == move


@pytest.mark.parametrize(
    ("phrase", "setup"),
    [
        ("Dutch Angle Close-up", Setup(roll=11.0)),
        ("Bird's Eye Long Shot", Setup(angle=Angle.HIGH, extreme=True)),
        ("Low Angle Medium Shot", Setup(angle=Angle.LOW)),
        ("Cowboy Shot", Setup(statures=0.68)),
        ("Full Shot", Setup(statures=1.18)),
        ("大全景", Setup()),
        ("Medium Full Shot", Setup(statures=0.90)),
        ("Close-up", Setup()),
    ],
)
def test_phrases_say_from_where_and_how_full(phrase: str, setup: Setup) -> None:
    """Angles, the roll of a Dutch angle, and the sizes between two of the vocabulary."""
    assert read_setup(phrase) == setup


def test_each_size_keeps_its_own_angle() -> None:
    """A low long shot may be followed by a level close-up."""
    wishes = wishes_of(an_order(sizes=("Low Angle Long Shot", "Close-up")))
    assert [setup.angle for _, setup in wishes.framings] == [Angle.LOW, Angle.EYE]


def test_an_angle_that_stands_alone_is_that_of_every_size() -> None:
    """`Long Shot, Close-up, Low Angle` is low throughout."""
    wishes = wishes_of(an_order(sizes=("Long Shot", "Close-up", "Low Angle")))
    assert [setup.angle for _, setup in wishes.framings] == [Angle.LOW, Angle.LOW]


@pytest.mark.parametrize(
    "sizes",
    [
        ("long shot, then close-up",),
        ("Long Shot + Close-up",),
        ("远景然后特写",),
        ("远景，切特写",),
        ("远景+特写",),
        ("Long Shot followed by Close-up",),
    ],
)
def test_joined_sizes_are_framings_one_after_another(sizes: tuple[str, ...]) -> None:
    """However a list of sizes is written, each is a framing of its own."""
    assert wishes_of(an_order(sizes=sizes)).sizes == (Size.LS, Size.CU)


@pytest.mark.parametrize(
    "prose", ["Ann stands up. The camera cuts to a close-up of Ben.", "Ann站起来，切到特写。"]
)
def test_prose_cuts_where_the_list_of_sizes_does_not(prose: str) -> None:
    """A shot whose list names one size still cuts to the one its prose names."""
    order = an_order(sizes=("Long Shot",), beats=(Action(text=prose),))
    assert wishes_of(order).sizes == (Size.LS, Size.CU)
    listed = an_order(sizes=("Long Shot", "Medium Shot"), beats=(Action(text=prose),))
    assert wishes_of(listed).sizes == (Size.LS, Size.MS)
