"""Reading the bracketed form: four dialects, two languages, one row or many, and nothing lost."""

from __future__ import annotations

import pytest

from roughcut.errors import ScriptError
from roughcut.script.bracketed import read
from roughcut.script.schema import Line, Reading, Shot

SECTIONS = """【Character Description】
Nora: A baker of fifty with flour on her sleeves.
Theo: A thin boy in a raincoat.

【Scene Description】
A bakery before dawn.

【Character Positions】
1. Nora behind the counter, Theo at the door
2. Theo leans on the counter

【Dialogue】
1. Nora: "We open at six." (not looking up)
2. Theo: "It is 5:59. Please!" (pressing his nose to the glass)
"""

TIMED = """【DIALOGUE】:

1. [0s-4.5s] (Camera Movement: Steadicam Walk+Shot Type: Long Shot, Medium Shot)
Plot: Nora Field carries a tray past. After 2.5 seconds she stops at 7. Sharp light falls on 【Nora】.

2. [4.5s-9s] (Camera Movement: Rack Focus+Shot Type: Close-up)
Plot: Theo taps. Nora sighs, tired: "We're closed." Then Theo begs: “Just one roll!” He knocks.

【CHARACTER PROFILES】：
Nora Field: A baker.
Theo: A boy.
【scene description】
A bakery before dawn.
【Blocking】：
1: Nora by the ovens.
2：Theo outside, Nora inside.
"""

ONE_ROW = (
    "【对话】:1. [0秒-9] (运镜:Handheld+远景-中近景-远景) 雨夜的车站，周岚独自等车。周岚低声说：“又晚点了。”"
    "2. [9-18] (浅景深+远景-中景-远景) 2.5秒后，陈默跑来，喘着气喊道：「等等我！」墙上写着“禁止吸烟”。"
    "3. [18-27.5秒](运镜类型:Shaky Cam+全景镜头、中近景镜头)故事情节:两人相视而笑。"
    "【人设】周岚:女，三十岁，灰色风衣。陈默:男，二十八岁，背着吉他。【场景】雨夜的长途车站。【站位】1.周岚在左侧。2-3.两人并肩站立。"
)

ONE_ROW_ENGLISH = (
    "【Dialogue】: 1. [0-9 seconds] (Handheld Camera Effect + panoramic shot, medium close-up shot) "
    'Nora waits for 2.5 seconds in room 2. [She hums.] Theo comes in and says, "Be here at 7. Sharp." '
    '2. [9seconds-18seconds] (Push-in Shot + close-up shot) A neon sign reads "OPEN". «Bien sûr», Nora '
    "replies. 【Character Profiles】 Nora Field: a baker. Theo: a boy. 【Blocking】 1. Nora at the window. "
    "2: Theo by the oven."
)


def lines(shot: Shot) -> list[tuple[str, str]]:
    """Speakers and words of a shot."""
    return [(line.speaker, line.text) for line in shot.lines]


def body(text: str, cast: str = "Nora Field: a baker.\nTheo: a boy.") -> Reading:
    """Read one shot that holds `text`."""
    return read(f"【DIALOGUE】\n1. [0s-4s] {text}\n【CHARACTER PROFILES】\n{cast}")


def test_the_form_without_times_keeps_cast_positions_and_parentheticals() -> None:
    """Sections may come in any order, and each shot gets a time that its words need."""
    reading = read(SECTIONS)
    first, second = reading.script.shots
    assert reading.warnings == ()
    assert [who.name for who in reading.script.cast] == ["Nora", "Theo"]
    assert first.lines == (Line(speaker="Nora", text="We open at six.", parenthetical="not looking up"),)
    assert lines(second) == [("Theo", "It is 5:59. Please!")]
    assert second.blocking == "Theo leans on the counter"
    assert second.start_ms == first.end_ms >= 3_000


def test_the_timed_form_keeps_heads_and_finds_lines_in_prose() -> None:
    """Numbers and bracketed names of the prose split nothing; speakers come from the words before."""
    reading = read(TIMED)
    first, second = reading.script.shots
    assert reading.warnings == ()
    assert (first.start_ms, first.end_ms, second.end_ms) == (0, 4_500, 9_000)
    assert first.movements == ("Steadicam Walk",)
    assert first.sizes == ("Long Shot", "Medium Shot")
    assert "2.5 seconds she stops at 7. Sharp light falls on 【Nora】." in first.action
    assert lines(second) == [("Nora Field", "We're closed."), ("Theo", "Just one roll!")]
    assert [beat.kind for beat in second.beats] == ["action", "line", "action", "line", "action"]
    assert second.blocking == "Theo outside, Nora inside."
    assert reading.script.scenes[0].description == "A bakery before dawn."


