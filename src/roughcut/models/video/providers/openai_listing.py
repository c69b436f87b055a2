"""Finding an earlier call in the listing of a `/v1/videos` server, which has no room for a name of ours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.providers.answers import at, text_at
from roughcut.models.video.providers.openai_body import model_of
from roughcut.models.video.service import Found, TakeRequest

CLOCKS_MAY_DIFFER_S = 3600
"""Jobs made so long before the call may be ours, if the server's clock is behind."""

_ROUNDING_S = 5


def found_in(
    jobs: Iterable[Any], request: TakeRequest, profile: VideoProfile, since: datetime, *, whole: bool
) -> Found:
    """What a listing says of a call sent after `since` (UTC). `whole`: it surely holds every job since
    an hour before then.

    One job with the same prompt, model, length and size since then is ours; several, one a little too
    old, or one that does not say when it was made leave it open; none at all in a whole listing means
    that none was made.
    """
    started_s = since.timestamp()
    same = [job for job in jobs if _may_be(job, request, profile)]
    after = [job for job in same if _made_s(job, 0.0) >= started_s - _ROUNDING_S]
    near = [job for job in same if _made_s(job, started_s) >= started_s - CLOCKS_MAY_DIFFER_S]
    if len(after) == len(near) == 1 and text_at(after[0], "prompt") and text_at(after[0], "id"):
        return Found(job_id=text_at(after[0], "id"), certain=True)
    return Found(certain=whole and not near)


def reaches_back(jobs: list[Any], since: datetime) -> bool:
    """True when a page, the newest first, ends before anything that may be ours."""
    return bool(jobs) and _made_s(jobs[-1], since.timestamp()) < since.timestamp() - CLOCKS_MAY_DIFFER_S


def _may_be(job: Any, request: TakeRequest, profile: VideoProfile) -> bool:
    """True unless something that the job says of itself differs from the request."""
    size = f"{request.size.width_px}x{request.size.height_px}"
    wanted = {
        "prompt": request.prompt,
        "model": model_of(profile),
        "seconds": str(request.seconds),
        "size": size,
    }
    said = {name: _plain(text_at(job, name)) for name in wanted}
    return all(said[name] in ("", _plain(value)) for name, value in wanted.items())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _made_s(job: Any, unknown: float) -> float:
    made = at(job, "created_at")
    return float(made) if isinstance(made, int | float) else unknown
