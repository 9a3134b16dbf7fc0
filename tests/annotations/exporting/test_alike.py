from dataclasses import replace

import pytest

from annotations.exporting.alike import NEAR, OVERLAP, SAME, AlikePair, alike
from annotations.exporting.sheet import Row

GOOD = Row(1, "GB", "", "8.3", "Para 2", "te", "Say how long a record is kept.")
OTHER = replace(GOOD, number=2, comment="Delete it.")


@pytest.mark.parametrize(
    ("comment", "why"),
    [("say  how long a record is kept．", SAME), ("Please say how long a record is kept.", NEAR)],
)
def test_comments_that_say_the_same_of_one_clause_are_alike(comment, why):
    assert alike([GOOD, replace(OTHER, comment=comment)]) == [AlikePair(1, 2, why)]
    assert alike([GOOD, replace(OTHER, comment=comment, clause="9")]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stored permanently", "required to be stored permanently"),
        ("required to be stored", "be stored permanently"),
        ("永久", "永久"),
    ],
)
def test_quotes_that_overlap_are_alike(one, other):
    assert alike([replace(GOOD, quote=one), replace(OTHER, quote=other)]) == [AlikePair(1, 2, OVERLAP)]
    assert alike([replace(GOOD, quote=other), replace(OTHER, quote=one)]) == [AlikePair(1, 2, OVERLAP)]


@pytest.mark.parametrize(
    ("one", "other"), [("", ""), ("it", "with it"), ("is required to be", "be stored permanently")]
)
def test_a_word_in_common_is_no_overlap(one, other):
    assert alike([replace(GOOD, quote=one), replace(OTHER, quote=other)]) == []


def test_nothing_said_is_not_the_same():
    assert alike([replace(GOOD, comment=""), replace(OTHER, comment="")]) == []


def test_of_three_the_second_and_the_third_are_paired_with_the_first():
    rows = [replace(GOOD, number=number) for number in (1, 2, 3)]
    assert alike(rows) == [AlikePair(1, 2, SAME), AlikePair(1, 3, SAME)]


def test_what_is_known_to_be_apart_is_not_paired():
    rows = [replace(GOOD, number=number) for number in (1, 2, 3)]
    assert alike(rows, [(1, 3)]) == [AlikePair(1, 2, SAME), AlikePair(2, 3, SAME)]
