"""Two folders of films against each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.critic.film_sets import CLIP_FRAMES, LEAST_FILMS, clips_of, compare_sets, films_in
from roughcut.errors import OptionError
from roughcut.film.encode import TakeWriter
from roughcut.film.schema import Encoding


class _MeanColour:
    """A video encoder whose features are a clip's mean colours."""

    name = "mean colour"
    digest = "0" * 64

    def encode_clips(self, clips: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Three numbers a clip."""
        return np.asarray([clip[:, ::56, ::56].mean(axis=(0, 1, 2)) for clip in clips], dtype=np.float32)


def _film(path: Path, colour: Sequence[float], frame_count: int = CLIP_FRAMES) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with TakeWriter(path, 64, 64, Fraction(24), Encoding(preset="ultrafast")) as writer:
        for _ in range(frame_count):
            writer.write(np.full((64, 64, 3), np.clip(colour, 0, 255), dtype=np.uint8))
        writer.write_sound(np.zeros((round(frame_count * 2000), 2), dtype=np.float32))
    return path


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two sets of one kind and a third, redder one; 32 films each."""
    root = tmp_path_factory.mktemp("sets")
    random = np.random.default_rng(1)
    for name, redder in (("one", 0), ("same", 0), ("red", 40)):
        for index in range(LEAST_FILMS):
            _film(root / name / f"film_{index:02d}.mp4", list(random.normal((110 + redder, 110, 110), 12)))
    return {name: root / name for name in ("one", "same", "red")}


def test_another_kind_of_films_lies_farther_away_than_the_same_kind(folders: dict[str, Path]) -> None:
    """And beyond the interval of the same kind, with both counts and the encoder named."""
    encoder = _MeanColour()
    sets = {name: films_in(folder) for name, folder in folders.items()}
    same = compare_sets(sets["same"], sets["one"], encoder)
    red = compare_sets(sets["red"], sets["one"], encoder)
    assert same.fvd < 120 < 1000 < red.fvd
    assert same.interval_95[1] < red.interval_95[0]
    assert same.interval_95[0] <= same.fvd <= same.interval_95[1]
    assert (red.film_count, red.reference_count, red.encoder) == (LEAST_FILMS, LEAST_FILMS, "mean colour")


def test_too_few_films_are_refused_with_the_number_that_is_needed(folders: dict[str, Path]) -> None:
    """One film has no FVD, and neither have thirty-one."""
    films = films_in(folders["one"])
    with pytest.raises(OptionError, match="under review holds 1 film; the FVD needs 32"):
        compare_sets(films[:1], films, _MeanColour())
    with pytest.raises(OptionError, match="reference folder holds 31 films"):
        compare_sets(films, films[:31], _MeanColour())


def test_a_folder_of_productions_is_a_folder_of_films(tmp_path: Path) -> None:
    """Films lie in it or are the film.mp4 of its folders; takes and other files do not count."""
    for name in ("b/film.mp4", "b/takes/shot_001.mp4", "a/film.mp4", "z.mov", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = [path.relative_to(tmp_path).as_posix() for path in films_in(tmp_path)]
    assert found == ["a/film.mp4", "b/film.mp4", "z.mov"]
    with pytest.raises(OptionError, match="not a folder"):
        films_in(tmp_path / "z.mov")


def test_clips_are_consecutive_frames_spread_over_the_film(tmp_path: Path) -> None:
    """The first starts at the first frame, the last ends at the last."""
    path = tmp_path / "film.mp4"
    with TakeWriter(path, 64, 64, Fraction(24), Encoding(preset="ultrafast")) as writer:
        for level in range(100):
            writer.write(np.full((64, 64, 3), 2 * level + 20, dtype=np.uint8))
        writer.write_sound(np.zeros((200000, 2), dtype=np.float32))
    clips = list(clips_of(path))
    assert [clip.shape for clip in clips] == [(CLIP_FRAMES, 224, 224, 3)] * 4
    first, last = (clip.mean(axis=(1, 2, 3)) for clip in (clips[0], clips[-1]))
    assert first == pytest.approx(20 + 2 * np.arange(16), abs=3)
    assert last == pytest.approx(20 + 2 * np.arange(84, 100), abs=3)


def test_a_film_of_a_few_frames_has_no_clip(tmp_path: Path) -> None:
    """The sentence says how many are needed."""
    with pytest.raises(OptionError, match="needs 16 in a row"):
        list(clips_of(_film(tmp_path / "short.mp4", (90, 90, 90), 9)))
