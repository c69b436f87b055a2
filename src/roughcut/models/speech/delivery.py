"""How a line is said: what a parenthetical asks of the voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True)
class Delivery:
    """Changes to a voice: factors for tempo, pitch and melody, the level in dB, brightness in dB an
    octave, the share of breath in place of voice (0…1), and the depth of a wavering voice."""

    tempo: float = 1.0
    pitch: float = 1.0
    range: float = 1.0
    level_db: float = 0.0
    tilt_db: float = 0.0
    whisper: float = 0.0
    tremor: float = 0.0


_PLAIN = Delivery()
# Every pattern that a parenthetical contains adds its changes to those of the others.
_WAYS: tuple[tuple[str, Delivery], ...] = (
    (
        r"whisper|under (?:his|her|their) breath|hushed|sotto voce"
        r"|耳语|悄声|悄悄|低语|小声|压低声音|压着嗓子",
        Delivery(tempo=0.95, range=0.8, level_db=-4.5, tilt_db=-0.5, whisper=0.9),
    ),
    (
        r"soft|quiet|gentl|tender|murmur|mutter|mumbl|breath(?:y|es|ing)|intimate"
        r"|轻声|轻轻|温柔|柔声|低声|喃喃|嘟囔|温和|呢喃",
        Delivery(tempo=0.95, pitch=0.97, range=0.85, level_db=-4, tilt_db=-0.8, whisper=0.3),
    ),
    (
        r"shout|yell|scream|roar|call(?:s|ing) out|bellow|holler|at the top of"
        r"|大喊|喊|吼|高声|大声|尖叫|呐喊|咆哮|嚷",
        Delivery(pitch=1.18, range=1.25, level_db=4, tilt_db=2.6),
    ),
    (
        r"loud|firm|stern|command|order(?:s|ing)\b|坚定|严厉|命令|斩钉截铁",
        Delivery(tempo=0.98, pitch=1.02, level_db=2, tilt_db=0.8),
    ),
    (
        r"\bang(?:ry|rily|er)|furious|snap|rage|bark|hiss|growl|outrag|愤怒|生气|怒|厉声|咬牙",
        Delivery(tempo=1.06, pitch=1.06, range=1.15, level_db=3, tilt_db=1.2),
    ),
    (
        r"slow|hesita|drawl|deliberate|thoughtful|halting|paus|慢|迟疑|犹豫|缓缓|沉思|一字一句",
        Delivery(tempo=0.72),
    ),
    (
        r"quick|\bfast|hurr|rush|rapid|urgent|impatien|hast|不耐烦|快(?!乐|活)|急|匆|连珠炮",
        Delivery(tempo=1.17, pitch=1.03),
    ),
    (
        r"breathless|pant(?:s|ing)\b|out of breath|gasping for|wheez|气喘|喘着|喘息|上气不接下气",
        Delivery(tempo=1.08, pitch=1.04, level_db=-1, whisper=0.35, tremor=0.015),
    ),
    (
        r"trembl|shak(?:y|ing)|quaver|quiver|falter|stammer|stutter|afraid|fear(?!less)|scared|terrified|nervous|panic"
        r"|颤|不安|发抖|害怕|恐惧|紧张|惊慌|哆嗦|结巴",
        Delivery(pitch=1.05, level_db=-1, whisper=0.1, tremor=0.08),
    ),
    (
        r"\bsad|\bcry|cries|sob|weep|\btear|broken|\bgrie|mourn|chok|悲|哭|哽咽|伤心|含泪|抽泣|呜咽|凄",
        Delivery(tempo=0.8, pitch=0.97, range=0.85, level_db=-2, tilt_db=-0.6, whisper=0.15, tremor=0.05),
    ),
    (
        r"excit|happ[iy]|laugh|cheer|\bjoy|grin|smil|delight|giggl|chuckl|beam|eager|thrilled"
        r"|兴奋|高兴|笑(?!话)|开心|激动|快乐|欢快",
        Delivery(tempo=1.05, pitch=1.07, range=1.25, level_db=1, tilt_db=0.5),
    ),
    (
        r"\btired|weary|wearily|exhaust|sleepy|sigh|drows|yawn|weak|faint|疲|累|叹|困倦|虚弱|有气无力",
        Delivery(tempo=0.82, pitch=0.95, range=0.75, level_db=-2, tilt_db=-0.6, whisper=0.15),
    ),
    (
        r"\bcold|\bflat|deadpan|monoton|\bdry|emotionless|expressionless|robot|icy|冷(?!静)|淡淡|平静|木然|面无表情",
        Delivery(tempo=0.97, pitch=0.97, range=0.55, tilt_db=-0.2),
    ),
    (r"calm|composed|reassur|sooth|冷静|沉着|镇定|安慰", Delivery(tempo=0.95, pitch=0.98, range=0.85)),
    (
        r"surpris|shock|\bgasps?\b(?! for)|astonish|amaz|stunned|惊(?!慌)|诧异|意外",
        Delivery(tempo=1.04, pitch=1.1, range=1.3, level_db=1, tilt_db=0.4),
    ),
    (
        r"sarcas|mock|teas|wry|ironic|sneer|讽|嘲|戏谑|调侃|揶揄",
        Delivery(tempo=0.94, pitch=0.98, range=1.3),
    ),
    (
        r"plead|begg?(?:s|ing)\b|implor|desperat|恳求|哀求|央求|绝望",
        Delivery(pitch=1.07, range=1.2, tremor=0.015),
    ),
    (
        r"\bproud|solemn|grave(?:ly)?\b|formal|ceremon|庄重|严肃|郑重|骄傲",
        Delivery(tempo=0.92, pitch=0.96, level_db=1),
    ),
)
# What is said of the voice by what it is not: `not loud`, `without anger`, 没有笑.
_DENIED = re.compile(
    r"\b(?:not|no longer|never|without|no)\s+(?:too |very |so |a |any |much )*\w+"
    r"|(?:没有|不再|并不|别|不(?!安|耐烦))\w{1,2}"
)


@lru_cache(maxsize=512)
def read_delivery(parenthetical: str) -> Delivery:
    """Read a parenthetical in English or Chinese; words that say nothing of the voice change nothing."""
    text, found = _DENIED.sub(" ", parenthetical.lower()), _PLAIN
    for pattern, way in _WAYS:
        if re.search(pattern, text):
            found = _together(found, way)
    return replace(found, tempo=min(1.3, max(0.65, found.tempo)), pitch=min(1.25, max(0.88, found.pitch)))


def _together(one: Delivery, other: Delivery) -> Delivery:
    return Delivery(
        tempo=one.tempo * other.tempo,
        pitch=one.pitch * other.pitch,
        range=one.range * other.range,
        level_db=max(-5.5, min(4.0, one.level_db + other.level_db)),
        tilt_db=one.tilt_db + other.tilt_db,
        whisper=max(one.whisper, other.whisper),
        tremor=max(one.tremor, other.tremor),
    )
