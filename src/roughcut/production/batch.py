"""Many stories, a line each: every one a production of its own, side by side under one cap and one gate."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from roughcut.director.schema import PlanOptions
from roughcut.errors import AccountError, BudgetError, OptionError, RoughcutError
from roughcut.files import output_errors, write_text
from roughcut.models.video.catalogue import chosen_profile
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.books import held
from roughcut.production.money.purchase import Pace
from roughcut.production.money.till import Till
from roughcut.production.pricing import ApprovedOnce, batch_quote
from roughcut.production.request import PREVIS, Buying, MakeRequest, ShootRequest
from roughcut.production.run import Approve, grave_faults, produce_with, script_of
from roughcut.production.services import ledger_file
from roughcut.production.shooting.schema import Quote
from roughcut.script import bracketed
from roughcut.script.formats import read_script
from roughcut.script.schema import Language
from roughcut.scripter.cast import CastFile
from roughcut.scripter.writing import Writing

SCRIPT_KEYS = ("response", "generated_script", "script")
DIALOGUE_KEYS = ("dialogue", "input")
_OURS = "roughcut"
_MOST_STORIES = 8
"""Stories that wait for a provider, at most, unless more are asked for: each holds its script and plan."""


@dataclass(frozen=True)
class Story:
    """A line of the input: its 1-based number, the object that it holds, and the script or the dialogue in
    it; or what is wrong with it."""

    line: int
    kept: Mapping[str, Any] = field(default_factory=dict)
    script: str = ""
    dialogue: str = ""
    problem: str = ""


@dataclass
class BatchSummary:
    """What became of the stories, by line: where the film is, or what went wrong. `spent_usd` counts this
    run and all before it."""

    films: dict[int, Path] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    spent_usd: Decimal = Decimal(0)

    @property
    def is_whole(self) -> bool:
        """True when every story has its film, and no previs had to stand in."""
        return not self.failed


def read_stories(
    text: str, script_key: str | None = None, dialogue_key: str | None = None
) -> tuple[list[Story], tuple[int, ...]]:
    """The stories of a JSONL text, and the numbers of its blank lines. A line that cannot be used is a story
    with a problem: it never shifts another. Raises OptionError when there is no story at all."""
    rows = list(enumerate(text.removeprefix("\ufeff").split("\n"), start=1))
    if rows and not rows[-1][1].strip():
        rows.pop()
    stories = [_story(line, raw, script_key, dialogue_key) for line, raw in rows if raw.strip()]
    if not stories:
        raise OptionError(
            "There is no story in it; write one JSON object a line, with a script or a dialogue."
        )
    return stories, tuple(line for line, raw in rows if not raw.strip())


def _story(line: int, raw: str, script_key: str | None, dialogue_key: str | None) -> Story:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return Story(line, problem="it is not JSON")
    if not isinstance(value, dict):
        return Story(line, problem="it is no JSON object")
    script = _text_under(value, (script_key,) if script_key else () if dialogue_key else SCRIPT_KEYS)
    dialogue = _text_under(value, (dialogue_key,) if dialogue_key else () if script_key else DIALOGUE_KEYS)
    if not script and not dialogue:
        wanted = script_key or dialogue_key or " or ".join((SCRIPT_KEYS[0], DIALOGUE_KEYS[0]))
        return Story(line, value, problem=f"it has no text under {wanted}")
    return Story(line, value, script=script, dialogue="" if script else dialogue)


def _text_under(value: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((text for key in keys if isinstance(text := value.get(key), str) and text.strip()), "")


def _places(buying: Buying) -> int:
    """How many jobs may be open at the provider of what is bought; none where nothing is."""
    return 0 if buying.model == PREVIS else min(chosen_profile(buying.model).concurrency, _MOST_STORIES)


class Batch:
    """One batch at work in one folder. Every story is a production in `OUT/<model>_<style>_<line>`; after
    each, the mapping and the list of responses are whole on disk."""

    def __init__(
        self,
        stories: Sequence[Story],
        out: Path,
        options: PlanOptions,
        buying: Buying,
        *,
        language: Language | None = None,
        cast: CastFile | None = None,
        brief: str = "",
        writing: Writing | None = None,
        watcher: Watcher | None = None,
        approve: Approve | None = None,
    ) -> None:
        self._stories = stories
        self._out = out.expanduser().absolute()
        self._options, self._buying = options, buying
        self._language, self._cast, self._brief = language, cast, brief
        self._writing = writing or Writing()
        self._watcher = watcher or Silence()
        self._approve = ApprovedOnce(approve, self._whole) if approve else None
        self._summary = BatchSummary(
            failed={each.line: f"Line {each.line}: {each.problem}." for each in stories if each.problem}
        )
        self._till: Till | None = None
        self._scripts: dict[int, str] = {}
        self._lock = threading.Lock()
        self._halted: RoughcutError | None = None

    def run(
        self,
        *,
        concurrency: int | None = None,
        workers: int | None = None,
        jobs: int | None = None,
        pace: Pace | None = None,
    ) -> BatchSummary:
        """Make every film, `concurrency` stories at a time with `workers` processes for all of them, and at
        most `jobs` open jobs a provider. Without a wish there are as many stories as keep both the provider
        and the workers busy, while some are written and others reviewed.

        Raises the AccountError or BudgetError that ended the buying, once the stories at work have ended;
        the same call goes on.
        """
        hidden = self._out / ".roughcut"
        with output_errors(self._out):
            hidden.mkdir(parents=True, exist_ok=True)
        from roughcut.production import workflow

        book = ledger_file(ProductionFolder(self._out), rehearsed=self._buying.rehearse)
        till = self._till = Till(book, jobs, pace)
        crew = Crew(workers)
        at_once = concurrency or crew.size + min(_places(self._buying), jobs or _MOST_STORIES)
        self._watcher.stage("stories", len(self._stories))
        try:
            with (
                held(book),
                workflow.engine(hidden / "batch.sqlite"),
                ThreadPoolExecutor(at_once) as pool,
            ):
                list(pool.map(lambda story: self._one(story, crew, till), self._stories))
        finally:
            crew.dismiss()
        self._write_lists()
        self._summary.spent_usd = self._spent_usd()
        if self._halted is not None:
            raise self._halted
        return self._summary

    def _spent_usd(self) -> Decimal:
        """What all stories of the batch have cost so far."""
        if self._till is None:
            return Decimal(0)
        with contextlib.closing(self._till.ledger("", None)) as ledger:
            return sum((call.counts_usd for call in ledger.all_calls()), Decimal(0))

    def _whole(self, quote: Quote) -> Quote:
        """The price of all stories, asked for when the first one is about to buy."""
        requests = []
        for story in self._stories:
            with contextlib.suppress(RoughcutError):  # it is told when its turn comes
                requests += [] if story.problem else [self._request(story)]
        return batch_quote(quote, requests, self._spent_usd())

    def folder_of(self, story: Story) -> Path:
        """The folder of a story's production; its number is that of its line, so that none shifts."""
        return self._out / f"{self._buying.model}_{self._options.style}_{story.line:03d}"

    def _one(self, story: Story, crew: Crew, till: Till) -> None:
        if not story.problem:
            try:
                self._produce(story, crew, till)
            except (AccountError, BudgetError) as error:
                self._halted = self._halted or error
                self._fail(story, error.message)
            except RoughcutError as error:
                self._fail(story, error.message)
        self._watcher.advance("stories")

    def _produce(self, story: Story, crew: Crew, till: Till) -> None:
        if self._halted is not None:
            raise BudgetError(f"It was not tried: {self._halted.message}")
        request = self._request(story)
        folder = ProductionFolder(self.folder_of(story))
        script = script_of(request, ledger=ledger_file(ProductionFolder(self._out), rehearsed=False))
        with folder.held():
            produce_with(request, script, folder, crew, Silence(), self._approve, engine=False, till=till)
        with self._lock:
            self._scripts[story.line] = bracketed.write(script)
            self._summary.films[story.line] = folder.film
        for warning in script.warnings:
            self._watcher.say(f"Line {story.line}: {warning}")
        problems = []
        if grave := grave_faults(script, request):
            problems.append(f"{grave} faults of the script could not be mended; see its warnings.")
        if stand_ins := folder.read_stand_ins():
            problems.append(f"The previs stands in for shot {', '.join(map(str, stand_ins))}.")
        if problems:
            self._fail(story, " ".join(problems))
        else:
            self._write_lists()

    def _request(self, story: Story) -> MakeRequest | ShootRequest:
        if not story.script:
            return MakeRequest(
                dialogue=story.dialogue,
                language=self._language,
                options=self._options,
                buying=self._buying,
                cast=self._cast,
                brief=self._brief,
                writing=self._writing,
            )
        script = read_script(story.script, f"line {story.line}").script
        if self._language is not None:
            script = script.model_copy(update={"language": self._language})
        return ShootRequest(script=script, options=self._options, buying=self._buying, cast=self._cast)

    def _fail(self, story: Story, message: str) -> None:
        with self._lock:
            self._summary.failed[story.line] = f"Line {story.line}: {message}"
        self._watcher.say(f"Line {story.line}: {message}")
        self._write_lists()

    # -- the lists

    def _write_lists(self) -> None:
        """`responses.jsonl`, a line for each story in the input's order, and `video_dialogues.jsonl`, the
        mapping from each film to its script that the film critic reads."""
        with self._lock:
            write_text(self._out / "responses.jsonl", "".join(self._responses()))
            mapping = (
                json.dumps({str(film.relative_to(self._out)): self._scripts[line]}, ensure_ascii=False) + "\n"
                for line, film in sorted(self._summary.films.items())
            )
            write_text(self._out / "video_dialogues.jsonl", "".join(mapping))

    def _responses(self) -> Iterator[str]:
        for story in self._stories:
            film = self._summary.films.get(story.line)
            ours = {
                "line": story.line,
                "film": str(film.relative_to(self._out)) if film else None,
                "error": self._summary.failed.get(story.line),
            }
            # The user's own words stay as they came.
            whole = {"response": self._scripts.get(story.line, "")} | dict(story.kept) | {_OURS: ours}
            yield json.dumps(whole, ensure_ascii=False) + "\n"
