import pytest

from proposals.queries.readings import outline_of
from tests import factories
from tests.factories import outline, paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.", "It has two paragraphs, 身份与😀.")
PARTS = paragraphs("1.1", "Parts", "There are three of them.", level=2)


def test_an_outline_comes_back_as_it_was_stored():
    version = factories.version(SCOPE, PARTS)
    assert [outline_of(stored) for stored in version.readings.all()] == [outline(SCOPE, PARTS)]


def test_a_sub_clause_knows_its_parent():
    clauses = factories.version(SCOPE, PARTS).current_reading.clauses
    assert [clause.parent and clause.parent.number for clause in clauses.all()] == [None, "1"]


def test_a_new_reading_of_the_same_version_inherits_the_keys():
    version = factories.version(SCOPE, PARTS)
    before = dict(version.current_reading.clauses.values_list("number", "key"))
    again = factories.reading(
        version, SCOPE, paragraphs("1.1", "New", "Words that nobody wrote before.", level=2), PARTS
    )
    after = list(again.clauses.order_by("order").values_list("title", "key"))
    assert [after[0], after[2]] == [("Scope", before["1"]), ("Parts", before["1.1"])]
    assert after[1][1] not in before.values()
