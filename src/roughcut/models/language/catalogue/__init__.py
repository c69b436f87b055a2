"""The catalogue of language models: what each costs and takes, read from data files with source and date."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from roughcut.models.language.schema import LanguageProfile


def profile_of(provider: str, model: str, *, own_server: bool = False) -> LanguageProfile:
    """What is known of a model. Behind an address of one's own the vendor's prices do not hold, and what
    it takes goes by its name; of a model that nobody listed, nothing is known."""
    data = _file(provider)
    common = {"id": model, "provider": provider}
    if not own_server:
        for table in data.get("model", []):
            if table["id"] == model.lower():
                priced = {name: data[name] for name in ("price_source", "price_date")}
                return LanguageProfile.model_validate({**table, **priced, **common})
    for table in data.get("own", []):
        if fnmatchcase(model.lower(), table["match"]):
            known = {name: value for name, value in table.items() if name != "match"}
            return LanguageProfile.model_validate({**known, **common})
    return LanguageProfile.model_validate(common)


def listed(provider: str) -> tuple[LanguageProfile, ...]:
    """The models of a provider whose prices are on record."""
    return tuple(profile_of(provider, table["id"]) for table in _file(provider).get("model", []))


@cache
def _file(provider: str) -> dict[str, Any]:
    file = Path(__file__).with_name(f"{provider}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal) if file.is_file() else {}
