"""Two folders of films against each other: the Fréchet video distance, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, Field

from roughcut.critic.metrics.frechet import bootstrap, frechet_distance
from roughcut.errors import OptionError
from roughcut.film.media import probe, rgb_of, timed_frames
from roughcut.models.vision.schema import Rows, VideoEncoder
from roughcut.models.vision.video_encoder import SIDE_PX
from roughcut.script.schema import Document

LEAST_FILMS = 32
"""Fewer films than this on either side are refused: in simulation 16 against 16 films that differ by a
fifth of their variance are taken for alike in one case of seventeen, 32 in none of four hundred."""
CLIP_FRAMES = 16
CLIPS_PER_FILM = 4

_SUFFIXES = {".mp4", ".mov", ".mkv", ".webm", ".m4v", ".avi"}
Progress = Callable[[int, int], None]


class FilmSetReport(Document):
    """The distance between two sets of films. `interval_95` is its scatter over other films of the same
    kinds and counts; `floor` the mean distance between random halves of the reference."""

    schema_label: Literal["roughcut.film-sets/1"] = Field(default="roughcut.film-sets/1", alias="schema")
    fvd: float
    interval_95: tuple[float, float]
    floor: float
    film_count: int
    reference_count: int
    clips_per_film: int
    frames_per_clip: int
    encoder: str
    encoder_sha256: str
    films: tuple[str, ...]
    reference: tuple[str, ...]
    how: str = (
        "The squared Fréchet distance between Gaussians fitted to the encoder's features of evenly spaced"
        " clips of consecutive frames, squeezed to 224 × 224. It grows as films get fewer: compare only"
        " values with the same encoder and the same counts, and mind the floor. It says nothing"
        " of a single film."
    )

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


def films_in(folder: Path) -> list[Path]:
    """The films of a folder, by name: its own, and `film.mp4` of each OUT folder in it."""
    if not folder.is_dir():
        raise OptionError(f"{folder} is not a folder; the FVD compares two folders of films.")
    own = [path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file()]
    return sorted([*own, *folder.glob("*/film.mp4")])


def compare_sets(
    films: Sequence[Path],
    reference: Sequence[Path],
    encoder: VideoEncoder,
    *,
    on_progress: Progress | None = None,
) -> FilmSetReport:
    """The FVD of two sets. Raises OptionError for fewer than 32 films on a side, MediaError for no film."""
    for name, found in (("The folder under review", films), ("The reference folder", reference)):
        if len(found) < LEAST_FILMS:
            raise OptionError(
                f"{name} holds {len(found)} film{'s' if len(found) != 1 else ''}; the FVD needs {LEAST_FILMS}"
                " or more on each side, since with fewer it cannot tell kinds of films apart."
            )
    total = len(films) + len(reference)
    features: list[Rows] = []
    for path in (*films, *reference):
        features.append(encoder.encode_clips(list(clips_of(path))))
        if on_progress:
            on_progress(len(features), total)
    first, second = features[: len(films)], features[len(films) :]
    interval = bootstrap(first, second)
    return FilmSetReport(
        fvd=frechet_distance(np.concatenate(first), np.concatenate(second)),
        interval_95=(interval.low, interval.high),
        floor=interval.floor,
        film_count=len(films),
        reference_count=len(reference),
        clips_per_film=CLIPS_PER_FILM,
        frames_per_clip=CLIP_FRAMES,
        encoder=encoder.name,
        encoder_sha256=encoder.digest,
        films=tuple(_told(path) for path in films),
        reference=tuple(_told(path) for path in reference),
    )


def clips_of(film: Path) -> Iterator[NDArray[np.uint8]]:
    """Four evenly spaced clips of 16 consecutive frames each (they overlap in a film that is shorter than
    that). Raises OptionError for a film of fewer than 16 frames."""
    count = probe(film).frame_count
    if count < CLIP_FRAMES:
        raise OptionError(f"{film} has {count} frames; the FVD needs {CLIP_FRAMES} in a row.")
    starts = [round(start) for start in np.linspace(0, count - CLIP_FRAMES, CLIPS_PER_FILM)]
    open_clips: dict[int, list[NDArray[np.uint8]]] = {}
    for index, frame in enumerate(timed_frames(film)):
        begins = [part for part, start in enumerate(starts) if start == index]
        open_clips.update({part: [] for part in begins})
        if open_clips:
            picture = cv2.resize(rgb_of(frame.picture), (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
            for part in list(open_clips):
                open_clips[part].append(np.asarray(picture, dtype=np.uint8))
                if len(open_clips[part]) == CLIP_FRAMES:
                    yield np.stack(open_clips.pop(part))


def _told(path: Path) -> str:
    return f"{path.parent.name}/{path.name}" if path.name == "film.mp4" else path.name
