"""Takes what is not said out of an utterance: parentheticals, stage directions, actions in asterisks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

_ASIDE = re.compile(
    r"[(（](?P<round>[^()（）]*)[)）]"
    r"|[\[［](?P<square>[^\[\]［］]*)[\]］]"
    r"|【(?P<lens>[^【】]*)】"
    r"|(?<![\w*])\*(?P<star>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<score>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])"
)
_EMPHASIS = re.compile(r"(?<![\w*])\*\*(?=\S)([^*]+)(?<=\S)\*\*(?![\w*])")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|mine|we|we['’]\w+|our)\b|我|咱")
_ACTING = re.compile(r"^(?:[a-z]+(?:s|ing|ly)|beat|pause|silence|then)\b|^[㐀-鿿]")
_WRAPS = {'"': '"', "“": "”", "「": "」", "『": "』", "«": "»", "„": "“", "＂": "＂"}
_LONGEST_ASIDE = 120
_STRAY_MARKS = ".,;:，。；：、"


@dataclass(frozen=True)
class Piece:
    """A part of an utterance: words that are said, or (`said` False) a direction among them, or a
    parenthetical without any words."""

    text: str
    parenthetical: str = ""
    said: bool = True


def pieces_of(text: str, opening: str = "") -> list[Piece]:
    """Split an utterance at what is not said in it; `opening` is a parenthetical that came before.

    Words keep their order. A parenthetical belongs to the words after it, or, at the end, to those
    before it. Parentheticals without a spoken word come back as one piece that is not said.
    """
    text = _unwrapped(_EMPHASIS.sub(r"\1", text).strip())
    pieces: list[Piece] = []
    waiting = [opening] if opening else []
    buffer = ""
    for kind, part in _parts(text):
        if kind == "said":
            buffer += part
            continue
        if _words(buffer):
            pieces.extend(_spoken(buffer, waiting, pieces))
            buffer, waiting = "", []
        if kind == "direction":
            pieces.append(Piece(part, said=False))
        else:
            waiting.append(part)
    pieces.extend(_spoken(buffer, waiting, pieces) if _words(buffer) else ())
    if _words(buffer):
        return pieces
    if pieces and pieces[-1].said:
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text + buffer.strip())
    return _attached(pieces, waiting) if waiting else pieces


def _words(text: str) -> bool:
    """True for words, and for a speech of marks alone (`...`); one stray mark is neither."""
    bare = text.strip()
    return len(bare) > 1 or bool(bare.strip(_STRAY_MARKS + "*_'“”"))


def _spoken(buffer: str, waiting: list[str], pieces: list[Piece]) -> Iterator[Piece]:
    """The words after an aside; a mark that opens them belongs to the words before it."""
    text = buffer.strip()
    if pieces or waiting:
        bare = text.lstrip(_STRAY_MARKS + " ")
        mark = text[: len(text) - len(bare)].strip()
        if len(mark) == 1 or (mark and set(mark) != {"."}):
            if pieces and pieces[-1].said:
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text + mark)
            text = bare
    yield Piece(_unwrapped(text), ", ".join(waiting))


def _attached(pieces: list[Piece], waiting: list[str]) -> list[Piece]:
    """Parentheticals that no words follow go to the last words, if there are any."""
    if pieces and pieces[-1].said:
        last = pieces[-1]
        return [
            *pieces[:-1],
            replace(last, parenthetical=", ".join([last.parenthetical, *waiting]).lstrip(", ")),
        ]
    return [*pieces, Piece("", ", ".join(waiting), said=False)]


def _parts(text: str) -> Iterator[tuple[Literal["said", "aside", "direction"], str]]:
    place = 0
    for match in _ASIDE.finditer(text):
        kind = _kind(match, text)
        if kind == "literal":
            continue
        yield "said", text[place : match.start()]
        content = next(group for group in match.groups() if group is not None).strip()
        if kind == "emphasis":
            yield "said", content
        elif content:
            yield ("direction" if kind == "direction" else "aside"), content
        place = match.end()
    yield "said", text[place:]


def _kind(match: re.Match[str], text: str) -> Literal["literal", "emphasis", "aside", "direction"]:
    """What a bracket holds: spoken words stay where they are."""
    name = str(match.lastgroup)
    content = match.group(name).strip()
    if not any(char.isalpha() for char in content):
        return "literal"
    if name in ("star", "score"):
        return _starred(content, match, text)
    if name == "round":
        spoken = _FIRST_PERSON.search(content) or len(content) > _LONGEST_ASIDE
        return "literal" if spoken else "aside"
    opens = match.start() < 200 and not text[: match.start()].strip()  # `[whispering] Come here.`
    return "aside" if opens and len(content.split()) <= 2 and content[0].islower() else "direction"


def _starred(content: str, match: re.Match[str], text: str) -> Literal["emphasis", "aside", "direction"]:
    """`*sighs*` is an action, `*really*` in the midst of a sentence is emphasis."""
    before, after = (
        text[max(0, match.start() - 8) : match.start()].rstrip(),
        text[match.end() : match.end() + 8],
    )
    at_edge = not before or not after.strip(" .!?…。！？")
    after_stop = before[-1:] in ".!?…。！？—"
    many = len(content.split()) > 1
    if content[-1] in ".。!！" and content[0].isupper() and many:
        return "direction"
    if _ACTING.match(content) and (at_edge or after_stop):
        return "aside"
    return "aside" if many and at_edge and content[0].islower() else "emphasis"


def _unwrapped(text: str) -> str:
    """Without the quotation marks around the whole of it."""
    close = _WRAPS.get(text[:1])
    inner = text[1:-1]
    if close and len(text) > 2 and text.endswith(close) and text[0] not in inner and close not in inner:
        return inner.strip() or text
    return text
