"""A brief as a Word document: its signs, and that it is one page whatever it is made of."""

from __future__ import annotations

import io
from contextlib import closing

import docx
import pytest
from pypdfium2 import PdfDocument

from annotations.exporting.brief import Brief, BriefLine, BriefPart, BriefPoint, write_brief
from annotations.exporting.brief.fitting import cut, facts_within, shortened, width
from annotations.exporting.brief.laying import DOWN, laid
from annotations.exporting.brief.values import plain
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from clauseline.writing.printing import as_pdf

ENGLISH = (
    "The operator of the platform is required to store the behaviour record of each user, together with the identity "
    "under which the user entered, and shall erase it whenever the user asks for that.",
    "The operator of the platform is recommended to store the behaviour record of each user for a long period, "
    "together with all identities under which the user entered, and should erase it where this is feasible.",
)
ARABIC = (
    "يجب على مشغل المنصة أن يمحو سجل سلوك كل مستخدم مع الهوية التي دخل بها كلما طلب المستخدم ذلك ولا يجوز له غير ذلك",
    "ينبغي لمشغل المنصة أن يمحو سجل سلوك كل مستخدم مع جميع الهويات التي دخل بها كلما طلب المستخدم ذلك ويجوز له ذلك",
)
CHINESE = (
    "平台运营者应当永久保存每一用户的行为记录以及该用户进入时所使用的身份，并应当在用户提出请求时立即予以删除，不得提供给任何第三方。",
    "平台运营者宜长期保存每一用户的行为记录以及该用户进入时所使用的全部身份，可以在可行的情况下予以删除，也可以提供给任何第三方。",
)
ENDLESS = ("W" * 900, "M" * 900)


def brief(old: str, new: str, points: int = 9, mark: str = "DRAFT") -> Brief:
    """The heaviest there is: every part has more than fits, in words of that kind."""
    spans = changed_wording(old, new)
    sides = [tuple(one for one in spans if one.op != gone) for gone in (ADDED, REMOVED)]
    came = (BriefLine("Before:", sides[0]), BriefLine("Now:", sides[1]))
    asked = (BriefLine("Reword:", tuple(spans)), BriefLine("Why:", plain(new)))
    parts = (
        _part("1. What changed", old * 3, [BriefPoint("A duty became weaker", f"8.1 {new}", came)] * points),
        _part("2. What it does to people", "", [BriefPoint(new, old, (BriefLine("", plain(new)),))] * points),
        _part("3. What we ask", "", [BriefPoint("8.1", new, asked)] * points),
    )
    return Brief("Brief", mark, new * 3, (old, new, new), parts, "Struck: gone.", ("N-1", "brief"), "2026-11-27", "en")


def _part(title: str, lead: str, points: list[BriefPoint]) -> BriefPart:
    return BriefPart(title, lead, points, "Nothing.", len(points), lambda n: f"And {n} more.")


def paragraphs(made: Brief) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(write_brief(made).data)).paragraphs]


def printed(made: Brief) -> tuple[list[tuple[int, int]], str]:
    """The sizes of its pages in points, and all their words."""
    data = as_pdf(write_brief(made, for_print=True).data)
    assert data
    with closing(PdfDocument(data)) as file:
        sizes = [(round(page.get_width()), round(page.get_height())) for page in file]
        return sizes, "".join(page.get_textpage().get_text_range() for page in file)


@pytest.mark.parametrize("words", [ENGLISH, ARABIC, CHINESE, ENDLESS], ids=["en", "ar", "zh", "endless"])
def test_the_heaviest_brief_is_one_page(words, office):
    made = brief(*words)
    sizes, told = printed(made)
    assert sizes == [(595, 842)]
    assert [one for one in ("DRAFT", "3. What we ask", "more.", "Struck: gone.") if one not in told] == []


def test_chinese_words_are_drawn_as_they_are_written(office):
    # A sign without a shape in the font would be told as another one, or not at all.
    assert "平台运营者" in printed(brief(*CHINESE))[1]


