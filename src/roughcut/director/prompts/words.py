"""The words of prompts in English and Chinese: styles, places, postures, and the sentences around them."""

from __future__ import annotations

from roughcut.models.video.schema import Style
from roughcut.script.placement import Facing, Posture
from roughcut.script.schema import Language

STYLES: dict[Language, dict[Style, str]] = {
    "en": {
        "anime": "Anime film: hand-drawn 2D animation, clean lines, expressive eyes, painted backgrounds.",
        "realistic": "Realistic live-action film: natural light, real skin and fabric, a 35 mm camera.",
        "animated": "Animated film: stylised characters, clear shapes, warm colours, soft cinematic light.",
        "painterly": "Painterly film: every frame a painting, visible brush strokes, rich colour.",
        "abstract": "Abstract film: reduced shapes, bold colour fields, figures still clearly recognisable.",
    },
    "zh": {
        "anime": "日系动画电影：手绘二维动画，线条干净，眼神生动，手绘背景。",
        "realistic": "写实电影：自然光，真实的皮肤与布料质感，35毫米胶片摄影机的画面。",
        "animated": "动画电影：造型鲜明的角色，暖色调，柔和的电影光线。",
        "painterly": "绘画风格电影：每一帧都像一幅画，笔触可见，色彩浓郁。",
        "abstract": "抽象风格电影：简化的形状，大胆的色块，人物仍清晰可辨。",
    },
}
ACROSS: dict[Language, tuple[tuple[float, str], ...]] = {
    "en": (
        (-0.6, "far left"),
        (-0.15, "left"),
        (0.15, "centre"),
        (0.6, "right"),
        (9.0, "far right"),
    ),
    "zh": ((-0.6, "最左侧"), (-0.15, "左侧"), (0.15, "中央"), (0.6, "右侧"), (9.0, "最右侧")),
}
POSTURES: dict[Language, dict[Posture, str]] = {
    "en": {
        "standing": "stands",
        "sitting": "sits",
        "walking": "walks",
        "leaning": "leans",
        "crouching": "crouches",
        "lying": "lies",
    },
    "zh": {
        "standing": "站着",
        "sitting": "坐着",
        "walking": "走着",
        "leaning": "倚靠着",
        "crouching": "蹲着",
        "lying": "躺着",
    },
}
FACINGS: dict[Language, dict[Facing, str]] = {
    "en": {
        "left": "facing left",
        "right": "facing right",
        "camera": "facing the camera",
        "away": "with the back to the camera",
    },
    "zh": {"left": "面向左", "right": "面向右", "camera": "面向镜头", "away": "背对镜头"},
}
LANGUAGES: dict[Language, dict[Language, str]] = {
    "en": {"en": "English", "zh": "Mandarin Chinese"},
    "zh": {"en": "英语", "zh": "普通话"},
}
SENTENCES: dict[Language, dict[str, str]] = {
    "en": {
        "place": "Place: {place}",
        "person": "{name}{tag}: {looks}",
        "person_bare": "{name}{tag}",
        "where": "{name} {posture} {at}{facing}.",
        "where_alone": "{name} {posture}{facing}.",
        "at": "on the {side} of the frame",
        "at_centre": "in the centre of the frame",
        "near": " in the foreground",
        "far": " in the background",
        "walks": "{name} goes from the {start} to the {end} of the frame.",
        "enters": "{name} enters from the {side} and stops at the {end} of the frame.",
        "leaves": "{name} leaves the frame to the {side}.",
        "rises": "{name} first {start}, then {end}.",
        "back": "In the foreground, from behind and out of focus, is the shoulder of {name}.",
        "hidden": "{name} is not seen.",
        "camera": "Camera: {words}.",
        "then": "opens as a {first}, then {rest}",
        "next": ", then ",
        "and": ", ",
        "before": "The shot before ended on {size}: {where}",
        "before_bare": "At the end of the shot before: {where}",
        "holds": "Faces, hair, clothes and props stay exactly as described; people keep their places "
        "unless they are told to move.",
        "span": "{start}–{end} s: ",
        "goes_on": "(going on) ",
        "says": "{who}{how} says in {tongue}: “{text}”",
        "mouths": "{who}{how} speaks, the lips forming the words: “{text}”",
        "how": " ({how})",
        "off": ", off screen,",
        "over": ", in voice-over with closed lips,",
        "voice": "A voice",
        "hold": "The action ends at {end} s; after that everyone holds the pose in silence.",
        "goes_on_part": "This take goes on without a cut from its first frame.",
        "silent": "Nobody speaks.",
        "only": "Nothing else is spoken.",
        "sound": "Sound: voices and the sounds of the place, no music.",
        "sound_silent": "Sound: the sounds of the place, no voices, no music.",
        "no_text": "No subtitles, captions, titles, logos or any other text on screen.",
        "no_text_short": "No subtitles, no text.",
        "one_shot": "One continuous shot without a cut.",
        "shots": "{count} shots in one take, with a hard cut between them.",
        "shot": "Shot {number} ({start}–{end} s).",
        "first": "It begins exactly with the first frame that is given.",
        "first_carried": "The given first frame shows the people and the place; from it, cut at once to the "
        "camera position below.",
        "last": "It ends on the last frame that is given.",
        "heed_line": "Above all, {who} is clearly heard to say, word for word: “{text}”",
    },
    "zh": {
        "place": "场景：{place}",
        "person": "{name}{tag}：{looks}",
        "person_bare": "{name}{tag}",
        "where": "{name}{at}{posture}{facing}。",
        "where_alone": "{name}{posture}{facing}。",
        "at": "在画面{side}",
        "at_centre": "在画面中央",
        "near": "的前景处",
        "far": "的背景处",
        "walks": "{name}从画面{start}走到{end}。",
        "enters": "{name}从画面{side}入画，停在{end}。",
        "leaves": "{name}从画面{side}出画。",
        "rises": "{name}先{start}，然后{end}。",
        "back": "前景是{name}虚焦的肩背。",
        "hidden": "{name}不出现在画面中。",
        "camera": "镜头：{words}。",
        "then": "从{first}开始，然后{rest}",
        "next": "，再到",
        "and": "，",
        "before": "上一镜头结束时（{size}）：{where}",
        "before_bare": "上一镜头结束时：{where}",
        "holds": "面容、发型、服装和道具与描述完全一致；没有写明移动的人物保持原位。",
        "span": "{start}–{end}秒：",
        "goes_on": "（继续）",
        "says": "{who}{how}用{tongue}说：“{text}”",
        "mouths": "{who}{how}说话，口型对应：“{text}”",
        "how": "（{how}）",
        "off": "（画外）",
        "over": "（旁白，嘴唇不动）",
        "voice": "一个声音",
        "hold": "动作在{end}秒时结束，之后所有人保持姿势，不再说话。",
        "goes_on_part": "本镜头从首帧继续，中间没有切换。",
        "silent": "没有人说话。",
        "only": "除此之外没有其他台词。",
        "sound": "声音：人声与现场环境声，不要配乐。",
        "sound_silent": "声音：只有现场环境声，不要人声和配乐。",
        "no_text": "画面中不要出现字幕、标题、标识或任何文字。",
        "no_text_short": "不要字幕或文字。",
        "one_shot": "一个连续镜头，不切换。",
        "shots": "一段视频内含{count}个镜头，镜头之间硬切。",
        "shot": "镜头{number}（{start}–{end}秒）。",
        "first": "画面从给定的首帧开始。",
        "first_carried": "给定的首帧说明人物与场景；随后立即切换到下述机位。",
        "last": "画面结束于给定的尾帧。",
        "heed_line": "最重要的是，{who}清晰地逐字说出：“{text}”",
    },
}
RETAKES: dict[Language, dict[str, str]] = {
    "en": {
        "black": "The picture is lit and plainly visible from the first frame to the last.",
        "frozen": "Something visibly moves at every moment; the picture never stands still.",
        "stand_in": "The picture is lit and plainly visible, and something moves at every moment.",
        "shots_missing": "The picture is lit and plainly visible, and something moves at every moment.",
        "flicker": "Light and brightness stay even from frame to frame.",
        "noise": "The picture is clean, without grain.",
        "sharpness": "The picture is sharp and in focus.",
        "colour_drift": "Colours and light are exactly those of the rest of the scene.",
        "exposure_jump": "Colours and light are exactly those of the rest of the scene.",
        "speech_outside_lines": "Nobody makes a sound but for the lines that are given.",
        "silent": "The sounds of the place are heard from the first moment to the last.",
    },
    "zh": {
        "black": "画面从第一帧到最后一帧都有光线，清晰可见。",
        "frozen": "画面中始终有可见的动作，绝不静止。",
        "stand_in": "画面有光线，清晰可见，并且始终有动作。",
        "shots_missing": "画面有光线，清晰可见，并且始终有动作。",
        "flicker": "光线与亮度逐帧保持均匀。",
        "noise": "画面干净，没有噪点。",
        "sharpness": "画面清晰，对焦准确。",
        "colour_drift": "色彩与光线和本场景的其他镜头完全一致。",
        "exposure_jump": "色彩与光线和本场景的其他镜头完全一致。",
        "speech_outside_lines": "除给定的台词外，没有人发出声音。",
        "silent": "自始至终听得到现场的环境声。",
    },
}
"""What a retake is told where a metric has complained; other complaints are told in their own words."""


def say(language: Language, key: str, **words: object) -> str:
    """A sentence of this language with its words filled in."""
    return SENTENCES[language][key].format(**words)


def side_of(language: Language, x: float) -> str:
    """Where across the frame: `far left` … `far right`."""
    return next(word for edge, word in ACROSS[language] if x <= edge)


def clock(ms: int) -> str:
    """A time in seconds, to a tenth, without a trailing zero."""
    return f"{ms / 1000:.1f}".removesuffix(".0")


def sentence(text: str, language: Language) -> str:
    """The text with a full stop at its end, unless it has its own; what leads to a line loses its colon."""
    text = text.strip().rstrip(":：,，、;；—–- ")
    return text if not text or text[-1] in '.!?。！？…”"' else text + (".。"[language == "zh"])
