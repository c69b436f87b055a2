"""Reading places: each kind by name in two languages, and words that only look like a place."""

import pytest

from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.reading import place_of
from roughcut.previs.sets.words import INDOORS
from roughcut.script.schema import Scene

NAMED = [
    ("car", "INT. CAR - NIGHT", "出租车里"),
    ("plane", "INT. AIRPLANE CABIN", "机舱里"),
    ("airport", "INT. AIRPORT - DAY", "机场候机厅"),
    ("ship", "EXT. FISHING BOAT DECK - DAY", "甲板上"),
    ("restaurant", "INT. RESTAURANT - NIGHT", "一家餐馆"),
    ("bathroom", "INT. HOSPITAL BATHROOM", "卫生间"),
    ("gym", "INT. GYM", "健身房"),
    ("backstage", "INT. DRESSING ROOM", "剧院后台"),
    ("elevator", "INT. OFFICE ELEVATOR", "电梯里"),
    ("laboratory", "INT. LABORATORY", "实验室"),
    ("prison", "INT. PRISON CELL", "牢房"),
    ("interrogation", "INT. INTERROGATION ROOM", "审讯室"),
    ("meeting_room", "INT. BRIEFING ROOM", "会议室"),
    ("tv_studio", "INT. TV STUDIO", "演播室"),
    ("vault", "INT. BANK VAULT", "银行金库"),
    ("warehouse", "INT. WAREHOUSE - NIGHT", "废弃的仓库"),
    ("garage", "INT. GARAGE", "车库"),
    ("cellar", "INT. BASEMENT", "地下室"),
    ("alley", "EXT. ALLEY - NIGHT", "小巷里"),
    ("bridge", "EXT. BRIDGE - DUSK", "石桥上"),
    ("market", "EXT. STREET MARKET", "夜市"),
    ("village", "EXT. VILLAGE", "小村"),
    ("camp", "EXT. CAMPSITE - NIGHT", "营地"),
    ("graveyard", "EXT. CEMETERY - DAWN", "墓地"),
    ("snowfield", "EXT. SNOWFIELD", "雪原"),
    ("kitchen", "INT. RESTAURANT KITCHEN", "餐馆的厨房"),
    ("corridor", "INT. HOSPITAL CORRIDOR", "医院的走廊"),
    ("church", "INT. VILLAGE CHURCH", "教堂"),
]


@pytest.mark.parametrize(("kind", "english", "chinese"), NAMED, ids=[kind for kind, *_ in NAMED])
def test_a_place_is_known_by_its_name(kind: str, english: str, chinese: str) -> None:
    """As a heading in English and in a Chinese description."""
    assert place_of(Scene(heading=english), "en").kind == kind
    assert place_of(Scene(description=chinese), "zh").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "A training session.",
        "A new stage of life.",
        "At this stage nobody knows.",
        "An old barn.",
        "Intent on leaving, content at last.",
        "A bowling alley.",
        "The stock market fell.",
        "They park the car.",
        "They collaborate on a campaign.",
        "He bridged the gap.",
        "A shipment of carpets.",
        "Elevator music.",
        "Cottage cheese.",
        "Her lab coat is white.",
        "The prisoner's dilemma.",
        "A scar on the cheek.",
        "Streetwise, marketable, villagers.",
    ],
)
def test_a_near_miss_stays_neutral(text: str) -> None:
    """Words within words, and other senses of a word, name no place."""
    assert place_of(Scene(description=text), "en").kind == "neutral"


def test_what_is_indoors_is_said_the_same_way_twice() -> None:
    """A new indoor kind is also indoors where headings are read."""
    assert {name for name, kind in TABLE.items() if kind.indoors} - {"neutral"} <= INDOORS
