"""The desk: lifetimes, prices, footage of one's own, and footage that is wrong."""

import gc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from roughcut.errors import OptionError
from roughcut.film.media import frames, probe
from roughcut.rehearsal.desk import Desk, Lifetime, Order, Picture
from roughcut.rehearsal.faults import Fault, FaultScript
from roughcut.rehearsal.open import protocol_of

ORDER = Order("toy", "A dog.", 2, 64, 64, Fraction(8), token="ab")


def test_a_job_takes_the_seconds_that_it_was_given() -> None:
    """However often it is looked at, it is not over before; and then it is."""
    job = Desk(lifetime=Lifetime(seconds=3600)).accept(ORDER)
    assert [job.look() for _ in range(3)] == ["running"] * 3
    past = Desk(lifetime=Lifetime(seconds=1)).accept(ORDER)
    past.entry = replace(past.entry, at=datetime.now(UTC) - timedelta(seconds=2))
    assert past.look() == "done"


def test_an_order_may_decide_how_long_it_takes() -> None:
    """Scaled latencies: a poll for each second ordered."""
    job = Desk(lifetime=lambda order: Lifetime(polls=order.seconds)).accept(ORDER)
    assert [job.look(), job.look()] == ["running", "done"]


def test_the_bill_holds_order_token_price_and_time() -> None:
    """Everything that a ledger can be held against."""
    desk = Desk(price=lambda order: Decimal("0.25") * order.seconds)
    job = desk.accept(ORDER)
    [entry] = desk.bill
    assert (entry.job_id, entry.order.token, entry.price_usd) == (job.id, "ab", Decimal("0.50"))
    assert desk.total_usd == Decimal("0.50")
    assert desk.job_of("ab") is job
    assert desk.job_of("") is None


def test_footage_may_be_ones_own(tmp_path: Path) -> None:
    """Whatever file or bytes the function gives for the order."""
    (tmp_path / "own.mp4").write_bytes(b"own")
    desk = Desk(footage=lambda order: tmp_path / "own.mp4")
    assert desk.footage_of(desk.accept(ORDER)) == tmp_path / "own.mp4"


@pytest.mark.parametrize(
    ("kind", "frame_count", "is_bright"), [("wrong_length", 8, True), ("black", 16, False)]
)
def test_footage_may_be_wrong(kind: str, frame_count: int, is_bright: bool, tmp_path: Path) -> None:
    """Half as long, or black as long as asked; both play."""
    desk = Desk()
    made = desk.footage_of(desk.accept(ORDER), Fault("download", kind))  # type: ignore[arg-type]
    assert isinstance(made, bytes)
    (tmp_path / "take.mp4").write_bytes(made)
    assert probe(tmp_path / "take.mp4").frame_count == frame_count
    assert (np.mean(next(frames(tmp_path / "take.mp4"))) > 32) == is_bright


def test_synthetic_footage_moves(tmp_path: Path) -> None:
    """No two frames are alike, so nobody takes it for frozen."""
    desk = Desk()
    made = desk.footage_of(desk.accept(ORDER))
    assert isinstance(made, bytes)
    (tmp_path / "take.mp4").write_bytes(made)
    shown = [frame.astype(int) for frame in frames(tmp_path / "take.mp4")]
    assert min(np.abs(a - b).mean() for a, b in pairwise(shown)) > 2


def test_faults_count_calls_of_their_kind() -> None:
    """Polls do not use up the faults of submissions; clocks are no calls."""
    script = FaultScript([Fault("submit", "clock_skew", seconds=60), Fault("submit", "server_error")])
    assert script.next("poll") is None
    assert [fault and fault.kind for fault in (script.next("submit"), script.next("submit"))] == [
        "server_error",
        None,
    ]
    assert (script.skew_s, script.count("submit"), script.count("list")) == (60, 2, 0)


def test_a_provider_that_is_unknown_cannot_be_rehearsed() -> None:
    """The closest name is offered."""
    with pytest.raises(OptionError, match="did you mean 'seedance'"):
        protocol_of("seedence")


def test_pictures_are_kept_on_the_disk_while_the_desk_is_there() -> None:
    """An order's pictures can be read for as long as its desk is kept, and leave nothing behind."""
    desk = Desk()
    data = "data:image/png;base64,iVBORw0KGgo="
    order = replace(
        ORDER, pictures=(Picture.at("first_frame", data),), body={"image": "x" * 60_000, "n": [1]}
    )
    kept = desk.accept(order).order
    [picture] = kept.pictures
    assert picture.path is not None
    assert (picture.role, picture.content) == ("first_frame", b"\x89PNG\r\n\x1a\n")
    assert kept.body == {"image": "(60000 characters)", "n": [1]}
    folder = picture.path.parent
    del desk
    gc.collect()
    assert not folder.exists()


def test_an_address_is_no_picture() -> None:
    """What lies elsewhere is not fetched."""
    picture = Picture.at("subject", "https://pictures.example/mia.png")
    assert (picture.url, picture.content) == ("https://pictures.example/mia.png", b"")
