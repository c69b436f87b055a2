"""Which models could be used at once, and what is missing for the others."""

from __future__ import annotations

from datetime import date

from roughcut.models.video.catalogue import EMBEDDED, has_own_address, profiles
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import provider
from roughcut.script.schema import Document, Name


class Readiness(Document):
    """Whether a model can be used here; `missing` says in words what it still needs, never a value."""

    model: Name
    provider: Name
    missing: str = ""

    @property
    def is_ready(self) -> bool:
        """True when nothing is missing."""
        return not self.missing


def readiness(today: date | None = None) -> tuple[Readiness, ...]:
    """Every model of the catalogue, in its order."""
    return tuple(
        Readiness(model=each.id, provider=each.provider, missing=_missing(each, today or date.today()))
        for each in profiles()
    )


def _missing(profile: VideoProfile, today: date) -> str:
    if profile.id == EMBEDDED:
        return ""
    serving = provider(profile.provider)
    if profile.retired and profile.retired <= today and not has_own_address(profile):
        instead = f"; {profile.replacement} replaces it" if profile.replacement else ""
        return (
            f"a server that still has it ({serving.address_setting}): switched off {profile.retired}{instead}"
        )
    if profile.is_free and serving.own_address_needs_no_key and not has_own_address(profile):
        return serving.address_setting
    return serving.missing()
