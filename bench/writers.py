"""`python -m bench.writers [N]`: drafters that misbehave on purpose, and what becomes of their scripts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from roughcut.rehearsal.damage import DAMAGES
from roughcut.rehearsal.unruly import UnrulyDrafter
from roughcut.script.schema import Script
from roughcut.script.verify import Fault, fidelity, verify
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.grammar import write_script
from roughcut.scripter.mend import mend
from roughcut.scripter.rounds import write_verified
from roughcut.scripter.schema import Dialogue

_EXAMPLES = Path(__file__).parent.parent / "examples"
_MALFORMED = 0.3


def main() -> None:
    """Print two tables: repair by rule alone, and in rounds with drafters that heed half of the requests."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    dialogues = [read_dialogue(path.read_text(encoding="utf-8")) for path in sorted(_EXAMPLES.glob("*.txt"))]
    print("| mended by rule | drafts | of them unfaithful | faithful after | lines kept | shots kept |")
    print("|---|---|---|---|---|---|")
    for name in DAMAGES:
        print(_by_rule(name, dialogues, count), flush=True)
    print()
    print(
        "| drafter that | drafts | answers malformed | grave faults in the draft | repair calls "
        "| grave faults left | grammar stood in | faithful |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name in DAMAGES:
        print(_by_rounds(name, (name,), dialogues, count), flush=True)
    print(_by_rounds("three of these at once", (), dialogues, count * 2), flush=True)


def _by_rule(name: str, dialogues: Sequence[Dialogue], count: int) -> str:
    sums: Counter[str] = Counter()
    for trial in range(count):
        dialogue, good = _good(dialogues, trial)
        draft = DAMAGES[name](good, Random(trial))
        script, _ = mend(draft, dialogue)
        turns = spoken_turns(dialogue)
        sums["unfaithful"] += bool(fidelity(draft, turns))
        sums["faithful"] += not fidelity(script, turns)
        sums["lines"] += _kept(_lines(draft), _lines(script))
        sums["draft lines"] += len(_lines(draft))
        sums["shots"] += _kept(_pictures(draft), _pictures(script))
        sums["draft shots"] += len(draft.shots)
    return (
        f"| {name} | {count} | {sums['unfaithful']} | {_percent(sums['faithful'], count)} "
        f"| {_percent(sums['lines'], sums['draft lines'])} | {_percent(sums['shots'], sums['draft shots'])} |"
    )


def _by_rounds(name: str, damages: Sequence[str], dialogues: Sequence[Dialogue], count: int) -> str:
    sums: Counter[str] = Counter()
    for trial in range(count):
        dialogue, good = _good(dialogues, trial)
        chance = Random(1000 + trial)
        chosen = damages or chance.sample(list(DAMAGES), 3)
        drafter = UnrulyDrafter(good, chosen, chance, heeds=0.5, malformed=_MALFORMED)
        verified = write_verified(dialogue, drafter)
        turns = spoken_turns(dialogue)
        first = next((each for each in verified.rounds if each.readable), None)
        sums["calls"] += drafter.calls
        sums["broken"] += drafter.broken
        sums["repairs"] += verified.repair_calls
        sums["faults"] += _grave(first.faults) if first else 0
        sums["left"] += _grave(verified.faults)
        sums["stand-ins"] += verified.stand_in
        sums["faithful"] += not fidelity(verified.script, turns) and not _strangers(verified.faults)
    return (
        f"| {name} | {count} | {sums['broken']} of {sums['calls']} | {sums['faults'] / count:.1f} "
        f"| {sums['repairs'] / count:.2f} | {sums['left'] / count:.2f} | {sums['stand-ins']} "
        f"| {_percent(sums['faithful'], count)} |"
    )


def _good(dialogues: Sequence[Dialogue], trial: int) -> tuple[Dialogue, Script]:
    dialogue = dialogues[trial % len(dialogues)]
    script = write_script(dialogue, seed=trial)
    assert not any(fault.severity == "grave" for fault in verify(script, spoken_turns(dialogue)))
    return dialogue, script


def _lines(script: Script) -> list[object]:
    return [line for _, line in script.lines()]


def _pictures(script: Script) -> list[object]:
    return [(shot.sizes, shot.movements, shot.action) for shot in script.shots]


def _kept(before: Sequence[object], after: Sequence[object]) -> int:
    """How many of the things before are there after, each counted once."""
    left = list(after)
    found = 0
    for thing in before:
        if thing in left:
            left.remove(thing)
            found += 1
    return found


def _grave(faults: Sequence[Fault]) -> int:
    return sum(fault.severity == "grave" for fault in faults)


def _strangers(faults: Sequence[Fault]) -> bool:
    return any(fault.code in ("stranger", "nobody-speaks") and fault.severity == "grave" for fault in faults)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"


if __name__ == "__main__":
    main()
