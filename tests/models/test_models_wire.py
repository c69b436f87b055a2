"""The wire to a provider: paid calls once, free calls patiently, keys to their own host, footage whole."""

import ssl
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path
from time import time

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roughcut.errors import (
    AccountError,
    AnswerError,
    BusyError,
    InDoubtError,
    ProviderError,
    RequestError,
    ResultExpiredError,
)
from roughcut.models.wire import Patience, Wire, retry_after
from roughcut.rehearsal.server import Answer, Call, Drop, LoopbackServer, serving

KEY = "sk-very-secret-0123456789"
CERTIFICATE = Path(__file__).parent / "loopback.pem"
"""A key and a certificate for 127.0.0.1 that nobody else trusts, made for this test alone."""

QUICK = Patience(tries=3, first_wait_s=0.0, longest_wait_s=0.0, answer_s=20.0, footage_bytes=100_000)


def verdict(answer: httpx2.Response) -> ProviderError | None:
    """The plainest verdict: a 4xx is wrong, a 429 is busy, a 5xx leaves doubt."""
    if answer.is_success:
        return None
    kind = {429: BusyError}.get(answer.status_code, RequestError if answer.is_client_error else InDoubtError)
    return kind(f"It said: {answer.text}", provider="Toy")


@contextmanager
def wired(answer: Callable[[Call], Answer]) -> Iterator[tuple[Wire, LoopbackServer]]:
    """A wire with a key to a server that answers by a function."""
    with serving(answer) as server:
        wire = Wire("Toy", server.address, lambda: {"Authorization": f"Bearer {KEY}"}, verdict, QUICK)
        yield wire, server
        wire.close()


def in_turn(*answers: Answer) -> Callable[[Call], Answer]:
    """Answers one after the other, the last one for ever."""
    left = list(answers)
    return lambda call: left.pop(0) if len(left) > 1 else left[0]


GOOD = Answer(200, {"id": 1})


# -- paid calls


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(500, "broken"), InDoubtError),
        (Answer(429, "busy"), BusyError),
        (Answer(400, "wrong"), RequestError),
    ],
)
def test_a_paid_call_is_sent_once(answer: Answer, kind: type[ProviderError]) -> None:
    """Whatever is answered, nothing is sent again."""
    with wired(in_turn(answer, GOOD)) as (wire, server):
        with pytest.raises(kind):
            wire.buy("jobs", json={})
        assert len(server.calls) == 1


def test_a_paid_call_that_nobody_takes_left_no_doubt() -> None:
    """Where nobody listens, certainly no job was made."""
    with serving(lambda call: GOOD) as server:
        address = server.address
    wire = Wire("Toy", address, dict, verdict, QUICK)
    with pytest.raises(BusyError, match="Nobody answers"):
        wire.buy("jobs", json={})


def test_a_paid_call_that_breaks_off_is_in_doubt() -> None:
    """The connection went after the call was sent."""

    def answer(call: Call) -> Answer:
        raise Drop

    with wired(answer) as (wire, server):
        with pytest.raises(InDoubtError):
            wire.buy("jobs", json={})
        assert len(server.calls) == 1


def test_a_paid_call_without_an_answer_is_in_doubt() -> None:
    """Nobody waits for ever, and nobody knows what became of the order."""

    def answer(call: Call) -> Answer:
        raise Drop(after_s=60.0)

    with serving(answer) as server:
        wire = Wire("Toy", server.address, dict, verdict, Patience(answer_s=0.2))
        with pytest.raises(InDoubtError, match="ReadTimeout"):
            wire.buy("jobs", json={})
        assert len(server.calls) == 1


# -- free calls


@pytest.mark.parametrize("answer", [Answer(500, "broken"), Answer(429, "busy"), Answer(200, "<p>Wait</p>")])
def test_a_free_call_is_asked_again(answer: Answer) -> None:
    """Nothing is in doubt about what buys nothing."""
    with wired(in_turn(answer, answer, GOOD)) as (wire, server):
        assert wire.ask("GET", "jobs/1") == {"id": 1}
        assert len(server.calls) == 3


def test_a_free_call_is_not_asked_for_ever() -> None:
    """After the last try it is busy, not in doubt."""
    with wired(in_turn(Answer(500, "broken"))) as (wire, server):
        with pytest.raises(BusyError):
            wire.ask("GET", "jobs/1")
        assert len(server.calls) == QUICK.tries


def test_a_free_call_that_is_wrong_is_not_asked_again() -> None:
    """Patience mends no mistake."""
    with wired(in_turn(Answer(404, "no such job"))) as (wire, server):
        with pytest.raises(RequestError):
            wire.ask("GET", "jobs/1")
        assert len(server.calls) == 1


def test_a_page_instead_of_an_answer_names_the_address() -> None:
    """Most often the address lacks its /v1."""
    said = pytest.raises(AnswerError, match=r"is http://127\.0\.0\.1:\d+ its address")
    with wired(in_turn(Answer(200, "<html>welcome</html>"))) as (wire, _server), said:
        wire.ask("GET", "jobs/1")


# -- how long to wait


@given(st.integers(1, 9), st.floats(0.01, 5.0), st.floats(0.01, 60.0))
def test_waits_grow_up_to_a_limit(tries: int, first_s: float, longest_s: float) -> None:
    """One fewer than the tries; each between its doubled share and half as much again, none too long."""
    waits = list(Patience(tries=tries, first_wait_s=first_s, longest_wait_s=longest_s).waits())
    assert len(waits) == tries - 1
    for number, wait in enumerate(waits):
        assert min(first_s * 2**number, longest_s) <= wait <= min(first_s * 2**number * 1.5, longest_s)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": formatdate(0, usegmt=True)}, 0.0),
        ({}, None),
    ],
)
def test_a_servers_wish_to_wait_is_read(headers: dict[str, str], seconds: float | None) -> None:
    """In milliseconds, in seconds, or as a date, which may be past."""
    assert retry_after(httpx2.Response(429, headers=headers)) == seconds


