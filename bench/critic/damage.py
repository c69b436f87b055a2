"""Damage to a finished film: its pictures, its sound, its subtitles, the order of its shots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.critic.excerpts import SoundFilm
from roughcut.critic.metrics.captions import Caption

RATE = 48000
Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]


@dataclass(frozen=True)
class Cut:
    """A film about to be encoded: pictures, sound (N × 2, 48 kHz) and subtitles."""

    pictures: list[Picture]
    sound: Sound
    captions: list[Caption]


Damage = Callable[[SoundFilm, Cut, int], Cut]
"""A film, its undamaged cut, and a strength of 1, 2 or 3."""


def undamaged(film: SoundFilm) -> Cut:
    """The film as it is."""
    return Cut(list(film.pictures), film.sound.copy(), list(film.captions))


def span_of(film: SoundFilm, index: int) -> tuple[int, int]:
    """The first frame of a shot (0-based) and the one after its last."""
    shot = film.expectation.shots[index]
    return shot.first_frame, shot.first_frame + shot.frame_count


def _samples(film: SoundFilm, frame: int) -> int:
    return round(frame * RATE / float(film.plan.options.rate))


def longest(film: SoundFilm) -> list[int]:
    """The indices of the shots, longest first."""
    shots = film.expectation.shots
    return sorted(range(len(shots)), key=lambda index: -shots[index].frame_count)


def _in_order(film: SoundFilm, cut: Cut, order: list[int]) -> Cut:
    pictures: list[Picture] = []
    parts = []
    for index in order:
        start, end = span_of(film, index)
        pictures += cut.pictures[start:end]
        parts.append(cut.sound[_samples(film, start) : _samples(film, end)])
    return replace(cut, pictures=pictures, sound=np.concatenate(parts))


def shuffled(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Two shots change places; one of them moves on once more; the shots run backwards."""
    order = list(range(len(film.expectation.shots)))
    if strength == 3:
        return _in_order(film, cut, order[::-1])
    for first in (1, 2)[:strength]:
        order[first], order[first + 1] = order[first + 1], order[first]
    return _in_order(film, cut, order)


