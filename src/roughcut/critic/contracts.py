"""Every metric's contract: its name, unit, which way is better, what is aimed at, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from roughcut.critic import thresholds as at

Group = Literal[
    "Length and cuts",
    "Picture",
    "Across shots",
    "Sound",
    "Speech",
    "Subtitles",
    "Needs a model",
    "VBench",
    "Judged",
]


@dataclass(frozen=True)
class Contract:
    """What a metric promises. `low` and `high` bound its range (None: unbounded)."""

    title: str
    group: Group
    unit: str
    better: Literal["higher", "lower", "target"]
    target: str
    how: str
    low: float | None = 0.0
    high: float | None = None


_LENGTH: Group = "Length and cuts"
_JUDGED = (
    "The mean of a judge's votes on the whole film, by the written scale `film`, which says what is observed"
    " at each score. It rests on the votes that came."
)
JUDGED_WHOLE = (
    "audio_visual_synchronization", "emotional_consistency", "rhythm_coordination", "voice_lip_sync",
)  # fmt: skip
"""The metrics that a judge gives to a film as a whole: the criteria of the rubric `film`."""
_VBENCH = (
    "VBench's own number, from its package and weights (`--vbench-results`, or `--metrics vbench` where its"
    " command is installed), on each take; the mean over takes. "
)
VBENCH = (
    "subject_consistency", "background_consistency", "motion_smoothness", "dynamic_degree",
    "aesthetic_quality", "imaging_quality",
)  # fmt: skip
"""The dimensions that VBench has for videos of one's own, by its names; ours are called `vbench_…`."""
JUDGED_PER_SHOT = ("faithfulness",)
"""Those that a judge gives to each take: the criteria of the rubric `shot`."""
CONTRACTS: dict[str, Contract] = {
    "film_duration_error": Contract(
        "Film length against the script", _LENGTH, "s", "target", f"0 ± {at.FILM_LENGTH.minor:g}",
        "Frames of the film divided by its rate, less the length of the script's shots. Positive: too long.",
        low=None,
    ),
    "shot_duration_error": Contract(
        "Worst shot length against the script", _LENGTH, "s", "lower", f"≤ {at.SHOT_LENGTH.minor:g}",
        "The largest difference between a shot's length in the film and in the script. Shots are found by"
        " matching the stretches between cuts to the planned lengths; a missing shot is not counted here.",
    ),
    "frame_count_error": Contract(
        "Frames against the plan", _LENGTH, "frames", "target", "0",
        "Decoded frames less planned frames.", low=None,
    ),
    "frame_size_error": Contract(
        "Picture size against the plan", _LENGTH, "px", "lower", "0",
        "The larger difference of width and height.",
    ),
    "frame_rate_error": Contract(
        "Frame rate against the plan", _LENGTH, "frames/s", "lower", "0",
        "The difference between the film's average rate and the planned one.",
    ),
    "sound_picture_drift": Contract(
        "Sound length against picture", _LENGTH, "s", "target", f"0 ± {at.SOUND_DRIFT.minor:g}",
        "The end of the sound less the end of the picture. Positive: the sound runs on.", low=None,
    ),
    "shots_missing": Contract(
        "Shots missing from the film", _LENGTH, "shots", "lower", "0",
        "Planned shots for which the film holds no stretch, by the cheapest match of planned lengths to the"
        " stretches between cuts (missing, extra, merged and divided stretches each cost like 0.75 s).",
    ),
    "cut_precision": Contract(
        "Cuts that were planned", _LENGTH, "share", "higher", "100 %",
        "The share of cuts seen in the film that the plan has within one frame, or that lie inside a shot"
        " whose script asks for several framings. A cut is a change of picture"
        " that camera movement, change of light and flashes do not explain, that reaches half of the picture"
        " or more, and that is at least three times the change around it. Dissolves are no cuts.", high=1.0,
    ),
    "cut_recall": Contract(
        "Planned cuts that were found", _LENGTH, "share", "higher", "100 %",
        "The share of planned cuts that are seen in the film within one frame.", high=1.0,
    ),
    "black": Contract(
        "Black picture", "Picture", "s", "lower", "0",
        "Time in which 98 % of the picture is at or below level 24 of 255.",
    ),
    "frozen": Contract(
        "Frozen picture", "Picture", "s", "lower", "0",
        f"Time in stretches of {at.FROZEN_S:g} s or more without visible change: at 160 px wide, no pixel"
        " differs by 8 levels of 255 and fewer than 0.1 % differ by 3 from the start of the stretch (more"
        " for films narrower than 960 px, where coding noise is coarser)."
        " Breathing, a blink or a slow push-in is visible change. Black is not counted again.",
    ),
    "flicker": Contract(
        "Flicker", "Picture", "levels", "lower", f"≤ {at.FLICKER.minor:g}",
        "The mean back-and-forth of brightness from frame to frame within shots, in levels of 255.",
        high=255.0,
    ),
    "movement": Contract(
        "Movement", "Picture", "levels", "target", "for information",
        "The mean change from frame to frame within shots, small camera shifts and changes of light taken"
        " out, in levels of 255. It describes; more is not better.", high=255.0,
    ),
    "colour_drift": Contract(
        "Colour drift within a scene", "Picture", "ΔE", "lower", f"≤ {at.COLOUR_DRIFT.minor:g}",
        "For each shot, the median distance (CIE 1976, over its area) from its colours to the nearest colour"
        " of its scene's first shot; the worst shot counts. It asks whether the same colours are there, not"
        " how much of each, so a closer framing does not count, unless over half of the frame is new. The"
        " plain distances of means and deviations are in the details.",
    ),
    "exposure_jump": Contract(
        "Exposure jump within a scene", "Picture", "stops", "lower", f"≤ {at.EXPOSURE.minor:g}",
        "The exposure in stops (to the tenth) that best lays a shot's colours on those of its scene's first"
        " shot, counted only where it halves their distance; the worst shot counts. Blind to"
        " most jumps where framings differ or the place is dark: colour drift and style see those.", high=5.0,
    ),
    "sharpness": Contract(
        "Sharpness", "Picture", "share", "higher", "for information",
        "How much of the differences between neighbouring pixels a blur of nine pixels takes away (Crété and"
        " others, 2007), in the softer direction; frames are 640 px wide at most, two a second. Drawn"
        " pictures differ from photographed ones: compare within a film. VBench's imaging quality is a"
        " network's opinion instead (`vbench_imaging_quality`).", high=1.0,
    ),
    "noise": Contract(
        "Noise", "Picture", "levels", "lower", f"≤ {at.NOISE.minor:g}",
        "The standard deviation of noise by Immerkær's mask (1996) in the calmer half of a frame, 640 px wide"
        " at most, two a second, in levels of 255. Shrinking averages noise out.", high=255.0,
    ),
    "motion_smoothness": Contract(
        "Motion smoothness", "Picture", "share", "higher", "for information",
        "1 less the mean difference between a frame and the one halfway between its neighbours, as a share of"
        " 255, two samples a second. As VBench means it, but halfway frames are made by optical flow (DIS,"
        " shorter side 128 px) where VBench has a network; still pictures score 1.", high=1.0,
    ),
    "dynamic_degree": Contract(
        "Dynamic degree", "Picture", "share", "target", "for information",
        "The share of shots that move much: in a quarter of the sampled pairs of frames (1/8 s apart, two"
        " pairs a second) the strongest 5 % of the optical flow exceed 6 px at a shorter side of 256 px. As"
        " VBench means it, with DIS at 128 px in the place of RAFT, and fewer pairs. It describes; more is"
        " not better.",
        high=1.0,
    ),
    "figures_present": Contract(
        "People where the plan has them", "Across shots", "share", "higher", "for information",
        "The share of looks (two a second, at everybody whose clothes the plan shows) at which the colours"
        " there differ from those beside by a quarter or more: somebody stands there. Previs only.", high=1.0,
    ),
    "clothes_within_shots": Contract(
        "Same clothes within a shot", "Across shots", "share", "higher", "for information",
        "The mean share of colour (CIE Lab histograms) that a character's clothes in each look have in common"
        " with their mean over the shot. Previs only.", high=1.0,
    ),
    "clothes_between_shots": Contract(
        "Same clothes in other shots", "Across shots", "share", "higher", "for information",
        "The share of colour that a character's clothes in a shot have in common with those in the other"
        " shots of the scene (median over them, mean over all). Only where the clothes are in frame,"
        " seen from the front or the side, and nobody stands before them. Hands and turns cost some. Previs"
        " only.", high=1.0,
    ),
    "heads_between_shots": Contract(
        "Same head in other shots", "Across shots", "share", "higher", "for information",
        "As for clothes, of the head: hair, skin, hat. It knows colours, not faces. Previs only.", high=1.0,
    ),
    "background_likeness": Contract(
        "Same place within a scene", "Across shots", "share", "higher", "for information",
        "The share of colour that a shot's pictures have in common with the nearest other shot of its scene;"
        " mean over shots. Framings differ, so even a faultless film is well below 100 %.", high=1.0,
    ),
    "style_likeness": Contract(
        "Same style within a scene", "Across shots", "share", "higher", "for information",
        "How alike contrast, colourfulness and detail in four octaves are to those of the nearest other shot"
        " of the scene (1: the same; e⁻¹ at 20 of 100 in contrast or in colour, or a third of the detail).",
        high=1.0,
    ),
    "boundary_likeness": Contract(
        "Both sides of a cut", "Across shots", "share", "higher", "for information",
        "The share of colour that the last sample before a cut within a scene has in common with the first"
        " one after it.", high=1.0,
    ),
    "clothes_decay": Contract(
        "Clothes as shots lie further apart", "Across shots", "per shot", "higher", "for information",
        "The slope of how alike a character's clothes are in two shots of a scene against how many shots they"
        " are apart, each character against an own level (least squares). Negative: the further, the less"
        " alike. In the details the mean by distance, and the share of 1,000 random orders of the same shots"
        " that fall as steeply: about a half where nothing drifts. Previs only.", low=-1.0, high=1.0,
    ),
    "heads_decay": Contract(
        "Heads as shots lie further apart", "Across shots", "per shot", "higher", "for information",
        "As for clothes, of heads. Previs only.", low=-1.0, high=1.0,
    ),
    "background_decay": Contract(
        "Place as shots lie further apart", "Across shots", "per shot", "higher", "for information",
        "As for clothes, of the colours of whole pictures, scene by scene. Framings differ, so mind the share"
        " of random orders.", low=-1.0, high=1.0,
    ),
    "loudness": Contract(
        "Loudness", "Sound", "LUFS", "target", f"−16 ± {at.LOUDNESS.minor:g}",
        "Integrated loudness by EBU R 128 (FFmpeg's ebur128).", low=-70.0, high=10.0,
    ),
    "true_peak": Contract(
        "True peak", "Sound", "dBTP", "lower", f"≤ {at.TRUE_PEAK_DB:g}",
        "The highest peak between samples by EBU R 128 (FFmpeg's ebur128).", low=None,
    ),
    "silent": Contract(
        "Dead air", "Sound", "s", "lower", "0",
        f"Time in stretches of {at.SILENT_S:g} s or more in which every 10 ms of sound stays below"
        f" {at.SILENT_DB:g} dBFS: no voice and no room tone.",
    ),
    "speech_in_lines": Contract(
        "Speech where a line should be", "Speech", "share", "higher",
        f"≥ {at.LINE_HEARD.minor:.0%} for each line",
        "The mean over lines of the share of a line's span in which something like a voice is heard (pitch"
        " of 60 to 400 Hz that stands out of the sound around it). It hears voices, not words; pauses"
        " within a line count as no speech. A whisper has no pitch: where one is asked for, any"
        " sound counts that stands out.", high=1.0,
    ),
    "speech_outside_lines": Contract(
        "Speech where no line is", "Speech", "s", "lower", f"≤ {at.STRAY_SPEECH.minor:g}",
        "Time in which something like a voice is heard more than 0.3 s away from every line. Music with a"
        " tune may be taken for a voice.",
    ),
    "speech_onset_error": Contract(
        "Lateness of speech", "Speech", "s", "target", f"0 ± {at.ONSET.minor:g}",
        "The median over lines of when a voice is first heard less when the line should start; only lines"
        " after 0.5 s of quiet are timed. Positive: late.", low=-1.5, high=1.5,
    ),
    "line_level_spread": Contract(
        "Evenness of voices", "Speech", "dB", "lower", f"≤ {at.LINE_LEVEL_DB:g}",
        "The largest distance of a line's level (power of what is heard as speech in it) from the median of"
        " all lines, beyond what its parenthetical asks for.",
    ),
    "right_voice": Contract(
        "The right voice for the speaker", "Speech", "share", "higher", "100 %",
        "The share of lines whose signature (pitch, its spread, and the mean spectrum in 16 bands up to"
        " 3.6 kHz, over the louder voiced half) is nearer to the speaker's other lines than to anybody"
        " else's; lines that are nearer to another's, but not clearly (1.35 times), do not count. Two voices"
        " that change places in every line go unnoticed.", high=1.0,
    ),
    "lips_moving": Contract(
        "Speakers' mouths move", "Speech", "share", "higher", "100 %",
        "The share of lines during which the speaker's mouth changes half as much again as while that"
        " character is silent in the same shot; from one face to another does not count. Only"
        " mouths that face the camera and are 6 px wide or more. Previs only.", high=1.0,
    ),
    "lip_agreement": Contract(
        "Mouths follow the sound", "Speech", "correlation", "higher", "for information",
        "The correlation of how far the speaker's mouth is from its rest (its usual picture while silent near"
        " the line, with the same face on the same side) with how loud it is, over all such lines and 0.8 s"
        " around them; a head in the midst of a turn does not count. Previs only.",
        low=-1.0, high=1.0,
    ),
    "lip_lag": Contract(
        "Sound after lips", "Speech", "s", "target", f"0 ± {at.LIP_LAG.minor:g}",
        "By how much the sound must be moved earlier so that mouths follow it best, up to 0.5 s; given only"
        f" where the correlation then is {at.LIPS_FOLLOW:g} or more. Positive: the sound is late. Previs"
        " only.", low=-0.5, high=0.5,
    ),
    "subtitle_words": Contract(
        "Words subtitled", "Subtitles", "share", "higher", "100 %",
        "The share of the lines' words that the subtitles hold in order; case and punctuation do not"
        " count, and each Chinese character is a word.", high=1.0,
    ),
    "subtitle_sync_error": Contract(
        "Worst subtitle timing", "Subtitles", "s", "lower", f"≤ {at.CAPTION_SYNC.minor:g}",
        "The largest distance between the start of a line and of the first subtitle that holds its words.",
    ),
    "subtitle_reading_speed": Contract(
        "Fastest subtitle", "Subtitles", "chars/s", "lower",
        f"≤ {at.READING_SPEED['en']:g} (Chinese ≤ {at.READING_SPEED['zh']:g})",
        "Characters of a subtitle, with spaces and punctuation, divided by its time on screen; the fastest.",
    ),
    "subtitle_overlaps": Contract(
        "Overlapping subtitles", "Subtitles", "pairs", "lower", "0",
        "Neighbouring subtitles that are on screen together.",
    ),
    "vsa": Contract(
        "Visual-script alignment (VSA)", "Needs a model", "×100", "higher", "",
        "100 times the mean over sampled frames of the cosine between a frame and the instruction of the"
        " shot whose interval, by the plan, holds it. Each frame counts only against its own shot; nothing"
        " is rescaled. The instruction is what the script says is to be seen; where it is longer than the"
        " encoder reads at once, its pieces are encoded and averaged (how many is in the details). Frames"
        " are prepared as the encoder's own settings say; CLIP's cut the sides off a wide frame. The level"
        " depends on the encoder: compare only values of one encoder.",
        low=-100.0, high=100.0,
    ),
    "vsa_gain": Contract(
        "VSA over shuffled shots", "Needs a model", "×100", "higher", "> 0",
        "VSA less its mean over 1,000 random orders (seeded) in which the same instructions are dealt to the"
        " shots. About 0: the picture follows the script no better than it would in any order.",
        low=-200.0, high=200.0,
    ),
    "clip_score": Contract(
        "CLIP score", "Needs a model", "×100", "higher", "",
        "100 times the mean cosine of every sampled frame with every shot's instruction: as VSA, without"
        " the timing.", low=-100.0, high=100.0,
    ),
    "fvd": Contract(
        "Fréchet video distance (FVD)", "Needs a model", "", "lower", "",
        "The distance between the video features of two sets of films. No single film has one.",
    ),
    "vbench_subject_consistency": Contract(
        "Subject consistency", "VBench", "0–1", "higher", "",
        _VBENCH + "DINO features of frames: with the first and with the one before.", low=-1.0, high=1.0,
    ),
    "vbench_background_consistency": Contract(
        "Background consistency", "VBench", "0–1", "higher", "",
        _VBENCH + "CLIP features of frames: with the first and with the one before.", low=-1.0, high=1.0,
    ),
    "vbench_motion_smoothness": Contract(
        "Motion smoothness", "VBench", "0–1", "higher", "",
        _VBENCH + "Frames against those that a network (AMT) puts between their neighbours. Ours without a"
        " network is `motion_smoothness`.", high=1.0,
    ),
    "vbench_dynamic_degree": Contract(
        "Dynamic degree", "VBench", "0–1", "target", "for information",
        _VBENCH + "The share of takes that move much, by RAFT. Ours without a network is `dynamic_degree`.",
        high=1.0,
    ),
    "vbench_aesthetic_quality": Contract(
        "Aesthetic quality", "VBench", "0–1", "higher", "",
        _VBENCH + "LAION's aesthetic predictor over CLIP, a tenth of its score.", low=None,
    ),
    "vbench_imaging_quality": Contract(
        "Imaging quality", "VBench", "0–1", "higher", "",
        _VBENCH + "MUSIQ, a hundredth of its score.", low=None,
    ),
    "audio_visual_synchronization": Contract(
        "Sound and picture together", "Judged", "0–5", "higher", "", _JUDGED, high=5.0,
    ),
    "emotional_consistency": Contract(
        "Emotional consistency", "Judged", "0–5", "higher", "", _JUDGED, high=5.0,
    ),
    "rhythm_coordination": Contract("Rhythm", "Judged", "0–5", "higher", "", _JUDGED, high=5.0),
    "voice_lip_sync": Contract("Voice and lips", "Judged", "0–5", "higher", "", _JUDGED, high=5.0),
    "faithfulness": Contract(
        "Takes follow their shots", "Judged", "0–5", "higher", "",
        "The mean over shots of the mean of a judge's votes, by the written scale `shot`; each take is"
        " judged against its own shot of the script. It rests on the shots that have a score.", high=5.0,
    ),
}  # fmt: skip

GROUPS: tuple[Group, ...] = get_args(Group)
CLOSER: frozenset[Group] = frozenset({"Picture", "Across shots"})
"""The groups with metrics for which frames are looked at more closely."""
