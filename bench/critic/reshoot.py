"""Damage that is done on the set: shots taken again with other people, clothes, places or voices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bench.critic.damage import RATE, Cut, Damage, longest, some_lines, span_of, without_line
from bench.critic.excerpts import SoundFilm
from roughcut.film.media import frames
from roughcut.models.speech.engine import SpeechEngine
from roughcut.models.speech.schema import SpeechOrder, Voice
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.model import Previs
from roughcut.script.schema import Scene

_OTHER_CLOTHES = ("a bright green coat and a white hat", "a crimson coat", "a white coat", "a purple coat")
_OTHER_PLACE = Scene(heading="INT. KITCHEN - DAY", description="A sunlit kitchen with white tiles.")


@cache
def _engine() -> SpeechEngine:
    return SpeechEngine()


def _shots(film: SoundFilm, strength: int) -> list[int]:
    """One shot, half of them, all but one."""
    count = len(film.expectation.shots)
    return longest(film)[: (1, count // 2, count - 1)[strength - 1]]


def _retaken(film: SoundFilm, cut: Cut, strength: int, change: Callable[[TakeOrder], TakeOrder]) -> Cut:
    """The film with some shots taken again by a changed order; their sound stays."""
    pictures = list(cut.pictures)
    for index in _shots(film, strength):
        order = change(film.plan.orders[index])
        take = film.folder / f"retake-{strength}-{index}.mp4"
        Previs().shoot(order, film.folder / ".roughcut" / "voices", take)
        start, end = span_of(film, index)
        pictures[start:end] = list(frames(take))[: end - start]
        for made in film.folder.glob(f"{take.stem}*"):
            made.unlink()
    return replace(cut, pictures=pictures)


def clothes_recoloured(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Everybody wears something else in one shot, in half of them, in all but one, ever another."""

    def dressed(order: TakeOrder) -> TakeOrder:
        clothes = _OTHER_CLOTHES[order.shot_number % len(_OTHER_CLOTHES)]
        people = tuple(
            person.model_copy(update={"description": f"{person.description.split(',')[0]}, in {clothes}"})
            for person in order.people
        )
        return order.model_copy(update={"people": people})

    return _retaken(film, cut, strength, dressed)


def faces_swapped(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Everybody looks like the next one of the cast."""

    def swapped(order: TakeOrder) -> TakeOrder:
        people = order.people
        others = [*people[1:], people[0]]
        changed = tuple(
            person.model_copy(update={"description": other.description, "sex": other.sex})
            for person, other in zip(people, others, strict=True)
        )
        return order.model_copy(update={"people": changed})

    return _retaken(film, cut, strength, swapped)


def nobody_there(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The set is empty."""
    return _retaken(
        film, cut, strength, lambda o: o.model_copy(update={"people": (), "focus": (), "cues": ()})
    )


def wrong_place(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The shot plays in a bright kitchen."""
    return _retaken(film, cut, strength, lambda o: o.model_copy(update={"scene": _OTHER_PLACE}))


def speakers_swapped(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Another mouth than the speaker's moves."""

    def swapped(order: TakeOrder) -> TakeOrder:
        names = [person.name for person in order.people]
        cues = tuple(
            cue.model_copy(update={"speaker": names[(names.index(cue.speaker) + 1) % len(names)]})
            if cue.speaker in names
            else cue
            for cue in order.cues
        )
        return order.model_copy(update={"cues": cues})

    return _retaken(film, cut, strength, swapped)


def voices_swapped(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One line, half of them, all are spoken in another character's voice."""
    voices = {cue.speaker: cue.voice for order in film.plan.orders for cue in order.cues}

    def said(index: int) -> SpeechOrder:
        line = film.expectation.lines[index]
        other = next((voice for who, voice in voices.items() if who != line.speaker), voices[line.speaker])
        return SpeechOrder(text=line.text, voice=other)

    return _respoken(film, cut, some_lines(film, strength), said)


def words_changed(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One line, half of them, all say the words of the next line in the right voice."""
    lines = film.expectation.lines
    voices: dict[str, Voice] = {cue.speaker: cue.voice for order in film.plan.orders for cue in order.cues}

    def said(index: int) -> SpeechOrder:
        return SpeechOrder(text=lines[(index + 1) % len(lines)].text, voice=voices[lines[index].speaker])

    return _respoken(film, cut, some_lines(film, strength), said)


def _respoken(film: SoundFilm, cut: Cut, indices: list[int], said: Callable[[int], SpeechOrder]) -> Cut:
    for index in indices:
        line = film.expectation.lines[index]
        start, end = line.start_ms * 48, min(len(cut.sound), line.end_ms * 48)
        level = float(np.sqrt((cut.sound[start:end] ** 2).mean()))
        mixed = without_line(film, cut, index)
        spoken = _spoken(said(index), end - start)
        spoken *= level / max(1e-6, float(np.sqrt((spoken**2).mean())))
        mixed[start:end] += spoken[:, None]
        cut = replace(cut, sound=mixed)
    return cut


def _spoken(order: SpeechOrder, length: int) -> NDArray[np.float32]:
    """A line at 48 kHz, cut or padded to a length."""
    recording = _engine().speak(order)
    samples, rate = recording.samples, recording.sample_rate
    at = np.arange(round(len(samples) * RATE / rate)) * rate / RATE
    wave = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    return np.pad(wave[:length], (0, max(0, length - len(wave))))


ON_SET: dict[str, Damage] = {
    "clothes recoloured": clothes_recoloured,
    "faces swapped": faces_swapped,
    "nobody there": nobody_there,
    "wrong place": wrong_place,
    "speakers swapped": speakers_swapped,
    "voices swapped": voices_swapped,
    "words changed": words_changed,
}
