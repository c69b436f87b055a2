"""What people show and do, read from parentheticals and action prose, English and Chinese."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from roughcut.models.video.schema import SpokenCue
from roughcut.previs.manners import lasts
from roughcut.previs.schema import Expression, Gesture
from roughcut.previs.stage import Act, Mood
from roughcut.previs.stresses import talking_hands
from roughcut.script.business import Sexes, doings
from roughcut.script.naming import mentions
from roughcut.script.schema import Action, Beat, Line

# ruff: noqa: E501  (the tables read better unbroken)

# The first that fits wins, so the stronger and the more particular words stand first.
_EXPRESSIONS: tuple[tuple[Expression, str], ...] = (
    ("crying", r"\b(cry|cries|crying|sob\w*|tears?|teary|weep\w*|wept)\b|哭|流泪|泪水|含泪|哽咽|抽泣"),
    ("laughing", r"\b(laugh\w*|giggl\w*|chuckl\w*|grin\w*)\b|大笑|哈哈|笑出声|笑着说|咯咯"),
    ("furious", r"\b(furious\w*|rage|raging|yell\w*|scream\w*|shout\w*|explod\w*|roar\w*)\b|怒吼|大吼|咆哮|暴怒|吼道"),
    ("angry", r"\b(angr\w*|snap\w*|sharp\w*|bitter\w*|glar\w*|irritat\w*|annoyed|cold(ly)?|harsh\w*|scowl\w*)\b"
     r"|愤怒|生气|恼|冷冷|怒|严厉|厉声"),
    ("shocked", r"\b(shock\w*|stunned|gasp\w*|horrif\w*|aghast|disbelie\w*)\b|震惊|惊呆|难以置信|大惊|骇"),
    ("surprised", r"\b(surpris\w*|startl\w*|astonish\w*|amaz\w*|blurt\w*|suddenly stops)\b|惊讶|吃惊|惊喜|愣|意外"),
    ("afraid", r"\b(afraid|fear\w*|scared|terrif\w*|frighten\w*|trembl\w*|panic\w*|shak(y|ing|en))\b"
     r"|害怕|恐惧|惊恐|发抖|颤抖|惊慌"),
    ("embarrassed", r"\b(embarrass\w*|blush\w*|fluster\w*|awkward\w*|sheepish\w*|shy(ly)?|asham\w*)\b"
     r"|害羞|尴尬|脸红|不好意思|羞"),
    ("disgusted", r"\b(disgust\w*|grimac\w*|revolt\w*|repuls\w*|sneer\w*)\b|厌恶|恶心|嫌弃|鄙夷"),
    ("tired", r"\b(tired\w*|exhaust\w*|wear(y|ily)|yawn\w*|sleepy|sigh\w*|exhal\w*)\b|疲惫|疲倦|累|困|叹气|叹息|叹了"),
    ("worried", r"\b(worr\w*|anxious\w*|nervous\w*|concern\w*|uneas\w*|hesita\w*|whisper\w*|urgent\w*|tense\w*)\b"
     r"|担心|焦急|紧张|不安|犹豫|忧|压低声音|小心|着急"),
    ("suspicious", r"\b(suspicio\w*|suspect\w*|narrow\w*|wary|warily|squint\w*|doubt\w*|sceptic\w*|skeptic\w*)\b"
     r"|怀疑|警惕|疑惑地眯|狐疑|打量"),
    ("confused", r"\b(confus\w*|puzzl\w*|bewilder\w*|frown\w*|baffl\w*|lost in thought)\b|困惑|疑惑|不解|迷茫|皱眉"),
    ("smirking", r"\b(smirk\w*|sarcas\w*|teas\w*|wry(ly)?|mock\w*|dry(ly)?|sly(ly)?|ironic\w*)\b"
     r"|冷笑|坏笑|得意|讽刺|调侃|戏谑|嘲"),
    ("relieved", r"\b(reliev\w*|relief|calm(s|ing)? down|relax\w*)\b|松了口气|松一口气|如释重负|放松|安心"),
    ("determined", r"\b(determin\w*|firm(ly)?|resol\w*|steel\w*|decisive\w*|insist\w*|brave\w*)\b|坚定|坚决|果断|决心|毅然"),
    ("tender", r"\b(tender\w*|gent(le|ly)|soft(ly|ens)?|warm(ly|th)?|kind(ly)?|loving\w*|affection\w*|nostalgi\w*)\b"
     r"|温柔|轻声|柔声|慈祥|深情|温暖|怀念"),
    ("sad", r"\b(sad\w*|sorrow\w*|mourn\w*|grie\w*|melanchol\w*|lonel\w*|quietly|downcast|hurt|broken)\b"
     r"|悲伤|难过|伤心|低落|黯然|忧伤|沉默|失望|苦涩"),
    ("happy", r"\b(happ\w*|smil\w*|cheer\w*|delight\w*|joy\w*|excite\w*|bright\w*|eager\w*|proud\w*|pleased|beam\w*)\b"
     r"|微笑|高兴|开心|兴奋|喜悦|激动|笑|快乐|欣慰"),
)  # fmt: skip
_STRIKES = re.compile(
    r"\b(?:bangs?|banging|slams?|slamming|pounds?|thumps?|smashes|slaps?) (?:a|an|the|his|her|their) [\w ]{1,24}?\b(?:down|on|onto|against)\b"
    r"|拍桌|捶桌|猛地放下|重重地?放下",
    re.IGNORECASE,
)
"""A fist that is raised and comes down at once."""
_WIPES = re.compile(
    r"\b(?:wip(?:es?|ing)|dabs?|dabbing|rubs?|rubbing|dries|drying) (?:at )?(?:away )?(?:(?:his|her|their|the|a) )?(?:\w+ )?(?:eyes?|tears?|face|cheeks?)\b"
    r"|擦[去掉干]?(?:眼泪|泪水?|眼睛)|抹[去掉]?(?:眼泪|泪)|拭泪|揉[揉着]?眼",
    re.IGNORECASE,
)
"""A hand to the eyes that does not stay there."""
_GESTURES: tuple[tuple[Gesture, str], ...] = (
    ("cover_face", _WIPES.pattern),
    ("stress", _STRIKES.pattern),
    ("shrug", r"\bshrugs?\b|耸肩"),
    ("wave", r"\bwav(es?|ing)\b|挥手|招手"),
    ("point", r"\bpoint(s|ing)?\b|指着|指向"),
    ("arms_crossed", r"\b(cross(es|ing)?|fold(s|ing)?) (his|her|their) arms\b|\barms (crossed|folded)\b|抱着双臂|双臂抱|抱臂"),
    ("hand_on_hip", r"\b(a|one) hand on (his|her|their|a|one) hip\b|单手叉腰"),
    ("hands_on_hips", r"\bhands? on (his|her|their) hips?\b|akimbo|叉腰"),
    ("pockets", r"\bhands? (deep )?(in|into) (his|her|their|the) (coat |jacket |trouser )?pockets?\b|插兜|插在口袋|手揣|揣着手"),
    ("behind", r"\bhands? (clasped |folded )?behind (his|her|their) backs?\b|背着手|双手背在|背在身后"),
    ("clasped", r"\b(clasps?|clasping|folds?|folding|wrings?|wringing) (his|her|their) hands\b|\bhands (clasped|folded)\b|搓着手|双手交握|双手合十"),
    ("hold_elbow", r"\b(hugs?|hugging|holds?|holding|rubs?|rubbing) (himself|herself|themselves|(his|her|their) (own )?(arms?|elbows?))\b|抱住自己|抱着胳膊"),
    ("cover_face", r"\b(covers?|covering|buries|burying|hides?|hiding) (his|her|their) (face|eyes)\b|(face|head) in (his|her|their) hands|捂着?脸|掩面|双手捂"),
    ("think", r"\b(strokes?|stroking|rubs?|rubbing|scratch\w*) (his|her|their) (chin|beard)\b|\bhand (to|on) (his|her|their) chin\b|\b(ponder\w*|thoughtful\w*|thinks it over)\b|托着?下巴|摸着?下巴|沉思|思索"),
    ("self", r"\bhand (to|on|over) (his|her|their) (heart|chest)\b|捂着?胸口|抚胸|拍着?胸"),
    ("refuse", r"\b(raises?|holds? up|throws? up|puts? up) (both |his |her |their )+(hands|palms)\b|\bhands (up|raised)\b|举起双手|摆手|摊手"),
    ("stress", r"\b(clench\w*|shakes?|raises?|slams?|pounds?) (a |his |her |their )fists?\b|握紧拳|握拳|捶"),
    ("count", r"\b(raises?|holds? up|lifts?|wags?) (a|one|his|her) (finger|forefinger)\b|竖起.{0,2}手指|伸出.{0,2}手指"),
    ("offer", r"\b(spreads?|opens?) (his|her|their) (hands|arms)\b|\bgestur(es?|ing)\b|张开双臂|摊开双手|比划"),
    ("give", r"\b(holds? (it |them |something |(?:the|a|his|her|their) \w+ )?out|offers? (it|them|him|her|the|a|an|his|their)\b|hands? (him|her|them|it|over)|(?<!his )(?<!her )(?<!their )hands (the|a|an|his|her|their|it) ?[\w ]{0,24}to)\b|递给|递过|递上|递到"),
    ("reach", r"\b((?<!smile )reach(es|ing)?(?! [\w.]+(?:'s)? eyes)|grabs?|takes? \w+ hand)\b"
     r"|伸手|伸出手|握住|抓住|拉住"
     r"|\b(presses|pressing|lays?|laying|puts?|places?|rests?|holds?) (a|his|her|their|one|both)(?: \w+)? (hands?|palms?|fingers?|fingertips) (flat )?(on|against|to|over) (?!(his|her|their) (heart|chest|hip|chin|mouth|face|eyes|lap|knee|own))|\bwip(es?|ing)\b"
     r"|\b(runs?|running) (a|his|her|their) (fingers?|hands?|palms?)\b|\b(touch(es|ing)?|strokes?|stroking|knocks?|knocking|brush(es|ing)?)\b"
     r"|\b(opens?|opening|pulls?|pushes|pushing|tries|unlocks?|locks?|closes?) (the|a|an) (door|window|drawer|cupboard|fridge|gate|safe|curtains?|handle)\b|触摸|抚摸|轻抚|擦去|擦拭|拂去|拭去|(?:手|掌)[^，。；]{0,3}(?:按|贴|放|搭)在|按住|按上|敲门|敲了|推开|拉开"),
)  # fmt: skip
_EASES: dict[Expression, Expression] = {
    "laughing": "happy", "happy": "neutral", "furious": "angry", "crying": "sad", "shocked": "worried",
    "afraid": "worried", "surprised": "neutral", "disgusted": "neutral", "embarrassed": "neutral",
    "smirking": "neutral", "confused": "neutral", "relieved": "neutral",
}  # fmt: skip
"""What a face becomes when its moment is over; the others stay."""
_HELD_MS: dict[Expression, int] = {
    "laughing": 1700, "surprised": 1300, "shocked": 1700, "furious": 2200, "relieved": 1500, "crying": 4200,
}  # fmt: skip
_USUALLY_HELD_MS, _EASED_MS = 2400, 2300
_STRUCK_MS = 420
_SHOWN_MS, _SEEN_MS, _LAID_ON_MS = 1800, 3000, 8000
_LAYS_ON = re.compile(
    r"\b(?:presses|pressing|lays?|laying|rests?|puts?|places?) .{0,24}\b(?:on|against)\b|[按贴放搭]在|按住|按上",
    re.IGNORECASE,
)
"""A hand that is laid on something stays there."""
_REFUSES = re.compile(
    r"[别不][^，。！？]{0,6}[！!]|绝不|不许|不准|不能|住[口手]|凭什么|为什么|怎么能|骗|恨|滚|够了|死"
)
_STEPS = re.compile(r"(?<=[.!?;。！？；])\s*|,? \b(?:and )?then\b|[，]?(?:然后|接着|随后)")
_STEP_MS = 1800
"""A step of an action takes at most this long before the next one."""
_ONE = re.compile(r"^\W*(?:she|he|her|his)\b|^\W*[她他](?!们)", re.IGNORECASE)
_EXPRESSION_WORDS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _EXPRESSIONS]
_GESTURE_WORDS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _GESTURES]


def read_expression(text: str) -> Expression | None:
    """The face that a phrase asks for (`laughing`, `压低声音`), or None where it asks for none."""
    return next((name for name, words in _EXPRESSION_WORDS if words.search(text)), None)


def _heated(parenthetical: str, line: str) -> str:
    """`激动` is joy or anger: what is said decides."""
    angry = "激动" in parenthetical and read_expression(parenthetical) == "happy" and _REFUSES.search(line)
    return parenthetical.replace("激动", "愤怒") if angry else parenthetical


def read_gesture(text: str) -> Gesture | None:
    """The gesture that a phrase asks for (`points at the door`, `耸肩`), or None."""
    return next((name for name, words in _GESTURE_WORDS if words.search(text)), None)


def remarks(
    beats: Sequence[Beat], cues: Sequence[SpokenCue], people: Sexes, until_ms: int = 0
) -> Iterator[tuple[int, str, str]]:
    """(time, name, words): what the prose says of whom and when. An action begins when the line before it
    ends, and its steps (`looks down, then laughs`) are taken one after the other before the next line, or
    before the shot ends (`until_ms`); a parenthetical takes place just before its own line."""
    by_line = {cue.line_index: cue for cue in cues}
    clock, line_index = 0, 0
    last: list[str] = []
    for beat in beats:
        if isinstance(beat, Action):
            then = min((cue.start_ms for cue in cues if cue.line_index >= line_index), default=until_ms)
            steps = [step for step in _STEPS.split(beat.text) if step.strip(" ,，")]
            pace = min(_STEP_MS, max(0, then - clock) // max(1, len(steps)))
            for index, step in enumerate(steps):
                for name, words in _of_whom(step, people, last):
                    yield clock + index * pace, name, words
                last = [name for _, name in mentions(step, list(people))][-1:] or last
        elif isinstance(beat, Line):
            cue = by_line.get(line_index)
            line_index += 1
            if cue is not None:
                yield max(0, cue.start_ms - 240), cue.speaker, _heated(cue.parenthetical, cue.text)
                clock = cue.end_ms
                last = [cue.speaker]


def _of_whom(step: str, people: Sexes, before: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Everybody of whom a step tells, with the words; what has no subject is of everyone."""
    told: dict[str, list[str]] = {}
    for name, clause in doings(step, people, before):
        told.setdefault(name, []).append(clause.strip())
    if not told and not _ONE.search(step):
        told = {name: [step] for name in people}
    for name, clauses in told.items():
        yield name, ", ".join(clauses)


