"""Shots without a size get one, and cuts between them are seen."""

from roughcut.director.coverage import covered
from roughcut.script.blocking import presences
from roughcut.script.schema import Character, Line, Script, Shot


def sizes(*shots: tuple[str, str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each shot: its speaker, its blocking, its own sizes."""
    script = Script(
        cast=(Character(name="Alice"), Character(name="Bob")),
        shots=tuple(
            Shot(
                number=i + 1,
                start_ms=i * 4000,
                end_ms=(i + 1) * 4000,
                sizes=own,
                beats=(Line(speaker=speaker, text="Well."),),
                blocking=blocking,
            )
            for i, (speaker, blocking, own) in enumerate(shots)
        ),
    )
    return [shot.sizes for shot in covered(script.shots, presences(script))]


def test_a_scene_opens_wide_and_then_comes_closer() -> None:
    """The first shot shows where everyone is, the next one who speaks."""
    assert sizes(("Alice", "", ()), ("Bob", "", ())) == [("Long Shot",), ("Medium Shot",)]


def test_a_shot_in_which_somebody_moves_is_seen_whole() -> None:
    """A walk needs more room than a face."""
    shots = sizes(("Alice", "Alice stands on the left", ()), ("Bob", "Alice walks to the right", ()))
    assert shots[1] == ("Medium Long Shot",)


def test_the_same_view_never_comes_twice() -> None:
    """Two shots of the same speaker differ in size, so that the cut is seen."""
    shots = sizes(("Alice", "", ()), ("Bob", "", ()), ("Bob", "", ()))
    assert shots[1] != shots[2]


def test_sizes_of_the_script_are_law() -> None:
    """What the script asks for is kept as it is written."""
    assert sizes(("Alice", "", ("Insert",)), ("Bob", "", ("Close-up", "Long Shot"))) == [
        ("Insert",),
        ("Close-up", "Long Shot"),
    ]
