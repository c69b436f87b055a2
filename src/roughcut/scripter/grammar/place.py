"""Where and when a scene plays, and how it feels: its heading and its description."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roughcut.script.schema import Language
from roughcut.scripter.wordlists import pattern


@dataclass(frozen=True)
class Kind:
    """A kind of place: how it is found in a text, and what is seen there."""

    words: re.Pattern[str]
    en: str
    zh: str
    heading: tuple[str, str]
    outside: bool = False
    seated: bool = False


def _kind(
    words: str, en: str, zh: str, heading: tuple[str, str], *, outside: bool = False, seated: bool = False
) -> Kind:
    return Kind(pattern(words), en, zh, heading, outside, seated)


# Narrow places come before wide ones: the first that is found most often wins.
_KINDS = (
    _kind("courtroom|trial|judge|法庭|法院", "A courtroom with a raised bench and wooden railings.", "法庭，高高的审判席和木栏杆。", ("COURTROOM", "法庭")),
    _kind("classroom|blackboard|homework|教室|黑板|课堂", "A classroom with rows of desks and a blackboard.", "教室，一排排课桌和一块黑板。", ("CLASSROOM", "教室")),
    _kind("hospital|ward|patient|clinic|surgery|医院|病房|手术", "A hospital room with a bed and pale curtains.", "医院病房，病床和浅色窗帘。", ("HOSPITAL ROOM", "医院病房")),
    _kind("platform|train station|last train|railway|station platform|next train|站台|月台|车站|末班车|火车站", "A train station platform with a bench, a clock and rails in front.", "火车站站台，长椅、站钟和前方的铁轨。", ("TRAIN STATION PLATFORM", "火车站站台"), outside=True),
    _kind("compartment|train car|carriage|车厢|列车", "A train compartment with facing seats and a window.", "列车车厢，面对面的座位和车窗。", ("TRAIN COMPARTMENT", "列车车厢"), seated=True),
    _kind("spaceship|starship|spacecraft|space station|ensign|hull|airlock|orbit|asteroid*|reactor|thrusters|warp|cockpit|bridge of the|oxygen|ship|飞船|太空|舱|反应堆", "The bridge of a spaceship with glowing consoles and a window on the stars.", "飞船舰桥，发光的控制台和满是星星的舷窗。", ("SPACESHIP BRIDGE", "飞船舰桥")),
    _kind("warehouse|depot|hangar|garage|workshop|factory|crates|仓库|车库|工厂|车间|货箱", "A warehouse with crates and a lamp hanging from the beams.", "仓库，堆着货箱，梁上吊着一盏灯。", ("WAREHOUSE", "仓库")),
    _kind("prison|jail|prison cell|inmate*|warden|interrogation room|监狱|牢房|囚室|审讯室", "A prison cell with a bunk and a barred window.", "牢房，铺位和带铁栏的窗户。", ("PRISON CELL", "牢房")),
    _kind("laboratory|lab|microscope|test tube*|实验室|显微镜|试管", "A laboratory with benches, glassware and a microscope.", "实验室，实验台、玻璃器皿和显微镜。", ("LABORATORY", "实验室")),
    _kind("library|librarian|reading room|图书馆|阅览室", "A library with tall shelves and reading lamps.", "图书馆，高大的书架和台灯。", ("LIBRARY", "图书馆")),
    _kind("airport|boarding gate|boarding pass|departure lounge|terminal|机场|登机口|候机|航站楼", "An airport lounge with rows of seats and a wide window on the runway.", "机场候机厅，一排排座椅和面向跑道的大窗。", ("AIRPORT", "机场")),
    _kind("gym|gymnasium|boxing ring|dojo|treadmill|健身房|体育馆|拳击台|道场", "A gym with mats and benches.", "健身房，垫子和长凳。", ("GYM", "健身房")),
    _kind("bathroom|bathtub|washroom|restroom|shower|浴室|浴缸|卫生间|洗手间", "A bathroom with a basin, a mirror and white tiles.", "浴室，洗手盆、镜子和白瓷砖。", ("BATHROOM", "浴室")),
    _kind("kitchen|stove|fridge|sink|dishes|厨房|炉子|冰箱|做饭", "A kitchen with a table, a stove and a window over the sink.", "厨房，餐桌、炉灶和水槽上方的窗户。", ("KITCHEN", "厨房")),
    _kind("cafe|café|coffee|diner|restaurant|menu|waiter|waitress|咖啡|餐厅|饭馆|服务员|茶馆", "A café with small tables, a counter and large windows.", "咖啡馆，小圆桌、吧台和大窗户。", ("CAFÉ", "咖啡馆"), seated=True),
    _kind("bar|pub|tavern|beer|whisky|whiskey|bartender|酒吧|酒馆|干杯", "A bar with a long counter and shelves of bottles.", "酒吧，长长的吧台和摆满酒瓶的架子。", ("BAR", "酒吧")),
    _kind("briefing|commander|meeting|mission|conference|boardroom|briefing room|会议|任务|作战", "A briefing room with a long table and a screen on the wall.", "会议室，长桌和墙上的屏幕。", ("BRIEFING ROOM", "会议室")),
    _kind("interview*|studio|the show|thank you for coming|listeners|viewers|guest|microphone|audience|host|podcast|采访|演播室|主持|观众", "A studio with two chairs, lamps and a plain backdrop.", "演播室，两把椅子、灯和素色背景。", ("STUDIO", "演播室"), seated=True),
    _kind("office|desk|boss|meeting room|deadline|办公室|老板|加班|同事", "An office with a desk, shelves and a window.", "办公室，办公桌、书架和窗户。", ("OFFICE", "办公室")),
    _kind("bedroom|motel|motel room|hotel room|hostel|dormitory|bed|pillow|卧室|旅馆|宾馆|酒店房间|宿舍|床", "A bedroom with a bed, a lamp and a curtained window.", "卧室，床、台灯和拉着窗帘的窗户。", ("BEDROOM", "卧室")),
    _kind("living room|sofa|couch|apartment|flat|fireplace|at home|客厅|沙发|家里|公寓", "A living room with a sofa, a lamp and bookshelves.", "客厅，沙发、台灯和书架。", ("LIVING ROOM", "客厅")),
    _kind("shop|store|convenience store|counter|customer|cashier|bookshop|pharmacy|market|商店|便利店|药店|书店|收银员|货架|店里|超市|顾客|集市", "A small shop with a counter and crowded shelves.", "小店，柜台和摆满货物的架子。", ("SHOP", "商店")),
    _kind("corridor|hallway|lobby|stairs|走廊|过道|楼梯|大厅", "A long corridor with doors on both sides.", "长长的走廊，两边都是门。", ("CORRIDOR", "走廊")),
    _kind("theatre|theater|stage|curtain|rehearsal|剧院|舞台|彩排", "A theatre stage with a curtain behind.", "剧院舞台，身后是幕布。", ("THEATRE STAGE", "剧院舞台")),
    _kind("rooftop|roof|天台|屋顶|楼顶", "A rooftop above the city.", "城市上空的天台。", ("ROOFTOP", "天台"), outside=True),
    _kind("ruin|ruins|excavation|tomb|ancient|inscription|遗迹|遗址|废墟|古墓|石门|碑文|符号", "Ancient ruins with broken columns and carved stones.", "古老的遗迹，断裂的石柱和刻字的石块。", ("RUINS", "遗迹"), outside=True),
    _kind("church|chapel|cathedral|wedding|altar|pews|priest|bride|教堂|礼拜堂|婚礼|圣坛|牧师|神父", "A church with pews, candles and tall coloured windows.", "教堂，一排排长椅、蜡烛和高高的彩色玻璃窗。", ("CHURCH", "教堂")),
    _kind("temple|shrine|altar|monastery|寺|庙|神殿|祭坛|供桌", "A temple with tall pillars and an altar.", "寺庙，高大的柱子和供桌。", ("TEMPLE", "寺庙")),
    _kind("castle|throne|palace|king|queen|城堡|宫|王座|陛下", "A castle hall with stone walls and a throne.", "城堡大厅，石墙和王座。", ("CASTLE HALL", "城堡大厅")),
    _kind("cave|cavern|tunnel|mine|洞|隧道|矿", "A cave with rough stone walls.", "山洞，粗糙的石壁。", ("CAVE", "山洞")),
    _kind("desert|dune|dunes|sand|沙漠|沙丘|戈壁", "A desert with long dunes.", "沙漠，绵延的沙丘。", ("DESERT", "沙漠"), outside=True),
    _kind("on deck|ship's deck|deck of the ship|mast|sails|aboard the ship|ship|boat|waves|sea|甲板|桅杆|船上", "The deck of a ship with a rail and the open sea behind.", "轮船甲板，栏杆和身后的大海。", ("DECK OF A SHIP", "甲板"), outside=True),
    _kind("cemetery|graveyard|gravestone|tombstone|墓地|墓碑|坟", "A graveyard with old stones under bare trees.", "墓地，光秃的树下立着旧墓碑。", ("GRAVEYARD", "墓地"), outside=True),
    _kind("campfire|tent|campsite|篝火|帐篷|营地", "A camp with a tent and a fire among trees.", "林间营地，帐篷和篝火。", ("CAMP", "营地"), outside=True),
    _kind("footbridge|stone bridge|old bridge|wooden bridge|桥上|大桥|石桥|桥头", "A bridge with a stone railing over a river.", "河上的桥，石头栏杆。", ("BRIDGE", "桥上"), outside=True),
    _kind("river|riverbank|river bank|stream|河边|江边|小溪|河岸", "The bank of a river with reeds.", "河岸，水边长着芦苇。", ("RIVERBANK", "河边"), outside=True),
    _kind("village|villagers|farmhouse|farmyard|barn|村庄|村口|村里|农家", "A village with low houses and a well.", "村庄，低矮的房屋和一口井。", ("VILLAGE", "村庄"), outside=True),
    _kind("wheat field|open field|corn field|fields|farmland|田野|麦田|田里|草原", "An open field under a wide sky.", "开阔的田野和天空。", ("FIELD", "田野"), outside=True),
    _kind("beach|shore|sea|waves|harbour|harbor|ocean|boat|海边|沙滩|大海|海浪|码头|船", "A beach with the sea behind.", "海滩，身后是大海。", ("BEACH", "海滩"), outside=True),
    _kind("forest|woods|trees|森林|树林|丛林", "A forest with tall trees.", "森林，高大的树木。", ("FOREST", "森林"), outside=True),
    _kind("mountain|summit|cliff|peak|山顶|山峰|悬崖|雪山|山路", "A mountain path above a wide valley.", "山路，脚下是宽阔的山谷。", ("MOUNTAIN PATH", "山路"), outside=True),
    _kind("garden|flowers|courtyard|花园|院子|庭院", "A garden with flower beds and a path.", "花园，花坛和小路。", ("GARDEN", "花园"), outside=True),
    _kind("park|bench|meadow|lake|公园|草地|湖", "A park with a bench under the trees.", "公园，树下的长椅。", ("PARK", "公园"), outside=True),
    _kind("car|driver|steering wheel|seat belt|taxi|车里|开车|司机|出租车", "The inside of a car.", "车内。", ("INSIDE A CAR", "车内"), seated=True),
    _kind("street|road|alley|sidewalk|pavement|corner|街|路上|巷|马路", "A city street with lamps and shop fronts.", "城市街道，路灯和店面。", ("STREET", "街道"), outside=True),
)  # fmt: skip
_HOURS = (
    ("dawn", pattern("dawn|sunrise|daybreak|first light|黎明|清晨|日出|拂晓"), "DAWN", "清晨", "The first light of dawn.", "清晨的第一缕光。"),
    ("dusk", pattern("dusk|sunset|evening|twilight|getting dark|黄昏|傍晚|夕阳|日落|天快黑"), "DUSK", "黄昏", "The warm light of dusk.", "黄昏的暖光。"),
    ("night", pattern("night|midnight|moon|moonlight|stars|tonight|in the dark|last train|夜|半夜|月光|星光|今晚|深夜|末班车"), "NIGHT", "夜", "It is night; lamps give the only light.", "夜里，只有灯光。"),
    ("day", pattern("morning|noon|afternoon|daylight|sunny|sunshine|day|早上|上午|中午|下午|白天|阳光"), "DAY", "日", "Clear daylight.", "明亮的白天。"),
)  # fmt: skip
_WEATHER = (
    (
        pattern(
            "rain|raining|rains|umbrella|storm|thunder|下雨|下着雨|大雨|雨水|暴雨|雨中|雨点|细雨|雨声|打雷|雷声|雷雨"
        ),
        "Rain falls.",
        "下着雨。",
    ),
    (pattern("snow|snowing|blizzard|下雪|大雪|雪花|雪地|风雪"), "Snow falls.", "下着雪。"),
    (pattern("fog|mist|大雾|雾气|薄雾|浓雾|雾中"), "Fog hangs in the air.", "雾气弥漫。"),
)
_CALM, _TENSE = 0.6, 0.75
_MOODS = (
    (pattern("tense|suspense*|thriller|nervous|anxious|紧张|悬疑|惊悚"), "tense", "紧张"),
    (pattern("eerie|creepy|horror|spooky|uncanny|诡异|恐怖|阴森"), "eerie", "诡异"),
    (pattern("sad|melanchol*|mournful|bittersweet|wistful|悲伤|忧郁|伤感|哀伤"), "sad", "忧伤"),
    (pattern("warm|tender|cosy|cozy|gentle|loving|温馨|温暖|温柔"), "warm", "温馨"),
    (pattern("romantic|romance|浪漫"), "romantic", "浪漫"),
    (pattern("funny|comic*|comedy|light-hearted|playful|silly|轻松|搞笑|喜剧|欢快"), "light-hearted", "轻松"),
    (pattern("joyful|happy|cheerful|festive|欢乐|喜庆|快乐"), "cheerful", "欢乐"),
    (pattern("angry|hostile|bitter|愤怒|敌对"), "hostile", "充满敌意"),
    (pattern("solemn|grave|serious|严肃|庄重|肃穆"), "solemn", "肃穆"),
    (pattern("lonely|bleak|desolate|孤独|荒凉|凄凉"), "bleak", "凄凉"),
    (pattern("calm|quiet|peaceful|serene|平静|宁静|安静"), "calm", "平静"),
)
_ROLES = pattern(
    "host|interviewer|guest|waiter|waitress|barista|bartender|judge|nurse|patient|teacher|driver|ensign|captain|king|queen|boss|customer|主持人|嘉宾|服务员|法官|护士|病人|老师|司机|老板|顾客|国王|皇帝"
)
_NEUTRAL = ("A plain room with bare walls.", "一个陈设简单的房间，墙面素净。")
_PLACED = re.compile(
    r"\b(?:in|on|at|inside|outside|aboard|under|near|beside|by) (?:(?:the|a|an) )?"
    r"(?!night|day|dawn|dusk|noon|midnight|morning|evening|afternoon|candle|moon\w|sun\w|first light)"
    r"(?P<en>[a-z][^,.;:，。]{0,60})|在(?P<zh>[^,.;:，。；的里上]{1,20})",
    re.IGNORECASE,
)
_SLUG = re.compile(r"^(?:\d+[A-Z]{0,2}[.)]?\s+)?(INT|EXT|I/E)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Setting:
    """The words of a scene, and what staging needs to know of it."""

    heading: str
    description: str
    outside: bool
    seated: bool


def setting_of(
    heading: str, scenery: Sequence[str], directions: Sequence[str], spoken: Sequence[str],
    names: Sequence[str], tension: float, language: Language, brief: str = "", led: str = "",
) -> Setting:  # fmt: skip
    """Find out the place, the hour and the mood. `scenery` are directions that describe the place:
    they are kept word for word, and so is `led`, with which a direction about people begins, where it says
    more; where nothing tells of a place, the description says no more. What the text leaves open, the
    user's `brief` decides before anything is guessed from what is said."""
    told, said = " ".join((heading, *scenery, *directions))[:20_000], " ".join(spoken)[:20_000]
    placed = None if heading else _PLACED.search(brief)
    kind = (
        _headed(heading)
        or _found(" ".join((heading, *scenery, led)), 1)
        or _told(told, said)
        or _found(brief, 1)
        or (None if placed else _found(_roles(names), 1))
        or (None if placed else _found(said, 2))
    )
    hour = _hour(told) or _hour(brief) or _hour(said)
    zh = language == "zh"
    parts: list[str] = []
    if kind:
        parts.append(kind.zh if zh else kind.en)
    elif heading and not scenery:  # which says it again, and more
        parts.append(f"{_plain(heading)}。" if zh else f"{_plain(heading)}.")
    elif placed:
        parts.append(_sentence(brief[:1].upper() + brief[1:], language))
    elif not scenery:
        parts.append(_NEUTRAL[zh])
    parts.extend(_sentence(text, language) for text in scenery)
    parts.extend([_sentence(led, language)] if led and kind and _adds(led, kind) else [])
    parts.extend(_light(hour, told if _weather(told) else f"{told} {brief}", kind, language))
    parts.extend(_mood(brief, tension, language))
    name = heading or _heading(kind, hour, language, (placed["en"] or placed["zh"]) if placed else "")
    joined = "".join(parts) if zh else " ".join(parts)
    return Setting(name, joined, bool(kind and kind.outside), bool(kind and kind.seated))