def moods_of(
    name: str, said: Sequence[tuple[int, str, str]], cues: Sequence[SpokenCue] = ()
) -> tuple[Mood, ...]:
    """The faces of one person over the shot: strong ones ease to a calmer one when their moment, or the
    line that they belong to, is over."""
    asked: dict[int, Expression] = {}
    for time_ms, whom, words in said:
        expression = read_expression(words) if whom == name else None
        if expression:
            asked[time_ms] = expression
    moods: dict[int, Expression] = {0: "neutral"}
    times = sorted(asked)
    for time_ms, until in zip(times, [*times[1:], math.inf], strict=False):
        moods[time_ms] = asked[time_ms]
        clock, expression = _over(name, time_ms, asked[time_ms], cues), asked[time_ms]
        while expression in _EASES and clock < until:
            expression = moods[clock] = _EASES[expression]
            clock += _EASED_MS
    return tuple(Mood(time_ms=time_ms, expression=moods[time_ms]) for time_ms in sorted(moods))


def _over(name: str, time_ms: int, expression: Expression, cues: Sequence[SpokenCue]) -> int:
    """When the moment of a face is over that begins at a time."""
    own = [cue.end_ms for cue in cues if cue.speaker == name and cue.start_ms - 400 <= time_ms < cue.end_ms]
    return max(time_ms + _HELD_MS.get(expression, _USUALLY_HELD_MS), *(end + 250 for end in own), 0)


