"""Opens encoders by what the user names: a folder with ONNX or PyTorch weights, or a hub id."""

from __future__ import annotations

import importlib

from roughcut.errors import OptionError
from roughcut.models.vision.schema import ImageTextEncoder
from roughcut.models.vision.weights import (
    KEYLESS,
    ONNX_INSTALL,
    TORCH_INSTALL,
    first_file,
    folder_of,
)

_ONNX_NAMES = ("vision_model.onnx", "model.onnx")


def open_encoder(where: str, *, threads: int = 1) -> ImageTextEncoder:
    """The image-text encoder in a folder, or of a hub id such as `openai/clip-vit-base-patch32`.

    A folder with `.onnx` files runs on onnxruntime; any other, and every hub id, on transformers.
    Raises OptionError, in one sentence, where files or an extra are missing or the hub does not answer.
    """
    folder = folder_of(where)
    if folder is not None and first_file(folder, _ONNX_NAMES):
        _need("tokenizers", "An ONNX encoder", ONNX_INSTALL)
        from roughcut.models.vision.onnx_encoder import OnnxEncoder

        return OnnxEncoder(folder, threads=threads)
    _need("torch", f"The encoder {where}", TORCH_INSTALL)
    _need("transformers", f"The encoder {where}", TORCH_INSTALL)
    from roughcut.models.vision.torch_encoder import TorchEncoder

    return TorchEncoder(where, folder)


def _need(module: str, what: str, install: str) -> None:
    try:
        importlib.import_module(module)
    except ModuleNotFoundError as error:
        message = f"{what} needs the package {module}; install it with `{install}` ({KEYLESS})."
        raise OptionError(message) from error