def _roles(names: Sequence[str]) -> str:
    """The names that say what somebody does there: a host, a waiter, an ensign."""
    return " ".join(name for name in names if _ROLES.search(name))


def _found(text: str, least: int) -> Kind | None:
    """The kind that a text names most often."""
    counts = [(len(kind.words.findall(text)), -index) for index, kind in enumerate(_KINDS)]
    count, index = max(counts)
    return _KINDS[-index] if count >= least else None


def _told(told: str, said: str) -> Kind | None:
    """The kind that narration names most often; of two alike, the one that is also spoken of."""
    counts = [(len(kind.words.findall(told)), kind, -index) for index, kind in enumerate(_KINDS)]
    scores = [(2 * n + len(kind.words.findall(said)), index) for n, kind, index in counts if n]
    return _KINDS[-max(scores)[1]] if scores else None


def _headed(heading: str) -> Kind | None:
    """The kind that a heading names last, which is the room: a hospital corridor is a corridor."""
    room = re.split(r"\s+[-–—]\s+|\b(?:of|in|at|on|near|outside)\b|[,，]", heading)[0]
    ends = [
        (max((match.end() for match in kind.words.finditer(room)), default=-1), -index)
        for index, kind in enumerate(_KINDS)
    ]
    end, index = max(ends)
    return _KINDS[-index] if end >= 0 else None


