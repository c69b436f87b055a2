"""Reading films: what is in them, from the first sample to the last frame."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import MediaError
from roughcut.film.encode import TakeWriter
from roughcut.film.media import frames, probe, sound

NTSC = Fraction(30000, 1001)


def write_take(path: Path, frame_count: int = 30, samples: NDArray[np.float32] | None = None) -> Path:
    """A take of grey frames, each lighter than the last."""
    with TakeWriter(path, 96, 64, NTSC) as take:
        if samples is not None:
            take.write_sound(samples)
        for index in range(frame_count):
            take.write(np.full((64, 96, 3), 20 + 7 * index, dtype=np.uint8))
    return path


def write_sound(path: Path, layout: str, rate: int, samples: NDArray[np.int16]) -> Path:
    """A Matroska file of 16-bit sound."""
    with av.open(path, "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=rate)
        stream.codec_context.layout = layout
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def heard(path: Path) -> NDArray[np.float32]:
    """The whole sound of a file."""
    return np.concatenate([np.zeros((0, 2), np.float32), *sound(path)])


def test_a_take_is_described_exactly(tmp_path: Path) -> None:
    """Frames are counted, the rate is the fraction that was asked for."""
    info = probe(write_take(tmp_path / "take.mp4", 31))
    assert (info.width_px, info.height_px, info.rate, info.frame_count) == (96, 64, NTSC, 31)
    assert info.duration_ms == round(31 / NTSC * 1000)
    assert (info.video_codec, info.audio_codec) == ("h264", "aac")
    assert (info.audio_channels, info.audio_rate) == (2, 48000)


def test_a_rate_that_the_frames_belie_is_not_believed(tmp_path: Path) -> None:
    """A transport stream that claims 600 frames a second and shows 30 has 30."""
    path = tmp_path / "take.ts"
    with av.open(path, "w", format="mpegts") as container:
        stream = container.add_stream("libx264", rate=30, width=64, height=64)
        stream.codec_context.time_base = Fraction(1, 600)
        for index in range(60):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = 20 * index, Fraction(1, 600)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert (probe(path).rate, probe(path).duration_ms) == (Fraction(30), 2000)


def test_frames_come_in_order_and_whole(tmp_path: Path) -> None:
    """Every frame, with the colour that it was given."""
    greys = [frame.mean() for frame in frames(write_take(tmp_path / "take.mp4"))]
    np.testing.assert_allclose(greys, [20 + 7 * index for index in range(30)], atol=2)


def test_frames_can_be_made_smaller_while_decoding(tmp_path: Path) -> None:
    """A width is enough; the shape is kept."""
    assert next(frames(write_take(tmp_path / "take.mp4"), width_px=48)).shape == (32, 48, 3)


@pytest.mark.parametrize("at", [0, 1, 1023, 1024, 4800, 47_999])
def test_a_click_comes_back_where_it_was(tmp_path: Path, at: int) -> None:
    """The encoder's priming is gone: a click is heard within a quarter of a millisecond of its sample."""
    samples = np.zeros((48_048, 2), dtype=np.float32)
    samples[at : at + 3] = 0.8
    back = heard(write_take(tmp_path / "take.mp4", 30, samples))
    assert abs(int(np.abs(back[:, 0]).argmax()) - at) <= 12


@pytest.mark.parametrize(("layout", "channels"), [("mono", 1), ("stereo", 2), ("5.1", 6)])
@pytest.mark.parametrize("rate", [48_000, 44_100, 16_000])
def test_every_layout_and_rate_becomes_stereo_at_48_khz(
    tmp_path: Path, layout: str, channels: int, rate: int
) -> None:
    """A click half a second in stays there, on both sides, and the length is kept."""
    samples = np.zeros((rate, channels), dtype=np.int16)
    samples[rate // 2 : rate // 2 + 4, 0] = 20_000
    if channels > 1:
        samples[:, 1] = samples[:, 0]
    back = heard(write_sound(tmp_path / "sound.mkv", layout, rate, samples))
    assert len(back) == pytest.approx(48_000, abs=48)
    for side in range(2):
        assert abs(int(np.abs(back[:, side]).argmax()) - 24_000) <= 12


def test_sound_that_starts_late_is_silence_until_then(tmp_path: Path) -> None:
    """Sample 0 belongs to the first frame, wherever the file's own sound begins."""
    path = tmp_path / "late.mkv"
    with av.open(path, "w", format="matroska") as container:
        video = container.add_stream("libx264", rate=25, width=64, height=64)
        audio = container.add_stream("pcm_s16le", rate=48_000, layout="stereo")
        for index in range(25):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        block = av.AudioFrame.from_ndarray(np.full((1, 9600), 9000, np.int16), format="s16", layout="stereo")
        block.sample_rate, block.pts, block.time_base = 48_000, 12_000, Fraction(1, 48_000)
        container.mux(audio.encode(block))
        container.mux(audio.encode(None))
    back = heard(path)
    assert np.abs(back[:11_950]).max() == 0
    assert int((np.abs(back[:, 0]) > 0.2).argmax()) == pytest.approx(12_000, abs=48)


def test_a_film_without_sound_gives_no_sound(tmp_path: Path) -> None:
    """Silence is not made up."""
    path = tmp_path / "mute.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("libx264", rate=24, width=64, height=64)
        container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    assert list(sound(path)) == []
    assert (probe(path).audio_codec, probe(path).audio_channels) == (None, 0)


def test_what_is_no_film_gets_a_sentence(tmp_path: Path) -> None:
    """Text, nothing, noise, a folder and a missing file are all told by name."""
    (tmp_path / "text.mp4").write_text("INT. KITCHEN - DAY\n" * 50)
    (tmp_path / "empty.mp4").write_bytes(b"")
    (tmp_path / "noise.mp4").write_bytes(np.random.default_rng(0).bytes(5000))
    (tmp_path / "folder.mp4").mkdir()
    for name in ("text.mp4", "empty.mp4", "noise.mp4", "folder.mp4", "missing.mp4"):
        with pytest.raises(MediaError, match=name):
            probe(tmp_path / name)


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    """A sound file has no pictures, and that is said."""
    path = write_sound(tmp_path / "sound.mkv", "mono", 48_000, np.zeros((4800, 1), np.int16))
    with pytest.raises(MediaError, match="no pictures"):
        probe(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_film_that_ends_too_early_is_refused(tmp_path: Path, share: float) -> None:
    """A broken download is told from a short film."""
    data = write_take(tmp_path / "take.mp4").read_bytes()
    (tmp_path / "cut.mp4").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(MediaError, match=r"cut\.mp4"):
        probe(tmp_path / "cut.mp4")


def test_a_playlist_cannot_name_other_files(tmp_path: Path) -> None:
    """A text that some demuxers would follow to other files is no film here."""
    take = write_take(tmp_path / "take.mp4")
    (tmp_path / "list.mp4").write_text(
        f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{take}\n#EXT-X-ENDLIST\n"
    )
    (tmp_path / "concat.mp4").write_text(f"ffconcat version 1.0\nfile '{take}'\n")
    for name in ("list.mp4", "concat.mp4"):
        with pytest.raises(MediaError, match=name):
            probe(tmp_path / name)
