"""The check that a script says what its dialogue says."""

import pytest

from roughcut.errors import OptionError
from roughcut.script.schema import Character, Line, Script, Shot
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.writers import write

DIALOGUE = read_dialogue("Ann: One two three.\nBo: Four.\n")


def script(*lines: tuple[str, str]) -> Script:
    beats = tuple(Line(speaker=speaker, text=text) for speaker, text in lines)
    return Script(
        cast=(Character(name="Ann"), Character(name="Bo")),
        shots=(Shot(number=1, start_ms=0, end_ms=4000, beats=beats),),
    )


def test_the_words_may_be_split_between_lines() -> None:
    """A turn in two lines of its speaker is the turn."""
    assert unfaithful(DIALOGUE, script(("Ann", "One two"), ("Ann", "three."), ("Bo", "Four."))) == ()


@pytest.mark.parametrize(
    "lines",
    [
        [("Ann", "One three."), ("Bo", "Four.")],
        [("Ann", "One two three.")],
        [("Bo", "Four."), ("Ann", "One two three.")],
        [("Bo", "One two three."), ("Bo", "Four.")],
        [("Ann", "One t"), ("Ann", "wo three."), ("Bo", "Four.")],
        [("Ann", "One two three."), ("Bo", "Four."), ("Bo", "Five.")],
        [("Ann", "one two three."), ("Bo", "Four.")],
    ],
)
def test_every_change_is_found(lines: list[tuple[str, str]]) -> None:
    """Words lost, added, changed, moved, cut apart, or given to somebody else."""
    assert unfaithful(DIALOGUE, script(*lines))


def test_whoever_speaks_is_of_the_cast() -> None:
    """A speaker without an entry in the cast is a fault."""
    told = script(("Ann", "One two three."), ("Bo", "Four."))
    assert unfaithful(DIALOGUE, told.model_copy(update={"cast": (Character(name="Ann"),)}))


def test_writers_are_called_by_name() -> None:
    """The embedded writer is the default; an unknown name is answered with the closest one."""
    assert unfaithful(DIALOGUE, write(DIALOGUE)) == ()
    assert write(DIALOGUE, "grammar", seed=1) == write(DIALOGUE, seed=1)
    with pytest.raises(OptionError, match="did you mean 'grammar'"):
        write(DIALOGUE, "gramar")
