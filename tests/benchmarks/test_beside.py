from __future__ import annotations

import pytest

from tests.benchmarks.beside import HEADS, Contest, cells, ratios
from tests.benchmarks.measuring import Taken
from tests.benchmarks.peers import peers


def test_ours_is_divided_by_the_peer():
    assert ratios(0.5, 2, 1) == (0.25, 0.5)
    assert ratios(0.5, 0, 0) == pytest.approx((500, 500))


def test_a_stopped_peer_would_have_taken_more():
    assert cells(Taken(60, 61, 90, is_stopped=True)) == (">60.000", "61.00", "90")


def test_a_pair_stands_beside_each_quick_peer(tmp_path):
    pair = tmp_path / "old.md", tmp_path / "new.md"
    for path, words in zip(pair, ("may keep", "may not keep"), strict=True):
        path.write_text(f"# Records\n\nA service {words} them.\n\n# Persons\n\nThey are asked.\n")
    contest = Contest(pair, pair, runs=1)
    table = contest.table("Drafts", is_quick=True)
    here = [peer.name for peer in peers() if peer.is_quick and peer.version]
    assert [row[0] for row in table.rows][4:] == here
    assert {len(row) for row in table.rows} == {len(HEADS)}
    assert len(table.notes) == sum(peer.is_quick for peer in peers()) - len(here)
