"""A film that is listened to: Whisper understands what is spoken in it."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path

import pytest

from roughcut.models.speech.hearing import hear_words
from running import SMALL, run

_MODEL = os.environ.get("ROUGHCUT_WHISPER", "")
_MISSING = (
    "no Whisper model: name the folder of one (CTranslate2, with model.bin) in ROUGHCUT_WHISPER, and "
    "install the extra `listen`"
)
# No numbers and no word with two spellings: only what is heard counts, not how it is written down.
DIALOGUE = """INT. KITCHEN - NIGHT

Anna, a young woman. Peter, an old man with a beard.

Anna: Why are you still awake? It is long past midnight.
Peter: (tired) I was waiting for you. The phone rang all evening and nobody spoke.
Anna: (whispering) Please keep your voice down. My brother is asleep in the next room.
Peter: (angrily) Then tell me where the money went before he wakes up.
Anna: (trembling) I gave it to the man who repaired the boat. There was no other way.
Peter: You should have asked me first. We need that boat to leave the island.
Anna: (crying) I know. I am sorry. I wanted to surprise you.
Peter: (gently) Come here. Sit down and drink something warm. We will find another way.
"""


@pytest.mark.skipif(not _MODEL or importlib.util.find_spec("faster_whisper") is None, reason=_MISSING)
def test_whisper_understands_an_english_film(tmp_path: Path) -> None:
    """Of all words of the dialogue, whispered, cried and shouted ones too, at most 5 % are heard wrong."""
    dialogue = tmp_path / "boat.txt"
    dialogue.write_text(DIALOGUE, encoding="utf-8")
    run("make", dialogue, "-o", tmp_path / "out", *SMALL)
    heard = _words(re.sub(r".* --> .*|WEBVTT", " ", hear_words(tmp_path / "out" / "film.mp4", Path(_MODEL))))
    lines = re.findall(r"^(?:Anna|Peter): (?:\([^)]*\) )?(.*)$", DIALOGUE, re.MULTILINE)
    spoken = _words(" ".join(lines))
    errors = _errors(spoken, heard)
    assert len(spoken) > 90
    assert errors <= 0.05 * len(spoken), f"{errors} of {len(spoken)} words: {' '.join(heard)}"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def _errors(spoken: list[str], heard: list[str]) -> int:
    """Words to change, leave out or put in, to come from one to the other."""
    row = list(range(len(heard) + 1))
    for count, word in enumerate(spoken, 1):
        before, row = row, [count]
        for place, other in enumerate(heard, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (word != other)))
    return row[-1]


def test_errors_are_counted_as_words() -> None:
    """A word changed, one left out and one put in are three."""
    assert (
        _errors(["we", "need", "that", "boat", "now"], ["we", "need", "the", "boat", "right", "now", "today"])
        == 3
    )
    assert _errors([], ["yes"]) == 1
    assert _errors(["no"], []) == 1
