"""The changed words of a sentence."""

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from clauseline.redline.clips import clip

OLD = "One stays. The record shall be erased. It ends."
NEW = "One stays so. The record should be erased. It ends."


def test_each_side_has_its_own_words():
    spans = changed_wording(OLD, NEW)
    before = list(clip(spans, "old", 11, 38))
    after = list(clip(spans, "new", 14, 42))
    assert [(span.op, span.text) for span in before] == [
        (KEPT, "The record "), (REMOVED, "shall"), (KEPT, " be erased."),
    ]  # fmt: skip
    assert [(span.op, span.text) for span in after] == [
        (KEPT, "The record "), (ADDED, "should"), (KEPT, " be erased."),
    ]  # fmt: skip


def test_places_count_in_the_text_of_their_side():
    spans = [Span(KEPT, "a😀身份", (0, 4), (0, 4)), Span(ADDED, "应", None, (4, 5))]
    assert list(clip(spans, "old", 1, 3)) == [Span(KEPT, "😀身", (1, 3), None)]
    assert list(clip(spans, "new", 3, 5)) == [Span(KEPT, "份", None, (3, 4)), Span(ADDED, "应", None, (4, 5))]
