"""The writer that calls a language model: whole scripts in one call, long dialogues beat by beat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roughcut.errors import AnswerError, RequestError, ScriptError
from roughcut.models.language.schema import Answer
from roughcut.script import json_form
from roughcut.script.bracketed import read
from roughcut.script.schema import Language, Script
from roughcut.script.verify.schema import Fault
from roughcut.scripter.grammar import write_script
from roughcut.scripter.language.asking import Asker
from roughcut.scripter.language.budget import Budget, budget_of, fits
from roughcut.scripter.language.drafts import (
    Draft,
    DraftCharacter,
    DraftScene,
    DraftShot,
    draft_of,
    draft_schema,
    read_draft,
    script_of,
)
from roughcut.scripter.language.listing import LANGUAGES, cast_rows, listing, part_of, wishes
from roughcut.scripter.language.planning import Plan, PlannedBeat, plan_of
from roughcut.scripter.language.prompts import prompt
from roughcut.scripter.language.revising import revision
from roughcut.scripter.schema import Dialogue

Say = Callable[[str], None]
_TOO_LONG = "context_length_exceeded"
_EMPTY = ("empty", "STOP")


class LanguageDrafter:
    """Drafts and revises the script of one dialogue. `say` is told, in sentences, of everything that was
    not written as asked for, `tell` of how far it has got. The same answers make the same drafts, so that
    a crash costs nothing twice."""

    def __init__(
        self, asker: Asker, dialogue: Dialogue, language: Language, say: Say, tell: Say = lambda _: None
    ) -> None:
        self._asker = asker
        self._dialogue = dialogue
        self._language = language
        self._say = say
        self._tell = tell
        self._script: Script | None = None
        self._rounds = 0

    @property
    def written_by(self) -> str:
        """The model and the versions of its prompts."""
        versions = ", ".join(prompt(name).version for name in ("write", "plan", "beat", "revise"))
        return f"{self._asker.model.profile.name} ({versions})"

    def draft(self) -> str:
        """The first draft. Raises the ProviderErrors of the model."""
        budget = budget_of(self._asker.model.profile, self._asker.sampling.max_tokens)
        text = self._whole() if fits(self._dialogue, budget) else None
        return text if text is not None else self._beat_by_beat(budget)

    def revise(self, text: str, faults: Sequence[Fault]) -> str:
        """The failing shots again; or the whole script, where the last answer could not be read."""
        self._rounds += 1
        self._tell(
            f"Repair {self._rounds}: {len(faults)} fault{'s' if len(faults) > 1 else ''} back to the model."
        )
        try:
            failing = read(text).script
        except ScriptError as error:
            return self._again(error.message)
        return revision(
            self._asker, self._dialogue, self._language, self._cast(), text, failing, faults, self._rounds
        )

    def _cast(self) -> str:
        return cast_rows(self._script.cast) if self._script else "\n".join(self._dialogue.speakers)

    # One call

    def _whole(self) -> str | None:
        """The script in one call; None where it does not fit into one."""
        system, user = prompt("write").filled(
            language=LANGUAGES[self._language],
            wishes=wishes(self._dialogue),
            dialogue=listing(self._dialogue.events),
        )
        try:
            answer = self._answered(system, user)
        except RequestError as error:
            if error.code != _TOO_LONG or len(self._dialogue.turns) < 2:
                raise
            self._say("The dialogue is too long for one call; it is written beat by beat.")
            return None
        if answer.finish == "length" and len(self._dialogue.turns) > 1:
            self._say("The script was cut off by --max-tokens; it is written again beat by beat.")
            return None
        return self._text_of(answer)

    def _answered(self, system: str, user: str) -> Answer:
        """The answer; another sample where the first one was empty."""
        try:
            return self._asker.ask(system, user, draft_schema())
        except AnswerError as error:
            if error.code not in _EMPTY:
                raise
            return self._asker.ask(system, user, draft_schema(), again=1)

    def _again(self, problem: str) -> str:
        system, _ = prompt("write").filled(language="", wishes="", dialogue="")
        _, user = prompt("reread").filled(
            problem=problem,
            language=LANGUAGES[self._language],
            wishes=wishes(self._dialogue),
            dialogue=listing(self._dialogue.events),
        )
        return self._text_of(self._asker.ask(system, user, draft_schema(), again=self._rounds))

    def _text_of(self, answer: Answer) -> str:
        """The draft as a script in JSON; what is no draft goes on as it came, for the reader of scripts."""
        draft = read_draft(answer.text)
        script = draft and script_of([draft], self._language, title=self._dialogue.title)
        if not script:
            return answer.text
        self._script = script
        return json_form.write(script)

    # Beat by beat

    def _beat_by_beat(self, budget: Budget) -> str:
        self._tell("Planning the whole dialogue.")
        plan = plan_of(self._dialogue, self._language, self._asker, budget, self._say)
        drafts: list[Draft] = []
        for index, beat in enumerate(plan.beats):
            self._tell(f"Writing beat {index + 1} of {len(plan.beats)}.")
            drafts += self._beat(plan, index, beat, drafts)
        settled = Draft(
            cast=tuple(DraftCharacter(name=who.name, description=who.description) for who in plan.cast),
            scenes=tuple(DraftScene(**scene.model_dump()) for scene in plan.scenes),
        )
        self._script = script_of([settled, *drafts], self._language, title=plan.title)
        assert self._script is not None  # every beat has shots, the grammar's at the worst
        return json_form.write(self._script)

    def _beat(self, plan: Plan, index: int, beat: PlannedBeat, done: Sequence[Draft]) -> list[Draft]:
        """The shots of a beat; of its halves where it is too long, and the grammar's where none come."""
        part = part_of(self._dialogue, beat.first_turn - 1, beat.last_turn - 1)
        try:
            answer = self._asked(plan, index, beat, part, done)
            draft = read_draft(answer.text) if answer.finish == "stop" else None
        except AnswerError:
            draft = None
        except RequestError as error:
            if error.code != _TOO_LONG:
                raise
            draft = None
        if draft and draft.shots:
            return [_settled(draft, beat.scene)]
        if beat.last_turn > beat.first_turn:
            middle = (beat.first_turn + beat.last_turn) // 2
            left = beat.model_copy(update={"last_turn": middle})
            first = self._beat(plan, index, left, done)
            right = beat.model_copy(update={"first_turn": middle + 1, "blocking": ""})
            return first + self._beat(plan, index, right, [*done, *first])
        self._say(f"No usable shots came for turn {beat.first_turn}; the grammar of film covers it.")
        script = write_script(part, language=self._language)
        return [_settled(Draft.model_validate(draft_of(script)), beat.scene)]

    def _asked(
        self, plan: Plan, index: int, beat: PlannedBeat, part: Dialogue, done: Sequence[Draft]
    ) -> Answer:
        system, _ = prompt("write").filled(language="", wishes="", dialogue="")
        place = plan.scene(beat.scene)
        _, user = prompt("beat").filled(
            part=index + 1,
            parts=len(plan.beats),
            number=1 + sum(len(draft.shots) for draft in done),
            scene=place.number,
            language=LANGUAGES[self._language],
            wishes=wishes(self._dialogue),
            cast=cast_rows(plan.cast),
            place=f"{place.heading}\n{place.description}".strip(),
            before=_before(done, place.number, beat.blocking),
            change=beat.change or "The talk goes on.",
            tension=f"{beat.tension:g}",
            dialogue=listing(part.events),
        )
        return self._asker.ask(system, user, draft_schema())


def _settled(draft: Draft, scene: int) -> Draft:
    """The shots alone, all in the scene of their beat."""
    return Draft(shots=tuple(shot.model_copy(update={"scene": scene}) for shot in draft.shots))


def _before(done: Sequence[Draft], scene: int, blocking: str) -> str:
    """The last shot so far, with where everybody is; the plan's positions where the scene is new."""
    shots: list[DraftShot] = [shot for draft in done for shot in draft.shots]
    if not shots or shots[-1].scene != scene:
        opening = f" {blocking}" if blocking else " Nobody has been placed yet."
        return f"This scene begins here.{opening}"
    last = shots[-1]
    seen = " ".join(beat.text for beat in last.beats if beat.kind == "action")
    return f"The last shot was a {last.size} ({last.movement}): {seen}\nWhere everybody is: {last.blocking}"
