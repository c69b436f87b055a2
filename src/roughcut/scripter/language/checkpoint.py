"""The released ScriptAgent checkpoint: one user message, the dialogue; its bracketed text is read by us.

It was trained on that form alone. So a repair is another sample of the same dialogue, and a dialogue too
long for one answer goes in parts that are put together.
"""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.errors import ScriptError
from roughcut.script import bracketed
from roughcut.script.schema import Character, Scene, Script, Shot
from roughcut.script.verify.schema import Fault
from roughcut.scripter.language.asking import Asker
from roughcut.scripter.language.budget import budget_of, fits
from roughcut.scripter.language.listing import listing, part_of
from roughcut.scripter.language.writer import Say
from roughcut.scripter.schema import Dialogue

_TURNS = 14  # ScriptBench's dialogues are hardly longer


class CheckpointDrafter:
    """Drafts by the checkpoint. `say` is told of what was not written as asked for."""

    def __init__(self, asker: Asker, dialogue: Dialogue, say: Say) -> None:
        self._asker = asker
        self._dialogue = dialogue
        self._say = say
        self._samples = 0

    @property
    def written_by(self) -> str:
        """The checkpoint's name; it has no prompt."""
        return self._asker.model.profile.name

    def draft(self) -> str:
        """The script of the dialogue, or of its parts put together. Raises the model's ProviderErrors."""
        budget = budget_of(self._asker.model.profile, self._asker.sampling.max_tokens)
        if fits(self._dialogue, budget) or len(self._dialogue.turns) <= _TURNS:
            return self._sample(self._dialogue)
        return self._in_parts()

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        """Another sample: the checkpoint knows no other request than a dialogue."""
        self._samples += 1
        return self.draft()

    def _sample(self, dialogue: Dialogue) -> str:
        return self._asker.ask("", listing(dialogue.events), again=self._samples).text

    def _in_parts(self) -> str:
        count = len(self._dialogue.turns)
        pieces = -(-count // _TURNS)
        scripts: list[Script] = []
        for piece in range(pieces):
            first, last = piece * count // pieces, (piece + 1) * count // pieces - 1
            try:
                scripts.append(bracketed.read(self._sample(part_of(self._dialogue, first, last))).script)
            except ScriptError as error:
                self._say(f"What came for turns {first + 1} to {last + 1} is no script: {error.message}")
        return bracketed.write(joined(scripts)) if scripts else ""


def joined(scripts: Sequence[Script]) -> Script:
    """Scripts one after the other as one: shots and times go on, people of one name are one, and a place
    described in the same words is one scene."""
    cast: dict[str, Character] = {}
    scenes: list[Scene] = []
    shots: list[Shot] = []
    clock = 0
    for script in scripts:
        for who in script.cast:
            if not cast.get(who.name, who).description or who.name not in cast:
                cast[who.name] = who
        numbers = {scene.number: _number(scene, scenes) for scene in script.scenes}
        for shot in script.shots:
            moved = {
                "number": len(shots) + 1,
                "scene_number": numbers[shot.scene_number],
                "start_ms": clock,
                "end_ms": clock + shot.duration_ms,
            }
            shots.append(shot.model_copy(update=moved))
            clock += shot.duration_ms
    first = scripts[0]
    return first.model_copy(
        update={"cast": tuple(cast.values()), "scenes": tuple(scenes), "shots": tuple(shots)}
    )


def _number(scene: Scene, scenes: list[Scene]) -> int:
    for known in scenes:
        if (known.heading, known.description) == (scene.heading, scene.description):
            return known.number
    scenes.append(scene.model_copy(update={"number": len(scenes) + 1}))
    return len(scenes)
