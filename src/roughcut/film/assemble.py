"""Clips become one film: pictures frame by frame, one sound, subtitles and chapters."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from av.audio import AudioStream
from av.container import OutputContainer
from av.packet import Packet

from roughcut.errors import MediaError
from roughcut.files import output_errors, replacing
from roughcut.film.container import open_input, open_output, writing_errors
from roughcut.film.mix import Mix, write_mix
from roughcut.film.pictures import CopiedPictures, EncodedPictures, copy_depth
from roughcut.film.schema import Caption, Clip, FilmInfo
from roughcut.film.tracks import CaptionTrack, set_chapters
from roughcut.timebase import ms_at

Progress = Callable[[int, int], None]
"""Called with frames done and frames in all; the work on the sound counts as frames, too."""


def _unseen(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def assemble(
    clips: Sequence[Clip],
    film: Path,
    *,
    rate: Fraction,
    subtitles: Sequence[Caption] = (),
    language: str = "en",
    title: str = "",
    width_px: int | None = None,
    height_px: int | None = None,
    progress: Progress = _unseen,
) -> FilmInfo:
    """Join clips into one film, written whole or not at all.

    Whole takes of one kind are copied without encoding them again; otherwise every clip is decoded, fitted
    into `width_px` × `height_px` (the first take's size by default) without distortion, and encoded. The
    sound is brought to −16 LUFS. Raises MediaError for takes that cannot be read, OutputError for a disk
    that says no.
    """
    if not clips:
        raise MediaError("A film needs at least one take.", path=film)
    total = sum(clip.frame_count for clip in clips)
    depth = copy_depth(clips, rate, width_px, height_px)
    sound_share = 0.2 if depth is None else 0.8
    with writing_errors(film), replacing(film) as part, _workshop(film) as folder:
        sound, mix = write_mix(
            clips, rate, folder, lambda done: progress(int(done * sound_share * total), total)
        )
        with open_output(part) as container:
            container.metadata["title"] = title
            pictures = _pictures(container, clips, rate, depth, width_px, height_px)
            _write(
                container,
                pictures,
                sound,
                subtitles,
                language,
                _chapters(clips),
                rate,
                lambda frame: progress(int(total * sound_share + frame * (1 - sound_share)), total),
            )
    progress(total, total)
    return _info(pictures, total, rate, mix)


def _pictures(
    container: OutputContainer,
    clips: Sequence[Clip],
    rate: Fraction,
    depth: int | None,
    width_px: int | None,
    height_px: int | None,
) -> CopiedPictures | EncodedPictures:
    if depth is None:
        return EncodedPictures(container, clips, rate, width_px, height_px)
    return CopiedPictures(container, clips, rate, depth)


def _info(pictures: CopiedPictures | EncodedPictures, total: int, rate: Fraction, mix: Mix) -> FilmInfo:
    return FilmInfo(
        frame_count=total,
        duration_ms=ms_at(total, rate),
        width_px=pictures.width_px,
        height_px=pictures.height_px,
        rate=rate,
        copied=isinstance(pictures, CopiedPictures),
        gain_db=round(mix.gain_db, 2),
        loudness=mix.loudness,
        warnings=(*pictures.warnings, *([mix.warning] if mix.warning else [])),
    )


@contextlib.contextmanager
def _workshop(film: Path) -> Iterator[Path]:
    """A folder beside the film for what is needed on the way; gone afterwards."""
    with output_errors(film):
        folder = tempfile.TemporaryDirectory(prefix=".part-", dir=film.parent, ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)


def _chapters(clips: Sequence[Clip]) -> list[tuple[str, int, int]]:
    spans, first = [], 0
    for clip in clips:
        spans.append((clip.name, first, first + clip.frame_count))
        first += clip.frame_count
    return [span for span in spans if span[0]]


def _write(
    container: OutputContainer,
    pictures: CopiedPictures | EncodedPictures,
    mix: Path,
    subtitles: Sequence[Caption],
    language: str,
    chapters: list[tuple[str, int, int]],
    rate: Fraction,
    progress: Callable[[int], None],
) -> None:
    """Write all tracks side by side in time, so that nothing piles up in memory."""
    with contextlib.closing(_packets(mix)) as sounds:
        add_sound = _SoundCopy(container, sounds)
        captions = CaptionTrack(container, language) if subtitles else None
        waiting = list(reversed(subtitles))
        set_chapters(container, chapters, rate)
        for frame in pictures.write():
            now_s = frame / rate
            add_sound.until(now_s)
            while captions and waiting and Fraction(waiting[-1].start_ms, 1000) <= now_s:
                captions.write(waiting.pop())
            progress(frame)
        add_sound.until(None)
        while captions and waiting:
            captions.write(waiting.pop())


class _SoundCopy:
    """Takes over packets of encoded sound up to a time."""

    def __init__(self, container: OutputContainer, packets: Iterator[Packet[AudioStream]]) -> None:
        self._packets = packets
        self._next = next(packets, None)
        if self._next is None:
            raise MediaError("The film's sound could not be encoded.")
        self._container = container
        self._stream = container.add_stream_from_template(self._next.stream)

    def until(self, time_s: Fraction | None) -> None:
        """Write what begins before a time; None: everything."""
        while self._next is not None:
            packet = self._next
            if time_s is not None and (packet.pts or 0) * (packet.time_base or 1) > time_s:
                return
            packet.stream = self._stream
            self._container.mux(packet)
            self._next = next(self._packets, None)


def _packets(path: Path) -> Generator[Packet[AudioStream], None, None]:
    with open_input(path) as source:
        for packet in source.demux(source.streams.audio[0]):
            if packet.size:
                yield packet
