"""Metrics that need a model: they say what is missing, and never guess."""

from __future__ import annotations

from collections.abc import Callable

from roughcut.critic.case import Case, Finding, not_run
from roughcut.critic.contracts import JUDGED_PER_SHOT, JUDGED_WHOLE, VBENCH

_JUDGE = "Needs a judge: a language model that sees and hears. Add --judge, such as gemini:gemini-3.8-flash."
NEEDS_VBENCH = (
    "Needs VBench's own package, weights and a CUDA card: copy OUT/takes/*.mp4 into a folder CLIPS (alone:"
    " VBench takes the stills beside them for films), run `vbench evaluate --videos_path CLIPS --dimension"
    f' "{" ".join(VBENCH)}" --mode=custom_input`, then --vbench-results with its eval_results.json.'
)
_REASONS = {
    "fvd": "Compares two folders of films and says nothing about a single film: use `roughcut review-film"
    " FOLDER --reference FOLDER --fvd-weights FILE`.",
    **dict.fromkeys((f"vbench_{name}" for name in VBENCH), NEEDS_VBENCH),
    **dict.fromkeys((*JUDGED_WHOLE, *JUDGED_PER_SHOT), _JUDGE),
}


def _saying(reason: str) -> Callable[[Case], Finding]:
    return lambda case: not_run(reason)


EXAMINERS = {name: _saying(reason) for name, reason in _REASONS.items()}
