from __future__ import annotations

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.writing.runs import Marked, shortened, without_rest


def test_long_unchanged_words_are_shortened_at_words_and_changed_ones_never():
    long = "word " * 40 + "end"
    assert shortened(Marked(KEPT, long), 12) == (KEPT, "word word … word end")
    assert shortened(Marked(KEPT, long), 12, shortens=False) == (KEPT, long)
    assert shortened(Marked(REMOVED, long), 12) == (REMOVED, long)
    assert shortened(Marked(ADDED, long), 12) == (ADDED, long)
    assert shortened(Marked(KEPT, "永" * 30), 12) == (KEPT, f"{'永' * 12} … {'永' * 12}")
    assert shortened(Marked(KEPT, "as long as the rest"), 8) == (KEPT, "as long as the rest")


def test_of_many_unchanged_lines_the_first_and_the_last_are_left():
    lines = ["a", "b", "c", "CHANGED", "d", "e", "f", "g"]
    assert [*without_rest(lines, str.isupper)] == ["a", "b", "c", "CHANGED", "d", None, "g"]
    assert [*without_rest(lines, str.isupper, shortens=False)] == lines
