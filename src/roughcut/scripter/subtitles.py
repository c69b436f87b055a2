"""Reads subtitles as dialogues: who says each caption, and which captions are one speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roughcut.errors import DialogueError
from roughcut.script.language import detect_language
from roughcut.script.screenplay.marks import joined_rows
from roughcut.scripter.assembling import assembled
from roughcut.scripter.captions import Caption, clean, read_captions, voiced
from roughcut.scripter.labels import read_label, speaker_labels
from roughcut.scripter.records import turn_events
from roughcut.scripter.schema import Dialogue, Direction, Event, Turn

_DASH = re.compile(r"^[-–—‐]\s*(?=\S)|^>>\s*(?=\S)")
_BRACKETED = re.compile(r"^[\[(（【]([^\[\]()（）【】]+)[\])）】]$")
_NAMED = re.compile(r"^[\[【]([^\[\]【】]{1,40})[\]】]\s*(\S.*)$")
_NOISE = re.compile(
    r"\b(?:music|applause|silence|laughter|\w+ing|sighs?|laughs?|gasps?|chuckles?|\w+ed)\b", re.IGNORECASE
)
_MUSIC = re.compile(r"^[♪♫#\s]+(.*?)[♪♫#\s]*$")
_ENDS = '.!?。！？…"”」』♪'
_DEFAULTS = {"en": ("Speaker A", "Speaker B"), "zh": ("甲", "乙")}


@dataclass(frozen=True)
class Heard:
    """Something in the sound: words of a speaker, or (`speaker` empty) what is heard besides."""

    speaker: str
    text: str
    start_ms: int
    end_ms: int
    line: int


def read_subtitles(text: str) -> Dialogue:
    """Read SRT or WebVTT; captions that one speaker's sentence runs through are one turn.

    Speakers come from `<v Name>`, `NAME: …` and `[Name] …`, and go on until another is named; where
    nobody is, dashes change the speaker. Raises DialogueError where nobody speaks.
    """
    heard, remarks = heard_in(text)
    events: list[Event] = []
    for each in _joined(heard):
        if each.speaker:
            events.extend(turn_events(each.speaker, each.text, "", each.line))
        else:
            events.append(Direction(text=each.text, line=each.line))
    exact = {event.speaker for event in events if isinstance(event, Turn)}
    return assembled("", events, remarks, () if len(exact) > 1 else exact)


def heard_in(text: str) -> tuple[list[Heard], list[str]]:
    """All that the captions hold, in order, each with its time; and remarks. DialogueError for none."""
    captions, remarks = read_captions(text)
    if not captions:
        raise DialogueError("The subtitles have no caption; each needs a time such as `00:01 --> 00:03`.")
    voices = _Voices(captions)
    heard = [each for caption in captions for each in voices.heard(caption)]
    if not voices.known:
        remarks = [*remarks, "The subtitles name nobody; a dash or >> changes the speaker."]
    return heard, remarks


class _Voices:
    """Knows who speaks while captions are read one after the other."""

    def __init__(self, captions: Sequence[Caption]) -> None:
        rows = [_DASH.sub("", clean(row)) for caption in captions for row in caption.rows]
        self.labels = speaker_labels(row for row in rows if row and not _BRACKETED.match(row))
        self.brackets = _bracket_names(rows)
        tagged = any(
            voice for caption in captions for row in caption.rows for voice, _ in voiced(row) if voice
        )
        self.known = bool(tagged or self.labels or self.brackets)
        self.defaults = _DEFAULTS[detect_language(" ".join(rows))]
        self.speaker = ""

    def heard(self, caption: Caption) -> Iterator[Heard]:
        """What one caption holds: a piece for each speaker and each sound."""
        waiting: list[str] = []
        for row in caption.rows:
            for voice, words in voiced(row):
                change, words = self._change(voice, words)
                sound = _sound(words)
                if (change or sound) and waiting:
                    yield self._piece(caption, joined_rows(waiting))
                    waiting = []
                self.speaker = change or self.speaker
                if sound:
                    yield Heard("", sound, caption.start_ms, caption.end_ms, caption.line)
                elif words:
                    waiting.append(words)
        if waiting:
            yield self._piece(caption, joined_rows(waiting))

    def _piece(self, caption: Caption, words: str) -> Heard:
        self.speaker = self.speaker or self.defaults[0]
        return Heard(self.speaker, words, caption.start_ms, caption.end_ms, caption.line)

    def _change(self, voice: str, words: str) -> tuple[str, str]:
        """Whom a row gives the word to (empty: nobody new), and the words without the name."""
        dashed = _DASH.match(words)
        words = _DASH.sub("", words)
        label, named = read_label(words), _NAMED.match(words)
        if voice:
            return voice, words
        if label and label.name in self.labels and label.rest:
            aside = f"({label.aside}) " if label.aside else ""
            return label.name, aside + label.rest
        if named and named[1] in self.brackets:
            return named[1], named[2]
        if dashed and not self.known and not _sound(words):
            first, second = self.defaults
            return (second if self.speaker == first else first), words
        return "", words


def _bracket_names(rows: Sequence[str]) -> frozenset[str]:
    """`[Mara] Hello.`: names in capitals before words, not noises such as `[Laughs]`."""
    counts = Counter(match[1].strip() for row in rows if (match := _NAMED.match(row)))
    return frozenset(name for name in counts if name[:1] == name[:1].upper() and not _NOISE.search(name)
                     and all(word[:1] == word[:1].upper() for word in name.split()))  # fmt: skip


def _sound(words: str) -> str:
    """What is heard besides speech: `[door slams]`, `♪ a song ♪`; empty for speech."""
    match = _BRACKETED.match(words) or (_MUSIC.match(words) if words[:1] in "♪♫" else None)
    return str(match[1]).strip() if match else ""


def _joined(heard: Sequence[Heard]) -> Iterator[Heard]:
    """Captions through which one sentence of one speaker runs, as one."""
    open_piece: Heard | None = None
    for each in heard:
        if (
            open_piece
            and each.speaker
            and each.speaker == open_piece.speaker
            and open_piece.text[-1] not in _ENDS
        ):
            open_piece = replace(
                open_piece, text=joined_rows([open_piece.text, each.text]), end_ms=each.end_ms
            )
            continue
        if open_piece:
            yield open_piece
        open_piece = each
    if open_piece:
        yield open_piece