def _adds(text: str, kind: Kind) -> bool:
    """Whether a sentence about the place says more than which kind it is, and when."""
    if _weather(text):
        return True
    rest = kind.words.sub(" ", text)
    for _, words, *_ in _HOURS:
        rest = words.sub(" ", rest)
    return (
        len(
            re.findall(r"[a-z]{3,}|[㐀-鿿]", re.sub(r"\b(?:the|and|int|ext|scene|with)\b", " ", rest.lower()))
        )
        > 1
    )


def _hour(text: str) -> str:
    return next((name for name, words, *_ in _HOURS if words.search(text)), "")


def _weather(told: str) -> bool:
    return any(row[0].search(told) for row in _WEATHER)


def _mood(brief: str, tension: float, language: Language) -> list[str]:
    """The mood that the brief asks for, or what the worst moment of the words makes it; in between, none."""
    wished = next((row for row in _MOODS if row[0].search(brief)), None)
    if not wished and _CALM < tension < _TENSE:
        return []
    en, zh = wished[1:] if wished else ("tense", "紧张") if tension >= _TENSE else ("calm", "平静")
    return [f"气氛{zh}。" if language == "zh" else f"The mood is {en}."]


def _light(hour: str, told: str, kind: Kind | None, language: Language) -> list[str]:
    zh = language == "zh"
    light = next(((row[5] if zh else row[4]) for row in _HOURS if row[0] == hour), "")
    weather = next(((row[2] if zh else row[1]) for row in _WEATHER if row[0].search(told)), "")
    weather = weather if kind and kind.outside else ""
    return [part for part in (light, weather) if part]


