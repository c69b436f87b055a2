"""The edit as Final Cut Pro 7 XML (xmeml 5), which Premiere Pro and Resolve read."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

from roughcut.film.edit.schema import Edit, Event, Marker, Media
from roughcut.film.edit.timecode import base_of, hour_of, is_ntsc, timecode
from roughcut.film.edit.xml_text import add, document
from roughcut.film.tracks import SAMPLE_RATE

_CHANNELS = (1, 2)
_BITS = "16"


def fcp7_text(edit: Edit) -> str:
    """One sequence: pictures on V1, their sound on A1 and A2 (each stem on two tracks of its own), other
    takes on V2 and up, switched off."""
    root = ElementTree.Element("xmeml", version="5")
    sequence = add(root, "sequence", id="sequence-1")
    add(sequence, "name", edit.title or "roughcut")
    add(sequence, "duration", edit.frame_count)
    _rate(sequence, edit.rate)
    _timecode(sequence, hour_of(edit.rate), edit.rate)
    media = add(sequence, "media")
    files = _Files(edit)
    _video(add(media, "video"), edit, files)
    _audio(add(media, "audio"), edit, files)
    return document(root, "xmeml")


class _Files:
    """The files that clips refer to: described in full the first time, by name afterwards."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._names: dict[str, str] = {}

    def refer(self, clip: ElementTree.Element, media: Media, *, has_pictures: bool = True) -> None:
        """Say which file a clip is of."""
        if media.url in self._names:
            add(clip, "file", id=self._names[media.url])
            return
        self._names[media.url] = f"file-{len(self._names) + 1}"
        file = add(clip, "file", id=self._names[media.url])
        add(file, "name", media.name)
        add(file, "pathurl", media.url.replace("file:///", "file://localhost/", 1))
        _rate(file, self._edit.rate)
        add(file, "duration", media.frame_count)
        _timecode(file, 0, self._edit.rate)
        tracks = add(file, "media")
        if has_pictures:
            _pictures(add(tracks, "video"), self._edit)
        _sound(add(tracks, "audio"))


def _video(video: ElementTree.Element, edit: Edit, files: _Files) -> None:
    _pictures(add(video, "format"), edit)
    track = add(video, "track")
    for number, (event, start) in enumerate(edit.placed(), 1):
        clip = _clip(track, edit, event, start, _picture_id(number))
        files.refer(clip, event.take)
        _links(clip, number, edit)
        for marker in event.markers:
            _marker(clip, event, marker)
        add(add(clip, "comments"), "mastercomment1", event.words)
    for layer in range(max(len(event.others) for event in edit.events)):
        _others(add(video, "track"), edit, files, layer)


def _others(track: ElementTree.Element, edit: Edit, files: _Files, layer: int) -> None:
    """Further takes, each over the one in the film, to be switched on."""
    for number, (event, start) in enumerate(edit.placed(), 1):
        if layer < len(event.others):
            other = event.others[layer]
            frames = min(event.frame_count, other.frame_count)
            whole = event.model_copy(update={"take": other, "first_frame": 0, "frame_count": frames})
            clip = _clip(track, edit, whole, start, f"clipitem-{number}-other-{layer + 1}", is_on=False)
            files.refer(clip, other)


def _audio(audio: ElementTree.Element, edit: Edit, files: _Files) -> None:
    add(audio, "numOutputChannels", len(_CHANNELS))
    characteristics = add(add(audio, "format"), "samplecharacteristics")
    add(characteristics, "depth", _BITS)
    add(characteristics, "samplerate", SAMPLE_RATE)
    for track_number in _sound_tracks(edit):
        _sound_track(add(audio, "track"), edit, files, track_number)


def _sound_tracks(edit: Edit) -> range:
    """The numbers of the tracks of sound: two for each stem, or for the takes' own sound."""
    return range(1, len(_CHANNELS) * max(1, len(edit.stems)) + 1)


def _sound_track(track: ElementTree.Element, edit: Edit, files: _Files, track_number: int) -> None:
    stem_index, side = divmod(track_number - 1, len(_CHANNELS))
    channel = _CHANNELS[side]
    for number, (event, start) in enumerate(edit.placed(), 1):
        heard = event
        if edit.stems:
            heard = event.model_copy(update={"take": edit.stems[stem_index], "first_frame": start})
        clip = _clip(track, edit, heard, start, _sound_id(number, track_number))
        files.refer(clip, heard.take, has_pictures=not edit.stems)
        source = add(clip, "sourcetrack")
        add(source, "mediatype", "audio")
        add(source, "trackindex", channel)
        _links(clip, number, edit)
    add(track, "outputchannelindex", channel)


def _clip(
    track: ElementTree.Element, edit: Edit, event: Event, start: int, name: str, *, is_on: bool = True
) -> ElementTree.Element:
    clip = add(track, "clipitem", id=name)
    add(clip, "name", event.name)
    add(clip, "duration", event.take.frame_count)
    _rate(clip, edit.rate)
    add(clip, "start", start)
    add(clip, "end", start + event.frame_count)
    add(clip, "enabled", "TRUE" if is_on else "FALSE")
    add(clip, "in", event.first_frame)
    add(clip, "out", event.first_frame + event.frame_count)
    return clip


def _links(clip: ElementTree.Element, number: int, edit: Edit) -> None:
    """Tie picture and sound of an event together, so that they move as one."""
    ends = [(_picture_id(number), "video", 1)]
    ends += [(_sound_id(number, track), "audio", track) for track in _sound_tracks(edit)]
    for name, kind, track in ends:
        link = add(clip, "link")
        add(link, "linkclipref", name)
        add(link, "mediatype", kind)
        add(link, "trackindex", track)
        add(link, "clipindex", number)


def _marker(clip: ElementTree.Element, event: Event, marker: Marker) -> None:
    element = add(clip, "marker")
    add(element, "name", marker.message)
    add(element, "comment", f"{marker.severity}. {marker.suggestion}".strip())
    add(element, "in", event.first_frame + marker.first_frame)
    add(element, "out", event.first_frame + marker.first_frame + marker.frame_count)


def _picture_id(number: int) -> str:
    return f"clipitem-{number}"


def _sound_id(number: int, track_number: int) -> str:
    return f"clipitem-{number}-sound-{track_number}"


def _pictures(parent: ElementTree.Element, edit: Edit) -> None:
    characteristics = add(parent, "samplecharacteristics")
    _rate(characteristics, edit.rate)
    add(characteristics, "width", edit.width_px)
    add(characteristics, "height", edit.height_px)
    add(characteristics, "anamorphic", "FALSE")
    add(characteristics, "pixelaspectratio", "square")
    add(characteristics, "fielddominance", "none")


def _sound(parent: ElementTree.Element) -> None:
    characteristics = add(parent, "samplecharacteristics")
    add(characteristics, "depth", _BITS)
    add(characteristics, "samplerate", SAMPLE_RATE)
    add(parent, "channelcount", len(_CHANNELS))


def _rate(parent: ElementTree.Element, rate: Fraction) -> None:
    element = add(parent, "rate")
    add(element, "timebase", base_of(rate))
    add(element, "ntsc", "TRUE" if is_ntsc(rate) else "FALSE")


def _timecode(parent: ElementTree.Element, frame: int, rate: Fraction) -> None:
    element = add(parent, "timecode")
    _rate(element, rate)
    add(element, "string", timecode(frame, rate))
    add(element, "frame", frame)
    add(element, "displayformat", "NDF")
