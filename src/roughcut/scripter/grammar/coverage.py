"""Covers a scene: which shots, from where, how close, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roughcut.script.heard import is_thought
from roughcut.script.schema import Action, Beat, Language, Line
from roughcut.script.verify.thoughts import is_visible
from roughcut.script.vocabulary import Movement, Size
from roughcut.scripter.grammar.framing import single_size, size_text, two_size, varied
from roughcut.scripter.grammar.items import Draft, Item, Spoken
from roughcut.scripter.grammar.moves import Move, Stated
from roughcut.scripter.grammar.staging import Stage
from roughcut.scripter.grammar.timing import shot_ms, words_ms
from roughcut.scripter.grammar.wording import Wording

_MOST_TOLD = 420  # characters of stage directions that one shot can show
_SHORT_MS, _BRIEF_MS = 2600, 1700
_GROUP_MS, _GROUP_LINES = 8000, 5
_STILL_SHOTS = 3  # a camera that moves in every other shot of a monologue is restless
_QUICK_MS = 3200  # a line that may ride along with an action


class Coverage:
    """Turns the items of one scene into drafts, in order."""

    def __init__(
        self, items: Sequence[Item], stage: Stage, wording: Wording, *, outside: bool, known: bool = False
    ) -> None:
        self.items, self.stage, self.wording, self.outside = items, stage, wording, outside
        self.known = known
        self.language: Language = stage.language
        self.index = 0
        self.drafts: list[Draft] = []
        self.waiting: list[Stated] = []
        self.seen: dict[str, Size] = {}
        self.last_single, self.last_over = "", False
        self.last_was_two = False
        self.tension = 0.0

    def drafts_of(self, described: Sequence[str]) -> list[Draft]:
        """All shots of the scene. `described` are directions that the scene description already holds."""
        self._establish(described)
        while self.index < len(self.items):
            item = self.items[self.index]
            if isinstance(item, Stated):
                self._told(item)
            else:
                self._spoken()
        if self.waiting:
            self._cutaway()
        self._end()
        return self.drafts

    # The establishing shot

    def _establish(self, described: Sequence[str]) -> None:
        """A wide shot that shows the place and who stands where; one that is known is not shown again
        unless something happens there."""
        opening = self._opening(described)
        if self.known and not opening and len(self.stage.now) < 3 and self._next_spoken():
            return
        for stated in opening:
            self.stage.settle(stated.moves)
            self.stage.play(
                [move for move in stated.moves if move.kind not in ("sit", "lean", "crouch", "lie")]
            )
        told = [stated.text for stated in opening if stated.text not in described]
        names = tuple(self.stage.now)
        beats: list[Beat] = [Action(text=text) for text in told]
        if not any(stated.people for stated in opening):
            beats.append(Action(text=self._who_is_here(names)))
        first = self._next_spoken()
        if not opening and first and len(self.items) > 1 and first.ms <= _SHORT_MS and not first.moves:
            beats.append(first.line)
            self.index += 1
        movement = Movement.CRANE if self.outside else Movement.PAN if len(names) > 2 else Movement.PUSH_IN
        size = Size.EWS if len(names) > 4 else Size.MLS if self.known and len(names) < 3 else Size.LS
        self._add(size_text(size, self.language), movement, beats, told)

    def _opening(self, described: Sequence[str]) -> list[Stated]:
        """The directions before the first words that one shot can show."""
        taken: list[Stated] = []
        while self.index < len(self.items):
            item = self.items[self.index]
            if not isinstance(item, Stated):
                break
            shown = [stated for stated in (*taken, item) if stated.text not in described]
            if len(shown) > 1 and sum(len(stated.text) for stated in shown) > _MOST_TOLD:
                break
            taken.append(item)
            self.index += 1
        return taken

    def _who_is_here(self, names: tuple[str, ...]) -> str:
        if not names:
            return self.wording.say("nobody")
        bank = {1: "alone", 2: "established"}.get(len(names), "gathered")
        return self.wording.say(bank, names[0], everyone=names)

    # Stage directions

    def _told(self, item: Stated) -> None:
        self.index += 1
        following = self._next_spoken()
        if item.nature == "move":
            self._master(item)
        elif item.nature == "insert":
            self._insert(item)
        elif item.nature == "reaction" and not self._acts_then_speaks(item, following):
            self._reaction(item)
        elif following and len(item.text) + sum(len(s.text) for s in self.waiting) < _MOST_TOLD // 2:
            self.waiting.append(item)
        else:
            self.waiting.append(item)
            self._cutaway()

    def _acts_then_speaks(self, item: Stated, following: Spoken | None) -> bool:
        """`[Tom stares at her.]` right before Tom's words is seen while he is about to speak."""
        return bool(following and item.people[:1] == (following.line.speaker,) and len(item.text) < 120)

    def _master(self, item: Stated) -> None:
        """Somebody comes, goes or moves: the geography is shown anew."""
        wide = any(move.kind in ("enter", "exit") for move in item.moves)
        self._pose_waiting()
        self.stage.play(item.moves)
        kinds = {move.kind for move in item.moves}
        movement = (
            Movement.PAN if wide
            else Movement.PUSH_IN if kinds & {"approach", "step"}
            else Movement.FOLLOW if "walk" in kinds
            else Movement.PULL_OUT if "withdraw" in kinds
            else Movement.TILT
        )  # fmt: skip
        beats, told = self._take_waiting()
        beats.append(Action(text=item.text))
        told.append(item.text)
        self._ride_along(beats, told)
        size = Size.LS if wide or len(self.stage.now) > 3 else Size.MLS
        self._add(size_text(size, self.language), movement, beats, told)

    def _ride_along(self, beats: list[Beat], told: list[str]) -> None:
        """A quick line of somebody present is heard while the action is seen."""
        following = self._next_spoken()
        if not following or following.moves or following.ms > _QUICK_MS or following.peak:
            return
        if following.line.speaker in self.stage.now and shot_ms([*beats, following.line], told) <= _GROUP_MS:
            beats.append(following.line)
            self.tension = following.tension
            self.index += 1

    def _insert(self, item: Stated) -> None:
        beats, told = self._take_waiting()
        self.stage.play(item.moves)
        beats.append(Action(text=item.text))
        self._add(size_text(Size.CU, self.language), Movement.STATIC, beats, [*told, item.text])

    def _reaction(self, item: Stated) -> None:
        beats, told = self._take_waiting()
        self.stage.play(item.moves)
        beats.append(Action(text=item.text))
        if len(item.people) == 1 and item.people[0] in self.stage.now:
            size = varied(
                Size.CU if self.tension >= 0.5 else Size.MCU, self.seen.get(item.people[0]), rising=True
            )
            self.seen[item.people[0]] = size
            self.last_single = item.people[0]
            self._add(size_text(size, self.language), Movement.PUSH_IN, beats, [*told, item.text])
        else:
            self._add(size_text(self._all_size(), self.language), Movement.STATIC, beats, [*told, item.text])

    def _cutaway(self) -> None:
        beats, told = self._take_waiting()
        self._add(size_text(Size.LS, self.language), Movement.PAN, beats, told)

    def _all_size(self) -> Size:
        return Size.MLS if len(self.stage.now) == 2 else Size.LS

    def _take_waiting(self) -> tuple[list[Beat], list[str]]:
        self._pose_waiting()
        told = [stated.text for stated in self.waiting]
        self.waiting = []
        return [Action(text=text) for text in told], told

    def _pose_waiting(self) -> None:
        for stated in self.waiting:
            self.stage.play(stated.moves)

    # Speech

    def _spoken(self) -> None:
        group = self._group()
        self.index += len(group)
        leaving = self._arrivals(group)
        speakers = tuple(dict.fromkeys(spoken.line.speaker for spoken in group))
        if group[0].unseen:
            self._unseen(group)
        elif len(speakers) == 1:
            self._single(group)
        else:
            self._exchange(group, speakers)
        self.stage.play(leaving)
        self.tension = group[-1].tension

    def _arrivals(self, group: Sequence[Spoken]) -> list[Move]:
        """Whoever speaks is there; whoever was not comes in now. Returned are the exits of those who have
        only just come: they go in the next shot, or nobody would see them speak in this one."""
        late: list[Move] = []
        for spoken in group:
            comes = spoken.line.speaker not in self.stage.now and not spoken.unseen
            if comes and not any(move.kind == "enter" for move in spoken.moves):
                self.stage.play([Move(spoken.line.speaker, "enter")])
            exits = [move for move in spoken.moves if move.kind == "exit" and comes]
            self.stage.play([move for move in spoken.moves if move not in exits])
            late.extend(exits)
        return late

    def _group(self) -> list[Spoken]:
        """The lines that one shot holds: one speech, or a quick exchange."""
        group: list[Spoken] = []
        for item in self.items[self.index : self.index + _GROUP_LINES]:
            if not isinstance(item, Spoken) or (group and not self._joins(group, item)):
                break
            group.append(item)
        return group

    def _joins(self, group: Sequence[Spoken], item: Spoken) -> bool:
        limit = _BRIEF_MS if self.last_was_two else _SHORT_MS
        if words_ms([*(spoken.line.text for spoken in group), item.line.text]) > _GROUP_MS:
            return False
        if item.unseen != group[0].unseen:
            return False
        if item.line.speaker == group[-1].line.speaker:
            return group[-1].ms <= _SHORT_MS or item.ms <= _BRIEF_MS
        if item.peak or group[-1].peak or item.moves or group[-1].moves or self._is_new(item):
            return False
        speakers = {spoken.line.speaker for spoken in group} | {item.line.speaker}
        return item.ms <= limit and all(spoken.ms <= limit for spoken in group) and len(speakers) <= 3

    def _is_new(self, item: Spoken) -> bool:
        return item.line.speaker not in self.stage.now

    def _single(self, group: Sequence[Spoken]) -> None:
        """One person speaks: over the listener's shoulder at ease, alone in frame when it is tense."""
        name = group[0].line.speaker
        tension = max(spoken.tension for spoken in group)
        rising = tension >= self.tension
        arrives = any(spoken.moves for spoken in group)
        size = single_size(tension, peak=any(spoken.peak for spoken in group))
        again = self.last_single == name
        size = varied(size, self.seen.get(name) if again else None, rising=rising)
        partner = self._listener(name)
        over = (
            self.stage.faces(name, partner)
            and size in (Size.MS, Size.MCU)
            and tension < 0.55
            and not (again and self.last_over)
        )
        beats, told = self._take_waiting()
        beats.extend(self._with_gesture(group, partner, over=over, bare=bool(told)))
        movement = self._single_movement(group, size, rising=rising)
        if arrives or self.stage.moving:
            size, over, movement = Size.MLS, False, Movement.FOLLOW
        self.seen[name], self.last_single, self.last_over, self.last_was_two = size, name, over, False
        self._add(size_text(size, self.language, over_shoulder=over), movement, beats, told)

    def _unseen(self, group: Sequence[Spoken]) -> None:
        """Somebody is heard: the picture stays with who hears it, or with who is lost in thought."""
        name = group[0].line.speaker
        beats, told = self._take_waiting()
        thinks = name in self.stage.now and is_thought(group[0].line.parenthetical)
        partner = name if thinks else self._listener(name)
        if not told:
            bank = "thinks" if thinks else "hears" if partner else "heard"
            beats.append(Action(text=self.wording.say(bank, partner)))
        beats.extend(spoken.line for spoken in group)
        few = len(self.stage.now) < 3 and not self.stage.moving
        size = varied(Size.MCU, self.seen.get(partner), rising=False) if partner and few else Size.LS
        self.seen[partner], self.last_single, self.last_over, self.last_was_two = size, partner, False, False
        movement = Movement.PUSH_IN if partner else Movement.PAN
        self._add(size_text(size, self.language), movement, beats, told)

    def _single_movement(self, group: Sequence[Spoken], size: Size, *, rising: bool) -> Movement:
        tension, length = group[0].tension, sum(spoken.ms for spoken in group)
        if any(spoken.peak for spoken in group) or (
            rising and tension >= 0.55 and tension - self.tension > 0.08
        ):
            return Movement.PUSH_IN
        if tension >= 0.75 and re.search(r"[!！]", group[0].line.text):
            return Movement.HANDHELD
        if group[0].continues and len(self.stage.now) == 1 and self._held_for(_STILL_SHOTS):
            return Movement.ARC  # a long speech with nobody to cut to
        return (
            Movement.PUSH_IN
            if length > 6500 and size is not Size.ECU and not group[0].continues
            else Movement.STATIC
        )

    def _held_for(self, count: int) -> bool:
        """Whether the camera has not moved in the last `count` shots."""
        return all(draft.movement is Movement.STATIC for draft in self.drafts[-count:])

    def _with_gesture(self, group: Sequence[Spoken], partner: str, *, over: bool, bare: bool) -> list[Beat]:
        """What is seen of the speaker, then the words."""
        lines: list[Beat] = [spoken.line for spoken in group]
        if bare:
            return lines
        sentence = self.wording.say(self._gesture_bank(group[0], partner), group[0].line.speaker, partner)
        if over:
            sentence = self.wording.over_shoulder(sentence, partner)
        return [Action(text=sentence), *lines]

    def _gesture_bank(self, spoken: Spoken, partner: str) -> str:
        manner = self.wording.manner(spoken.line.parenthetical)
        if manner:
            return manner
        if spoken.continues:
            return "goes_on"
        if spoken.cuts_in and partner:
            return "cut_in"
        if spoken.after_peak:
            return "late"
        if spoken.tension < self.tension - 0.15:
            return "release"
        if partner and spoken.tension < 0.7 and spoken.line.text.rstrip('"”').endswith(("?", "？")):
            return "ask"
        level = "low" if spoken.tension < 0.45 else "mid" if spoken.tension < 0.7 else "high"
        return level if partner else f"alone_{level}"

    def _listener(self, name: str) -> str:
        """Whom the speaker faces: who spoke last, or speaks next, or stands nearest."""
        others = [other for other in self.stage.now if other != name]
        around = [
            *reversed(self.items[max(0, self.index - 8) : self.index]),
            *self.items[self.index : self.index + 6],
        ]
        for item in around:
            if isinstance(item, Spoken) and item.line.speaker in others:
                return item.line.speaker
        return others[0] if others else ""

    def _exchange(self, group: Sequence[Spoken], speakers: tuple[str, ...]) -> None:
        """Short lines go to and fro in one frame."""
        tension = max(spoken.tension for spoken in group)
        beats, told = self._take_waiting()
        level = "low" if tension < 0.4 else "mid" if tension < 0.75 else "high"
        if not told:
            bank = f"two_{level}" if len(speakers) == 2 else "group"
            beats.append(Action(text=self.wording.say(bank, speakers[0], speakers[1], speakers)))
        beats.extend(spoken.line for spoken in group)
        size = two_size(tension) if len(speakers) == 2 else Size.MLS
        if self.stage.moving:
            size = Size.LS
        movement = Movement.HANDHELD if tension >= 0.75 else Movement.STATIC
        people = 1 if size is Size.LS else len(speakers)
        self.last_was_two, self.last_single = True, ""
        self._add(size_text(size, self.language, people=people), movement, beats, told)

    # Putting down

    def _next_spoken(self) -> Spoken | None:
        item = self.items[self.index] if self.index < len(self.items) else None
        return item if isinstance(item, Spoken) else None

    def _add(self, size: str, movement: Movement, beats: Sequence[Beat], told: Sequence[str]) -> None:
        if not any(isinstance(beat, Line) for beat in beats):
            self.last_was_two = False
        actions = [beat.text for beat in beats if isinstance(beat, Action)]
        if actions and not any(map(is_visible, actions)):  # a direction may tell of a thought
            beats = [self._somebody_seen(beats), *beats]
        ms = shot_ms(beats, told)
        self.drafts.append(Draft(size, movement, tuple(beats), self.stage.blocking(), ms))

    def _somebody_seen(self, beats: Sequence[Beat]) -> Action:
        """Whom a shot shows that has nothing else to show."""
        heard = [beat.speaker for beat in beats if isinstance(beat, Line)]
        who = next((name for name in (*heard, *self.stage.now) if name in self.stage.now), "")
        return Action(text=self.wording.say("alone_low" if who else "nobody", who))

    def _end(self) -> None:
        """The last shot lets go, where nothing else moves it."""
        last = self.drafts[-1]
        if len(self.drafts) > 3 and last.movement in (Movement.STATIC, Movement.TILT, Movement.PUSH_IN):
            self.drafts[-1] = replace(last, movement=Movement.PULL_OUT, ms=min(12000, last.ms + 500))
