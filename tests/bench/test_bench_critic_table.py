"""The answers of the critic's bench, on values whose answer is known."""

from __future__ import annotations

import pytest
from bench.critic.table import Values, answer, badness

_FILMS = ("a", "b", "c", "d")
_Table = dict[tuple[str, str, int], Values]


def _table(sound: float, damaged: tuple[float | None, ...], again: float = 0.0) -> _Table:
    """Four films a little apart; each damaged at three strengths."""
    table: _Table = {}
    for index, film in enumerate(_FILMS):
        value = sound + 0.1 * index
        table[film, "undamaged", 0] = {"sharpness": value}
        table[film, "encoded again", 0] = {"sharpness": value + again}
        for strength, change in enumerate(damaged, start=1):
            found = None if change is None else value + change
            table[film, "blur", strength] = {"sharpness": found}
    return table


def test_a_metric_that_falls_with_the_damage_tells_it() -> None:
    """Every copy worse than every sound film, more so each time."""
    found = answer("sharpness", "blur", _FILMS, _table(5, (-1, -2, -3)))
    assert found is not None
    assert (found.strength, found.auc, found.paired, found.monotone) == (3, 1.0, 1.0, True)
    assert found.tells
    assert found.means == pytest.approx((5.15, 4.15, 3.15, 2.15))


def test_a_metric_that_does_not_move_tells_nothing() -> None:
    """Ties count as half; what encoding again moves is no change."""
    still = answer("sharpness", "blur", _FILMS, _table(5, (0, 0, 0)))
    jitter = answer("sharpness", "blur", _FILMS, _table(5, (-0.01, -0.01, -0.01), again=-0.02))
    assert still is not None
    assert jitter is not None
    assert (still.auc, still.paired, still.tells) == (0.5, 0.0, False)
    assert (jitter.paired, jitter.tells) == (0.0, False)


def test_a_metric_that_improves_under_damage_is_found_out() -> None:
    """An AUC below one half, and a mean that does not get worse."""
    found = answer("sharpness", "blur", _FILMS, _table(5, (1, 2, 3)))
    assert found is not None
    assert found.auc == 0
    assert not found.monotone
    assert not found.tells


def test_small_changes_are_told_against_the_films_own_value() -> None:
    """Films that lie farther apart than the damage moves them: own share 1 where the AUC is not."""
    found = answer("sharpness", "blur", _FILMS, _table(5, (-0.02, -0.03, -0.05)))
    assert found is not None
    assert found.paired == 1
    assert found.auc < 0.8
    assert found.tells


def test_values_that_vanish_are_counted() -> None:
    """A metric that cannot run on the worst copies says so, is no zero there, and tells the others."""
    found = answer("sharpness", "blur", _FILMS, _table(5, (-1, -2, None)))
    assert found is not None
    assert (found.silenced, found.strength, found.tells) == (1, 2, True)
    assert answer("vsa", "blur", _FILMS, _table(5, (0, 0, 0))) is None


def test_a_strength_that_not_every_film_has_is_not_judged() -> None:
    """One copy of four would prove anything."""
    table = _table(5, (-1, 0, 0))
    for film in _FILMS[1:]:
        del table[film, "blur", 1]
    found = answer("sharpness", "blur", _FILMS, table)
    assert found is not None
    assert (found.strength, found.tells) == (3, False)


def test_a_metric_that_was_not_measured_on_a_copy_is_no_lost_value() -> None:
    """A metric that came later has answers for what it was measured on, and none for the rest."""
    table = _table(5, (-1, -2, -3))
    for film in _FILMS:
        for strength in (1, 2, 3):
            table[film, "noise", strength] = {"blur": 1.0}
    assert answer("sharpness", "noise", _FILMS, table) is None
    assert answer("sharpness", "blur", _FILMS, table) is not None


def test_badness_follows_the_contract() -> None:
    """Higher, lower, a target, and what only describes."""
    assert badness("sharpness", 0.4, 0.5) > badness("sharpness", 0.5, 0.5)
    assert badness("noise", 9, 1) > badness("noise", 1, 1)
    assert badness("loudness", -14, -16) == badness("loudness", -18, -16) == 2
    assert badness("movement", 1, 3) == badness("movement", 5, 3) == 2
