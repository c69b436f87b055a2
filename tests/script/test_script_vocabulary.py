"""The words for sizes, angles and movements, as people and models write them."""

from __future__ import annotations

import pytest

from roughcut.script.vocabulary import (
    Angle,
    Movement,
    Size,
    read_angle,
    read_movement,
    read_size,
    split_sizes,
    split_terms,
)


@pytest.mark.parametrize(
    ("phrase", "size"),
    [
        ("Long Shot", Size.LS), ("long-shot", Size.LS), ("LS", Size.LS), ("wide", Size.LS),
        ("establishing", Size.LS), ("panoramic shot", Size.LS), ("full shot", Size.LS), ("全景镜头", Size.LS),
        ("远景", Size.LS), ("MCU", Size.MCU), ("medium close-up shot", Size.MCU), ("中近景镜头", Size.MCU),
        ("close up", Size.CU), ("close-up shot", Size.CU), ("insert", Size.CU), ("特写", Size.CU),
        ("大特写", Size.ECU), ("Extreme Close Up", Size.ECU), ("two-shot", Size.MS), ("中景", Size.MS),
        ("over-the-shoulder medium shot", Size.MS), ("over-the-shoulder close-up", Size.CU),
        ("OTS", Size.MS), ("medium-long shot", Size.MLS), ("extreme wide", Size.EWS), ("大远景", Size.EWS),
        ("Longing", None), ("Steadicam", None), ("", None),
    ],
)  # fmt: skip
def test_sizes_are_read_as_people_write_them(phrase: str, size: Size | None) -> None:
    """Abbreviations, hyphens, synonyms and Chinese name the same seven sizes."""
    assert read_size(phrase) is size


@pytest.mark.parametrize(
    ("phrase", "movement"),
    [
        ("Steadicam Walk", Movement.STEADICAM), ("Handheld Camera Effect", Movement.HANDHELD),
        ("Shaky Cam", Movement.HANDHELD), ("Push-in Shot", Movement.PUSH_IN), ("dolly in", Movement.PUSH_IN),
        ("zoom in", Movement.ZOOM), ("crash zoom", Movement.CRASH_ZOOM), ("dolly zoom", Movement.DOLLY_ZOOM),
        ("tracking shot", Movement.FOLLOW), ("crane up", Movement.CRANE), ("浅景深", Movement.SHALLOW_FOCUS),
        ("手持", Movement.HANDHELD), ("推", Movement.PUSH_IN), ("拉", Movement.PULL_OUT),
        ("摇", Movement.PAN),
        ("摇晃", Movement.HANDHELD), ("移", Movement.TRUCK), ("跟", Movement.FOLLOW),
        ("rack-focuses", Movement.RACK_FOCUS), ("pull focus", Movement.RACK_FOCUS),
        ("panoramic shot", None), ("company", None),
    ],
)  # fmt: skip
def test_movements_are_read_as_people_write_them(phrase: str, movement: Movement | None) -> None:
    """The longest phrase wins, and a word inside another word is not one."""
    assert read_movement(phrase) is movement


@pytest.mark.parametrize(
    ("phrase", "angle"),
    [
        ("Low-angle medium shot", Angle.LOW), ("俯拍", Angle.HIGH), ("bird's-eye view", Angle.HIGH),
        ("OTS", Angle.OTS), ("POV shot", Angle.POV), ("第一人称", Angle.POV), ("medium shot", Angle.EYE),
    ],
)  # fmt: skip
def test_angles_are_read_and_eye_level_is_the_default(phrase: str, angle: Angle) -> None:
    """An angle may stand beside a size in one phrase."""
    assert read_angle(phrase) is angle


@pytest.mark.parametrize("size", Size)
def test_every_size_is_read_back_from_its_own_words(size: Size) -> None:
    """What we write in either language, we read."""
    assert read_size(size.value) is read_size(size.chinese) is size


@pytest.mark.parametrize("angle", Angle)
def test_every_angle_is_read_back_from_its_own_words(angle: Angle) -> None:
    """What we write in either language, we read."""
    assert read_angle(angle.value) is read_angle(angle.chinese) is angle


@pytest.mark.parametrize("movement", Movement)
def test_every_movement_is_read_back_from_its_own_words(movement: Movement) -> None:
    """What we write in either language, we read."""
    assert read_movement(movement.value) is read_movement(movement.chinese) is movement


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Long Shot, Medium Shot", ("Long Shot", "Medium Shot")),
        ("全景镜头、中近景镜头", ("全景镜头", "中近景镜头")),
        ("远景-中近景-远景", ("远景", "中近景", "远景")),
        ("Wide - Close-up", ("Wide", "Close-up")),
        ("Long Shot to Close-up", ("Long Shot", "Close-up")),
        ("medium-close-up", ("medium-close-up",)),
        ("Something - else", ("Something - else",)),
        (" , ", ()),
    ],
)
def test_lists_of_sizes_are_split_where_sizes_meet(text: str, sizes: tuple[str, ...]) -> None:
    """A dash separates two sizes, and holds one size together."""
    assert split_sizes(text) == sizes


def test_terms_are_split_at_commas_of_either_script() -> None:
    """Blanks round a term do not count."""
    assert split_terms("Handheld,  Push-in、浅景深") == ("Handheld", "Push-in", "浅景深")
