"""Takes as tasks: an order that names no job is in doubt, and a new job is asked for patiently."""

from fractions import Fraction
from pathlib import Path

import pytest
from video_samples import TOKEN, request, service_at

from roughcut.errors import AnswerError, InDoubtError
from roughcut.models.video.catalogue import profiles
from roughcut.models.video.profile import FrameSize
from roughcut.models.video.providers.tasks import ratio_of
from roughcut.rehearsal.faults import Fault, FaultKind
from roughcut.rehearsal.server import Answer, Call
from roughcut.rehearsal.trial import trial


@pytest.mark.parametrize(
    "body",
    [{}, {"output": {}}, {"output": {"task_id": ""}}, {"output": {"task_id": "../../x"}}, {"output": [1]}],
)
def test_an_order_without_a_job_is_in_doubt(body: dict[str, object]) -> None:
    """A success that names no job, or a name that is none, may have been billed."""
    with service_at("wan2.5", lambda call: Answer(200, body)) as (service, server):
        with pytest.raises(InDoubtError):
            service.submit(request("wan2.5"), TOKEN)
        assert len(server.calls) == 1


@pytest.mark.parametrize("job_id", ["", "..", "a/../b", "http://elsewhere/x", "a b", "/x"])
def test_what_is_no_job_is_not_asked_for(job_id: str) -> None:
    """A job's id goes into an address, so that it must look like one."""
    with service_at("wan2.5", lambda call: Answer(500)) as (service, server):
        with pytest.raises(AnswerError):
            service.poll(job_id)
        assert server.calls == []


def test_a_job_that_is_not_listed_yet_is_asked_for_again() -> None:
    """A provider may answer a moment late that it knows a job: it is not lost for that."""
    states = iter(["UNKNOWN", "UNKNOWN", "RUNNING"])

    def answer(call: Call) -> Answer:
        if call.method == "POST":
            return Answer(200, {"output": {"task_id": "t1"}})
        return Answer(200, {"output": {"task_id": "t1", "task_status": next(states)}})

    with service_at("wan2.5", answer) as (service, _):
        assert service.poll(service.submit(request("wan2.5"), TOKEN)).status == "running"


def test_a_job_of_an_earlier_run_that_is_unknown_has_expired() -> None:
    """Nobody waits for a job that is not there: it is asked for once."""
    unknown = Answer(200, {"output": {"task_status": "UNKNOWN"}})
    with service_at("wan2.5", lambda call: unknown) as (service, server):
        assert service.poll("t1").status == "expired"
        assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("width", "height", "ratio"),
    [(1280, 720, "16:9"), (832, 480, "16:9"), (720, 1280, "9:16"), (960, 960, "1:1"), (854, 480, "16:9")],
)
def test_a_size_has_a_shape(width: int, height: int, ratio: str) -> None:
    """Sides that encoders have rounded are still of the shape that was meant."""
    assert ratio_of(FrameSize(name="x", width_px=width, height_px=height)) == ratio


def test_every_size_of_the_catalogue_is_near_its_shape() -> None:
    """Within four in a hundred, so that a picture of the size fits without distortion."""
    for profile in profiles():
        for size in (size for shape in profile.shapes for size in shape.sizes):
            across, down = map(int, ratio_of(size).split(":"))
            assert abs(Fraction(size.width_px, size.height_px) / Fraction(across, down) - 1) < Fraction(
                4, 100
            )


@pytest.mark.parametrize(
    ("name", "kind", "charged"),
    [
        ("seedance", "refused", False),
        ("seedance", "failed", False),
        ("dashscope", "failed", False),
        ("kling", "failed", True),
        ("openrouter", "failed", True),
    ],
)
def test_what_a_provider_does_not_charge_costs_nothing(
    name: str, kind: FaultKind, charged: bool, tmp_path: Path
) -> None:
    """By its documents; of another the price stays open, and the ledger counts the estimate."""
    with trial(name, Fault("poll", kind)) as staged:
        job = staged.service.poll(staged.service.submit(staged.request(tmp_path), TOKEN))
        assert (job.status, job.price_usd) == (kind, None if charged else 0)
        assert (staged.desk.total_usd > 0) is charged


def test_a_task_without_its_video_is_charged_for_all_we_know() -> None:
    """Its provider says that it succeeded."""
    done = Answer(200, {"output": {"task_status": "SUCCEEDED"}})
    with service_at("wan2.5", lambda call: done) as (service, _):
        assert service.poll("t1").price_usd is None
