"""Nothing is dropped silently: the account closes whatever a file holds."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import LeftOut
from clauseline.reading import read
from clauseline.reading.account import Account, weigh
from tests.drafts.accounts import assert_account
from tests.drafts.word import level, numbering, paragraph, row, style, table, word_file

WORDS = st.text(alphabet="aB1.,:)（）– \t\n章条第一NOTE附录Annex[]\u200e😀é\u0301", max_size=24)
STYLES = st.sampled_from(["", "Heading1", "Heading2", "TOC1", "Note", "Title", "Annex", "Enum", "Term", "Caption"])
LISTS = st.sampled_from([None, (1, 0), (1, 1), (2, 0), (0, 0)])
PARAGRAPHS = st.builds(lambda words, name, place: paragraph(words, name, numbering=place), WORDS, STYLES, LISTS)
TABLES = st.builds(lambda texts: table(row(*texts), row(*reversed(texts))), st.lists(WORDS, min_size=1, max_size=3))
NAMES = {
    "Note": "note", "Title": "Title", "Annex": "Annex_NoTitle",
    "Enum": "enumlev1", "Term": "TermNum", "Caption": "caption",
}  # fmt: skip
FILE: dict[str, Any] = {
    "styles": "".join(style(key, name) for key, name in NAMES.items()),
    "numbers": numbering({1: level(0, "%1") + level(1, "%1.%2"), 2: level(0, "第%1条", "chineseCounting")}),
    "parts": {"header": paragraph("Header"), "comments": f'<w:comment w:id="1">{paragraph("Why?")}</w:comment>'},
}


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=12))
@settings(max_examples=150, deadline=None)
def test_the_account_of_any_word_file_closes(body):
    assert_account(read(word_file(*body, **FILE), "x.docx"))


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=12))
@settings(max_examples=100, deadline=None)
def test_the_cells_of_a_row_reach_from_its_start_to_its_end(body):
    for clause in read(word_file(*body, **FILE), "x.docx").clauses:
        assert all(
            clause.text[block.facts.cells[0].start : block.facts.cells[-1].end] == clause.text[block.start : block.end]
            for block in clause.blocks
            if block.kind == "row"
        )


MARKED = st.text(alphabet="ae\u0301\u0338\u0323é<가\u1100\u1161\u11a8か\u3099क\u093c\U00011131\U00011127 x")


@given(st.lists(MARKED))
def test_the_parts_of_a_text_weigh_together_what_it_weighs(parts):
    assert sum(map(weigh, parts)) == weigh("".join(parts))


def test_all_signs_that_join_to_the_one_before_weigh_nothing():
    signs = map(chr, range(sys.maxunicode + 1))
    pairs = (unicodedata.normalize("NFD", sign) for sign in signs if unicodedata.is_normalized("NFC", sign))
    joining = {pair[-1] for pair in pairs if len(pair) > 1}

    assert [sign for sign in sorted(joining) if weigh(sign)] == []
    assert [sign for sign in "aé가か章\u05b4\u0901\U00011103\U0001f600" if weigh(sign) != 1] == []


def test_left_out_words_are_counted_by_rule_with_the_first_as_a_sample():
    account = Account()
    account.leave_out("cover", "First  page")
    account.leave_out("cover", "e\u0301")
    account.leave_out("cover", "  ")

    assert account.rows() == (LeftOut("cover", 2, 10, "First page"),)
