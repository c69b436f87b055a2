"""Many stories, a line each: every one a production of its own, side by side under one cap and one gate."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut.director.schema import PlanOptions
from roughcut.errors import AccountError, BudgetError, RoughcutError
from roughcut.files import expanded, output_errors, write_text
from roughcut.models.video.catalogue import chosen_profile
from roughcut.production.crew import Crew
from roughcut.production.events import Silence, Watcher
from roughcut.production.folder import ProductionFolder
from roughcut.production.money.books import held
from roughcut.production.money.pace import Pace
from roughcut.production.money.till import Till
from roughcut.production.pricing import ApprovedOnce, batch_quote
from roughcut.production.request import PREVIS, Buying, MakeRequest, ShootRequest
from roughcut.production.retaking.journal import read_journal
from roughcut.production.retaking.schema import Journal
from roughcut.production.run import Approve, grave_faults, produce_with, script_of
from roughcut.production.services import ledger_file
from roughcut.production.shooting.schema import Quote, with_retakes
from roughcut.production.stories import Story
from roughcut.script import bracketed
from roughcut.script.formats import read_script
from roughcut.script.schema import Language, Script
from roughcut.scripter.cast import CastFile
from roughcut.scripter.writing import Writing

if TYPE_CHECKING:
    from roughcut.production.asking import OpenModel

_OURS = "roughcut"
_VOTES = 3
_MOST_STORIES = 8
"""Stories that wait for a provider, at most, unless more are asked for: each holds its script and plan."""


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


def _places(buying: Buying) -> int:
    """How many jobs may be open at the provider of what is bought; none where nothing is."""
    return 0 if buying.model == PREVIS else min(chosen_profile(buying.model).concurrency, _MOST_STORIES)


_Produce = Callable[[Story, Crew, Till], None]


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
        retakes: int = 0,
        judge: str | None = None,
        watcher: Watcher | None = None,
        approve: Approve | None = None,
    ) -> None:
        """`retakes` is how often a shot with grave notes may be taken again, once every story has its film;
        `judge` a model whose notes count then, too."""
        self._stories = stories
        self._out = expanded(out).absolute()
        self._options, self._buying = options, buying
        self._language, self._cast, self._brief = language, cast, brief
        self._writing = writing or Writing()
        self._retakes, self._judge = retakes, judge
        self._watcher = watcher or Silence()
        self._approve = ApprovedOnce(approve, self._whole) if approve else None
        self._summary = BatchSummary(
            failed={each.line: f"Line {each.line}: {each.problem}." for each in stories if each.problem}
        )
        self._till: Till | None = None
        self._open_judge: OpenModel | None = None
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
        # A story is not at the provider while its footage is cut and its film reviewed: with no more stories
        # than places, places would stand empty meanwhile.
        at_once = concurrency or crew.size + 2 * min(_places(self._buying), jobs or _MOST_STORIES)
        try:
            with (
                self._opened_judge() as self._open_judge,
                held(book),
                workflow.engine(hidden / "batch.sqlite"),
                ThreadPoolExecutor(at_once) as pool,
            ):
                self._each("stories", self._one, pool, crew, till)
                if self._retakes:
                    # Only now: no retake shall take the money that another story's first takes need.
                    self._say_what_judging_costs()
                    self._each("retakes", self._again, pool, crew, till)
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
        return with_retakes(batch_quote(quote, requests, self._spent_usd()), self._retakes)

    def folder_of(self, story: Story) -> Path:
        """The folder of a story's production; its number is that of its line, so that none shifts."""
        return self._out / f"{self._buying.model}_{self._options.style}_{story.line:03d}"

    def _each(self, stage: str, produce: _Produce, pool: ThreadPoolExecutor, crew: Crew, till: Till) -> None:
        """Have every story that is not known to have failed produced; what goes wrong is its own matter,
        except what would stop all buying."""

        def one(story: Story) -> None:
            try:
                if self._halted is not None:
                    raise BudgetError(f"It was not tried: {self._halted.message}")
                produce(story, crew, till)
            except (AccountError, BudgetError) as error:
                self._halted = self._halted or error
                self._fail(story, error.message)
            except RoughcutError as error:
                self._fail(story, error.message)
            self._watcher.advance(stage)

        stories = [s for s in self._stories if not s.problem and (produce == self._one or self._has_film(s))]
        self._watcher.stage(stage, len(stories))
        list(pool.map(one, stories))

    def _has_film(self, story: Story) -> bool:
        return story.line in self._summary.films

    def _one(self, story: Story, crew: Crew, till: Till) -> None:
        """A story's film. Where shots were taken again before, their retakes are gone on with."""
        folder = ProductionFolder(self.folder_of(story))
        request = self._request(story, retaking=self._retakes > 0 and folder.retakes.is_file())
        script = self._produced(story, request, folder, crew, till)
        for warning in script.warnings:
            self._watcher.say(f"Line {story.line}: {warning}")
        self._settle(story, _problems(script, request, folder))

    def _again(self, story: Story, crew: Crew, till: Till) -> None:
        """A story's retakes."""
        folder = ProductionFolder(self.folder_of(story))
        request = self._request(story, retaking=True)
        script = self._produced(story, request, folder, crew, till)
        journal = read_journal(folder)
        if journal.entries:
            kept = sum(entry.verdict is not None and entry.verdict.kept for entry in journal.entries)
            count = len(journal.entries)
            said = f"Line {story.line}: {count} retake{'s' if count != 1 else ''}, of which {kept} are kept."
            self._watcher.say(f"{said} {journal.ended}")
        self._settle(story, [*_problems(script, request, folder), *_unrepaired(journal)])

    def _produced(
        self,
        story: Story,
        request: MakeRequest | ShootRequest,
        folder: ProductionFolder,
        crew: Crew,
        till: Till,
    ) -> Script:
        script = script_of(request, ledger=ledger_file(ProductionFolder(self._out), rehearsed=False))
        with folder.held():
            produce_with(
                request,
                script,
                folder,
                crew,
                Silence(),
                self._approve,
                engine=False,
                till=till,
                open_judge=self._open_judge,
            )
        with self._lock:
            self._scripts[story.line] = bracketed.write(script)
            self._summary.films[story.line] = folder.film
        return script

    def _settle(self, story: Story, problems: Sequence[str]) -> None:
        if problems:
            self._fail(story, " ".join(problems))
            return
        with self._lock:
            self._summary.failed.pop(story.line, None)  # a retake may have mended it
        self._write_lists()

    @contextlib.contextmanager
    def _opened_judge(self) -> Iterator[OpenModel | None]:
        """What opens the judge, whose calls go into the ledger of all stories; None where nobody judges.
        Raises OptionError for a judge that nobody has, before anything is made."""
        if self._judge is None:
            yield None
            return
        from roughcut.production.asking import asking

        book = ledger_file(ProductionFolder(self._out), rehearsed=False)
        cap, rehearses = self._buying.max_cost_usd, self._buying.rehearse
        with asking(book, "judge", "film", max_cost_usd=cap, rehearse=rehearses) as open_model:
            open_model(self._judge)
            yield open_model

    def _say_what_judging_costs(self) -> None:
        if self._judge is None or self._open_judge is None:
            return
        from roughcut.production.film_judging import price_sentence

        scripts = [read_script(text).script for text in self._scripts.values()]
        films = [(script, len(script.shots)) for script in scripts]
        self._watcher.say(price_sentence(self._open_judge(self._judge), films, _VOTES))

    def _request(self, story: Story, *, retaking: bool = False) -> MakeRequest | ShootRequest:
        wanted = {"retakes": self._retakes, "judge": self._judge} if retaking else {}
        return self._plain_request(story).model_copy(update=wanted)

    def _plain_request(self, story: Story) -> MakeRequest | ShootRequest:
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


def _problems(script: Script, request: MakeRequest | ShootRequest, folder: ProductionFolder) -> list[str]:
    """What keeps a film from being whole."""
    problems = []
    if grave := grave_faults(script, request):
        problems.append(f"{grave} faults of the script could not be mended; see its warnings.")
    if stand_ins := folder.read_stand_ins():
        problems.append(f"The previs stands in for shot {', '.join(map(str, stand_ins))}.")
    return problems


def _unrepaired(journal: Journal) -> list[str]:
    """What retakes have left."""
    if not journal.unrepaired:
        return []
    shots = ", ".join(map(str, journal.unrepaired))
    return [f"Grave notes are left on shot {shots}. {journal.ended}"]
