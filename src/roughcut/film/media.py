"""Reading films: what is in a file, its pictures and its sound, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.video import VideoStream
from av.video.reformatter import Interpolation
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.container import open_input
from roughcut.film.schema import MediaInfo

_UNSPECIFIED = 2
_ITU601, _ITU709 = 5, 1
_HD_HEIGHT_PX = 576
_GAP_S = 0.02


def probe(path: Path) -> MediaInfo:
    """What is in a film, its frames counted. Raises MediaError where it is no film or ends too early."""
    with open_input(path) as container:
        video = _video(container, path)
        _refuse_truncated(container, path)
        times = sorted(
            packet.pts or 0 for packet in container.demux(video) if packet.size and not packet.is_discard
        )
        if not times:
            raise MediaError(f"{path} holds no pictures.", path=path)
        rate = _rate(video, times)
        audio = next(iter(container.streams.audio), None)
        return MediaInfo(
            width_px=video.codec_context.width,
            height_px=video.codec_context.height,
            rate=rate,
            frame_count=len(times),
            duration_ms=round(((times[-1] - times[0]) * _base(video) + 1 / rate) * 1000),
            video_codec=video.codec_context.name,
            audio_codec=audio.codec_context.name if audio else None,
            audio_channels=audio.codec_context.channels if audio else 0,
            audio_rate=audio.codec_context.sample_rate if audio else 0,
        )


def frames(path: Path, *, width_px: int | None = None) -> Iterator[NDArray[np.uint8]]:
    """Every frame in order, H×W×3 RGB. With `width_px` it is made that wide and keeps its shape, which is
    faster than shrinking it afterwards."""
    for frame in timed_frames(path):
        yield rgb_of(frame.picture, width_px=width_px)


@dataclass(frozen=True)
class TimedFrame:
    """A decoded frame with its time after the film's first frame, in seconds, exact."""

    picture: av.VideoFrame
    time_s: Fraction


def timed_frames(path: Path) -> Iterator[TimedFrame]:
    """Every frame in order, as the decoder gives it, with its exact time."""
    with open_input(path) as container:
        video = _video(container, path)
        video.thread_type = "AUTO"
        start: Fraction | None = None
        for frame in container.decode(video):
            time_s = (frame.pts or 0) * (frame.time_base or _base(video))
            start = time_s if start is None else start
            yield TimedFrame(frame, time_s - start)
        if start is None:
            raise MediaError(f"{path} holds no pictures.", path=path)


def rgb_of(
    frame: av.VideoFrame, *, width_px: int | None = None, height_px: int | None = None
) -> NDArray[np.uint8]:
    """A decoded frame as H×W×3 RGB; with only a width, the height follows in proportion."""
    if width_px is not None and height_px is None:
        height_px = max(1, round(frame.height * width_px / frame.width))
    source = None
    if frame.colorspace == _UNSPECIFIED:
        source = _ITU709 if frame.height > _HD_HEIGHT_PX else _ITU601
    picture = frame.reformat(
        width=width_px,
        height=height_px,
        format="rgb24",
        src_colorspace=source,
        interpolation=Interpolation.AREA if width_px else Interpolation.BILINEAR,
    )
    return np.asarray(picture.to_ndarray(), dtype=np.uint8)


def sound(path: Path, sample_rate: int = 48000) -> Iterator[NDArray[np.float32]]:
    """The sound as blocks of N×2, −1…1; the first sample belongs to the first frame of the picture.

    Encoder priming is gone, late starts and gaps are silence, other layouts are mixed to stereo (mono
    goes to both sides at equal loudness). A film without sound gives no block.
    """
    with open_input(path) as container:
        audio = next(iter(container.streams.audio), None)
        if audio is None:
            return
        video = next(iter(container.streams.video), None)
        yield from _sound_from(container, audio, _start(video or audio), sample_rate)


def _sound_from(
    container: InputContainer, audio: AudioStream, start_s: Fraction, sample_rate: int
) -> Iterator[NDArray[np.float32]]:
    position = 0  # of the next sample, counted from the first frame; negative before it
    expected_s: float | None = None
    base_s, early_s = float(_base(audio)), float(start_s)
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=sample_rate)
    for frame in container.decode(audio):
        time_s = (frame.pts or 0) * base_s - early_s
        if expected_s is None or time_s - expected_s > _GAP_S:
            if expected_s is not None:
                for block in _resampled(resampler, None):
                    position += len(block)
                    yield block
                resampler = av.AudioResampler(format="flt", layout="stereo", rate=sample_rate)
            target = round(((frame.pts or 0) * _base(audio) - start_s) * sample_rate)
            yield from _silence(target - max(0, position))
            position, expected_s = target, time_s
        expected_s += frame.samples / frame.sample_rate
        for block in _resampled(resampler, frame):
            early = min(len(block), max(0, -position))
            position += len(block)
            yield block[early:]
    if expected_s is not None:
        yield from _resampled(resampler, None)


def _silence(sample_count: int) -> Iterator[NDArray[np.float32]]:
    while sample_count > 0:
        yield np.zeros((min(sample_count, 48000), 2), dtype=np.float32)
        sample_count -= 48000


def _resampled(resampler: av.AudioResampler, frame: av.AudioFrame | None) -> Iterator[NDArray[np.float32]]:
    if frame is not None:
        frame.pts = None
    for done in resampler.resample(frame):
        yield np.asarray(done.to_ndarray(), dtype=np.float32).reshape(-1, 2)


def _video(container: InputContainer, path: Path) -> VideoStream:
    streams = container.streams.video
    if not streams:
        raise MediaError(f"{path} holds no pictures.", path=path)
    return streams[0]


def _refuse_truncated(container: InputContainer, path: Path) -> None:
    size = path.stat().st_size
    for stream in (*container.streams.video, *container.streams.audio):
        if any(entry.pos + entry.size > size for entry in stream.index_entries):
            raise MediaError(f"{path} ends too early: it was not copied or downloaded whole.", path=path)


def _base(stream: Stream) -> Fraction:
    return stream.time_base or Fraction(1, 90000)


def _start(stream: Stream) -> Fraction:
    return (stream.start_time or 0) * _base(stream)


def _rate(video: VideoStream, times: list[int]) -> Fraction:
    """The rate that the file names, unless its frames tell of quite another."""
    nominal = video.average_rate or video.guessed_rate
    span_s = (times[-1] - times[0]) * _base(video)
    if not span_s:
        return Fraction(nominal or 25)
    counted = (len(times) - 1) / span_s
    if nominal and Fraction(4, 5) < nominal / counted < Fraction(5, 4):
        return Fraction(nominal)
    return counted.limit_denominator(1001)
