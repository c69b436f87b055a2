"""Sound scripts, and the ways in which the bench damages them, at three strengths each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from roughcut.rehearsal import damage
from roughcut.script.schema import Script, Shot
from roughcut.script.verify import SpokenTurn
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.writers import write_checked
from roughcut.scripter.writing import Writing

ScriptDamage = Callable[[Script, Random, int], Script]
EXAMPLES = ("last-train.txt", "ruins.txt", "bridge-street.txt", "lighthouse.txt", "salt.txt")
TIMES = (1, 2, 4)
_FOLDER = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class SoundScript:
    """A script that the grammar writer made of an example, with its dialogue and the turns of that."""

    name: str
    script: Script
    dialogue: str
    turns: tuple[SpokenTurn, ...]


def sound_scripts() -> list[SoundScript]:
    """A script of each example."""
    found = []
    for name in EXAMPLES:
        text = (_FOLDER / name).read_text(encoding="utf-8")
        dialogue = read_dialogue(text, name)
        script = write_checked(dialogue, Writing()).script
        found.append(SoundScript(name.partition(".")[0], script, text, spoken_turns(dialogue)))
    return found


def damaged(sound: SoundScript, name: str, strength: int) -> Script:
    """A damaged copy, the same each time; the script itself where the name is of no damage."""
    if name not in DAMAGES:
        return sound.script
    return DAMAGES[name](sound.script, Random(f"{sound.name} {name}"), strength)


def _times(once: Callable[[Script, Random], Script]) -> ScriptDamage:
    def several(script: Script, chance: Random, strength: int) -> Script:
        for _ in range(TIMES[strength - 1]):
            script = once(script, chance)
        return script

    several.__doc__ = f"{(once.__doc__ or '').strip()} Once, twice, four times."
    return several


def _changed(script: Script, chance: Random, count: int, change: Callable[[Shot], Shot]) -> Script:
    """The script with so many of its shots changed."""
    chosen = set(chance.sample(range(len(script.shots)), min(count, len(script.shots))))
    shots = tuple(change(shot) if index in chosen else shot for index, shot in enumerate(script.shots))
    return script.model_copy(update={"shots": shots})


def line_crossed(script: Script, chance: Random, strength: int) -> Script:
    """In 1, 2, 4 shots left is right and right is left."""
    whole = damage.mirrored(script)
    turned = {shot.number: shot for shot in whole.shots}
    return _changed(script, chance, TIMES[strength - 1], lambda shot: turned[shot.number])


def blocking_gone(script: Script, chance: Random, strength: int) -> Script:
    """In 2 shots, half of them, all nobody has a place."""
    count = len(script.shots)
    wanted = (2, count // 2, count)[strength - 1]
    return _changed(script, chance, wanted, lambda shot: shot.model_copy(update={"blocking": ""}))


def hurried(script: Script, chance: Random, strength: int) -> Script:
    """All shots last 60, 35, 15 % of their time."""
    share, shots, clock = (0.6, 0.35, 0.15)[strength - 1], [], 0
    for shot in script.shots:
        end = clock + max(1, round(shot.duration_ms * share))
        shots.append(shot.model_copy(update={"start_ms": clock, "end_ms": end}))
        clock = end
    return script.model_copy(update={"shots": tuple(shots)})


def all_of_one_size(script: Script, chance: Random, strength: int) -> Script:
    """A third, two thirds, all of the shots are medium shots from a camera that stands still."""
    plain = {"sizes": ("Medium Shot",), "movements": ("Static",)}
    count = (len(script.shots) * strength + 2) // 3
    return _changed(script, chance, count, lambda shot: shot.model_copy(update=plain))


_ONCE = {
    "line dropped": damage.dropped,
    "lines in one mouth": damage.merged,
    "line reworded": damage.reworded,
    "lines change places": damage.reordered,
    "line re-attributed": damage.re_attributed,
    "line in another language": damage.translated,
    "line added": damage.added,
    "line doubled": damage.doubled,
    "broken off": damage.broken_off,
    "shots change places": damage.shots_out_of_order,
    "vague prose": damage.thoughtful,
    "shot drawn out": damage.drawn_out,
}
DAMAGES: Mapping[str, ScriptDamage] = {
    **{name: _times(once) for name, once in _ONCE.items()},
    "line crossed": line_crossed,
    "blocking gone": blocking_gone,
    "shots too short": hurried,
    "camera always the same": all_of_one_size,
}
