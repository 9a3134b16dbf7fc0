"""What clauses share: the same whether a text stands once or many times."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.distinct import DistinctTexts, Holders
from clauseline.comparing.overlap import Overlap, measure
from clauseline.comparing.radix import in_order, order_of

WORDS = st.lists(st.sampled_from(["keys", "logs", "are", "kept", "deleted", "\u4fdd\u5b58"]), max_size=4).map(" ".join)
SIDES = st.lists(WORDS, max_size=6)


def _measured(*sides: list[str]) -> Overlap:
    return measure(DistinctTexts.of(*sides))


def _shared(overlap: Overlap) -> dict[tuple[int, int], tuple[int, int]]:
    both = zip(overlap.shared.tolist(), overlap.exclusive.tolist(), strict=True)
    return {divmod(key, overlap.m): weights for key, weights in zip(overlap.keys.tolist(), both, strict=True)}


def test_equal_texts_share_all_and_unlike_ones_nothing():
    overlap = _measured(
        ["the platform deletes records", "keys are changed"], ["the platform deletes records", "\u5c71\u6c34"]
    )
    assert overlap.keys.tolist() == [0]
    assert overlap.shared.tolist() == overlap.exclusive.tolist() == [overlap.weight_old[0]]


def test_a_text_that_stands_twice_shares_all_with_both_and_has_nothing_alone():
    overlap = _measured(["keys are kept"], ["keys are kept", "logs", "keys are kept"])
    weight = int(overlap.weight_old[0])
    assert _shared(overlap) == {(0, 0): (weight, 0), (0, 2): (weight, 0)}


@given(SIDES, SIDES)
def test_an_exchange_of_the_sides_exchanges_what_is_shared(old: list[str], new: list[str]):
    back = {(j, i): weights for (i, j), weights in _shared(_measured(new, old)).items()}
    assert _shared(_measured(old, new)) == back


@given(SIDES, SIDES)
def test_words_in_another_order_of_clauses_are_shared_alike(old: list[str], new: list[str]):
    turned = {
        (len(old) - 1 - i, len(new) - 1 - j): weights
        for (i, j), weights in _shared(_measured(old[::-1], new[::-1])).items()
    }
    assert _shared(_measured(old, new)) == turned


def test_clauses_of_a_text_are_found_in_their_order():
    holders = Holders.of(np.array([1, 0, 1, 3]), 4)
    assert holders.of_texts(np.array([3, 1, 2, 1])).tolist() == [3, 0, 2, 0, 2]


@given(st.lists(st.integers(0, 2**44 - 1), max_size=40))
def test_numbers_are_ordered_as_a_sort_has_them(numbers: list[int]):
    order = order_of(np.array(numbers, np.int64), 44).tolist()
    assert order == sorted(range(len(numbers)), key=lambda place: (numbers[place], place))
    assert in_order(np.array(numbers, np.uint64) << np.uint64(20)).tolist() == [n << 20 for n in sorted(numbers)]