def acts_of(
    name: str, said: Sequence[tuple[int, str, str]], cues: Sequence[SpokenCue], seed: int
) -> tuple[Act, ...]:
    """What one person's arms do: what the prose says, and hands on the stressed words while they speak."""
    acts = {0: Act(time_ms=0)}
    for cue in cues:
        if cue.speaker == name:
            acts.update({act.time_ms: act for act in talking_hands(cue, seed)})
    for time_ms, whom, words in said:
        gesture = read_gesture(words) if whom == name else None
        if gesture and (not lasts(gesture) or _WIPES.search(words)):
            speaks = any(cue.end_ms > time_ms for cue in cues)
            shown_ms = _LAID_ON_MS if _stays(gesture, words) else _SHOWN_MS if speaks else _SEEN_MS
            until = time_ms + (_STRUCK_MS if _STRIKES.search(words) else shown_ms)
            acts = {when: act for when, act in acts.items() if not time_ms <= when < until}
            acts[time_ms] = Act(time_ms=time_ms, gesture=gesture)
            acts.setdefault(until, Act(time_ms=until))
    return tuple(acts[time_ms] for time_ms in sorted(acts))


def _stays(gesture: Gesture, words: str) -> bool:
    """Whether a hand is laid on something, to stay there."""
    return gesture == "reach" and bool(_LAYS_ON.search(words))


def rests_of(name: str, said: Sequence[tuple[int, str, str]]) -> list[tuple[int, Gesture]]:
    """What the prose says of one person's way to stand, with its times."""
    mine = [(time_ms, words) for time_ms, whom, words in said if whom == name and not _WIPES.search(words)]
    found = [(time_ms, read_gesture(words)) for time_ms, words in mine]
    return [(time_ms, gesture) for time_ms, gesture in found if gesture and lasts(gesture)]
