"""The prose of actions: who is framed and what is seen of them, in English and Chinese."""

# ruff: noqa: E501 - tables of words read best with one entry a line

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from roughcut.script.schema import Language
from roughcut.scripter.wordlists import pattern, phrases

_MANNERS = (
    ("whisper", pattern("whisper*|hush*|under her breath|under his breath|低声|悄声|小声|压低声音|耳语")),
    ("angry", pattern("ang*|furious*|shout*|yell*|scream*|sharp*|snap*|bitter*|cold*|hiss*|激动|怒|吼|喊|厉声|冷冷|咬牙")),
    ("tears", pattern("cry*|cries|sob*|tear*|weep*|voice breaking|哭|泪|哽咽")),
    ("smile", pattern("smil*|laugh*|grin*|amused|teas*|chuckl*|cheerful*|warm*|笑|高兴|兴奋|开心")),
    ("fear", pattern("nervous*|afraid|scared|terrified|trembl*|panic*|panting|anxious*|worried|害怕|紧张|颤|慌|惊恐|担心|喘")),
    ("soft", pattern("soft*|quiet*|gentl*|calm*|tender*|sad*|slow*|轻声|温柔|平静|柔|轻|缓缓|叹")),
    ("away", pattern("not looking*|without looking*|without turning|looking away|looking down|低头|不看|转过头|背过身")),
)  # fmt: skip
_BANKS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "whisper": phrases("{a} leans close and speaks low.|{a} checks that nobody else can hear."),
        "angry": phrases("{a}'s hands close into fists.|{a}'s jaw is set.|{a} points a finger.|The blood rises in {a}'s face."),
        "tears": phrases("{a}'s eyes are wet.|{a} wipes away a tear."),
        "smile": phrases("A smile reaches {a}'s eyes.|{a}'s face lights up.|{a} cannot hide a grin."),
        "fear": phrases("{a}'s hands will not keep still.|{a} glances around, breathing fast."),
        "soft": phrases("{a}'s face softens.|{a} speaks without hurry.|{a} breathes out."),
        "away": phrases("{a} keeps {a}'s eyes elsewhere."),
        "low": phrases("{a} looks at {b}.|{a} turns to {b}.|{a} tilts a head, watching {b}.|{a} speaks to {b} at ease."),
        "mid": phrases("{a} holds {b}'s gaze.|{a} does not look away from {b}.|{a} leans a little toward {b}.|{a} weighs each word."),
        "high": phrases("{a}'s eyes do not leave {b}.|{a}'s face is tight.|{a} can hardly keep still.|{a} stares at {b}, unblinking."),
        "release": phrases("{a}'s shoulders drop.|{a} lets out a breath.|{a}'s face eases."),
        "ask": phrases("{a} waits for {b} to answer.|{a} searches {b}'s face."),
        "cut_in": phrases("{a} cuts in.|{a} does not let {b} finish."),
        "late": phrases("{a} takes a moment before answering.|It takes {a} a breath to answer."),
        "alone_low": phrases("{a} looks ahead.|{a} speaks quietly, eyes on nothing near.|{a} pauses between thoughts."),
        "alone_mid": phrases("{a} lifts a hand, then lets it fall.|{a} looks up.|{a} weighs each word."),
        "alone_high": phrases("{a}'s face is tight.|{a} stares ahead, unblinking.|{a} can hardly keep still."),
        "goes_on": phrases("{a} goes on.|{a} has not finished.|{a} draws a breath and continues.|{a} presses on."),
        "two_low": phrases("{all} face each other.|{all} talk, at ease with each other.|{all} share the frame."),
        "two_mid": phrases("{all} trade words without a pause.|Between {all} there is hardly a step.|{all} watch each other closely."),
        "two_high": phrases("Neither {a} nor {b} gives way.|{all} face each other, too close for comfort."),
        "group": phrases("The talk goes round: {all}.|{all} look from one to the other.|{all} are all in frame."),
        "established": phrases("{all} face each other across the space between them."),
        "gathered": phrases("{all} are gathered here."),
        "alone": phrases("{a} is alone."),
        "nobody": phrases("Nobody is here yet."),
        "hears": phrases("{a} listens to a voice from elsewhere.|{a} hears the voice and does not move."),
        "heard": phrases("A voice is heard; nobody is to be seen."),
        "thinks": phrases("{a} is silent, deep in thought.|{a}'s lips are closed; the thoughts go on."),
    },
    "zh": {
        "whisper": phrases("{a}凑近，压低了声音。|{a}留意着四周，生怕被人听见。"),
        "angry": phrases("{a}攥紧了拳头。|{a}咬紧牙关。|{a}涨红了脸。"),
        "tears": phrases("{a}眼里含着泪。|{a}抹去眼角的泪水。"),
        "smile": phrases("{a}眼里有了笑意。|{a}的脸亮了起来。|{a}忍不住笑了。"),
        "fear": phrases("{a}的手不住地发抖。|{a}呼吸急促，四下张望。"),
        "soft": phrases("{a}神情柔和下来。|{a}不紧不慢地说着。|{a}轻轻呼出一口气。"),
        "away": phrases("{a}的目光避向别处。"),
        "low": phrases("{a}看着{b}。|{a}转向{b}。|{a}微微侧头，望着{b}。|{a}神态自若地对{b}说话。"),
        "mid": phrases("{a}迎着{b}的目光。|{a}没有移开视线。|{a}微微倾身，对着{b}。|{a}字斟句酌。"),
        "high": phrases("{a}死死盯着{b}。|{a}绷紧了脸。|{a}几乎无法自持。|{a}一眨不眨地看着{b}。"),
        "release": phrases("{a}的肩膀松了下来。|{a}长长地呼出一口气。|{a}神色缓和。"),
        "ask": phrases("{a}等着{b}回答。|{a}在{b}的脸上寻找答案。"),
        "cut_in": phrases("{a}抢过话头。|{a}不等{b}说完。"),
        "late": phrases("{a}停了片刻才开口。|{a}深吸一口气才回答。"),
        "alone_low": phrases("{a}望着前方。|{a}静静地说着，目光落在远处。|{a}在思绪间停顿。"),
        "alone_mid": phrases("{a}抬起手，又放下。|{a}抬起头。|{a}字斟句酌。"),
        "alone_high": phrases("{a}绷紧了脸。|{a}一眨不眨地望着前方。|{a}几乎无法自持。"),
        "goes_on": phrases("{a}接着说。|{a}的话还没有完。|{a}吸了口气，说了下去。"),
        "two_low": phrases("{all}面对面。|{all}自在地交谈。|{all}同在画面里。"),
        "two_mid": phrases("{all}你一言我一语。|{all}之间只隔一步。|{all}仔细打量着对方。"),
        "two_high": phrases("{a}和{b}谁也不肯退让。|{all}针锋相对。"),
        "group": phrases("话头在{all}之间传来传去。|{all}互相看着。|{all}都在画面里。"),
        "established": phrases("{all}隔着一段距离相对。"),
        "gathered": phrases("{all}聚在这里。"),
        "alone": phrases("只有{a}一个人。"),
        "nobody": phrases("这里还没有人。"),
        "hears": phrases("{a}听着画外的声音。|{a}听见那声音，一动不动。"),
        "heard": phrases("只闻其声，不见其人。"),
        "thinks": phrases("{a}沉默着，若有所思。|{a}双唇紧闭，思绪不停。"),
    },
}  # fmt: skip