def missing(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One, two, three shots are left out."""
    gone = longest(film)[1 : 1 + strength]
    return _in_order(film, cut, [i for i in range(len(film.expectation.shots)) if i not in gone])


def doubled(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One, two, three shots are there twice."""
    twice = longest(film)[:strength]
    return _in_order(
        film, cut, [i for i in range(len(film.expectation.shots)) for _ in range(1 + (i in twice))]
    )


def frozen(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The longest shot stands still for 2.5 s; all of it does; the two longest do."""
    pictures = list(cut.pictures)
    for index in longest(film)[: max(1, strength - 1)]:
        start, end = span_of(film, index)
        last = min(end, start + 30) if strength == 1 else end
        pictures[start:last] = [pictures[start]] * (last - start)
    return replace(cut, pictures=pictures)


def black(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """0.25 s, 1 s, and a whole shot are black."""
    start, end = span_of(film, longest(film)[0])
    first = start + (end - start) // 3
    first, last = ((first, first + 3), (first, first + 12), (start, end))[strength - 1]
    pictures = list(cut.pictures)
    pictures[first:last] = [np.zeros_like(pictures[0])] * (last - first)
    return replace(cut, pictures=pictures)


def judder(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Each picture is held for 2, 3, 4 frames (of 12 a second)."""
    held = strength + 1
    return replace(cut, pictures=[cut.pictures[i - i % held] for i in range(len(cut.pictures))])


def _each(cut: Cut, change: Callable[[int, NDArray[np.float32]], NDArray[np.float32]]) -> Cut:
    def changed(index: int, picture: Picture) -> Picture:
        return np.asarray(np.clip(change(index, picture.astype(np.float32)), 0, 255), dtype=np.uint8)

    return replace(cut, pictures=[changed(i, picture) for i, picture in enumerate(cut.pictures)])


def noisy(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """White noise of 6, 14, 30 levels."""
    random, sigma = np.random.default_rng(1), (6, 14, 30)[strength - 1]
    return _each(cut, lambda _, p: p + sigma * random.standard_normal(p.shape, dtype=np.float32))


def blurred(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """A blur of 0.8, 1.6, 3.2 px."""
    sigma = (0.8, 1.6, 3.2)[strength - 1]
    return _each(cut, lambda _, p: np.asarray(cv2.GaussianBlur(p, (0, 0), sigma), dtype=np.float32))


def flickering(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Every second frame is 3, 8, 20 % lighter."""
    gain = (0.03, 0.08, 0.20)[strength - 1]
    return _each(cut, lambda i, p: p * (1 + gain * (i % 2)))


def _by_shot(
    film: SoundFilm, cut: Cut, change: Callable[[int, NDArray[np.float32]], NDArray[np.float32]]
) -> Cut:
    """A change that knows the index of the shot that each frame is in."""
    owner = [i for i, shot in enumerate(film.expectation.shots) for _ in range(shot.frame_count)]
    return _each(cut, lambda index, picture: change(owner[min(index, len(owner) - 1)], picture))


def drifting(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Each shot is a little warmer than the one before; 4, 9, 18 % by shot."""
    step = (0.04, 0.09, 0.18)[strength - 1]
    warm = np.array([1.0, 0.1, -0.9], dtype=np.float32)
    return _by_shot(film, cut, lambda shot, p: p * (1 + step * shot * warm))


def exposed(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One shot is darker, to 0.75, 0.5, 0.3 of its levels."""
    which, gain = longest(film)[1], (0.75, 0.5, 0.3)[strength - 1]
    return _by_shot(film, cut, lambda shot, p: p * gain if shot == which else p)


def greyed(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One shot loses 40, 75, 100 % of its colour."""
    which, share = longest(film)[1], (0.4, 0.75, 1.0)[strength - 1]
    return _by_shot(
        film, cut, lambda s, p: p + share * (p.mean(axis=-1, keepdims=True) - p) if s == which else p
    )


def late(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The sound is 100, 200, 400 ms late."""
    shift = (4800, 9600, 19200)[strength - 1]
    return replace(cut, sound=np.concatenate([np.zeros((shift, 2), np.float32), cut.sound[:-shift]]))


def loudness_jump(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The first line is 6, 12, 20 dB quieter than it was."""
    sound, line = cut.sound.copy(), film.expectation.lines[0]
    sound[line.start_ms * 48 : line.end_ms * 48] *= 10 ** (-(6, 12, 20)[strength - 1] / 20)
    return replace(cut, sound=sound)


def too_quiet(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The whole film is 2, 6, 14 dB quieter."""
    return replace(cut, sound=cut.sound * np.float32(10 ** (-(2, 6, 14)[strength - 1] / 20)))


def clipped(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """The whole film is 3, 6, 12 dB louder, and clips."""
    gain = 10 ** ((3, 6, 12)[strength - 1] / 20)
    return replace(cut, sound=np.clip(cut.sound * gain, -1, 1).astype(np.float32))


def some_lines(film: SoundFilm, strength: int) -> list[int]:
    """The indices of one line, of half of them, of all."""
    count = len(film.expectation.lines)
    return list(range(count))[: (1, max(1, count // 2), count)[strength - 1]]


def without_line(film: SoundFilm, cut: Cut, index: int) -> Sound:
    """The sound with the room's tone in the place of a line."""
    sound, line = cut.sound.copy(), film.expectation.lines[index]
    start, end = line.start_ms * 48, min(len(sound), line.end_ms * 48)
    tone = _room_tone(film, cut)
    sound[start:end] = np.resize(tone, (end - start, 2))
    return sound


def _room_tone(film: SoundFilm, cut: Cut) -> Sound:
    """The quietest 0.4 s of the film, forwards and backwards so that it repeats without a click."""
    size = 19200
    starts = range(0, len(cut.sound) - size, 4800)
    quiet = min(starts, key=lambda start: float((cut.sound[start : start + size] ** 2).mean()))
    piece = cut.sound[quiet : quiet + size]
    return np.concatenate([piece, piece[::-1]])


def line_cut(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One line, half of them, all are not heard."""
    for index in some_lines(film, strength):
        cut = replace(cut, sound=without_line(film, cut, index))
    return cut


def silent(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """1.5 s, 4 s, everything is digital silence."""
    sound = cut.sound.copy()
    sound[: (72000, 192000, len(sound))[strength - 1]] = 0
    return replace(cut, sound=sound)


def captions_changed(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One, half, all subtitles lose every second word."""

    def halved(text: str) -> str:
        words = text.split() if " " in text.strip() else list(text)
        return (" " if " " in text.strip() else "").join(words[::2])

    count = (1, max(1, len(cut.captions) // 2), len(cut.captions))[strength - 1]
    changed = [replace(c, text=halved(c.text)) if i < count else c for i, c in enumerate(cut.captions)]
    return replace(cut, captions=changed)


def captions_late(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """All subtitles come 0.6, 1.5, 4 s late."""
    by = (0.6, 1.5, 4.0)[strength - 1]
    moved = [replace(c, start_s=c.start_s + by, end_s=c.end_s + by) for c in cut.captions]
    return replace(cut, captions=moved)


def captions_hurried(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """Subtitles last 60, 35, 15 % of their time."""
    share = (0.6, 0.35, 0.15)[strength - 1]
    short = [replace(c, end_s=c.start_s + share * (c.end_s - c.start_s)) for c in cut.captions]
    return replace(cut, captions=short)


def captions_over_each_other(film: SoundFilm, cut: Cut, strength: int) -> Cut:
    """One, half, all subtitles stay until the next is gone."""
    count = (1, max(1, len(cut.captions) // 2), len(cut.captions))[strength - 1]
    ends = [*(c.end_s for c in cut.captions[1:]), cut.captions[-1].end_s]
    held = [
        replace(c, end_s=end) if i < count else c
        for i, (c, end) in enumerate(zip(cut.captions, ends, strict=True))
    ]
    return replace(cut, captions=held)


SIGNAL: dict[str, Damage] = {
    "shots shuffled": shuffled,
    "shots missing": missing,
    "shots doubled": doubled,
    "picture frozen": frozen,
    "picture black": black,
    "pictures held (judder)": judder,
    "noise": noisy,
    "blur": blurred,
    "flicker": flickering,
    "colour drift": drifting,
    "a shot too dark": exposed,
    "a shot without colour": greyed,
    "sound late": late,
    "a line too quiet": loudness_jump,
    "film too quiet": too_quiet,
    "film too loud": clipped,
    "lines not heard": line_cut,
    "dead air": silent,
    "subtitles lack words": captions_changed,
    "subtitles late": captions_late,
    "subtitles too short": captions_hurried,
    "subtitles overlap": captions_over_each_other,
}
