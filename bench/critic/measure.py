"""One damaged copy: encoded as a real mp4 and reviewed, its numbers told."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

import pysubs2

from bench.critic.damage import SIGNAL, Cut, Damage, undamaged
from bench.critic.excerpts import SoundFilm
from bench.critic.reshoot import ON_SET
from roughcut.critic.contracts import CONTRACTS
from roughcut.critic.film import review_film
from roughcut.film.encode import TakeWriter
from roughcut.film.schema import Encoding
from roughcut.models.vision.opening import open_encoder

DAMAGES: dict[str, Damage] = {**SIGNAL, **ON_SET}
STRENGTHS = (1, 2, 3)
UNDAMAGED, AGAIN = "undamaged", "encoded again"

Values = dict[str, float | None]


def measure(
    folder: Path, name: str, strength: int, encoder: str | None = None, only: Collection[str] = CONTRACTS
) -> Values:
    """The metrics of a damaged copy of the film in a folder; `undamaged` and `encoded again` (the same
    with other settings of the encoder) are no damage. `only` names the metrics."""
    film = _film(folder)
    copy = encode_copy(film, name, strength)
    report = review_film(
        copy,
        film.expectation,
        subtitles=copy.with_suffix(".srt"),
        tracks=film.tracks,
        encoder=open_encoder(encoder) if encoder else None,
        only=only,
    )
    return {metric: found.value for metric, found in report.metrics.items()}


def encode_copy(film: SoundFilm, name: str, strength: int) -> Path:
    """A damaged copy of a film as an mp4 beside it."""
    cut = undamaged(film)
    if name in DAMAGES:
        cut = DAMAGES[name](film, cut, strength)
    copy = film.folder / f"copy-{name.replace(' ', '_')}-{strength}.mp4"
    encode(film, cut, copy, crf=26 if name == AGAIN else 20)
    return copy


@lru_cache(maxsize=8)
def _film(folder: Path) -> SoundFilm:
    """One film a folder and process: decoding it again for each copy would cost more than the copy."""
    return SoundFilm(folder)


def encode(film: SoundFilm, cut: Cut, path: Path, *, crf: int = 20) -> None:
    """Write a cut as an mp4 with its subtitles beside it."""
    options = film.plan.options
    encoding = Encoding(preset="superfast", crf=crf)
    with TakeWriter(path, options.width_px, options.height_px, options.rate, encoding) as writer:
        for picture in cut.pictures:
            writer.write(picture)
        writer.write_sound(cut.sound)
    captions = pysubs2.SSAFile()
    for caption in cut.captions:
        start, end = round(caption.start_s * 1000), round(caption.end_s * 1000)
        captions.append(pysubs2.SSAEvent(start=start, end=end, text=caption.text))
    path.with_suffix(".srt").write_text(captions.to_string("srt"), encoding="utf-8")