def test_a_chinese_script_on_one_row_is_taken_apart() -> None:
    """Shots, cast, sizes and a range of blocking are all found without a single line feed."""
    reading = read(ONE_ROW)
    script = reading.script
    assert reading.warnings == ()
    assert script.language == "zh"
    assert [(shot.start_ms, shot.end_ms) for shot in script.shots] == [
        (0, 9_000),
        (9_000, 18_000),
        (18_000, 27_500),
    ]
    assert [lines(shot) for shot in script.shots] == [[("周岚", "又晚点了。")], [("陈默", "等等我！")], []]
    assert [who.name for who in script.cast] == ["周岚", "陈默"]
    assert script.shots[0].sizes == ("远景", "中近景", "远景")
    assert script.shots[0].movements == ("Handheld",)
    assert script.shots[2].sizes == ("全景镜头", "中近景镜头")
    assert "“禁止吸烟”" in script.shots[1].action
    assert [shot.blocking for shot in script.shots] == ["周岚在左侧。", "两人并肩站立。", "两人并肩站立。"]


def test_an_english_script_on_one_row_is_taken_apart() -> None:
    """`2.5 seconds`, `room 2. [She` and `at 7. Sharp` are prose."""
    script = read(ONE_ROW_ENGLISH).script
    assert len(script.shots) == 2
    assert lines(script.shots[0]) == [("Theo", "Be here at 7. Sharp.")]
    assert lines(script.shots[1]) == [("Nora Field", "Bien sûr")]
    assert 'A neon sign reads "OPEN".' in script.shots[1].action
    assert [shot.blocking for shot in script.shots] == ["Nora at the window.", "Theo by the oven."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[0s-4s]", (0, 4_000)), ("[0seconds-4seconds]", (0, 4_000)), ("[0-4 seconds]", (0, 4_000)),
        ("[0秒-4]", (0, 4_000)), ("[0-4]", (0, 4_000)), ("[0-4秒]", (0, 4_000)), ("[0:00-0:04]", (0, 4_000)),
        ("[0.0s - 4.25s]", (0, 4_250)), ("【0秒至4秒】", (0, 4_000)), ("(0s–4s)", (0, 4_000)),
        ("[4s]", (0, 4_000)),
    ],
)  # fmt: skip
def test_spans_are_read_as_people_write_them(written: str, expected: tuple[int, int]) -> None:
    """Seconds in either language, clocks, decimals, any dash."""
    shot = read(f"【DIALOGUE】\n1. {written} Rain.").script.shots[0]
    assert (shot.start_ms, shot.end_ms) == expected
    assert shot.action == "Rain."


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ('Nora shrugs. Theo asks softly, "Why?"', [("Theo", "Why?")]),
        ("Theo looks at Nora and whispers: ‘It’s cold, isn’t it?’", [("Theo", "It’s cold, isn’t it?")]),
        ("Nora says: 'The dogs' bowl is empty!' She sits.", [("Nora Field", "The dogs' bowl is empty!")]),
        ('"Come in," says Nora.', [("Nora Field", "Come in,")]),
        ("Theo: Good morning! (waving)", [("Theo", "Good morning!")]),
        ('【Theo】: "Here."', [("Theo", "Here.")]),
        ('**Theo**: "Here."', [("Theo", "Here.")]),
        ('Mr. Field stares. Theo stops. He says: "Sorry."', [("Theo", "Sorry.")]),
        ('A sign reads "NO ENTRY".', []),
        ('Nora reads a book called "Salt and Time."', []),
        ("It was Theo's dog; the boys' ball rolled away.", []),
        ('Nora makes a "quiet" sign.', []),
        ('Nora: "One." Theo: "Two."', [("Nora Field", "One."), ("Theo", "Two.")]),
    ],
)
def test_words_are_spoken_or_seen(text: str, spoken: list[tuple[str, str]]) -> None:
    """A cue, a verb or a sentence in quotes is speech; signs, titles and apostrophes are not."""
    assert lines(body(text).script.shots[0]) == spoken


def test_a_speaker_outside_the_cast_joins_it_with_a_warning() -> None:
    """Nobody who speaks is left without a place in the cast."""
    reading = body('Guard: "Halt!"')
    assert [who.name for who in reading.script.cast] == ["Nora Field", "Theo", "Guard"]
    assert [(w.line, w.column) for w in reading.warnings] == [(2, 12)]


def test_words_of_nobody_are_kept_and_noted() -> None:
    """A voice that cannot be told is a line without a speaker, and a warning."""
    reading = body('From the dark, a voice says: "Who goes there?"')
    assert lines(reading.script.shots[0]) == [("", "Who goes there?")]
    assert len(reading.warnings) == 1