@pytest.mark.parametrize("words", [ENGLISH, ARABIC, CHINESE, ENDLESS])
def test_more_is_said_where_there_is_room(words):
    for points, parts in ((9, 4), (2, 2), (0, 0)):
        page = laid(brief(words[0], words[1], points))
        assert sum(one.height for one in page) <= DOWN
        assert sum(one.line.label == "Why:" for one in page) >= min(parts, 3)
    assert any(one.startswith("And ") for one in paragraphs(brief(*words)))
    assert "Nothing." in paragraphs(brief(words[0], words[1], 0))


def test_one_long_wording_stands_whole_on_a_page_that_has_room():
    made = brief("", " ".join(ENGLISH), points=1)
    asked = made.parts[2].points[0].lines[0]
    words = "".join(one.text for one in asked.words)
    assert [one for one in paragraphs(made) if one.startswith("Reword:") and one.endswith(words)]


def test_room_that_is_left_goes_to_what_is_asked():
    page = laid(brief(ENGLISH[0] * 3, ENGLISH[1] * 3, points=2))
    heights = {one.line.label: one.height for one in page}
    assert heights["Reword:"] > heights["Before:"]
    assert sum(one.height for one in page) <= DOWN


def test_words_are_cut_between_words_around_what_changed():
    kept, gone = "It says so. " * 20, Span(REMOVED, "never ")
    found = cut([Span(KEPT, kept), gone, Span(KEPT, kept)], 3000)
    assert found[1] == gone
    assert (found[0].text, found[2].text[-4:]) == ("… It says so. It says so. ", "ys …")
    assert sum(width(one.text) for one in found) <= 3000
    assert (shortened("Two words", 700), shortened("Two words", 400)) == ("Two words", "Two …")
    assert shortened("平台运营者", 400) == "平台 …"


@pytest.mark.parametrize("colon", [":", " :", "："])
def test_a_fact_of_which_its_name_alone_has_room_is_left_out(colon):
    facts = f"risk · severity{colon} high · clauses{colon} 8.1, 8.2, 9.4"
    assert facts_within(facts, width(f"risk · severity{colon} high · clauses{colon} 8.1, …")).endswith("8.1, …")
    assert (
        facts_within(facts, width(f"risk · severity{colon} high · clauses{colon} …")) == f"risk · severity{colon} high"
    )
    assert facts_within(facts, width(facts)) == facts


def test_words_that_went_and_came_look_so_and_do_not_touch():
    page = docx.Document(io.BytesIO(write_brief(brief("It shall end.", "It should end.")).data))
    (line, *_) = [p for p in page.paragraphs if p.text.startswith("Reword:")]
    looks = [(run.text, run.font.strike, run.font.underline) for run in line.runs]
    assert looks == [
        ("Reword: ", None, None),
        ("It ", None, None),
        ("shall", True, None),
        (" ", None, None),
        ("should", None, True),
        (" end.", None, None),
    ]


def test_arabic_words_run_from_the_right():
    page = docx.Document(io.BytesIO(write_brief(brief(*ARABIC)).data))
    lines = [p for p in page.paragraphs if p.text.startswith(("Before:", "Now:"))]
    assert {bool(p._p.pPr.xpath("w:bidi")) for p in lines} == {True}
    assert {run.font.rtl for p in lines for run in p.runs[1:] if run.text.strip(" …")} == {True}


def test_the_same_brief_gives_the_same_bytes_and_a_draft_says_so():
    file, final = write_brief(brief(*ENGLISH)), write_brief(brief(*ENGLISH, mark=""))
    assert file == write_brief(brief(*ENGLISH))
    assert (file.name, final.name) == ("N-1_brief-draft.docx", "N-1_brief.docx")
    states = [docx.Document(io.BytesIO(one.data)).core_properties.content_status for one in (file, final)]
    assert states == ["Draft", ""]


def test_signs_that_xml_cannot_hold_are_dropped():
    assert "a\x00b" not in "".join(paragraphs(brief("a\x00b <w:t> =1+1", "a\x01 & c")))
