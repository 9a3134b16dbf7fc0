"""No word of a Word or OpenDocument file is lost, wherever in it rare elements stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts import open as opened
from tests.drafts import word
from tests.drafts.accounts import assert_account, left_out
from tests.drafts.rare import open_parts, word_parts

TRACKED = st.sampled_from(["accepted", "rejected"])
NOTES = {"footnotes": f'<w:footnote w:id="2">{word.paragraph("A note.")}</w:footnote>'}


def read_word(*parts: str, tracked: str = "accepted", notes: str = NOTES["footnotes"]) -> Outline:
    file = word.word_file(word.paragraph("1\tScope", "Heading1"), *parts, parts={"footnotes": notes})
    return read(file, "draft.docx", {"tracked": tracked})


def read_open(*parts: str, tracked: str = "accepted") -> Outline:
    return read(opened.open_file(opened.heading("Scope"), *parts), "draft.odt", {"tracked": tracked})


@given(word_parts(), TRACKED)
@settings(max_examples=150, deadline=None)
def test_every_character_of_a_word_file_is_accounted_for(parts: Sequence[str], tracked: str):
    assert_account(read_word(*parts, tracked=tracked))


@given(word_parts())
@settings(max_examples=50, deadline=None)
def test_every_character_of_its_notes_is_accounted_for(parts: Sequence[str]):
    called = word.paragraph(inner='<w:r><w:footnoteReference w:id="3"/></w:r>')
    notes = f'<w:footnote w:id="3">{"".join(parts)}</w:footnote>{"".join(parts)}'
    assert_account(read_word(called, notes=notes))


@given(open_parts(), TRACKED)
@settings(max_examples=150, deadline=None)
def test_every_character_of_an_opendocument_text_is_accounted_for(parts: Sequence[str], tracked: str):
    assert_account(read_open(*parts, tracked=tracked))


def r(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


NOT_SHOWN, NONE_ALLOWED = "text where Word does not show any", "text where Word allows none"


@pytest.mark.parametrize(("part", "rule"), [
    ("<w:t>astray</w:t>", NOT_SHOWN),
    ("<w:noBreakHyphen/><w:t>astray</w:t>", NOT_SHOWN),
    ("<w:sdt><w:sdtPr><w:t>astray</w:t></w:sdtPr></w:sdt>", NOT_SHOWN),
    ("<w:sdt><w:sdtContent/><w:sdtContent><w:p><w:r><w:t>astray</w:t></w:r></w:p></w:sdtContent></w:sdt>", NOT_SHOWN),
    (r('<w:fldChar w:fldCharType="begin"><w:t>astray</w:t></w:fldChar>'), NONE_ALLOWED),
    (r("<w:tab><w:sym w:char='0061'/></w:tab>"), NONE_ALLOWED),
    (r("<w:drawing><w:t>astray</w:t></w:drawing>"), "text inside drawings"),
    (r("<mc:AlternateContent><mc:Choice/><mc:Choice><w:t>astray</w:t></mc:Choice></mc:AlternateContent>"),
     "copies for older programs"),
    (f"<w:p><m:oMath><w:del>{word.run('astray')}</w:del></m:oMath></w:p>", "deleted text (tracked changes)"),
    ("<w:p><m:oMath><m:f><m:fPr><m:t>astray</m:t></m:fPr></m:f></m:oMath></w:p>", NOT_SHOWN),
])  # fmt: skip
def test_words_of_a_word_file_that_stand_in_no_paragraph_are_named(part: str, rule: str):
    outline = read_word(part)
    assert_account(outline)
    assert rule in left_out(outline)
    assert "astray" not in outline.clauses[0].text


@pytest.mark.parametrize("part", [
    r("<w:drawing><w:txbxContent><w:p><w:r><w:t>shown</w:t></w:r></w:p></w:txbxContent></w:drawing>"),
    r("<w:t>shown</w:t><w:rPr><w:vanish/></w:rPr>"),
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>shown</w:t></w:r></w:p>"
    "</w:txbxContent></w:drawing></w:r></w:p>",
    "<w:p><w:dir><w:bdo><w:subDoc><w:hyperlink><w:hyperlink><w:r><w:t>shown</w:t></w:r></w:hyperlink></w:hyperlink>"
    "</w:subDoc></w:bdo></w:dir></w:p>",
])  # fmt: skip
def test_words_of_a_word_file_in_rare_places_are_shown(part: str):
    outline = read_word(part)
    assert_account(outline)
    assert outline.clauses[0].text == "shown"


@pytest.mark.parametrize(("part", "rule"), [
    ("<math:math>astray</math:math>", "text where OpenDocument shows none"),
    ("<text:p><text:tab>astray</text:tab></text:p>", "text where OpenDocument shows none"),
    ("<text:tracked-changes><text:x>astray</text:x></text:tracked-changes>", "text where OpenDocument shows none"),
    ("<text:p><text:note>astray</text:note></text:p>", "text where OpenDocument shows none"),
    ("<office:annotation>astray</office:annotation>", "comments"),
    ("<text:p><draw:frame><draw:object-ole>astray</draw:object-ole></draw:frame></text:p>", "text of unknown elements"),
])  # fmt: skip
def test_words_of_an_opendocument_text_that_stand_in_no_paragraph_are_named(part: str, rule: str):
    outline = read_open(part)
    assert_account(outline)
    assert left_out(outline) == {rule: "astray"}


@pytest.mark.parametrize("part", [
    '<text:p>a<text:change text:change-id="c"/>b</text:p><text:tracked-changes><text:changed-region text:id="c">'
    '<text:deletion><text:p>gone<text:change text:change-id="c">x</text:change></text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes>",
    '<text:p>a<text:change-start text:change-id="c"/></text:p><text:list>astray<text:list-item><text:p>gone</text:p>'
    '</text:list-item></text:list><text:p><text:change-end text:change-id="c"/>b</text:p>'
    '<text:tracked-changes><text:changed-region text:id="c"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>",
])  # fmt: skip
@pytest.mark.parametrize("tracked", ["accepted", "rejected"])
def test_marks_of_tracked_changes_with_words_in_them_or_around_them(part: str, tracked: str):
    assert_account(read_open(part, tracked=tracked))


def test_a_note_that_is_called_in_an_empty_row_of_a_table():
    call = word.paragraph(inner='<w:r><w:footnoteReference w:id="2"/></w:r>')
    empty = word.row(word.cell("", inner=call), word.cell(""))
    outline = read_word(word.table(empty, word.row("a", "b")))
    assert_account(outline)
    assert outline.clauses[0].text == "a\tb\nA note."


def test_the_words_of_an_object_in_an_opendocument_text_are_named_once():
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    chart = b'<x:chart xmlns:x="urn:x"><x:p>Users</x:p></x:chart>'
    file = opened.open_file(
        opened.heading("Scope"), opened.paragraph(inner=frame * 2), files={"Object 1/content.xml": chart}
    )
    outline = read(file, "draft.odt")
    assert_account(outline)
    assert left_out(outline) == {"text inside drawings": "Users"}
    assert [row.count for row in outline.report.left_out] == [1]
