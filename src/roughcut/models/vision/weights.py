"""Weights on disk: where they are, what they are, and a digest that names them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.files import expanded

KEYLESS = "without an encoder every other metric is still measured"
TORCH_INSTALL = "pip install 'roughcut[metrics]'"
ONNX_INSTALL = "pip install 'roughcut[metrics-onnx]'"

_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx", "*.onnx_data", "*.onnx.data")
_SETTINGS = ("config.json", "preprocessor_config.json", "tokenizer.json", "vocab.json", "merges.txt")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


def folder_of(where: str) -> Path | None:
    """The folder that `where` names; None where it is a hub id. Raises OptionError for neither."""
    path = expanded(Path(where))
    if path.is_dir():
        return path
    if path.exists():
        raise OptionError(
            f"{where} is a file; name the folder that holds the encoder's weights, config.json and tokenizer."
        )
    if _HUB_ID.fullmatch(where) and not where.startswith((".", "/", "~")):
        return None
    raise OptionError(
        f"There is no encoder at {where}; name a folder with its weights or a hub id such as"
        f" openai/clip-vit-base-patch32 ({KEYLESS})."
    )


def digest_of_folder(folder: Path) -> str:
    """SHA-256 (hex) over the names and contents of the weights and settings in a folder."""
    files = sorted({file for pattern in (*_WEIGHTS, *_SETTINGS) for file in folder.rglob(pattern)})
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.relative_to(folder).as_posix()} {digest_of_file(file)}\n".encode())
    return whole.hexdigest()


def first_file(folder: Path, names: Sequence[str]) -> Path | None:
    """The first of these files that a folder, or the folder `onnx` in it, holds."""
    places = (folder / part / name for name in names for part in ("", "onnx"))
    return next((place for place in places if place.is_file()), None)


def settings(folder: Path, name: str) -> dict[str, Any]:
    """A JSON file of settings. Raises OptionError where it is missing or no JSON object."""
    try:
        found = json.loads((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(
            f"{folder} lacks {name}; copy the encoder's whole folder, weights and all ({KEYLESS})."
        ) from error
    except ValueError as error:
        raise OptionError(
            f"{folder / name} is not JSON; copy the encoder's folder again ({KEYLESS})."
        ) from error
    if not isinstance(found, dict):
        raise OptionError(f"{folder / name} holds no settings; copy the encoder's folder again ({KEYLESS}).")
    return found
