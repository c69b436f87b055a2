"""Writes the time-coded form, in English or Chinese, so that it reads back as the same script.

Plain text stays plain wherever the reader takes it for what it is; only where it would be mistaken for
something else is a mark escaped. Each shot and entry is read back on the spot to find out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from roughcut.script.bracketed.camera import camera_text, match_camera
from roughcut.script.bracketed.entries import BlockingReader, CastReader, SceneReader
from roughcut.script.bracketed.lexis import ESCAPABLE, PUNCTUATION, Notes, escape, places_of, shield
from roughcut.script.bracketed.read import spoken_language
from roughcut.script.bracketed.sections import header_places
from roughcut.script.bracketed.spans import match_span, span_text
from roughcut.script.bracketed.speech import Voices, read_beats
from roughcut.script.bracketed.timing import LONGEST_MS
from roughcut.script.naming import NameIndex
from roughcut.script.schema import Beat, Character, Line, Scene, Script, Shot

_HEADERS = {
    "en": (
        "TITLE",
        "WRITTEN BY",
        "WARNINGS",
        "LANGUAGE",
        "DIALOGUE",
        "CHARACTER DESCRIPTIONS",
        "SCENE DESCRIPTION",
        "BLOCKING",
    ),
    "zh": ("标题", "编剧", "警告", "语言", "对白", "人物描述", "场景描述", "站位"),
}
_SIMPLE_NAME = re.compile(
    r"(?!(?:shot|镜头|分镜|镜号|镜|第)[\s#]*\d)[^\W\d_](?:[\w '’·-]|\.(?=\s))*", re.IGNORECASE
)
# What a reader could take for the head of a shot, in a row and at the start of one.
_LOOKS_NUMBERED = re.compile(r"[0-9](?:[ \t]|镜头|个镜头|镜)*+[.．:：、)）]?[*_ \t]*+(?=[\[［【(（])")
_ROW_NUMBER = re.compile(
    r"(?:[^\w\n]|_)*+(shot|镜头|分镜|镜号|镜|第)?[ \t#]*+([0-9]+)(?:[ \t]|镜头|个镜头|镜)*+([.．:：、)）])?",
    re.IGNORECASE,
)
_ROW_OPENING = re.compile(r"[\s#*]*+([\[［【(（<#*>-])")
_SPEECH_MARKS = "\"“”「」『』‘’'«»＂:：<"


def write(script: Script) -> str:
    """The script as text: `read(write(script)).script == script`, without a warning."""
    return _Writer(script).text()


def write_shots(script: Script, numbers: Collection[int]) -> str:
    """Some of the shots alone, under their own numbers: their dialogue and their blocking."""
    return _Writer(script).shots_text(numbers)


class _Writer:
    def __init__(self, script: Script) -> None:
        self.script = script
        self.chinese = script.language == "zh"
        self.colon = "：" if self.chinese else ": "
        self.names = [character.name for character in script.cast]
        self.index = NameIndex(self.names)

    def text(self) -> str:
        """All sections, those that hold something, with a blank row between them."""
        script = self.script
        title, written_by, warnings, language, dialogue, cast, scene, blocking = _HEADERS[script.language]
        sections = [(title, [_guarded(script.title, opens_row=True)] if script.title else [])]
        if script.written_by:
            sections.append((written_by, [_guarded(script.written_by, opens_row=True)]))
        sections.append((warnings, [_guarded(each, opens_row=True) for each in script.warnings]))
        if spoken_language(script.shots, script.cast, script.scenes) != script.language:
            sections.append((language, [script.language]))
        sections.append((dialogue, list(self._shots(self.script.shots))))
        sections.append((cast, [self._character(character) for character in script.cast]))
        sections.append((scene, list(self._scenes())))
        sections.append((blocking, [self._blocking(shot) for shot in script.shots if shot.blocking]))
        return _joined(sections)

    def shots_text(self, numbers: Collection[int]) -> str:
        """Two sections with these shots alone."""
        chosen = [shot for shot in self.script.shots if shot.number in numbers]
        *_, dialogue, _cast, _scene, blocking = _HEADERS[self.script.language]
        rows = [self._blocking(shot) for shot in chosen if shot.blocking]
        return _joined([(dialogue, list(self._shots(chosen))), (blocking, rows)])

    # Shots

    def _shots(self, shots: Sequence[Shot]) -> Iterator[str]:
        first = shots[0] if shots else None
        previous_end = first.start_ms if first and first.number > 1 else 0
        for shot in shots:
            exact = shot.start_ms != previous_end or shot.duration_ms > LONGEST_MS
            previous_end = shot.end_ms
            span = span_text(shot.start_ms, shot.end_ms, exact=exact, chinese=self.chinese)
            camera = camera_text(shot, chinese=self.chinese, with_scene=len(self.script.scenes) > 1)
            head = f"{shot.number}. {span} {camera}".rstrip()
            last = shot is shots[-1]
            yield "\n".join([head, *self._beats(shot), *([] if last else [""])])

    def _beats(self, shot: Shot) -> list[str]:
        """The plainest rows that read back: with no escapes, with none but for speech, with all."""
        for marks in ("", _SPEECH_MARKS):
            rows = self._rows(shot.beats, marks, exact=False)
            if self._reads_back(rows, shot.beats):
                return rows
        return self._rows(shot.beats, PUNCTUATION, exact=True)

    def _reads_back(self, rows: list[str], beats: tuple[Beat, ...]) -> bool:
        voices = Voices(self.index)
        body = "\n" + "\n".join(rows) + "\n\n"
        return read_beats(shield(body), voices) == beats and not voices.remarks and not voices.added

    def _rows(self, beats: tuple[Beat, ...], marks: str, *, exact: bool) -> list[str]:
        rows = []
        label = "情节：" if self.chinese else "Plot: "
        for beat in beats:
            if isinstance(beat, Line):
                rows.append(self._line(beat, exact=exact))
            else:
                rows.append(label + _guarded(beat.text, also=marks, opens_row=not label))
                label = ""
        return rows

    def _line(self, line: Line, *, exact: bool) -> str:
        plain = not exact and line.speaker in self.names and _SIMPLE_NAME.fullmatch(line.speaker)
        speaker = line.speaker if plain else f"<{_escaped(line.speaker)}>"
        opening, closing = ("“", "”") if self.chinese else ('"', '"')
        words = _guarded(line.text, also=PUNCTUATION if exact else opening + closing)
        how = ""
        if line.parenthetical:
            inside = _guarded(line.parenthetical, also=PUNCTUATION if exact else "()（）")
            # The exact form has one spelling, whatever the language.
            how = f"（{inside}）" if self.chinese and plain else f" ({inside})"
        return f"{speaker}{how}{self.colon}{opening}{words}{closing}"

    # The other sections

    def _character(self, character: Character) -> str:
        """The plainest entry that reads back: with no escapes, with some in the name alone, with all."""
        description = _guarded(character.description)
        for name in (_guarded(character.name, opens_row=True), _escaped(character.name)):
            entry = self._entry(name, description)
            if _read_cast(entry) == (character,):
                return entry
        # In a row of its own a name may hold what looks like the end of one entry before another.
        name = _guarded(character.name, also=ESCAPABLE, opens_row=True)
        return self._entry(name, _escaped(character.description))

    def _entry(self, name: str, text: str) -> str:
        return f"{name}{self.colon}{text}".rstrip(" ")

    def _scenes(self) -> Iterator[str]:
        scenes = self.script.scenes
        only = scenes[0]
        if scenes == (Scene(description=only.description),):
            plain = _guarded(only.description, opens_row=True)
            if not plain or _read_scene(plain) == (only,):
                yield from [plain] if plain else []
                return
        for scene in scenes:
            plain = self._scene(scene.number, _guarded(scene.heading), _guarded(scene.description))
            escaped = self._scene(scene.number, _escaped(scene.heading), _escaped(scene.description))
            yield plain if _read_scene(plain) == (scene,) else escaped

    def _scene(self, number: int, heading: str, description: str) -> str:
        name = f"场景{number}" if self.chinese else f"Scene {number}"
        named = f"{name} — {heading}" if heading else name
        return self._entry(named, description) if description else named

    def _blocking(self, shot: Shot) -> str:
        plain = f"{shot.number}{self.colon}{_guarded(shot.blocking)}"
        notes = Notes("")
        reader = BlockingReader(notes)
        shielded = shield(plain)
        reader.read(shielded, 0, len(shielded))
        expected = [(0, shot.number, shot.number, shot.blocking)]
        if reader.entries == expected and not notes.warnings():
            return plain
        return f"{shot.number}{self.colon}{_escaped(shot.blocking)}"


def _joined(sections: Sequence[tuple[str, list[str]]]) -> str:
    return "\n".join("\n".join((f"【{name}】", *rows, "")) for name, rows in sections if rows)


def _read_cast(row: str) -> tuple[Character, ...]:
    """Whom a row of the cast names; nobody where it cannot be read without a warning."""
    notes = Notes("")
    reader = CastReader(notes)
    shielded = shield(row)
    reader.read(shielded, 0, len(shielded))
    return () if notes.warnings() else tuple(reader.cast())


def _read_scene(row: str) -> tuple[Scene, ...]:
    notes = Notes("")
    reader = SceneReader(notes)
    shielded = shield(row)
    reader.read(shielded, 0, len(shielded))
    return reader.scenes()


def _escaped(text: str) -> str:
    return _guarded(text, also=PUNCTUATION, opens_row=True)


def _guarded(text: str, *, also: str = "", opens_row: bool = False) -> str:
    """`text` with escapes only before `also`, and before what would open a section or a shot."""
    places = places_of(text, also)
    if "【" in text:
        places.update(header_places(text))
    for match in _LOOKS_NUMBERED.finditer(text):
        if match_span(text, match.end()) or match_camera(text, match.end(), len(text)):
            places.add(match.end())
    if opens_row:
        places.update(_row_opening_places(text))
    return escape(text, places)


def _row_opening_places(text: str) -> Iterator[int]:
    number = _ROW_NUMBER.match(text)
    if number and (number[1] or number[3]):
        yield number.start(2)
    opening = _ROW_OPENING.match(text)
    if opening:
        yield opening.start(1)
