"""What the review of scripts tells of damaged ones: by checks and measures, or by a judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.critic.judged import Bench, Key, asked, file_name
from bench.critic.measure import AGAIN, STRENGTHS, UNDAMAGED, Values
from bench.critic.page import page
from bench.critic.script_damage import DAMAGES, SoundScript, damaged
from bench.critic.table import OF_SCRIPTS
from roughcut.critic.judging import judge, rubric
from roughcut.critic.judging.subjects import script_subject
from roughcut.critic.scripts.measures import measures_of
from roughcut.critic.scripts.review import CHECKS
from roughcut.critic.scripts.schema import ScriptEntry
from roughcut.models.language.schema import LanguageModel
from roughcut.production.script_reviewing import judging_estimate_usd
from roughcut.script import bracketed
from roughcut.script.schema import Script
from roughcut.script.verify import verify

CRITERIA = tuple(each.name for each in rubric("script").criterion)
_AGAIN_SEED = 1000
"""Votes of their own for what is asked again: how far they lie apart counts as no change."""


def checked_values(scripts: Sequence[SoundScript]) -> dict[Key, Values]:
    """Faults by check, and every measure, of the scripts and of their damaged copies."""
    wanted = [(UNDAMAGED, 0), *((damage, s) for damage in DAMAGES for s in STRENGTHS)]
    return {
        (sound.name, name, strength): _checked(sound, damaged(sound, name, strength))
        for sound in scripts
        for name, strength in wanted
    }


def _checked(sound: SoundScript, script: Script) -> Values:
    faults = [fault.check for fault in verify(script, sound.turns)]
    measures = measures_of(script, sound.turns)
    return {
        **{check: float(faults.count(check)) for check in CHECKS},
        **{name: each.value for name, each in measures.items()},
    }


def judged_scripts(
    scripts: Sequence[SoundScript], folder: Path, bench: Bench, workers: int = 2
) -> dict[Key, Values]:
    """The means of the script rubric's criteria for every script and damaged copy; as for films."""
    by_name = {each.name: each for each in scripts}

    def entry(key: Key) -> ScriptEntry:
        sound = by_name[key[0]]
        text = bracketed.write(damaged(sound, key[1], key[2]))
        return ScriptEntry(source=sound.name, script=text, dialogue=sound.dialogue)

    def price(model: LanguageModel, keys: Sequence[Key]) -> str:
        cost = judging_estimate_usd(model, [entry(key) for key in keys], bench.votes)
        told = "what they cost is not on record" if cost is None else f"about ${cost:.2f}"
        return f"{len(keys) * bench.votes} votes on scripts by {model.profile.name}: {told}."

    def ask(model: LanguageModel, key: Key) -> Values:
        shown = entry(key)
        seed = _AGAIN_SEED if key[1] == AGAIN else 0
        subject = script_subject(shown.script, shown.dialogue)
        found = judge(model, rubric("script"), subject, bench.votes, seed)
        return {name: found.scores[name].mean for name in CRITERIA}

    return asked(list(by_name), folder / f"{file_name(bench)}-scripts.jsonl", bench, price, ask, workers)


def script_page(values: Mapping[Key, Values], bench: Bench | None = None) -> str:
    """The page as Markdown: of the checks and measures, or of a judge."""
    names = sorted({name for name, _, _ in values})
    known = CRITERIA if bench else [name for name in OF_SCRIPTS if name not in CRITERIA]
    return page(
        names,
        values,
        metrics=known,
        intro=_of_judge(bench, len(values)) if bench else _INTRO.format(count=len(names), copies=len(values)),
        damages=DAMAGES,
        title="What the review of scripts can tell",
    )


def _of_judge(bench: Bench, count: int) -> str:
    warning = "**A rehearsal: these scores are made by rule and say nothing.** " if bench.rehearse else ""
    return f"""\
{warning}`{bench.judge}`, {bench.votes} votes a script, by the scale `{rubric("script").name}`. {count}
scripts in all: those of the examples, and copies of them, damaged in known ways. A criterion *tells* a damage
at an own share of 0.9 or more, or at an AUC of 0.8 or more with half of the scripts. Sound scripts were
judged twice; what that moves counts as no change.
"""


_INTRO = """\
{count} scripts that the grammar writer made of the examples were damaged in known ways at three strengths,
and checked and counted like any script: {copies} in all. `fidelity`, `structure`, `space` and `filmable` are
the faults that [checks](verification.md) find, the others [measures](judges.md#the-report-of-review-script),
of which neither more nor less is worse (but for `line_coverage`): any change is told. **AUC** is the chance
that a damaged copy is worse than a sound script, any two; **own** the share of scripts whose copy is worse
than the script itself. A metric *tells* a damage at an own share of 0.9 or more, or at an AUC of 0.8 or more
with half of the scripts. The same table for a judge:
`make bench-critic JUDGE=… ARGS="--scripts --max-cost-usd 5"`.
"""
