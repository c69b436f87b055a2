"""A rehearsed judge: it reads our rubrics' names and answers with scores by rule, or spoils its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Literal

from roughcut.rehearsal.chat import Asked

JurorFault = Literal["out of range", "missing", "no number", "not JSON", "cut in words"]
Scores = Callable[[str, Asked], float]


def _three(_criterion: str, _asked: Asked) -> float:
    return 3.0


class Juror:
    """Answers every judge's prompt. `scores` gives a criterion's score for a request, `faults` what goes
    wrong with an answer (None: nothing)."""

    def __init__(
        self, scores: Scores = _three, faults: Callable[[Asked], JurorFault | None] = lambda _: None
    ) -> None:
        self._scores = scores
        self._faults = faults

    def __call__(self, asked: Asked) -> str:
        """The answer to a prompt, or to a request to mend one."""
        names = re.findall(r"^`(\w+)`, ", asked.text, re.MULTILINE) or list(
            (asked.schema or {}).get("properties", {})
        )
        answer: dict[str, object] = {
            name: {
                "observations": "Shots 1 and 2.",
                "score": self._scores(name, asked),
                "reason": "By rule.",
            }
            for name in names
        }
        fault = self._faults(asked)
        if fault == "not JSON":
            return "I liked it very much."
        if fault == "missing":
            answer.pop(names[0])
        elif fault is not None and fault != "cut in words":
            score: object = 11 if fault == "out of range" else "very good"
            answer[names[0]] = {"observations": "", "score": score, "reason": ""}
        text = json.dumps(answer, ensure_ascii=False)
        return f"Here is my verdict:\n{text}\nThank you." if fault == "cut in words" else text
