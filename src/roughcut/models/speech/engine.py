"""The speech engine: an order becomes a recording, offline, from the packaged networks."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from roughcut.errors import SpeechError
from roughcut.models.speech import colouring, mouth, spectrum, waves
from roughcut.models.speech.blends import BLENDS, Blend
from roughcut.models.speech.delivery import Delivery, read_delivery
from roughcut.models.speech.networks import (
    MAX_PHONEMES,
    SAMPLE_RATE,
    TOKEN_FRAME_S,
    TOKENS_LATE,
    FastNetwork,
    LargeNetwork,
)
from roughcut.models.speech.pronounce.cleaning import clean, segments, unread
from roughcut.models.speech.pronounce.english import pronounce_english
from roughcut.models.speech.pronounce.mandarin import anglicised, pronounce_mandarin
from roughcut.models.speech.pronounce.pieces import pieces, sentences
from roughcut.models.speech.schema import MouthCue, RecordingInfo, SpeechOrder, Voice
from roughcut.models.speech.timbres import TIMBRES, Timbre
from roughcut.script.language import detect_language

_SILENCE_MS = 600
_TIMBRES = {timbre.id: timbre for timbre in TIMBRES}
_BLENDS = {blend.id: blend for blend in BLENDS}
_SLOWEST, _FASTEST = 0.55, 1.9
_PITCH_OF_BLENDS = 0.6


@dataclass(frozen=True)
class Recording:
    """A voiced line: float32 mono samples in −1…1, and the mouth that goes with them."""

    samples: NDArray[np.float32]
    sample_rate: int
    mouth: tuple[MouthCue, ...]
    spoken: bool = True
    unspoken: tuple[str, ...] = ()

    @property
    def info(self) -> RecordingInfo:
        """What is known of this recording without its samples."""
        duration_ms = round(len(self.samples) * 1000 / self.sample_rate)
        return RecordingInfo(
            duration_ms=duration_ms,
            sample_rate=self.sample_rate,
            mouth=self.mouth,
            spoken=self.spoken,
            unspoken=self.unspoken,
        )


@dataclass(frozen=True)
class _Piece:
    """A spoken piece without the silence around it, its mouth, and the pause after it."""

    samples: NDArray[np.float32]
    stretches: list[mouth.Span]
    pause_ms: int


class SpeechEngine:
    """Speaks lines. Networks are loaded when a line first needs them; one engine serves one thread.

    The same order gives the same samples, bit for bit, on the same machine and with the same
    `threads` (1 unless told, because films are voiced by one process a core).
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads

    @cached_property
    def _fast(self) -> FastNetwork:
        return FastNetwork(self._threads)

    @cached_property
    def _large(self) -> LargeNetwork:
        return LargeNetwork(self._threads)

    def speak(self, order: SpeechOrder) -> Recording:
        """Voice a line. A line with nothing to pronounce is a short silence with the mouth at rest.

        Raises SpeechError for a voice that is not in the catalogue.
        """
        delivery = read_delivery(order.delivery)
        voice = _voice_for(order.voice, order.text)
        said = [
            self._spoken(piece, pause_ms, voice, delivery, order.tempo)
            for sentence in sentences(_phonemes(order.text, voice))
            for piece, pause_ms in pieces(sentence, MAX_PHONEMES)
            if any(c.isalpha() for c in piece)
        ]
        recording = _joined(said, delivery) if said else _silence()
        return replace(recording, unspoken=unread(order.text))

    def _spoken(
        self, phonemes: str, pause_ms: int, voice: Timbre | Blend, delivery: Delivery, tempo: float
    ) -> _Piece:
        tempo = min(_FASTEST, max(_SLOWEST, voice.tempo * delivery.tempo * tempo))
        if isinstance(voice, Timbre):
            spectra = self._fast.read(phonemes, tempo)
            wave, durations, frame_s = (
                spectrum.sound(spectra, voice, delivery),
                spectra.durations,
                TOKEN_FRAME_S,
            )
        else:
            # Moving a finished pitch moves the throat too: half of what is asked is enough to be heard.
            shift = voice.shift * delivery.pitch**_PITCH_OF_BLENDS
            wave, durations = self._large.speak(phonemes, voice.weights, tempo / shift)
            wave, frame_s = waves.shifted(wave, shift), TOKEN_FRAME_S / shift
            wave = colouring.coloured(wave, SAMPLE_RATE, delivery)
        lengths_ms = [float(count) * frame_s * 1000 for count in durations]
        stretches = mouth.spans(phonemes, lengths_ms, TOKENS_LATE * frame_s * 1000)
        return _trimmed(wave, stretches, pause_ms)


