from __future__ import annotations

import random

import pytest

from clauseline.reading import Unreadable, read
from tests.benchmarks.breeding import CHANGES, SHAPES, Genes, bred, first, mutated
from tests.benchmarks.following import Following, Piece
from tests.benchmarks.worst import HEADS, KEPT, Cost, row, worst_of


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_genes_give_the_same_drafts_of_the_length_that_is_asked(shape: str):
    for genes in first(1, [shape]):
        old, new = bred(genes, 2000)
        assert (old, new) == bred(genes, 2000)
        assert 1500 < len(old) < 4500
        try:
            assert read(old.encode(), "draft.md").clauses
        except Unreadable as no:
            assert str(no).endswith(".")


def test_nothing_is_edited_where_nothing_is_asked():
    old, new = bred(Genes("prose", edited=0.0), 2000)
    assert old == new
    old, new = bred(Genes("prose", edited=0.0, shuffled=True), 2000)
    assert (old != new, sorted(old.split("\n\n"))) == (True, sorted(new.split("\n\n")))


def test_genes_change_one_or_two_at_a_time_into_what_is_allowed():
    genes, chance = Genes("prose"), random.Random(1)
    for _ in range(50):
        changed = mutated(genes, chance)
        differs = {name for name in CHANGES if getattr(changed, name) != getattr(genes, name)}
        assert len(differs) <= 2
        assert all(getattr(changed, name) in CHANGES[name] for name in differs)


def made(words: int, cpu: float, *, is_stopped: bool = False) -> Cost:
    pieces = Piece("reading", cpu / 4, 100), Piece("comparison", cpu / 2, 300), Piece("reading", cpu / 4, 200)
    return Cost(Genes("prose", words=words), 1000 * words, Following(pieces, is_stopped), 1)


def test_those_that_cost_most_for_their_length_are_kept():
    costs = [made(words, 1 + words * words) for words in range(1, KEPT + 5)]
    assert [one.genes.words for one in worst_of([*costs, *costs])] == list(range(KEPT + 4, 4, -1))


def test_a_row_tells_of_the_longer_one_what_costs_most_and_the_power():
    told = dict(zip(HEADS, row(made(1, 3), made(3, 19)), strict=True))
    assert told.pop("").startswith("prose, 3 of 2000 words")
    assert told == {
        "CPU s": "19.0", "µs a character": "6000", "MiB": "300",
        "most for": "reading", "of all": "50 %", "power": "2.00",
    }  # fmt: skip
    assert row(made(1, 3), made(3, 19, is_stopped=True))[1] == ">19.0"
