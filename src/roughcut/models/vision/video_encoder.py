"""Video encoders such as I3D, from a TorchScript or an ONNX file: clips of film become features."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.models.vision.schema import Rows, VideoEncoder

SIDE_PX = 224
"""Clips come squeezed to this height and width."""
_TORCH_SUFFIXES = (".pt", ".ts", ".pth", ".jit", ".torchscript")


def open_video_encoder(path: Path, *, threads: int = 1) -> VideoEncoder:
    """The network in a file. It takes n × 3 × frames × 224 × 224, −1…1, and gives n × d features.

    Raises OptionError where the file is missing, of another kind, or unreadable, or an extra is missing.
    """
    if not path.is_file():
        raise OptionError(
            f"There are no weights at {path}; give --fvd-weights an I3D as TorchScript or ONNX."
        )
    if path.suffix == ".onnx":
        return _OnnxVideo(path, threads)
    if path.suffix in _TORCH_SUFFIXES:
        return _TorchVideo(path)
    raise OptionError(f"{path} is neither TorchScript (.pt) nor ONNX (.onnx); export the I3D as one of them.")


def _ready(clips: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    stacked = np.stack(clips).astype(np.float32) / np.float32(127.5) - np.float32(1)
    return np.ascontiguousarray(stacked.transpose(0, 4, 1, 2, 3))


def _features(rows: Any, count: int, path: Path) -> Rows:
    found = np.asarray(rows, dtype=np.float32)
    if found.ndim < 2 or len(found) != count or not np.isfinite(found).all():
        raise OptionError(f"{path} does not give a row of numbers for each clip; export the I3D's features.")
    return found.reshape(count, -1)


class _OnnxVideo:
    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime as ort  # type: ignore[import-untyped]
        from onnxruntime.capi import onnxruntime_pybind11_state as states  # type: ignore[import-untyped]

        self.name, self.digest, self._path = path.name, digest_of_file(path), path
        self._refusals = (states.InvalidArgument, states.RuntimeException, states.Fail)
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        try:
            self._session = ort.InferenceSession(str(path), options, ["CPUExecutionProvider"])
        except (states.InvalidProtobuf, states.InvalidGraph, states.Fail) as error:
            raise OptionError(f"{path} is no ONNX network that can be read; copy it again.") from error

    def encode_clips(self, clips: Sequence[NDArray[np.uint8]]) -> Rows:
        """A row of features for each clip."""
        try:
            rows = self._session.run(None, {self._session.get_inputs()[0].name: _ready(clips)})[0]
        except self._refusals as error:
            raise OptionError(
                f"{self._path} does not take clips of n×3×frames×{SIDE_PX}×{SIDE_PX}; export it so."
            ) from error
        return _features(rows, len(clips), self._path)


class _TorchVideo:
    """A TorchScript I3D. The exports in common use take `return_features` and have it asked of them."""

    def __init__(self, path: Path) -> None:
        try:
            self._torch = importlib.import_module("torch")
        except ModuleNotFoundError as error:
            raise OptionError(
                f"{path} needs the package torch; install it with `pip install 'roughcut[metrics]'`,"
                " or export the network as ONNX."
            ) from error
        self.name, self.digest, self._path = path.name, digest_of_file(path), path
        try:
            with warnings.catch_warnings():
                # TorchScript is being retired, but the I3D weights that people have are TorchScript.
                warnings.filterwarnings("ignore", r".*torch\.jit", FutureWarning)
                warnings.filterwarnings("ignore", r".*torch\.jit", DeprecationWarning)
                self._network = self._torch.jit.load(str(path), map_location="cpu").eval()
        except (RuntimeError, ValueError, OSError) as error:
            raise OptionError(f"{path} is no TorchScript network that can be read; copy it again.") from error
        names = [argument.name for argument in self._network.forward.schema.arguments]
        asked = {"rescale": False, "resize": False, "return_features": True}
        self._asks = {name: value for name, value in asked.items() if name in names}

    def encode_clips(self, clips: Sequence[NDArray[np.uint8]]) -> Rows:
        """A row of features for each clip."""
        torch = self._torch
        with torch.inference_mode():
            try:
                rows = self._network(torch.from_numpy(_ready(clips)), **self._asks)
            except RuntimeError as error:
                raise OptionError(
                    f"{self._path} does not take clips of n×3×frames×{SIDE_PX}×{SIDE_PX}; export it so."
                ) from error
        return _features(rows.float().cpu().numpy(), len(clips), self._path)
