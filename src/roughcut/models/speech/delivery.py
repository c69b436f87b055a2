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
        r"whisper|under (?:his|her|their) breath|耳语|悄声|低语|小声",
        Delivery(tempo=0.95, range=0.8, level_db=-6, tilt_db=-0.5, whisper=0.9),
    ),
    (
        r"soft|quiet|gentl|tender|murmur|hush|mutter|轻声|轻轻|温柔|柔声|低声|喃喃|嘟囔",
        Delivery(tempo=0.95, pitch=0.97, range=0.85, level_db=-4, tilt_db=-0.8, whisper=0.2),
    ),
    (
        r"shout|yell|scream|roar|call(?:s|ing) out|bellow|大喊|喊|吼|高声|大声|尖叫",
        Delivery(pitch=1.16, range=1.2, level_db=4, tilt_db=1.5),
    ),
    (r"loud|firm|stern|command|坚定|严厉|命令", Delivery(tempo=0.98, pitch=1.02, level_db=2, tilt_db=0.8)),
    (
        r"ang(?:ry|rily|er)|furious|snap|rage|bark|hiss|愤怒|生气|怒|厉声",
        Delivery(tempo=1.06, pitch=1.06, range=1.15, level_db=3, tilt_db=1.2),
    ),
    (r"slow|hesita|drawl|deliberate|thoughtful|慢|迟疑|犹豫|缓缓|沉思", Delivery(tempo=0.82)),
    (r"quick|fast|hurr|rush|rapid|urgent|breathless|快|急|匆", Delivery(tempo=1.17, pitch=1.03)),
    (
        r"trembl|shak(?:y|ing)|quaver|afraid|fear|scared|terrified|nervous|颤|发抖|害怕|恐惧|紧张",
        Delivery(pitch=1.05, level_db=-1, whisper=0.1, tremor=0.035),
    ),
    (
        r"sad|cry|sob|weep|tear|broken|grie|悲|哭|哽咽|伤心|含泪",
        Delivery(tempo=0.9, pitch=0.97, range=0.85, level_db=-2, tilt_db=-0.6, whisper=0.12, tremor=0.02),
    ),
    (
        r"excit|happ|laugh|cheer|joy|grin|smil|delight|兴奋|高兴|笑|开心|激动",
        Delivery(tempo=1.05, pitch=1.06, range=1.2, level_db=1, tilt_db=0.4),
    ),
    (
        r"tired|weary|exhaust|sleepy|sigh|疲|累|叹",
        Delivery(tempo=0.88, pitch=0.95, range=0.8, level_db=-2, tilt_db=-0.6, whisper=0.12),
    ),
    (r"cold|flat|deadpan|monoton|dry|冷|淡淡|平静", Delivery(tempo=0.97, pitch=0.97, range=0.6)),
    (
        r"surpris|shock|gasp|astonish|惊|震惊",
        Delivery(tempo=1.04, pitch=1.1, range=1.25, level_db=1, tilt_db=0.4),
    ),
)


@lru_cache(maxsize=512)
def read_delivery(parenthetical: str) -> Delivery:
    """Read a parenthetical in English or Chinese; words that say nothing of the voice change nothing."""
    text, found = parenthetical.lower(), _PLAIN
    for pattern, way in _WAYS:
        if re.search(pattern, text):
            found = _together(found, way)
    return replace(found, tempo=min(1.3, max(0.75, found.tempo)), whisper=min(0.9, found.whisper))


def _together(one: Delivery, other: Delivery) -> Delivery:
    return Delivery(
        tempo=one.tempo * other.tempo,
        pitch=one.pitch * other.pitch,
        range=one.range * other.range,
        level_db=max(-8.0, min(4.0, one.level_db + other.level_db)),
        tilt_db=one.tilt_db + other.tilt_db,
        whisper=max(one.whisper, other.whisper),
        tremor=max(one.tremor, other.tremor),
    )
