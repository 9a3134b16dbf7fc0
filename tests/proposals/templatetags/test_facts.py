from __future__ import annotations

from proposals.queries.choices import Choice
from proposals.templatetags.facts import switches


def test_what_matters_most_stands_first_and_nothing_that_did_not_happen():
    found = switches({"renumbered": 2, "weakened": 1, "moved": 3}, Choice())
    assert [[one.fact.words for one in group] for group in found] == [
        ["1 clause weakened"],
        ["3 moved", "2 renumbered"],
    ]


def test_a_switch_adds_its_kind_and_takes_it_away():
    (moved, renumbered), *_ = switches({"renumbered": 2, "moved": 3}, Choice(("moved",)))
    assert (moved.is_on, moved.then) == (True, None)
    assert (renumbered.is_on, renumbered.then) == (False, ("moved", "renumbered"))
