from __future__ import annotations

import pytest

from proposals.queries import redlines
from proposals.queries.signposts import branches, signposts
from tests.drafts import changed
from tests.proposals.views.test_comparisons import compared

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts():
    return redlines.parts(compared(changed.OLD, changed.NEW))


def test_signposts_stand_where_a_clause_is_looked_for(parts):
    names = {part.order: part.section.number for part in parts}
    found = [
        (names[order], post.fate, post.section.number, post.part.section.number)
        for order, behind in sorted(signposts(parts).items())
        for post in behind
    ]
    assert found == [
        ("5", "moved", "4.1", "6.1"),
        ("7", "moved", "8", "13"),
        ("7", "merged", "9", "13"),
        ("11", "split", "12", "6"),
    ]


def test_the_tree_has_every_clause_of_the_new_text_and_what_is_gone(parts):
    assert [(branch.section.number, bool(branch.part.new)) for branch in branches(parts)] == [
        *((number, True) for number in ("1", "2", "3", "4", "5", "6", "6.1", "7", "8", "10", "11")),
        ("12", False),
        *((number, True) for number in ("12", "Appendix A", "13", "14")),
    ]
