"""Judging a film: the whole of it by the film rubric, each of its takes for faithfulness."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field

from roughcut import __version__
from roughcut.critic.judging import Judgement, judge, rubric
from roughcut.critic.judging.subjects import film_subject, take_subject
from roughcut.critic.schema import ReviewedShot
from roughcut.digest import digest_of_file
from roughcut.errors import OptionError
from roughcut.files import write_text
from roughcut.models.language.schema import LanguageModel
from roughcut.production.folder import ProductionFolder
from roughcut.script import json_form
from roughcut.script.schema import Document, Script, Shot, Text

_TOKENS_A_SECOND = 300
"""What a second of film with its sound is to the models that say so (Gemini: 258 and 32)."""
_ONE_VOTE = (1500, 700)
"""About the tokens of a vote's words, in and out."""


class FilmJudgement(Document):
    """`judgement.json`: what a judge said of a film, and of each take by its shot's number. `shots_reason`
    says why no take was judged."""

    schema_label: Literal["roughcut.film-judgement/1"] = Field(
        default="roughcut.film-judgement/1", alias="schema"
    )
    roughcut_version: str = __version__
    film: str
    film_digest: str
    judgement: Judgement
    shots: dict[str, Judgement] = Field(default_factory=dict)
    shots_reason: Text = ""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    @property
    def price_usd(self) -> Decimal | None:
        """What all votes cost; None where no price is known."""
        votes = [vote for each in (self.judgement, *self.shots.values()) for vote in each.votes]
        prices = [vote.price_usd for vote in votes if vote.price_usd is not None]
        return sum(prices[1:], prices[0]) if prices else None


def film_and_script(target: Path, script: Script | None) -> tuple[Path, Script, dict[int, Path]]:
    """The film of a target (a folder that roughcut made, or a film), its script, and its takes by shot.
    Raises OptionError where there is no script."""
    if not target.is_dir():
        if script is None:
            raise OptionError(f"To judge {target} its script is needed; give it with --script.")
        return target, script, {}
    folder = ProductionFolder(target)
    own = script or json_form.read(folder.script_json.read_text(encoding="utf-8")).script
    takes = {shot.number: folder.take(shot.number) for shot in own.shots} if script is None else {}
    return folder.film, own, {number: take for number, take in takes.items() if take.is_file()}


def judge_film(
    model: LanguageModel,
    film: Path,
    script: Script,
    shots: Sequence[ReviewedShot],
    out: Path,
    *,
    takes: Mapping[int, Path],
    votes: int = 3,
    workers: int = 2,
    advance: Callable[[], None] = lambda: None,
) -> FilmJudgement:
    """Judge a film and its takes, and write `out`. Raises OptionError for a model that takes neither films
    nor pictures, AccountError and BudgetError; whatever else fails is in the judgement."""
    with film_subject(film, script, shots, model.profile) as subject:
        whole = judge(model, rubric("film"), subject, votes)
    advance()

    def of_take(shot: Shot) -> Judgement:
        with take_subject(takes[shot.number], shot, script, model.profile) as subject:
            found = judge(model, rubric("shot"), subject, votes)
        advance()
        return found

    taken = [shot for shot in script.shots if shot.number in takes]
    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(of_take, taken))
    judged = FilmJudgement(
        film=film.name,
        film_digest=digest_of_file(film),
        judgement=whole,
        shots={str(shot.number): each for shot, each in zip(taken, found, strict=True)},
        shots_reason=""
        if taken
        else "The takes of this film are not here; only a folder with takes has them.",
    )
    write_text(out, judged.model_dump_json(by_alias=True, indent=2) + "\n")
    return judged


def price_sentence(model: LanguageModel, script: Script, take_count: int, votes: int) -> str:
    """What judging a film may cost, in one sentence."""
    seconds = script.duration_ms / 1000 * (2 if take_count else 1)
    calls = (1 + take_count) * votes
    tokens = (int(seconds * _TOKENS_A_SECOND) * votes + calls * _ONE_VOTE[0], calls * _ONE_VOTE[1])
    cost = model.profile.cost_usd(*tokens)
    price = "what they cost is not on record" if cost is None else f"about ${cost:.2f}"
    return f"{calls} votes by {model.profile.name}: {price}."
