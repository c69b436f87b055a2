"""The plan of a long dialogue: who and where for all of it, and the beats in which it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from roughcut.models.language.texts import token_estimate
from roughcut.script.schema import Character, Language, Scene
from roughcut.scripter.grammar import write_script
from roughcut.scripter.language.asking import Asker
from roughcut.scripter.language.budget import Budget
from roughcut.scripter.language.drafts import DraftCharacter, DraftScene, inlined, json_in
from roughcut.scripter.language.listing import LANGUAGES, cast_rows, numbered, part_of, wishes
from roughcut.scripter.language.prompts import prompt
from roughcut.scripter.schema import Dialogue, Heading, Turn

_LENGTHS = (None, 400, 160, 80, 40)
_FEWEST = 24  # a window of the plan holds at least so many turns


class PlannedBeat(BaseModel):
    """A part of the dialogue: turns by number (1-based, both included), its scene and what happens."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first_turn: int
    last_turn: int
    scene: int = 1
    change: str = ""
    tension: float = 0.5
    blocking: str = ""


class _PlanAnswer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str = ""
    cast: tuple[DraftCharacter, ...]
    scenes: tuple[DraftScene, ...] = Field(min_length=1)
    beats: tuple[PlannedBeat, ...] = Field(min_length=1)


class Plan(BaseModel):
    """What holds from the first shot to the last. The beats follow each other without a gap."""

    model_config = ConfigDict(frozen=True)

    title: str
    cast: tuple[Character, ...]
    scenes: tuple[Scene, ...]
    beats: tuple[PlannedBeat, ...]

    def scene(self, number: int) -> Scene:
        """The scene of that number, or the first."""
        return next((scene for scene in self.scenes if scene.number == number), self.scenes[0])


def plan_schema() -> dict[str, Any]:
    """The JSON schema of a plan."""
    return inlined(_PlanAnswer.model_json_schema())


def plan_of(
    dialogue: Dialogue, language: Language, asker: Asker, budget: Budget, say: Callable[[str], None]
) -> Plan:
    """Plan a dialogue, in windows where even its shortened turns do not fit into the context. Where no
    usable plan comes, the grammar of film plans instead, and `say` is told."""
    windows = list(_windows(dialogue, budget))
    cast: dict[str, Character] = {}
    scenes: list[Scene] = []
    beats: list[PlannedBeat] = []
    title = dialogue.title
    for first, last in windows:
        part = part_of(dialogue, first, last)
        answer = _asked(part, language, asker, budget, _known(cast.values(), scenes))
        if answer is None:
            say(f"No usable plan came for turns {first + 1} to {last + 1}; the grammar of film plans them.")
            answer = _by_grammar(part, language, budget)
        title = title or answer.title
        for who in answer.cast:
            if who.name.strip():
                cast.setdefault(who.name.strip(), Character(name=who.name, description=who.description))
        known = {scene.number: _place_among(scenes, scene) for scene in answer.scenes}
        for beat in _mended(answer.beats, len(part.turns), budget.most_turns):
            moved = {"first_turn": beat.first_turn + first, "last_turn": beat.last_turn + first}
            beats.append(beat.model_copy(update={**moved, "scene": known.get(beat.scene, len(scenes))}))
    for speaker in dialogue.speakers:
        cast.setdefault(speaker, Character(name=speaker))
    return Plan(title=title, cast=tuple(cast.values()), scenes=tuple(scenes), beats=tuple(beats))


def _place_among(scenes: list[Scene], planned: DraftScene) -> int:
    """The number of a planned scene: that of a settled one that it names again, or the next."""
    scene = Scene(number=len(scenes) + 1, heading=planned.heading, description=planned.description)
    for known in scenes:
        same_place = known.heading == scene.heading and known.number == planned.number
        if same_place or (known.description and known.description == scene.description):
            return known.number
    scenes.append(scene)
    return scene.number


def _windows(dialogue: Dialogue, budget: Budget) -> Iterator[tuple[int, int]]:
    """Spans of turns (0-based) whose listing, at its shortest, and whose plan fit into a call."""
    count = len(dialogue.turns)
    most = max(_FEWEST, min(budget.room_in // 18, budget.room_out * budget.most_turns // 160))
    pieces = -(-count // most)
    for piece in range(pieces):
        yield piece * count // pieces, (piece + 1) * count // pieces - 1


def _asked(
    part: Dialogue, language: Language, asker: Asker, budget: Budget, known: str
) -> _PlanAnswer | None:
    system, user = prompt("plan").filled(
        language=LANGUAGES[language],
        least=max(1, budget.most_turns // 3),
        most=budget.most_turns,
        count=len(part.turns),
        wishes=wishes(part) + known,
        dialogue=_shortened(part, budget),
    )
    for again in range(2):
        answer = asker.ask(system, user, plan_schema(), again=again)
        try:
            return _PlanAnswer.model_validate(json_in(answer.text) or {})
        except ValidationError:
            continue
    return None


def _known(cast: Iterable[Character], scenes: Sequence[Scene]) -> str:
    """What the plan of an earlier window has settled; empty for the first."""
    if not scenes:
        return ""
    places = "\n".join(f"Scene {each.number}, {each.heading}: {each.description}" for each in scenes)
    return (
        "<settled>\nThis goes on from an earlier part. Its cast and scenes stay as they are; what plays in "
        "one of these scenes names it again with the same number, heading and description.\n"
        f"{cast_rows(tuple(cast))}\n{places}\n</settled>\n\n"
    )


def _shortened(part: Dialogue, budget: Budget) -> str:
    for longest in _LENGTHS:
        text = numbered(part.events, longest=longest)
        if token_estimate(text) <= budget.room_in:
            break
    return text


def _mended(beats: Sequence[PlannedBeat], count: int, most: int) -> Iterator[PlannedBeat]:
    """The beats in order, without gaps or overlaps from turn 1 to `count`, none longer than `most`."""
    ordered = sorted((beat for beat in beats if 1 <= beat.first_turn <= count), key=lambda b: b.first_turn)
    starts: dict[int, PlannedBeat] = {}
    for beat in ordered:
        starts.setdefault(beat.first_turn if starts else 1, beat)
    if not starts:
        starts = {1: PlannedBeat(first_turn=1, last_turn=count)}
    firsts = sorted(starts)
    for first, following in zip(firsts, [*firsts[1:], count + 1], strict=True):
        size = following - first
        pieces = -(-size // most)
        for piece in range(pieces):
            span = (first + piece * size // pieces, first + (piece + 1) * size // pieces - 1)
            yield starts[first].model_copy(update={"first_turn": span[0], "last_turn": span[1]})


def _by_grammar(part: Dialogue, language: Language, budget: Budget) -> _PlanAnswer:
    """Cast and scenes as the embedded writer sees them; a beat ends at a heading or after the most turns."""
    script = write_script(part, language=language)
    beats: list[PlannedBeat] = []
    first, index, scene = 1, 0, 1
    for event in part.events:
        if isinstance(event, Heading) and index >= first:
            beats.append(PlannedBeat(first_turn=first, last_turn=index, scene=scene))
            first, scene = index + 1, min(scene + 1, len(script.scenes))
        index += isinstance(event, Turn)
    beats.append(PlannedBeat(first_turn=first, last_turn=index, scene=scene))
    return _PlanAnswer(
        title=script.title,
        cast=tuple(DraftCharacter(name=who.name, description=who.description) for who in script.cast),
        scenes=tuple(DraftScene(**scene.model_dump()) for scene in script.scenes),
        beats=tuple(beats),
    )
