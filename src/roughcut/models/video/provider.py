"""The video providers by name: what each needs of the user, and how its service is opened.

A provider is one module with a `PROVIDER` and one catalogue file. Ours are listed here; other packages
add theirs by an entry point of the group `roughcut.video_providers` that names such a module, whose
catalogue file lies beside it as `catalogue.toml`.
"""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from roughcut.errors import OptionError
from roughcut.models import keys
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.service import VideoService
from roughcut.models.wire import Patience

GROUP = "roughcut.video_providers"
_OURS = (
    *("openai", "openrouter", "seedance", "gemini", "vertex", "kling", "kling_legacy", "dashscope"),
    *("minimax", "diffusers"),
)


@dataclass(frozen=True)
class Account:
    """How a provider is reached: its address, the values of its key variables by name (never logged:
    `repr` hides them), and how patient its free calls are."""

    address: str
    secrets: dict[str, str]
    patience: Patience = field(default_factory=Patience)

    def __repr__(self) -> str:
        return f"Account({self.address!r}, {', '.join(self.secrets) or 'no key'})"


@dataclass(frozen=True)
class Provider:
    """A provider. `keys` are alternatives, each a set of variables that together let one in; empty where
    none is needed. `own_address_needs_no_key` is for protocols that local servers speak too."""

    name: str
    title: str
    default_address: str
    address_setting: str
    open: Callable[[VideoProfile, Account], VideoService]
    keys: tuple[tuple[str, ...], ...] = ()
    own_address_needs_no_key: bool = False
    rehearsal: str = ""

    def missing(self) -> str:
        """What the user must still set, as words; empty when the provider is ready."""
        own = keys.setting(self.address_setting) if self.address_setting else None
        if not self.keys or (own and self.own_address_needs_no_key) or self._complete():
            return ""
        return " or ".join(" and ".join(names) for names in self.keys)

    def account(self) -> Account:
        """The account as the environment and `.env` have it. Raises OptionError when a key is missing."""
        if missing := self.missing():
            raise OptionError(
                f"{self.title} needs a key: set {missing} in the environment or in a .env file, try it "
                "without one by --rehearse, or leave out --model to use the embedded previs."
            )
        address = keys.setting(self.address_setting) if self.address_setting else None
        names = self._complete() or ()
        return Account(address or self.default_address, {name: keys.setting(name) or "" for name in names})

    def _complete(self) -> tuple[str, ...] | None:
        return next((names for names in self.keys if all(map(keys.setting, names))), None)


def names() -> tuple[str, ...]:
    """Every name that `provider` knows: ours, then those of other packages."""
    return (*_OURS, *sorted({point.name for point in entry_points(group=GROUP)} - set(_OURS)))


@cache
def provider(name: str) -> Provider:
    """The provider of that name. Raises OptionError, with the closest name, when there is none."""
    if name in _OURS:
        return _declared(importlib.import_module(f"roughcut.models.video.providers.{name}"))
    for point in entry_points(group=GROUP):
        if point.name == name:
            return _declared(point.load())
    close = difflib.get_close_matches(name, names(), n=1, cutoff=0.0)[0]
    raise OptionError(f"There is no video provider {name!r}; did you mean {close!r}?")


def _declared(module: Any) -> Provider:
    declared = module.PROVIDER
    assert isinstance(declared, Provider)
    return declared
