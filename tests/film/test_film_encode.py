"""Takes: what TakeWriter leaves on the disk."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.errors import MediaError, OptionError, OutputError
from roughcut.film.encode import TakeWriter, planes_of
from roughcut.film.schema import Encoding
from roughcut.film.tracks import SAMPLE_RATE
from roughcut.timebase import sample_at

NTSC = Fraction(24000, 1001)


def flat(colour: tuple[int, int, int], width_px: int = 64, height_px: int = 48) -> NDArray[np.uint8]:
    """A picture of one colour."""
    return np.full((height_px, width_px, 3), colour, dtype=np.uint8)


def noise(sample_count: int, seed: int = 0) -> NDArray[np.float32]:
    """Quiet stereo noise."""
    return np.random.default_rng(seed).normal(0, 0.05, (sample_count, 2)).astype(np.float32)


def seconds(ticks: int | None, base: Fraction | None) -> Fraction:
    """Ticks of a time base in seconds."""
    assert ticks is not None
    assert base is not None
    return ticks * base


def write_take(path: Path, frame_count: int = 30, rate: Fraction = NTSC, sound: int = 10_000) -> Path:
    """A small take whose red grows from frame to frame."""
    with TakeWriter(path, 64, 48, rate) as take:
        take.write_sound(noise(sound))
        for index in range(frame_count):
            take.write(flat((2 * index % 256, 80, 160)))
    return path


def test_every_frame_is_written_at_the_exact_rate(tmp_path: Path) -> None:
    """Fifty frames at 24000/1001 come back as fifty frames, each 1001/24000 s long."""
    with av.open(write_take(tmp_path / "take.mp4", 50)) as film:
        stream = film.streams.video[0]
        assert (stream.average_rate, stream.start_time) == (NTSC, 0)
        times = [seconds(frame.pts, frame.time_base) for frame in film.decode(stream)]
    assert times == [index / NTSC for index in range(50)]


def test_a_take_of_one_frame_lasts_one_frame(tmp_path: Path) -> None:
    """The shortest take has its exact length, too."""
    with av.open(write_take(tmp_path / "take.mp4", 1, Fraction(25))) as film:
        stream = film.streams.video[0]
        assert seconds(stream.duration, stream.time_base) == Fraction(1, 25)


def test_colours_are_tagged_and_come_back_as_they_went_in(tmp_path: Path) -> None:
    """BT.709 limited range is written in the file and is what the pixels are."""
    colours = [(220, 40, 40), (30, 200, 60), (40, 60, 210), (255, 255, 255), (0, 0, 0), (128, 128, 128)]
    path = tmp_path / "take.mp4"
    with TakeWriter(path, 64, 48, Fraction(24), Encoding(crf=1)) as take:
        for colour in colours:
            take.write(flat(colour))
    with av.open(path) as film:
        context = film.streams.video[0].codec_context
        tags = (context.colorspace, context.color_range, context.color_primaries, context.color_trc)
        decoded = [frame.to_ndarray(format="rgb24")[24, 32] for frame in film.decode(video=0)]
    assert tags == (1, 1, 1, 1)
    assert np.abs(np.array(decoded, dtype=int) - np.array(colours)).max() <= 3


def test_planes_agree_with_swscale() -> None:
    """Our conversion is the one that FFmpeg makes, within rounding."""
    picture = np.random.default_rng(1).integers(0, 256, (6, 8, 3), dtype=np.uint8)
    picture = picture.repeat(16, axis=0).repeat(16, axis=1)
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
    theirs = frame.reformat(format="yuv420p", dst_colorspace="ITU709", interpolation="AREA").to_ndarray()
    assert np.abs(theirs.astype(int) - planes_of(picture)).max() <= 2


def test_keyframes_come_at_least_every_two_seconds_and_groups_are_closed(tmp_path: Path) -> None:
    """A still picture, which would tempt an encoder to one long group, has a keyframe every 2 s."""
    path = tmp_path / "take.mp4"
    with TakeWriter(path, 64, 48, Fraction(10)) as take:
        for _ in range(65):
            take.write(flat((90, 90, 90)))
    with av.open(path) as film:
        packets = [packet for packet in film.demux(video=0) if packet.size]
    keys = [seconds(packet.pts, packet.time_base) for packet in packets if packet.is_keyframe]
    assert keys == [0, 2, 4, 6]


def test_the_sound_is_as_long_as_the_picture(tmp_path: Path) -> None:
    """Too little sound is filled with silence, too much is cut, to the sample."""
    for name, sound in (("short.mp4", 100), ("none.mp4", 0), ("long.mp4", 500_000)):
        with av.open(write_take(tmp_path / name, 31, NTSC, sound)) as film:
            stream = film.streams.audio[0]
            assert seconds(stream.duration, stream.time_base) == Fraction(
                sample_at(31, NTSC, SAMPLE_RATE), SAMPLE_RATE
            )
            assert (stream.codec_context.sample_rate, stream.codec_context.channels) == (48000, 2)


def test_blocks_of_any_length_give_the_same_bytes(tmp_path: Path) -> None:
    """How the sound is cut into blocks, and whether it comes before or after, leaves no trace in it."""
    sound = noise(40_000)
    with TakeWriter(tmp_path / "one.mp4", 64, 48, Fraction(24)) as take:
        take.write_sound(sound)
        for _ in range(20):
            take.write(flat((9, 9, 9)))
    with TakeWriter(tmp_path / "two.mp4", 64, 48, Fraction(24)) as take:
        for index in range(20):
            take.write(flat((9, 9, 9)))
            take.write_sound(sound[index * 2000 : (index + 1) * 2000])
    first, second = (list(_sound_bytes(tmp_path / name)) for name in ("one.mp4", "two.mp4"))
    assert first == second


def _sound_bytes(path: Path) -> list[bytes]:
    with av.open(path) as film:
        return [bytes(packet) for packet in film.demux(audio=0)]


def test_the_same_input_gives_the_same_file(tmp_path: Path) -> None:
    """No clock, name or random id gets into the bytes."""
    assert write_take(tmp_path / "a.mp4").read_bytes() == write_take(tmp_path / "b.mp4").read_bytes()


def test_the_index_comes_first(tmp_path: Path) -> None:
    """A player can start before the whole file is there."""
    data = write_take(tmp_path / "take.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_nothing_is_left_after_an_exception(tmp_path: Path) -> None:
    """A take that was not finished leaves no file, under any name, and the exception goes through."""
    with pytest.raises(ZeroDivisionError):
        _interrupted(tmp_path / "take.mp4")
    assert list(tmp_path.iterdir()) == []


def _interrupted(path: Path) -> None:
    with TakeWriter(path, 64, 48, NTSC) as take:
        take.write(flat((1, 2, 3)))
        raise ZeroDivisionError


def test_an_older_take_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """A failed second attempt does not cost the first."""
    path = write_take(tmp_path / "take.mp4")
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), TakeWriter(path, 64, 48, NTSC):
        raise ZeroDivisionError
    assert path.read_bytes() == before


def test_a_take_without_pictures_is_refused(tmp_path: Path) -> None:
    """An empty take is an error, not a file that nothing can play."""
    with pytest.raises(MediaError, match="no picture"), TakeWriter(tmp_path / "take.mp4", 64, 48, NTSC):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(65, 48), (64, 47), (2, 48), (64, 9000)])
def test_sizes_that_cannot_be_encoded_are_named(tmp_path: Path, size: tuple[int, int]) -> None:
    """Odd, tiny and huge sizes get a sentence with the size in it."""
    with pytest.raises(OptionError, match=f"{size[0]}x{size[1]}"):
        TakeWriter(tmp_path / "take.mp4", *size, NTSC)


def test_frames_of_another_shape_are_refused(tmp_path: Path) -> None:
    """A frame of the wrong size is a mistake in the program, found at once."""
    with (
        pytest.raises(ValueError, match="expected uint8"),
        TakeWriter(tmp_path / "t.mp4", 64, 48, NTSC) as take,
    ):
        take.write(flat((0, 0, 0), 64, 64))


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    """A file where the folder should be is told in words."""
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "take.mp4"
    with pytest.raises(OutputError, match="Cannot write"), TakeWriter(path, 64, 48, NTSC):
        pass


_NO_ROOM = """
import resource, signal, sys
from fractions import Fraction
from pathlib import Path
import numpy as np
from roughcut.errors import RoughcutError
from roughcut.film.encode import TakeWriter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
random = np.random.default_rng(0)
try:
    with TakeWriter(Path(sys.argv[1]), 128, 128, Fraction(24)) as take:
        for _ in range(30):
            take.write(random.integers(0, 255, (128, 128, 3), dtype=np.uint8))
except RoughcutError as error:
    print(error.message)
"""


def test_a_disk_without_room_gets_a_sentence_and_keeps_nothing(tmp_path: Path) -> None:
    """When the file can grow no more, the writer says so and removes what it wrote."""
    command = [sys.executable, "-c", _NO_ROOM, str(tmp_path / "take.mp4")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Cannot ")
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
