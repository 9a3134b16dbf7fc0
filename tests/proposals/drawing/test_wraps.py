"""What is put around words: links to definitions, glosses, and what becomes of those that overlap."""

from __future__ import annotations

import re

import pytest
from django.utils.safestring import SafeString
from django.utils.translation import override

from clauseline.outline import BlockText, Cell, Facts
from clauseline.redline.blocks import plain
from proposals.drawing.blocks import blocks
from proposals.drawing.glosses import gloss_wraps, is_glossed
from proposals.drawing.wraps import TermMark, Wrap, in_order, term_links

OPENING, CLOSING = SafeString("<i>"), SafeString("</i>")


def wrap(start: int, end: int, tag: str = "i") -> Wrap:
    return Wrap(start, end, SafeString(f"<{tag}>"), SafeString(f"</{tag}>"))


def drawn(text: str, *wraps: Wrap, read: tuple[BlockText, ...] = ()) -> str:
    """The words of a paragraph, or of these blocks, without what says where they stand."""
    own = blocks(plain(text, read or (BlockText("paragraph", 0, len(text)),)), "k1", wraps=wraps)
    return re.sub("</?span[^>]*>|</?p( [^>]*)?>|</?div[^>]*>|</?table[^>]*>|</?tbody>|</?tr[^>]*>", "", own)


def test_a_term_leads_to_its_definition_whatever_signs_it_has():
    (one,) = term_links([TermMark(2, 5, 'a"b/法')], '/versions/"x"/definitions/')
    assert (one.start, one.end, one.behind) == (2, 5, "</a>")
    assert one.before == ('<a class="term-link" href="/versions/&quot;x&quot;/definitions/a%22b/%E6%B3%95/">')


def test_what_is_told_first_of_one_place_stands_first():
    first, second, before = wrap(3, 4, "b"), wrap(3, 5), wrap(0, 1)
    assert in_order([first, second, before]) == [before, first, second]


def test_words_are_wrapped_where_they_stand_and_stay_escaped():
    assert drawn("a <b> c", wrap(2, 5)) == "a <i>&lt;b&gt;</i> c"
    assert drawn("keys", wrap(0, 4)) == "<i>keys</i>"


def test_of_those_that_overlap_the_first_counts():
    assert drawn("one two three", wrap(0, 7, "b"), wrap(4, 13)) == "<b>one two</b> three"
    assert drawn("one two three", wrap(0, 3, "b"), wrap(3, 7)) == "<b>one</b><i> two</i> three"


def test_none_goes_over_the_end_of_a_block():
    read = (BlockText("paragraph", 0, 3), BlockText("paragraph", 4, 7))
    assert drawn("one\ntwo", wrap(1, 5), wrap(4, 7, "b"), read=read) == "one<b>two</b>"


def test_none_goes_over_the_end_of_a_cell():
    read = (BlockText("row", 0, 7, facts=Facts(table=1, row=0, cells=(Cell(0, 3), Cell(4, 7)))),)
    assert drawn("one\ttwo", wrap(1, 5), wrap(4, 7, "b"), read=read) == "<td>one</td><td><b>two</b></td>"


def test_code_is_left_as_it_is():
    assert drawn("key = 1", wrap(0, 3), read=(BlockText("code", 0, 7),)) == '<pre class="block code">key = 1</pre>'


@pytest.mark.parametrize(
    ("reader", "text", "found"),
    [
        ("en", "zh", True),
        ("fr", "zh-Hans", True),
        ("zh-hans", "zh", False),
        ("zh-hans", "EN-gb", True),
        ("en", "en", False),
        ("fr", "en", False),
        ("en", "ar", False),
        ("en", "", False),
    ],
)
def test_chinese_is_glossed_for_others_and_english_for_chinese(reader: str, text: str, found: bool):
    with override(reader):
        assert is_glossed(text) is found
        assert found or gloss_wraps("平台应当保存。 It shall be kept.", text) == []


def test_a_gloss_is_no_word_of_the_page():
    text = "平台应当保存。"
    with override("en"):
        (force,) = [one for one in gloss_wraps(text, "zh") if "force" in one.before]
        assert (text[force.start : force.end], force.behind) == ("应当", "</span>")
        page = drawn_whole(text)
    assert re.sub("<[^>]+>", "", page) == text
    assert 'data-gloss="shall' in page


def drawn_whole(text: str) -> str:
    read = (BlockText("paragraph", 0, len(text)),)
    return blocks(plain(text, read), "k1", wraps=gloss_wraps(text, "zh"))
