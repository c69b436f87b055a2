"""The edit as an EDL (CMX 3600): the oldest form, which every program reads; one track only."""

from __future__ import annotations

from collections.abc import Iterator

from roughcut.film.edit.schema import Edit, Event, Marker
from roughcut.film.edit.timecode import hour_of, timecode

_LONGEST_REEL = 8


def edl_text(edit: Edit) -> str:
    """One event a shot, picture and both channels of sound; record times begin at 01:00:00:00."""
    lines = [f"TITLE: {edit.title or 'roughcut'}", "FCM: NON-DROP FRAME", ""]
    for number, (event, start) in enumerate(edit.placed(), 1):
        lines += _event(edit, number, event, start)
    return "\n".join(lines) + "\n"


def _event(edit: Edit, number: int, event: Event, start: int) -> Iterator[str]:
    record = hour_of(edit.rate) + start
    spans = (
        (event.first_frame, event.first_frame + event.frame_count),
        (record, record + event.frame_count),
    )
    times = " ".join(timecode(frame, edit.rate) for span in spans for frame in span)
    yield f"{number:03d}  {_reel(event):<8} AA/V  C        {times}"
    yield f"* FROM CLIP NAME: {event.take.name}"
    yield f"* FROM CLIP: {event.take.url}"
    yield f"* COMMENT: {event.name}. {event.words}".rstrip()
    for marker in event.markers:
        yield _locator(edit, record, marker)
    yield ""


def _reel(event: Event) -> str:
    """The reel's name, of eight characters at most: the file's own where it is that short."""
    stem = event.take.name.rpartition(".")[0] or event.take.name
    return stem if len(stem) <= _LONGEST_REEL and " " not in stem else f"S{event.shot.number:07d}"


def _locator(edit: Edit, record: int, marker: Marker) -> str:
    at = timecode(record + marker.first_frame, edit.rate)
    return f"* LOC: {at} {marker.colour:<7} {marker.message}"
