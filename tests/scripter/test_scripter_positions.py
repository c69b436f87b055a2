"""Positions files: read in words and in coordinates, and honoured by the blocking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roughcut.errors import UserError
from roughcut.script.blocking import presences
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.grammar import write_script
from roughcut.scripter.positions import read_positions, with_positions
from roughcut.scripter.schema import Position

DIALOGUE = "Mara: Hi.\nTom: Hi.\nAnn: Hi.\n\nINT. BAR - NIGHT\n\nMara: So.\nTom: So.\n"


def write(folder: Path, text: str | Any) -> Path:
    path = folder / ("p.txt" if isinstance(text, str) else "p.json")
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    return path


def test_words_and_scenes(tmp_path: Path) -> None:
    """A row a person; rows under a scene hold for it alone."""
    text = (
        "# where they are\nMara: far right, sitting\n- Tom = center, facing away\n\n"
        "Scene 2\nTom: left in the background\n"
    )
    assert read_positions(write(tmp_path, text)) == (
        Position(name="Mara", x=0.9, posture="sitting"),
        Position(name="Tom", x=0.0, facing="away"),
        Position(name="Tom", scene_number=2, x=-0.5, depth=0.9),
    )
    assert read_positions(write(tmp_path, "场景2：\n小雨：左侧，坐着\n")) == (
        Position(name="小雨", scene_number=2, x=-0.5, posture="sitting"),
    )


@pytest.mark.parametrize(
    "value",
    [
        {"Mara": "left", "Tom": {"x": 0.5, "facing": "left"}},
        [{"name": "Mara", "place": "left"}, {"character": "Tom", "x": 0.5, "facing": "left"}],
        {"positions": {"Mara": {"where": "left"}, "Tom": {"x": 0.5, "facing": "left"}}},
    ],
)
def test_json_in_the_shapes_that_games_write(tmp_path: Path, value: Any) -> None:
    """Words or numbers, lists or tables."""
    assert read_positions(write(tmp_path, value)) == (
        Position(name="Mara", x=-0.5),
        Position(name="Tom", x=0.5, facing="left"),
    )


def test_coordinates_of_a_map_are_scaled_together(tmp_path: Path) -> None:
    """Order and proportion stay; nobody stands on the edge."""
    found = read_positions(
        write(tmp_path, {n: {"x": x, "z": 40} for n, x in zip("ABC", (100, 150, 300), strict=True)})
    )
    assert [each.x for each in found] == [-0.9, -0.45, 0.9]
    assert [each.depth for each in found] == [0.5, 0.5, 0.5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara left\n", "line 1: write"),
        ("Mara: by the window\n", "'by the window' says of Mara neither a place"),
        ("\n# nobody\n", "places nobody"),
        ("{", "not JSON"),
        ('["left"]', "without names"),
        ('[{"name": "", "x": 1}]', "name"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    """The file and the row or the person are named."""
    with pytest.raises(UserError) as caught:
        read_positions(write(tmp_path, text))
    assert expected in caught.value.message
    assert "\n" not in caught.value.message


def test_a_stranger_is_refused() -> None:
    """The sentence names whom it does not know, and who is there."""
    with pytest.raises(
        UserError, match=r"place Zed, who is not in the dialogue; its people are Mara, Tom, Ann"
    ):
        with_positions(read_dialogue(DIALOGUE), (Position(name="Zed", x=0.0),))


_facing = st.sampled_from(("left", "right", "camera", "away", None))
_posture = st.sampled_from(("standing", "sitting", "lying", None))


@settings(max_examples=30, deadline=None)
@given(
    st.permutations((-0.9, -0.5, -0.25, 0.0, 0.25, 0.5, 0.9)),
    st.tuples(_facing, _facing, _facing),
    st.tuples(_posture, _posture, _posture),
    st.sampled_from((None, 0.1, 0.9)),
    st.sampled_from(("en", "zh")),
)
def test_people_stand_where_they_were_put(
    places: list[float],
    facings: tuple[Any, ...],
    postures: tuple[Any, ...],
    depth: float | None,
    language: str,
) -> None:
    """The blocking of every first shot, read back, is what the user asked for."""
    names = ("Mara", "Tom", "Ann")
    wished = [
        Position(name=name, x=x, facing=facing, posture=posture, depth=depth)
        for name, x, facing, posture in zip(names, places[:3], facings, postures, strict=True)
    ]
    dialogue = with_positions(read_dialogue(DIALOGUE), wished)
    script = write_script(dialogue, language="zh" if language == "zh" else "en")
    first = {person.name: person.start for person in presences(script)[0]}
    order = sorted(first, key=lambda name: first[name].x)
    assert order == sorted(names, key=lambda name: places[names.index(name)])
    for position in wished:
        start = first[position.name]
        assert position.facing in (None, start.facing)
        assert position.posture in (None, start.posture)
        assert depth in (None, start.depth)


def test_a_scene_s_own_positions_count_there_alone() -> None:
    """In scene 2 Tom is on the other side; whoever is put there is there, even if silent."""
    wished = [
        Position(name="Tom", x=0.5),
        Position(name="Mara", x=-0.5),
        Position(name="Tom", x=-0.9, scene_number=2),
        Position(name="Ann", x=0.9, scene_number=2),
    ]
    script = write_script(with_positions(read_dialogue(DIALOGUE), wished))
    start = {
        shot.scene_number: here
        for shot, here in reversed(list(zip(script.shots, presences(script), strict=True)))
    }
    assert {person.name: person.start.x for person in start[1] if person.name == "Tom"} == {"Tom": 0.5}
    assert {person.name: person.start.x for person in start[2]} == {"Mara": -0.5, "Tom": -0.9, "Ann": 0.9}
