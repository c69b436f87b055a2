"""Hypothesis strategies for scripts: ordinary ones, and ones full of look-alikes."""

from __future__ import annotations

from hypothesis import strategies as st

from roughcut.script.schema import Action, Beat, Character, Line, Scene, Script, Shot, normalise

# Everything that a reader gives a meaning to, and some that only look so.
TRAPS = (
    "【DIALOGUE】", "【对白】", "【Alice】", "【", "】", "【BLOCKING】:", "3. [4s-5s]", "2. [0秒-9]",
    "1.", "2:", "2：", "2、", "3-5.", "Shot 2:", "镜头2：", "[0s-4s]", "(Long Shot)",
    "2. (Handheld+Long Shot)", "(", ")", "（", "）", "[", "]", "<", ">", "<>", '"', "“", "”", "「",
    "」", "『", "』", "'", "‘", "’", "«", "»", ":", "：", "\\", "\\\\", '\\"', "Plot:", "情节：",
    "Dialogue:", "says", "says:", "说：", "说", "she whispers", "Alice", "Bob:", "Alice:", "Mr. Smith",
    "sign", "EXIT", "Oh no!", "你好。", "+", ",", "、", "-", "—", "to", "至", "Scene 2 — A: b", "场景2",
    "Scene: 2", "Camera Movement:", "Shot Type:", "Long Shot", "远景-中景", "#", "*", "**", ">", "!",
    ".", "。", "…", "2.5 seconds", "at 7.", "7", "😀", "שלום", "مرحبا", "é", "e\u0301", "\u200f",
    "\ufeff", "\u3000", "C:\\temp", "zh", "en", "\u2028",
)  # fmt: skip

_piece = st.one_of(
    st.sampled_from(TRAPS), st.text(max_size=6), st.sampled_from(["a", "word", "走", "7", " "])
)
nasty = st.lists(_piece, max_size=6).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: str(normalise(gap.join(pieces))))
)
nasty_name = nasty.filter(bool)
plain_name = st.sampled_from(
    ["Alice", "Bob", "Mara Lindqvist", "王小明", "Dr. No", "Guard 2", "A/B", "O'Neil"]
)
name = st.one_of(plain_name, nasty_name)


@st.composite
def beats(draw: st.DrawFn, speakers: list[str]) -> Beat:
    """An action or a line, by one of the speakers, by nobody, or by somebody outside the cast."""
    if draw(st.booleans()):
        return Action(text=draw(nasty_name))
    speaker = draw(st.one_of(st.sampled_from([*speakers, ""]), name))
    return Line(speaker=speaker, text=draw(nasty_name), parenthetical=draw(st.one_of(st.just(""), nasty)))


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any valid script at all."""
    names = draw(st.lists(name, unique=True, max_size=3))
    cast = tuple(Character(name=each, description=draw(nasty)) for each in names)
    numbers = draw(st.lists(st.integers(1, 9), unique=True, min_size=1, max_size=3))
    scenes = tuple(Scene(number=number, heading=draw(nasty), description=draw(nasty)) for number in numbers)
    shots = []
    now = 0
    for number in range(1, draw(st.integers(1, 4)) + 1):
        start = draw(st.one_of(st.just(now), st.just(now), st.integers(0, 10**7)))
        now = start + draw(st.one_of(st.integers(1, 12_000), st.integers(1, 10**7)))
        shots.append(
            Shot(
                number=number,
                scene_number=draw(st.sampled_from(numbers)),
                start_ms=start,
                end_ms=now,
                sizes=tuple(draw(st.lists(name, max_size=2))),
                movements=tuple(draw(st.lists(name, max_size=2))),
                beats=tuple(draw(st.lists(beats(names), max_size=4))),
                blocking=draw(nasty),
            )
        )
    return Script(
        title=draw(nasty),
        written_by=draw(nasty),
        warnings=tuple(draw(st.lists(nasty_name, max_size=2))),
        language=draw(st.sampled_from(["en", "zh"])),
        cast=cast,
        scenes=scenes,
        shots=tuple(shots),
    )
