"""The pictures of a film: takes copied packet by packet, or decoded, fitted and encoded again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from av.video import VideoStream
from numpy.typing import NDArray

from roughcut.film.container import open_input
from roughcut.film.encode import planes_of
from roughcut.film.media import probe, rgb_of, timed_frames
from roughcut.film.schema import Clip, Encoding
from roughcut.film.tracks import PictureTrack

_BT709, _LIMITED_RANGE = 1, 1


@dataclass(frozen=True)
class _Kind:
    """What two takes must share to be joined without encoding, and what one must be."""

    codec: str
    extradata: bytes
    size: tuple[int, int]


def copy_depth(
    clips: Sequence[Clip], rate: Fraction, width_px: int | None, height_px: int | None
) -> int | None:
    """Whether clips may be joined without encoding: whole takes, of the film's rate and size, coded alike as
    H.264. Answers by how many frames their decoding runs ahead of their showing, None where they may not."""
    kinds, depth = set(), 0
    for clip in clips:
        kind = _kind(clip, rate)
        if kind is None:
            return None
        kinds.add(kind[0])
        depth = max(depth, kind[1])
        if len(kinds) > 1:
            return None
    size = kinds.pop().size
    return depth if (width_px or size[0], height_px or size[1]) == size else None


def _kind(clip: Clip, rate: Fraction) -> tuple[_Kind, int] | None:
    """The kind of a take that may be copied whole and its reordering depth, None for one that may not."""
    info = probe(clip.take)
    if clip.first_frame or info.frame_count != clip.frame_count or info.video_codec != "h264":
        return None
    with open_input(clip.take) as source:
        video = source.streams.video[0]
        packets = [(p.pts, p.is_keyframe, p.is_discard) for p in source.demux(video) if p.size]
        start, base = video.start_time or 0, video.time_base or Fraction(1, 90000)
        shown = [((pts or 0) - start) * base * rate for pts, _, _ in packets]
        regular = all(abs(tick - index) < Fraction(1, 10) for index, tick in enumerate(sorted(shown)))
        if not regular or not packets[0][1] or any(discard for _, _, discard in packets):
            return None
        context = video.codec_context
        kind = _Kind(context.name, bytes(context.extradata or b""), (context.width, context.height))
        return kind, max(index - round(tick) for index, tick in enumerate(shown))


class CopiedPictures:
    """The track of a film whose takes are joined as they are."""

    warnings: tuple[str, ...] = ()

    def __init__(self, container: OutputContainer, clips: Sequence[Clip], rate: Fraction, depth: int) -> None:
        self._container, self._clips, self._rate, self._depth = container, clips, rate, depth
        with open_input(clips[0].take) as source:
            template = source.streams.video[0]
            self._stream: VideoStream = container.add_stream_from_template(template, opaque=True)
            self._stream.time_base = 1 / rate
            self.width_px, self.height_px = template.codec_context.width, template.codec_context.height

    def write(self) -> Iterator[int]:
        """Write everything; yields the film frame reached after each packet."""
        first_frame = 0
        for clip in self._clips:
            for count, packet in enumerate(self._packets(clip.take, first_frame)):
                self._container.mux(packet)
                yield first_frame + count
            first_frame += clip.frame_count

    def _packets(self, take: Path, first_frame: int) -> Iterator[Packet[VideoStream]]:
        """A take's packets with the film's times, counted in frames."""
        with open_input(take) as source:
            video = source.streams.video[0]
            start, base = video.start_time or 0, video.time_base or Fraction(1, 90000)
            for index, packet in enumerate(packet for packet in source.demux(video) if packet.size):
                packet.pts = first_frame + round(((packet.pts or 0) - start) * base * self._rate)
                # A take's own decoding times depend on its length; at a join they would run backwards.
                packet.dts = first_frame + index - self._depth
                packet.duration, packet.time_base = 1, 1 / self._rate
                packet.stream = self._stream
                yield packet


class EncodedPictures:
    """The track of a film whose takes differ: each is fitted into one size and rate, and encoded."""

    def __init__(
        self,
        container: OutputContainer,
        clips: Sequence[Clip],
        rate: Fraction,
        width_px: int | None,
        height_px: int | None,
    ) -> None:
        first = probe(clips[0].take)
        self.width_px = width_px or first.width_px // 2 * 2
        self.height_px = height_px or first.height_px // 2 * 2
        self.warnings: tuple[str, ...] = ()
        self._clips, self._rate = clips, rate
        self._track = PictureTrack(container, self.width_px, self.height_px, rate, Encoding(threads=2))

    def write(self) -> Iterator[int]:
        """Write everything; yields the film frame reached."""
        for clip in self._clips:
            for planes in self._planes(clip):
                self._track.write(planes)
                yield self._track.frame_count
        self._track.close()

    def _planes(self, clip: Clip) -> Iterator[NDArray[np.uint8]]:
        """Exactly the clip's frames: at each tick of the film the frame that the take shows then."""
        wanted, end = clip.first_frame, clip.first_frame + clip.frame_count
        shown: av.VideoFrame | None = None
        planes: NDArray[np.uint8] | None = None
        for frame in timed_frames(clip.take):
            while (
                shown is not None and wanted < end and (wanted + Fraction(1, 2)) / self._rate <= frame.time_s
            ):
                planes = self._fit(shown) if planes is None else planes
                yield planes
                wanted += 1
            if wanted >= end:
                return
            shown, planes = frame.picture, None
        if shown is None:
            return
        planes = self._fit(shown)
        missing = end - wanted - 1
        if missing > 0:
            name = clip.name or clip.take.name
            self.warnings += (f"{name} is {missing} frames short; its last frame is held.",)
        for _ in range(wanted, end):
            yield planes

    def _fit(self, frame: av.VideoFrame) -> NDArray[np.uint8]:
        """The frame at the film's size with its shape kept; the rest is black."""
        same_size = (frame.width, frame.height) == (self.width_px, self.height_px)
        tags = (frame.format.name, frame.colorspace, frame.color_range)
        if same_size and tags == ("yuv420p", _BT709, _LIMITED_RANGE):
            return np.asarray(frame.to_ndarray(), dtype=np.uint8)
        return planes_of(letterboxed(rgb_of(frame), self.width_px, self.height_px))


def letterboxed(picture: NDArray[np.uint8], width_px: int, height_px: int) -> NDArray[np.uint8]:
    """An H×W×3 picture, as large as it can be within a frame, centred on black."""
    height, width = picture.shape[:2]
    if (width, height) == (width_px, height_px):
        return picture
    scale = min(width_px / width, height_px / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    smaller = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    frame = np.zeros((height_px, width_px, 3), dtype=np.uint8)
    left, top = (width_px - size[0]) // 2, (height_px - size[1]) // 2
    frame[top : top + size[1], left : left + size[0]] = smaller
    return frame
