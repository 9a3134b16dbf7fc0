"""Which passages come from none of the proposals that have them."""

import pytest

from clauseline.origins import ubiquity

BODIES = {"a": "ONE", "b": "ONE", "c": "ONE", "d": "", "e": "", "f": ""}


@pytest.mark.parametrize(
    ("often", "answer"),
    [
        ({"a": 8, "b": 8}, ""),
        ({"a": 8, "b": 8, "c": 4}, "template"),
        ({"a": 8, "b": 8, "c": 3}, ""),
        ({"a": 8, "d": 8, "e": 8}, ""),
        ({"d": 8, "e": 8, "f": 8}, ""),
        ({"a": 8, "d": 8, "e": 8, "f": 8}, "common"),
        ({"a": 8, "b": 8, "c": 8, "d": 8}, "template"),
    ],
)
def test_what_stands_in_many_proposals_comes_from_none(often, answer):
    assert ubiquity(often, 8, BODIES) == answer