def _voice_for(voice: Voice, text: str) -> Timbre | Blend:
    """The voice by its id; an English voice lends its Mandarin counterpart to a line in Chinese."""
    found: Timbre | Blend | None = _TIMBRES.get(voice.id) or _BLENDS.get(voice.id)
    if found is None:
        near = difflib.get_close_matches(voice.id, [*_TIMBRES, *_BLENDS], 1, 0)
        raise SpeechError(f"There is no voice {voice.id!r}; did you mean {near[0]!r}?")
    if isinstance(found, Timbre) and detect_language(text) == "zh":
        return _counterpart(found)
    return found


def _counterpart(timbre: Timbre) -> Blend:
    alike = [blend for blend in BLENDS if (blend.sex, blend.age) == (timbre.sex, timbre.age)]
    return alike[int(timbre.id.rsplit("-", 1)[1]) % len(alike)]


def _phonemes(text: str, voice: Timbre | Blend) -> str:
    cleaned = clean(text)
    if isinstance(voice, Blend):
        return pronounce_mandarin(cleaned)
    parts = segments(cleaned)
    if not any(han for han, _ in parts):
        return pronounce_english(cleaned)
    return " ".join(anglicised(pronounce_mandarin(t)) if han else pronounce_english(t) for han, t in parts)


def _trimmed(wave: NDArray[np.float32], stretches: list[mouth.Span], pause_ms: int) -> _Piece:
    start, end = waves.speech_span(wave, SAMPLE_RATE)
    offset = start * 1000 / SAMPLE_RATE
    moved = [(begin - offset, finish - offset, shape) for begin, finish, shape in stretches]
    kept = waves.faded(wave[start:end], SAMPLE_RATE)
    # The last token before a pause takes in the pause: only the sound says where that begins.
    return _Piece(kept, mouth.rested(moved, waves.silences_ms(kept, SAMPLE_RATE)), pause_ms)


def _joined(said: list[_Piece], delivery: Delivery) -> Recording:
    parts: list[NDArray[np.float32]] = []
    stretches: list[mouth.Span] = []
    time_ms = 0.0
    for place, piece in enumerate(said):
        length_ms = len(piece.samples) * 1000 / SAMPLE_RATE
        inside = ((max(0.0, a), min(b, length_ms), shape) for a, b, shape in piece.stretches)
        stretches += [(time_ms + a, time_ms + b, shape) for a, b, shape in inside if b > a]
        parts.append(piece.samples)
        pause = round(piece.pause_ms * SAMPLE_RATE / 1000 / delivery.tempo) if place + 1 < len(said) else 0
        parts.append(np.zeros(pause, np.float32))
        ended_ms = time_ms + length_ms
        time_ms = ended_ms + pause * 1000 / SAMPLE_RATE
        stretches.append((ended_ms, time_ms, "rest"))
    wave = waves.levelled(np.concatenate(parts), SAMPLE_RATE, waves.SPEECH_LUFS + delivery.level_db)
    return Recording(wave, SAMPLE_RATE, mouth.cues(stretches, round(time_ms)))


def _silence() -> Recording:
    samples = np.zeros(_SILENCE_MS * SAMPLE_RATE // 1000, np.float32)
    return Recording(samples, SAMPLE_RATE, (MouthCue(start_ms=0, viseme="rest"),), spoken=False)
