"""Open weights in this process, without them: what a spool of takes answers, and what is missing is told.

That takes are made at all is tested where torch is: `make test-local`.
"""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from video_samples import TOKEN, profile, request

from roughcut.errors import OptionError, ResultExpiredError
from roughcut.models.video.provider import Account, provider

MODEL = "wan2.1-1.3b-diffusers"
NOW = datetime.now(UTC)


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where takes are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "roughcut" / "diffusers"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def service(spool: Path) -> Any:
    """A service that has made nothing yet."""
    return provider("diffusers").open(profile(MODEL), Account("", {}))


def test_a_take_that_was_made_is_found_and_copied(service: Any, spool: Path, tmp_path: Path) -> None:
    """By our own name for it, in this process or another."""
    (spool / f"{TOKEN}.mp4").write_bytes(b"footage")
    found = service.find(request(MODEL, "480p"), TOKEN, NOW)
    assert (found.job_id, found.certain) == (TOKEN, True)
    service.download(service.poll(TOKEN), tmp_path / "take.mp4")
    assert (tmp_path / "take.mp4").read_bytes() == b"footage"


def test_a_take_that_was_not_made_is_certainly_not_there(service: Any, tmp_path: Path) -> None:
    """The run that made it was ended: it costs nothing to make it again."""
    found = service.find(request(MODEL, "480p"), TOKEN, NOW)
    assert (found.job_id, found.certain) == (None, True)
    job = service.poll(TOKEN)
    assert job.status == "expired"
    with pytest.raises(ResultExpiredError):
        service.download(job, tmp_path / "take.mp4")
    assert not (tmp_path / "take.mp4").exists()


def test_a_name_does_not_leave_the_spool(service: Any, tmp_path: Path) -> None:
    """A job's id comes from a database: it is a file's name and no path."""
    (tmp_path / "secret.mp4").write_bytes(b"mine")
    assert service.poll("../../secret").status == "expired"


@pytest.mark.skipif(find_spec("diffusers") is not None, reason="the extra is installed here")
def test_a_missing_extra_is_told_with_its_line() -> None:
    """Not a key, but packages: the sentence says how they come."""
    local = provider("diffusers")
    assert "diffusers" in local.missing()
    with pytest.raises(OptionError, match=r"pip install 'roughcut\[local\]'"):
        local.account()


def test_models_on_this_machine_cost_nothing() -> None:
    """Whatever their length."""
    assert profile(MODEL).is_free
    assert profile("ltx-diffusers").is_free
