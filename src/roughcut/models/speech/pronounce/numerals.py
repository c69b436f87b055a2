"""Numbers, prices, times and dates as Mandarin says them."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "兆")
_MONEY = {"$": "美元", "¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PRICE = re.compile(rf"([$¥￥€£])\s?({_NUMBER})")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:：](\d{2})(?::\d{2})?(?!\d)")
_PERCENT = re.compile(rf"({_NUMBER})\s?[%％]")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年)")
_PLAIN = re.compile(rf"(?<![A-Za-z\d])(-?)({_NUMBER})")
_FRACTION = re.compile(r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])")
_RANGE = re.compile(r"(?<![\d-])(\d{1,4})[-–~～](\d{1,4})(?=[\u4e00-\u9fff%％])")
# Cleaning has written the sign out in English.
_DEGREES = re.compile(r"\s*degrees\s*C?\s*")
_TELEPHONE = re.compile(r"(?<![A-Za-z\d.,])\d{7,}(?![\d.,])")
_TWO = re.compile(
    r"(?<![\d零一二三四五六七八九十百千万第])二(?=[个位只张把次天年本条件块元岁人名间点两杯瓶封])"
)


def spoken_numbers(text: str) -> str:
    """The text with its numbers written as they are read aloud: `10:30` becomes 十点三十分."""
    text = _FRACTION.sub(lambda m: f"{_number(m[2])}分之{_number(m[1])}", text)
    text = _RANGE.sub(lambda m: f"{m[1]}到{m[2]}", _DEGREES.sub("度", text))
    # An amount so long is a round one; what is not is read like a telephone number.
    text = _TELEPHONE.sub(lambda m: m[0] if m[0].endswith("000") and m[0][0] != "1" else _digits(m[0]), text)
    text = _PRICE.sub(lambda m: _number(m[2]) + _MONEY[m[1]], text)
    text = _CLOCK.sub(lambda m: _clock(int(m[1]), int(m[2])), text)
    text = _PERCENT.sub(lambda m: "百分之" + _number(m[1]), text)
    text = _YEAR.sub(lambda m: _digits(m[1]), text)
    text = _PLAIN.sub(lambda m: ("负" if m[1] else "") + _number(m[2]), text)
    return _TWO.sub("两", text)


def _clock(hours: int, minutes: int) -> str:
    hour = "两" if hours == 2 else _whole(hours)
    if not minutes:
        return f"{hour}点"
    return f"{hour}点{'零' if minutes < 10 else ''}{_whole(minutes)}分"


def _number(text: str) -> str:
    whole, _, rest = text.replace(",", "").partition(".")
    # Telephone and room numbers are read digit by digit.
    spoken = _digits(whole) if len(whole) > 12 or (len(whole) > 1 and whole[0] == "0") else _whole(int(whole))
    return f"{spoken}点{_digits(rest)}" if rest else spoken


def _digits(text: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in text)


def _whole(number: int) -> str:
    if number == 0:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    spoken = ""
    for place in range(len(groups) - 1, -1, -1):
        if not groups[place]:
            spoken += "零" if spoken and not spoken.endswith("零") else ""
            continue
        if spoken and groups[place] < 1000 and not spoken.endswith("零"):
            spoken += "零"
        spoken += _thousands(groups[place]) + _GROUPS[place]
    spoken = spoken.rstrip("零")
    return spoken[1:] if spoken.startswith("一十") else spoken


def _thousands(number: int) -> str:
    spoken, gap = "", False
    for place in range(3, -1, -1):
        digit, number = divmod(number, 10**place)
        if digit:
            spoken += ("零" if gap and spoken else "") + _DIGITS[digit] + _UNITS[place]
        gap = not digit
    return spoken
