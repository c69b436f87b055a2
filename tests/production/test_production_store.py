"""The store knows which artefacts are fresh, which are stale, and which somebody changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from roughcut.production.store import ArtefactStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ArtefactStore]:
    opened = ArtefactStore(tmp_path / "artefacts.sqlite", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"pictures")
    return path


def test_an_artefact_is_fresh_for_its_inputs_alone(store: ArtefactStore, film: Path) -> None:
    """Recorded inputs match; other inputs do not."""
    store.record([film], "a")
    assert store.is_fresh([film], "a")
    assert not store.is_fresh([film], "b")


def test_a_changed_file_is_stale(store: ArtefactStore, film: Path) -> None:
    """A file whose bytes changed since is not trusted, and is known to be edited."""
    store.record([film], "a")
    film.write_bytes(b"corrupt")
    assert not store.is_fresh([film], "a")
    assert store.was_edited(film)


def test_a_missing_file_is_stale(store: ArtefactStore, film: Path) -> None:
    """A file that was deleted must be made again."""
    store.record([film], "a")
    film.unlink()
    assert not store.is_fresh([film], "a")
    assert not store.all_present()


def test_a_forgotten_file_is_no_longer_missed(store: ArtefactStore, film: Path) -> None:
    """What was removed on purpose does not count as vanished."""
    store.record([film], "a")
    film.unlink()
    store.forget([film])
    assert store.all_present()


def test_the_record_outlives_the_process(tmp_path: Path, store: ArtefactStore, film: Path) -> None:
    """A second store over the same database knows what the first one recorded."""
    store.record([film], "a")
    again = ArtefactStore(tmp_path / "artefacts.sqlite", tmp_path)
    try:
        assert again.is_fresh([film], "a")
        assert again.inputs_of(film) == "a"
    finally:
        again.close()