def test_a_date_to_wait_for_is_counted_from_now() -> None:
    """An hour from now is an hour, give or take the seconds that a date leaves out."""
    wait = retry_after(httpx2.Response(429, headers={"retry-after": formatdate(time() + 3600, usegmt=True)}))
    assert wait is not None
    assert 3540 < wait <= 3601


# -- keys


def test_a_server_that_repeats_the_key_is_not_quoted() -> None:
    """Its words are kept, the key is not."""
    said = pytest.raises(RequestError, match=r"It said: bad key \(key\), sorry$")
    with wired(lambda call: Answer(400, f"bad key {call.bearer}, sorry")) as (wire, _server), said:
        wire.buy("jobs", json={})


def test_a_key_with_a_line_end_is_told_without_the_key() -> None:
    """The library quotes the header in its own error, so that error goes no further."""
    with serving(lambda call: GOOD) as server:
        wire = Wire("Toy", server.address, lambda: {"Authorization": f"Bearer {KEY}\n"}, verdict, QUICK)
        with pytest.raises(AccountError, match="its key holds") as caught:
            wire.buy("jobs", json={})
        assert server.calls == []
    assert caught.value.__suppress_context__
    assert KEY not in caught.value.message


def test_a_redirect_carries_no_key_to_another_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Footage may lie with somebody else over https; our key does not go there."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(lambda call: Answer(200, b"footage", "video/mp4")) as store:
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(CERTIFICATE)
        store.socket = secure.wrap_socket(store.socket, server_side=True)
        moved = Answer(302, headers={"Location": store.address.replace("http:", "https:") + "/a.mp4"})
        with wired(lambda call: moved) as (wire, own):
            wire.fetch("videos/1/content", tmp_path / "a.mp4")
            assert own.calls[0].bearer == KEY
        [call] = store.calls
    assert (tmp_path / "a.mp4").read_bytes() == b"footage"
    assert "authorization" not in call.headers


# -- footage


def test_footage_may_move_within_its_host(tmp_path: Path) -> None:
    """A redirect on the configured server is followed, with the key."""
    answers = in_turn(Answer(302, headers={"Location": "/b.mp4"}), Answer(200, b"footage", "video/mp4"))
    with wired(answers) as (wire, server):
        wire.fetch("a.mp4", tmp_path / "a.mp4")
        assert [(call.path, call.bearer) for call in server.calls] == [("/a.mp4", KEY), ("/b.mp4", KEY)]


def test_footage_does_not_go_round_in_circles(tmp_path: Path) -> None:
    """Five redirects are enough."""
    with wired(in_turn(Answer(302, headers={"Location": "/a.mp4"}))) as (wire, server):
        with pytest.raises(AnswerError, match="circles"):
            wire.fetch("a.mp4", tmp_path / "a.mp4")
        assert len(server.calls) == 5


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a.mp4", "file:///etc/passwd", "http://127.0.0.1:1/a.mp4"])
def test_no_other_address_is_opened(url: str, tmp_path: Path) -> None:
    """Neither files nor other schemes nor plain http elsewhere."""
    with wired(in_turn(GOOD)) as (wire, server):
        with pytest.raises(AnswerError, match="was not fetched"):
            wire.fetch(url, tmp_path / "a.mp4")
        assert server.calls == []


def test_footage_is_not_taken_without_end(tmp_path: Path) -> None:
    """More than the limit is dropped, though it was never promised how much there would be."""
    said = pytest.raises(AnswerError, match="more than 100000 bytes")
    with wired(in_turn(Answer(200, kind="video/mp4", endless=True))) as (wire, _server), said:
        wire.fetch("a.mp4", tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


def test_footage_that_breaks_off_is_fetched_again(tmp_path: Path) -> None:
    """And then it is whole."""
    whole = Answer(200, b"footage" * 99, "video/mp4")
    with wired(in_turn(Answer(200, b"footage" * 99, "video/mp4", cut=True), whole)) as (wire, _server):
        wire.fetch("a.mp4", tmp_path / "a.mp4")
    assert (tmp_path / "a.mp4").read_bytes() == b"footage" * 99


def test_footage_that_a_store_no_longer_has_has_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stores answer 403 or 404 for what was there once; the provider's codes do not apply to them."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(lambda call: Answer(403, "<Error/>", "application/xml")) as store:
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(CERTIFICATE)
        store.socket = secure.wrap_socket(store.socket, server_side=True)
        with wired(in_turn(GOOD)) as (wire, _server), pytest.raises(ResultExpiredError):
            wire.fetch(store.address.replace("http:", "https:") + "/a.mp4", tmp_path / "a.mp4")


def test_footage_larger_than_memory_is_stopped_without_being_held(tmp_path: Path) -> None:
    """Of an answer without an end 24 MB are read, and hardly one of them is ever in memory."""
    with wired(lambda call: Answer(200, kind="video/mp4", endless=True)) as (wire, _):
        tracemalloc.start()
        try:
            with pytest.raises(AnswerError, match="24000000"):
                wire.fetch("film", tmp_path / "take.mp4", limit_bytes=24_000_000)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most < 4_000_000
    assert list(tmp_path.iterdir()) == []
