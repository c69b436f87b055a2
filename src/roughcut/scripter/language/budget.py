"""How much of a dialogue fits into one call: estimates of what goes in and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from roughcut.models.language.schema import LanguageProfile
from roughcut.models.language.texts import token_estimate
from roughcut.scripter.schema import Dialogue, Turn

# What a model can hold when nobody says: small servers are started with so much.
UNKNOWN_CONTEXT = 16_384
# A shot's prose, blocking and JSON around the words; three shots cover about four turns.
_TOKENS_A_SHOT = 240
_SHOTS_A_TURN = 0.75
_PROMPT = 1500  # what every call says beside the dialogue
_FRAME = 600  # cast, scenes and title
_ROOM = 0.8  # estimates err; a cut-off answer costs a whole call


@dataclass(frozen=True)
class Budget:
    """What one call may hold, in tokens: `room_in` for the words of the prompt, `room_out` of the answer."""

    room_in: int
    room_out: int

    @property
    def most_turns(self) -> int:
        """About how many turns of middling length one answer covers, 2 to 24."""
        return max(2, min(24, int(self.room_out * _ROOM / (_TOKENS_A_SHOT * _SHOTS_A_TURN + 40))))


def budget_of(profile: LanguageProfile, max_tokens: int) -> Budget:
    """The budget of a model whose answers may be so long."""
    context = profile.context_tokens or UNKNOWN_CONTEXT
    room_out = min(max_tokens, context // 2)
    return Budget(room_in=context - room_out - 2500, room_out=room_out)


def answer_tokens(turns: Sequence[Turn]) -> int:
    """About how many tokens the shots of these turns are."""
    words = sum(token_estimate(turn.text) for turn in turns)
    return _FRAME + int(words * 1.2 + len(turns) * _SHOTS_A_TURN * _TOKENS_A_SHOT)


def cost_usd(
    profile: LanguageProfile, dialogue: Dialogue, samples: int, repairs: int
) -> tuple[Decimal, Decimal] | None:
    """About what a script costs, and the most with every repair, in US dollars; None where the prices are
    not known."""
    words_in = sum(token_estimate(event.text) + 8 for event in dialogue.events)
    calls = max(1, len(dialogue.turns) // 15)
    one = profile.cost_usd(words_in + calls * _PROMPT, answer_tokens(dialogue.turns))
    return None if one is None else (one * samples, one * samples * (1 + repairs))


def fits(dialogue: Dialogue, budget: Budget) -> bool:
    """Whether a whole dialogue can be asked and answered in one call."""
    words_in = sum(token_estimate(event.text) + 8 for event in dialogue.events)
    return words_in <= budget.room_in and answer_tokens(dialogue.turns) <= budget.room_out * _ROOM
