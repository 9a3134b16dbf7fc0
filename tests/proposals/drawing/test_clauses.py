"""The clauses of a text, whatever words they have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from clauseline.outline import BlockText, Cell, ClauseText, Facts, FigureImage
from clauseline.redline.parts import Fate
from clauseline.redline.sections import Section, sections_of
from clauseline.vocabulary import key_of
from proposals.drawing.clauses import CameBy, TextLook, clauses
from proposals.drawing.figures import NONE, Shown
from proposals.drawing.wraps import TermMark

HOSTILE = "<script>alert('x')</script> & \"quoted\" \u202eevil"
LOOK = TextLook(key_of("v1"), "en", {}, None, NONE, {})


def section(text: str, number: str = "1", title: str = "Keys", *read: BlockText, **facts) -> Section:
    blocks = read or ((BlockText("paragraph", 0, len(text)),) if text else ())
    return sections_of([ClauseText(number, title, 1, text=text, blocks=blocks, **facts)], ["k1"])[0]


def drawn(own: Section, look: TextLook = LOOK) -> html.HtmlElement:
    return html.fragment_fromstring(clauses([own], look))


def words(own: Section, look: TextLook = LOOK) -> list[str]:
    """Each block as it is read."""
    return [one.text_content() for one in drawn(own, look).find_class("block")]


@pytest.mark.parametrize(
    "text", [HOSTILE, "平台应当保存“记录”。𠮷", "a\u202eb\u2066c", "'\"`${x}", "--><!--place:a-->"]
)
def test_each_text_is_shown_as_it_is(text: str):
    found = drawn(section(text, title=text, number="7"))
    assert [one.text_content() for one in found.find_class("block")] == [text]
    assert found.xpath(".//h2/span/text()") == [text]
    assert found.xpath(".//script | .//comment()") == []
    assert found.xpath(".//h2/span/@dir") == ["auto"]


def test_a_hostile_number_stays_within_its_link():
    (link,) = drawn(section("x", number=HOSTILE)).find_class("clause-number")
    assert (link.text, link.get("aria-label"), link.get("href")) == (HOSTILE, f"Link to {HOSTILE} Keys", "#k1")
    assert link.get("class") == "clause-number long"


def test_an_empty_clause_has_its_head_alone():
    found = drawn(section(""))
    assert [found.find_class(name) for name in ("draft", "block", "clause-lineage", "what-changed")] == [[], [], [], []]
    assert found.xpath("string(.//h2)") == "1 Keys"


def test_a_clause_without_number_and_title_has_no_name_of_its_own():
    found = drawn(section("Words.", number="", title=""))
    assert found.get("aria-labelledby") is None
    assert [(one.text, one.get("class")) for one in found.find_class("clause-number")] == [
        ("#", "clause-number unnamed")
    ]
    assert drawn(section("Words.", number="")).get("aria-labelledby") == "h-k1"


def test_a_status_is_told_where_it_is_not_that_of_the_parent():
    own = [
        ClauseText("A", "Annex", 1, "annex", "informative"),
        ClauseText("A.1", "Samples", 2, status="informative"),
        ClauseText("A.2", "Rules", 2, status="normative"),
    ]
    found = html.fragments_fromstring(clauses(sections_of(own, ["k1", "k2", "k3"]), LOOK), no_leading_text=True)
    said = [part.xpath(".//span[@class='chip status']/text()") for part in found]
    assert said == [["informative"], [], ["normative"]]


def test_what_changed_leads_to_the_comparison_it_came_by():
    look = replace(LOOK, fates={"k1": Fate("moved", frozenset())}, came_by=CameBy("c1", '"D1" <draft>'))
    (link,) = drawn(section("x"), look).find_class("what-changed")
    assert link.get("href") == "/comparisons/c1/#k1"
    assert link.text_content() == '↕moved since "D1" <draft>: 1 Keys'
    assert drawn(section("x"), replace(look, came_by=None)).find_class("what-changed") == []
    unchanged = replace(look, fates={"k1": Fate("unchanged", frozenset())})
    assert drawn(section("x"), unchanged).find_class("what-changed") == []


def test_a_term_leads_from_the_clause_to_its_definition():
    look = replace(LOOK, marks={"k1": [TermMark(2, 8, "avatar")], "k2": [TermMark(0, 1, "other")]})
    (link,) = drawn(section("An avatar."), look).find_class("term-link")
    assert (link.text_content(), link.get("href")) == (" avata", "/versions/v1/definitions/avatar/")


def test_a_hostile_table_keeps_its_cells():
    cells = (Cell(0, len(HOSTILE), is_head=True), Cell(len(HOSTILE) + 1, len(HOSTILE) + 3))
    row = BlockText("row", 0, len(HOSTILE) + 3, facts=Facts(table=1, row=0, cells=cells))
    found = drawn(section(f"{HOSTILE}\t记录", "1", "Keys", row))
    assert [(one.tag, one.text_content()) for one in found.xpath(".//tr/*")] == [("th", HOSTILE), ("td", "记录")]


class Pictures:
    """One picture, at this address."""

    def __init__(self, address: str | None) -> None:
        self.address = address

    def find(self, side: str, sha256: str) -> Shown | None:
        return Shown(self.address, 4, 3) if (side, sha256) == ("new", "a" * 64) else None


def pictured(address: str | None, sha256: str = "a" * 64, alt: str = HOSTILE) -> html.HtmlElement:
    own = section("", "1", "Keys", BlockText("figure", 0, 0), figures=(FigureImage(0, sha256, alt),))
    return drawn(own, replace(LOOK, figures=Pictures(address)))


def test_a_picture_is_described_by_its_draft():
    (image,) = pictured("/p/?a&b").xpath(".//img")
    assert (image.get("alt"), image.get("src"), image.get("width"), image.get("height")) == (
        HOSTILE,
        "/p/?a&b",
        "4",
        "3",
    )
    assert image.getparent().get("href") == "/p/?a&b"
    assert [one.get("alt") for one in pictured("/p/", alt="").xpath(".//img")] == ["A picture without a description"]


def test_a_picture_within_a_file_leads_nowhere():
    (image,) = pictured("data:image/png;base64,AA==").xpath(".//img")
    assert (image.getparent().tag, image.get("loading")) == ("span", None)


@pytest.mark.parametrize(
    ("address", "sha256", "why"),
    [
        (None, "a" * 64, "This picture is left out here. It stands in the file of the version."),
        ("/p/", "b" * 64, "This picture is in a format that cannot be shown here. It stands in the file."),
        ("/p/", "", "The file only points to this picture."),
    ],
)
def test_a_picture_that_is_not_shown_says_why(address: str | None, sha256: str, why: str):
    found = pictured(address, sha256)
    assert found.xpath(".//img") == []
    assert [one.text_content() for one in found.find_class("picture")] == [f"Figure {HOSTILE} {why}"]
