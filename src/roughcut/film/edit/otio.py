"""The edit as an OpenTimelineIO file, the one form in which nothing of it is lost."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from roughcut.film.edit.schema import Edit, Event, Marker, Media
from roughcut.film.edit.timecode import hour_of

_IN_THE_FILM = "DEFAULT_MEDIA"

# The library that reads these has no build for every Python that roughcut runs on; its own reader is asked
# in the tests whether it understands what is written here.


def otio_text(edit: Edit) -> str:
    """A track of pictures and one of their sound, or one for each stem; other takes of a shot are further
    media of its clip."""
    tracks = [_track(edit, "Video"), *_sounds(edit)]
    timeline = {
        **_named("Timeline.1", edit.title, {"width_px": edit.width_px, "height_px": edit.height_px}),
        "global_start_time": _time(hour_of(edit.rate), edit.rate),
        "tracks": {**_item("Stack.1", "tracks"), "children": tracks},
    }
    return json.dumps(timeline, ensure_ascii=False, indent=1) + "\n"


def _sounds(edit: Edit) -> list[dict[str, Any]]:
    return [_stem_track(edit, stem) for stem in edit.stems] or [_track(edit, "Audio")]


def _track(edit: Edit, kind: str) -> dict[str, Any]:
    clips = [_clip(event, edit.rate, kind) for event in edit.events]
    return {**_item("Track.1", f"{kind[0]}1"), "kind": kind, "children": clips}


def _stem_track(edit: Edit, stem: Media) -> dict[str, Any]:
    """A stem, cut where the pictures are cut, so that a shot can be moved with its sound."""
    clips = [
        {
            **_item("Clip.2", f"{event.name}, {stem.label}"),
            "source_range": _range(start, event.frame_count, edit.rate),
            "media_references": {_IN_THE_FILM: _reference(stem, edit.rate)},
            "active_media_reference_key": _IN_THE_FILM,
        }
        for event, start in edit.placed()
    ]
    return {**_item("Track.1", stem.label.capitalize()), "kind": "Audio", "children": clips}


def _clip(event: Event, rate: Fraction, kind: str) -> dict[str, Any]:
    media = {_IN_THE_FILM: event.take} | {other.label or other.name: other for other in event.others}
    return {
        **_item("Clip.2", event.name, _about(event)),
        "source_range": _range(event.first_frame, event.frame_count, rate),
        "markers": [_marker(event, each, rate) for each in event.markers] if kind == "Video" else [],
        "media_references": {key: _reference(each, rate) for key, each in media.items()},
        "active_media_reference_key": _IN_THE_FILM,
    }


def _about(event: Event) -> dict[str, Any]:
    shot = event.shot
    return {
        "shot": shot.number,
        "scene": event.scene.number,
        "scene_heading": event.scene.heading,
        "sizes": list(shot.sizes),
        "movements": list(shot.movements),
        "action": shot.action,
        "lines": [{"speaker": line.speaker, "text": line.text} for line in shot.lines],
    }


def _marker(event: Event, marker: Marker, rate: Fraction) -> dict[str, Any]:
    return {
        **_named("Marker.2", marker.message, {"severity": marker.severity}),
        "color": marker.colour,
        "marked_range": _range(event.first_frame + marker.first_frame, marker.frame_count, rate),
        "comment": marker.suggestion,
    }


def _reference(media: Media, rate: Fraction) -> dict[str, Any]:
    return {
        **_named("ExternalReference.1", media.name),
        "available_range": _range(0, media.frame_count, rate),
        "available_image_bounds": None,
        "target_url": media.url,
    }


def _named(schema: str, name: str, own: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"OTIO_SCHEMA": schema, "name": name, "metadata": {"roughcut": own} if own else {}}


def _item(schema: str, name: str, own: dict[str, Any] | None = None) -> dict[str, Any]:
    rest: dict[str, Any] = {"source_range": None, "effects": [], "markers": [], "enabled": True}
    return {**_named(schema, name, own), **rest}


def _range(first: int, count: int, rate: Fraction) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": _time(first, rate),
        "duration": _time(count, rate),
    }


def _time(frame: int, rate: Fraction) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(frame)}
