from __future__ import annotations

import re

import pytest

from proposals.drawing.heads import change_head
from proposals.queries import redlines
from tests.drafts import changed, tabled
from tests.factories import paragraphs
from tests.proposals.views.test_comparisons import compared

pytestmark = pytest.mark.django_db

FIRST = re.compile('<li class="spoken">([^<]*)</li>')


def said(old, new) -> dict[str, str]:
    """By the number of each change, what who listens is told first."""
    heads = {part.section.number: change_head(part, ()) for part in redlines.parts(compared(old, new))}
    return {number: found[1] for number, head in heads.items() if (found := FIRST.search(head))}


def test_who_listens_is_told_how_much_changed():
    found = said(changed.OLD, changed.NEW)
    assert found["5"] == "1 word deleted. 1 word inserted."
    assert found["8"] == "15 words inserted."
    assert found["6.1"] == found["10"] == "No word of the text changed."
    assert "1" not in found
    assert "14" not in found


def test_a_han_counts_as_a_word():
    old, new = (paragraphs("1", "记录", text) for text in ("记录应永久保存。", "记录应保存三十日。"))
    assert said([old], [new]) == {"1": "2 words deleted. 3 words inserted."}


def test_in_a_table_words_are_counted_as_its_cells_show_them():
    found = said([tabled.OLD], [tabled.NEW])
    # Went: shall, thirty, a row of four words. Came: may, four words for thirty, a row of seven, and the column:
    # Purpose, none, signing in, comfort, research. The row of the voice moved.
    assert found == {"A.1": "6 words deleted. 18 words inserted."}


def test_a_row_that_moved_neither_went_nor_came():
    rows = ["Field|Kept", "Voice|never", "Gaze|one year", "Gait|two years", "Name|three years"]
    old, new = (tabled.tabled("1", "Fields", "All.", *own) for own in (rows, [rows[0], rows[4], *rows[1:4]]))
    assert said([old], [new]) == {"1": "No word of the text changed."}
