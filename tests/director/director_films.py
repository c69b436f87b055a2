"""Small scripts and made-up models that the director's tests plan with."""

from decimal import Decimal
from fractions import Fraction

from roughcut.director.estimate import estimated_plan
from roughcut.director.schema import ModelPlan, PlanOptions, ShotPlan, Wishes
from roughcut.director.takes import model_plan
from roughcut.models.video.profile import FrameSize, Price, Shape, VideoProfile
from roughcut.models.video.schema import Style
from roughcut.script.schema import Action, Beat, Character, Language, Line, Scene, Script, Shot

HD = FrameSize(name="720p", width_px=1280, height_px=720)
TALL = FrameSize(name="720p", width_px=720, height_px=1280)
FULL = FrameSize(name="1080p", width_px=1920, height_px=1080)
CAST = (
    Character(name="Mara", description="A woman of thirty in a red coat."),
    Character(name="Theo", description="A tall man with a grey beard."),
)
PLACE = {
    "en": ("INT. HARBOUR OFFICE - NIGHT", "A desk, a lamp, rain at the window."),
    "zh": ("外景 沙漠遗址 黄昏", "石阶尽头是一扇石门。"),
}
BOTH = "Mara stands on the left, facing right; Theo stands on the right, facing left."


def shot(
    number: int,
    seconds: float,
    *beats: Beat,
    size: str = "Long Shot",
    move: str = "Static",
    blocking: str = BOTH,
    start: float = 0.0,
    scene: int = 1,
) -> Shot:
    """A shot of so many seconds."""
    return Shot(
        number=number,
        scene_number=scene,
        start_ms=round(start * 1000),
        end_ms=round((start + seconds) * 1000),
        sizes=(size,),
        movements=(move,),
        beats=beats,
        blocking=blocking,
    )


def say(speaker: str, text: str, how: str = "") -> Line:
    """A spoken line."""
    return Line(speaker=speaker, text=text, parenthetical=how)


def do(text: str) -> Action:
    """An action."""
    return Action(text=text)


def script_of(*shots: Shot, language: Language = "en", cast: tuple[Character, ...] = CAST) -> Script:
    """A script of these shots, one after another, whatever times they were given."""
    timed, clock = [], 0
    for number, each in enumerate(shots, start=1):
        end = clock + each.duration_ms
        timed.append(each.model_copy(update={"number": number, "start_ms": clock, "end_ms": end}))
        clock = end
    scenes = tuple(
        Scene(number=number, heading=PLACE[language][0], description=PLACE[language][1])
        for number in sorted({each.scene_number for each in shots})
    )
    return Script(language=language, cast=cast, scenes=scenes, shots=tuple(timed))


def shape(*durations: int, sizes: tuple[FrameSize, ...] = (HD,), **references: int) -> Shape:
    """A shape of these lengths, sizes and reference slots."""
    return Shape.model_validate({"durations_s": durations, "sizes": sizes, "references": references})


def model(*shapes: Shape, usd: str = "0.10", **more: object) -> VideoProfile:
    """A model of these shapes at one price a second."""
    given = {"prices": (Price(usd_per_s=Decimal(usd)),), **more}
    return VideoProfile.model_validate({"id": "toy", "provider": "toys", "shapes": shapes, **given})


def orders_of(script: Script, style: Style = "animated", rate: Fraction = Fraction(24)) -> ShotPlan:
    """The shot plan of a script, its lines as long as estimated."""
    return estimated_plan(script, PlanOptions(style=style, rate=rate))


def planned(
    script: Script, profile: VideoProfile, wishes: Wishes | None = None, style: Style = "animated"
) -> ModelPlan:
    """The plan of a script for a model."""
    return model_plan(script, orders_of(script, style), profile, wishes)
