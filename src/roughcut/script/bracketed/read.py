"""Reads the bracketed form, all the ways that people and models write it."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.errors import ScriptError
from roughcut.script.bracketed.entries import BlockingReader, CastReader, SceneReader
from roughcut.script.bracketed.heads import Head, find_heads
from roughcut.script.bracketed.lexis import Notes, excerpt, shield, tidy
from roughcut.script.bracketed.sections import Section, find_sections
from roughcut.script.bracketed.speech import Voices, read_beats
from roughcut.script.bracketed.timing import Timed, settle
from roughcut.script.language import detect_language
from roughcut.script.naming import NameIndex
from roughcut.script.schema import Beat, Character, Language, Line, Reading, Scene, Script, Shot

_NO_SHOT = (
    "This script has no shot: expected a 【DIALOGUE】 section with numbered shots such as `1. [0s-4s] …`."
)


@dataclass(frozen=True)
class _Entry:
    """A shot as written: its head, and the offset where its body ends."""

    head: Head
    end: int


def read(text: str) -> Reading:
    """Understand a script in any of its dialects: time-coded or not, English or Chinese, on many rows or one.

    What found no place, and what had to be guessed or mended, is a warning with line and column. Raises
    ScriptError where there is no shot at all.
    """
    return _Reader(shield(text)).reading()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.notes = Notes(text)
        self.cast = CastReader(self.notes)
        self.scenes = SceneReader(self.notes)
        self.blocking = BlockingReader(self.notes)
        self.title: list[str] = []
        self.written_by: list[str] = []
        self.warnings: list[str] = []
        self.language: Language | None = None

    def reading(self) -> Reading:
        preamble_end, sections = find_sections(self.text, self.notes)
        entries = self._sections(preamble_end, sections)
        if not entries:
            raise ScriptError(_NO_SHOT)
        script = self._script(entries)
        return Reading(script=script, warnings=self.notes.warnings())

    # The sections

    def _sections(self, preamble_end: int, sections: list[Section]) -> list[_Entry]:
        entries: list[_Entry] = []
        has_dialogue = any(section.kind == "dialogue" for section in sections)
        entries += self._preamble(preamble_end, has_dialogue=has_dialogue)
        for section in sections:
            if section.kind == "dialogue":
                entries += self._dialogue(section.start, section.end)
            elif section.kind == "cast":
                self.cast.read(self.text, section.start, section.end)
            elif section.kind == "scene":
                self.scenes.read(self.text, section.start, section.end)
            elif section.kind == "blocking":
                self.blocking.read(self.text, section.start, section.end)
            else:
                self._label(section)
        return entries

    def _preamble(self, end: int, *, has_dialogue: bool) -> list[_Entry]:
        """Shots before the first header, where no section holds them; anything else there has no place."""
        if not tidy(self.text[:end]):
            return []
        heads = [] if has_dialogue else find_heads(self.text, 0, end, self.notes)
        if any(head.span or head.camera for head in heads):
            return self._dialogue(0, end)
        start = end - len(self.text[:end].lstrip())
        message = f"“{excerpt(self.text[start:end])}” stands before the first section; it was left out"
        self.notes.add(start, message)
        return []

    def _dialogue(self, start: int, end: int) -> list[_Entry]:
        heads = find_heads(self.text, start, end, self.notes)
        first = heads[0].start if heads else end
        opening = self.text[start:first]
        if tidy(opening):
            message = f"“{excerpt(opening)}” stands before the first shot; it was left out"
            self.notes.add(start + len(opening) - len(opening.lstrip()), message)
        ends = [head.start for head in heads[1:]] + [end]
        return [_Entry(head, stop) for head, stop in zip(heads, ends, strict=True)] if heads else []

    def _label(self, section: Section) -> None:
        content = tidy(self.text[section.start : section.end])
        if section.kind == "warnings":
            rows = self.text[section.start : section.end].split("\n")
            self.warnings += [row for row in map(tidy, rows) if row]
        elif section.kind in ("title", "written_by"):
            (self.title if section.kind == "title" else self.written_by).append(content)
        elif content in ("en", "zh"):
            self.language = "en" if content == "en" else "zh"
        elif content:
            self.notes.add(section.start, f"“{excerpt(content)}” is not a language we know (en, zh)")

    # The shots

    def _script(self, entries: list[_Entry]) -> Script:
        cast = self.cast.cast()
        voices = Voices(NameIndex([character.name for character in cast]))
        beats = [read_beats(self.text[e.head.body : e.end], voices, e.head.body) for e in entries]
        for offset, remark in voices.remarks:
            self.notes.add(offset, remark)
        cast += tuple(Character(name=name) for name in voices.added.values())
        scenes = self._scenes(entries)
        shots = self._shots(entries, beats, scenes)
        title = " ".join(part for part in self.title if part)
        language = self.language or spoken_language(shots, cast, scenes)
        written_by = " ".join(part for part in self.written_by if part)
        return Script(
            title=title,
            written_by=written_by,
            warnings=tuple(self.warnings),
            language=language,
            cast=cast,
            scenes=scenes,
            shots=shots,
        )

    def _scenes(self, entries: list[_Entry]) -> tuple[Scene, ...]:
        scenes = self.scenes.scenes()
        known = {scene.number for scene in scenes}
        for entry in entries:
            number = entry.head.camera.scene_number if entry.head.camera else None
            if number is not None and number not in known and number >= 1:
                known.add(number)
                scenes += (Scene(number=number),)
                self.notes.add(
                    entry.head.start, f"scene {number} is not described; added without a description"
                )
        return scenes

    def _shots(
        self, entries: list[_Entry], beats: list[tuple[Beat, ...]], scenes: tuple[Scene, ...]
    ) -> tuple[Shot, ...]:
        numbers = self._written_numbers(entries)
        blocking = self._blocking(numbers)
        timed = [
            Timed(index + 1, entry.head.start, entry.head.span, beats[index])
            for index, entry in enumerate(entries)
        ]
        shots: list[Shot] = []
        scene_number = scenes[0].number
        for index, (entry, (start_ms, end_ms)) in enumerate(
            zip(entries, settle(timed, self.notes), strict=True)
        ):
            camera = entry.head.camera
            scene_number = (camera.scene_number if camera else None) or scene_number
            shot = Shot(
                number=index + 1,
                scene_number=scene_number,
                start_ms=start_ms,
                end_ms=end_ms,
                sizes=tuple(camera.sizes) if camera else (),
                movements=tuple(camera.movements) if camera else (),
                beats=beats[index],
                blocking=blocking.get(index, ""),
            )
            shots.append(shot)
        return tuple(shots)

    def _written_numbers(self, entries: list[_Entry]) -> list[int]:
        """The number each shot is written with; jumps are noted, because shots become 1, 2, 3 …"""
        numbers: list[int] = []
        last = 0
        for index, entry in enumerate(entries, 1):
            number = entry.head.number
            if number is None:
                self.notes.add(entry.head.start, f"a shot without a number became shot {index}")
                number = last + 1
            elif number != last + 1:
                problem = "twice" if number in numbers[-1:] else f"where {last + 1} was expected"
                self.notes.add(
                    entry.head.start, f"shot number {number} stands {problem}; it became shot {index}"
                )
            numbers.append(number)
            last = number
        return numbers

    def _blocking(self, numbers: list[int]) -> dict[int, str]:
        """Blocking by shot index. Entries go to shots by their written number."""
        places: dict[int, list[int]] = {}
        for index, number in enumerate(numbers):
            places.setdefault(number, []).append(index)
        found: dict[int, list[str]] = {}
        left = 4 * len(numbers) + 1_000  # ranges over ranges must not cost more than the text is long
        for offset, first, last, said in self.blocking.entries:
            reached = [0] if first == 0 else _reached(first, last, places, left)
            left -= len(reached)
            if not reached:
                which = f"shot {first}" if first == last else f"shots {first} to {last}"
                message = f"there is no {which} for the blocking “{excerpt(said)}”; it was left out"
                self.notes.add(offset, message)
            for index in reached:
                if index in found:
                    self.notes.add(offset, f"shot {index + 1} has blocking twice; both were kept")
                found.setdefault(index, []).append(said)
        return {index: " ".join(said) for index, said in found.items()}


def _reached(first: int, last: int, places: dict[int, list[int]], most: int) -> list[int]:
    """Indices of the shots that are written with a number from `first` to `last`."""
    if first == last:
        return places.get(first, [])
    last = min(last, first + most)
    return [index for number in range(first, last + 1) for index in places.get(number, ())]


def spoken_language(
    shots: tuple[Shot, ...], cast: tuple[Character, ...], scenes: tuple[Scene, ...]
) -> Language:
    """The language of the spoken lines, or of everything else where nobody speaks."""
    spoken = [beat.text for shot in shots for beat in shot.beats if isinstance(beat, Line)]
    rest = [beat.text for shot in shots for beat in shot.beats]
    rest += [character.description for character in cast] + [scene.description for scene in scenes]
    return detect_language(" ".join(spoken or rest))
