import pytest

from annotations.models import Annotation, Draft
from annotations.queries.margins import Card, Typed
from annotations.templatetags.cards import place, written_in
from proposals.models import Clause
from tests.annotations.templatetags.values import version

HERE = version("1.0")
BEGINS = "All that one says here is kept for ever."
ON_ALL, ON_CLAUSE = Annotation(scope="document"), Annotation(scope="clause")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (Card(ON_CLAUSE, HERE, Clause(number="4.1", title="Records")), "4.1"),
        (Card(ON_CLAUSE, HERE, Clause(title="Records")), "Records"),
        (Card(ON_CLAUSE, HERE, Clause(kind="front")), "front matter"),
        (Card(ON_CLAUSE, HERE, Clause(kind="front", text="All that one says here is kept for ever.")), BEGINS),
        (Card(ON_ALL, HERE), "Whole document"),
        (Card(ON_CLAUSE, HERE), "No place here"),
        (Typed(Draft(key="")), "Whole document"),
        (Typed(Draft(key="k1")), "No place here"),
        (Typed(Draft(key="k1"), Clause(number="5")), "5"),
    ],
)
def test_where_a_card_stands_in_words(card: Card | Typed, words: str):
    assert place(card) == words


@pytest.mark.parametrize(
    ("words", "language"),
    [("超出范围。", "zh"), ("超出 GB/T 的范围。", "zh"), ("Hors du champ.", ""), ("See 范围.", ""), ("", "")],
)
def test_words_of_people_are_in_no_language_that_is_not_known(words: str, language: str):
    assert written_in(words) == language
