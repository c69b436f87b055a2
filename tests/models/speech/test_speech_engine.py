"""Speaking lines with the real networks."""

from __future__ import annotations

import ear
import numpy as np
import pytest

from roughcut.errors import SpeechError
from roughcut.models.speech.engine import SpeechEngine
from roughcut.models.speech.schema import SpeechOrder, Voice
from roughcut.models.speech.waves import SPEECH_LUFS, loudness_lufs
from roughcut.script.pacing import speech_ms


def _order(text: str, voice: str = "en-woman-1", delivery: str = "", tempo: float = 1.0) -> SpeechOrder:
    language = "zh" if voice.startswith("zh") else "en"
    return SpeechOrder(text=text, voice=Voice(id=voice, language=language), delivery=delivery, tempo=tempo)


def test_a_line_is_voiced_at_the_speech_level(engine: SpeechEngine) -> None:
    """A line comes out as 24 kHz speech at the agreed loudness, without clipping, tightly trimmed."""
    recording = engine.speak(_order("Nobody saw the boat leave the harbour."))
    assert recording.sample_rate == 24_000
    assert 1500 < recording.info.duration_ms < 3500
    assert np.abs(recording.samples).max() < 0.95
    assert loudness_lufs(recording.samples, 24_000) == pytest.approx(SPEECH_LUFS, abs=1.0)
    assert np.abs(recording.samples[: 24 * 120]).max() > 0.01


def test_the_same_order_sounds_the_same() -> None:
    """Two engines give the same samples, bit for bit."""
    order = _order("Close the door.", "en-man-6", "trembling")
    assert np.array_equal(SpeechEngine().speak(order).samples, SpeechEngine().speak(order).samples)


def test_men_women_and_children_differ_in_pitch(engine: SpeechEngine) -> None:
    """A man speaks well below a woman and a child above her, at nearly the same pace."""
    text = "We were all away when you arrived."
    pitches = [
        ear.pitch_hz(engine.speak(_order(text, voice))) for voice in ("en-man-1", "en-woman-1", "en-girl-1")
    ]
    assert 90 < pitches[0] < 135 < 160 < pitches[1] < 215 < pitches[2] < 300


def test_a_whisper_is_quieter_and_a_shout_louder(engine: SpeechEngine) -> None:
    """The parenthetical moves the level of a line."""
    levels = [
        loudness_lufs(engine.speak(_order("Get down from there.", delivery=how)).samples, 24_000)
        for how in ("whispering", "", "shouting")
    ]
    assert levels[0] < levels[1] - 3
    assert levels[1] + 1.5 < levels[2]


def test_slowly_lasts_longer_and_tempo_shortens(engine: SpeechEngine) -> None:
    """A delivery and a tempo change how long a line lasts."""
    text = "I will not say it a second time."
    plain = engine.speak(_order(text)).info.duration_ms
    assert engine.speak(_order(text, delivery="慢慢地")).info.duration_ms > plain * 1.1
    assert engine.speak(_order(text, tempo=1.4)).info.duration_ms < plain * 0.85


@pytest.mark.parametrize("text", ["😀", "…", "?!", "—", "مرحبا", "Привет"])
def test_nothing_pronounceable_is_a_short_silence(engine: SpeechEngine, text: str) -> None:
    """Emoji, dots and unread scripts become 600 ms of silence, and the recording says so."""
    recording = engine.speak(_order(text))
    assert recording.info.duration_ms == 600
    assert not recording.spoken
    assert not recording.samples.any()
    assert [cue.viseme for cue in recording.mouth] == ["rest"]


@pytest.mark.parametrize(
    "text", ["$5 at 10:30, 50% off!", "Meet 小明 at the café 😀.", "A", "<b>Stop</b> *now*"]
)
def test_odd_lines_are_spoken(engine: SpeechEngine, text: str) -> None:
    """Prices, times, names in Chinese, emoji and markup do not keep a line from being spoken."""
    assert engine.speak(_order(text)).spoken


@pytest.mark.parametrize(
    ("text", "spoken", "unspoken"),
    [
        ("He said مرحبا to us.", True, ("مرحبا",)),
        ("שלום לך", False, ("שלום", "לך")),
        ("Café, 小明 😀 … №5!", True, ()),
    ],
)
def test_words_of_unread_scripts_are_listed(
    engine: SpeechEngine, text: str, spoken: bool, unspoken: tuple[str, ...]
) -> None:
    """What no voice can say is left out of the sound, and the recording says which words."""
    info = engine.speak(_order(text)).info
    assert (info.spoken, info.unspoken) == (spoken, unspoken)


def test_a_very_long_line_is_spoken_whole(engine: SpeechEngine) -> None:
    """Twice the words last twice as long, far beyond what the network holds at once."""
    once = engine.speak(_order("the river runs along the valley " * 20)).info.duration_ms
    twice = engine.speak(_order("the river runs along the valley " * 40)).info.duration_ms
    assert twice == pytest.approx(2 * once, rel=0.06)


def test_the_mouth_follows_the_sound(engine: SpeechEngine) -> None:
    """The mouth starts at 0, moves at most twelve times a second, closes for lips and ends at rest."""
    recording = engine.speak(_order("My mother met Bob. Papa baked a pie."))
    starts = [cue.start_ms for cue in recording.mouth]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert starts[-1] <= recording.info.duration_ms
    assert len(starts) <= 12 * recording.info.duration_ms / 1000 + 1
    assert recording.mouth[-1].viseme == "rest"
    assert sum(cue.viseme == "closed" for cue in recording.mouth) >= 4


def test_an_unknown_voice_is_named(engine: SpeechEngine) -> None:
    """A voice that nobody knows is an error that names the nearest one."""
    with pytest.raises(SpeechError, match="en-woman-"):
        engine.speak(_order("Hello.", "en-woman-l"))


def test_mandarin_is_spoken_with_english_in_it(engine: SpeechEngine) -> None:
    """A Mandarin line with an English word and a number is voiced by the large network."""
    recording = engine.speak(_order("OK，10点见。", "zh-man-1"))
    assert recording.spoken
    assert 700 < recording.info.duration_ms < 3000
    assert loudness_lufs(recording.samples, 24_000) == pytest.approx(SPEECH_LUFS, abs=1.5)


@pytest.mark.parametrize("voice", ["en-woman-1", "en-man-2"])
def test_the_planned_pace_is_that_of_the_voices(engine: SpeechEngine, voice: str) -> None:
    """Shots are planned by an estimate that is a little above what the voices take."""
    lines = (
        "Please sit down and tell me what happened at the station this morning.",
        "Where were you?",
        "I love you. I always have.",
        "You kept every letter I ever wrote, and you never answered one of them.",
    )
    spoken = sum(engine.speak(_order(line, voice)).info.duration_ms for line in lines)
    assert 0.95 < sum(speech_ms(line) for line in lines) / spoken < 1.25
