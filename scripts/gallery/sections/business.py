"""What people do with places and things, in rows of frames from the staging of the previs."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from roughcut.models.video.schema import Person, TakeOrder
from roughcut.previs.renderer import frames
from roughcut.previs.staging import stage_of
from roughcut.script.hands import Held
from roughcut.script.placement import Placement, Posture
from roughcut.script.schema import Action, Scene
from scripts.gallery.scenes import CAST
from scripts.gallery.schema import Section, Sheet, Shown

_ROOM, _BAR, _PARK = "INT. LIVING ROOM - DAY", "INT. BAR - NIGHT", "EXT. MEADOW - DAY"
DOINGS: dict[str, tuple[str, str, str]] = {
    "walks to the shelf and touches the books": (
        _ROOM,
        "A living room.",
        "Mara walks to the shelf and touches the books.",
    ),
    "walks to the sofa and sits down": (_ROOM, "A living room.", "Mara walks to the sofa and sits down."),
    "hands over a letter": (_ROOM, "A living room.", "Mara hands the letter to Tobias."),
    "leans on the bar": (_BAR, "A bar.", "Mara leans on the bar."),
    "leans where nothing stands": (_PARK, "A meadow.", "Mara leans back."),
    "a train under way": ("INT. TRAIN - DAY", "A train carriage.", "Mara waits."),
    "sets a bag down": (
        "INT. KITCHEN - DAY",
        "A kitchen with a table.",
        "Mara carries a bag. She sets it down.",
    ),
    "takes off a jacket": ("EXT. BEACH - DAY", "A beach.", "He waits. Tobias takes off his jacket."),
    "a car under way": ("INT. CAR - NIGHT", "Inside a car.", "Mara waits."),
    "a car that is parked": ("INT. CAR - NIGHT", "Inside a parked car.", "Mara waits."),
}
_SHARES = (0.02, 0.35, 0.6, 0.95)


def _draw(name: str) -> Shown:
    stage = stage_of(_order(name))
    wanted = {int(share * stage.frame_count) for share in _SHARES}
    return np.concatenate([f.copy() for index, f in enumerate(frames(stage)) if index in wanted], axis=1)


def _order(name: str) -> TakeOrder:
    heading, description, action = DOINGS[name]
    posture: Posture = "leaning" if name.startswith("leans") else "standing"
    places = (Placement(x=-0.4, facing="right", posture=posture), Placement(x=0.4, facing="left"))
    holds: tuple[Held | None, ...] = ("letter" if "letter" in name else None, None)
    return TakeOrder(
        shot_number=1,
        scene=Scene(heading=heading, description=description),
        language="en",
        width_px=320,
        height_px=180,
        rate=Fraction(12),
        frame_count=54,
        sizes=("Long Shot",),
        movements=("Static",),
        beats=(Action(text=action),),
        people=tuple(
            Person(name=who, description=CAST[who], start=place, end=place, holds=held)
            for who, place, held in zip(("Mara", "Tobias"), places, holds, strict=True)
        ),
        cast_names=tuple(CAST),
    )


SECTION = Section(
    order=65,
    title="Doings",
    about=(
        "What action prose says of people, places and things is acted, and stays so over the shots of a\n"
        "scene. Each row is one shot."
    ),
    sheets=(Sheet("doings", "Places and things", tuple(DOINGS), _draw, columns=1, width_px=960),),
)
