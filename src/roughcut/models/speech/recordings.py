"""Recordings on disk: a sound file and what is known of it, named by the order that they answer."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from roughcut.digest import digest_of
from roughcut.errors import MediaError
from roughcut.files import write_bytes, write_text
from roughcut.models.speech.schema import RecordingInfo, SpeechOrder

if TYPE_CHECKING:  # numpy and the networks are not needed to name a recording
    import numpy as np
    from numpy.typing import NDArray

    from roughcut.models.speech.engine import SpeechEngine

ENGINE_VERSION = "roughcut.speech/5"
"""To be raised whenever the engine would voice the same order, or say of it, differently."""


def recording_digest(order: SpeechOrder) -> str:
    """The name of the recording of an order: of its text, voice, delivery and tempo, and the engine."""
    return digest_of(order, ENGINE_VERSION)


def record(order: SpeechOrder, folder: Path, engine: SpeechEngine) -> RecordingInfo:
    """Voice a line into `<digest>.wav` and `<digest>.json`; a whole pair that is there is kept.

    The sound is written first, so that a pair with a valid `.json` is whole. Raises OutputError when
    the folder cannot be written and SpeechError when the line cannot be voiced.
    """
    known = find_recording(order, folder)
    if known is not None:
        return known
    recording = engine.speak(order)
    return _keep(order, folder, recording.samples, recording.info)


def record_excerpt(order: SpeechOrder, folder: Path) -> RecordingInfo:
    """Cut the order's excerpt out of the sound that `folder` keeps, into the same pair of files.

    Raises OutputError when the folder cannot be written and MediaError when the sound is missing.
    """
    from roughcut.models.speech.excerpts import excerpt

    known = find_recording(order, folder)
    return known or _keep(order, folder, *excerpt(order, folder))


def _keep(
    order: SpeechOrder, folder: Path, samples: NDArray[np.float32], info: RecordingInfo
) -> RecordingInfo:
    digest = recording_digest(order)
    write_bytes(_wav(folder, digest), as_wav(samples, info.sample_rate))
    write_text(_json(folder, digest), info.model_dump_json() + "\n")
    return info


def find_recording(order: SpeechOrder, folder: Path) -> RecordingInfo | None:
    """What is known of an order's recording when it is there and whole; loads no engine."""
    return _whole(folder, recording_digest(order))


def read_info(folder: Path, digest: str) -> RecordingInfo:
    """What is known of a recording; MediaError when it is missing or damaged."""
    path = _json(folder, digest)
    try:
        return RecordingInfo.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise MediaError(
            f"{path.name} is missing or damaged; run the same command again.", path=path
        ) from error


def read_recording(folder: Path, digest: str) -> tuple[NDArray[np.float32], int]:
    """Samples (float32 mono, −1…1) and their rate; MediaError when missing or damaged."""
    import numpy as np

    path = _wav(folder, digest)
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise wave.Error("not 16-bit mono")
            count, rate, data = file.getnframes(), file.getframerate(), file.readframes(file.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise MediaError(
            f"{path.name} is missing or damaged; run the same command again.", path=path
        ) from error
    if len(data) != 2 * count:
        raise MediaError(f"{path.name} is cut off; run the same command again.", path=path)
    return np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32767), rate


def _whole(folder: Path, digest: str) -> RecordingInfo | None:
    """What is known of a recording of which both files are there and agree."""
    try:
        info = read_info(folder, digest)
        samples, rate = read_recording(folder, digest)
    except MediaError:
        return None
    same = rate == info.sample_rate and round(len(samples) * 1000 / rate) == info.duration_ms
    return info if same else None


def as_wav(samples: NDArray[np.float32], rate: int) -> bytes:
    """The bytes of a WAV file, 16-bit mono."""
    import numpy as np

    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return buffer.getvalue()


def _wav(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.wav"


def _json(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.json"
