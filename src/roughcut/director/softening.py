"""Milder words for what moderation stumbles over, in English and Chinese; spoken lines are never touched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roughcut.director.prompts.schema import Brief, BriefPerson, BriefShot, Seen, TimedBeat
from roughcut.script.naming import index_of
from roughcut.script.schema import Action

# Longer phrases come before the words in them. `shot` and `shoot` stay: scripts mean the camera.
_ENGLISH = {
    "pool of blood": "dark puddle",
    "covered in blood": "dishevelled",
    "blood-soaked": "soaked",
    "bloodstained": "stained",
    "bloody": "stained",
    "blood": "dark stains",
    "bleeds": "is hurt",
    "bleeding": "hurt",
    "dead body": "still figure",
    "dead bodies": "still figures",
    "corpse": "still figure",
    "corpses": "still figures",
    "murders": "overcomes",
    "murdered": "overcome",
    "murder": "crime",
    "murderer": "culprit",
    "killer": "culprit",
    "kills": "overcomes",
    "killed": "overcome",
    "killing": "overcoming",
    "kill": "overcome",
    "dies": "falls still",
    "dying": "fading",
    "dead": "motionless",
    "stabs": "lunges at",
    "stabbed": "struck",
    "stabbing": "lunging at",
    "strangles": "seizes",
    "strangling": "seizing",
    "chokes": "gasps",
    "tortures": "interrogates",
    "tortured": "exhausted",
    "torture": "interrogation",
    "punches": "pushes",
    "punched": "pushed",
    "slaps": "turns on",
    "beats up": "overpowers",
    "gunshots": "loud bangs",
    "gunshot": "loud bang",
    "gunfire": "loud bangs",
    "machine gun": "heavy object",
    "shotgun": "long object",
    "pistol": "dark object",
    "revolver": "dark object",
    "rifle": "long object",
    "guns": "dark objects",
    "gun": "dark object",
    "knife": "small tool",
    "dagger": "small tool",
    "weapons": "objects",
    "weapon": "object",
    "bomb": "device",
    "explodes": "bursts into light",
    "explosion": "burst of light",
    "terrorist": "intruder",
    "terrorists": "intruders",
    "wounds": "bruises",
    "wounded": "hurt",
    "wound": "bruise",
    "gore": "damage",
    "suicide": "despair",
    "naked": "wrapped in a blanket",
    "nude": "wrapped in a blanket",
    "half-naked": "lightly dressed",
    "lingerie": "evening wear",
    "sexy": "elegant",
    "seductive": "charming",
    "seductively": "charmingly",
    "erotic": "tender",
    "passionately kiss": "embrace",
    "kisses passionately": "embraces",
    "makes love": "embraces",
    "cocaine": "powder",
    "heroin": "powder",
    "drugs": "medicine",
    "drunk": "unsteady",
    "screams in agony": "cries out",
    "agony": "distress",
}
_CHINESE = {
    "血泊": "暗色的水渍",
    "鲜血": "暗色的痕迹",
    "血迹": "污渍",
    "流血": "受伤",
    "浑身是血": "衣衫凌乱",
    "满身是血": "衣衫凌乱",
    "尸体": "静止的身影",
    "杀死": "制服",
    "杀害": "制服",
    "杀人": "作案",
    "凶手": "嫌疑人",
    "谋杀": "案件",
    "死去": "安静下来",
    "死亡": "离去",
    "刺死": "制服",
    "捅": "推",
    "勒住": "抓住",
    "掐住": "抓住",
    "拷打": "盘问",
    "折磨": "盘问",
    "殴打": "推搡",
    "扇耳光": "转身指责",
    "枪声": "一声巨响",
    "手枪": "黑色物件",
    "步枪": "长条物件",
    "匕首": "小工具",
    "刀子": "小工具",
    "武器": "物件",
    "炸弹": "装置",
    "爆炸": "强光迸发",
    "恐怖分子": "闯入者",
    "伤口": "淤青",
    "自杀": "绝望",
    "裸体": "裹着毯子",
    "赤裸": "裹着毯子",
    "内衣": "晚装",
    "性感": "优雅",
    "色情": "温柔",
    "毒品": "药品",
    "醉醺醺": "步履不稳",
    "惨叫": "喊出声",
}
_WORDS = {**_ENGLISH, **_CHINESE}
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(word) for word in sorted(_ENGLISH, key=len, reverse=True))
    + r")(?![\w-])|"
    + "|".join(sorted(_CHINESE, key=len, reverse=True)),
    re.IGNORECASE,
)


def softened_text(text: str, names: Sequence[str] = ()) -> str:
    """The text in milder words; the names of the cast stay as they are."""
    kept = [(start, end) for start, end, _ in index_of(tuple(names)).spans(text)] if names else []

    def milder(match: re.Match[str]) -> str:
        if any(start < match.end() and match.start() < end for start, end in kept):
            return match.group()
        word = _WORDS[match.group().lower()]
        return word[0].upper() + word[1:] if match.group()[0].isupper() else word

    return _PATTERN.sub(milder, text)


def softened(brief: Brief) -> Brief:
    """The brief in milder words: place, looks, blocking, action and manner of speech; spoken lines stay
    word for word. Gives an equal brief where there is nothing to soften."""
    names = tuple(dict.fromkeys(each.name for shot in brief.shots for each in shot.people))
    before = brief.before
    return brief.model_copy(
        update={
            "heading": softened_text(brief.heading, names),
            "place": softened_text(brief.place, names),
            "shots": tuple(_shot(shot, names) for shot in brief.shots),
            "before": before and Seen(size=before.size, people=_people(before.people, names)),
        }
    )


def _shot(shot: BriefShot, names: Sequence[str]) -> BriefShot:
    return shot.model_copy(
        update={
            "people": _people(shot.people, names),
            "blocking": softened_text(shot.blocking, names),
            "beats": tuple(_beat(each, names) for each in shot.beats),
        }
    )


def _people(people: Sequence[BriefPerson], names: Sequence[str]) -> tuple[BriefPerson, ...]:
    return tuple(
        each.model_copy(update={"description": softened_text(each.description, names)}) for each in people
    )


def _beat(each: TimedBeat, names: Sequence[str]) -> TimedBeat:
    if isinstance(each.beat, Action):
        change = {"text": softened_text(each.beat.text, names)}
    else:
        change = {"parenthetical": softened_text(each.beat.parenthetical, names)}
    return each.model_copy(update={"beat": each.beat.model_copy(update=change)})
