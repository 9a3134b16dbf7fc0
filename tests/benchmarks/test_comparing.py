from __future__ import annotations

from tests.benchmarks.comparing import clauseline, drafts, measure


def test_the_texts_are_the_same_on_every_run():
    assert drafts(5) == drafts(5)


def test_a_run_is_measured():
    taken = measure(clauseline, *drafts(5))
    assert taken.wall > 0
    assert taken.memory > 1
