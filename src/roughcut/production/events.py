"""What a production tells whoever watches it."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Is told how a production goes on; called from several threads, so implementations lock."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins: `total` parts of work are to be done (0: one part, of unknown length)."""
        ...

    def advance(self, name: str, parts: int = 1) -> None:
        """Parts of a stage are done."""
        ...

    def say(self, message: str) -> None:
        """A sentence for the user: a warning, or what was kept and what is made anew."""
        ...


class Silence:
    """A watcher that watches nothing: the default for library use."""

    def stage(self, name: str, total: int) -> None:
        """Ignore it."""

    def advance(self, name: str, parts: int = 1) -> None:
        """Ignore it."""

    def say(self, message: str) -> None:
        """Ignore it."""
