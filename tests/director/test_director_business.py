"""What people bring into a shot from those before it."""

from __future__ import annotations

from roughcut.director.business import Business, Opening, openings, stations
from roughcut.script.blocking import presences
from roughcut.script.schema import Action, Character, Scene, Script, Shot


def _script(*told: tuple[str, str], scenes: tuple[int, ...] = ()) -> Script:
    """Shots of (action, blocking)."""
    numbers = scenes or (1,) * len(told)
    return Script(
        title="T",
        language="en",
        cast=(Character(name="Ann"), Character(name="Ben")),
        scenes=tuple(Scene(number=n, heading="INT. KITCHEN - DAY") for n in dict.fromkeys(numbers)),
        shots=tuple(
            Shot(
                number=index + 1,
                scene_number=numbers[index],
                start_ms=4000 * index,
                end_ms=4000 * (index + 1),
                beats=(Action(text=action),),
                blocking=blocking,
            )
            for index, (action, blocking) in enumerate(told)
        ),
    )


def _of(script: Script, name: str) -> list[Business]:
    return [each.people.get(name, Business()) for each in _openings(script)]


def _openings(script: Script) -> tuple[Opening, ...]:
    return openings(script, presences(script), {"Ann": "female", "Ben": "male"})


def test_who_went_to_a_thing_stays_there_until_they_go_elsewhere() -> None:
    """The walk is in its own shot; the next ones begin at the thing."""
    stands = "Ann stands on the left; Ben stands on the right."
    script = _script(
        ("She walks to the window.", stands),
        ("Ann looks out.", stands),
        ("Ann walks to Ben.", stands),
        ("Ann smiles.", stands),
    )
    assert [each.at for each in _of(script, "Ann")] == ["", "window", "window", ""]


def test_blocking_that_moves_somebody_takes_them_from_the_thing() -> None:
    """A new place in the blocking is where they are."""
    script = _script(
        ("Ann walks to the window.", "Ann stands on the left."),
        ("Ann looks out.", "Ann stands on the left."),
        ("Ann looks back.", "Ann stands on the right."),
    )
    assert [each.at for each in _of(script, "Ann")] == ["", "window", ""]


def test_a_thing_stays_in_the_hand_over_the_shots_of_a_scene() -> None:
    """It is taken, handed over and put down; a new scene begins with what descriptions say."""
    stands = "Ann stands on the left; Ben stands on the right."
    script = _script(
        ("Ann takes a letter.", stands),
        ("Ann waits.", stands),
        ("Ann hands the letter to Ben.", stands),
        ("Ben reads.", stands),
        ("Ben puts it down.", stands),
        ("Ben waits.", stands),
        ("Ben waits.", stands),
        scenes=(1, 1, 1, 1, 1, 1, 2),
    )
    assert [each.holds for each in _of(script, "Ann")] == [
        None,
        "letter",
        "letter",
        "none",
        "none",
        "none",
        None,
    ]
    assert [each.holds for each in _of(script, "Ben")] == [None, None, None, "letter", "letter", "none", None]


def _stations(script: Script) -> dict[int, list[tuple[str, str]]]:
    found = stations(script, presences(script), {"Ann": "female", "Ben": "male"})
    return {number: [(each.thing, each.side) for each in there] for number, there in found.items()}


def test_a_scene_says_on_which_side_things_are_at_which_people_stand() -> None:
    """The blocking gives the side, what the prose has somebody stand, sit or walk at gives the thing."""
    stands = "Ann stands on the left; Ben stands on the right."
    script = _script(("Ann stands at the stove. Ben looks up.", stands), ("Ben walks to the fridge.", stands))
    assert _stations(script) == {1: [("stove", "left"), ("fridge", "right")]}


def test_a_place_that_comes_again_has_its_things_where_they_were() -> None:
    """The first scene that says anything decides for every scene with the same heading and description."""
    script = _script(
        ("Ann looks up.", "Ann stands on the left."),
        ("Ann stands at the stove.", "Ann stands on the left."),
        ("Ann stands at the stove.", "Ann stands on the right."),
        scenes=(1, 2, 3),
    )
    assert _stations(script) == {number: [("stove", "left")] for number in (1, 2, 3)}


def test_who_stands_about_the_middle_gives_no_side() -> None:
    """Neither the left nor the right half of the set is asked for."""
    script = _script(("Ann stands at the stove.", "Ann stands in the center."))
    assert _stations(script) == {1: []}


def test_what_is_put_down_stays_at_the_feet_until_it_is_taken_up() -> None:
    """It stands there in the shots between, and is gone from the floor once it is in a hand again."""
    stands = "Ann stands on the left; Ben stands on the right."
    script = _script(
        ("Ann waits with a suitcase at her feet.", stands),
        ("Ben looks at her.", stands),
        ("Ann picks up the suitcase.", stands),
        ("Ben nods.", stands),
    )
    floors = [[(each.thing, each.by, each.left) for each in shot.floor] for shot in _openings(script)]
    assert floors == [[], [("suitcase", "Ann", None)], [("suitcase", "Ann", None)], []]
    assert [each.holds for each in _of(script, "Ann")] == [None, None, None, "suitcase"]


def test_who_goes_elsewhere_leaves_what_stood_at_their_feet() -> None:
    """It stays where they were, and whoever picks it up has it."""
    script = _script(
        ("Ann sets her bag down.", "Ann stands on the left; Ben stands on the right."),
        ("Ann crosses.", "Ann walks from the left to the center; Ben stands on the right."),
        ("Ann waits.", "Ann stands in the center; Ben stands on the right."),
        ("Ben picks up the bag.", "Ann stands in the center; Ben stands on the right."),
        ("Ben waits.", "Ann stands in the center; Ben stands on the right."),
    )
    lefts = [[each.left for each in shot.floor] for shot in _openings(script)]
    assert [None if not each else each[0] and each[0].x < -0.3 for each in lefts] == [
        None,
        None,
        True,
        True,
        None,
    ]
    assert _of(script, "Ben")[-1].holds == "bag"


def test_what_is_taken_off_stays_off_until_it_is_put_on_again() -> None:
    """Over the shots of a scene; it begins with nothing off."""
    stands = "Ann stands on the left; Ben stands on the right."
    script = _script(
        ("Ben watches. She takes off her hat and puts it on the table.", stands),
        ("Ann waits.", stands),
        ("Ann puts on her hat.", stands),
        ("Ann waits.", stands),
    )
    assert [each.off for each in _of(script, "Ann")] == [(), ("hat",), ("hat",), ()]
