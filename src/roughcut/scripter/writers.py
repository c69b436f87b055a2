"""The script writers by name: one seam for the embedded writer and for those that call a model."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from roughcut.errors import AccountError, BudgetError, OptionError, ProviderError
from roughcut.script import json_form
from roughcut.script.schema import Language, Script
from roughcut.script.verify import Fault, verify
from roughcut.scripter.fidelity import spoken_turns
from roughcut.scripter.grammar import write_script
from roughcut.scripter.rounds import Drafter, Verified, write_verified
from roughcut.scripter.schema import Dialogue
from roughcut.scripter.writing import GRAMMAR, Writing, Written

if TYPE_CHECKING:
    from roughcut.models.language.schema import LanguageModel

OpenModel = Callable[[str], "LanguageModel"]
"""Opens a language model by its name; productions give one that keeps the ledger."""
Rank = Callable[[Script], float | None]
"""What a judge thinks of a script, more is better; None where it could not say."""

WRITERS = {
    GRAMMAR: "the embedded writer by the grammar of film: no key, no network",
    "openai:MODEL": "any OpenAI-compatible server (OPENAI_BASE_URL, OPENAI_API_KEY)",
    "gemini:MODEL": "Gemini (GEMINI_API_KEY)",
    "scriptagent:http://HOST/v1": "the released ScriptAgent checkpoint behind a server",
    "scriptagent:FOLDER": "the same in this process, by folder or hub id (extra `local`)",
}
"""What a user may name as writer, and what it is."""


def write(
    dialogue: Dialogue, writer: str = GRAMMAR, *, seed: int = 0, language: Language | None = None
) -> Script:
    """The script alone; see `write_checked`."""
    return write_checked(dialogue, Writing(writer=writer), seed=seed, language=language).script


def write_checked(
    dialogue: Dialogue,
    writing: Writing,
    *,
    seed: int = 0,
    language: Language | None = None,
    open_model: OpenModel | None = None,
    rank: Rank | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Written:
    """Write a script and believe none of it until it is checked; of several samples the best is taken, by
    the checks and then by `rank`. `say` is told the price before anything is asked, and then how
    far it has got.

    The script says what the dialogue says, whoever wrote it. Raises OptionError for a writer that nobody
    has or that lacks its key, and the model's ProviderError or a BudgetError where no first draft came.
    """
    check_writer(writing.writer)
    language = language or dialogue.language
    if writing.writer == GRAMMAR:
        return _by_grammar(dialogue, seed, language)
    model = _opened(writing.writer, open_model)
    say(price_sentence(model, [dialogue], writing))
    made: list[Written] = []
    failures: list[ProviderError | BudgetError] = []
    for sample in range(writing.samples):
        try:
            made.append(_by_model(model, dialogue, writing, seed + sample * 100_000, language, say))
        except (ProviderError, BudgetError) as error:
            failures.append(error)
            if isinstance(error, AccountError | BudgetError):
                break  # the next sample would only meet it again
    if not made:
        raise failures[0]
    failed = tuple(error.message for error in failures)
    return _best(made, rank).model_copy(update={"samples": len(made), "failed_samples": failed})


def check_writer(name: str) -> None:
    """Raises OptionError, with the closest name, for a writer that nobody has."""
    kind, colon, _ = name.partition(":")
    known = dict.fromkeys(each.partition(":")[0] for each in WRITERS)
    if kind in known and (kind == GRAMMAR) == (not colon):
        return
    if kind in known and kind != GRAMMAR:
        shown = next(each for each in WRITERS if each.startswith(kind))
        raise OptionError(f"The writer {kind!r} needs to know which model; write {shown!r}.")
    close = difflib.get_close_matches(kind, known, n=1, cutoff=0.0)[0]
    shown = next(each for each in WRITERS if each.startswith(close))
    raise OptionError(f"There is no script writer {name[:60]!r}; did you mean {shown!r}?")


def price_sentence(model: LanguageModel, dialogues: Sequence[Dialogue], writing: Writing) -> str:
    """What so many scripts may cost, in one sentence."""
    from roughcut.scripter.language.budget import cost_usd

    costs = [cost_usd(model.profile, each, writing.samples, writing.repairs) for each in dialogues]
    known = [cost for cost in costs if cost is not None]
    what = "The script" if len(dialogues) == 1 else f"{len(dialogues)} scripts"
    if len(known) < len(costs):
        return f"{what} by {model.profile.name}: what it costs is not on record."
    if not any(cost[1] for cost in known):
        return f"{what} by {model.profile.name}: it costs nothing."
    likely, most = sum(cost[0] for cost in known), sum(cost[1] for cost in known)
    return (
        f"{what} by {model.profile.name}: about ${likely:.4f}, at most about ${most:.4f} with every repair."
    )


def _by_grammar(dialogue: Dialogue, seed: int, language: Language) -> Written:
    script = write_script(dialogue, seed=seed, language=language)
    faults = verify(script, spoken_turns(dialogue))
    if not any(fault.severity == "grave" for fault in faults):
        return Written(script=script, faults=faults)
    verified = write_verified(dialogue, _Finished(script), repairs=0)
    return _written(verified, "", ())


class _Finished:
    """A script that is there already, as a draft."""

    def __init__(self, script: Script) -> None:
        self._text = json_form.write(script)

    def draft(self) -> str:
        return self._text

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        return self._text


def _opened(writer: str, open_model: OpenModel | None) -> LanguageModel:
    from roughcut.models.language.registry import open_language_model

    return (open_model or open_language_model)(writer)


def _by_model(
    model: LanguageModel,
    dialogue: Dialogue,
    writing: Writing,
    seed: int,
    language: Language,
    tell: Callable[[str], None],
) -> Written:
    from roughcut.scripter.language.asking import Asker, Sampling
    from roughcut.scripter.language.checkpoint import CheckpointDrafter
    from roughcut.scripter.language.writer import LanguageDrafter

    said: list[str] = []
    asker = Asker(model, Sampling(writing.temperature, writing.max_tokens, seed))
    drafter: LanguageDrafter | CheckpointDrafter
    if writing.writer.startswith("scriptagent:"):
        drafter = CheckpointDrafter(asker, dialogue, said.append)
    else:
        drafter = LanguageDrafter(asker, dialogue, language, said.append, tell)
    seam: Drafter = drafter
    verified = write_verified(dialogue, seam, repairs=writing.repairs)
    return _written(verified, "" if verified.stand_in else drafter.written_by, said)


def _written(verified: Verified, written_by: str, said: Sequence[str]) -> Written:
    warnings = tuple(_warning(fault) for fault in verified.faults)
    return Written(
        script=verified.script.model_copy(update={"written_by": written_by, "warnings": warnings}),
        faults=verified.faults,
        remarks=(*said, *verified.mended),
        stand_in=verified.stand_in,
        repair_calls=verified.repair_calls,
    )


def _warning(fault: Fault) -> str:
    return f"In shot {fault.shot_number}: {fault.message}" if fault.shot_number else fault.message


def _best(made: Sequence[Written], rank: Rank | None) -> Written:
    """The sample with the fewest grave faults, then the fewest at all; among equals the judge's favourite,
    or the one that had to be mended least."""

    def wrong(each: Written) -> tuple[bool, int, int]:
        return each.stand_in, len(each.grave), len(each.faults)

    least = min(map(wrong, made))
    equal = sorted((each for each in made if wrong(each) == least), key=lambda each: len(each.remarks))
    if rank is None or len(equal) == 1:
        return equal[0]
    opinions = [rank(each.script) for each in equal]
    return max(zip(equal, opinions, strict=True), key=lambda pair: -1.0 if pair[1] is None else pair[1])[0]
