"""Opening a rehearsal: a local server in a provider's manner, for as long as a block lasts."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from roughcut.errors import OptionError
from roughcut.models.video.catalogue import profiles
from roughcut.models.video.profile import VideoProfile
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.service import JobStatus
from roughcut.models.wire import Patience
from roughcut.rehearsal.desk import Desk, Footage, Lifetime, Order
from roughcut.rehearsal.faults import Fault, FaultScript
from roughcut.rehearsal.protocol import Protocol
from roughcut.rehearsal.server import serving


class Rehearsal(NamedTuple):
    """A rehearsed provider: where it is, the values of its key variables, and its desk."""

    address: str
    secrets: dict[str, str]
    desk: Desk

    def account(self, patience: Patience | None = None) -> Account:
        """The account with which the provider's real client reaches it."""
        return Account(self.address, self.secrets, patience or Patience())


def protocol_of(provider_name: str) -> type[Protocol]:
    """The rehearsed protocol of a provider: the `PROTOCOL` of the module that it names.

    Raises OptionError where a provider has none.
    """
    declared = provider(provider_name)
    if not declared.rehearsal:
        raise OptionError(
            f"{declared.title} cannot be rehearsed; choose another model, or leave out --rehearse."
        )
    found: type[Protocol] = importlib.import_module(declared.rehearsal).PROTOCOL
    return found


def list_price(provider_name: str, order: Order) -> Decimal:
    """What the catalogue says that an order costs; nothing for a model that it does not know."""
    profile = _listed(provider_name, order)
    if profile is None:
        return Decimal(0)
    return profile.cost_usd(order.seconds, _size_name(profile, order), audio=order.audio)


def unbilled(provider_name: str, order: Order) -> tuple[JobStatus, ...]:
    """How a job of an order may end without being charged, as the catalogue says."""
    profile = _listed(provider_name, order)
    return profile.unbilled if profile else ()


def _listed(provider_name: str, order: Order) -> VideoProfile | None:
    """The model of the catalogue that an order names."""
    for profile in profiles():
        names = (profile.id, *profile.aliases, *profile.wire.values())
        if profile.provider == provider_name and order.model in names:
            return profile
    return None


def _size_name(profile: VideoProfile, order: Order) -> str:
    """The catalogue's name for the size of an order, by name or else by pixels."""
    sizes = [size for shape in profile.shapes for size in shape.sizes]
    by_pixels = (
        size.name for size in sizes if (size.width_px, size.height_px) == (order.width_px, order.height_px)
    )
    return order.size if any(size.name == order.size for size in sizes) else next(by_pixels, order.size)


@contextlib.contextmanager
def rehearse(
    provider_name: str,
    footage: Footage | None = None,
    faults: Iterable[Fault] = (),
    *,
    lifetime: Lifetime | Callable[[Order], Lifetime] | None = None,
    price: Callable[[Order], Decimal] | None = None,
    rate: Fraction = Fraction(24),
) -> Iterator[Rehearsal]:
    """Serve a provider's protocol on loopback. `rate` is that of the footage, frames a second; the bill is
    made out by the catalogue's prices unless `price` says otherwise.

    Raises OptionError for a provider that is unknown or has no rehearsal; at the end of the block,
    whatever went wrong inside the server by mistake.
    """
    protocol_kind = protocol_of(provider_name)
    desk = Desk(
        footage=footage,
        lifetime=lifetime,
        price=price or partial(list_price, provider_name),
        unbilled=partial(unbilled, provider_name),
        faults=FaultScript(faults),
        rate=rate,
    )
    protocol = protocol_kind(desk)
    with serving(protocol.answer) as server:
        yield Rehearsal(server.address + protocol.base_path, dict(protocol.secrets), desk)
