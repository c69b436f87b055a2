"""The gallery's chapter about people: complete by the tables that the drawing reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

import pytest
from scripts.gallery.figures import PEOPLE, face, person
from scripts.gallery.page import all_sections

from roughcut.previs.figures.expressions import FACES
from roughcut.previs.figures.hairstyles import HAIRCUTS
from roughcut.previs.figures.words import BUILDS, FACIAL_HAIR, HATS
from roughcut.previs.schema import Expression, Gesture, Held, Look, Pose, Turn
from roughcut.script.placement import Posture

_TABLES: dict[str, Collection[str]] = {
    "expressions": get_args(Expression),
    "postures": get_args(Posture),
    "gestures": get_args(Gesture),
    "turns": get_args(Turn),
    "held": set(get_args(Held)) - {"none"},
    "hair": HAIRCUTS,
    "hats": HATS,
    "beards": FACIAL_HAIR,
    "builds": BUILDS,
    "clothes": get_args(Look.model_fields["top"].annotation),
}


@pytest.mark.parametrize("file", _TABLES)
def test_every_entry_of_a_table_has_its_picture(file: str) -> None:
    """A new pose, face, garment or thing to hold that is in no sheet is missed here."""
    sheets = {sheet.file: sheet for sheet in all_sections()["people"].sheets}
    assert set(sheets[file].names) == set(_TABLES[file])


def test_every_expression_has_a_face() -> None:
    """The names that a script's words lead to are the names of the drawn faces."""
    assert set(FACES) == set(get_args(Expression))


def test_a_face_of_the_gallery_is_in_its_picture() -> None:
    """A good part of it is drawn, and its upper corners are paper."""
    for name in PEOPLE:
        picture = face(person(name), Pose(), (150, 170), 400)
        drawn = (picture != picture[0, 0]).any(axis=2)
        assert picture.shape == (170, 150, 3)
        assert 0.3 < drawn.mean() < 0.95
        assert not drawn[0, -1]
