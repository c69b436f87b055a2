"""The noises that an action may ask for: the words, in English and Chinese, and how each is made.

A new noise is one entry. Words name the noise as it sounds, not things that might make one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from roughcut.previs.sounds import strikes
from roughcut.previs.sounds.making import Chance, Sound

# ruff: noqa: E501  (the table reads better unbroken)


@dataclass(frozen=True)
class Spot:
    """A noise: its words, its maker, and how loud its loudest sample is (dBFS)."""

    english: str
    chinese: str
    make: Callable[[Chance], Sound]
    peak_db: float = -24.0


_DOOR = r"(?:the |a |an |his |her |their |that )?(?:\w+ ){0,2}?(?:door|gate)"
_VESSEL = r"(?:\w+ ){0,3}?(?:glass|cup|mug|bottle|bowl|teacup|coffee)"

SPOTS: dict[str, Spot] = {
    "knock": Spot(rf"knocks?|knocking|raps? (?:on|at) {_DOOR}", "敲门|叩门|敲了敲门", strikes.knock, -22),
    "door_slams": Spot(rf"slam(?:s|med|ming)? {_DOOR}|(?:door|gate) (?:bangs|slams)", "摔门|门砰|重重地?关上门|砰地一声关", strikes.door_slams, -17),
    "door_opens": Spot(rf"opens {_DOOR}|pushes (?:open {_DOOR}|{_DOOR} open)|opening {_DOOR}|(?:door|gate) (?:\w+ )?(?:opens|swings open|creaks)", "推开[^，。；]{0,4}门|打开[^，。；]{0,4}门|拉开[^，。；]{0,4}门|开了门|门开了|推门", strikes.door_opens, -26),
    "door_shuts": Spot(rf"(?:closes|shuts) {_DOOR}|(?:closing|shutting) {_DOOR}|(?:door|gate) (?:\w+ )?(?:closes|shuts|falls shut)", "关上[^，。；]{0,4}门|关了门|门关上|带上门|合上门", strikes.door_shuts, -24),
    "cup": Spot(rf"(?:sets?|puts?|places) (?:down {_VESSEL}|{_VESSEL} (?:down|on|back))", "(?:放下|搁下|放回)[^，。；]{0,4}(?:杯|碗|瓶|壶)|把[^，。；]{0,5}(?:杯|碗|瓶|壶)[^，。；]{0,2}放", strikes.cup, -26),
    "glasses": Spot(r"clink(?:s|ing)?|touch(?:es)? glasses", "碰杯|干杯", strikes.glasses, -26),
    "shatter": Spot(r"shatters?|(?:glass|window|vase|plate|cup|mirror|bottle) (?:breaks|smashes)|smashes (?:the|a) (?:glass|window|vase|plate|cup|mirror|bottle)", "打碎|摔碎|砸碎|碎了一地|玻璃碎", strikes.shatter, -20),
    "phone": Spot(r"(?:phone|telephone|cellphone|mobile) (?:\w+ )?(?:rings|buzzes|starts ringing|is ringing)|ringing (?:of )?(?:the |a )?(?:phone|telephone)", "(?:电话|手机)(?:铃声?)?(?:突然|又|再次|忽然)?响|(?:电话|手机)铃", strikes.phone, -26),
    "thunder": Spot(r"thunder|thunderclap", "雷声|打雷|雷鸣|惊雷|滚雷", strikes.thunder, -19),
    "gunshot": Spot(r"gunshots?|shot rings out|fires (?:the|a|his|her) (?:gun|pistol|rifle|revolver|shot)|pulls the trigger", "枪声|开枪|枪响|扣动扳机", strikes.gunshot, -15),
    "explosion": Spot(r"explodes?|explosion|detonates?", "爆炸|炸开", strikes.explosion, -16),
    "applause": Spot(r"applause|applauds?|applauding|(?:crowd|audience|everyone|they) claps?", "掌声|鼓掌", strikes.applause, -26),
    "doorbell": Spot(r"doorbell|(?:rings|ringing) the bell", "门铃", strikes.doorbell, -27),
    "bell": Spot(r"(?:bells?) (?:\w+ )?(?:rings?|tolls?|chimes?|sounds?|strikes?)|clock (?:strikes|chimes)|church bells?", "钟声|敲钟|钟响|敲响[^，。；]{0,3}钟|铃声响", strikes.chimes, -27),
    "keyboard": Spot(r"types|typing|keyboard (?:clacks|clatters)", "打字|敲[击打着]*键盘", strikes.keyboard, -29),
    "tear": Spot(r"tears? (?:up |open )?(?:the|a|his|her) (?:\w+ )?(?:letter|envelope|paper|page|photo\w*|ticket)", "撕[开碎掉下]", strikes.tear, -27),
    "paper": Spot(r"unfolds? (?:the|a|his|her) (?:\w+ )?(?:letter|map|paper|note|newspaper|plan\w*)|turns? (?:the|a) page|(?:leafs?|flips?|flipping|leafing) through|opens (?:the|a) (?:\w+ )?(?:letter|envelope|book)|papers? rustles?", "翻[开阅动]?[^，。；]{0,3}[书页本]|展开[^，。；]{0,5}[信图纸]|拆开[^，。；]{0,3}信|摊开[^，。；]{0,5}[图纸]", strikes.paper, -28),
    "car_passes": Spot(r"(?:car|truck|taxi|bus|van)s? (?:\w+ )?(?:passes|pass|drives? (?:by|past)|goes by|speeds? (?:by|past))", "(?:汽车|车辆|卡车|出租车|轿车|车子?)[^，。；]{0,3}(?:驶过|开过|经过|飞驰而过)", strikes.car_passes, -25),
    "motor": Spot(r"(?:engine|motor) (?:\w+ )?(?:starts|roars|turns over)|starts the (?:car|engine|motor)", "发动汽车|发动引擎|引擎[^，。；]{0,3}响|引擎启动|发动机响", strikes.motor_starts, -24),
    "whistle": Spot(r"train (?:\w+ )?whistles|(?:train|steam) whistle|whistle of (?:a|the) train", "汽笛|鸣笛", strikes.whistle, -28),
    "train_draws_in": Spot(r"train (?:\w+ )?(?:pulls in|draws in|rolls in|glides in|arrives|pulls up|comes in|stops|comes to a (?:stop|halt))|light of the train (?:slides|sweeps|falls|glides)", "(?:列车|火车)[^，。；]{0,4}(?:进站|停下|停了|驶入)|(?:列车|火车)的?灯光", strikes.train_draws_in, -25),
    "rails_hum": Spot(r"rails (?:\w+ )?(?:begin to |start to )?(?:hum|sing|vibrate|tremble)", "铁轨[^，。；]{0,4}(?:嗡|响|震|颤)", strikes.rails_hum, -33),
    "boom": Spot(r"(?:dull|deep|low|distant|heavy) (?:boom|rumble|thud)|(?:stone|ground|earth|mountain|rock)s? (?:rumbles?|groans?|shakes?)", "闷响|轰鸣|轰隆|隆隆|巨响", strikes.boom, -29),
    "chair": Spot(r"(?:pulls? (?:out|up)|pushes? back|drags?|scrapes?) (?:the|a|his|her) (?:\w+ )?(?:chair|stool)|chair scrapes", "拉[开过]椅子|推开椅子|拖[着过]?椅子", strikes.chair, -28),
    "fall": Spot(r"(?:falls|drops|collapses) (?:heavily )?(?:to|on|onto) (?:the|his|her) (?:floor|ground|knees)|collapses|thud", "摔倒|跌倒|倒在地|倒下|扑通", strikes.fall, -22),
    "match": Spot(r"(?:strikes?|lights?) a match|lights? (?:a|his|her) (?:cigarette|candle|pipe|cigar)", "划[亮着]?[^，。；]{0,3}火柴|点[燃着上]?[^，。；]{0,3}(?:香烟|蜡烛|支烟|根烟)|点烟", strikes.match, -29),
    "switch": Spot(r"(?:switch\w*|turn\w*|flick\w*|flip\w*) (?:on|off) the (?:\w+ )?(?:light|lights|lamp|torch|radio)|(?:flips?|flicks?) (?:the|a) switch", "[开关]灯|打开[^，。；]{0,3}灯|关掉[^，。；]{0,3}灯", strikes.switch, -28),
    "shutter": Spot(r"takes? (?:a|the|his|her) (?:photo|photograph|picture)|camera clicks|shutter clicks", "拍照|按下快门|快门", strikes.shutter, -27),
    "keys": Spot(r"keys jingle|jingl(?:es|ing)|fumbles? (?:for|with) (?:the|his|her) keys", "掏出钥匙|钥匙[^，。；]{0,3}响", strikes.keys, -29),
    "pouring": Spot(r"pours? (?:\w+ ){0,4}?(?:water|wine|tea|coffee|whisky|whiskey|drink|beer|glass|cup)", "倒[上了满]?[^，。；]{0,5}(?:茶|水|酒|咖啡)|斟", strikes.pouring, -30),
    "splash": Spot(r"splash(?:es)?", "落水|跳进[^，。；]{0,3}[水河湖海]|溅起", strikes.splash, -24),
    "footsteps": Spot(r"footsteps?", "脚步声", strikes.footsteps, -29),
}  # fmt: skip

# What stands before a noise in its clause and says that it is not heard, or not now, or not really.
_UNHEARD = re.compile(
    r"\b(?:no|not|never|nobody|nothing|without|cannot|nor|neither|silent\w*|soundless\w*|noiseless\w*|quietly|"
    r"as if|as though|like|almost|about to|going to|wants? to|tries to|try to|waits? (?:for|until)|before|until|"
    r"remembers?|imagines?|thinks? of|dreams?|instead of|refuses? to|ready to|would|could|might|if|expect\w*)\b|n['’]t\b"
    r"|没有?|不[^，。；]{0,3}(?=[敲开关推放响])|未|别|勿|无声|仿佛|好像|好似|像|如同|宛如|似乎|想要?|正要|准备|打算|等待|等着|假装|记得|回忆|梦见|之前",
    re.IGNORECASE,
)
_QUIET_AFTER = re.compile(
    r"^[^,.;，。；]*\b(?:silently|soundlessly|noiselessly|without a sound|in (?:his|her) (?:mind|dreams?))|^[^，。；]*(?:无声|没有声音|没有响)",
    re.IGNORECASE,
)
_METAPHOR = re.compile(r"^ (?:of|with) (?:joy|anger|laughter|hooves|applause)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,.;:!?—，。；：！？、]| (?:and|then|while|but) ")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’")
_PATTERNS = {
    name: re.compile(rf"\b(?:{spot.english})\b|{spot.chinese}", re.IGNORECASE) for name, spot in SPOTS.items()
}


def noises_in(action: str) -> list[tuple[float, str]]:
    """The noises that an action asks for, as (share of the text before it 0…1, name), in order; each once.

    A noise that is denied, wished for, compared or only spoken of is none.
    """
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), action)
    found = {name: at for name, pattern in _PATTERNS.items() if (at := _first(pattern, text)) is not None}
    if "doorbell" in found:
        found.pop("bell", None)
    return sorted((at / max(1, len(text)), name) for name, at in found.items())


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    return next((match.start() for match in pattern.finditer(text) if _sounds(match, text)), None)


def _sounds(match: re.Match[str], text: str) -> bool:
    """Whether the words around it let a noise sound."""
    before, after = text[: match.start()], text[match.end() :]
    clause = _last_clause(before)
    return not (_UNHEARD.search(clause) or _QUIET_AFTER.search(after) or _METAPHOR.search(after))


def _last_clause(text: str) -> str:
    ends: Iterator[int] = (mark.end() for mark in _CLAUSE.finditer(text))
    return text[max(ends, default=0) :]
