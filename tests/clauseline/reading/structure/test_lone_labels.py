"""Notes and examples whose label is a paragraph of its own, and captions without a mark."""

from __future__ import annotations

from tests.clauseline.reading.html.test_html import outline_of
from tests.drafts.accounts import blocks


def test_a_label_alone_is_that_of_the_paragraph_behind_it():
    outline = outline_of(
        "<p>Note</p><h2>1 Walls</h2><p>NOTE 2</p><p>A wall stands.</p><p>Example 3:</p><pre>wall()</pre><p>Note</p>"
        "<p>Notes are short.</p><p>Note</p>"
    )

    assert blocks(outline, 0) == [
        ("note", "NOTE 2", "A wall stands."), ("example", "Example 3", ""), ("code", "", "wall()"),
        ("note", "Note", "Notes are short."), ("note", "Note", ""),
    ]  # fmt: skip


def test_captions_go_on_with_a_capital():
    outline = outline_of("<h2>1 Walls</h2><p>Figure 1 The parts of a wall.</p><p>Table 2 shows its bricks.</p>")

    assert blocks(outline, 0) == [
        ("caption", "Figure 1", "The parts of a wall."), ("paragraph", "", "Table 2 shows its bricks."),
    ]  # fmt: skip
