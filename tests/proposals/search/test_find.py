import pytest

from clauseline.tokens import question
from proposals.models import SearchRow
from proposals.search import find as search
from proposals.search.concordance import FULL, shares_of
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

MANY = [f"word{number}" for number in range(FULL // 3)]
"""More than a third of what a concordance takes."""


@pytest.fixture
def large():
    """A version whose clauses fill two concordances: 1 to 3, and 4."""
    texts = ("before gaze", "", "the gaze", "after gaze")
    return factories.version(*(paragraphs(str(n), "", f"{text} {' '.join(MANY)}") for n, text in enumerate(texts, 1)))


def found(asked: str, *versions) -> dict[int, list[int]]:
    """By reading the orders of the clauses."""
    readings = [version.current_reading_id for version in versions]
    return {
        reading: [first + number for first, one in sorted(told.items()) for number in one.numbers(one.found)]
        for reading, told in search.in_readings(readings, question(asked)).items()
    }


def test_clauses_have_their_orders_in_every_concordance(large):
    reading = large.current_reading_id
    assert set(SearchRow.objects.filter(reading=reading, share=0).values_list("first", "texts")) == {(0, 3), (3, 1)}
    assert found("gaze", large) == {reading: [0, 2, 3]}
    assert found(f'"gaze {MANY[0]}"', large) == {reading: [0, 2, 3]}
    assert found("after", large) == {reading: [3]}
    assert found("absent", large) == {}


def test_a_question_reads_two_rows_of_a_concordance(large, django_assert_num_queries):
    assert SearchRow.objects.filter(first=0).count() == 65
    with django_assert_num_queries(1):
        read = search._packed([large.current_reading_id], {0, *shares_of("gaze")})
    assert {key: len(shares) for key, shares in read.items()} == {
        (large.current_reading_id, 0): 2,
        (large.current_reading_id, 3): 2,
    }


@pytest.mark.parametrize(("words", "queries"), [(1, 1), (6, 1), (7, 2), (13, 3)])
def test_further_words_are_looked_for_where_the_first_ones_are(large, words, queries, django_assert_num_queries):
    other = factories.version(paragraphs("1", "", " ".join(MANY[: words - 1])))
    with django_assert_num_queries(queries):
        assert found(f'"{" ".join(MANY[:words])}"', large, other) == {large.current_reading_id: [0, 1, 2, 3]}


def test_no_reading_is_none_and_not_all(large):
    assert found("gaze") == {}
    assert search.elsewhere(question("gaze")) == {}
