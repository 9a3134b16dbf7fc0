"""Files that no one wrote in good faith: each ends in a sentence, or in an outline whose account closes."""

from __future__ import annotations

import unicodedata

import pytest

from clauseline.outline import canonical, compose
from clauseline.reading import Unreadable, read
from clauseline.reading.account import weigh
from clauseline.reading.limits import MARKED
from tests.drafts.accounts import assert_account
from tests.drafts.word import paragraph, word_file
from tests.ending import comes_to_an_end

HEAD = '---\nnormative: {"%s": {}}\n\n--- middle\n\n# Scope\n\n{{!RFC2119}}, {{-x}}\n'


@pytest.mark.parametrize(
    "sign", ["\\u11a8", "\\u0301", "e\\u0301", "\\u1100\\u1161", "\\u00ad", "\\U000110ba", "\\u0958"]
)
def test_names_that_the_head_of_a_file_spells_otherwise_than_its_outline(sign):
    assert_account(read((HEAD % sign).encode(), "draft.md"))


@pytest.mark.parametrize("sign", ["\u0301", "\u11a8", "\u00ad", " ", "\u2003", "e\u0301"])
@pytest.mark.parametrize("equation", [
    '<m:d><m:dPr><m:begChr m:val="%s"/></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d>',
    '<m:nary><m:naryPr><m:chr m:val="%s"/></m:naryPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>',
])  # fmt: skip
def test_signs_around_an_equation_that_weigh_nothing(equation, sign):
    assert_account(read(word_file(paragraph("1\tScope", inner=f"<m:oMath>{equation % sign}</m:oMath>")), "draft.docx"))


def test_a_title_that_stands_in_an_attribute_before_an_abstract():
    memo = b'<rfc docName="draft-a-00">Keys<middle><section numbered="false" title="More"/><abstract/></middle></rfc>'
    outline = read(memo, "draft.xml")
    assert_account(outline)
    assert outline.report.unplaced == ("More",)


@pytest.mark.parametrize(
    "words", ["e\u0301\u0323" * 3, "\u1100\u1161\u11a8" * 99, "……" * 99, "é" * 99, "e" + "\u0301" * 99]
)
def test_words_in_any_writing_are_composed_as_a_whole(words):
    assert compose(words) == unicodedata.normalize("NFC", words)


@comes_to_an_end
def test_heaps_of_accents_are_put_in_order_piece_by_piece():
    heap = "e" + "\u0301\u0323" * 300_000
    assert weigh(heap) == 1
    assert len(canonical(heap)) == len(heap) - 1


@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html"])
def test_a_file_with_heaps_of_accents_ends_in_a_sentence(name):
    words = "e" + "\u0301\u0323" * 9_000
    text = f"<p>1 Scope</p><p>{words}</p>" if name == "draft.html" else f"1 Scope\n\n{words}\n"
    with pytest.raises(Unreadable) as no:
        read(text.encode(), name)
    assert str(no.value) == MARKED
