"""The framing holds those whom the shot is about."""

from roughcut.director.focus import focus_of
from roughcut.script.schema import Action, Beat, Line, Shot

CAST = ("Alice", "Bob", "Cleo")


def focus(size: str, *beats: Beat) -> tuple[str, ...]:
    return focus_of(Shot(number=1, start_ms=0, end_ms=4000, sizes=(size,), beats=beats), CAST)


def test_a_wide_shot_frames_everyone() -> None:
    """A long shot has no single focus."""
    assert focus("Long Shot", Line(speaker="Bob", text="Hi.")) == ()


def test_a_close_up_frames_who_speaks() -> None:
    """The speaker wins over somebody whom the action only mentions."""
    beats = (Action(text="Alice listens."), Line(speaker="Bob", text="Hi."))
    assert focus("Close-up", *beats) == ("Bob",)


def test_a_silent_close_up_frames_whom_the_action_names_first() -> None:
    """A reaction shot is about the person whose reaction is described."""
    assert focus("Close-up", Action(text="Cleo glances at Bob.")) == ("Cleo",)


def test_a_shot_of_two_speakers_holds_both() -> None:
    """An exchange in one medium shot frames both who speak."""
    lines = (Line(speaker="Bob", text="Hi."), Line(speaker="Alice", text="Hello."))
    assert focus("Medium Shot", *lines) == ("Bob", "Alice")


def test_over_the_shoulder_is_about_the_face_that_is_seen() -> None:
    """An over-the-shoulder shot frames the speaker alone; the listener is the shoulder."""
    lines = (Line(speaker="Bob", text="Hi."), Line(speaker="Alice", text="Hello."))
    assert focus("Over the Shoulder Medium Shot", *lines) == ("Bob",)


def test_a_silent_shot_from_the_knees_up_holds_everyone() -> None:
    """`Alice takes his hand` needs the hand's owner in frame, though no name says whose it is."""
    assert focus("Medium Long Shot", Action(text="Alice takes his hand.")) == ()
    assert focus("Medium Long Shot", Action(text="Alice takes Bob's hand.")) == ("Alice", "Bob")
