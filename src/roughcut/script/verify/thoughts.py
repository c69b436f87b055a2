"""Tells what of a description a camera can see: no thoughts, no feelings without a face, nothing vague."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?…;])\s+|(?<=[。！？；…])")
_MIND = re.compile(
    r"""\b(?:
      remember(?:s|ed|ing)?|recall(?:s|ed|ing)?|reminisc(?:es|ed|ing)|forgets?|forgot
    | think(?:s|ing)?\s+(?:of|about|that|how|what|back|it|he|she|to)|thought\s+(?:of|about|that|back)
    | wonder(?:s|ed|ing)?\s+(?:if|whether|why|what|how|who|where|when|about)
    | reali[sz](?:es|ed|ing)|understands?\s+(?:that|now|what|why|how)|understood
    | know(?:s|ing)?\s+(?:that|what|why|how|he|she|it|the|they|nothing)|knew
    | believ(?:es|ed|ing)|suspect(?:s|ed|ing)|doubts?\s+(?:that|whether|if)
    | hop(?:es|ed|ing)\s+(?:that|to|for|he|she|it|they)|wish(?:es|ed|ing)?\s+(?:that|to|he|she|it|they|for)
    | regret(?:s|ted|ting)?|imagin(?:es|ed|ing)|dreams?\s+(?:of|about)|daydreams?
    | decid(?:es|ed)|considers?|intends?\s+to|wants?\s+(?:to|her|him|them|nothing)|longs?\s+(?:for|to)
    | feel(?:s|ing)?\s+(?!for\s|along\s|around\s|in\s+(?:his|her|the)\s|her\s+way|his\s+way)\w+|felt\s+\w+
    | misses\s+(?:his|her|their|the\s+(?:days|time|past))|is\s+reminded|are\s+reminded
    | (?:in|inside|through)\s+(?:her|his|their|\w+'s)\s+(?:mind|head|heart|soul)
    | (?:inner|internal)\s+(?:monologue|voice|turmoil|conflict)
    | memor(?:y|ies)\s+of|flood(?:s|ed)?\s+back
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MIND_ZH = re.compile(
    r"想起|回忆(?!录)|回想|忆起|记得|心想|暗想|心里想|心里(?!话)|心中|内心|思念|想念|怀念|惦记|意识到|觉得|感到|感觉到|感受到"
    r"|认为|以为|相信|怀疑(?!地)|希望(?!之)|盼望|渴望|后悔|懊悔|决定|打算|想象|幻想|明白了|明白过来|知道(?!了吗)|不知道|猜想|琢磨|思索着|梦见"
)
# Faces and bodies that show it: what stands beside them can be seen after all.
_SHOWN = re.compile(
    r"\b(?:face|eyes?|gaze|smil\w+|frown\w*|tears?|hands?|shoulders?|jaw|brow\w*|lips?|mouth|head|breath\w*"
    r"|looks?|stares?|glances?|turns?|nods?|picks?|holds?|takes?|walks?|steps?|sits?|stands?|leans?|opens?|closes?"
    r"|reach\w*|photo\w*|letter|screen|notebook|map|feels?\s+(?:for|along|around))\b"
    r"|脸|眼|目光|微笑|皱眉|泪|手|肩|嘴|头|呼吸|看|望|盯|转身|拿|握|走|坐|站|靠|打开|照片|信",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(
    r"\b(?:smell(?:s|ed)?|scents?|aromas?|odou?rs?|tastes?\s+(?:of|like))\b|气味|香味|味道|臭味|闻到",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:something\s+happens|things\s+happen|and\s+so\s+on|et\s+cetera|etc|stuff\s+happens"
    r"|the\s+scene\s+(?:continues|goes\s+on|unfolds))\b"
    r"|^they\s+(?:talk|chat|converse|react|interact|do\s+things)\W*$"
    r"|等等|如此这般|发生了一些事|某些事情|场景继续",
    re.IGNORECASE,
)
_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[^\W\d_㐀-鿿]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in (piece.strip() for piece in _SENTENCE.split(text)) if part]


def unseen(text: str) -> list[str]:
    """The sentences that no camera can see: a thought or a feeling that nothing shows, a smell."""
    return [sentence for sentence in sentences(text) if _is_unseen(sentence)]


def _is_unseen(sentence: str) -> bool:
    mind = _MIND.search(sentence) or _MIND_ZH.search(sentence) or _NOT_SEEN.search(sentence)
    if not mind:
        return False
    rest = sentence[: mind.start()] + " " + sentence[mind.end() :]
    return not _SHOWN.search(rest)


def is_visible(text: str) -> bool:
    """True where at least one sentence can be seen."""
    parts = sentences(text)
    return len(unseen(text)) < len(parts)


def is_vague(text: str) -> bool:
    """True for a description that says next to nothing: one word, or words that stand for anything."""
    # Two Chinese characters are about a word.
    return bool(_VAGUE.search(text)) or len(_WORD.findall(text)) + len(_HAN.findall(text)) / 2 < 2
