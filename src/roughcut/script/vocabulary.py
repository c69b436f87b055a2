"""The words for sizes, angles and movements, and how to read them in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar


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


# How people write each thing, beside the words above. Phrases are lower case, with blanks for hyphens.
_SIZE_PHRASES = {
    Size.ECU: """extreme close up|extreme closeup|big close up|ecu|xcu|bcu|macro|macro shot|detail shot
        |大特写|极特写|极近特写|微距|细节特写""",
    Size.CU: """close up|closeup|close ups|closeups|cu|close shot|tight shot|insert|head shot
        |headshot|face shot
        |reaction shot|特写|插入镜头|近镜头""",
    Size.MCU: """medium close up|medium closeup|mid close up|mid closeup|medium close|mcu|bust shot|chest shot
        |中近景|近景|胸部镜头""",
    Size.MS: """medium shot|mid shot|midshot|middle shot|medium|ms|waist shot|waist up|half shot
        |two shot|2 shot
        |two person shot|three shot|3 shot|over the shoulder|over shoulder|ots|reverse shot|shot reverse shot
        |中景|半身|双人镜头|双人景|过肩|三人镜头|正反打""",
    Size.MLS: """medium long shot|medium long|medium full shot|medium full|medium wide shot
        |medium wide|mls|mfs|mws
        |mid long shot|mid wide shot|cowboy shot|american shot|knee shot|three quarter shot|group shot
        |中远景|中全景|小全景|群像镜头""",
    Size.LS: """long shot|full shot|full length shot|full body shot|full body|wide shot|wide
        |wide angle shot|ls|ws|fs
        |establishing shot|establishing|master shot|master|panoramic shot|panoramic|panorama
        |远景|全景|全身|建立镜头|广角""",
    Size.EWS: """extreme wide shot|extreme wide|extreme long shot|extreme long|very wide shot|very long shot
        |ultra wide shot|big wide shot|ews|els|xls|vws|xws|bird's eye view|aerial shot|aerial view|drone shot
        |大远景|大全景|极远景|超远景|航拍|鸟瞰""",
}
# Read only when they are the whole phrase: `Long, Close` in a list of sizes.
_SIZE_WHOLE = {"long": Size.LS, "full": Size.LS, "close": Size.CU, "mid": Size.MS, "tight": Size.CU}
_ANGLE_PHRASES = {
    Angle.OTS: "over the shoulder|over shoulder|ots|过肩",
    Angle.POV: "point of view|pov|subjective|first person|主观视角|主观镜头|主观|第一人称|第一视角",
    Angle.HIGH: """high angle|overhead|top shot|top down|top view|bird's eye|birds eye|god's eye|looking down
        |aerial|俯拍|俯视|俯角|俯瞰|高角度|鸟瞰|顶拍|航拍""",
    Angle.LOW: "low angle|worm's eye|worms eye|looking up|hero shot|仰拍|仰视|仰角|低角度",
    Angle.EYE: "eye level|平视|平拍|平角",
}
_MOVEMENT_PHRASES = {
    Movement.DOLLY_ZOOM: """dolly zoom|vertigo|vertigo effect|zolly|hitchcock zoom|滑动变焦
        |希区柯克变焦|希区柯克""",
    Movement.CRASH_ZOOM: "crash zoom|snap zoom|quick zoom|fast zoom|rapid zoom|急推变焦|急推|快速变焦",
    Movement.WHIP_PAN: "whip pan|whip|swish pan|flash pan|甩镜头|甩镜|快摇|快速摇镜|甩",
    Movement.RACK_FOCUS: """rack focus|rack focuses|rack focusing|focus rack|focus pull|pull focus|pulls focus
        |focus shift|shift focus|焦点转移|焦点切换|移焦|转焦|焦点变化|变焦点|虚实转换""",
    Movement.SHALLOW_FOCUS: """shallow focus|shallow depth of field|shallow dof|soft focus|bokeh
        |浅景深|浅焦|背景虚化|虚化""",
    Movement.STEADICAM: "steadicam|steadycam|steady cam|gimbal|stabilizer|斯坦尼康|稳定器|稳定跟拍",
    Movement.HANDHELD: """handheld|hand held|shaky cam|shaky camera|shakycam|shaky|camera shake|shake
        |手持|晃动|抖动|摇晃|颤动""",
    Movement.ARC: """arc|arc shot|arcs|arcing|orbit|orbits|orbiting|orbital|circle|circles|circling|360
        |rotate|rotates|rotating|rotation|revolve|revolves|环绕|旋转|环拍|绕拍|围绕|弧形""",
    Movement.CRANE: """crane|crane up|crane down|cranes|craning|jib|boom|boom up|boom down
        |pedestal|drone|aerial
        |rise|rises|rising|descend|descends|descending|升降|升镜头|降镜头|摇臂|航拍|上升|下降|升|降""",
    Movement.PUSH_IN: """push in|push|pushes|pushes in|pushing|pushing in|dolly in|dollies in
        |dolly forward|move in
        |moves in|moving in|track in|tracking in|creep in|creeps in|truck in|推镜头|推镜|推近|推进
        |前推|缓推|推轨|推""",
    Movement.PULL_OUT: """pull out|pulls out|pull back|pulls back|pulling out|pulling back|pull
        |dolly out|dolly back
        |dollies out|dollies back|track out|track back|tracking back|push out|move out|moves back
        |拉镜头|拉镜|拉远|拉开|拉出|后拉|缓拉|拉""",
    Movement.ZOOM: "zoom|zooms|zooming|zoom in|zoom out|变焦|缩放",
    Movement.FOLLOW: """follow|follows|following|follow shot|tracking|tracking shot|track|tracks|chase|leading
        |跟拍|跟镜头|跟镜|跟随|跟移|跟踪|跟""",
    Movement.TRUCK: """truck|trucks|trucking|lateral|slide|slides|sliding|slider|crab|dolly|dollies|dolly shot
        |横移|平移|移镜头|移动镜头|移镜|移动|滑轨|轨道|移""",
    Movement.TILT: "tilt|tilts|tilting|tilt up|tilt down|俯仰|上摇|下摇|竖摇|仰俯",
    Movement.PAN: "pan|pans|panning|panned|横摇|摇镜头|摇镜|摇摄|左摇|右摇|摇",
    Movement.STATIC: """static|fixed|locked off|locked|lock off|lockdown|stationary|still|tripod|no movement
        |steady|固定镜头|固定机位|固定|静止|静态|定镜头|定镜""",
}
_CHINESE = re.compile(r"[㐀-鿿]")
_JOINTS = re.compile(r"[\s\-‐‑–—_]+")
_LISTING = re.compile(r"\s*[,，、;；/|]\s*")
_JOINERS = re.compile(
    r"\s*(?:[-–—~～]+>?|→|=>|至|到|&|\+|＋|然后是?|再到?|接|切(?:到|至|换到|换成|为)?|转(?:到|为)?)\s*"
)
_WIDE_JOINERS = re.compile(
    r"\s+(?:[-–—~～]+>?|→|=>|\+|(?:and )?then|cut(?:s|ting)? to|followed by|to|and)\s+", re.IGNORECASE
)

T = TypeVar("T", Size, Angle, Movement)


class _Phrasebook(Generic[T]):
    """Finds the first phrase of a table in a text; the longest one where several start together."""

    def __init__(self, table: Mapping[T, str]) -> None:
        self._meaning: dict[str, T] = {}
        for meaning, phrases in table.items():
            own = f"{_spaced(meaning.value)}|{meaning.chinese}"
            for phrase in f"{own}|{phrases}".split("|"):
                self._meaning.setdefault(phrase.strip(), meaning)
        ordered = sorted(self._meaning, key=len, reverse=True)
        chinese = "|".join(phrase for phrase in ordered if _CHINESE.search(phrase))
        latin = "|".join(re.escape(phrase) for phrase in ordered if not _CHINESE.search(phrase))
        self._pattern = re.compile(rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])|{chinese}")

    def find(self, text: str) -> T | None:
        """The meaning of the first phrase in `text`, None when there is none."""
        match = self._pattern.search(_spaced(text))
        return self._meaning[match.group()] if match else None

    def is_phrase(self, text: str) -> bool:
        """Whether the whole text is one phrase, give or take the word `shot`."""
        spaced = _spaced(text)
        return spaced in self._meaning or spaced.removesuffix(" shot") in self._meaning


def _spaced(text: str) -> str:
    return _JOINTS.sub(" ", text.casefold().replace("’", "'")).strip()


_SIZES = _Phrasebook(_SIZE_PHRASES)
_ANGLES = _Phrasebook(_ANGLE_PHRASES)
_MOVEMENTS = _Phrasebook(_MOVEMENT_PHRASES)


@lru_cache(maxsize=4096)
def read_size(text: str) -> Size | None:
    """The size that a phrase names (`Long Shot`, `over-the-shoulder medium shot`, `远景镜头`); the first
    of several, None where it names none."""
    named = _SIZE_WHOLE.get(_spaced(text)) or _SIZES.find(text)
    if named is Size.MS and _ANGLES.find(text) is Angle.OTS:
        # `over-the-shoulder close-up`: the shoulder only stands for a size when no other is named.
        rest = re.sub(r"over (?:the )?shoulder|\bots\b|过肩", " ", _spaced(text))
        return _SIZES.find(rest) or named
    return named


def read_angle(text: str) -> Angle:
    """The angle that a phrase names; eye level where it names none."""
    return _ANGLES.find(text) or Angle.EYE


@lru_cache(maxsize=4096)
def read_movement(text: str) -> Movement | None:
    """The movement that a phrase names (`Steadicam Walk`, `Push-in Shot`, `手持跟拍`); the first of
    several, None where it names none."""
    return _MOVEMENTS.find(text)


def split_terms(text: str) -> tuple[str, ...]:
    """The items of a list as people write it: `A, B`, `A、B`, `A / B`."""
    return tuple(term for term in _LISTING.split(text.strip()) if term)


@lru_cache(maxsize=4096)
def split_sizes(text: str) -> tuple[str, ...]:
    """The sizes of a list in order, as written. Dashes and `to` separate sizes (`远景-中景`, `Wide to
    Close-up`) only where each side names one, so `medium-close-up` stays whole."""
    return tuple(size for term in split_terms(text) for size in _unjoin(term))


def _unjoin(term: str) -> tuple[str, ...]:
    if _SIZES.is_phrase(term):
        return (term,)
    for joiner in (_JOINERS, _WIDE_JOINERS):
        pieces = tuple(piece for piece in joiner.split(term) if piece)
        if len(pieces) > 1 and all(read_size(piece) for piece in pieces):
            return pieces
    return (term,)
