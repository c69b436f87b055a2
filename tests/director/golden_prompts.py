"""The briefs whose prompts are kept as golden files; run as a program, it writes the files again."""

from pathlib import Path

from director_films import do, model, planned, say, script_of, shape, shot

from roughcut.director.prompts.schema import Brief
from roughcut.director.prompts.write import prompt_parts
from roughcut.models.video.profile import Shape
from roughcut.script.schema import Character, Script

FOLDER = Path(__file__).parent / "golden"

ENGLISH = script_of(
    shot(1, 4, do("Rain runs down the window. Theo stands in the door."), size="Long Shot"),
    shot(
        2,
        6,
        do("Mara does not turn round."),
        say("Mara", "You are late.", "quietly"),
        do("He takes off his hat."),
        say("Theo", "The bridge was closed."),
        size="Medium Two-shot",
        move="Push-in",
    ),
    shot(3, 3, say("Theo", "I know what you think."), size="Over the Shoulder Close-up"),
    shot(4, 2, do("Mara looks up."), size="Close-up"),
    shot(5, 2, do("The lamp flickers."), size="Long Shot"),
)
CHINESE_CAST = (
    Character(name="林教授", description="六十多岁的男性，白发，穿卡其色外套。"),
    Character(name="小雨", description="二十多岁的女学生，短发，穿黄色外套。"),
)
CHINESE = script_of(
    shot(
        1,
        4,
        do("风卷着细沙，掠过石阶。"),
        size="远景",
        blocking="林教授蹲在左侧，面向右；小雨站在右侧，面向左。",
    ),
    shot(
        2,
        5,
        say("林教授", "三十年了。"),
        do("小雨举起手电。"),
        say("小雨", "教授，您看！", "兴奋地"),
        size="特写",
        move="推镜头",
        blocking="林教授蹲在左侧，面向右；小雨站在右侧，面向左。",
    ),
    language="zh",
    cast=CHINESE_CAST,
)


def _brief(script: Script, form: str, number: int, takes: Shape, shots_per_call: int = 1) -> Brief:
    profile = model(takes, prompt_form=form, shots_per_call=shots_per_call)
    return planned(script, profile).takes_of(number)[0].brief


_WORDS_ALONE = shape(5, 10)
_FRAME = shape(5, 10, first_frame=1)
_PEOPLE = shape(5, 10, subject=3, style=1)
_ALL = shape(5, 10, first_frame=1, subject=3, style=1)
CASES: dict[str, Brief] = {
    "minimax-en": _brief(ENGLISH, "minimax", 2, _PEOPLE),
    "minimax-zh": _brief(CHINESE, "minimax", 2, _PEOPLE),
    "plain-en": _brief(ENGLISH, "plain", 2, _WORDS_ALONE),
    "plain-en-people": _brief(ENGLISH, "plain", 1, _PEOPLE),
    "plain-en-shoulder": _brief(ENGLISH, "plain", 3, _FRAME),
    "plain-zh": _brief(CHINESE, "plain", 2, _WORDS_ALONE),
    "omni-en": _brief(ENGLISH, "omni", 2, _ALL),
    "omni-en-first": _brief(ENGLISH, "omni", 5, _ALL),
    "omni-zh": _brief(CHINESE, "omni", 2, _ALL),
    "happyhorse-en": _brief(ENGLISH, "happyhorse", 2, _PEOPLE),
    "happyhorse-zh": _brief(CHINESE, "happyhorse", 2, _PEOPLE),
    "kling-en": _brief(ENGLISH, "kling", 2, _PEOPLE),
    "kling-en-shared": _brief(ENGLISH, "kling", 4, _PEOPLE, shots_per_call=2),
    "kling-zh": _brief(CHINESE, "kling", 2, _PEOPLE),
    "seedance-zh": _brief(CHINESE, "seedance", 2, _PEOPLE),
    "wan-en": _brief(ENGLISH, "wan", 2, _PEOPLE),
    "wan-en-first": _brief(ENGLISH, "wan", 5, _FRAME),
    "wan-zh": _brief(CHINESE, "wan", 2, _PEOPLE),
}


def brief_of(case: str) -> Brief:
    """The brief of a case."""
    return CASES[case]


def text_of(case: str) -> str:
    """The prompt of a case, a part a line."""
    return "".join(f"{part.text}\n" for part in prompt_parts(CASES[case]))


def main() -> None:
    """Write every golden file."""
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        (FOLDER / f"{case}.txt").write_text(text_of(case), encoding="utf-8")


if __name__ == "__main__":
    main()
