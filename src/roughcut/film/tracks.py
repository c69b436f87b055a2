"""The tracks of an mp4 being written: pictures, sound, captions, and chapters."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio import AudioStream
from av.container import OutputContainer
from av.subtitles.stream import SubtitleStream
from av.video import VideoStream
from numpy.typing import NDArray

from roughcut.errors import OptionError
from roughcut.film.schema import Caption, Encoding

if TYPE_CHECKING:
    from av.container.core import Chapter

SAMPLE_RATE = 48000
SOUND_BITS_PER_S = 160_000
SOUND_QUALITY = 236
"""Of the AAC coder (118 is its unit): speech takes about as many bits with it, silence hardly any."""
_UNHEARD = np.float32(1e-9)
_BT709, _LIMITED_RANGE = 1, 1
_BLOCK = 8 * 1024
_USUAL = Encoding()


def even_size(width_px: int, height_px: int) -> tuple[int, int]:
    """Check a picture size: H.264 in 4:2:0 needs even numbers, or an OptionError says so."""
    if width_px % 2 or height_px % 2 or not (16 <= width_px <= 8192 and 16 <= height_px <= 8192):
        raise OptionError(
            f"A picture of {width_px}x{height_px} cannot be encoded;"
            " width and height must be even, from 16 to 8192, such as 1280x720."
        )
    return width_px, height_px


def x264_options(encoding: Encoding, rate: Fraction) -> dict[str, str]:
    """The encoder's options: closed groups of at most two seconds, and the same bytes on any processor."""
    # x264's fastest routines differ from processor to processor, and those for AVX-512 even from run
    # to run where a chroma row is no multiple of 64 pixels; the same film needs the others.
    return {
        "preset": encoding.preset,
        "crf": str(encoding.crf),
        "x264-params": f"keyint={max(1, int(rate * 2))}:open-gop=0:cpu-independent=1",
    }


