"""Local servers: forms are read exactly, faults befall the calls they name, connections break as asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from roughcut.film.media import probe
from roughcut.rehearsal.desk import Desk, Lifetime, Order
from roughcut.rehearsal.faults import Fault, FaultScript
from roughcut.rehearsal.protocol import Protocol, Route, Trouble
from roughcut.rehearsal.server import Answer, Call, LoopbackServer, serving


class Toy(Protocol):
    """The smallest protocol: POST /jobs, GET /jobs/ID, GET /jobs/ID/mp4."""

    def routes(self) -> tuple[Route, ...]:
        """Submit, poll, download."""
        return (
            Route("POST", "/jobs", "submit", self._submit),
            Route(
                "GET",
                "/jobs/([^/]+)",
                "poll",
                lambda call, name: Answer(200, {"is": self.known(name).look()}),
            ),
            Route("GET", "/jobs/([^/]+)/mp4", "download", lambda call, name: self.known(name), open=True),
        )

    def allows(self, call: Call) -> bool:
        """One key alone."""
        return call.bearer == "right"

    def trouble(self, trouble: Trouble, message: str = "", *, field: str = "") -> Answer:
        """The trouble's own name with a status."""
        return Answer(
            {"not_found": 404, "bad_key": 401, "rate_limit": 429}.get(trouble, 500), {"is": trouble}
        )

    def _submit(self, call: Call) -> Answer:
        return Answer(200, {"id": self.desk.accept(Order("toy", "a", 1, 64, 64, self.desk.rate)).id})


@contextmanager
def _talk(*faults: Fault, lifetime: Lifetime | None = None) -> Iterator[tuple[Desk, httpx2.Client]]:
    desk = Desk(faults=FaultScript(faults), lifetime=lifetime)
    with (
        serving(Toy(desk).answer) as server,
        httpx2.Client(
            base_url=server.address, headers={"Authorization": "Bearer right"}, verify=False
        ) as client,
    ):
        yield desk, client


def test_a_form_keeps_the_bytes_of_its_files() -> None:
    """Whatever a picture's bytes are, line ends and dashes among them, they arrive as they were."""
    content = b"\r\n--\x00\xff\r\n\r\n--x\r\n"
    forms = []

    def answer(call: Call) -> Answer:
        forms.append(call.form())
        return Answer(200, {})

    with serving(answer) as server:
        httpx2.post(server.address, data={"a": "é"}, files={"f": ("n.png", content, "image/png")})
    [(name, upload)] = forms[0].files
    assert forms[0].fields == (("a", "é"),)
    assert (name, upload.name, upload.kind, upload.content) == ("f", "n.png", "image/png", content)


def test_a_job_is_done_at_the_poll_that_its_lifetime_names() -> None:
    """Two polls: it runs, then it is done."""
    with _talk(lifetime=Lifetime(polls=2)) as (_desk, client):
        name = client.post("/jobs").json()["id"]
        assert [client.get(f"/jobs/{name}").json()["is"] for _ in range(3)] == ["running", "done", "done"]


def test_a_fault_befalls_the_calls_that_it_names_and_no_other() -> None:
    """The second and third submission are turned away, with the wait that was scripted; polls go on."""
    with _talk(Fault("submit", "rate_limit", times=2, after=1, retry_after_s=1.5)) as (desk, client):
        answers = [client.post("/jobs") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 429, 429, 200]
        assert answers[1].headers["retry-after"] == "1.5"
        assert len(desk.bill) == 2


@pytest.mark.parametrize(("kind", "billed"), [("reset_before", 0), ("reset_after", 1)])
def test_a_reset_leaves_a_job_or_none(kind: str, billed: int) -> None:
    """The caller sees the same broken connection; only the bill knows whether a job was made."""
    with _talk(Fault("submit", kind)) as (desk, client):  # type: ignore[arg-type]
        with pytest.raises(httpx2.TransportError):
            client.post("/jobs")
        assert len(desk.bill) == billed


def test_a_hang_ends_when_the_rehearsal_does() -> None:
    """A caller that gives up leaves no server waiting for the hour that was scripted."""
    with _talk(Fault("submit", "hang", seconds=3600)) as (desk, client):
        with pytest.raises(httpx2.ReadTimeout):
            client.post("/jobs", timeout=0.2)
        assert len(desk.bill) == 1


def test_the_fate_of_a_job_is_that_of_its_number() -> None:
    """The second job fails, whatever is polled first."""
    with _talk(Fault("poll", "failed", after=1)) as (_desk, client):
        names = [client.post("/jobs").json()["id"] for _ in range(2)]
        assert [client.get(f"/jobs/{name}").json()["is"] for name in reversed(names)] == ["failed", "done"]


def test_footage_is_a_playable_film_of_the_length_that_was_ordered(tmp_path: Path) -> None:
    """One second of 64x64 at 24 frames a second, with sound."""
    with _talk() as (_desk, client):
        name = client.post("/jobs").json()["id"]
        file = tmp_path / "take.mp4"
        file.write_bytes(client.get(f"/jobs/{name}/mp4").content)
    assert (probe(file).frame_count, probe(file).duration_ms, probe(file).audio_channels) == (24, 1000, 2)


def test_footage_can_be_truncated() -> None:
    """Half of what the length promises, then the end."""
    with _talk(Fault("download", "truncated")) as (_desk, client):
        name = client.post("/jobs").json()["id"]
        with pytest.raises(httpx2.RemoteProtocolError):
            client.get(f"/jobs/{name}/mp4")
        assert client.get(f"/jobs/{name}/mp4").is_success


def test_a_fault_that_a_call_cannot_have_is_no_script() -> None:
    """A submission cannot be truncated footage."""
    with pytest.raises(ValueError, match="submit"):
        Fault("submit", "truncated")


def test_an_accident_inside_the_server_is_not_hidden() -> None:
    """What the server's own code raises comes out where the rehearsal ends."""

    def broken(call: Call) -> Answer:
        raise KeyError(call.path)

    with pytest.raises(KeyError), serving(broken) as server, pytest.raises(httpx2.TransportError):
        httpx2.get(server.address)


def test_connections_are_kept() -> None:
    """Two calls of one client come over one connection."""
    ports: list[str] = []
    server: LoopbackServer
    with serving(lambda call: Answer(200, {})) as server, httpx2.Client(verify=False) as client:
        for _ in range(2):
            with client.stream("GET", server.address) as answer:
                ports.append(str(answer.extensions["network_stream"].get_extra_info("client_addr")))
                answer.read()
    assert ports[0] == ports[1]


def test_a_long_rehearsal_forgets_old_bodies() -> None:
    """Of 130 calls all are known, and the last hundred as they were."""
    with serving(lambda call: Answer(200, {})) as server, httpx2.Client(verify=False) as client:
        for number in range(130):
            client.post(server.address, content=b"%d" % number)
        assert [call.body for call in server.calls] == [b""] * 30 + [b"%d" % n for n in range(30, 130)]
