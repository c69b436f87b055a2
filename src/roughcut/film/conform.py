"""Conforming: footage of any size, rate and sound becomes a take of exactly the ordered frames.

Nothing is stretched: a picture of another shape is cropped where little would be lost, and set between
bars where much would. A frame of the take is the last footage frame that had begun at its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from pydantic import Field

from roughcut.errors import MediaError
from roughcut.files import write_bytes
from roughcut.film.encode import TakeWriter
from roughcut.film.media import rgb_of, sound, timed_frames
from roughcut.film.tracks import SAMPLE_RATE
from roughcut.script.schema import Document
from roughcut.timebase import sample_at

MOST_CROPPED = 0.12
"""A picture whose shape differs by no more than this share is cropped to fill the frame; others get bars."""

# One filter for every row: trying all of them takes three times as long and saves nothing.
_PNG = [cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_UP]
Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]


class Span(Document):
    """A part of a file of footage: from `start_s` on, `frame_count` frames at the take's own rate. What
    comes at `end_s` and later is not of this part: it counts as footage that ends there."""

    file: Path
    start_s: Fraction = Field(default=Fraction(0), ge=0)
    frame_count: int = Field(ge=1)
    end_s: Fraction | None = None


def conform(
    spans: Sequence[Span],
    take: Path,
    width_px: int,
    height_px: int,
    rate: Fraction,
    *,
    voices: Sound | None = None,
    mark: str = "",
) -> None:
    """Write `take` (mp4, and its first and last frame as PNG beside it) from the spans, one after another.

    `voices` (N×2, 48 kHz, −1…1) replaces the footage's own sound; `mark` is a word that is shown in the
    corner from the first frame to the last. Footage that ends early is held on its last frame. Raises
    MediaError for footage that cannot be decoded, OutputError for a disk that says no.
    """
    stamp = _stamp(mark, width_px, height_px) if mark else None
    first: Picture | None = None
    with TakeWriter(take, width_px, height_px, rate) as writer:
        writer.write_sound(_sound_of(spans, rate) if voices is None else voices)
        for picture in _pictures(spans, width_px, height_px, rate):
            shown = picture if stamp is None else _stamped(picture, stamp)
            first = shown if first is None else first
            writer.write(shown)
        if first is None:
            raise MediaError(f"{take} would have no picture.", path=take)
        # Before the take: one that exists has its stills.
        write_png(take.with_suffix(".first.png"), first)
        write_png(take.with_suffix(".last.png"), shown)


def write_png(path: Path, picture: Picture) -> None:
    """Write H×W×3 RGB as a PNG, whole or not at all."""
    done, data = cv2.imencode(".png", np.ascontiguousarray(picture[..., ::-1]), _PNG)
    if not done:
        raise MediaError(f"Cannot make {path}.", path=path)
    write_bytes(path, data.tobytes())


def fitted(picture: Picture, width_px: int, height_px: int) -> Picture:
    """A picture at another size, never stretched: cropped in the middle, or between black bars."""
    height, width = picture.shape[:2]
    across, down = width_px / width, height_px / height
    crops = min(across, down) >= max(across, down) * (1 - MOST_CROPPED)
    scale = max(across, down) if crops else min(across, down)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size != (width, height):
        # Down to half the size every pixel counts in a linear mean, too, which takes a fifth of the time.
        how = cv2.INTER_CUBIC if scale >= 1 else cv2.INTER_LINEAR if scale >= 0.5 else cv2.INTER_AREA
        picture = np.asarray(cv2.resize(picture, size, interpolation=how), dtype=np.uint8)
    if (size[0], size[1]) == (width_px, height_px):
        return picture
    out = np.zeros((height_px, width_px, 3), dtype=np.uint8)
    from_x, to_x, wide = _middle(size[0], width_px)
    from_y, to_y, high = _middle(size[1], height_px)
    out[to_y : to_y + high, to_x : to_x + wide] = picture[from_y : from_y + high, from_x : from_x + wide]
    return out


def _middle(have: int, want: int) -> tuple[int, int, int]:
    """Where to cut from, where to put, and how much, so that the middles meet."""
    return max(0, (have - want) // 2), max(0, (want - have) // 2), min(have, want)


def _pictures(spans: Sequence[Span], width_px: int, height_px: int, rate: Fraction) -> Iterator[Picture]:
    for span in spans:
        yield from _span_pictures(span, width_px, height_px, rate)


def _span_pictures(span: Span, width_px: int, height_px: int, rate: Fraction) -> Iterator[Picture]:
    """The frames of one span. A footage frame is fitted once, however often it is shown, and not at all where
    no tick falls on it."""
    held, picture = None, None
    for frame in _shown(span, rate):
        if picture is None or frame is not held:
            held, picture = frame, fitted(rgb_of(frame), width_px, height_px)
        yield picture


def _shown(span: Span, rate: Fraction) -> Iterator[av.VideoFrame]:
    """The footage frame that each frame of a span shows; the last one is held."""
    shown = 0
    held: av.VideoFrame | None = None
    half_s = 1 / (2 * rate)
    for frame in timed_frames(span.file):
        if span.end_s is not None and frame.time_s >= span.end_s:
            break
        # All ticks before this frame begins still show the one before it.
        while (
            held is not None
            and shown < span.frame_count
            and span.start_s + shown / rate + half_s < frame.time_s
        ):
            yield held
            shown += 1
        if shown == span.frame_count:
            return
        if held is None or frame.time_s <= span.start_s + shown / rate + half_s:
            held = frame.picture
    while held is not None and shown < span.frame_count:
        yield held
        shown += 1


def _sound_of(spans: Sequence[Span], rate: Fraction) -> Sound:
    """The footage's own sound, cut and filled so that every span is exactly as long as its picture."""
    parts = []
    done = 0
    for span in spans:
        end = done + span.frame_count
        count = sample_at(end, rate, SAMPLE_RATE) - sample_at(done, rate, SAMPLE_RATE)
        parts.append(_cut(span, count))
        done = end
    return np.concatenate(parts)


