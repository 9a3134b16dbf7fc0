from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from clauseline.comparing.changes import Detail
from clauseline.redline.parts import Part, Particular
from clauseline.vocabulary import DETAIL_KINDS, DetailKind
from proposals.drawing.details import CAME, LONGEST, NAMES, SHOWN, WENT, details
from tests.clauseline.redline.outlines import parts
from tests.drafts import changed

PART = next(part for part in parts(changed.OLD, changed.NEW) if part.section.number == "5")
HOSTILE = "<script>alert('x')</script> & \"quoted\" \u202e"


def part(*found: Detail) -> Part:
    return replace(PART, particulars=tuple(Particular(one, ()) for one in found))


def rows(*found: Detail) -> list[str]:
    """What is said of each, as it is read out."""
    return [one.text_content() for one in html.fragment_fromstring(details(part(*found))).xpath(".//li")]


def test_every_kind_of_detail_has_a_name():
    """A kind without one is a fault where somebody reads of such a change, and nowhere before."""
    assert [*NAMES] == [*DETAIL_KINDS]
    assert {*CAME, *WENT} <= {*NAMES}


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        (Detail("deadline", "30 days", "90 days"), "Time: changed: 30 days, replaced by  90 days;"),
        (Detail("number", "80 %", ""), "Number: deleted: 80 %;"),
        (Detail("reference", "", "法第三条"), "Source: inserted: 法第三条;"),
        (Detail("dangling", "Keys", "clause 7"), "Reference that leads nowhere: clause 7 (it was Keys)"),
        (Detail("redirected", "6 Keys", "6 Gates"), "Reference that now leads elsewhere: before: 6 Keys now: 6 Gates"),
        (Detail("editor", "", "Check."), "New editor’s note: inserted: Check.;"),
        (Detail("editor", "Check.", ""), "Editor’s note taken out: deleted: Check.;"),
        (
            Detail("editor", "Check it.", "Check them."),
            "Reworded editor’s note: Check changed: it, replaced by  them;.",
        ),
        (Detail("row-moved", "Voice", "Voice"), "Moved table row: Voice"),
    ],
)
def test_each_is_told_in_words(detail: Detail, said: str):
    assert rows(detail) == [said]


@pytest.mark.parametrize("kind", ["number", "dangling", "redirected", "editor", "cell"])
def test_no_word_of_a_draft_is_markup_in_a_detail(kind: DetailKind):
    (said,) = rows(Detail(kind, HOSTILE, f"{HOSTILE}x"))
    assert said.count("<script>alert('x')</script> &") == (1 if kind == "editor" else 2)
    assert "<script>" not in details(part(Detail(kind, HOSTILE, HOSTILE)))


def test_long_words_are_cut():
    (said,) = rows(Detail("number", "a" * LONGEST, "b" * (LONGEST + 1)))
    assert ("a" * LONGEST in said, "b" * LONGEST in said, "b" * (LONGEST - 1) + "…" in said) == (True, False, True)


@pytest.mark.parametrize(("count", "folded"), [(SHOWN, 0), (SHOWN + 1, 0), (SHOWN + 2, 2)])
def test_some_are_shown_at_once_and_one_more_rather_than_one_folded(count: int, folded: int):
    found = html.fragment_fromstring(details(part(*(Detail("number", "", str(place)) for place in range(count)))))
    assert len(found.xpath("./ul/li")) == count - folded
    assert found.xpath("./details/summary/text()") == ([f"{folded} more"] if folded else [])


def test_items_that_are_drawn_in_the_text_are_folded_and_no_details_are_nothing():
    found = html.fragment_fromstring(details(part(Detail("item", "", "one"), Detail("item", "two", ""))))
    assert (found.xpath("./ul"), found.xpath("./details/summary/text()")) == (
        [],
        ["2 list items changed, marked in the text below"],
    )
    assert details(part()) == ""
