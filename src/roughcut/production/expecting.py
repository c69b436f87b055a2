"""What the critic should expect of a film, from its script and its plan."""

from __future__ import annotations

from roughcut.critic.schema import Expectation, ExpectedLine, ExpectedShot
from roughcut.director.schema import ShotPlan
from roughcut.script.schema import Script
from roughcut.timebase import ms_at


def expect(script: Script, plan: ShotPlan) -> Expectation:
    """Shots by frame, lines by millisecond, as planned; lengths as scripted."""
    shots, lines = [], []
    for index, (shot, order) in enumerate(zip(script.shots, plan.orders, strict=True)):
        first = plan.first_frame_of(index)
        start = ms_at(first, plan.options.rate)
        shots.append(
            ExpectedShot(
                number=shot.number,
                scene_number=shot.scene_number,
                first_frame=first,
                frame_count=order.frame_count,
                scripted_ms=shot.duration_ms,
                framings=max(1, len(shot.sizes)),
                action=shot.action,
            )
        )
        lines += [
            ExpectedLine(
                shot_number=shot.number,
                speaker=cue.speaker,
                text=cue.text,
                parenthetical=cue.parenthetical,
                start_ms=start + cue.start_ms,
                end_ms=start + cue.end_ms,
            )
            for cue in order.cues
        ]
    return Expectation(
        title=script.title,
        language=script.language,
        rate=plan.options.rate,
        width_px=plan.options.width_px,
        height_px=plan.options.height_px,
        shots=tuple(shots),
        lines=tuple(lines),
    )
