"""OpenDocument files with tracked changes, read after them and before them."""

from __future__ import annotations

import pytest

from clauseline.reading import Unreadable, read
from tests.drafts.accounts import assert_account, left_out
from tests.drafts.open import bullets, cell, heading, level, open_file, paragraph, row, table

INFO = "<office:change-info><dc:creator>Ana</dc:creator><dc:date>2023-05-02T10:00:00</dc:date></office:change-info>"
LETTERS = '<text:list-style style:name="L1">' + level(1, "a") + "</text:list-style>"
Texts = list[tuple[str, str, str]]


def inserted(key: str, *, more: str = "") -> str:
    return f'<text:changed-region text:id="{key}">{more}<text:insertion>{INFO}</text:insertion></text:changed-region>'


def deleted(key: str, *content: str) -> str:
    inner = f"<text:deletion>{INFO}{''.join(content)}</text:deletion>"
    return f'<text:changed-region text:id="{key}">{inner}</text:changed-region>'


def start(key: str) -> str:
    return f'<text:change-start text:change-id="{key}"/>'


def end(key: str) -> str:
    return f'<text:change-end text:change-id="{key}"/>'


def gone(key: str) -> str:
    return f'<text:change text:change-id="{key}"/>'


def texts(way: str, *body: str, regions: str) -> Texts:
    """Number, title and text of each clause."""
    tracked = f"<text:tracked-changes>{regions}</text:tracked-changes>"
    outline = read(open_file(tracked, *body, automatic=LETTERS), "draft.odt", {"tracked": way})
    assert_account(outline)
    return [(clause.number, clause.title, clause.text) for clause in outline.clauses]


CASES: dict[str, tuple[str, tuple[str, ...], Texts, Texts]] = {
    "words": (
        inserted("a") + deleted("b", paragraph("for ever ")),
        (
            heading("1 Scope"),
            paragraph(
                "Data ", inner=f"{start('a')}may <text:s/>{end('a')}be <text:span>kept {gone('b')}here</text:span>."
            ),
        ),
        [("1", "Scope", "Data may be kept here.")],
        [("1", "Scope", "Data be kept for ever here.")],
    ),
    "a paragraph at its own place": (
        inserted("a"),
        (
            heading("1 Scope"),
            paragraph(inner=start("a") + "New."),
            heading("", inner=end("a") + "2 End"),
            paragraph("X."),
        ),
        [("1", "Scope", "New."), ("2", "End", "X.")],
        [("1", "Scope", ""), ("2", "End", "X.")],
    ),
    "a paragraph behind another": (
        inserted("a"),
        (heading("1 Scope"), paragraph("Old.", inner=start("a")), paragraph("New.", inner=end("a"))),
        [("1", "Scope", "Old.\nNew.")],
        [("1", "Scope", "Old.")],
    ),
    "a table, and a break within a sentence": (
        inserted("a") + inserted("b"),
        (
            heading("1 Scope"),
            start("a") + table(row(cell("A"), cell("B"))) + end("a"),
            paragraph("One ", inner=start("b")),
            paragraph(inner=end("b") + "two."),
        ),
        [("1", "Scope", "A\tB\nOne\ntwo.")],
        [("1", "Scope", "One two.")],
    ),
    "a clause that went, with its heading": (
        deleted("a", heading("2 Gone"), paragraph("Gone words."), heading("")),
        (heading("1 Scope"), paragraph("Words."), heading("", inner=gone("a") + "3 End"), paragraph("X.")),
        [("1", "Scope", "Words."), ("3", "End", "X.")],
        [("1", "Scope", "Words."), ("2", "Gone", "Gone words."), ("3", "End", "X.")],
    ),
    "the break between two paragraphs": (
        deleted("a", paragraph(), paragraph()),
        (heading("1 Scope"), paragraph("One ", inner=f"<text:span>and {gone('a')}two</text:span>.")),
        [("1", "Scope", "One and two.")],
        [("1", "Scope", "One and\ntwo.")],
    ),
    "items of a list": (
        deleted("a", bullets("L1", paragraph("second"), paragraph(""))) + inserted("b"),
        (
            heading("1 Scope"),
            bullets(
                "L1",
                paragraph("first"),
                paragraph(inner=gone("a") + "third"),
                paragraph(inner=start("b") + "fourth"),
                paragraph(inner=end("b") + "fifth"),
            ),
        ),
        [("1", "Scope", "first\nthird\nfourth\nfifth")],
        [("1", "Scope", "first\nsecond\nthird\nfifth")],
    ),
    "blocks between blocks": (
        deleted("a", paragraph("Before."), table(row(cell("A"), cell("B")))),
        (heading("1 Scope"), gone("a"), paragraph("Words.")),
        [("1", "Scope", "Words.")],
        [("1", "Scope", "Before.\nA\tB\nWords.")],
    ),
    "a table within what was one paragraph": (
        deleted("a", table(row(cell("A"), cell("B")))),
        (heading("1 Scope"), paragraph("Before.", inner=gone("a") + "After.")),
        [("1", "Scope", "Before.After.")],
        [("1", "Scope", "Before.\nA\tB\nAfter.")],
    ),
    "what was inserted and deleted again": (
        inserted("a", more=f"<text:deletion>{INFO}{paragraph('never ')}</text:deletion>"),
        (heading("1 Scope"), paragraph("Data is ", inner=gone("a") + "kept.")),
        [("1", "Scope", "Data is kept.")],
        [("1", "Scope", "Data is kept.")],
    ),
    "what was deleted within what was inserted": (
        inserted("a") + deleted("b", paragraph("old ")),
        (heading("1 Scope"), paragraph("The ", inner=f"{start('a')}new {gone('b')}and {end('a')}text.")),
        [("1", "Scope", "The new and text.")],
        [("1", "Scope", "The old text.")],
    ),
    "marks that lead nowhere": (
        inserted("a"),
        (heading("1 Scope"), paragraph("Words ", inner=f"{start('a')}stay{start('x')} {gone('y')}here{end('z')}.")),
        [("1", "Scope", "Words stay here.")],
        [("1", "Scope", "Words stay here.")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_both_ways(case: str):
    regions, body, after, before = CASES[case]
    assert texts("accepted", *body, regions=regions) == after
    assert texts("rejected", *body, regions=regions) == before


def test_what_is_not_read_is_left_out_by_rule():
    regions, body, *_ = CASES["words"]
    data = open_file(f"<text:tracked-changes>{regions}</text:tracked-changes>", *body)
    after, before = (read(data, "draft.odt", {"tracked": way}) for way in ("accepted", "rejected"))
    people = "Ana2023-05-02T10:00:00"
    assert left_out(after) == {"comments": people, "deleted text (tracked changes)": "for ever"}
    assert left_out(before) == {"comments": people, "inserted text (tracked changes)": "may"}
    told = [{"name": "Ana", "changes": 2, "first": "2023-05-02", "last": "2023-05-02"}]
    assert after.facts["tracked"] == before.facts["tracked"] == {"inserted": 1, "deleted": 1, "people": told}


def test_another_way_is_refused():
    with pytest.raises(Unreadable, match="accepted or as rejected"):
        read(open_file(paragraph("x")), "draft.odt", {"tracked": "maybe"})
