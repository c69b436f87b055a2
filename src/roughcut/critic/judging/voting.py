"""Asks a judge: several votes, each validated, mended once by asking again, or recorded as failed."""

from __future__ import annotations

import itertools
import json
import statistics
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from roughcut.critic.judging.rubrics import Rubric, answer_schema, criteria_text, judge_prompt
from roughcut.critic.judging.schema import Judgement, Opinion, Score, Subject, Vote
from roughcut.errors import AccountError, ProviderError
from roughcut.models.language.patience import answer_patiently
from roughcut.models.language.schema import Answer, LanguageModel, Message, Prompting
from roughcut.models.language.texts import token_estimate

TEMPERATURE = 0.7
"""Votes are drawn, so that their spread says something; a judge that is asked at 0 only repeats itself."""
MAX_TOKENS = 4096
CLOSE = 0.5
_OPINIONS = TypeAdapter(dict[str, Opinion])


def judge(model: LanguageModel, rubric: Rubric, subject: Subject, votes: int = 3, seed: int = 0) -> Judgement:
    """Ask for so many votes on every criterion of a rubric; nothing is made up for a vote that failed.

    What the judge cannot hear it is not asked. Raises AccountError and BudgetError, since no other vote
    would come; every other failure of the model is the vote's, with its reason.
    """
    asked = rubric if subject.shown in ("text", "film with sound") else rubric.without_sound()
    prompt_version, _, _ = judge_prompt(subject="", criteria="", shown="", material="")
    numbers = range(1, votes + 1) if asked.criterion else range(0)
    cast = [_vote(model, asked, subject, number, seed) for number in numbers]
    return Judgement(
        judge=model.profile.name,
        rubric=rubric.name,
        prompt=prompt_version,
        shown=subject.shown,
        scores={each.name: score_of(each.name, each.title, cast, votes, asked) for each in rubric.criterion},
        votes=tuple(cast),
    )


def prompting_of(rubric: Rubric, subject: Subject, seed: int) -> Prompting:
    """One call for a vote."""
    _, system, user = judge_prompt(
        subject=rubric.subject,
        criteria=criteria_text(rubric),
        shown=f"What you are shown: {subject.shown}.",
        material=f"<material>\n{subject.text}\n</material>",
    )
    return Prompting(
        messages=(
            Message(role="system", text=system),
            Message(role="user", text=user, attachments=subject.attachments),
        ),
        answer_schema=answer_schema(rubric),
        temperature=TEMPERATURE,
        max_tokens=MAX_TOKENS,
        seed=seed,
    )


def estimate_tokens(rubric: Rubric, subject: Subject) -> tuple[int, int]:
    """About how many tokens one vote takes in and gives out; of what is attached only its words are known."""
    asked = prompting_of(rubric, subject, 0)
    words = sum(token_estimate(message.text) for message in asked.messages)
    return words, 160 * len(rubric.criterion)


def _vote(model: LanguageModel, rubric: Rubric, subject: Subject, number: int, seed: int) -> Vote:
    prompting = prompting_of(rubric, subject, seed + number)
    try:
        answer = answer_patiently(model, prompting)
        opinions, problem = read_opinions(answer, rubric)
        if not problem:
            return _valid(number, opinions, [answer])
        second = answer_patiently(model, _repair(prompting, answer, problem))
    except AccountError:
        raise
    except ProviderError as error:
        return Vote(number=number, failure=error.message)
    opinions, problem = read_opinions(second, rubric)
    if problem:
        return Vote(number=number, failure=f"Not a valid answer, twice: {problem}", repaired=True)
    return _valid(number, opinions, [answer, second])


def _valid(number: int, opinions: dict[str, Opinion], answers: Sequence[Answer]) -> Vote:
    prices = [answer.price_usd for answer in answers if answer.price_usd is not None]
    return Vote(
        number=number,
        opinions=opinions,
        repaired=len(answers) > 1,
        model=answers[-1].model,
        price_usd=sum(prices[1:], prices[0]) if prices else None,
    )


def _repair(prompting: Prompting, answer: Answer, problem: str) -> Prompting:
    said = Message(role="assistant", text=answer.text)
    asked = Message(
        role="user",
        text=f"That answer is not valid: {problem} Give the whole answer again, as one JSON object.",
    )
    return prompting.model_copy(update={"messages": (*prompting.messages, said, asked)})


def read_opinions(answer: Answer, rubric: Rubric) -> tuple[dict[str, Opinion], str]:
    """The opinions of an answer, and what is wrong with it; empty when nothing is."""
    text = answer.text
    start, end = text.find("{"), text.rfind("}")
    if answer.finish == "length":
        return {}, "It was cut off."
    try:
        opinions = _OPINIONS.validate_python(json.loads(text[start : end + 1]))
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        return {}, f"{where}: {problem['msg']}."
    except (ValueError, RecursionError):
        return {}, "It is no JSON object."
    missing = [each.name for each in rubric.criterion if each.name not in opinions]
    if missing:
        return {}, f"{', '.join(missing)} is missing."
    return {each.name: opinions[each.name] for each in rubric.criterion}, ""


def score_of(name: str, title: str, votes: Sequence[Vote], asked: int, rubric: Rubric) -> Score:
    """A criterion over the votes that hold an opinion on it."""
    values = [vote.opinions[name].score for vote in votes if name in vote.opinions]
    if not values:
        unheard = name not in {each.name for each in rubric.criterion}
        failures = "; ".join(dict.fromkeys(vote.failure for vote in votes if vote.failure))
        reason = "The judge was not given the sound." if unheard else f"No vote came: {failures}"
        return Score(title=title, mean=None, valid=0, asked=asked, reason=reason)
    pairs = list(itertools.combinations(values, 2))
    return Score(
        title=title,
        mean=statistics.fmean(values),
        spread=statistics.stdev(values) if len(values) > 1 else None,
        agreement=sum(abs(a - b) <= CLOSE for a, b in pairs) / len(pairs) if pairs else None,
        valid=len(values),
        asked=asked,
        reason="" if len(values) == asked else f"{asked - len(values)} of {asked} votes failed.",
    )
