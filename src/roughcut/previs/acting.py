"""What people show and do, read from parentheticals and action prose, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roughcut.models.video.schema import SpokenCue
from roughcut.previs.noise import chance
from roughcut.previs.schema import Expression, Gesture
from roughcut.previs.stage import Act, Mood
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
_GESTURES: tuple[tuple[Gesture, str], ...] = (
    ("shrug", r"\bshrugs?\b|耸肩"),
    ("wave", r"\bwav(es?|ing)\b|挥手|招手"),
    ("point", r"\bpoint(s|ing)?\b|指着|指向"),
    ("arms_crossed", r"\b(cross(es|ing)?|fold(s|ing)?) (his|her|their) arms\b|\barms (crossed|folded)\b|抱着双臂|双臂抱|抱臂"),
    ("hands_on_hips", r"\bhands? on (his|her|their) hips?\b|叉腰"),
    ("reach", r"\b(reach(es|ing)?|grabs?|holds? (it |them |something )?out|offers?|hands? (him|her|them|over)|takes? \w+ hand)\b"
     r"|伸手|伸出手|递给|递过|握住|抓住|拉住"),
)  # fmt: skip
_EXPRESSION_WORDS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _EXPRESSIONS]
_GESTURE_WORDS = [(name, re.compile(words, re.IGNORECASE)) for name, words in _GESTURES]


def read_expression(text: str) -> Expression | None:
    """The face that a phrase asks for (`laughing`, `压低声音`), or None where it asks for none."""
    return next((name for name, words in _EXPRESSION_WORDS if words.search(text)), None)


def read_gesture(text: str) -> Gesture | None:
    """The gesture that a phrase asks for (`points at the door`, `耸肩`), or None."""
    return next((name for name, words in _GESTURE_WORDS if words.search(text)), None)


def remarks(
    beats: Sequence[Beat], cues: Sequence[SpokenCue], names: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """(time, name, words): what the prose says of whom and when; an action takes place when the line
    before it ends, a parenthetical just before its own line."""
    by_line = {cue.line_index: cue for cue in cues}
    clock, line_index = 0, 0
    for beat in beats:
        if isinstance(beat, Action):
            for name, words in _of_whom(beat.text, names):
                yield clock, name, words
        elif isinstance(beat, Line):
            cue = by_line.get(line_index)
            line_index += 1
            if cue is not None:
                yield max(0, cue.start_ms - 240), cue.speaker, cue.parenthetical
                clock = cue.end_ms


def _of_whom(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words belong to the name before them, up to the next name; words before any name to everyone."""
    marks = mentions(text, names)
    head = text[: marks[0][0]] if marks else text
    for name in names:
        yield name, head
    ends = [*(start for start, _ in marks[1:]), len(text)] if marks else []
    for (start, name), end in zip(marks, ends, strict=True):
        yield name, text[start:end]


def moods_of(name: str, said: Sequence[tuple[int, str, str]]) -> tuple[Mood, ...]:
    """The faces of one person over the shot."""
    moods = {0: Mood(time_ms=0)}
    for time_ms, whom, words in said:
        expression = read_expression(words) if whom == name else None
        if expression:
            moods[time_ms] = Mood(time_ms=time_ms, expression=expression)
    return tuple(moods[time_ms] for time_ms in sorted(moods))


def acts_of(
    name: str, said: Sequence[tuple[int, str, str]], cues: Sequence[SpokenCue], seed: int
) -> tuple[Act, ...]:
    """What one person's arms do: what the prose says, and talking hands while they speak."""
    acts = {0: Act(time_ms=0)}
    for cue in cues:
        if cue.speaker == name:
            acts.update({act.time_ms: act for act in _talking_hands(cue, seed)})
    for time_ms, whom, words in said:
        gesture = read_gesture(words) if whom == name else None
        if gesture:
            acts = {when: act for when, act in acts.items() if not time_ms <= when < time_ms + 1800}
            acts[time_ms] = Act(time_ms=time_ms, gesture=gesture)
            acts.setdefault(time_ms + 1800, Act(time_ms=time_ms + 1800))
    return tuple(acts[time_ms] for time_ms in sorted(acts))


def _talking_hands(cue: SpokenCue, seed: int) -> Iterator[Act]:
    """Hands rise on a phrase and come to rest again; never in a very short line."""
    clock, beat = cue.start_ms + 200 + int(300 * chance(seed, cue.start_ms)), 0
    while clock + 700 < cue.end_ms:
        held = 1000 + int(1100 * chance(seed, cue.start_ms, beat))
        yield Act(time_ms=clock, gesture="talk")
        yield Act(time_ms=min(clock + held, cue.end_ms), gesture="none")
        clock += held + 900 + int(1200 * chance(seed, cue.start_ms, beat, "rest"))
        beat += 1
