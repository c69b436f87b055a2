"""Working memory is the same for who asks again, and nobody else's."""

from __future__ import annotations

from threading import Thread

import numpy as np

from roughcut.previs.scratch import let_go, scratch


def test_the_same_name_is_the_same_memory_also_for_less() -> None:
    """What was drawn in it is still there for the next who asks for it, in any shape that fits."""
    scratch("test", 4, 6)[:] = 7
    assert np.array_equal(scratch("test", 2, 3, 4), np.full((2, 3, 4), 7))
    assert not np.shares_memory(scratch("test", 4, 6), scratch("other", 4, 6))


def test_each_thread_has_its_own() -> None:
    """Two threads that draw at once do not draw over each other."""
    mine, others = scratch("test", 8), []
    thread = Thread(target=lambda: others.append(scratch("test", 8)))
    thread.start()
    thread.join()
    assert not np.shares_memory(mine, others[0])


def test_memory_that_is_let_go_stays_with_who_uses_it() -> None:
    """After it was let go the next gets other memory."""
    held = scratch("test", 8)
    held[:] = 5
    let_go()
    scratch("test", 8)[:] = 9
    assert np.array_equal(held, np.full(8, 5))
