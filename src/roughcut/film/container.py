"""Opening media files safely, and turning FFmpeg's errors into sentences of our own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer

from roughcut.errors import MediaError

# Containers only: playlists (HLS, DASH, concat scripts) name other files, which an untrusted film must not.
_FORMATS = "mov,mp4,matroska,webm,avi,mpegts,flv,ogg,mpeg,mpegvideo,h264,hevc,ivf,wav,mp3,flac,aac,gif,image2"
_BITEXACT = 0x400  # AVFMT_FLAG_BITEXACT: no times, versions or random ids
# In this timescale (movie ticks a second) a frame of every common rate and a sound sample are exact.
_WRITE_OPTIONS = {"movflags": "+faststart", "movie_timescale": "240000"}
_READ_OPTIONS = {"protocol_whitelist": "file", "format_whitelist": _FORMATS}


@contextlib.contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Turn FFmpeg's errors while `path` is read into a MediaError."""
    try:
        yield
    except FileNotFoundError as error:
        raise MediaError(f"There is no file {path}.", path=path) from error
    except IsADirectoryError as error:
        raise MediaError(f"{path} is a folder, not a film.", path=path) from error
    except PermissionError as error:
        raise MediaError(f"{path} may not be read; change its permissions.", path=path) from error
    except (av.FFmpegError, OSError) as error:
        raise MediaError(f"{path} is damaged or is not a film or sound file.", path=path) from error


@contextlib.contextmanager
def writing_errors(path: Path) -> Iterator[None]:
    """Turn FFmpeg's errors while `path` is encoded into a MediaError.

    Stands outside `files.replacing`, which has already put disks that say no into words.
    """
    try:
        yield
    except av.FFmpegError as error:
        raise MediaError(f"Cannot encode {path}: {error.strerror or error}.", path=path) from error


@contextlib.contextmanager
def open_input(path: Path) -> Iterator[InputContainer]:
    """Open a local media file; it cannot reach the network or name other files."""
    with reading_errors(path):
        if path.is_dir():
            raise IsADirectoryError(str(path))
        with av.open(
            f"file:{path.absolute()}", "r", options=_READ_OPTIONS, metadata_errors="replace"
        ) as container:
            yield container


@contextlib.contextmanager
def open_output(part: Path) -> Iterator[OutputContainer]:
    """Open an mp4 whose index comes first and whose bytes depend on nothing but what is written.

    After an exception the file is closed as it is, and whatever closing then complains of is dropped.
    """
    container = av.open(f"file:{part.absolute()}", "w", format="mp4", container_options=_WRITE_OPTIONS)
    container.flags |= _BITEXACT
    try:
        yield container
    except BaseException:
        with contextlib.suppress(av.FFmpegError, ValueError):
            container.close()
        raise
    container.close()
