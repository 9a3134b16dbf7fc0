from __future__ import annotations

import pytest

from clauseline.vocabulary import CHANGE_KINDS, FLAGS
from proposals.drawing.choices import Choice
from proposals.services import comparisons, jobs
from proposals.templatetags.facts import GROUPS, shares, switches
from tests import factories
from tests.drafts import changed


def test_what_matters_most_stands_first_and_nothing_that_did_not_happen():
    found = switches({"renumbered": 2, "weakened": 1, "moved": 3}, Choice())
    assert [[one.fact.words for one in group] for group in found] == [
        ["1 clause weakened"],
        ["3 moved", "2 renumbered"],
    ]


def test_force_has_no_second_sum_where_duties_are_counted_beside_it():
    counts = {"weakened": 2, "strengthened": 1, "to-check": 3, "inside": 4, "moved": 3}
    found = switches(counts, Choice(("weakened",)), duties_apart=True)
    assert [[one.fact.words for one in group] for group in found] == [
        ["weakened", "strengthened", "force to check", "4 changed inside"],
        ["3 moved"],
    ]
    assert (found[0][0].is_on, found[0][0].then) == (True, None)


def test_every_kind_and_flag_is_counted_but_those_that_say_nothing_by_themselves():
    counted = [key for group in GROUPS for key, _, _ in group]
    assert sorted(counted) == sorted({*CHANGE_KINDS, *FLAGS} - {"unchanged", "modified"})


def test_a_switch_adds_its_kind_and_takes_it_away():
    (moved, renumbered), *_ = switches({"renumbered": 2, "moved": 3}, Choice(("moved",)))
    assert (moved.is_on, moved.then) == (True, None)
    assert (renumbered.is_on, renumbered.then) == (False, ("moved", "renumbered"))


def test_the_stretches_of_the_bar_are_the_shares_of_all_changes():
    kinds = {"unchanged": 4, "modified": 2, "moved": 1, "split": 1, "inserted": 1, "deleted": 1}
    found = shares(kinds)
    assert [(one.style, round(one.start, 6), one.width) for one in found] == [
        ("changed", 0, 20), ("moved", 20, 10), ("moved", 30, 10), ("added", 40, 10), ("removed", 50, 10),
    ]  # fmt: skip


@pytest.mark.django_db
def test_every_change_is_in_the_bar_once():
    proposal = factories.proposal()
    old, new = (factories.version(*clauses, proposal=proposal) for clauses in (changed.OLD, changed.NEW))
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    assert sum(made.kinds.values()) == made.changes.count()
    assert sum(made.counts.get(kind, 0) for kind in CHANGE_KINDS) > made.changes.count()
