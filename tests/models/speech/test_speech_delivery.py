"""Ways of speaking, measured on the sound itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import ear
import pytest

from roughcut.models.speech.delivery import Delivery, read_delivery
from roughcut.models.speech.engine import Recording, SpeechEngine
from roughcut.models.speech.schema import SpeechOrder, Voice
from roughcut.models.speech.waves import loudness_lufs

Said = Callable[..., Recording]
_TEXT = "You were away when the letter came, and we never knew your name."


@pytest.fixture(scope="module")
def said(engine: SpeechEngine) -> Said:
    """The same words by the same voice in any way, each way spoken once."""

    def say(how: str = "") -> Recording:
        voice = Voice(id="en-woman-1", language="en")
        return engine.speak(SpeechOrder(text=_TEXT, voice=voice, delivery=how))

    return lru_cache(say)


def _level(recording: Recording) -> float:
    return loudness_lufs(recording.samples, recording.sample_rate)


def test_a_whisper_has_hardly_any_voice(said: Said) -> None:
    """Most of what has a pitch in plain speech has none, and it is at least 4 dB quieter."""
    plain, whispered = said(), said("whispering")
    assert ear.voiced_share(whispered) < 0.4 * ear.voiced_share(plain)
    assert _level(whispered) < _level(plain) - 4


def test_a_shout_is_loud_high_and_bright(said: Said) -> None:
    """By 2.5 dB, by two semitones, and by 2 dB in the treble."""
    plain, shouted = said(), said("shouting")
    assert _level(shouted) > _level(plain) + 2.5
    assert ear.pitch_hz(shouted) > 1.1 * ear.pitch_hz(plain)
    assert ear.brightness_db(shouted) > ear.brightness_db(plain) + 2


@pytest.mark.parametrize(
    ("how", "least", "most"),
    [("slowly", 1.12, 1.45), ("quickly", 0.7, 0.92), ("tired", 1.06, 1.4), ("crying", 1.05, 1.4)],
)
def test_the_pace_is_heard(said: Said, how: str, least: float, most: float) -> None:
    """A line lasts longer or shorter, within what stays natural."""
    ratio = said(how).info.duration_ms / said().info.duration_ms
    assert least < ratio < most


def test_a_trembling_voice_wavers(said: Said) -> None:
    """Its pitch changes from moment to moment at least half as much again."""
    assert ear.wavering(said("trembling")) > 1.5 * ear.wavering(said())


def test_a_cold_voice_is_flat_and_an_excited_one_lively(said: Said) -> None:
    """The melody shrinks and widens."""
    flat, plain, lively = (ear.melody(said(how)) for how in ("coldly", "", "excited"))
    assert flat < 0.8 * plain
    assert lively > 1.1 * plain
    assert ear.pitch_hz(said("excited")) > 1.04 * ear.pitch_hz(said())


def test_tired_is_lower_and_breathier(said: Said) -> None:
    """A tired voice sinks and loses its brightness and level."""
    plain, tired = said(), said("exhausted")
    assert ear.pitch_hz(tired) < 0.98 * ear.pitch_hz(plain)
    assert _level(tired) < _level(plain) - 1


def test_mandarin_is_whispered_and_shouted_too(engine: SpeechEngine) -> None:
    """The voices that come as finished sound take breath, level and pitch from the same words."""
    voice = Voice(id="zh-woman-1", language="zh")
    plain, whispered, shouted = (
        engine.speak(SpeechOrder(text="我们明天走。", voice=voice, delivery=how))
        for how in ("", "低语", "大喊")
    )
    assert ear.voiced_share(whispered) < 0.5 * ear.voiced_share(plain)
    assert _level(whispered) < _level(plain) - 3
    assert _level(shouted) > _level(plain) + 2
    assert ear.pitch_hz(shouted) > 1.05 * ear.pitch_hz(plain)
    assert shouted.info.duration_ms == pytest.approx(plain.info.duration_ms, rel=0.12)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("whispering", "低语"),
        ("shouting", "大喊"),
        ("slowly", "慢慢地"),
        ("hurriedly", "匆忙地"),
        ("trembling", "声音颤抖"),
        ("tired", "疲惫地"),
        ("coldly", "冷冷地"),
        ("excited", "兴奋地"),
        ("crying", "哭着"),
        ("laughing", "笑着说"),
        ("out of breath", "气喘吁吁"),
        ("sarcastically", "讽刺地"),
        ("calmly", "冷静地"),
        ("pleading", "哀求"),
    ],
)
def test_both_languages_know_the_same_ways(english: str, chinese: str) -> None:
    """A way of speaking is the same in English and Chinese, and is one."""
    assert read_delivery(english) == read_delivery(chinese) != Delivery()


@pytest.mark.parametrize(
    "words", ["not loud", "without anger", "no longer crying", "不高兴", "没有笑", "fearless", "不慌不忙"]
)
def test_what_is_denied_changes_nothing(words: str) -> None:
    """Nobody shouts because they do not."""
    assert read_delivery(words) == Delivery()
