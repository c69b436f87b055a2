"""From a vendor's code to an error: what is certain, what is in doubt, and what is the account's."""

import pickle

import pytest

from roughcut.errors import BusyError, InDoubtError
from roughcut.models.video.providers.troubles import Kind, Purpose, error_of, kind_of_status


@pytest.mark.parametrize(
    ("status", "purpose", "kind"),
    [
        (200, "paid", None),
        (202, "paid", None),
        (302, "paid", "request"),
        (400, "paid", "request"),
        (401, "free", "account"),
        (402, "paid", "account"),
        (403, "result", "gone"),
        (404, "result", "gone"),
        (404, "paid", "request"),
        (404, "free", "request"),
        (408, "paid", "broken"),
        (429, "paid", "busy"),
        (500, "paid", "broken"),
        (503, "free", "broken"),
    ],
)
def test_a_status_alone(status: int, purpose: Purpose, kind: Kind | None) -> None:
    """A 404 that does not speak the vendor's language never makes a paid job count as lost."""
    assert kind_of_status(status, purpose) == kind


def test_a_failure_in_the_middle_leaves_only_a_paid_call_in_doubt() -> None:
    """What is free may be asked again."""
    assert isinstance(error_of("broken", "Kling", "5000", purpose="paid"), InDoubtError)
    assert type(error_of("broken", "Kling", "5000", purpose="free")) is BusyError


def test_an_error_quotes_the_vendor_in_short_and_can_be_stored() -> None:
    """One line of the vendor's own message, its code apart, and the wait that it asks for."""
    error = error_of("busy", "Kling", "1302", "too\n fast " + "x" * 900, purpose="paid", retry_after_s=3.0)
    assert error.message.startswith(
        "Kling takes no more calls just now (1302); try again later. It said: too fast"
    )
    assert len(error.message) < 400
    stored = pickle.loads(pickle.dumps(error))
    assert (stored.code, stored.retry_after_s, stored.provider) == ("1302", 3.0, "Kling")
