"""A provider's local server as the benches need it: it counts the calls, and is as far away as a network."""

from __future__ import annotations

import contextlib
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path

from roughcut.models.video.provider import provider
from roughcut.rehearsal.desk import Desk, Footage, Lifetime, Order
from roughcut.rehearsal.open import list_price, protocol_of
from roughcut.rehearsal.protocol import Protocol
from roughcut.rehearsal.server import Answer, Call, serving


@dataclass
class Stage:
    """A provider at work on loopback: its name, address, keys and desk. `arrived` are the times
    (`time.monotonic`) at which calls came in."""

    provider: str
    address: str
    secrets: dict[str, str]
    desk: Desk
    arrived: list[float] = field(default_factory=list)

    def environment(self, state: Path) -> dict[str, str]:
        """The environment in which the real command buys here; its day book lies in `state`."""
        where = {provider(self.provider).address_setting: self.address, "ROUGHCUT_STATE": str(state)}
        return os.environ | where | self.secrets


@contextlib.contextmanager
def staged(
    provider_name: str,
    *,
    far_s: float = 0.0,
    lifetime: Lifetime | Callable[[Order], Lifetime] | None = None,
    footage: Footage | None = None,
    rate: Fraction = Fraction(12),
) -> Iterator[Stage]:
    """Serve a provider. Each call travels up to `far_s` seconds, and so does its answer."""
    desk = Desk(
        price=partial(list_price, provider_name), lifetime=lifetime, footage=footage, rate=rate
    )  # fmt: skip
    protocol = protocol_of(provider_name)(desk)
    arrived: list[float] = []
    with serving(_far(protocol, far_s, arrived)) as server:
        address = server.address + protocol.base_path
        yield Stage(provider_name, address, dict(protocol.secrets), desk, arrived)


def _far(protocol: Protocol, far_s: float, arrived: list[float]) -> Callable[[Call], Answer]:
    def answer(call: Call) -> Answer:
        arrived.append(time.monotonic())
        time.sleep(random.uniform(0, far_s))
        try:
            return protocol.answer(call)
        finally:
            time.sleep(random.uniform(0, far_s))

    return answer
