"""Lip-sync: the mouths that are drawn open when the recording is loud."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from previs_orders import an_order

from roughcut.models.speech.engine import SpeechEngine
from roughcut.models.speech.recordings import read_recording, record, recording_digest
from roughcut.models.speech.schema import MouthCue, SpeechOrder, Viseme, Voice
from roughcut.models.speech.voices import cast_voices
from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import view_at
from roughcut.previs.idle import viseme_at
from roughcut.previs.lips import heard
from roughcut.previs.model import heard_stage
from roughcut.previs.renderer import frame_planes
from roughcut.previs.stage import Speech, Stage, place_at
from roughcut.script.schema import Character

TEXT = "We found the old map under the floor. Nobody had opened that box for forty years."


def _spoken_order(folder: Path) -> tuple[TakeOrder, NDArray[np.float64]]:
    """A close-up in which a real recording is said, and the recording's level in each frame."""
    voice = cast_voices([Character(name="Ann", description="a young woman")], "en")["Ann"]
    asked = SpeechOrder(text=TEXT, voice=voice)
    info = record(asked, folder, SpeechEngine())
    digest = recording_digest(asked)
    cue = SpokenCue(
        line_index=0, speaker="Ann", text=TEXT, voice=voice, recording=digest, start_ms=0,
        duration_ms=info.duration_ms, mouth=info.mouth,
    )  # fmt: skip
    frames = info.duration_ms * 24 // 1000
    order = an_order(
        1, sizes=("Close-up",), focus=("Ann",), cues=(cue,), frame_count=frames, width_px=640, height_px=360
    )
    return order, _envelope(*read_recording(folder, digest), frames)


def _envelope(samples: NDArray[np.float32], rate: int, frames: int) -> NDArray[np.float64]:
    edges = [round(frame * rate / 24) for frame in range(frames + 1)]
    spans = itertools.pairwise(edges)
    return np.array([np.sqrt(np.mean(np.square(samples[one:two], dtype=np.float64))) for one, two in spans])


def _openness(stage: Stage) -> NDArray[np.float64]:
    """How far each frame's mouth differs from a mouth at rest, measured on the pixels drawn."""
    view = view_at(stage.camera, 0, stage.width_px, stage.height_px)
    x, z, _ = place_at(stage.figures[0], 0)
    body = body_of(stage.figures[0].look, "standing")
    px, eyes, _ = view.project((x, body.eyes_m, z))
    chin = view.project((x, body.eyes_m - 0.46 * body.head_m, z))[1]
    top, bottom = round(eyes + 0.45 * (chin - eyes)), round(chin)
    half = round(0.45 * (chin - eyes))
    box = (slice(top, bottom), slice(round(px) - half // 2, round(px) + 2 * half))
    quiet = stage.model_copy(update={"speeches": ()})
    both = zip(frame_planes(stage), frame_planes(quiet), strict=True)
    return np.array([np.abs(a[box].astype(np.int16) - b[box]).mean() for a, b in both])


def test_drawn_mouths_follow_the_loudness_of_a_real_recording(tmp_path: Path) -> None:
    """Over a spoken line the mouth's opening and the sound's envelope go together (r ≥ 0.6)."""
    order, loudness = _spoken_order(tmp_path)
    opened = _openness(heard_stage(order, tmp_path))
    calm = np.ones(3) / 3
    together = np.corrcoef(np.convolve(opened, calm, "same"), np.convolve(loudness, calm, "same"))[0, 1]
    assert together >= 0.6


_OPEN: dict[Viseme, float] = {
    "rest": 0.0, "closed": 0.0, "teeth": 0.3, "round": 0.45, "wide": 0.6, "open": 1.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> SpeechEngine:
    """The real voices."""
    return SpeechEngine()


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("en-man-1", TEXT),
        ("en-man-6", "I waited at the station until the last train had gone."),
        ("en-girl-1", "You kept every letter I ever wrote, and you never answered one of them."),
        ("en-woman-4", "Please sit down and tell me what happened at the station this morning."),
        ("zh-woman-1", "你怎么这么晚才回来？"),
    ],
)
def test_mouths_follow_every_voice(engine: SpeechEngine, voice: str, text: str) -> None:
    """Frame by frame: the mouth opens with the sound (r ≥ 0.6), holds each shape for two frames or more,
    and is shut where nothing is heard."""
    language = "zh" if voice.startswith("zh") else "en"
    said = engine.speak(SpeechOrder(text=text, voice=Voice(id=voice, language=language)))
    plain = Speech(name="Ann", start_ms=0, end_ms=said.info.duration_ms, mouth=said.mouth)
    speech = heard(plain, said.samples, said.sample_rate)
    shown = [
        viseme_at([speech], "Ann", frame * 1000 / 24) for frame in range(said.info.duration_ms * 24 // 1000)
    ]
    loud = _envelope(said.samples, said.sample_rate, len(shown))
    calm = np.ones(3) / 3
    opened = np.array([_OPEN[shape] for shape in shown])
    assert np.corrcoef(np.convolve(opened, calm, "same"), np.convolve(loud, calm, "same"))[0, 1] >= 0.6
    stays = [len(list(stay)) for _, stay in itertools.groupby(shown)]
    assert min(stays[:-1]) >= 2
    assert len(set(shown)) >= 4
    silent = np.convolve(loud < 0.02 * loud.max(), np.ones(5), "same") == 5
    assert not opened[silent].any()


@pytest.mark.parametrize(
    ("shape", "soft", "loud"),
    [
        ("rest", "rest", "rest"),
        ("closed", "closed", "closed"),
        ("round", "round", "round"),
        ("teeth", "teeth", "open"),
        ("wide", "teeth", "open"),
        ("open", "teeth", "open"),
    ],
)
def test_loudness_only_says_how_far_a_mouth_opens(shape: Viseme, soft: Viseme, loud: Viseme) -> None:
    """A closure stays closed and round lips round, however loud; other shapes open with the sound."""
    tone = np.sin(np.arange(48_000) * 0.1).astype(np.float32)
    tone[:24_000] *= 0.3
    cues = (MouthCue(start_ms=200, viseme=shape), MouthCue(start_ms=1100, viseme="rest"))
    said = Speech(name="Ann", start_ms=200, end_ms=1200, mouth=cues)
    shown = heard(said, tone, 48_000).mouth
    at = {time: [cue.viseme for cue in shown if cue.start_ms <= time][-1] for time in (300, 900)}
    assert at == {300: soft, 900: loud}


def test_a_silent_recording_keeps_its_mouth_shut() -> None:
    """Where nothing sounds in an otherwise spoken line, lips that should be open are at rest."""
    tone = np.sin(np.arange(48_000) * 0.1).astype(np.float32)
    tone[:24_000] = 0
    said = Speech(name="Ann", start_ms=0, end_ms=1000, mouth=(MouthCue(start_ms=0, viseme="open"),))
    assert heard(said, tone, 48_000).mouth[0].viseme == "rest"
