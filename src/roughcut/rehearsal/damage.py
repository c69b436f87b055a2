"""Spoils scripts on purpose, each time in one known way, so that checks and repairs can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

from roughcut.script.schema import Action, Beat, Line, Script, Shot

_STRANGE = {"zh": "This was said in another tongue.", "en": "这句话换了一种语言。"}
_EXTRA = {"zh": "这句话谁也没有写过。", "en": "These words were written by nobody."}
_THOUGHT = {"zh": "往事的回忆涌上心中。", "en": "The past is remembered, and regretted."}
Beats = list[list[Beat]]


def dropped(script: Script, chance: Random) -> Script:
    """A line is gone."""
    return _edited(script, chance, lambda beats, at: beats[at[0]].pop(at[1]))


def merged(script: Script, chance: Random) -> Script:
    """A line takes in the words of the next one, in one mouth."""
    beats, places = _taken_apart(script)
    pairs = [pair for pair in pairwise(places) if _speaker(beats, pair[0]) != _speaker(beats, pair[1])]
    if not pairs:
        return script
    (shot, beat), (next_shot, next_beat) = chance.choice(pairs)
    first, second = beats[shot][beat], beats[next_shot].pop(next_beat)
    beats[shot][beat] = first.model_copy(update={"text": f"{first.text} {second.text}"})
    return _put_together(script, beats)


def reworded(script: Script, chance: Random) -> Script:
    """A line says something like what was written."""

    def change(beats: Beats, at: tuple[int, int]) -> None:
        line = beats[at[0]][at[1]]
        more = "也许吧，" if script.language == "zh" else "Well, perhaps: "
        beats[at[0]][at[1]] = line.model_copy(
            update={"text": f"{more}{line.text[: max(1, len(line.text) * 3 // 4)]}"}
        )

    return _edited(script, chance, change)


def reordered(script: Script, chance: Random) -> Script:
    """Two lines have changed places."""
    beats, places = _taken_apart(script)
    pairs = [(a, b) for a, b in pairwise(places) if beats[a[0]][a[1]].text != beats[b[0]][b[1]].text]
    if not pairs:
        return script
    (a, i), (b, k) = chance.choice(pairs)
    beats[a][i], beats[b][k] = beats[b][k], beats[a][i]
    return _put_together(script, beats)


def re_attributed(script: Script, chance: Random) -> Script:
    """A line is in another mouth."""

    def change(beats: Beats, at: tuple[int, int]) -> None:
        line = beats[at[0]][at[1]]
        others = [who.name for who in script.cast if who.name != _speaker(beats, at)] or ["Somebody Else"]
        beats[at[0]][at[1]] = line.model_copy(update={"speaker": chance.choice(others)})

    return _edited(script, chance, change)


def translated(script: Script, chance: Random) -> Script:
    """A line is in another language."""

    def change(beats: Beats, at: tuple[int, int]) -> None:
        line = beats[at[0]][at[1]]
        foreign = _STRANGE["en" if line.text.isascii() else "zh"]
        beats[at[0]][at[1]] = line.model_copy(update={"text": foreign})

    return _edited(script, chance, change)


def added(script: Script, chance: Random) -> Script:
    """Somebody says what nobody wrote."""
    extra = Line(speaker=chance.choice(script.cast).name, text=_EXTRA[script.language])
    return _edited(script, chance, lambda beats, at: beats[at[0]].insert(at[1], extra))


def doubled(script: Script, chance: Random) -> Script:
    """A line is said twice."""
    return _edited(script, chance, lambda beats, at: beats[at[0]].insert(at[1], beats[at[0]][at[1]]))


def broken_off(script: Script, chance: Random) -> Script:
    """The script ends before its dialogue does."""
    keep = max(1, len(script.shots) * chance.randint(3, 8) // 10)
    return script.model_copy(update={"shots": script.shots[:keep]})


def shots_out_of_order(script: Script, chance: Random) -> Script:
    """Two shots with lines have changed places."""
    speaking = [index for index, shot in enumerate(script.shots) if shot.lines]
    pairs = list(pairwise(speaking))
    if not pairs:
        return script
    one, other = chance.choice(pairs)
    shots = list(script.shots)
    shots[one], shots[other] = shots[other], shots[one]
    return _relaid(script, shots)


def thoughtful(script: Script, chance: Random) -> Script:
    """A shot tells of a thought where it told of something to be seen."""
    index = chance.randrange(len(script.shots))
    shot = script.shots[index]
    beats = (Action(text=_THOUGHT[script.language]), *shot.lines)
    return _with_shot(script, index, shot.model_copy(update={"beats": beats}))


def across_the_line(script: Script, chance: Random) -> Script:
    """From some shot on, left is right and right is left."""
    start = chance.randint(1, max(1, len(script.shots) - 1))
    shots = (*script.shots[:start], *mirrored(script).shots[start:])
    return script.model_copy(update={"shots": shots})


def mirrored(script: Script) -> Script:
    """The script with left for right and right for left, which is as sound as it was."""
    swap = str.maketrans({"左": "右", "右": "左"})
    shots = tuple(
        shot.model_copy(update={"blocking": _mirrored(shot.blocking).translate(swap)})
        for shot in script.shots
    )
    return script.model_copy(update={"shots": shots})


def without_blocking(script: Script, chance: Random) -> Script:
    """Nobody has a place."""
    shots = tuple(shot.model_copy(update={"blocking": ""}) for shot in script.shots)
    return script.model_copy(update={"shots": shots})


def hurried(script: Script, chance: Random) -> Script:
    """The shots are too short for their words."""
    shots, clock = [], 0
    for shot in script.shots:
        shots.append(shot.model_copy(update={"start_ms": clock, "end_ms": clock + 1_000}))
        clock += 1_000
    return script.model_copy(update={"shots": tuple(shots)})


def drawn_out(script: Script, chance: Random) -> Script:
    """A shot is longer than any model films."""
    index = chance.randrange(len(script.shots))
    shots = list(script.shots)
    shots[index] = shots[index].model_copy(update={"end_ms": shots[index].start_ms + 90_000})
    return _relaid(script, shots)


DAMAGES: dict[str, Callable[[Script, Random], Script]] = {
    "dropped": dropped,
    "merged": merged,
    "reworded": reworded,
    "reordered": reordered,
    "re-attributed": re_attributed,
    "translated": translated,
    "added": added,
    "doubled": doubled,
    "broken off": broken_off,
    "shots out of order": shots_out_of_order,
    "thoughtful": thoughtful,
    "across the line": across_the_line,
    "without blocking": without_blocking,
    "hurried": hurried,
    "drawn out": drawn_out,
}
"""Every way of spoiling a script by its name; the first ten are against its words."""


def _taken_apart(script: Script) -> tuple[Beats, list[tuple[int, int]]]:
    """The beats of each shot, and where the lines are: (shot, beat), both 0-based."""
    beats = [list(shot.beats) for shot in script.shots]
    places = [(s, b) for s, own in enumerate(beats) for b, beat in enumerate(own) if isinstance(beat, Line)]
    return beats, places


def _put_together(script: Script, beats: Beats) -> Script:
    shots = [
        shot.model_copy(update={"beats": tuple(own)}) for shot, own in zip(script.shots, beats, strict=True)
    ]
    return script.model_copy(update={"shots": tuple(shots)})


def _edited(script: Script, chance: Random, change: Callable[[Beats, tuple[int, int]], object]) -> Script:
    beats, places = _taken_apart(script)
    if places:
        change(beats, chance.choice(places))
    return _put_together(script, beats)


def _speaker(beats: Beats, at: tuple[int, int]) -> str:
    line = beats[at[0]][at[1]]
    return line.speaker if isinstance(line, Line) else ""


def _with_shot(script: Script, index: int, shot: Shot) -> Script:
    shots = list(script.shots)
    shots[index] = shot
    return script.model_copy(update={"shots": tuple(shots)})


def _relaid(script: Script, shots: Sequence[Shot]) -> Script:
    return script.model_copy(update={"shots": tuple(_numbered(shots))})


def _numbered(shots: Sequence[Shot]) -> Iterator[Shot]:
    clock = 0
    for number, shot in enumerate(shots, start=1):
        end = clock + shot.duration_ms
        yield shot.model_copy(update={"number": number, "start_ms": clock, "end_ms": end})
        clock = end


def _mirrored(blocking: str) -> str:
    return blocking.replace("left", "\0").replace("right", "left").replace("\0", "right")
