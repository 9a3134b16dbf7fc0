from __future__ import annotations

import pytest

from clauseline.redline.move_markers import move_markers
from proposals.drawing.chips import chips
from proposals.queries import redlines
from tests.drafts import changed
from tests.factories import paragraphs
from tests.proposals.views.test_comparisons import compared

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts():
    return redlines.parts(compared(changed.OLD, changed.NEW))


def test_each_change_says_what_happened(parts):
    found = {part.section.number: [chip.words for chip in chips(part)] for part in parts if part.new}
    assert found == {
        "1": [],
        "2": ["editorial"],
        "3": ["split into 3, 4", "reworded"],
        "5": ["was 4", "reworded", "verb lowered: “shall” to “may”"],
        "6": ["split into 6, 12", "reworded", "verb raised: “should” to “shall”"],
        "6.1": ["moved from 4.1"],
        "7": ["merged from 6, 7"],
        "8": ["new"],
        "10": ["retitled"],
        "11": ["became a note"],
        "Appendix A": ["was Annex A", "became informative"],
        "13": ["merged from 8, 9"],
        "14": ["was 13"],
    }


def test_chips_lead_to_the_other_place(parts):
    posted = frozenset(post.section.key for behind in move_markers(parts).values() for post in behind)
    by_number = {part.section.number: part for part in parts}
    led = {number: chips(by_number[number], posted)[0].href for number in ("3", "6", "6.1", "7", "13")}
    assert led == {
        "3": f"#{by_number['3'].new[1].key}",
        "6": f"#{by_number['6'].new[1].key}",
        "6.1": f"#from-{by_number['6.1'].old[0].key}",
        "7": "",
        "13": f"#from-{by_number['13'].old[0].key}",
    }


def words_of(old: str, new: str) -> list[tuple[str, str, str]]:
    """The chips of a clause that says `old`, then `new`: words, style and what is told on demand."""
    (part,) = redlines.parts(compared((paragraphs("1", "Trams", old),), (paragraphs("1", "Trams", new),)))
    return [(chip.words, chip.style, chip.title) for chip in chips(part)]


def test_words_that_weigh_are_a_chip_that_leads_to_them():
    texts = ("We share your route only with your written consent.", "We share your route only with your consent.")
    (part,) = redlines.parts(compared(*((paragraphs("1", "Trams", text),) for text in texts)))
    _reworded, chip = chips(part)
    assert (chip.words, chip.title) == ("went: “written”", "consent: protects people less")
    assert chip.spots == (f"duty-old-{part.old[0].key}-35",)


def test_words_of_a_duty_are_told_the_same_way():
    assert words_of(
        "The firm shall obtain the written consent of a guest.", "The firm shall obtain the consent of a guest."
    ) == [
        ("reworded", "", ""),
        ("went: “written”", "inside", "consent: protects people less"),
    ]


def test_a_change_of_which_nobody_knows_the_way_is_to_be_checked():
    assert words_of("We share your route with couriers.", "We share your route with riders.")[1:] == [
        (
            "instead of “couriers”: “riders”: please check",
            "inside check",
            "to whom: what it does to people, please check",
        ),
    ]


def test_what_says_the_same_tells_by_what_that_is_known():
    assert words_of("We keep the recordings of the trams.", "We keep recordings of trams.") == [
        ("reworded", "", ""),
        ("says the same: words like “the” or “of”", "", ""),
    ]


def test_words_that_do_not_weigh_are_the_redlines_own():
    assert words_of("We paint our trams green.", "We paint our trams yellow.") == [("reworded", "", "")]
