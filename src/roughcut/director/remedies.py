"""Remedies: what to try against which complaint, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from roughcut.director.schema import Complaint, RemedyKind

_PICTURE: tuple[tuple[RemedyKind, ...], ...] = (("seed", "fresh"), ("seed", "fresh", "words"))
_COLOUR: tuple[tuple[RemedyKind, ...], ...] = (("seed", "anchor"), ("seed", "look", "sheet", "words"))
_PEOPLE: tuple[tuple[RemedyKind, ...], ...] = (("seed", "sheet"), ("seed", "sheet", "anchor"))
_SPEECH: tuple[tuple[RemedyKind, ...], ...] = (("seed", "line"), ("seed", "voices"))
_SOUND: tuple[tuple[RemedyKind, ...], ...] = (("seed", "words"), ("seed", "voices"))
_OTHER: tuple[tuple[RemedyKind, ...], ...] = (("seed", "words"), ("seed", "fresh", "words"))

LADDERS: dict[str, tuple[tuple[RemedyKind, ...], ...]] = {
    "black": _PICTURE,
    "frozen": _PICTURE,
    "flicker": _PICTURE,
    "noise": _PICTURE,
    "sharpness": _PICTURE,
    "shots_missing": _PICTURE,
    "stand_in": (("seed", "fresh"), ("seed", "fresh", "seconds"), ("seed", "fresh", "seconds", "words")),
    "shot_duration_error": (("seed", "seconds"), ("seed", "seconds", "fresh")),
    "colour_drift": _COLOUR,
    "exposure_jump": _COLOUR,
    "style_likeness": _COLOUR,
    "background_likeness": _COLOUR,
    "clothes_within_shots": _PEOPLE,
    "clothes_between_shots": _PEOPLE,
    "heads_between_shots": _PEOPLE,
    "speech_in_lines": _SPEECH,
    "right_voice": _SPEECH,
    "lips_moving": _SPEECH,
    "speech_outside_lines": _SOUND,
    "silent": _SOUND,
    "faithfulness": _OTHER,
}
"""For each metric what is tried first, next, and so on; any other metric is answered as `faithfulness` is."""

NOT_OF_A_TAKE: dict[str, str] = {
    "subtitle_words": "subtitles are made from the script",
    "subtitle_sync_error": "subtitles are made from the script",
    "subtitle_reading_speed": "subtitles are made from the script",
    "subtitle_overlaps": "subtitles are made from the script",
    "loudness": "loudness is set when the film is cut",
    "true_peak": "loudness is set when the film is cut",
    "sound_picture_drift": "sound is laid under the picture when the film is cut",
    "speech_onset_error": "it is measured over all lines",
    "frame_size_error": "the film has one size",
    "frame_rate_error": "the film has one rate",
    "frame_count_error": "the film is as long as its takes are cut",
    "film_duration_error": "the film is as long as the plan has it",
}
"""The metrics that no new take can mend, and why."""

REMEDIES: dict[RemedyKind, str] = {
    "seed": "asked again, with another seed where the model takes one",
    "fresh": "without the frame of another take to begin from",
    "anchor": "begun from a graded frame of the same camera position",
    "look": "shown the first frame of its scene as the look",
    "sheet": "shown a picture of who is in it",
    "line": "its line is said first in the prompt",
    "voices": "without the model's sound, under our own voices",
    "seconds": "asked for longer, and cut to length",
    "words": "the note is put into the prompt",
}
"""What each remedy is to a reader."""


def remedies_for(complaints: Sequence[Complaint], earlier_count: int) -> tuple[RemedyKind, ...]:
    """What a shot's next retake should try against these complaints after so many retakes in vain."""
    wanted: list[RemedyKind] = []
    for complaint in complaints:
        ladder = _ladder(complaint.metric)
        wanted += ladder[min(earlier_count, len(ladder) - 1)]
    return tuple(dict.fromkeys(wanted))


def step_count(complaints: Sequence[Complaint]) -> int:
    """After how many retakes in vain there is nothing new to try."""
    return max(len(_ladder(complaint.metric)) for complaint in complaints)


def _ladder(metric: str) -> tuple[tuple[RemedyKind, ...], ...]:
    return LADDERS.get(metric, _OTHER)
