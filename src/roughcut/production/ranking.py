"""What a judge thinks of a script, so that the best of several samples can be taken."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from roughcut.critic.judging import judge, rubric
from roughcut.critic.judging.subjects import script_subject
from roughcut.models.language.schema import LanguageModel
from roughcut.script import bracketed
from roughcut.script.schema import Script


def rank_by(model: LanguageModel, dialogue: str, votes: int = 3) -> Callable[[Script], float | None]:
    """A judge's mean over the criteria for scripts, 0 to 5; None where a criterion has no score."""

    def rank(script: Script) -> float | None:
        judgement = judge(model, rubric("script"), script_subject(bracketed.write(script), dialogue), votes)
        means = [score.mean for score in judgement.scores.values()]
        known = [mean for mean in means if mean is not None]
        return statistics.fmean(known) if len(known) == len(means) else None

    return rank
