"""People: faces, postures, gestures, turns, things in hand, hair, hats, clothes, ages, builds, styles."""

from __future__ import annotations

from typing import Literal, cast, get_args

from roughcut.models.video.schema import STYLES, Style
from roughcut.previs.figures.bearing import BEARINGS
from roughcut.previs.figures.garments import CUTS
from roughcut.previs.figures.gestures import POSES
from roughcut.previs.figures.hairstyles import HAIRCUTS
from roughcut.previs.figures.holding import GRIPS
from roughcut.previs.figures.words import BUILDS, FACIAL_HAIR, HATS
from roughcut.previs.schema import Expression, Gesture, Held, Look, Pose, Turn
from roughcut.script.placement import Posture
from scripts.gallery.figures import PEOPLE, face, in_a_row, person, standing
from scripts.gallery.schema import Section, Sheet, Shown

_SIDES: tuple[Turn, ...] = ("camera", "three_quarter_right", "right")
_ROUND: tuple[Turn, ...] = ("camera", "slight_right", "three_quarter_right", "right", "away_right", "away")
_AGES = ("child", "teen", "adult", "middle-aged", "old")


def _expression(name: str) -> Shown:
    pose = Pose(expression=cast(Expression, name))
    turned = pose.model_copy(update={"turn": "three_quarter_right"})
    people = zip(PEOPLE, (pose, turned, pose, turned), strict=True)
    return in_a_row(face(person(each), how, (150, 170), 400) for each, how in people)


def _posture(name: str) -> Shown:
    posture = cast(Posture, name)
    wide = 330 if posture == "lying" else 190
    return in_a_row(
        standing(
            person("man" if k % 2 else "woman"), Pose(posture=posture, turn=turn, step=0), (wide, 200), 96
        )
        for k, turn in enumerate(_SIDES if posture == "lying" else _ROUND[:1] + _ROUND[2:])
    )


def _walk(name: str) -> Shown:
    turn = cast(Turn, name)
    return in_a_row(
        standing(person("woman"), Pose(posture="walking", turn=turn, step=step), (110, 200), 96)
        for step in range(8)
    )


def _gesture(name: str) -> Shown:
    gesture = cast(Gesture, name)
    return in_a_row(
        standing(person("man" if k % 2 else "woman"), Pose(gesture=gesture, turn=turn), (190, 220), 106)
        for k, turn in enumerate(_SIDES)
    )


_STEPS: tuple[Literal[0, 1, 2, 3], ...] = (0, 1, 2, 3)


def _raised(name: str) -> Shown:
    return in_a_row(
        standing(
            person("woman"),
            Pose(gesture="talk" if raised else "none", raised=raised or 3),
            (190, 220),
            106,
        )
        for raised in _STEPS
    )


def _turn(name: str) -> Shown:
    pose = Pose(turn=cast(Turn, name))
    return in_a_row(face(person(each), pose, (150, 190), 330) for each in PEOPLE)


def _held(name: str) -> Shown:
    pose = Pose(held=cast(Held, name))
    turned = [pose.model_copy(update={"turn": turn}) for turn in _SIDES]
    return in_a_row(
        standing(person("woman" if k != 1 else "man"), how, (170, 220), 100) for k, how in enumerate(turned)
    )


def _changed(who: str, **changes: object) -> Look:
    return Look.model_validate({**person(who).model_dump(), **changes})


def _both(**changes: object) -> Shown:
    looks = [_changed("woman", **changes), _changed("man", **changes)]
    turns: tuple[Turn, ...] = ("camera", "three_quarter_right", "right", "away")
    return in_a_row(
        face(look, Pose(turn=turn), (130, 190), 330)
        for look in looks
        for turn in turns[: 4 if look is looks[0] else 2]
    )


def _hair(name: str) -> Shown:
    return _both(hair_style=name)


def _hat(name: str) -> Shown:
    return _both(hat=name, hair_style="long_wavy")


