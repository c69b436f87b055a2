"""The edit as FCPXML 1.9, for Final Cut Pro and DaVinci Resolve."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

from roughcut.film.edit.schema import Edit, Event, Marker, Media
from roughcut.film.edit.timecode import hour_of
from roughcut.film.edit.xml_text import add, document
from roughcut.film.tracks import SAMPLE_RATE

_FORMAT = "r1"
_REC_709 = "1-1-1 (Rec. 709)"

_Assets = dict[str, str]
"""The id of each take's asset, by its address."""


def fcpxml_text(edit: Edit) -> str:
    """One project; a shot with several takes is an audition, with the take of the film chosen."""
    root = ElementTree.Element("fcpxml", version="1.9")
    resources = add(root, "resources")
    # A format without a name is one of the user's own, so any size and rate will do.
    add(
        resources, "format", id=_FORMAT, frameDuration=_time(1, edit.rate),
        width=str(edit.width_px), height=str(edit.height_px), colorSpace=_REC_709,
    )  # fmt: skip
    assets: _Assets = {}
    for media in _media(edit):
        assets[media.url] = f"r{len(assets) + 2}"
        _asset(resources, media, assets[media.url], edit.rate)
    for stem in edit.stems:
        assets[stem.url] = f"r{len(assets) + 2}"
        _sound_asset(resources, stem, assets[stem.url], edit.rate)
    event = add(add(root, "library"), "event", name=edit.title or "roughcut")
    project = add(event, "project", name=edit.title or "roughcut")
    _sequence(project, edit, assets)
    return document(root, "fcpxml")


def _media(edit: Edit) -> list[Media]:
    found = {media.url: media for event in edit.events for media in (event.take, *event.others)}
    return list(found.values())


def _asset(resources: ElementTree.Element, media: Media, name: str, rate: Fraction) -> None:
    asset = add(
        resources, "asset", id=name, name=media.name, start="0s", duration=_time(media.frame_count, rate),
        hasVideo="1", format=_FORMAT, videoSources="1",
        hasAudio="1", audioSources="1", audioChannels="2", audioRate=str(SAMPLE_RATE),
    )  # fmt: skip
    add(asset, "media-rep", kind="original-media", src=media.url)


def _sound_asset(resources: ElementTree.Element, media: Media, name: str, rate: Fraction) -> None:
    asset = add(
        resources, "asset", id=name, name=media.name, start="0s", duration=_time(media.frame_count, rate),
        hasAudio="1", audioSources="1", audioChannels="2", audioRate=str(SAMPLE_RATE),
    )  # fmt: skip
    add(asset, "media-rep", kind="original-media", src=media.url)


def _sequence(project: ElementTree.Element, edit: Edit, assets: _Assets) -> None:
    sequence = add(
        project, "sequence", format=_FORMAT, duration=_time(edit.frame_count, edit.rate),
        tcStart=_time(hour_of(edit.rate), edit.rate), tcFormat="NDF", audioLayout="stereo", audioRate="48k",
    )  # fmt: skip
    spine = add(sequence, "spine")
    for event, start in edit.placed():
        offset = _time(hour_of(edit.rate) + start, edit.rate)
        parent = add(spine, "audition", offset=offset) if event.others else spine
        clip = _clip(parent, edit, event, event.take, assets, offset)
        for lane, stem in enumerate(edit.stems, 1):
            _connected(clip, edit, event, stem, assets, (start, -lane))
        for marker in event.markers:
            _marker(clip, event, marker, edit.rate)
        for other in event.others:
            _clip(parent, edit, event, other, assets, offset)


def _clip(
    parent: ElementTree.Element, edit: Edit, event: Event, media: Media, assets: _Assets, offset: str
) -> ElementTree.Element:
    """A take in the spine, or one choice of an audition. The take of the film is mute where there are stems,
    which have its sound."""
    chosen = media is event.take
    first = event.first_frame if chosen else 0
    frames = min(event.frame_count, media.frame_count - first)
    clip = add(
        parent, "asset-clip", ref=assets[media.url], offset=offset, start=_time(first, edit.rate),
        duration=_time(frames, edit.rate), format=_FORMAT, tcFormat="NDF", audioRole="dialogue",
        name=event.name if chosen else f"{event.name}, {media.label}",
    )  # fmt: skip
    if chosen and edit.stems:
        clip.set("srcEnable", "video")
    if event.words:
        add(clip, "note", event.words)
    return clip


def _connected(
    clip: ElementTree.Element, edit: Edit, event: Event, stem: Media, assets: _Assets, at: tuple[int, int]
) -> None:
    """A stem under its picture, tied to it; `at` is the film's frame on which it starts, and the lane."""
    start, lane = at
    add(
        clip, "asset-clip", ref=assets[stem.url], lane=str(lane), offset=_time(event.first_frame, edit.rate),
        start=_time(start, edit.rate), duration=_time(event.frame_count, edit.rate),
        audioRole=stem.label, name=f"{event.name}, {stem.label}",
    )  # fmt: skip


def _marker(clip: ElementTree.Element, event: Event, marker: Marker, rate: Fraction) -> None:
    element = add(
        clip, "marker", start=_time(event.first_frame + marker.first_frame, rate), duration=_time(1, rate),
        value=marker.message,
    )  # fmt: skip
    if marker.severity != "info":
        element.set("completed", "0")  # something to be done
    if marker.suggestion:
        element.set("note", marker.suggestion)


def _time(frame: int, rate: Fraction) -> str:
    """Frames as seconds, exactly: `1001/24000s`."""
    return f"{frame / rate}s"
