"""Plans what is bought of a paid model for a film: which takes, how long, with what references and words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from roughcut.director import wishes as asked
from roughcut.director.brief import Piece, brief_shot, seen_before
from roughcut.director.calls import Call, Option, grouped, shared_options, shot_options, whole_seconds
from roughcut.director.continuity import Candidate, Continuity, chains_of, sheets_of
from roughcut.director.fit import Part
from roughcut.director.prompts.schema import Brief, BriefPicture, Prompt
from roughcut.director.prompts.write import write_prompt
from roughcut.director.schema import ModelPlan, ShotPlan, Span, TakePlan, WantedReference, Wishes
from roughcut.director.sizes import SizeChoice, choose_size
from roughcut.models.video.profile import FrameSize, ReferenceRole, VideoProfile
from roughcut.models.video.schema import TakeOrder
from roughcut.models.video.service import Reference, TakeRequest
from roughcut.script.schema import Script
from roughcut.timebase import ms_at

_NEGATIVE = {
    "en": "subtitles, captions, on-screen text, watermark, logo, distorted faces, extra fingers",
    "zh": "字幕，文字，水印，标识，面部变形，多余的手指",
}

_WORDS: dict[ReferenceRole, str] = {
    "first_frame": "how it begins",
    "last_frame": "how it ends",
    "subject": "its people",
    "style": "its style",
}
_LEAD_S = Fraction(1, 2)


def model_plan(
    script: Script, orders: ShotPlan, profile: VideoProfile, wishes: Wishes | None = None
) -> ModelPlan:
    """What a film would be made of with this model, and what that costs; nothing is called.

    `orders` is the plan of the same script. Raises OptionError for a wish that the model cannot grant;
    what it cannot do otherwise is a warning, and a shot that it cannot make at all a stand-in.
    """
    return _Planner(script, orders, profile, wishes or Wishes()).plan()


def request_for(take: TakePlan, references: Sequence[Reference] = (), *, attempt: int = 1) -> TakeRequest:
    """The call for a take with the pictures that are at hand: the wanted ones, in their order, or fewer.

    The prompt speaks of the given pictures alone. `attempt` (1-based) goes into the slate.
    """
    pictures = tuple(_picture_of(take.brief, each) for each in references)
    same = pictures == take.brief.pictures
    prompt = take.prompt if same else write_prompt(take.brief.model_copy(update={"pictures": pictures})).text
    return TakeRequest(
        model=take.model,
        slate=f"{take.slate}-{attempt}",
        prompt=prompt,
        negative_prompt=take.negative_prompt,
        seconds=take.seconds,
        size=take.size,
        audio=take.audio,
        language=take.brief.speech,
        seed=take.seed,
        shots=len(take.spans),
        references=tuple(references),
    )


class _Planner:
    """One film being planned for one model, shot by shot in film order."""

    def __init__(self, script: Script, orders: ShotPlan, profile: VideoProfile, wishes: Wishes) -> None:
        self.script, self.orders, self.profile = script, orders.orders, profile
        self.options = orders.options
        self.audio = asked.sound_of(profile, wishes)
        self.shapes = asked.allowed_shapes(profile, wishes)
        self.size = self._size(wishes)
        self.continuity = Continuity(wishes, orders.options.style)
        # By a seed that nobody chose, some providers tell what became of a call that broke off.
        names_calls = profile.seed_marks_call and not self.options.seed
        self.seed = self.options.seed if profile.seed and not names_calls else None
        self.shares = wishes.reference_mode != "first" and wishes.first_frame is None
        self.takes: list[TakePlan] = []
        self.stand_ins: list[int] = []
        self.warnings = [
            *asked.warnings_of(profile, script, audio=self.audio, seed=self.options.seed),
            *self.size.warnings,
        ]

    def plan(self) -> ModelPlan:
        """The whole plan."""
        most = self.profile.shots_per_call if self.shares else 1
        for group in grouped(self.orders, self.shapes, self._cost, most) if self.shapes else ():
            if len(group) == 1 or not self._shared(group):
                for index in group:
                    self._shot(index)
        for index in range(len(self.orders)) if not self.shapes else ():
            self._free(index)
        references = [each for take in self.takes for each in take.references]
        return ModelPlan(
            model=self.profile.id,
            takes=tuple(self.takes),
            total_usd=sum((take.usd for take in self.takes), Decimal(0)),
            warnings=tuple(dict.fromkeys(self.warnings)),
            stand_ins=tuple(self.stand_ins),
            chains=chains_of({take.slate: take.needs for take in self.takes}),
            sheets=sheets_of(references, {each.name: each.description for each in self.script.cast}),
        )

    # -- what holds for the whole film

    def _size(self, wishes: Wishes) -> SizeChoice:
        width, height = self.options.width_px, self.options.height_px
        if not self.shapes:
            return SizeChoice(FrameSize(name=f"{width}x{height}", width_px=width, height_px=height), "exact")
        roles = asked.needed_roles(wishes)
        fitting = [shape for shape in self.shapes if all(shape.references.get(role) for role in roles)]
        choice = choose_size(
            self.profile, fitting or self.shapes, wishes.size, width, height, audio=self.audio
        )
        self.shapes = tuple(shape for shape in self.shapes if choice.size in shape.sizes)
        return choice

    def _cost(self, seconds: int) -> Decimal:
        return self.profile.cost_usd(seconds, self.size.size.name, audio=self.audio)

    # -- one call after another

    def _shot(self, index: int) -> None:
        order = self.orders[index]
        options = shot_options(order, self.shapes, self._cost, self.continuity)
        if not options:
            longest = max(each for shape in self.shapes for each in shape.durations_s)
            self._stand_in(
                order, f"one of its lines is longer than {longest} s, the longest take of {{model}}"
            )
            return
        option = min(options, key=lambda each: each.rank)
        slates = [_slate(order, part, len(option.calls)) for part in range(len(option.calls))]
        takes = [self._take(index, option, number, slates) for number in range(len(option.calls))]
        if not all(takes):
            self._stand_in(order, "its words alone are longer than the prompts that {model} takes")
            return
        self._keep(option, [take for take in takes if take])
        self.continuity.filmed([order], slates, carried=_lead(option.calls[0]) is not None)

    def _shared(self, group: Sequence[int]) -> bool:
        """Plan several shots as one call; False when their prompt does not fit."""
        orders = [self.orders[index] for index in group]
        options = shared_options(orders, self.shapes, self._cost, self.continuity)
        if not options:
            return False
        option = min(options, key=lambda each: each.rank)
        slate = _slate(orders[0], 0, 1)
        take = self._take(group[0], option, 0, [slate])
        if take is None:
            return False
        self._keep(option, [take])
        for order in orders:
            self.continuity.setup_of(order)
        self.continuity.filmed(orders, [slate])
        numbers = ", ".join(str(order.shot_number) for order in orders[:-1])
        self.warnings.append(
            f"Shots {numbers} and {orders[-1].shot_number} share one call, which is cheaper than a call each."
        )
        return True

    def _free(self, index: int) -> None:
        """A shot of a model that makes any length."""
        order = self.orders[index]
        part = Part(0, order.frame_count, whole_seconds(order))
        option = Option((Call(((order, part),), part.seconds, ()),), Decimal(0), 0, ())
        take = self._take(index, option, 0, [_slate(order, 0, 1)])
        if take:
            self._keep(option, [take])

    def _take(self, index: int, option: Option, number: int, slates: Sequence[str]) -> TakePlan | None:
        """The take of one call of an option; None when its words do not fit into a prompt."""
        call = option.calls[number]
        references = tuple(_filled(each, number, slates) for each in call.references)
        brief = self._brief(index, option, number, references)
        prompt = write_prompt(brief)
        if prompt.too_long:
            return None
        order = call.pieces[0][0]
        self._say_what_is_left_out(order, prompt)
        return TakePlan(
            slate=slates[number],
            model=self.profile.id,
            spans=_spans(call, number),
            seconds=call.seconds,
            size=self.size.size,
            framing=self.size.framing,
            audio=self.audio,
            seed=self.seed,
            usd=self._cost(call.seconds),
            setup=self.continuity.setup_of(order),
            references=references,
            brief=brief,
            prompt=prompt.text,
            negative_prompt=_NEGATIVE[brief.language] if self.profile.negative_prompt else "",
        )

    def _brief(self, index: int, option: Option, number: int, references: Sequence[WantedReference]) -> Brief:
        call, order = option.calls[number], self.orders[index]
        pieces, clock = [], ms_at(_lead(call) or 0, order.rate)
        for each, part in call.pieces:
            shot = self.script.shots[each.shot_number - 1]
            pieces.append(brief_shot(Piece(each, shot, part, number, len(option.calls), clock)))
            clock += part.seconds * 1000
        before = self.orders[index - 1] if index and number == 0 else None
        return Brief(
            form=self.profile.prompt_form,
            limit=self.profile.prompt_limit,
            language=self.profile.prompt_language or self.script.language,
            speech=self.script.language,
            style=self.options.style,
            audio=self.audio,
            seconds=call.seconds,
            heading=order.scene.heading,
            place=order.scene.description,
            shots=tuple(pieces),
            before=seen_before(order, before),
            pictures=tuple(
                BriefPicture(role=each.role, name=each.name, continues=candidate.why != "carried")
                for each, candidate in zip(references, call.references, strict=True)
            ),
        )

    # -- what is said of it

    def _keep(self, option: Option, takes: Sequence[TakePlan]) -> None:
        self.takes.extend(takes)
        lacking = [each.wanted.name or _WORDS[each.wanted.role] for each in option.missed]
        if lacking:
            self.warnings.append(
                f"Shot {takes[0].shot_number}: {self.profile.id} has no room for a picture of "
                f"{', '.join(dict.fromkeys(lacking))}."
            )

    def _say_what_is_left_out(self, order: TakeOrder, prompt: Prompt) -> None:
        if prompt.left_out:
            left_out = ", ".join(dict.fromkeys(prompt.left_out))
            self.warnings.append(
                f"Shot {order.shot_number}: prompts for {self.profile.id} may be only so long; this one "
                f"leaves out {left_out}."
            )

    def _stand_in(self, order: TakeOrder, reason: str) -> None:
        self.stand_ins.append(order.shot_number)
        self.warnings.append(
            f"Shot {order.shot_number}: {reason.format(model=self.profile.id)}; the previs stands in for it. "
            "Split the line, or choose another model."
        )


def _slate(order: TakeOrder, part: int, count: int) -> str:
    """Scene, shot, and a letter for the part where there are several: `1-003b`."""
    letter = (chr(ord("a") + part) if part < 26 else f"z{part}") if count > 1 else ""
    return f"{order.scene.number}-{order.shot_number:03d}{letter}"


def _filled(candidate: Candidate, number: int, slates: Sequence[str]) -> WantedReference:
    """A reference with the slate of the part before, where it goes on from that."""
    if candidate.why != "goes on":
        return candidate.wanted
    return candidate.wanted.model_copy(update={"slate": slates[number - 1]})


def _spans(call: Call, number: int) -> tuple[Span, ...]:
    spans, clock = [], 0
    for order, part in call.pieces:
        first = round(clock * order.rate) + (_lead(call) or 0)
        spans.append(
            Span(
                shot_number=order.shot_number,
                part_index=number,
                first_frame=first,
                frame_count=part.frame_count,
            )
        )
        clock += part.seconds
    return tuple(spans)


def _lead(call: Call) -> int | None:
    """How many frames at its head a take may lose to the frame that it was given from another camera
    position, if its length has room for them; None when it was given none."""
    if all(each.why != "carried" for each in call.references):
        return None
    order, part = call.pieces[0]
    room = int(call.seconds * order.rate) - part.frame_count
    return max(0, min(room, round(_LEAD_S * order.rate)))


def _picture_of(brief: Brief, reference: Reference) -> BriefPicture:
    """How the brief speaks of a picture that is at hand; as of any of its role when it knew of none."""
    known = (each for each in brief.pictures if (each.role, each.name) == (reference.role, reference.name))
    return next(known, BriefPicture(role=reference.role, name=reference.name))