def _beard(name: str) -> Shown:
    look = _changed("man", facial_hair=name, facial_hair_colour=person("man").hair)
    return in_a_row(face(look, Pose(turn=turn), (150, 190), 400) for turn in _SIDES)


def _garment(name: str) -> Shown:
    sides: tuple[Turn, ...] = ("camera", "three_quarter_right", "away")
    bottom = "none" if name in ("dress", "robe") else "trousers"
    looks = [_changed(who, top=name, bottom=bottom) for who in ("woman", "man")]
    return in_a_row(standing(look, Pose(turn=turn), (110, 220), 108) for look in looks for turn in sides)


def _age(name: str) -> Shown:
    looks = [
        _changed(who, age="adult" if name == "middle-aged" else name, lines=_LINED.get(name, 0.0),
                 grey=0.5 if name == "middle-aged" else 0.0, height_m=_TALL.get(name, 1.72))
        for who in ("woman", "man")
    ]  # fmt: skip
    return in_a_row(
        [standing(look, Pose(), (120, 220), 108) for look in looks]
        + [face(look, Pose(), (150, 220), 400) for look in looks]
    )


_LINED = {"middle-aged": 0.5, "old": 0.9}
_TALL = {"child": 1.2, "teen": 1.6}


def _build(name: str) -> Shown:
    return in_a_row(standing(_changed(who, build=name), Pose(turn=turn), (120, 220), 108)
                    for who in ("woman", "man") for turn in _SIDES[:2])  # fmt: skip


def _style(name: str) -> Shown:
    poses = [Pose(expression=mood, turn=turn) for mood, turn in _MOODS]
    people = zip(PEOPLE, poses, strict=True)
    return in_a_row(face(person(each), pose, (200, 240), 560, cast(Style, name)) for each, pose in people)


_MOODS: tuple[tuple[Expression, Turn], ...] = (
    ("happy", "camera"), ("angry", "three_quarter_right"), ("surprised", "camera"), ("neutral", "right"),
)  # fmt: skip

SECTION = Section(
    order=10,
    title="People",
    about="Everybody is one figure in many measures: what a description says of age, build, hair and\n"
    "clothes is drawn in every posture, gesture, turn and feeling, and in every style.",
    sheets=(
        Sheet("expressions", "Every expression", tuple(BEARINGS), _expression, columns=2, width_px=600),
        Sheet("postures", "Every posture", get_args(Posture), _posture, columns=2, width_px=640),
        Sheet(
            "walks",
            "A walk in eight drawings",
            ("camera", "three_quarter_right", "right"),
            _walk,
            columns=1,
            width_px=880,
        ),
        Sheet(
            "gestures",
            "Every gesture and every way to rest the arms",
            tuple(POSES),
            _gesture,
            columns=3,
            width_px=420,
        ),
        Sheet("raising", "An arm on its way", ("talk",), _raised, columns=1, width_px=640),
        Sheet("turns", "Every turn", get_args(Turn), _turn, columns=2, width_px=560),
        Sheet("held", "Everything that a hand can hold", tuple(GRIPS), _held, columns=3, width_px=400),
        Sheet("hair", "Every haircut", tuple(HAIRCUTS), _hair, columns=2, width_px=640),
        Sheet("hats", "Every hat", tuple(HATS), _hat, columns=2, width_px=640),
        Sheet("beards", "Every beard", tuple(FACIAL_HAIR), _beard, columns=2, width_px=450),
        Sheet("clothes", "Every garment", tuple(CUTS), _garment, columns=2, width_px=600),
        Sheet("ages", "Every age", _AGES, _age, columns=2, width_px=540),
        Sheet("builds", "Every build", tuple(BUILDS), _build, columns=3, width_px=440),
        Sheet("figure-styles", "People in every style", STYLES, _style, columns=1, width_px=800),
    ),
)
