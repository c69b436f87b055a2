"""A trial of a provider: its real client on its rehearsal, legal requests, small footage, no long waits.

For the contract tests, which cover providers of other packages too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from roughcut.digest import digest_of_file
from roughcut.models.video.catalogue import profiles
from roughcut.models.video.profile import FrameSize, ReferenceRole, Shape, VideoProfile
from roughcut.models.video.provider import Account, names, provider
from roughcut.models.video.service import Reference, TakeRequest, VideoService
from roughcut.models.wire import Patience
from roughcut.rehearsal.desk import Desk, Lifetime, Order
from roughcut.rehearsal.faults import Fault
from roughcut.rehearsal.footage import take_of
from roughcut.rehearsal.open import protocol_of, rehearse
from roughcut.rehearsal.protocol import Protocol

FOOTAGE_BYTES = 2_000_000
QUICK = Patience(tries=3, first_wait_s=0.0, longest_wait_s=0.01, footage_bytes=FOOTAGE_BYTES)
_GREY = (128, 128, 128)


@dataclass(frozen=True)
class Trial:
    """A rehearsed provider with its client: `service` is that of `profile`."""

    profile: VideoProfile
    service: VideoService
    account: Account
    desk: Desk
    protocol: type[Protocol]

    def request(self, folder: Path, prompt: str = "A dog runs along a beach.") -> TakeRequest:
        """The smallest request that the model takes, without pictures where it can do without."""
        return request_of(self.profile, self.profile.shapes[0], folder, prompt=prompt)


def rehearsable() -> tuple[str, ...]:
    """The providers that have a rehearsal."""
    return tuple(name for name in names() if provider(name).rehearsal)


def models_of(provider_name: str) -> tuple[VideoProfile, ...]:
    """The models of a provider, as the catalogue has them."""
    return tuple(profile for profile in profiles() if profile.provider == provider_name)


@contextlib.contextmanager
def trial(
    provider_name: str,
    *faults: Fault,
    profile: VideoProfile | None = None,
    patience: Patience = QUICK,
    lifetime: Lifetime | None = None,
) -> Iterator[Trial]:
    """Rehearse a provider, by default with its first model, and open its client on it."""
    chosen = profile or models_of(provider_name)[0]
    with rehearse(provider_name, small_take, faults, lifetime=lifetime, rate=Fraction(8)) as opened:
        account = opened.account(patience)
        service = provider(provider_name).open(chosen, account)
        yield Trial(chosen, service, account, opened.desk, protocol_of(provider_name))


def request_of(
    profile: VideoProfile,
    shape: Shape,
    folder: Path,
    *,
    roles: Iterable[ReferenceRole] = (),
    prompt: str = "A dog runs along a beach.",
) -> TakeRequest:
    """The shortest and smallest request of a shape, with a grey picture for each role."""
    size = min(shape.sizes, key=lambda each: each.width_px * each.height_px)
    return TakeRequest(
        model=profile.id,
        slate="shot 1, take 1",
        prompt=prompt,
        seconds=min(shape.durations_s),
        size=size,
        references=tuple(_picture(role, size, folder) for role in roles),
    )


def small_take(order: Order) -> bytes:
    """Footage as long as ordered, but tiny."""
    return take_of(replace(order, width_px=64, height_px=64))


def _picture(role: ReferenceRole, size: FrameSize, folder: Path) -> Reference:
    from PIL import Image  # heavy: only for requests with pictures

    path = folder / f"{role}.png"
    Image.new("RGB", (size.width_px, size.height_px), _GREY).save(path, compress_level=1)
    return Reference(
        role=role, path=path, digest=digest_of_file(path), name="Mia" if role == "subject" else ""
    )
