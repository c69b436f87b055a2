"""Recordings on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from roughcut.errors import MediaError, OutputError
from roughcut.models.speech.engine import SpeechEngine
from roughcut.models.speech.recordings import read_info, read_recording, record, recording_digest
from roughcut.models.speech.schema import SpeechOrder, Voice

_ORDER = SpeechOrder(text="Good night.", voice=Voice(id="en-woman-1", language="en"))


class _Mute(SpeechEngine):
    """An engine that must not be asked."""

    def speak(self, order: SpeechOrder) -> None:  # type: ignore[override]
        raise AssertionError("spoken again")


def test_a_recording_is_kept(engine: SpeechEngine, tmp_path: Path) -> None:
    """The pair is written once, read back as it was, and not voiced again."""
    info = record(_ORDER, tmp_path, engine)
    digest = recording_digest(_ORDER)
    samples, rate = read_recording(tmp_path, digest)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{digest}.json", f"{digest}.wav"]
    assert np.abs(samples - engine.speak(_ORDER).samples).max() < 1 / 32_000
    assert rate == info.sample_rate
    assert read_info(tmp_path, digest) == info == record(_ORDER, tmp_path, _Mute())


@pytest.mark.parametrize("suffix", ["wav", "json"])
@pytest.mark.parametrize("damage", [b"", b"RIFF....", None])
def test_a_damaged_recording_is_made_again(
    engine: SpeechEngine, tmp_path: Path, suffix: str, damage: bytes | None
) -> None:
    """Empty, foreign or cut-off files are not trusted."""
    info, digest = record(_ORDER, tmp_path, engine), recording_digest(_ORDER)
    path = tmp_path / f"{digest}.{suffix}"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    with pytest.raises(AssertionError, match="spoken again"):
        record(_ORDER, tmp_path, _Mute())
    assert record(_ORDER, tmp_path, engine) == info
    assert path.read_bytes() == whole


def test_a_missing_recording_says_so(tmp_path: Path) -> None:
    """Reading what is not there is a media error."""
    with pytest.raises(MediaError):
        read_info(tmp_path, "0" * 64)
    with pytest.raises(MediaError):
        read_recording(tmp_path, "0" * 64)


def test_a_folder_that_is_a_file_is_an_output_error(engine: SpeechEngine, tmp_path: Path) -> None:
    """Where nothing can be written, the error says what to do."""
    (tmp_path / "voices").write_text("in the way")
    with pytest.raises(OutputError):
        record(_ORDER, tmp_path / "voices", engine)


def test_the_digest_depends_on_the_order() -> None:
    """Text, voice, delivery and tempo each make another recording."""
    others: list[dict[str, Any]] = [
        {"text": "Good."},
        {"delivery": "softly"},
        {"tempo": 1.1},
        {"voice": Voice(id="x", language="en")},
    ]
    digests = {recording_digest(_ORDER.model_copy(update=change)) for change in others}
    assert len(digests | {recording_digest(_ORDER)}) == 5
