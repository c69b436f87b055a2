"""The last stages of a production: film, subtitles, storyboard, review."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from roughcut import __version__
from roughcut.digest import digest_of, digest_of_file
from roughcut.director.schema import ShotPlan
from roughcut.files import write_text
from roughcut.film.schema import Clip, FilmCue, Panel
from roughcut.production.boards import draw_board
from roughcut.production.crew import Crew, find_people, keep_no_holes
from roughcut.production.events import Watcher
from roughcut.production.expecting import expect
from roughcut.production.folder import ProductionFolder
from roughcut.production.request import PREVIS
from roughcut.production.store import ArtefactStore
from roughcut.script.heard import is_thought, is_unseen
from roughcut.script.schema import Script
from roughcut.timebase import ms_at

if TYPE_CHECKING:
    from roughcut.critic.retaking.schema import RetakesReport
    from roughcut.critic.schema import Note, Report
    from roughcut.critic.whereabouts import Track
    from roughcut.production.retaking.opinion import Opinion

_loading = threading.Lock()


def _load_media() -> None:
    """Import the media libraries, one thread at a time: PyAV's modules import each other in a circle,
    and a second thread would find them half-made."""
    keep_no_holes()
    with _loading:
        import roughcut.critic.film
        import roughcut.critic.report
        import roughcut.film.assemble  # noqa: F401


class Finishing:
    """What becomes of the takes: each method makes its artefacts, or keeps them where they are fresh."""

    def __init__(
        self,
        script: Script,
        plan: ShotPlan,
        folder: ProductionFolder,
        store: ArtefactStore,
        crew: Crew,
        watcher: Watcher,
        stand_ins: Mapping[int, str] | None = None,
        retakes: RetakesReport | None = None,
        opinion: Opinion | None = None,
    ) -> None:
        self.script = script
        self.plan = plan
        self.folder = folder
        self.store = store
        self.crew = crew
        self.watcher = watcher
        self.stand_ins = dict(stand_ins or {})
        self.retakes = retakes
        self.opinion = opinion

    def get_ready(self) -> None:
        """Import what cutting and reviewing need, while there is a core to spare for it."""
        _load_media()

    def is_done(self) -> bool:
        """True when film, storyboard and report are there and fresh. Imports nothing heavy."""
        return self._film_is_fresh() and self._storyboard_is_fresh() and self._report_is_fresh()

    def _film_files(self) -> list[Path]:
        return [self.folder.film, self.folder.srt, self.folder.vtt]

    def _film_inputs(self) -> str:
        takes = [digest_of_file(self.folder.take(order.shot_number)) for order in self.plan.orders]
        return digest_of("film", __version__, self.plan, takes, self.script.title)

    def _film_is_fresh(self) -> bool:
        return self.store.is_fresh(self._film_files(), self._film_inputs())

    def assemble_film(self) -> None:
        """Cut the takes together with sound and subtitles."""
        if self._film_is_fresh():
            return
        self.watcher.stage("film", self.plan.frame_count)
        self._cut()
        self.store.record(self._film_files(), self._film_inputs())

    def _cut(self) -> None:
        _load_media()
        from roughcut.film.assemble import assemble
        from roughcut.film.captions import captions
        from roughcut.film.subtitles import write_srt, write_vtt

        subtitles = captions(
            self._cues(),
            self.script.language,
            film_end_ms=self._start_ms(len(self.plan.orders)),
            rate=self.plan.options.rate,
        )
        write_srt(self.folder.srt, subtitles)
        write_vtt(self.folder.vtt, subtitles)
        info = assemble(
            self._clips(),
            self.folder.film,
            rate=self.plan.options.rate,
            subtitles=subtitles,
            language=self.script.language,
            title=self.script.title,
            progress=_Steps(self.watcher, "film"),
        )
        for warning in info.warnings:
            self.watcher.say(warning)

    def _clips(self) -> list[Clip]:
        return [
            Clip(
                take=self.folder.take(order.shot_number),
                frame_count=order.frame_count,
                name=f"Shot {order.shot_number}",
            )
            for order in self.plan.orders
        ]

    def _cues(self) -> list[FilmCue]:
        cues = []
        for index, order in enumerate(self.plan.orders):
            start = self._start_ms(index)
            cues += [
                FilmCue(
                    start_ms=start + cue.start_ms,
                    end_ms=start + cue.end_ms,
                    text=cue.text,
                    speaker=cue.speaker,
                    off_screen=is_unseen(cue.parenthetical),
                    voice_over=is_thought(cue.parenthetical),
                )
                for cue in order.cues
            ]
        return cues

    def _start_ms(self, index: int) -> int:
        return ms_at(self.plan.first_frame_of(index), self.plan.options.rate)

    def _panels(self) -> list[Panel]:
        return [self._panel(index) for index in range(len(self.plan.orders))]

    def _storyboard_inputs(self) -> str:
        stills = [
            digest_of_file(path)
            for panel in self._panels()
            for path in (panel.first_png, panel.last_png)
            if path
        ]
        return digest_of("storyboard", __version__, self.script, self.plan, stills)

    def _storyboard_is_fresh(self) -> bool:
        return self.store.is_fresh([self.folder.storyboard], self._storyboard_inputs())

    def draw_storyboard(self) -> None:
        """Draw a panel for every shot."""
        if self._storyboard_is_fresh():
            return
        self.watcher.stage("storyboard", 1)
        self.crew.run(
            draw_board, self.folder.storyboard, self._panels(), self.script.title, self.script.language
        )
        self.store.record([self.folder.storyboard], self._storyboard_inputs())
        self.watcher.advance("storyboard")

    def _panel(self, index: int) -> Panel:
        shot = self.script.shots[index]
        order = self.plan.orders[index]
        scene = self.script.scene_of(shot)
        first, last = self.folder.stills(order.shot_number)
        return Panel(
            number=shot.number,
            start_ms=self._start_ms(index),
            end_ms=self._start_ms(index) + order.duration_ms,
            sizes=shot.sizes,
            movements=shot.movements,
            action=shot.action,
            lines=shot.lines,
            blocking=shot.blocking,
            scene_number=scene.number,
            scene_heading=scene.heading,
            first_png=first,
            last_png=last,
        )

    def _report_files(self) -> list[Path]:
        return [self.folder.report_json, self.folder.report_html]

    def _report_inputs(self) -> str:
        stand_ins = {str(number): why for number, why in self.stand_ins.items()}
        retakes = [self.retakes] if self.retakes else []
        return digest_of("review", self._measured_inputs(), stand_ins, *retakes)

    def _measured_inputs(self) -> str:
        film, subtitles = digest_of_file(self.folder.film), digest_of_file(self.folder.srt)
        judge = [self.opinion.name] if self.opinion else []
        return digest_of("measured", __version__, expect(self.script, self.plan), film, subtitles, *judge)

    def _report_is_fresh(self) -> bool:
        return self.store.is_fresh(self._report_files(), self._report_inputs())

    def review(self) -> None:
        """Measure the film against the plan and write the report."""
        if self._report_is_fresh():
            return
        _load_media()
        from roughcut.critic.report import write_report

        report = self.reviewed().model_copy(update={"retakes": self.retakes})
        if report.judgement is None and self.folder.report_json.is_file():
            from roughcut.production.film_judging import with_earlier_judgement

            report, left_out = with_earlier_judgement(report, self.folder.root, self.script)
            if left_out:
                self.watcher.say(left_out)
        write_report(report, self.folder.film, self.folder.root)
        self.store.record(self._report_files(), self._report_inputs())

    def reviewed(self) -> Report:
        """What is measured of the film, and a note for each stand-in. Measurements are kept: the same film
        against the same plan is watched once."""
        from roughcut.critic.schema import Report

        kept = self.folder.measured / f"{self._measured_inputs()[:32]}.json"
        if kept.is_file():
            report = Report.model_validate(json.loads(kept.read_text(encoding="utf-8")))
        else:
            report = self._measure()
            if self.opinion:
                takes = {order.shot_number: self.folder.take(order.shot_number) for order in self.plan.orders}
                report = self.opinion.on(report, self.folder.film, takes)
            write_text(kept, report.model_dump_json(by_alias=True))
        return report.model_copy(update={"notes": (*self._stand_in_notes(), *report.notes)})

    def _measure(self) -> Report:
        _load_media()
        from roughcut.critic.film import review_film

        self.watcher.stage("review", self.plan.frame_count)
        return review_film(
            self.folder.film,
            expect(self.script, self.plan),
            subtitles=self.folder.srt,
            on_progress=_Steps(self.watcher, "review"),
            tracks=self._whereabouts(),
        )

    def _whereabouts(self) -> list[Track]:
        """Where everybody is, which only the previs knows; its people are still on the workers' minds."""
        if self.plan.model != PREVIS:
            return []
        return [track for tracks in self.crew.run_each(find_people, self.plan.orders) for track in tracks]

    def _stand_in_notes(self) -> Iterator[Note]:
        """A grave note for each shot that the previs had to make."""
        from roughcut.critic.schema import Note

        for index, order in enumerate(self.plan.orders):
            if order.shot_number in self.stand_ins:
                start = self._start_ms(index)
                yield Note(
                    shot=order.shot_number,
                    span_s=(start / 1000, (start + order.duration_ms) / 1000),
                    severity="grave",
                    metric="stand_in",
                    message=f"The previs stands in for this shot: {self.stand_ins[order.shot_number]}",
                    suggestion="Run the same command again, change the shot's words, or use another model.",
                )


class _Steps:
    """Turns `(done, total)` into the watcher's parts."""

    def __init__(self, watcher: Watcher, stage: str) -> None:
        self._watcher = watcher
        self._stage = stage
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        self._watcher.advance(self._stage, done - self._done)
        self._done = done
