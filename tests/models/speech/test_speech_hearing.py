"""Hearing words with a Whisper model: what is missing is said."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from roughcut.errors import OptionError
from roughcut.models.speech.hearing import hear_words


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    """The sentence names the folder and the file that should be in it."""
    with pytest.raises(OptionError, match=r"no Whisper model in .*model\.bin"):
        hear_words(tmp_path / "talk.wav", tmp_path)


@pytest.mark.skipif(importlib.util.find_spec("faster_whisper") is not None, reason="the extra is installed")
def test_a_missing_extra_is_told_with_the_line_that_installs_it(tmp_path: Path) -> None:
    """And with the way to do without."""
    (tmp_path / "model.bin").write_bytes(b"")
    with pytest.raises(OptionError, match=r"pip install 'roughcut\[listen\]'`, or give --subtitles"):
        hear_words(tmp_path / "talk.wav", tmp_path)
