"""Edits for the tests of the hand-off: one that is known by heart, and any that could come up."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from roughcut.film.edit.schema import Edit, Event, Marker, Media
from roughcut.script.schema import Action, Line, Scene, Shot

RATES = (Fraction(24), Fraction(25), Fraction(30), Fraction(12), Fraction(24000, 1001), Fraction(30000, 1001))


def media(name: str, frames: int, label: str = "in the film") -> Media:
    """A take that lies in a folder whose name has a space."""
    return Media(name=name, url=f"file:///films/The%20Key/takes/{name}", frame_count=frames, label=label)


def event(number: int, frames: int, **other: object) -> Event:
    """A shot with a line, in a take that is two frames longer."""
    shot = Shot(
        number=number,
        start_ms=0,
        end_ms=1000,
        sizes=("MCU",),
        beats=(Action(text="Ada looks up."), Line(speaker="Ada", text="You are late, Ben.")),
    )
    own = {
        "shot": shot,
        "scene": Scene(heading="INT. KITCHEN - NIGHT"),
        "take": media(f"shot_{number:03d}.mp4", frames + 2),
        "frame_count": frames,
    }
    return Event.model_validate(own | other)


def known_edit(rate: Fraction = Fraction(24)) -> Edit:
    """Three shots of 48, 30 and 12 frames: a note on the second, another take of the third."""
    note = Marker(first_frame=6, frame_count=3, severity="grave", message="It is black.", suggestion="Again.")
    other = media("shot_003.take1.mp4", 10, "take1")
    events = (
        event(1, 48),
        event(2, 30, first_frame=1, markers=(note,)),
        event(3, 12, others=(other,)),
    )
    return Edit(title="The Key", rate=rate, width_px=640, height_px=360, events=events)


def with_stems(edit: Edit) -> Edit:
    """The same cut with three stems in the place of the takes' sound."""
    labels = ("dialogue", "effects", "ambience")
    stems = tuple(media(f"{label}.wav", edit.frame_count, label) for label in labels)
    return edit.model_copy(update={"stems": stems})


_words = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip("\x00\x1f\ufffe\uffff ")))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Any edit: words of any kind, up to five shots, notes anywhere in them."""
    events = []
    for number in range(1, draw(st.integers(2, 4))):
        frames = draw(st.integers(1, 500))
        first = draw(st.integers(0, frames - 1))
        words = draw(st.tuples(_words, _words).filter(lambda pair: all(" ".join(w.split()) for w in pair)))
        note = Marker(first_frame=first, severity="minor", message=f"m {words[0]}", suggestion=words[1])
        shot = Shot(number=number, start_ms=0, end_ms=1, beats=(Action(text=f"a {words[1]}"),))
        events.append(event(number, frames, shot=shot, first_frame=draw(st.integers(0, 2)), markers=(note,)))
    rate = draw(st.sampled_from(RATES))
    return Edit(title=f"t {draw(_words)}", rate=rate, width_px=640, height_px=360, events=tuple(events))
