import pytest

from annotations.queries.elements import element
from proposals.outline import BlockText, ClauseText
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
        BlockText("row", 20, 23, facts={"table": 2, "row": 1, "cells": []}),
        BlockText("paragraph", 24, 31),
    ),
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("First", "Para 1"), ("item", "Item a)"), ("note", "NOTE 1"), ("y", "Table 2"), ("Second", "Para 2")],
)
def test_elements_are_named_as_in_forms(words, name):
    clause = factories.version(CLAUSE).current_reading.clauses.get()
    assert element(clause, TEXT.index(words)) == name


def test_between_two_elements_there_is_none():
    clause = factories.version(CLAUSE).current_reading.clauses.get()
    assert element(clause, 6) == ""