def _heading(kind: Kind | None, hour: str, language: Language, place: str = "") -> str:
    """A heading of our own; `place` is what the brief calls a place that is of no known kind."""
    when = next(((row[3] if language == "zh" else row[2]) for row in _HOURS if row[0] == hour), "")
    if language == "zh":
        return " ".join(part for part in ("外景" if kind and kind.outside else "内景", kind.heading[1] if kind else place or "房间", when or "日") if part)  # fmt: skip
    if place and not kind:
        return f"{place.upper()} - {when or 'DAY'}"
    return f"{'EXT.' if kind and kind.outside else 'INT.'} {kind.heading[0] if kind else 'ROOM'} - {when or 'DAY'}"


def _plain(heading: str) -> str:
    bare = re.sub(r"^(?:\d+[A-Z]{0,2}[.)]?\s+)?(?:INT|EXT|I/E|EST)[./\s]+", "", heading).strip(" .-")
    bare = re.sub(r"^[内外]景\s*", "", bare)
    bare = re.sub(r"\s+[-–—]\s+[^-–—]*$", "", bare)  # the hour has a sentence of its own
    return bare[:1].upper() + (bare[1:].lower() if bare.isupper() else bare[1:]) if bare else heading


def _sentence(text: str, language: Language) -> str:
    if text[-1] in ".!?。！？…":
        return text
    return text + ("。" if language == "zh" else ".")


def is_outside(heading: str) -> bool | None:
    """Whether a scene heading says EXT or INT; None where it does not."""
    match = _SLUG.match(heading)
    if match:
        return match.group(1).upper() == "EXT"
    return True if heading.startswith("外") else False if heading.startswith("内") else None
