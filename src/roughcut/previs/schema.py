"""The stage in data: looks, poses, places, layers and sprites.

The world is in metres: x to the right, y up, z away from the audience. The acting area is x −3…3
(Placement.x −1…1) and z 0…4 (Placement.depth 0…1); the set's walls and horizons stand at z > 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from roughcut.models.speech.schema import Viseme
from roughcut.script.hands import Held as Held
from roughcut.script.placement import Posture
from roughcut.script.schema import Document

Picture = NDArray[np.uint8]
"""Height × width × 4: red, green, blue (premultiplied by alpha), alpha; 0…255."""

Colour = tuple[int, int, int]

STAGE_HALF_WIDTH_M = 3.0
STAGE_DEPTH_M = 4.0

Turn = Literal[
    "camera", "left", "right", "three_quarter_left", "three_quarter_right", "away", "slight_left",
    "slight_right", "away_left", "away_right",
]  # fmt: skip
Expression = Literal[
    "neutral", "happy", "laughing", "tender", "sad", "crying", "angry", "furious", "afraid",
    "surprised", "shocked", "disgusted", "worried", "embarrassed", "tired", "suspicious",
    "determined", "smirking", "confused", "relieved",
]  # fmt: skip
Gesture = Literal[
    "none", "talk", "offer", "stress", "count", "self", "refuse", "point", "reach", "give", "shrug", "wave",
    "hands_on_hips", "hand_on_hip", "arms_crossed", "pockets", "clasped", "behind", "hold_elbow", "think",
    "cover_face", "to_head",
]  # fmt: skip


class Look(Document):
    """How a character is drawn in every shot; made once from name and description. `grey` is how much
    of the hair is streaked with grey, `lines` how deep the years have drawn the face."""

    sex: Literal["female", "male"]
    age: Literal["child", "teen", "adult", "old"]
    height_m: float = Field(ge=0.8, le=2.2)
    build: Literal["slim", "average", "stout"]
    skin: Colour
    hair_style: str
    hair: Colour
    grey: float = Field(default=0.0, ge=0.0, le=1.0)
    lines: float = Field(default=0.0, ge=0.0, le=1.0)
    facial_hair: Literal["none", "stubble", "moustache", "beard", "long_beard"] = "none"
    facial_hair_colour: Colour = (90, 70, 60)
    glasses: bool = False
    suspenders: bool = False
    hat: Literal["none", "cap", "brimmed", "beanie", "helmet", "headscarf", "crown"] = "none"
    hat_colour: Colour = (60, 60, 70)
    top: Literal[
        "shirt", "tshirt", "sweater", "jacket", "coat", "suit", "dress", "hoodie", "uniform", "robe", "apron"
    ]
    top_colour: Colour
    bottom: Literal["trousers", "skirt", "shorts", "none"]
    bottom_colour: Colour
    accent: Colour


class Pose(Document):
    """How a figure is drawn in one frame; few distinct values, so that sprites can be cached.

    `turn` is the body's and `head` the head's, where it differs. `step` is the phase of a walk, 0…7
    (0 when not walking); `raised` shows a gesture as it begins and ends (1, 2) or whole (3). `rest` is
    what the arms do between gestures, `weight` the leg that bears the body (−2 left … 2 right).
    `lean` is the side of the picture to which one leans who leans (0 as they are turned).
    `blend_from` is the face that this one is half-way from; `gaze` turns the eyes (−1, 0, 1),
    and `level` lowers or raises them with the face (−1 down, 1 up).
    """

    turn: Turn = "camera"
    head: Turn | None = None
    posture: Posture = "standing"
    expression: Expression = "neutral"
    viseme: Viseme = "rest"
    eyes_closed: bool = False
    gesture: Gesture = "none"
    raised: Literal[1, 2, 3] = 3
    rest: Gesture = "none"
    held: Held = "none"
    weight: int = Field(default=0, ge=-2, le=2)
    lean: Literal[-1, 0, 1] = 0
    blend_from: Expression | None = None
    gaze: Literal[-1, 0, 1] = 0
    level: Literal[-1, 0, 1] = 0
    step: int = Field(default=0, ge=0, le=7)


@dataclass(frozen=True)
class Sprite:
    """A figure or a thing, drawn: `foot_x_px`, `foot_y_px` is the pixel that touches the ground at
    the figure's own x and z (it may lie below the picture when only the upper body was drawn)."""

    picture: Picture
    px_per_m: float
    foot_x_px: float
    foot_y_px: float


