"""The price of a batch is asked once, and it is that of all stories."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from roughcut.director.schema import PlanOptions
from roughcut.errors import BudgetError, OptionError
from roughcut.production.pricing import ApprovedOnce, batch_quote
from roughcut.production.request import Buying, MakeRequest, ShootRequest
from roughcut.production.shooting.schema import Quote, with_retakes
from roughcut.script.formats import read_script
from roughcut.scripter.writing import Writing

SCRIPT = "1. [0s-4s] (Static+Medium Shot) Ada waves.\n2. [4s-8s] (Static+Close-up) Ben nods.\n"
OPTIONS = PlanOptions(width_px=854, height_px=480)
BUYING = Buying(model="seedance-2.0", max_retry=1)
ONE = Quote(model="seedance-2.0", take_count=2, usd=Decimal("0.5"), most_usd=Decimal("1.0"))


def test_a_batch_costs_what_its_stories_cost() -> None:
    """Two stories of two shots: four takes, the worst case in proportion, and what was spent before."""
    script = read_script(SCRIPT, "script").script
    story = ShootRequest(script=script, options=OPTIONS, buying=BUYING)
    one, two = (batch_quote(ONE, [story] * count, Decimal("0.3")) for count in (1, 2))
    assert (one.take_count, two.take_count) == (2, 4)
    assert two.usd == 2 * one.usd > 0
    assert two.most_usd == 2 * two.usd
    assert two.spent_usd == Decimal("0.3")
    assert two.warnings == ()


def test_where_all_takes_are_there_retakes_are_what_may_be_bought() -> None:
    """Nothing now, and every take once more at most."""
    script = read_script(SCRIPT, "script").script
    story = ShootRequest(script=script, options=OPTIONS, buying=BUYING)
    complete = ONE.model_copy(update={"take_count": 0, "usd": Decimal(0)})
    whole, all_there = (batch_quote(quote, [story, story], Decimal(0)) for quote in (ONE, complete))
    assert (all_there.take_count, all_there.usd, all_there.most_usd) == (0, Decimal(0), Decimal(0))
    assert with_retakes(all_there, 2).most_usd == 2 * whole.most_usd


def test_a_story_that_is_not_written_yet_is_told() -> None:
    """What a language model will write has no price yet."""
    unwritten = MakeRequest(
        dialogue="Ada: Hello.\nBen: Hello.",
        options=OPTIONS,
        buying=BUYING,
        writing=Writing(writer="openai:gpt-6-luna"),
    )
    quote = batch_quote(ONE, [unwritten], Decimal(0))
    assert quote.take_count == 0
    assert quote.warnings[0].startswith("1 stories are not in this price")


@pytest.mark.parametrize("answer", [True, False])
def test_eight_stories_ask_once(answer: bool) -> None:
    """Whoever comes first asks, for all of them; the others take the same answer."""
    asked: list[Quote] = []

    def approve(quote: Quote) -> bool:
        asked.append(quote)
        return answer

    once = ApprovedOnce(approve, lambda quote: quote.model_copy(update={"take_count": 16}))
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(once, [ONE] * 8)) == {answer}
    assert [quote.take_count for quote in asked] == [16]


def test_where_nobody_can_be_asked_no_story_buys() -> None:
    """The first error is every story's, as one that ends the buying."""

    def approve(quote: Quote) -> bool:
        raise OptionError("add --yes")

    once = ApprovedOnce(approve, lambda quote: quote)
    for _ in range(2):
        with pytest.raises(BudgetError, match="add --yes"):
            once(ONE)
