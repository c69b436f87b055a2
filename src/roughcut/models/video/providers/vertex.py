"""Veo on Google's Agent Platform (formerly Vertex AI), with an API key of its express mode."""

from __future__ import annotations

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.providers.google_verdict import verdict_for
from roughcut.models.video.providers.veo import AgentPlatformVeoService
from roughcut.models.wire import Wire

_NAME = "The Agent Platform"


def open_service(profile: VideoProfile, account: Account) -> AgentPlatformVeoService:
    """The service of one model. The account holds GOOGLE_API_KEY."""
    key = account.secrets["GOOGLE_API_KEY"]
    wire = Wire(_NAME, account.address, lambda: {"x-goog-api-key": key}, verdict_for(_NAME), account.patience)
    return AgentPlatformVeoService(profile, wire)


PROVIDER = Provider(
    name="vertex",
    title="Google Agent Platform",
    default_address="https://aiplatform.googleapis.com",
    address_setting="GOOGLE_VERTEX_BASE_URL",
    open=open_service,
    keys=(("GOOGLE_API_KEY",),),
    rehearsal="roughcut.rehearsal.vertex",
)
