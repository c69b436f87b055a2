"""The catalogue of video models: every profile that we or a plug-in declare, read from data files.

Each file holds `[[model]]` tables with the fields of `VideoProfile`. For shortness a shape may write its
lengths as a range (`durations_s = "3-15"`) and a size as its pixels (`"1280x720"`), which is then its name.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from roughcut.errors import OptionError
from roughcut.models import keys
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import GROUP, provider

EMBEDDED = "previs"
RANDOM_REFUSALS = "ROUGHCUT_RANDOM_REFUSALS"
"""The setting that names models, divided by commas, which refuse the same request only now and then."""
_RANGE = re.compile(r"(\d+)\s*-\s*(\d+)")
_PIXELS = re.compile(r"(\d+)\s*[xX×*]\s*(\d+)")


def profiles() -> tuple[VideoProfile, ...]:
    """Every profile: the embedded previs, then ours and those of plug-ins by provider and id."""
    return tuple(sorted(_all(), key=lambda each: (each.id != EMBEDDED, each.provider, each.id)))


def profile_of(name: str, *, allow_retired: bool = False, today: date | None = None) -> VideoProfile:
    """The profile with this id or alias, in any case.

    Raises OptionError, with the closest name, when there is none; and for a model that its vendor has
    switched off, unless `allow_retired` (an address of one's own may serve it still).
    """
    found = _by_name().get(name.strip().casefold())
    if found is None:
        raise OptionError(_unknown(name))
    if found.retired and found.retired <= (today or date.today()) and not allow_retired:
        raise OptionError(_retired(found))
    return found


def chosen_profile(name: str) -> VideoProfile:
    """The profile that a user means by `--model`: a retired one too, where its provider's address is set,
    and one whose refusals the user has found to be random."""
    found = profile_of(name, allow_retired=True)
    profile = profile_of(name, allow_retired=has_own_address(found))
    if profile.id not in _refusing_by_chance():
        return profile
    said = {"random_refusals": True, "random_refusals_source": RANDOM_REFUSALS}
    return profile.model_copy(update=said)


def _refusing_by_chance() -> set[str]:
    """The models that the settings name. Raises OptionError for a name that nobody has."""
    names = (keys.setting(RANDOM_REFUSALS) or "").split(",")
    return {profile_of(name, allow_retired=True).id for name in names if name.strip()}


def has_own_address(profile: VideoProfile) -> bool:
    """Whether the user has set an address of their own for the provider of this model."""
    if profile.id == EMBEDDED:
        return False
    setting = provider(profile.provider).address_setting
    return bool(setting and keys.setting(setting))


def read_catalogue(text: str) -> tuple[VideoProfile, ...]:
    """The profiles of one file. Raises ValueError (TOML's and pydantic's own) for a fault in the data."""
    tables = tomllib.loads(text, parse_float=Decimal).get("model", [])
    return tuple(VideoProfile.model_validate(_expanded(table)) for table in tables)


def catalogue_files() -> tuple[Path, ...]:
    """Our own data files, one a provider."""
    return tuple(sorted(Path(__file__).parent.glob("*.toml")))


@cache
def _all() -> tuple[VideoProfile, ...]:
    ours = (each for file in catalogue_files() for each in read_catalogue(file.read_text(encoding="utf-8")))
    return (*ours, *_of_plugins())


@cache
def _by_name() -> Mapping[str, VideoProfile]:
    """Ids win over aliases, and ours over those of plug-ins, so that no plug-in takes a name from us."""
    named: dict[str, VideoProfile] = {}
    for each in _all():
        named.setdefault(each.id.casefold(), each)
    for each in _all():
        for alias in each.aliases:
            named.setdefault(alias.casefold(), each)
    return named


def _of_plugins() -> Iterator[VideoProfile]:
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        file = _beside(point.module)
        try:
            yield from read_catalogue(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise OptionError(
                f"The video plug-in {point.name!r} has no readable catalogue at {file}; update or remove it."
            ) from error


def _beside(module: str) -> Path:
    spec = find_spec(module)
    origin = Path(spec.origin) if spec and spec.origin else Path(module)
    return origin.with_name("catalogue.toml")


def _expanded(table: Mapping[str, Any]) -> dict[str, Any]:
    shapes = [
        {
            **shape,
            "durations_s": _durations(shape.get("durations_s", [])),
            "sizes": [_size(size) for size in shape.get("sizes", [])],
        }
        for shape in table.get("shapes", [])
    ]
    return {**table, "shapes": shapes}


def _durations(written: Any) -> Any:
    span = _RANGE.fullmatch(written.strip()) if isinstance(written, str) else None
    return list(range(int(span[1]), int(span[2]) + 1)) if span else written


def _size(written: Any) -> Any:
    pixels = _PIXELS.fullmatch(written.strip()) if isinstance(written, str) else None
    return {"name": written, "width_px": int(pixels[1]), "height_px": int(pixels[2])} if pixels else written


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name.strip().casefold(), _by_name(), n=1, cutoff=0.0)[0]
    return (
        f"There is no video model {name[:60]!r}; did you mean {close!r}? `roughcut models` lists them, and "
        "without --model the embedded previs is used."
    )


def _retired(profile: VideoProfile) -> str:
    instead = f"use {profile.replacement} instead" if profile.replacement else "choose another"
    return (
        f"{profile.title or profile.id} was switched off on {profile.retired}; {instead}, or set "
        f"{provider(profile.provider).address_setting} to a server that still has it."
    )
