"""Veo on the Agent Platform: what more it takes, and footage inside its answers or in Cloud Storage."""

from dataclasses import replace
from pathlib import Path

import pytest
from video_samples import QUICK, TOKEN, profile, request, service_at

from roughcut.errors import AnswerError, InDoubtError
from roughcut.models.video.providers.veo_body import body_of
from roughcut.rehearsal.server import Answer

MODEL = "veo-3.1-fast-generate-001"
NAME = f"projects/p/locations/us-central1/publishers/google/models/{MODEL}/operations/o1"


def test_it_takes_a_seed_and_a_choice_of_sound() -> None:
    """Which the Developer API does not."""
    body = body_of(request(MODEL, seconds=4, seed=7, audio=False), profile(MODEL), ())
    assert body["parameters"] == {
        "sampleCount": 1,
        "durationSeconds": 4,
        "aspectRatio": "16:9",
        "resolution": "720p",
        "generateAudio": False,
        "seed": 7,
    }


def test_an_operation_is_asked_for_at_its_model(tmp_path: Path) -> None:
    """By a POST that is free, at the project that the operation's name tells."""
    video = {"bytesBase64Encoded": "Zm9vdGFnZQ==", "mimeType": "video/mp4"}
    answer = Answer(200, {"name": NAME, "done": True, "response": {"videos": [video]}})
    with service_at(MODEL, lambda call: answer) as (service, server):
        job_id = service.submit(request(MODEL, seconds=4), TOKEN)
        service.download(service.poll(job_id), tmp_path / "take.mp4")
        paths = [call.path for call in server.calls]
    assert paths[0] == f"/v1beta1/publishers/google/models/{MODEL}:predictLongRunning"
    assert paths[1:] == [f"/v1beta1/{NAME.partition('/operations/')[0]}:fetchPredictOperation"] * 2
    assert server.calls[1].json() == {"operationName": NAME}
    assert (tmp_path / "take.mp4").read_bytes() == b"footage"


def test_cloud_storage_is_told_clearly(tmp_path: Path) -> None:
    """The take is there and paid for: the sentence says where it lies and how to come by it."""
    stored = {"done": True, "response": {"videos": [{"gcsUri": "gs://bucket/take.mp4"}]}}
    with service_at(MODEL, lambda call: Answer(200, stored)) as (service, _):
        job = service.poll(NAME)
        with pytest.raises(AnswerError, match=r"gs://bucket/take\.mp4.* Google Cloud client"):
            service.download(job, tmp_path / "take.mp4")
    assert job.status == "done"
    assert not (tmp_path / "take.mp4").exists()


def test_a_wrong_argument_at_the_free_post_is_no_doubt() -> None:
    """A poll is a POST here, and buys nothing: a broken one is asked again."""
    answers = iter([Answer(500), Answer(200, {"name": NAME})])
    with service_at(MODEL, lambda call: next(answers)) as (service, _):
        assert service.poll(NAME).status == "running"


@pytest.mark.parametrize("data", ["", "not base64!"])
def test_footage_that_is_none_is_not_kept(data: str, tmp_path: Path) -> None:
    """An answer that changed its mind between poll and download."""
    video = {"bytesBase64Encoded": data, "mimeType": "video/mp4"}
    answer = Answer(200, {"done": True, "response": {"videos": [video]}})
    with service_at(MODEL, lambda call: answer) as (service, _):
        job = service.poll(NAME).model_copy(update={"result": "inline", "status": "done"})
        with pytest.raises(AnswerError):
            service.download(job, tmp_path / "take.mp4")
    assert list(tmp_path.iterdir()) == []


def test_an_answer_without_an_end_is_not_read_to_it() -> None:
    """Footage inside an answer is held in memory, so that an answer has a most: the job stays open."""
    endless = Answer(200, kind="application/json", endless=True)
    patience = replace(QUICK, answer_bytes=1_000_000)
    with service_at(MODEL, lambda call: endless, patience) as (service, _):
        with pytest.raises(AnswerError, match="more than 1000000 bytes"):
            service.poll(NAME)
        with pytest.raises(InDoubtError):
            service.submit(request(MODEL, seconds=4), TOKEN)
