"""Reading a place from a scene's heading and description, in English and Chinese."""

from __future__ import annotations

import re
from functools import cache

from roughcut.previs.schema import Place
from roughcut.previs.sets.kinds import TABLE
from roughcut.previs.sets.words import HOURS, INDOORS, KINDS, PROPS, WEATHER
from roughcut.script.schema import Language, Scene

_INDOOR_MARK = re.compile(r"\bint(?:\.|erior\b)|内景|室内", re.IGNORECASE)
_OUTDOOR_MARK = re.compile(r"\bext(?:\.|erior\b)|外景|室外|户外", re.IGNORECASE)
# What is only seen or mentioned from elsewhere says little about where the scene is.
_ELSEWHERE = re.compile(
    r"(?:overlook(?:ing|s)|view (?:of|over)|facing|outside (?:is|are|the window)|beyond|through the window|"
    r"in the distance|(?:away|far) from|like a|near (?:a|an|the)|"
    r"next to|home from|on (?:his|her|their) way to|heading (?:home|to)|"
    r"远处|窗外)"
    r"[^,.;，。；]*",
    re.IGNORECASE,
)
_VEHICLES = frozenset({"train", "car"})
_PARKED = re.compile(
    r"\b(?:parked|parking|stationary|standing (?:train|car|still)|stands? still|at a standstill|engine off"
    r"|broken[- ]down|stopped|halted|waits? at|car park|kerbside|stake ?out|derelict|abandoned)\b"
    r"|停着|停在|停靠|熄火|停车",
    re.IGNORECASE,
)
_TRAIN_STANDS = re.compile(
    r"\b(?:a|the|their|an old|an empty|last|night|steam) (?:\w+ )?(?:train|carriage|locomotive)s?\b"
    r"(?! (?:station|platform|track|line|driver|guard|conductor|timetable))[^.;]{0,30}"
    r"\b(?:stands?|standing|waits?|waiting|is (?:in|at)|stationary|about to (?:leave|depart)|ready to"
    r"|steaming|hisses|doors? open|at the platform)\b"
    r"|\bplatform (?:beside|next to|with) (?:a|the) (?:\w+ )?train\b"
    r"|(?:列车|火车)[^，。；]{0,6}停|停着[^，。；]{0,4}(?:列车|火车)",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"\b(?:country(?!man|woman|men)|countryside|rural|village|remote|provincial|in the hills"
    r"|middle of nowhere)\b|乡[下村间]|农村|山村|村[子庄]|小站|荒野",
    re.IGNORECASE,
)
_SEA = re.compile(
    r"\b(?:(?:by|over|near|above|facing|overlooking|beside) the (?:sea|ocean|coast|shore|harbou?r|bay)"
    r"|seaside|sea view|ocean view|lighthouses?|clifftop|cliff house|fishing village)\b"
    r"|海边|海景|面朝大海|灯塔|渔村|海港",
    re.IGNORECASE,
)
_HEADING_WEIGHT, _FIRST_SENTENCE_WEIGHT = 6.0, 2.0
_MARK_WEIGHT, _ATTRIBUTE_WEIGHT = 1.5, 0.6
_CLAUSE_END = re.compile(r"[，,；;。.]")


def place_of(scene: Scene, language: Language) -> Place:
    """What the scene's heading and description ask the set to be; `neutral` where they say nothing.

    The words of both languages are read whatever the script's `language` is, since people mix them.
    The heading outweighs the description, and the first sentence the rest.
    """
    del language
    passages = _passages(scene)
    text = f"{scene.heading} . {scene.description}"
    kind = _kind(passages, text)
    props = tuple(name for name, words in PROPS.items() if _pattern(*words).search(text))
    if kind == "ruins" and _pattern(*KINDS["cave"]).search(text):
        props = (*props, "cave")
    if _COUNTRY.search(text):
        props = (*props, "country")
    if _SEA.search(text):
        props = (*props, "sea")
    hour = _best(HOURS, passages) or "day"
    weather = _best(WEATHER, passages) or "clear"
    drives = kind in _VEHICLES and not _PARKED.search(text)
    train = kind == "station" and bool(_TRAIN_STANDS.search(text))
    fields = {
        "kind": kind,
        "hour": hour,
        "weather": weather,
        "props": props,
        "drives": drives,
        "train": train,
    }
    return Place.model_validate(fields)


def drivable(place: Place) -> bool:
    """Whether people are in a vehicle that may start or stop, or where trains come and go."""
    return place.kind in _VEHICLES or place.kind == "station"


def _passages(scene: Scene) -> list[tuple[str, float]]:
    """Pieces of the text with how much they count."""
    sentences = [
        piece for piece in re.split(r"[.!?。！？]+", _ELSEWHERE.sub(" ", scene.description)) if piece.strip()
    ]
    weighted = [
        (sentence, _FIRST_SENTENCE_WEIGHT if index == 0 else 1.0) for index, sentence in enumerate(sentences)
    ]
    return [(scene.heading, _HEADING_WEIGHT), *weighted]


def _kind(passages: list[tuple[str, float]], text: str) -> str:
    scores = {name: _score(words, passages) for name, words in KINDS.items() if name in TABLE}
    inside, outside = bool(_INDOOR_MARK.search(text)), bool(_OUTDOOR_MARK.search(text))
    for name, score in scores.items():
        if score and inside != outside:
            scores[name] = score * (_MARK_WEIGHT if (name in INDOORS) == inside else 1 / _MARK_WEIGHT)
    best = max(scores, key=lambda name: scores[name], default="neutral")
    return best if scores.get(best) else "neutral"


def _best(table: dict[str, tuple[str, str]], passages: list[tuple[str, float]]) -> str | None:
    scores = {name: _score(words, passages) for name, words in table.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else None


def _score(words: tuple[str, str], passages: list[tuple[str, float]]) -> float:
    """Each passage counts once; of equals, the word that stands nearer its beginning wins, and in
    Chinese the one that 的 does not make a mere attribute of what follows."""
    total = 0.0
    for passage, weight in passages:
        found = _pattern(*words).search(passage)
        if found:
            clause = _CLAUSE_END.split(passage[found.end() :], maxsplit=1)[0]
            standing = _ATTRIBUTE_WEIGHT if "的" in clause else 1.0
            total += weight * standing * (1.0 + 0.02 * len(found.group()) - min(0.5, found.start() * 0.004))
    return total


@cache
def _pattern(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])|{chinese}", re.IGNORECASE)
