"""What stands at the margin of a memo and is no heading."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from tests.drafts.accounts import assert_account, names

MEMO = (
    "1.  Scope\n\n   Kept.\n\n2.  Messages\n\n   Sent.\n\n{}\n"
    + 20 * "   More words of a park.\n\n"
    + "3.  End\n\n   x\n"
)


@pytest.mark.parametrize(
    "drawn",
    [
        "Gate                Key       Wall\n                    Width\n",
        "Key  ^ Hello\nPart | + share*\n     v + others\n             Answer ^ Key\n",
        "OPEN park://north GATE/2.0\nVia: GATE/2.0 south;branch=z9\nTo: Ana\n",
        "F2 100 Opening north -> south\n",
        "(The answer is not shown)\n",
        "+---+---+\n| a |\n",
    ],
)
def test_rows_of_a_figure_at_the_margin_of_a_memo_are_no_headings(drawn):
    outline = read(MEMO.format(drawn).encode(), "park.txt")

    assert_account(outline)
    assert names(outline) == [("1", "Scope", 1), ("2", "Messages", 1), ("3", "End", 1)]


@pytest.mark.parametrize(
    "title", ["Authors' Addresses", "Status of This Memo", "4.1.  From A -> B", "Appendix A.  Keys"]
)
def test_titles_at_the_margin_of_a_memo_are_headings(title):
    assert len(read(MEMO.format(title + "\n").encode(), "park.txt").clauses) == 4
