"""Sets spoken lines as captions: how they are cut, when they are shown, and how two people share one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from roughcut.film.linebreak import set_text, width
from roughcut.film.schema import Caption, FilmCue
from roughcut.script.schema import Language

LEAST_MS = 834
"""Five sixths of a second: nothing shorter is read."""
_CROWDED_MS = 400
_LATEST_MS, _EARLIEST_MS = 500, 300
"""Where people talk faster than can be read, captions come up to so much later than they are spoken, and,
where nobody speaks before, so much earlier."""
_CLOSED_MS = 500
"""A gap shorter than this flickers: the caption before it stays on until the next one."""
_SOON_MS = 1400
"""Two short lines that begin so near to each other may share a caption."""
_DASH = "-"


@dataclass(frozen=True)
class _House:
    """The measures of a language, in Latin letters (a Chinese character counts two): the length of a line,
    and what is read in a second; and the mark between a speaker and the words."""

    line_width: int
    width_per_s: float
    colon: str

    def reading_ms(self, text: str) -> int:
        """How long a text takes to read; the line feed counts as a space."""
        return max(LEAST_MS, math.ceil(width(text) * 1000 / self.width_per_s))


_ENGLISH, _CHINESE = _House(42, 17.0, ": "), _House(32, 18.0, "：")


def captions(
    cues: Sequence[FilmCue],
    language: Language = "en",
    *,
    film_end_ms: int | None = None,
    rate: Fraction = Fraction(24),
) -> list[Caption]:
    """Set spoken lines as captions: at most two lines of 42 letters (16 Chinese characters), long speeches in
    several captions at the ends of thoughts, each shown while it is spoken and until it can be read (17
    letters or 9 characters a second), as far as the silence before and after and a little patience of
    what follows allow. Two short lines of two people at once share a caption, with dashes; who is off
    screen is named, and a voice over the picture stands in italics.

    Every word stays, in order. Captions never overlap, keep two frames (at `rate`) apart and, with
    `film_end_ms`, end within the film.
    """
    house = _CHINESE if language == "zh" else _ENGLISH
    spoken = sorted((cue for cue in cues if cue.text), key=lambda cue: cue.start_ms)
    made = [caption for cue in spoken for caption in _captions_of(cue, house)]
    return _timed(_shared(made, house), house, film_end_ms, math.ceil(2000 / rate))


def _captions_of(cue: FilmCue, house: _House) -> Iterator[Caption]:
    """One cue as captions, its time shared out by what each holds."""
    named = cue.off_screen and not cue.voice_over and cue.speaker
    label = f"{cue.speaker.upper()}{house.colon}" if named else ""
    texts = set_text(label + cue.text, house.line_width)
    total = sum(width(text) for text in texts)
    start_ms, done = cue.start_ms, 0
    for text in texts:
        done += width(text)
        end_ms = cue.start_ms + (cue.end_ms - cue.start_ms) * done // total
        yield Caption(start_ms=start_ms, end_ms=end_ms, text=text, speaker=cue.speaker, italic=cue.voice_over)
        start_ms = end_ms


def _shared(made: Sequence[Caption], house: _House) -> list[Caption]:
    """Two people who speak at once, or so soon that the first could not be read, in one caption."""
    found: list[Caption] = []
    for caption in made:
        if found and _share_one(found[-1], caption, house):
            first = found.pop()
            text = f"{_DASH}{first.text}\n{_DASH}{caption.text}"
            ends = max(first.end_ms, caption.end_ms)
            second = {"text": text, "end_ms": ends, "second_speaker": caption.speaker}
            found.append(first.model_copy(update=second))
        else:
            found.append(caption)
    return found


def _share_one(first: Caption, second: Caption, house: _House) -> bool:
    if not first.speaker or not second.speaker or first.speaker == second.speaker or first.second_speaker:
        return False
    if first.italic or second.italic:
        return False
    if max(width(each.text) for each in (first, second)) + width(_DASH) > house.line_width:
        return False
    if "\n" in first.text + second.text:
        return False
    apart = second.start_ms - first.start_ms
    together = second.start_ms < first.end_ms - 100
    return together or apart < min(_SOON_MS, house.reading_ms(first.text))


def _timed(made: Sequence[Caption], house: _House, film_end_ms: int | None, gap_ms: int) -> list[Caption]:
    """Captions one after the other: those that are spoken at once take turns."""
    starts = _starts(made, house, film_end_ms, gap_ms)
    timed = []
    for index, caption in enumerate(made):
        following = starts[index + 1] if index + 1 < len(starts) else film_end_ms
        gap = gap_ms if index + 1 < len(starts) else 0
        end_ms = _end(caption, starts[index], following, gap, house)
        timed.append(caption.model_copy(update={"start_ms": starts[index], "end_ms": end_ms}))
    return timed


def _starts(made: Sequence[Caption], house: _House, film_end_ms: int | None, gap_ms: int) -> list[int]:
    """When each is first shown: when it is spoken, or as little earlier or later as lets it, or the one
    before, be read."""
    starts = _wished(made, house, gap_ms)
    for index in range(1, len(starts)):
        own, before = made[index].start_ms, starts[index - 1]
        read = before + house.reading_ms(made[index - 1].text) + gap_ms
        late = min(read, own + _LATEST_MS)
        starts[index] = max(starts[index], late, before + _CROWDED_MS)
    if film_end_ms is not None:
        latest = film_end_ms - min(LEAST_MS, film_end_ms // (len(made) + 1))
        for index in range(len(starts) - 1, -1, -1):
            starts[index] = max(index, min(starts[index], latest))
            latest = starts[index] - min(_CROWDED_MS, max(1, latest // (index + 1)))
    return starts


def _wished(made: Sequence[Caption], house: _House, gap_ms: int) -> list[int]:
    """When each would like to be shown: a little early where it is too long for its own time, and nobody
    speaks just before."""
    starts = [caption.start_ms for caption in made]
    for index in range(len(made) - 1, -1, -1):
        own = starts[index]
        quiet_ms = made[index - 1].end_ms if index else 0
        following = starts[index + 1] if index + 1 < len(made) else None
        if following is not None and quiet_ms < own:
            needed = following - gap_ms - house.reading_ms(made[index].text)
            starts[index] = min(own, max(own - _EARLIEST_MS, quiet_ms, needed))
    return starts


def _end(caption: Caption, start_ms: int, following_ms: int | None, gap_ms: int, house: _House) -> int:
    """Until it is spoken and can be read, but not into what follows, nor quite up to it."""
    end_ms = max(caption.end_ms, start_ms + house.reading_ms(caption.text))
    if following_ms is None:
        return end_ms
    breath = gap_ms if following_ms - start_ms - gap_ms >= _CROWDED_MS // 2 else 0
    last_ms = following_ms - breath
    closes = gap_ms > 0 and last_ms - end_ms < _CLOSED_MS - gap_ms
    return last_ms if closes else min(end_ms, last_ms)
