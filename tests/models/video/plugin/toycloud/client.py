"""The client of the toy cloud."""

from datetime import datetime
from pathlib import Path

import httpx2

from roughcut.errors import AnswerError, InDoubtError, ProviderError, ResultExpiredError
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, Provider
from roughcut.models.video.providers.troubles import error_of, kind_of_status
from roughcut.models.video.service import Found, Job, TakeRequest
from roughcut.models.wire import Wire

_REFUSED = "policy"


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """What its answers mean: `{"error": CODE}` under an HTTP status."""
    path, paid = answer.request.url.path, answer.request.method == "POST"
    purpose = "paid" if paid else "result" if path.endswith(".mp4") else "free"
    kind = kind_of_status(answer.status_code, purpose)  # type: ignore[arg-type]
    if kind is None:
        return None
    code = str(answer.json()["error"])
    if code == "unknown job" and purpose == "free":
        kind = "gone"
    return error_of("refused" if code == _REFUSED else kind, "Toy cloud", code, purpose=purpose)  # type: ignore[arg-type]


class ToyCloud:
    """It takes our token as the job's id, so that an earlier call can always be found."""

    def __init__(self, profile: VideoProfile, wire: Wire) -> None:
        self.profile = profile
        self.wire = wire

    def submit(self, request: TakeRequest, token: str) -> str:
        """Buy one take."""
        body = {"id": token, "prompt": request.prompt, "seconds": request.seconds, "size": request.size.name}
        try:
            return str(self.wire.buy("jobs", json=body)["id"])
        except AnswerError as error:
            raise InDoubtError(error.message) from error

    def find(self, request: TakeRequest, token: str, since: datetime) -> Found:
        """Ask for the job of that name."""
        known = self.poll(token).status != "expired"
        return Found(job_id=token if known else None, certain=True)

    def poll(self, job_id: str) -> Job:
        """How a job stands."""
        try:
            body = self.wire.ask("GET", f"jobs/{job_id}")
        except ResultExpiredError as error:
            return Job(id=job_id, status="expired", code=error.code or "")
        status = "refused" if body["is"] == "failed" and body["why"] == _REFUSED else body["is"]
        return Job(id=job_id, status=status, result=f"jobs/{job_id}.mp4", code=body["why"])

    def download(self, job: Job, file: Path) -> None:
        """Fetch the footage."""
        self.wire.fetch(job.result, file)


def open_service(profile: VideoProfile, account: Account) -> ToyCloud:
    """The service of one model."""
    headers = {"X-Toy-Key": account.secrets["TOYCLOUD_KEY"]}
    return ToyCloud(profile, Wire("Toy cloud", account.address, lambda: headers, verdict, account.patience))


PROVIDER = Provider(
    name="toycloud",
    title="Toy cloud",
    default_address="https://toycloud.example/v1",
    address_setting="TOYCLOUD_URL",
    open=open_service,
    keys=(("TOYCLOUD_KEY",),),
    rehearsal="toycloud.rehearsal",
)
