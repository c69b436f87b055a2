"""Standing up and sitting down in action prose."""

from __future__ import annotations

import pytest

from roughcut.script.blocking import presences
from roughcut.script.placement import Posture
from roughcut.script.rising import changes_to, rise_end
from roughcut.script.schema import Action, Character, Script, Shot


@pytest.mark.parametrize(
    ("words", "posture"),
    [
        ("Davit stands up.", "standing"),
        ("She gets to her feet.", "standing"),
        ("He rises from the bench.", "standing"),
        ("他站起来。", "standing"),
        ("Ann sits down.", "sitting"),
        ("He sinks into the armchair.", "sitting"),
        ("她坐下。", "sitting"),
        ("Ben kneels.", "crouching"),
        ("她跪下。", "crouching"),
        ("He lies down.", "lying"),
    ],
)
def test_prose_tells_of_a_new_posture(words: str, posture: Posture) -> None:
    """English and Chinese, and only that posture."""
    assert changes_to(posture, words)
    others: tuple[Posture, ...] = ("standing", "sitting", "crouching", "lying")
    assert not any(changes_to(other, words) for other in others if other != posture)


@pytest.mark.parametrize(
    "words", ["She stands at the stove.", "He sits at the table.", "The sun rises.", "站在门口"]
)
def test_how_somebody_is_is_no_change(words: str) -> None:
    """Who stands or sits did so before."""
    assert not any(changes_to(posture, words) for posture in ("standing", "sitting"))


def test_what_follows_standing_up_is_known() -> None:
    """`Stands up and points`: the words up to there, and the rest."""
    words = "He stands up, points at the chair"
    assert words[: rise_end(words)] == "He stands up"
    assert rise_end("He points at the chair") == 0


@pytest.mark.parametrize(("action", "before"), [("Ann stands up.", "sitting"), ("Ann smiles.", "standing")])
def test_who_stands_up_in_a_shot_sits_as_it_begins(action: str, before: Posture) -> None:
    """The blocking says how the shot leaves them; where the action tells of it, it is seen."""
    told = (("Ann reads.", "Ann sits on the left."), (action, "Ann stands on the left."))
    script = Script(
        cast=(Character(name="Ann"),),
        shots=tuple(
            Shot(
                number=index + 1,
                start_ms=4000 * index,
                end_ms=4000 * (index + 1),
                beats=(Action(text=text),),
                blocking=blocking,
            )
            for index, (text, blocking) in enumerate(told)
        ),
    )
    ((ann,),) = presences(script)[1:]
    assert (ann.start.posture, ann.end.posture) == (before, "standing")
