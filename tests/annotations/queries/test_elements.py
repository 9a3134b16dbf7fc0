import pytest
from django.utils.translation import override

from annotations.queries.elements import element, line
from clauseline.outline import BlockText, ClauseText, Facts
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "First.\nitem\nA note.\nx\ty\nSecond."
CLAUSE = ClauseText(
    "4",
    "Elements",
    1,
    text=TEXT,
    blocks=(
        BlockText("paragraph", 0, 6),
        BlockText("item", 7, 11, marker="a)"),
        BlockText("note", 12, 19, marker="NOTE 1"),
        BlockText("row", 20, 23, facts=Facts(table=2, row=0)),
        BlockText("paragraph", 24, 31),
    ),
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("First", "Para 1"), ("item", "Item a)"), ("note", "Note 1"), ("y", "Table 2"), ("Second", "Para 2")],
)
def test_elements_are_named_as_in_forms(words, name):
    clause = factories.version(CLAUSE).current_reading.clauses.get()
    assert element(clause, TEXT.index(words)) == name


def test_between_two_elements_there_is_none():
    clause = factories.version(CLAUSE).current_reading.clauses.get()
    assert element(clause, 6) == ""


CAPTIONED = ClauseText(
    "5",
    "Captions",
    1,
    text="Attributes\nx\ty\nz\tw\npicture\nActors\n注记\nitem",
    blocks=(
        BlockText("caption", 0, 10, marker="表 A.1"),
        BlockText("row", 11, 14, facts=Facts(table=1, row=0)),
        BlockText("row", 15, 18, line=41, facts=Facts(table=1, row=1)),
        BlockText("figure", 19, 26),
        BlockText("caption", 27, 33, marker="Figure 2"),
        BlockText("note", 34, 36, marker="注1"),
        BlockText("item", 37, 41, marker="–"),
    ),
)


@pytest.mark.parametrize(
    ("start", "name"),
    [(0, "Table A.1"), (11, "Table A.1"), (15, "Table A.1"), (20, "Figure 2"), (28, "Figure 2"), (34, "Note 1"),
     (37, "Item 1")],
)  # fmt: skip
def test_tables_and_figures_have_the_number_of_their_caption_in_english(start, name):
    clause = factories.version(CAPTIONED).current_reading.clauses.get()
    with override("zh-hans"):
        assert element(clause, start) == name


@pytest.mark.parametrize(("start", "number"), [(15, "41"), (0, ""), (18, "")])
def test_lines_have_the_number_that_the_draft_prints(start, number):
    assert line(factories.version(CAPTIONED).current_reading.clauses.get(), start) == number