class Place(Document):
    """What a scene description asks the set to be. `kind` is `neutral` where nothing is known. `posts` are
    the places (x and z, metres) where a post is put up, because somebody leans there on nothing; `drives`
    is whether a vehicle is under way, so that what is outside passes, or a train that comes or goes at a
    station; `train` whether one stands at its platform; `mirrored` whether left and right of
    the set change places, so that things are on the side on which people stand at them."""

    kind: str = "neutral"
    hour: Literal["dawn", "day", "dusk", "night"] = "day"
    weather: Literal["clear", "cloud", "rain", "snow", "fog"] = "clear"
    props: tuple[str, ...] = ()
    posts: tuple[tuple[float, float], ...] = ()
    drives: bool = False
    train: bool = False
    mirrored: bool = False


@dataclass(frozen=True)
class Layer:
    """A flat picture that stands upright at one depth and faces the audience."""

    picture: Picture
    px_per_m: float
    left_m: float
    top_m: float
    z_m: float

    def mirrored(self) -> Layer:
        """The same with left and right changed."""
        right_m = self.left_m + self.picture.shape[1] / self.px_per_m
        return replace(self, picture=_turned(self.picture), left_m=-right_m)


@dataclass(frozen=True)
class Floor:
    """The ground: a picture laid flat at y = 0; its top row is the far edge. Opaque."""

    picture: Picture
    left_m: float
    right_m: float
    near_m: float
    far_m: float

    def mirrored(self) -> Floor:
        """The same with left and right changed."""
        return replace(self, picture=_turned(self.picture), left_m=-self.right_m, right_m=-self.left_m)


@dataclass(frozen=True)
class Passing:
    """Something beside the way of a vehicle: a picture that goes by and comes again. It stands at `x_m` (or
    lies `flat` on the ground) at `z_m` and goes by `x_m_s` metres a second to the right and `z_m_s` away,
    within `low_m`…`high_m` on the axis on which it goes."""

    picture: Picture
    px_per_m: float
    x_m: float
    z_m: float
    low_m: float
    high_m: float
    x_m_s: float = 0.0
    z_m_s: float = 0.0
    flat: bool = False

    def at(self, time_ms: float) -> tuple[float, float]:
        """Where it is when the vehicle has gone for so long at full speed: x and z in metres."""
        span, seconds = self.high_m - self.low_m, time_ms / 1000
        x, z = self.x_m + self.x_m_s * seconds, self.z_m + self.z_m_s * seconds
        if self.x_m_s:
            return self.low_m + (x - self.low_m) % span, z
        return (x, self.low_m + (z - self.low_m) % span) if self.z_m_s else (x, z)

    def mirrored(self) -> Passing:
        """The same with left and right changed."""
        low_m, high_m = (-self.high_m, -self.low_m) if self.x_m_s else (self.low_m, self.high_m)
        there = replace(self, picture=_turned(self.picture), low_m=low_m, high_m=high_m)
        return replace(there, x_m=-self.x_m, x_m_s=-self.x_m_s)


@dataclass(frozen=True)
class Flame:
    """Where a fire of the set burns, and how far the part of its light that flickers reaches."""

    x_m: float
    y_m: float
    z_m: float
    radius_m: float


@dataclass(frozen=True)
class SetPicture:
    """A whole set, drawn: `layers` from far to near (the first is opaque and covers any view), the
    floor, the light that falls on figures (a colour to multiply with, 1.0 = unchanged), its fires,
    whether rain and snow can fall between the people (`sky`), and what passes outside of a vehicle."""

    layers: tuple[Layer, ...]
    floor: Floor
    light: tuple[float, float, float] = (1.0, 1.0, 1.0)
    flames: tuple[Flame, ...] = ()
    sky: bool = False
    passing: tuple[Passing, ...] = ()

    def mirrored(self) -> SetPicture:
        """The same set with left and right changed."""
        return replace(
            self,
            layers=tuple(layer.mirrored() for layer in self.layers),
            floor=self.floor.mirrored(),
            flames=tuple(replace(flame, x_m=-flame.x_m) for flame in self.flames),
            passing=tuple(thing.mirrored() for thing in self.passing),
        )


def _turned(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[:, ::-1])
