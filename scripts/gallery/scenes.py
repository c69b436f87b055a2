"""Stages for pictures of the gallery: people in a place, and a camera that sees them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from roughcut.models.video.schema import Style
from roughcut.previs.figures.look import look_of
from roughcut.previs.renderer import frames
from roughcut.previs.schema import Expression, Gesture, Place
from roughcut.previs.sets import everyone_sits, seats_of
from roughcut.previs.stage import Act, CameraKey, CameraTrack, Figure, Heading, Mood, Spot, Stage
from roughcut.script.placement import Posture
from scripts.gallery.schema import Shown

CAST = {
    "Mara": "A woman of thirty with long dark red hair and a green coat",
    "Tobias": "An old man with a grey beard, round glasses and a brown jacket",
    "Jun": "A young man with short black hair and a blue sweater",
    "Ines": "A girl of nine with braids and a yellow raincoat",
}
WIDE = CameraKey(time_ms=0, eye=(0.0, 1.5, -7.4), look_at=(0.0, 1.42, 2.0), fov=30.0)
"""A standing person is about half as high as the picture."""


def actor(
    name: str,
    x_m: float,
    z_m: float = 1.9,
    degrees: float = 0.0,
    mood: Expression = "neutral",
    gesture: Gesture = "none",
    posture: Posture = "standing",
) -> Figure:
    """One of the cast at a mark; `degrees` 0 faces the audience, 90 the right."""
    return Figure(
        name=name,
        look=look_of(name, CAST[name], tuple(CAST)),
        spots=(Spot(time_ms=0, x_m=x_m, z_m=z_m, posture=posture),),
        headings=(Heading(time_ms=0, degrees=degrees),),
        moods=(Mood(time_ms=0, expression=mood),),
        acts=(Act(time_ms=0, gesture=gesture),),
    )


def two_in(place: Place) -> tuple[Figure, ...]:
    """Two people who talk: one stands, the other sits if the place has a seat for it."""
    if everyone_sits(place):
        one, two = seats_of(place)[:2]
        return (
            actor("Mara", one.x_m, one.z_m - 0.03, 40, "tender", posture="sitting"),
            actor("Tobias", two.x_m, two.z_m - 0.03, -30, "smirking", posture="sitting"),
        )
    seats = [seat for seat in seats_of(place) if 0.5 <= seat.x_m <= 2.1]
    first = actor("Mara", -0.75, degrees=50, mood="tender", gesture="talk")
    if seats:
        seat = min(seats, key=lambda seat: seat.x_m)
        return first, actor("Tobias", seat.x_m, seat.z_m - 0.01, -30, "smirking", posture="sitting")
    return first, actor("Tobias", 0.7, degrees=-50, mood="smirking")


def stage_in(
    place: Place,
    figures: Sequence[Figure] = (),
    style: Style = "animated",
    camera: CameraKey = WIDE,
    size: tuple[int, int] = (800, 450),
    seed: int = 3,
) -> Stage:
    """A stage that holds still, twelve frames long."""
    return Stage(
        place=place,
        figures=tuple(figures),
        camera=CameraTrack(keys=(camera,)),
        style=style,
        width_px=size[0],
        height_px=size[1],
        set_seed=seed,
        rate=Fraction(24),
        frame_count=12,
    )


def still(stage: Stage) -> Shown:
    """The first frame of a stage."""
    return next(frames(stage))
