"""The page docs/critic-power.md, from the results of a run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import isnan

from bench.critic.measure import DAMAGES
from bench.critic.table import OF_SCRIPTS, Answer, Values, answer
from roughcut.critic.contracts import CONTRACTS

_MADE = "<!-- Made by `make bench-critic`; edits here are lost. -->\n"
_FLAWLESS = {
    "frame_size_error": "the damages leave the size alone; it is compared exactly",
    "frame_rate_error": "the damages leave the rate alone; it is compared exactly",
    "sound_picture_drift": "the damages keep sound as long as picture",
    "exposure_jump": "found only in films of one framing; colour drift and style see such shots",
    "dynamic_degree": "it describes: stills and storms may both be meant",
}


def page(
    films: Sequence[str],
    values: Mapping[tuple[str, str, int], Values],
    *,
    metrics: Collection[str] = CONTRACTS,
    intro: str | None = None,
    damages: Mapping[str, Callable[..., object]] = DAMAGES,
    title: str = "What the critic can tell",
) -> str:
    """The whole page as Markdown; `metrics`, `intro`, `damages` (each with its strengths as docstring) and
    `title` are those of another table than the critic's own."""
    answers = {
        (metric, damage): found
        for metric in metrics
        for damage in damages
        if (found := answer(metric, damage, films, values)) is not None
    }
    copies = sum(1 for _, damage, _ in values if damage in DAMAGES)
    return "\n".join(
        [
            f"# {title}\n",
            _MADE,
            _intro(films, copies) if intro is None else intro,
            "## Which metrics notice which damage\n",
            *_by_damage(answers, damages),
            "\n## What each metric is good for\n",
            *_by_metric(answers, metrics),
            "",
        ]
    )


def _intro(films: Sequence[str], copies: int) -> str:
    return f"""\
{len(films)} sound previs films (four shots each, 320x180, 12 frames a second, from the two examples, one
English and one Chinese) were damaged in {len(DAMAGES)} ways at three strengths, encoded again, and reviewed
like any film. **AUC** is the chance that a damaged copy scores worse than a sound film, any two films;
**own** is the share of films whose copy scores worse than the film itself; both at the strength that is told
best, usually the third. A metric *tells* a damage at an own share of 0.9 or more, or at an AUC of 0.8 or more
with half of the films. Changes that encoding the film again with coarser settings makes as well, or that are
below 2 % of the metric's largest, count as none. *Rises* says whether the mean gets worse, or stays, from
strength to strength. These are drawn films: what is told here need not be told in filmed ones. Metrics that
came later were measured later, on the same excerpts as they were shot then. Scripts have
[a page of their own](script-power.md).

Made from {copies} of {3 * len(DAMAGES) * len(films)} damaged copies{_left(copies, films)}.
"""


def _left(copies: int, films: Sequence[str]) -> str:
    whole = 3 * len(DAMAGES) * len(films)
    return "" if copies == whole else "; the run was ended early, strongest first: a dash is not measured"


def _by_damage(
    answers: Mapping[tuple[str, str], Answer], damages: Mapping[str, Callable[..., object]]
) -> list[str]:
    rows = [
        "| damage | strengths | told by (AUC, own, rises; means undamaged → 1, 2, 3) | lose their value |",
        "|---|---|---|---|",
    ]
    for damage, make in damages.items():
        found = {m: a for (m, d), a in answers.items() if d == damage}
        telling = sorted(
            (m for m in found if found[m].tells), key=lambda m: (-found[m].auc, -found[m].paired)
        )
        told = "<br>".join(_told(metric, found[metric]) for metric in telling)
        silenced = ", ".join(f"`{m}`" for m in found if found[m].silenced >= 0.5)
        rows.append(f"| {damage} | {_strengths(make)} | {told or '**nothing**'} | {silenced} |")
    return rows


def _strengths(make: Callable[..., object]) -> str:
    return (make.__doc__ or "").strip()


def _told(metric: str, found: Answer) -> str:
    means = ", ".join("–" if isnan(value) else f"{value:.3g}" for value in found.means[1:])
    rises = "rises" if found.monotone else "does not rise evenly"
    rises = "" if any(map(isnan, found.means)) else f", {rises}"
    where = "" if found.strength == 3 else f" at strength {found.strength}"
    return f"`{metric}` ({found.auc:.2f}, {found.paired:.2f}{where}{rises}; {found.means[0]:.3g} → {means})"


def _by_metric(answers: Mapping[tuple[str, str], Answer], metrics: Collection[str]) -> list[str]:
    rows = ["| metric | tells | stays still under |", "|---|---|---|"]
    for metric in metrics:
        found = {d: a for (m, d), a in answers.items() if m == metric}
        if not found:
            rows.append(f"| `{metric}` | not measured here: {_why(metric)} | |")
            continue
        told = [damage for damage in found if found[damage].tells]
        still = sum(1 for a in found.values() if a.paired == 0)
        what = (
            ", ".join(told) or f"**none of these damages** ({_FLAWLESS.get(metric, 'no power shown here')})"
        )
        rows.append(f"| `{metric}` | {what} | {still} of {len(found)} damages |")
    return rows


def _why(metric: str) -> str:
    if metric in OF_SCRIPTS:
        return "it has no value on these scripts"
    if metric == "fvd":
        return "it needs two folders of films"
    group = CONTRACTS[metric].group
    if group == "Judged":
        return "it needs a judge: `make bench-critic JUDGE=…` makes the same table for one"
    if group == "VBench":
        return "it needs VBench, which is not part of roughcut"
    if group == "Needs a model":
        return "it needs a model that is not part of roughcut"
    return "it is newer than this run"
