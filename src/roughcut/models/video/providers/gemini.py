"""The Gemini Developer API: Omni by interactions, and Veo 3.1 for servers that still have it."""

from __future__ import annotations

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.providers.gemini_omni import OmniService
from roughcut.models.video.providers.google_verdict import verdict_for
from roughcut.models.video.providers.tasks import TaskService
from roughcut.models.video.providers.veo import VeoService
from roughcut.models.wire import Wire

_SERVICES: dict[str, type[TaskService]] = {"interactions": OmniService, "operations": VeoService}


def open_service(profile: VideoProfile, account: Account) -> TaskService:
    """The service of one model, by the protocol that its profile names. The account holds GEMINI_API_KEY."""
    key = next(iter(account.secrets.values()))
    wire = Wire(
        "Gemini", account.address, lambda: {"x-goog-api-key": key}, verdict_for("Gemini"), account.patience
    )
    return _SERVICES[profile.wire["protocol"]](profile, wire)


PROVIDER = Provider(
    name="gemini",
    title="Gemini",
    default_address="https://generativelanguage.googleapis.com",
    address_setting="GOOGLE_GEMINI_BASE_URL",
    open=open_service,
    keys=(("GEMINI_API_KEY",), ("GOOGLE_API_KEY",)),
    rehearsal="roughcut.rehearsal.gemini",
)
