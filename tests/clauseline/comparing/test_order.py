from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.order import longest_increasing


def test_one_item_that_moved_to_the_front():
    assert longest_increasing([3, 0, 1, 2]) == [1, 2, 3]


@given(st.lists(st.integers(0, 9), max_size=8))
def test_no_other_run_is_longer(values: list[int]):
    found = longest_increasing(values)
    runs = (run for size in range(len(values) + 1) for run in combinations(values, size))
    longest = max(len(run) for run in runs if all(a < b for a, b in pairwise(run)))
    chosen = [values[k] for k in found]
    assert chosen == sorted(set(chosen))
    assert found == sorted(found)
    assert len(found) == longest