class PictureTrack:
    """The H.264 track of an mp4 being written; frames come in order, one for each tick of `rate`."""

    def __init__(
        self,
        container: OutputContainer,
        width_px: int,
        height_px: int,
        rate: Fraction,
        encoding: Encoding = _USUAL,
    ) -> None:
        even_size(width_px, height_px)
        stream: VideoStream = container.add_stream("libx264", rate=rate, options=x264_options(encoding, rate))
        stream.width, stream.height, stream.pix_fmt = width_px, height_px, "yuv420p"
        stream.time_base = stream.codec_context.time_base = 1 / rate
        codec = stream.codec_context
        codec.thread_count = encoding.threads
        codec.color_range, codec.colorspace = _LIMITED_RANGE, _BT709
        codec.color_primaries, codec.color_trc = _BT709, _BT709
        self._container, self._stream, self._shape = container, stream, (height_px * 3 // 2, width_px)
        self._rate = rate
        self.frame_count = 0

    def write(self, planes: NDArray[np.uint8]) -> None:
        """Encode one frame, I420 in BT.709 limited range, (H·3/2)×W."""
        if planes.shape != self._shape or planes.dtype != np.uint8:
            raise ValueError(f"frame is {planes.dtype} {planes.shape}, expected uint8 {self._shape}")
        frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
        frame.pts, frame.time_base, frame.duration = self.frame_count, 1 / self._rate, 1
        frame.color_range, frame.colorspace = _LIMITED_RANGE, _BT709
        self._container.mux(self._stream.encode(frame))
        self.frame_count += 1

    def close(self) -> None:
        """Write what the encoder still holds."""
        self._container.mux(self._stream.encode(None))


class SoundTrack:
    """The AAC track of an mp4 being written: 48 kHz stereo, sample 0 together with frame 0."""

    def __init__(self, container: OutputContainer, *, even: bool = False) -> None:
        # Held to a rate, the coder has bits to spare where a sound breaks off, as a take's does; but it codes
        # a quiet or pure sound again and again in search of bits to spend. An `even` one needs no such care.
        kept = (
            {"flags": "+qscale", "global_quality": str(SOUND_QUALITY)}
            if even
            else {"b": str(SOUND_BITS_PER_S)}
        )
        # At this rate the fast coder errs no more than the default one and takes 40 % of its time.
        stream: AudioStream = container.add_stream(
            "aac", rate=SAMPLE_RATE, options={"aac_coder": "fast", **kept}
        )
        stream.codec_context.layout = "stereo"
        stream.codec_context.format = "fltp"
        stream.time_base = stream.codec_context.time_base = Fraction(1, SAMPLE_RATE)
        self._container, self._stream = container, stream
        self._rest = np.zeros((0, 2), dtype=np.float32)
        self._position = 0

    def write(self, samples: NDArray[np.float32]) -> None:
        """Encode samples, N×2, −1…1; blocks of any length."""
        # Eight of the coder's own blocks at a time: it cuts them up itself, with less ado for each.
        samples = np.concatenate([self._rest, samples])
        # What fades out for ever becomes numbers that processors are slow with; nobody hears −180 dB.
        samples[np.abs(samples) < _UNHEARD] = 0
        whole = len(samples) - len(samples) % _BLOCK
        for start in range(0, whole, _BLOCK):
            self._encode(samples[start : start + _BLOCK])
        self._rest = samples[whole:].copy()

    def _encode(self, block: NDArray[np.float32]) -> None:
        planar = np.ascontiguousarray(np.clip(block, -1.0, 1.0).T, dtype=np.float32)
        frame = av.AudioFrame.from_ndarray(planar, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self._position, Fraction(1, SAMPLE_RATE)
        self._position += len(block)
        self._container.mux(self._stream.encode(frame))

    def close(self) -> None:
        """Write the last, short block and what the encoder still holds."""
        if len(self._rest):
            self._encode(self._rest)
        self._container.mux(self._stream.encode(None))


class CaptionTrack:
    """The soft subtitles of an mp4 being written (3GPP timed text), off or on as the viewer likes."""

    def __init__(self, container: OutputContainer, language: str) -> None:
        stream: SubtitleStream = container.add_stream("mov_text", time_base=Fraction(1, 1000))
        stream.codec_context.subtitle_header = _CAPTION_STYLE.encode()
        stream.metadata["language"] = LANGUAGE_CODES.get(language, "und")
        self._container, self._stream = container, stream

    def write(self, caption: Caption) -> None:
        """Add the next caption; the muxer fills the pauses between captions with empty ones."""
        text = caption.text.encode()
        style = _italic(len(caption.text)) if caption.italic else b""
        packet = av.Packet(len(text).to_bytes(2, "big") + text + style)
        packet.stream = self._stream
        packet.time_base = Fraction(1, 1000)
        packet.pts = packet.dts = caption.start_ms
        packet.duration = caption.end_ms - caption.start_ms
        packet.is_keyframe = True
        self._container.mux(packet)


def _italic(count: int) -> bytes:
    """The box of 3GPP timed text that sets so many characters in italics, white, in the track's own size."""
    entry = b"\0\0" + count.to_bytes(2, "big") + b"\0\1" + bytes((2, 18)) + b"\xff\xff\xff\xff"
    return (len(entry) + 10).to_bytes(4, "big") + b"styl\0\1" + entry


LANGUAGE_CODES = {"en": "eng", "zh": "zho"}

_CAPTION_STYLE = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
MarginR, MarginV, Encoding
Style: Default,Sans,18,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def set_chapters(container: OutputContainer, spans: Sequence[tuple[str, int, int]], rate: Fraction) -> None:
    """Name spans of a film, given as (name, first frame, end frame); call before anything is written."""
    chapters: list[Chapter] = [
        {"id": index, "start": first, "end": end, "time_base": 1 / rate, "metadata": {"title": name}}
        for index, (name, first, end) in enumerate(spans)
    ]
    container.set_chapters(chapters)