class Wording:
    """Picks phrases so that none comes twice in a row; the seed decides where each list begins."""

    def __init__(self, language: Language, seed: int) -> None:
        self.language = language
        self._seed = seed
        self._used: Counter[str] = Counter()

    def say(self, bank: str, a: str = "", b: str = "", everyone: Sequence[str] = ()) -> str:
        """A sentence about `a` (and `b`, or `everyone`)."""
        choices = _BANKS[self.language][bank]
        place = (self._used[bank] + self._seed) % len(choices)
        self._used[bank] += 1
        # One pass of replacement: a name may hold braces of its own.
        return _filled(choices[place], {"{a}": a, "{b}": b, "{all}": self.list(everyone)})

    def list(self, names: Sequence[str]) -> str:
        """`Mara, Tom and Ann` or `阿明、小红和老马`."""
        if len(names) < 2:
            return names[0] if names else ""
        if self.language == "zh":
            return f"{'、'.join(names[:-1])}和{names[-1]}"
        return f"{', '.join(names[:-1])} and {names[-1]}"

    def over_shoulder(self, sentence: str, shoulder: str) -> str:
        """The sentence, seen past somebody."""
        return (
            f"越过{shoulder}的肩膀：{sentence}"
            if self.language == "zh"
            else f"Over {shoulder}'s shoulder: {sentence}"
        )

    def manner(self, parenthetical: str) -> str:
        """The bank of gestures that a parenthetical calls for; empty where it calls for none."""
        return next((bank for bank, words in _MANNERS if words.search(parenthetical)), "")


def _filled(template: str, values: dict[str, str]) -> str:
    parts = [template]
    for key, value in values.items():
        parts = [piece for part in parts for piece in _split(part, key, value, values)]
    return "".join(parts)


def _split(part: str, key: str, value: str, values: dict[str, str]) -> list[str]:
    """Replace in what is still template; values that were put in are left alone."""
    if part in values.values():
        return [part]
    pieces: list[str] = []
    for index, piece in enumerate(part.split(key)):
        pieces.extend([value] if index else [])
        pieces.append(piece)
    return pieces
