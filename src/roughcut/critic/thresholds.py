"""When a finding becomes a note, and how grave: the one table of the critic's limits."""

from __future__ import annotations

from dataclasses import dataclass

from roughcut.critic.schema import Severity


@dataclass(frozen=True)
class Limit:
    """A value beyond `minor` is worth a note; beyond `grave` the film should not go out like that.

    `rising` is False where small values are the bad ones. `grave` may be None: never that bad."""

    minor: float
    grave: float | None
    rising: bool = True

    def severity(self, value: float) -> Severity | None:
        """How bad a value is; None within the limit. Magnitudes are the caller's affair."""
        sign = 1 if self.rising else -1
        if self.grave is not None and sign * value > sign * self.grave:
            return "grave"
        return "minor" if sign * value > sign * self.minor else None


FILM_LENGTH = Limit(0.5, 3.0)
"""Seconds that the film may differ from the script, beyond what the plan itself decided."""
SHOT_LENGTH = Limit(0.25, 1.5)
"""Seconds that a shot may differ from the script; grave only where it differs from the plan, too."""
PLAN_TOLERANCE_FRAMES = 2
"""A shot this near to its planned length is as long as planned."""
SOUND_DRIFT = Limit(0.06, 0.25)
"""Seconds between the end of the sound and the end of the picture; AAC's last block may add 0.02."""
EXTRA_S = Limit(0.25, 1.0)
"""Seconds of film that no planned shot accounts for."""

BLACK_S = Limit(0.1, 0.5)
"""Seconds of black in one stretch; at the very start or end, or where the script says so, only info."""
FADE_S = 1.0
"""Black of up to so long at the start or end of the film is a fade."""
FROZEN_S = 2.0
"""Seconds without visible change that count as frozen."""
FROZEN_SPEAKING_S = 4.0
"""A freeze of so long while a line is spoken is grave: somebody's mouth should move."""
FROZEN_GRAVE_S = 8.0
"""A freeze of so long is grave in any case."""
FLICKER = Limit(3.0, 8.0)
"""Levels of 255."""
COLOUR_DRIFT = Limit(8.0, 20.0)
"""ΔE; 2.3 is just noticeable side by side, and cuts hide more than that."""
EXPOSURE = Limit(0.7, 2.0)
"""Stops; a stop is twice the light."""

SOFTER = 0.25
"""A shot whose sharpness is so much below the film's median is noted; a bare wall out of focus is not."""
NOISE = Limit(6.0, 20.0)
"""Levels of 255."""
STRANGER = 0.6
"""A character's colours in a shot are noted when they are less alike than this share of the usual."""
LIP_LAG = Limit(0.1, 0.3)
"""Seconds; viewers notice sound that is 0.045 s early or 0.125 s late (ITU-R BT.1359)."""
LEAST_LAG_LINES = 3
"""One or two short lines follow the sound at some delay by chance."""
LIPS_FOLLOW = 0.15
"""The correlation of mouths and loudness below which no delay is told."""

LOUDNESS_TARGET = -16.0
LOUDNESS = Limit(1.0, 4.0)
"""LU away from the target."""
TRUE_PEAK_DB = -1.0
TRUE_PEAK = Limit(-0.95, 0.5)
"""dBTP; 0.05 is the meter's own rounding."""
SILENT_DB = -60.0
SILENT_S = 1.0
SILENT = Limit(0.0, 5.0)
"""Seconds of one stretch of dead air (which has 1 s at least)."""
PAUSE_S = 6.0
"""Seconds without speech inside a shot that has lines, which are mentioned for information."""

LINE_HEARD = Limit(0.35, 0.1, rising=False)
"""The share of a line's span with speech."""
SHORT_LINE_S = 0.8
"""Lines shorter than this are too short to call missing gravely."""
STRAY_SPEECH = Limit(0.5, 2.0)
"""Seconds of one stretch of speech where no line is."""
ONSET = Limit(0.15, 0.4)
"""Seconds, over all lines; a voice takes some hundredths of a second to be recognised."""
LINE_LEVEL_DB = 8.0

CAPTION_WORDS = Limit(0.999, 0.5, rising=False)
CAPTION_SYNC = Limit(0.5, 2.0)
READING_SPEED = {"en": 17.0, "zh": 9.0}
"""Characters a second that everybody reads at ease; people who speak faster leave no more time than that."""
UNREADABLE = {"en": 25.0, "zh": 14.0}
"""Characters a second that few read: a fault of the subtitles, not of who speaks."""
READING_ROUNDING = 1.02
"""Times are whole milliseconds, and a caption may end with a frame."""

FAITHFUL = Limit(3.0, 2.0, rising=False)
"""Of 5 points of a judge's scale: below 2 a take shows something else than its shot asks for."""

SAME: dict[str, float] = {
    "black": BLACK_S.minor,
    "frozen": 0.5,
    "silent": 0.5,
    "flicker": 1.0,
    "noise": 2.0,
    "sharpness": 0.05,
    "colour_drift": 2.3,
    "exposure_jump": 0.35,
    "shot_duration_error": SHOT_LENGTH.minor,
    "speech_in_lines": 0.1,
    "speech_outside_lines": STRAY_SPEECH.minor,
    "clothes_between_shots": 0.1,
    "heads_between_shots": 0.1,
    "faithfulness": 0.5,
    "stand_in": 0.5,
    "shots_missing": 0.5,
}
"""How far a shot's value may lie from that of another take before one of them counts as better, each in its
metric's unit. Other metrics are compared by their notes alone."""
