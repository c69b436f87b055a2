"""The stages of a production: each makes its artefacts, or keeps them where they are fresh."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut.digest import digest_of
from roughcut.director.plan import Spoken, plan_film
from roughcut.director.schema import ShotPlan
from roughcut.errors import OutputError
from roughcut.files import write_text
from roughcut.models.speech.recordings import find_recording, recording_digest
from roughcut.models.speech.schema import Excerpt, RecordingInfo, SpeechOrder, Voice
from roughcut.models.speech.voices import cast_voices
from roughcut.production import crew as jobs
from roughcut.production.crew import Crew
from roughcut.production.events import Watcher
from roughcut.production.finishing import Finishing
from roughcut.production.folder import ProductionFolder
from roughcut.production.made import plan_of
from roughcut.production.request import PREVIS, MakeRequest, ShootRequest
from roughcut.production.retaking.rounds import Retaking
from roughcut.production.shooting.previs import PrevisShooting
from roughcut.production.shooting.schema import Quote, Shooting, with_retakes
from roughcut.production.store import ArtefactStore
from roughcut.script import bracketed, json_form
from roughcut.script.recorded import LineSpan, line_starts
from roughcut.script.schema import Character, Line, Script, Shot
from roughcut.scripter.recorded import spans_of

if TYPE_CHECKING:
    from roughcut.production.retaking.opinion import Opinion

# The inputs of a script that the user wrote or changed by hand: ours to read, not to rewrite.
_BY_HAND = "by hand"


class Stages:
    """One production at work in one folder; its methods are the steps of the durable run."""

    def __init__(
        self,
        request: MakeRequest | ShootRequest,
        script: Script,
        folder: ProductionFolder,
        store: ArtefactStore,
        crew: Crew,
        watcher: Watcher,
        shooting_of: Callable[[ShotPlan], Shooting] | None = None,
        opinion: Opinion | None = None,
    ) -> None:
        self.request = request
        self.script = script
        self.folder = folder
        self.store = store
        self.crew = crew
        self.watcher = watcher
        self._opinion = opinion
        self._shooting_of = shooting_of or (lambda _plan: PrevisShooting(folder, store, crew))
        self._retaking: tuple[ShotPlan, Retaking] | None = None
        self._shooting_lock = threading.Lock()
        self._infos: dict[int, RecordingInfo] = {}
        self._lock = threading.Lock()
        self._takes_left = 0

    def is_intact(self) -> bool:
        """True when no artefact on record has vanished, so that finished steps can be trusted."""
        return self.store.all_present()

    def is_done(self) -> bool:
        """True when there is nothing left to make. Looks at the disk alone: no voice, no drawing."""
        orders = [self._speech_order(index) for index in range(len(self._lines))]
        for index, order in enumerate(orders):
            info = find_recording(order, self.folder.voices)
            if info is None:
                return False
            self._infos[index] = info
        self.plan = self._plan_film()
        shooting = self.shooting
        takes_are_fresh = all(shooting.is_fresh(order) for order in self.plan.orders)
        return takes_are_fresh and self._finishing.is_done() and not self.retaking.has_more()

    # -- the script

    def settle_script(self) -> None:
        """Put the script into the folder in both forms, never over a user's own words."""
        self.watcher.stage("script", 1)
        self._refuse_to_overwrite()
        if isinstance(self.request, MakeRequest):
            self._put(self.folder.dialogue, self.request.dialogue, digest_of(self.request.dialogue))
        self._put(self.folder.script_text, bracketed.write(self.script), self._script_inputs)
        self._put(self.folder.script_json, json_form.write(self.script), self._script_inputs)
        self.watcher.advance("script")

    @property
    def _script_inputs(self) -> str:
        return digest_of("script", self.script)

    def _refuse_to_overwrite(self) -> None:
        """Refuse to lose a user's own words. Raises OutputError that says how to use them."""
        if isinstance(self.request, MakeRequest):
            self._refuse_to_lose(self.folder.dialogue, self.request.dialogue, "make")
        self._refuse_to_lose(self.folder.script_text, bracketed.write(self.script), "shoot")
        self._refuse_to_lose(self.folder.script_json, json_form.write(self.script), "shoot")

    def _refuse_to_lose(self, path: Path, text: str, verb: str) -> None:
        if self._is_by_hand(path) and path.read_bytes() != text.encode("utf-8", "surrogatepass"):
            raise OutputError(
                f"{path} was written or changed by hand and would be lost; {verb} it with "
                f"`roughcut {verb} {path} -o {self.folder.root}`, move it away, or choose another folder.",
                path=path,
            )

    def _is_by_hand(self, path: Path) -> bool:
        """True for a file that is there, is not what this run was given, and is not as we left it."""
        if path == self.request.source or not path.is_file():
            return False
        return self.store.inputs_of(path) in (None, _BY_HAND) or self.store.was_edited(path)

    def _put(self, path: Path, text: str, inputs: str) -> None:
        if path == self.request.source:
            self.store.record([path], _BY_HAND)
        elif not self.store.is_fresh([path], inputs):
            write_text(path, text)
            self.store.record([path], inputs)

    # -- the voices

    @cached_property
    def _lines(self) -> list[tuple[Shot, Line]]:
        return list(self.script.lines())

    @cached_property
    def _voices(self) -> dict[str, Voice]:
        cast = list(self.script.cast)
        names = {character.name for character in cast}
        strangers = dict.fromkeys(line.speaker for _, line in self._lines if line.speaker not in names)
        cast += [Character(name=name or "?") for name in strangers]
        wishes = self.request.cast.voices_for([each.name for each in cast]) if self.request.cast else {}
        voices = cast_voices(cast, self.script.language, self.request.options.seed, wishes)
        return {**voices, "": voices["?"]} if "?" in voices else voices

    def line_count(self) -> int:
        """How many spoken lines are to be voiced."""
        self.watcher.stage("voices", len(self._lines))
        return len(self._lines)

    def keep_sound(self) -> None:
        """Keep the sound of a recorded dialogue beside the recordings that are cut out of it."""
        if self.request.recorded:
            from roughcut.models.speech.excerpts import keep_sound

            keep_sound(self.request.recorded.sound, self.folder.voices)

    @cached_property
    def _spans(self) -> tuple[LineSpan, ...]:
        """When each line is spoken in the recording; empty where there is none."""
        recorded = self.request.recorded
        return spans_of(self.script, recorded.subtitles) if recorded else ()

    def _excerpt(self, index: int) -> Excerpt | None:
        recorded = self.request.recorded
        if recorded is None:
            return None
        span = self._spans[index]
        return Excerpt(sound=recorded.sound_digest, start_ms=span.start_ms, end_ms=span.end_ms)

    def _speech_order(self, index: int) -> SpeechOrder:
        line = self._lines[index][1]
        return SpeechOrder(
            text=line.text,
            voice=self._voices[line.speaker],
            delivery=line.parenthetical,
            excerpt=self._excerpt(index),
        )

    def record_line(self, index: int) -> None:
        """Voice one line, or keep the recording that is there."""
        self._recorded(index)
        self.watcher.advance("voices")

    def _recorded(self, index: int) -> RecordingInfo:
        if index not in self._infos:
            order = self._speech_order(index)
            info = find_recording(order, self.folder.voices) or self.crew.run(
                jobs.record_line, order, self.folder.voices
            )
            with self._lock:
                self._infos[index] = info
        return self._infos[index]

    # -- the plan

    def make_plan(self) -> list[int]:
        """Plan every shot; gives the indices of the shots whose takes are stale, place by place."""
        plan = self.plan = self._plan_film()
        write_text(self.folder.plan, plan.model_dump_json(indent=1))
        for warning in plan.warnings:
            self.watcher.say(warning)
        self.store.forget(self.folder.drop_takes_after(len(plan.orders)))
        shooting = self.shooting
        stale = [i for i, order in enumerate(plan.orders) if not shooting.is_fresh(order)]
        self._say_what_is_kept(stale)
        self.watcher.stage("takes", sum(plan.orders[i].frame_count for i in stale))
        self._takes_left = len(stale)
        return _in_turn(plan, stale)

    def _plan_film(self) -> ShotPlan:
        spoken: list[list[Spoken]] = [[] for _ in self.script.shots]
        starts = line_starts(self.script, self._spans) if self._spans else ()
        for index, (shot, line) in enumerate(self._lines):
            order = self._speech_order(index)
            spoken[shot.number - 1].append(
                Spoken(
                    self._voices[line.speaker],
                    recording_digest(order),
                    self._recorded(index),
                    starts[index] if starts else None,
                )
            )
        return plan_film(self.script, spoken, self.request.options, self.request.buying.model)

    @cached_property
    def plan(self) -> ShotPlan:
        """The plan in force: made in this run, or by the run that this one continues."""
        return plan_of(self.folder)

    def say_all_is_kept(self) -> None:
        """Tell the watcher that nothing was left to do."""
        self._say_what_is_kept([])

    def _say_what_is_kept(self, stale: list[int]) -> None:
        kept = len(self.plan.orders) - len(stale)
        if kept and stale:
            numbers = ", ".join(str(i + 1) for i in stale[:12]) + (" …" if len(stale) > 12 else "")
            self.watcher.say(f"{kept} takes are kept; shooting shot {numbers}.")
        elif kept:
            self.watcher.say(f"All {kept} takes are kept.")

    # -- the takes

    @property
    def retaking(self) -> Retaking:
        """The retakes of the plan in force; one for each plan, whichever thread asks first."""
        with self._shooting_lock:
            if self._retaking is None or self._retaking[0] != self.plan:
                self._retaking = (
                    self.plan,
                    Retaking(
                        self.request.retakes,
                        self.plan,
                        self._shooting_of(self.plan),
                        self.folder,
                        self.store,
                        self.watcher,
                        self._finishing_of,
                    ),
                )
            return self._retaking[1]

    @property
    def shooting(self) -> Shooting:
        """How the takes of the plan in force are shot, those that were taken again included."""
        return self.retaking.shooting

    def quote(self) -> Quote | None:
        """What is still to be bought; None where nothing costs anything. Voices the lines first: how long
        they last decides what is bought."""
        if self.request.buying.model == PREVIS:
            return None
        self.line_count()
        with ThreadPoolExecutor(self.crew.size) as pool:
            list(pool.map(self.record_line, range(len(self._lines))))
        self.plan = self._plan_film()
        quote = self.shooting.quote()
        return quote and with_retakes(quote, self.request.retakes)

    def shoot(self, index: int) -> None:
        """Shoot one take, or keep the one that is there."""
        order = self.plan.orders[index]
        if not self.shooting.is_fresh(order):
            self.shooting.shoot(order)
        self.watcher.advance("takes", order.frame_count)
        if self._leaves_a_core_free():
            self._finishing.get_ready()

    def _leaves_a_core_free(self) -> bool:
        """Count one take less; whether some of the crew have nothing more to do and others still have."""
        with self._lock:
            self._takes_left -= 1
            return 0 < self._takes_left < self.crew.size

    # -- the film and what is said of it

    @property
    def _finishing(self) -> Finishing:
        return self.retaking.finishing()

    def _finishing_of(self, shooting: Shooting, folder: ProductionFolder) -> Finishing:
        return Finishing(
            self.script,
            self.plan,
            folder,
            self.store,
            self.crew,
            self.watcher,
            shooting.stand_ins(),
            opinion=self._opinion,
        )

    def assemble_film(self) -> None:
        """Cut the takes together with sound and subtitles."""
        self._finishing.assemble_film()

    def draw_storyboard(self) -> None:
        """Draw a panel for every shot."""
        self._finishing.draw_storyboard()

    def review(self) -> None:
        """Measure the film and write the report; put on disk which shots the previs stands in for."""
        stand_ins = {str(number): why for number, why in self.shooting.stand_ins().items()}
        write_text(self.folder.stand_ins, json.dumps(stand_ins, ensure_ascii=False, indent=1))
        self._finishing.review()

    # -- retakes

    def wants_retakes(self) -> bool:
        """Whether shots with grave notes may be taken again."""
        return self.request.retakes > 0

    def order_retakes(self) -> list[int]:
        """Order the next round of retakes; gives the indices of the shots, none when it is time to stop."""
        return self.retaking.order()

    def retake(self, index: int) -> None:
        """Take one shot again, or keep the retake that is there."""
        self.retaking.retake(index)

    def compare_retakes(self) -> None:
        """Keep the better take of each shot that was taken again."""
        self.retaking.compare()


def _in_turn(plan: ShotPlan, stale: list[int]) -> list[int]:
    """Shots of one place one after another, since a worker keeps one set at a time; the place with most
    to shoot first, and in it the longest shot, so that short ones are left for the end."""
    places: dict[tuple[str, str], list[int]] = {}
    for index in sorted(stale, key=lambda i: -plan.orders[i].frame_count):
        scene = plan.orders[index].scene
        places.setdefault((scene.heading, scene.description), []).append(index)
    work = sorted(places.values(), key=lambda shots: -sum(plan.orders[i].frame_count for i in shots))
    return [index for shots in work for index in shots]
