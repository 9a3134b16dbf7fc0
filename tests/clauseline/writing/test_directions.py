"""What turns the direction of words round ends with them."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import ADDED, KEPT
from clauseline.writing.directions import enclosed
from clauseline.writing.marking import as_text, marked
from clauseline.writing.runs import Marked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("plain, 中文 and עברית", "plain, 中文 and עברית"),
        ("\u202babc", "\u202babc\u202c"),
        ("\u2067a\u202bb", "\u2067a\u202bb\u202c\u2069"),
        ("\u2067a\u202bb\u2069c", "\u2067a\u202bb\u202c\u2069c"),
        ("\u202ba\u202cb", "\u202ba\u202cb"),
        ("a\u202c\u2069b", "ab"),
        ("pay \u202ella\u202c now", "pay [U+202E]lla now"),
        ("\u202dall", "[U+202D]all"),
        ("\u202ba\u2069b", "\u202bab\u202c"),
    ],
)
def test_each_is_closed_where_the_words_end(words, told):
    assert enclosed(words) == told
    assert enclosed(told) == told


def test_a_line_of_markdown_turns_nothing_round():
    assert as_text("a\u202eb") == r"a\[U+202E]b"
    assert marked([Marked(KEPT, "a "), Marked(ADDED, "\u2067b")]) == "a **\u2067b**\u2069"
