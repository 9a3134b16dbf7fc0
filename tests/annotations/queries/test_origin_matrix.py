"""A matrix of clauses and proposals stays small, however long a draft is."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.queries.origin_matrix import clauses_between, origin_matrix
from proposals.queries.origin_rows import origin_list
from proposals.queries.readings import current
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FEE, NAME, NOTICE

pytestmark = pytest.mark.django_db


def matrix(version):
    listed = origin_list(version, version.current_reading, factories.person("reader"))
    return origin_matrix(listed, version.current_reading)


def percents(found):
    return [(row.first.number, [row.percent(one.pk) for one in found.proposals]) for row in found.rows]


@pytest.fixture
def sources():
    for number, text in (("A", f"{FACE} {NAME}"), ("B", FEE)):
        looked(paragraphs("1", "All", text), proposal=factories.proposal(number=number), date=date(2030, 1, 1))


def test_each_clause_says_how_much_of_it_stands_where(sources):
    draft = looked(
        paragraphs("1", "Faces", FACE),
        paragraphs("2", "Half", f"{FEE} {NOTICE}"),
        paragraphs("3", "Own", NOTICE),
        paragraphs("4", "Empty"),
        date=date(2031, 1, 1),
    )
    found = matrix(draft)
    assert [one.number for one in found.proposals] == ["B", "A"]
    (one, two, three) = percents(found)
    assert (one, three) == (("1", [0, 99]), ("3", [0, 0]))
    assert two[1][1] == 0
    assert 45 <= two[1][0] <= 55
    assert not found.is_grouped


def test_a_long_draft_has_chapters(sources):
    clauses = [
        paragraphs(number, "Part", text, level=level)
        for chapter in range(1, 12)
        for number, text, level in ((str(chapter), FACE, 1), *((f"{chapter}.{n}", f"Word {n}.", 2) for n in range(9)))
    ]
    found = matrix(looked(*clauses, date=date(2031, 1, 1)))
    assert found.is_grouped
    assert (len(found.rows), len(found.rows[0].clauses), found.rows[0].last.number) == (11, 10, "1.8")
    assert 50 < percents(found)[0][1][0] < 100


def test_a_long_flat_draft_has_stretches_of_one_size(sources):
    found = matrix(looked(*(paragraphs(str(n), "Part", f"Word {n}.") for n in range(1, 1501)), date=date(2031, 1, 1)))
    assert found.proposals == ()
    assert (len(found.rows), {len(row.clauses) for row in found.rows}) == (40, {38, 18})


def test_a_row_stands_for_all_clauses_from_one_to_another(sources):
    draft = looked(*(paragraphs(str(n), "Part", f"Word {n}.") for n in range(4)), date=date(2031, 1, 1))
    keys = list(draft.current_reading.clauses.order_by("order").values_list("key", "pk"))
    found = clauses_between(current(draft), keys[1][0], keys[2][0])
    assert found == {keys[1][1], keys[2][1]}
    assert clauses_between(current(draft), keys[1][0], "nothing") == frozenset()
