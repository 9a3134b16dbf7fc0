import pytest
from django.db.models import Q

from clauseline.tokens import question
from proposals.models import SearchRow
from proposals.search import find as search
from proposals.search.concordance import FULL, Concordance, shares_of
from proposals.search.index import packed
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
        read = search._packed(Q(reading=large.current_reading_id), {0, *shares_of("gaze")})
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
    assert search.elsewhere(question("gaze"), []) == {}


@pytest.mark.parametrize(("many", "queries"), [(0, 0), (1, 1), (search.KEYS, 1), (search.KEYS + 1, 2)])
@pytest.mark.parametrize("apart", [1, 64])
def test_statements_count_what_is_shown_and_not_what_lies_between(many, queries, apart, django_assert_num_queries):
    with django_assert_num_queries(queries):
        assert search.elsewhere(question("gaze"), range(0, many * apart, apart)) == {}


@pytest.mark.parametrize(
    ("asked", "shown", "found"),
    [
        ("gaze", [64, 65, 66, 67], {64: True, 65: True, 67: True}),
        ("gaze", [65, 66], {65: True}),
        ("gaze", [66], {}),
        ('"the gaze"', [64, 66, 67], {64: True}),
        ('"gaze the"', [64, 65, 66, 67], {}),
        ("the gaze", [64, 67], {64: True, 67: False}),
        ("the gaze", [65, 67], {67: False}),
        ("gaze", [67, 68, 127], {67: True}),
        ("gaze", [1, 128], {}),
    ],
)
def test_what_is_packed_together_is_told_apart(asked, shown, found):
    concordance = Concordance()
    far = " ".join(MANY[:20])
    for text in ("the gaze", "gaze", "the", f"the {far} gaze"):
        concordance.add(text)
    SearchRow.objects.bulk_create(packed(concordance, reading=None, first=64, texts=4))
    assert search.elsewhere(question(asked), shown) == found
