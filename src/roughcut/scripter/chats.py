"""Reads chats as phones export them: WhatsApp in its many date forms, WeChat copied as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roughcut.script.screenplay.marks import joined_rows
from roughcut.scripter.assembling import assembled
from roughcut.scripter.schema import Dialogue, Event, Turn

_DATE = (
    r"(?:\d{1,4}[./\-年]\s?\d{1,2}[./\-月]\s?\d{1,4}日?|\d{1,2}[/月-]\d{1,2}日?"
    r"|昨天|今天|星期.|周.|Yesterday|Today)"
)
_PERIOD = r"(?:上午|下午|晚上|凌晨|早上|中午|清晨|傍晚)"
_CLOCK = rf"{_PERIOD}?\s*\d{{1,2}}[:.：]\d{{2}}(?:[:.：]\d{{2}})?\s*(?:[ap]\.?\s?m\.?|{_PERIOD})?"
_STAMP = rf"{_DATE}[,，]?\s*{_CLOCK}"
_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff"

_WHATSAPP = re.compile(
    rf"^[{_MARKS}]*(?:\[{_STAMP}\]|{_STAMP}\s+[-–—])[ {_MARKS}]*(?P<rest>.*)$", re.IGNORECASE
)
_NAMED = re.compile(rf"^(?:~\s*)?(?P<name>[^:：\n]{{1,60}}?)\s?[:：](?:[ {_MARKS}]+(?P<text>.*)|(?P<none>))$")
_HEAD = re.compile(
    rf"^(?P<name>[^\s:：,，。.!?！？](?:[^\s:：]| (?! )){{0,30}}?)(?<! at)(?<! by)(?<!until)"
    rf"[ \t\u3000]+(?:{_DATE}\s*)?{_CLOCK}$|^{_DATE}\s+{_CLOCK}\s+(?P<named>[^\s:：].{{0,40}})$",
    re.IGNORECASE,
)
_RULE = re.compile(rf"^[—–\-=\s]*(?:{_DATE})[—–\-=\s]*$")
_ACCOUNT = re.compile(r"\s*[(<（]\S+[)>）]$")  # `小雨(12345)`: the number is no part of the name
_NOTICE = re.compile(
    r"created (?:this )?group|changed (?:the|this|their|to)\b|\b(?:added|removed|invited) |\bleft$|\bjoined\b"
    r"|end-to-end encrypted|security code|创建了|更改了|邀请|加入了|退出了|撤回了|拍了拍|以上是|以下是新消息"
    r"|开启了朋友验证|你已添加了"
    r"|修改群名|聊天记录",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"<(?:media|attached|image|video|audio|sticker|gif|document|contact|省略|媒体|附件|图像|视频)[^<>]*>"
    r"|(?:image|video|audio|sticker|gif|document|contact card|voice message|video note|poll) omitted"
    r"|(?:图像|图片|视频|音频|语音|贴图|文档|表情)?已(?:忽略|省略)(?:图像|图片|视频|音频|贴图|文档|表情)?"
    r"|\S[^\n]* \((?:file attached|文件附件|附件)\)"
    r"|(?:this message was deleted|you deleted this message|waiting for this message[^\n]*|null)\.?"
    r"|(?:此消息已删除|您已删除此消息|你删除了这条消息)。?|missed (?:voice|video|group)[^\n]*call[^\n]*"
    r"|[\[［](?:图片|照片|语音|视频|表情|动画表情|文件|位置|链接|名片|红包|微信红包|转账|音乐|小程序|聊天记录|语音通话|视频通话|photo|video"
    r"|sticker|voice|audio|file|location|link|voice call|video call|image)[\]］][^\n]{0,60}",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*<(?:this message was edited|此消息已编辑|消息已编辑)>\s*$", re.IGNORECASE)


@dataclass
class _Message:
    """One message; a message of nobody is a notice of the program."""

    speaker: str
    line: int
    rows: list[str] = field(default_factory=list)


def is_chat(text: str) -> bool:
    """True where most of what stands in a text are messages with a date or an hour."""
    rows = [row.strip() for row in text[:200_000].splitlines() if row.strip()]
    stamped = sum(1 for row in rows if _WHATSAPP.match(row))
    if rows and stamped and _WHATSAPP.match(rows[0]) and (stamped > 1 or len(rows) == 1):
        return any(_named(str(match["rest"])) for row in rows if (match := _WHATSAPP.match(row)))
    heads = [i for i, row in enumerate(rows) if _HEAD.match(row)]
    return len(heads) > 1 and heads[0] < 6 and len(heads) * 6 >= len(rows) and len(rows) - 1 not in heads


def read_chat(text: str) -> Dialogue:
    """Read a chat, every message word for word. Notices, pictures and deleted messages are remarks.

    Raises DialogueError where nobody says a word.
    """
    rows = text.split("\n")
    first = next((row.strip() for row in rows if row.strip()), "")
    messages = list(_whatsapp(rows) if _WHATSAPP.match(first) else _wechat(rows))
    events: list[Event] = []
    remarks: list[str] = []
    for message in messages:
        said, unsaid = _sorted(message)
        if said:
            events.append(Turn(speaker=message.speaker, text=said, line=message.line))
        remarks += [f"{message.speaker}: {row}" if message.speaker else row for row in unsaid]
    return assembled("", events, remarks, exact={message.speaker for message in messages})


def _whatsapp(rows: Sequence[str]) -> Iterator[_Message]:
    open_message: _Message | None = None
    for line, row in enumerate(rows, start=1):
        match = _WHATSAPP.match(row.strip())
        if not match:
            if open_message and row.strip():
                open_message.rows.append(row.strip())
            continue
        if open_message:
            yield open_message
        named = _named(match["rest"])
        open_message = _Message(named[0], line, [named[1]]) if named else _Message("", line, [match["rest"]])
    if open_message:
        yield open_message


def _named(rest: str) -> tuple[str, str] | None:
    """Who writes and what, in the rest of a stamped row; None for a notice."""
    match = _NAMED.match(rest)
    if not match or _NOTICE.search(match["name"]) or match["name"].count('"') % 2:
        return None
    return match["name"].strip(f" {_MARKS}"), (match["text"] or "").strip(f" {_MARKS}")


def _wechat(rows: Sequence[str]) -> Iterator[_Message]:
    """Heads with a name and an hour, the words below them."""
    message = _Message("", 1)
    for line, row in enumerate(rows, start=1):
        text = row.strip()
        head = _HEAD.match(text)
        if head and not _RULE.match(text):
            yield message
            name = _ACCOUNT.sub("", head["name"] or head["named"])
            message = _Message(name.strip(), line)
        elif _RULE.match(text) or _NOTICE.search(text):
            yield message
            yield _Message("", line, [text])
            message = _Message(message.speaker, line)
        elif text:
            message.rows.append(text)
    yield message


def _sorted(message: _Message) -> tuple[str, list[str]]:
    """What is said in a message, and its rows that nobody says."""
    if not message.speaker:
        return "", [row for row in message.rows if row]
    said: list[str] = []
    unsaid: list[str] = []
    for row in message.rows:
        bare = row.strip(f" {_MARKS}")
        edited = _EDITED.search(bare)
        if edited:
            unsaid.append(edited.group().strip())
            bare = bare[: edited.start()]
        if _NOT_SAID.fullmatch(bare):
            unsaid.append(bare)
        elif bare:
            said.append(bare)
    return joined_rows(said), unsaid