def _cut(span: Span, count: int) -> Sound:
    """Exactly `count` samples of a file's sound from where the span starts."""
    out = np.zeros((count, 2), dtype=np.float32)
    position = -round(span.start_s * SAMPLE_RATE)
    if span.end_s is not None:
        count = min(count, round((span.end_s - span.start_s) * SAMPLE_RATE))
    for block in sound(span.file, SAMPLE_RATE):
        start, end = max(0, position), min(count, position + len(block))
        if end > start:
            out[start:end] = block[start - position : end - position]
        position += len(block)
        if position >= count:
            break
    return out


def _stamp(mark: str, width_px: int, height_px: int) -> NDArray[np.float32]:
    """The word for the corner as H×W×2: lightness 0…255, and how much it covers 0…1."""
    size = max(12, round(min(width_px, height_px) * 0.045))
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(mark)
    pad = size // 2
    box = (round(right - left) + 2 * pad, round(bottom - top) + 2 * pad)
    page = Image.new("L", box, 24)
    ImageDraw.Draw(page).text((pad - left, pad - top), mark, fill=255, font=font)
    cover = np.full((box[1], box[0]), 0.78, dtype=np.float32)
    return np.dstack([np.asarray(page, dtype=np.float32), cover])


def _stamped(picture: Picture, stamp: NDArray[np.float32]) -> Picture:
    out = picture.copy()
    margin = max(4, min(picture.shape[:2]) // 30)
    corner = out[margin : margin + stamp.shape[0], margin : margin + stamp.shape[1]]
    cut = stamp[: corner.shape[0], : corner.shape[1]]
    cover = cut[..., 1:]
    corner[:] = (corner * (1 - cover) + cut[..., :1] * cover + 0.5).astype(np.uint8)
    return out
