"""One engine for all speech tests: loading its networks takes longer than speaking."""

from __future__ import annotations

import pytest

from roughcut.models.speech.engine import SpeechEngine


@pytest.fixture(scope="session")
def engine() -> SpeechEngine:
    """The real engine, with one thread."""
    return SpeechEngine()
