"""What a whole batch would cost, before its first story is bought: asked once, not story by story."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from decimal import Decimal

from roughcut.director.estimate import estimated_plan
from roughcut.director.takes import model_plan
from roughcut.director.wishes import with_pictures
from roughcut.errors import BudgetError, RoughcutError, UserError
from roughcut.models.video.catalogue import chosen_profile
from roughcut.production.request import MakeRequest, ShootRequest
from roughcut.production.run import Approve, script_of
from roughcut.production.shooting.schema import Quote

Request = MakeRequest | ShootRequest


class ApprovedOnce:
    """Asks for all stories when the first one is about to buy; the answer holds for the others. Safe for
    threads: the others wait for it."""

    def __init__(self, approve: Approve, whole: Callable[[Quote], Quote]) -> None:
        """`whole` gives the quote of all stories for that of one."""
        self._approve, self._whole = approve, whole
        self._answer: bool | UserError | None = None
        self._lock = threading.Lock()

    def __call__(self, quote: Quote) -> bool:
        """The answer. Raises what the question raised."""
        with self._lock:
            if self._answer is None:
                try:
                    self._answer = self._approve(self._whole(quote))
                except UserError as error:
                    self._answer = error
            if isinstance(self._answer, UserError):
                raise BudgetError(self._answer.message) from self._answer
            return self._answer


def batch_quote(quote: Quote, requests: Iterable[Request], spent_usd: Decimal) -> Quote:
    """The quote of a batch: its lines are as long as their words are likely to take, and what was spent
    before is told beside. A story that a language model has yet to write, or that cannot be planned, is
    a warning. Where the first story that asks has all its takes, retakes are all that is left to buy."""
    count, usd, most, unknown = 0, Decimal(0), Decimal(0), 0
    for request in requests:
        priced = _price(request)
        if priced is None:
            unknown += 1
        else:
            count, usd = count + priced[0], usd + priced[1]
            most += priced[1] * (1 + request.buying.max_retry)
    changes: dict[str, object] = {"film_usd": most, "kept_count": 0, "spent_usd": spent_usd}
    if quote.take_count:
        changes |= {"take_count": count, "usd": usd, "most_usd": most}
    else:
        changes["most_usd"] = Decimal(0)
    said = (f"{unknown} stories are not in this price: their scripts are not there yet.",) if unknown else ()
    return quote.model_copy(update={**changes, "warnings": said})


def _price(request: Request) -> tuple[int, Decimal] | None:
    """How many takes a story needs, and what they cost; None where that cannot be told now."""
    if isinstance(request, MakeRequest) and request.writing.calls_a_model:
        return None
    try:
        script = script_of(request)
        profile = chosen_profile(request.buying.model)
        names = [character.name for character in script.cast]
        wishes = request.buying.wishes
        if request.cast:
            wishes = wishes.model_copy(update={"cast": request.cast.pictures_for(names)})
        wishes = with_pictures(wishes, request.buying.pictures, names, of_many=True)
        plan = model_plan(script, estimated_plan(script, request.options, profile.id), profile, wishes)
    except RoughcutError:
        return None
    return len(plan.takes), plan.total_usd
