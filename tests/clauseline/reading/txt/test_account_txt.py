"""The account of plain text closes, whatever its lines are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading import Unreadable
from clauseline.reading.txt.reader import PlainTextReader
from tests.drafts.accounts import assert_account

PIECES = st.sampled_from(
    [
        "1 Scope",
        "1.1 Terms",
        "2. Codes",
        "第一章　总则",
        "第一条　应当。",
        "目录",
        "Annex A",
        "Annex A Title",
        "A.1 x",
        "   indented words",
        "Table of Contents",
        "+---+---+",
        "| a | b |",
        "  --- ---",
        "  a   b\n  --- ---\n  c   d",
        "+---+---+\n| a | b |\n|   +---+\n| c | d |\n+---+---+",
        "+------+\n| a\n| -- - |\n| -- - |\n+------+",
        ": caption",
        "word[1]",
        "[1] A note.",
        "\f",
        "Person [Page 1]",
        "- item",
        "NOTE 1 – words",
        "Table 1 – words",
        "a-",
        "\u200e3 Codes",
        "\ufeff",
        "Section 1",
        "e\u0301",
        "  o  item",
        "\t\t",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(pieces, ends):
    try:
        outline = PlainTextReader().read(ends.join(pieces).encode("utf-8", "ignore"), "x.txt", {})
    except Unreadable:
        return
    assert_account(outline)