def test_what_has_no_place_is_a_warning_with_its_place() -> None:
    """Text before the first section, unknown sections, stray cast rows and blocking are all told."""
    text = (
        "Draft two.\n【DIALOGUE】\n1. [0s-4s] Rain.\n【PROPS】\n"
        "【CAST】\nnobody here.\n【BLOCKING】\n4: Nora sits."
    )
    found = [(w.line, w.column, w.message) for w in read(text).warnings]
    assert [place[:2] for place in found] == [(1, 1), (4, 1), (6, 1), (8, 1)]
    assert "Draft two." in found[0][2]
    assert "Nora sits." in found[3][2]


@pytest.mark.parametrize(
    ("spans", "expected", "warned"),
    [
        (["[0s-4s]", "[3s-8s]"], [(0, 4_000), (4_000, 9_000)], 1),
        (["[0s-4s]", "[6s-8s]"], [(0, 4_000), (4_000, 6_000)], 1),
        (["[0s-4s]", "[4s-4s]"], [(0, 4_000), (4_000, 7_000)], 1),
        (["[0s-4s]", "[9s-4s]"], [(0, 4_000), (4_000, 7_000)], 2),
        (["[0s-3000s]", "[3000s-3004s]"], [(0, 3_000_000), (3_000_000, 3_004_000)], 1),
        (["[5s-9s!]", "[20s-21s!]"], [(5_000, 9_000), (20_000, 21_000)], 0),
    ],
)
def test_times_are_made_to_meet_and_durations_kept(
    spans: list[str], expected: list[tuple[int, int]], warned: int
) -> None:
    """Overlaps, gaps, impossible and absurd spans are noted; the script is legal all the same."""
    reading = read("【DIALOGUE】\n" + "\n".join(f"{n}. {span} Rain." for n, span in enumerate(spans, 1)))
    assert [(shot.start_ms, shot.end_ms) for shot in reading.script.shots] == expected
    assert len(reading.warnings) == warned


def test_numbers_that_jump_are_renumbered_and_blocking_follows_the_written_ones() -> None:
    """Shots 1, 3, 3 become 1, 2, 3; the blocking for 3 goes to those that were called 3."""
    rows = "1. [0s-4s] A.\n3. [4s-8s] B.\n3. [8s-12s] C.\n【BLOCKING】\n3: Theo runs."
    reading = read(f"【DIALOGUE】\n{rows}")
    assert [shot.number for shot in reading.script.shots] == [1, 2, 3]
    assert [shot.blocking for shot in reading.script.shots] == ["", "Theo runs.", "Theo runs."]
    assert len(reading.warnings) == 2


def test_a_shot_without_a_time_fills_the_hole_that_its_neighbours_leave() -> None:
    """Between 4 s and 9 s there is room for five seconds."""
    reading = read("【DIALOGUE】\n1. [0s-4s] A.\n2. B walks.\n3. [9s-12s] C.")
    assert [(shot.start_ms, shot.end_ms) for shot in reading.script.shots][1] == (4_000, 9_000)
    assert len(reading.warnings) == 1


def test_a_number_that_begins_a_broken_row_is_prose() -> None:
    """`… at` and `7. Sharp` on the next row are one sentence."""
    reading = read("【Dialogue】\n1. Nora opens the shop at\n7. Sharp cold comes in.\n2. Theo waits.")
    assert [shot.action for shot in reading.script.shots] == [
        "Nora opens the shop at 7. Sharp cold comes in.",
        "Theo waits.",
    ]


def test_scenes_have_numbers_and_shots_say_theirs() -> None:
    """A head names its scene; later shots stay there."""
    text = (
        "【DIALOGUE】\n1. [0s-4s] (Shot Type: LS+Scene: 1) A.\n2. [4s-8s] (Shot Type: CU+Scene: 2) B.\n"
        "3. [8s-9s] C.\n【SCENE DESCRIPTION】\nScene 1 — Shop: Dark.\nScene 2 — Street: Wet."
    )
    script = read(text).script
    assert [shot.scene_number for shot in script.shots] == [1, 2, 2]
    assert [(scene.heading, scene.description) for scene in script.scenes] == [
        ("Shop", "Dark."),
        ("Street", "Wet."),
    ]


@pytest.mark.parametrize("text", ["", "Hello.", "【DIALOGUE】\nnothing here", "【CAST】\nNora: a baker."])
def test_a_text_without_a_shot_is_refused_in_one_sentence(text: str) -> None:
    """There is nothing to film, and the message says what was expected."""
    with pytest.raises(ScriptError, match="no shot"):
        read(text)


def test_a_title_in_a_name_does_not_end_an_entry() -> None:
    """`Mrs. Adeyemi` and `J. Doe` are whole names in a cast that stands on one row."""
    cast = "Mrs. Adeyemi: An old woman, lean. J. Doe: A tall man."
    script = read(f"【DIALOGUE】 1. [0s-4s] (Static+Long Shot) Rain. 【CAST】 {cast}").script
    assert [each.name for each in script.cast] == ["Mrs. Adeyemi", "J. Doe"]
