import pytest

from proposals.management.progress import SILENT, ProgressLines, left


@pytest.fixture
def clock(monkeypatch):
    """Each look at it is a second later."""
    times = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: next(times))


def test_it_says_how_far_it_is_every_two_seconds(clock):
    said: list[str] = []
    assert list(ProgressLines(said.append).over("Rows", range(6), 1000)) == [0, 1, 2, 3, 4, 5]
    assert said == [
        "Rows: 1 of 1,000, about 34 min left",
        "Rows: 3 of 1,000, about 23 min left",
        "Rows: 5 of 1,000, about 20 min left",
    ]


def test_more_than_was_foreseen_is_no_fault(clock):
    said: list[str] = []
    list(ProgressLines(said.append).over("Rows", range(4), 2))
    assert said == ["Rows: 1 of 2, about 2 s left", "Rows: 3 of 3, about 0 s left"]


def test_nobody_is_told_who_wants_to_know_nothing(clock):
    assert list(SILENT.over("Rows", "ab", 2)) == ["a", "b"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "about 1 s left"), (99, "about 99 s left"), (150, "about 3 min left")]
)
def test_time_is_told_in_what_one_counts_in(seconds, words):
    assert left(seconds) == words
