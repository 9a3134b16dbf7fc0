from __future__ import annotations

import pytest

from tests.benchmarks.measuring import Taken
from tests.benchmarks.table import HEAD, Target, beside, ratios, verdict


def test_ours_is_divided_by_the_peer():
    assert ratios(0.5, 2, 1) == (0.25, 0.5)
    assert ratios(0.5, 0, 0) == pytest.approx((500, 500))


def test_a_line_has_a_figure_under_each_head():
    told = beside("wdiff", Taken(0.2, 1, 50), Taken(0.5, 1.2, 9.7), 0.1, 5)
    assert told.split() == ["wdiff", "0.500", "1.20", "10", "5", "0.100", "0.400", "0.500"]
    assert len(told) == len(HEAD)


def test_a_stopped_peer_would_have_taken_more():
    told = beside("difflib", Taken(0.6, 1, 50), Taken(60, 61, 90, is_stopped=True), 0, 1)
    assert told.split() == ["difflib", ">60.000", "61.00", "90", "1", "0.000", "<0.010", "<0.010"]


def test_a_promise_is_met_up_to_its_figure():
    assert verdict(Target("times wdiff", 0.3, 0.3)).split()[:2] == ["met", "0.3"]
    assert verdict(Target("times wdiff", 0.31, 0.3)).startswith("not met")
