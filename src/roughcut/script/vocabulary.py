"""The words for sizes, angles and movements, and how to read them in English and Chinese."""

from __future__ import annotations

from enum import StrEnum


class Size(StrEnum):
    """How much of a person the frame holds, from the eyes to the whole place."""

    ECU = "Extreme Close-up"
    CU = "Close-up"
    MCU = "Medium Close-up"
    MS = "Medium Shot"
    MLS = "Medium Long Shot"
    LS = "Long Shot"
    EWS = "Extreme Wide Shot"

    @property
    def chinese(self) -> str:
        """The Chinese word for this size."""
        return _SIZE_CHINESE[self]


class Angle(StrEnum):
    """Where the camera looks from."""

    EYE = "Eye Level"
    HIGH = "High Angle"
    LOW = "Low Angle"
    OTS = "Over the Shoulder"
    POV = "Point of View"

    @property
    def chinese(self) -> str:
        """The Chinese word for this angle."""
        return _ANGLE_CHINESE[self]


class Movement(StrEnum):
    """What the camera does during the shot."""

    STATIC = "Static"
    PAN = "Pan"
    TILT = "Tilt"
    PUSH_IN = "Push-in"
    PULL_OUT = "Pull-out"
    TRUCK = "Truck"
    FOLLOW = "Follow"
    ARC = "Arc"
    CRANE = "Crane"
    HANDHELD = "Handheld"
    STEADICAM = "Steadicam"
    ZOOM = "Zoom"
    WHIP_PAN = "Whip Pan"
    CRASH_ZOOM = "Crash Zoom"
    DOLLY_ZOOM = "Dolly Zoom"
    RACK_FOCUS = "Rack Focus"
    SHALLOW_FOCUS = "Shallow Focus"

    @property
    def chinese(self) -> str:
        """The Chinese word for this movement."""
        return _MOVEMENT_CHINESE[self]


_SIZE_CHINESE = {
    Size.ECU: "大特写",
    Size.CU: "特写",
    Size.MCU: "近景",
    Size.MS: "中景",
    Size.MLS: "中远景",
    Size.LS: "远景",
    Size.EWS: "大远景",
}
_ANGLE_CHINESE = {
    Angle.EYE: "平视",
    Angle.HIGH: "俯拍",
    Angle.LOW: "仰拍",
    Angle.OTS: "过肩",
    Angle.POV: "主观视角",
}
_MOVEMENT_CHINESE = {
    Movement.STATIC: "固定镜头",
    Movement.PAN: "横摇",
    Movement.TILT: "俯仰",
    Movement.PUSH_IN: "推镜头",
    Movement.PULL_OUT: "拉镜头",
    Movement.TRUCK: "横移",
    Movement.FOLLOW: "跟拍",
    Movement.ARC: "环绕",
    Movement.CRANE: "升降",
    Movement.HANDHELD: "手持",
    Movement.STEADICAM: "斯坦尼康",
    Movement.ZOOM: "变焦",
    Movement.WHIP_PAN: "甩镜头",
    Movement.CRASH_ZOOM: "急推变焦",
    Movement.DOLLY_ZOOM: "滑动变焦",
    Movement.RACK_FOCUS: "焦点转移",
    Movement.SHALLOW_FOCUS: "浅景深",
}


def read_size(text: str) -> Size | None:
    """The size that a phrase names (`Long Shot`, `over-the-shoulder medium shot`, `远景镜头`)."""
    return next((size for size in Size if text in (size.value, size.chinese)), None)


def read_angle(text: str) -> Angle:
    """The angle that a phrase names; eye level where it names none."""
    return next((angle for angle in Angle if text in (angle.value, angle.chinese)), Angle.EYE)


def read_movement(text: str) -> Movement | None:
    """The movement that a phrase names (`Steadicam Walk`, `Push-in Shot`, `手持跟拍`)."""
    return next((move for move in Movement if text in (move.value, move.chinese)), None)
