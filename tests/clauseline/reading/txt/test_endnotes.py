"""Footnotes and captions of a plain text that pandoc writes."""

from __future__ import annotations

from clauseline.outline import Outline
from clauseline.reading.txt.reader import PlainTextReader
from tests.drafts.accounts import assert_account, blocks, left_out

TEXT = "1 Gates\n\nA gate is shut[1] at night.\n\n2 Keys\n\nA key[2] is of iron.\n\n"


def outline_of(text: str) -> Outline:
    outline = PlainTextReader().read(text.encode(), "park.txt", {})
    assert_account(outline)
    return outline


def test_notes_at_the_end_are_placed_where_they_are_called():
    outline = outline_of(TEXT + "[1] In a park.\n\nAnd elsewhere.\n\n-   One\n\n[2] Or two.\n")

    assert blocks(outline) == [
        ("paragraph", "", "A gate is shut at night."), ("footnote", "1", "In a park. And elsewhere. - One"),
    ]  # fmt: skip
    assert blocks(outline, 1) == [("paragraph", "", "A key is of iron."), ("footnote", "2", "Or two.")]
    assert outline.clauses[0].blocks[1].facts.call == len("A gate is shut")
    assert left_out(outline)["numbers that call footnotes"] == "[1][1]"


def test_a_number_that_begins_with_nought_calls_no_note():
    outline = outline_of(TEXT.replace("[2]", "[02]") + "[1] In a park.\n\n[02] Or two.\n")

    assert blocks(outline)[1] == ("footnote", "1", "In a park. [02] Or two.")


def test_sources_are_no_footnotes():
    for text in (
        f"{TEXT}3 References\n\n[1] In a park.\n\n[2] Or two.\n",
        TEXT.replace("[2]", "[1]") + "[1] In a park.\n\n[2] Or two.\n",
        TEXT.replace("t[1]", "t [1]") + "[1] In a park.\n\n[2] Or two.\n",
        f"{TEXT}[1] In a park.\n\n[2] Or two.\n\n3 Locks\n\nNone.\n",
        f"{TEXT}[1] In a park.\n",
    ):
        found = [block for clause in outline_of(text).clauses for block in clause.blocks if block.kind == "footnote"]
        assert found == []


def test_a_line_behind_a_table_that_begins_with_a_colon_is_its_caption():
    outline = outline_of(
        "1 Gates\n\n  Gate   Key\n  ------ -----\n  East   7\n\n  : Table 1 – Keys\n\n2 Keys\n\n: none\n"
    )

    assert blocks(outline) == [("row", "", "Gate\tKey"), ("row", "", "East\t7"), ("caption", "Table 1", "Keys")]
    assert blocks(outline, 1) == [("paragraph", "", ": none")]


def test_a_table_of_one_cell_only_frames_its_text():
    line = "+---------------------+\n"
    outline = outline_of(
        f"1 Gates\n\n{line}| A gate of the park  |\n| opens by day.       |\n|                     |\n"
        "| +------+----+       |\n| | East | 7  |       |\n| +------+----+       |\n|                     |\n"
        f"| Short               |\n| lines               |\n{line}\n2 Keys\n\nNone.\n"
    )

    assert blocks(outline) == [
        ("paragraph", "", "A gate of the park opens by day."), ("row", "", "East\t7"), ("paragraph", "", "Short"),
        ("paragraph", "", "lines"),
    ]  # fmt: skip
