"""Picture against script, as an image-text encoder sees them: VSA, CLIP score, gain over shuffling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roughcut.critic.case import Case, Finding, not_run, rounded
from roughcut.critic.encoding import EncodedFrames
from roughcut.critic.metrics import visual_script as metrics

NO_ENCODER = (
    "Needs an image-text encoder such as CLIP, and none was given: add --encoder with the folder of its"
    " weights, or a hub id."
)
_NO_TEXT = "No shot has an instruction: the script says of none of them what is to be seen."
_NO_FRAME = "No sampled frame lies in the interval of a shot that has an instruction."


@dataclass(frozen=True)
class _Seen:
    """The sampled frames that count, whose they are, and the instructions with the shots they are of."""

    encoded: EncodedFrames
    owner: list[int]
    shots: tuple[int, ...]
    details: dict[str, Any]

    @property
    def count(self) -> int:
        return sum(shot != metrics.NOWHERE for shot in self.owner)


def instructions(case_shots: tuple[Any, ...]) -> tuple[str, ...]:
    """The text that a frame of each shot is compared with: what the script says is to be seen."""
    return tuple(shot.action for shot in case_shots)


def vsa(case: Case) -> Finding:
    """The mean cosine of each frame with its own shot's instruction, ×100."""
    seen = _seen(case)
    if isinstance(seen, Finding):
        return seen
    rows, texts = seen.encoded.rows, seen.encoded.texts
    value = metrics.vsa(rows, seen.owner, texts)
    if value is None:
        return not_run(_NO_FRAME)
    own = metrics.vsa_by_shot(rows, seen.owner, texts)
    per_shot = {
        str(shot.number): None if score is None else 100 * score
        for shot, score in zip(case.shots, own, strict=True)
    }
    return Finding(100 * value, sample_count=seen.count, per_shot=rounded(per_shot), details=seen.details)


def clip_score(case: Case) -> Finding:
    """The mean cosine of every frame with every instruction, ×100."""
    seen = _seen(case)
    if isinstance(seen, Finding):
        return seen
    kept = [shot != metrics.NOWHERE for shot in seen.owner]
    value = metrics.clip_score(seen.encoded.rows[kept], seen.encoded.texts[list(seen.shots)])
    if value is None:
        return not_run(_NO_FRAME)
    return Finding(100 * value, sample_count=seen.count * len(seen.shots), details=seen.details)


def vsa_gain(case: Case) -> Finding:
    """VSA less its mean when the instructions are dealt to the shots at random, ×100."""
    seen = _seen(case)
    if isinstance(seen, Finding):
        return seen
    rows, texts = seen.encoded.rows, seen.encoded.texts
    value, shuffled = metrics.vsa(rows, seen.owner, texts), metrics.shuffled_vsa(rows, seen.owner, texts)
    if value is None:
        return not_run(_NO_FRAME)
    if shuffled is None:
        return not_run("Fewer than two shots have an instruction and a sampled frame: nothing to shuffle.")
    finding = Finding(100 * (value - shuffled.mean), sample_count=seen.count, details=dict(seen.details))
    finding.details["shuffled"] = {
        "mean": round(100 * shuffled.mean, 4),
        "range_95": [round(100 * shuffled.low, 4), round(100 * shuffled.high, 4)],
        "share_of_orders_as_good": round(shuffled.reached, 4),
    }
    return finding


def _seen(case: Case) -> _Seen | Finding:
    encoded = case.encoded
    if encoded is None:
        return not_run(NO_ENCODER)
    told = tuple(index for index, shot in enumerate(case.shots) if shot.action)
    if not told:
        return not_run(_NO_TEXT)
    ratio = case.rate / float(case.expectation.rate)
    intervals = [
        (round(s.first_frame * ratio), round((s.first_frame + s.frame_count) * ratio)) if s.action else (0, 0)
        for s in case.shots
    ]
    details = {
        "encoder": encoded.encoder,
        "encoder_sha256": encoded.digest,
        "samples_per_s": round(encoded.samples_per_s, 4),
        "frames": len(encoded.frames),
        "pieces": {str(s.number): n for s, n in zip(case.shots, encoded.piece_counts, strict=True)},
    }
    return _Seen(encoded, metrics.owners(encoded.frames, intervals), told, details)


EXAMINERS = {"vsa": vsa, "vsa_gain": vsa_gain, "clip_score": clip_score}
