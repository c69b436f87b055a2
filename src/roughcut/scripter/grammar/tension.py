"""How tense each turn is, from what is written: marks, words, manner, length, interruption, the arc."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

import re
from collections.abc import Sequence

from roughcut.script.pacing import speech_ms
from roughcut.scripter.schema import Turn
from roughcut.scripter.wordlists import pattern

_HARD = pattern("""
    never|liar|lied|lie|lies|hate*|dead|die|died|dies|death|kill*|murder*|blood|gun|knife|bomb|stop|help|run|leave me
    |shut up|betray*|police|scream*|damn|hell|fault|blame*|dare|wrong|enough|get out|how could you|don't|lost|danger*
    |fire|attack*|traitor|enemy|oxygen|alarm|hurry|too late|afraid|trust|secret|truth|promise*|nobody|no one|alone
    |骗|死|杀|血|枪|刀|救命|快跑|滚|住口|闭嘴|恨|背叛|警察|危险|完了|别碰|别说|凭什么|够了|为什么|怎么可以|真相|秘密
    |害怕|不许|绝不|快走|小心|来不及|再也|放开|疯
""")
_SOFT = pattern("""
    thank*|love*|sorry|please|welcome|lovely|nice|beautiful|glad|happy|of course|good morning|hello|calm|home|tea
    |coffee|wonderful|congratulations|谢谢|爱|对不起|请|欢迎|美|高兴|你好|早上好|放心|回家|没事|晚安|恭喜
""")
_HEATED = pattern("""
    ang*|furious*|shout*|scream*|yell*|sharp*|cold*|bitter*|cry*|cries|sob*|tears|panic*|trembl*|shak*|desperate*
    |horrified|terrified|afraid|hiss*|snap*|through gritted teeth|pleading|voice breaking|urgent*|panting|interrupt*
    |怒|吼|喊|哭|颤|激动|急|厉声|冷|恐|惊|咬牙|绝望|打断|压低声音
""")
_COOL = pattern("""
    smil*|laugh*|soft*|gentl*|calm*|quiet*|warm*|kind*|teas*|relieved|amused|tender*|nod*|sigh*|cheerful*|grin*
    |笑|轻|温柔|平静|柔|松了口气|点头|叹
""")
_CUT_OFF = re.compile(r"[-–—]{1,2}[\"”』」]?$|—$")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_PEAK = 0.78  # where in a scene the tension usually is highest


def tensions(turns: Sequence[Turn]) -> tuple[float, ...]:
    """The tension of each turn, 0 (at ease) to 1 (the worst moment), smoothed along the scene.

    The measure is stretched so that even a calm scene has its own calmest and most intense part.
    """
    raw = [_raw(turn, turns[i - 1] if i else None, i, len(turns)) for i, turn in enumerate(turns)]
    smooth: list[float] = []
    for value in raw:
        before = smooth[-1] if smooth else value
        smooth.append(0.65 * value + 0.35 * before)
    if not smooth:
        return ()
    low, high = min(smooth), max(smooth)
    top = max(0.55, min(1.0, high + 0.15))
    bottom = min(0.15, low) if len(turns) > 2 else low
    span = high - low
    if span < 0.04:
        return tuple(round(min(0.5, max(0.1, value)), 3) for value in smooth)
    return tuple(round(bottom + (value - low) / span * (top - bottom), 3) for value in smooth)


def _raw(turn: Turn, before: Turn | None, index: int, count: int) -> float:
    text, manner = turn.text, turn.parenthetical
    value = 0.15 + _arc(index, count)
    value += min(0.3, 0.14 * len(re.findall(r"[!！]", text)))
    value += 0.1 * bool(re.search(r"[!?！？]{2}", text)) + 0.15 * bool(
        _SHOUTED.search(text) and not text.isupper()
    )
    value += min(0.36, 0.12 * len(_HARD.findall(text[:2000]))) - min(
        0.24, 0.12 * len(_SOFT.findall(text[:2000]))
    )
    value += 0.22 * bool(_HEATED.search(manner)) - 0.18 * bool(_COOL.search(manner))
    if before is not None:
        value += 0.12 * bool(_CUT_OFF.search(before.text))
        value += 0.08 * (len(text) < 24 and len(before.text) < 24)
    return max(0.0, min(1.0, value - 0.05 * (speech_ms(text) > 9000)))


def _arc(index: int, count: int) -> float:
    """What the place in the story adds: it rises to the peak and falls after it."""
    if count < 4:
        return 0.0
    at = index / (count - 1)
    return 0.3 * (at / _PEAK if at <= _PEAK else (1 - at) / (1 - _PEAK))
