from __future__ import annotations

import pytest

from clauseline.reading import read
from clauseline.reading.docx.names import W
from clauseline.reading.docx.thinning import thin
from tests.drafts.word import paragraph, run, word_file

SPACE = f'xmlns:w="{W.strip("{}")}"'


def document(inner: str, *, head: str = "") -> bytes:
    return f"{head}<w:document {SPACE}><w:body>{inner}</w:body></w:document>".encode()


def test_bare_format_goes_and_what_is_read_stays():
    format_ = '<w:rFonts w:ascii="Arial"/><w:sz w:val="22"/>'
    kept = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t>One</w:t></w:r></w:p>'
    )
    full = (
        '<w:p w:rsidR="00A1" w:rsidP="00B2"><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab w:val="left" w:pos="9"/>'
        f'</w:tabs><w:jc w:val="both"/></w:pPr><w:r w:rsidRPr="00A1"><w:rPr>{format_}<w:b/></w:rPr><w:tab/>'
        "<w:t>One</w:t></w:r></w:p>"
    )
    assert thin(document(full)) == document(kept)


@pytest.mark.parametrize(
    ("full", "kept"),
    [
        (f"{run('One')}{run(' two')}{run(' three')}", "<w:r><w:t>One two three</w:t></w:r>"),
        (
            f"{run('One', '<w:b/>')}{run(' two', '<w:b/>')}",
            "<w:r><w:rPr><w:b/></w:rPr><w:t>One two</w:t></w:r>",
        ),
        (f"{run('One')}{run('', '<w:i/>')}{run(chr(9) + 'two')}", "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>"),
        (
            f"{run('One')}<w:ins>{run('two')}</w:ins>{run('three')}",
            "<w:r><w:t>One</w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:r><w:t>three</w:t></w:r>",
        ),
    ],
)
def test_runs_side_by_side_are_joined(full, kept):
    assert thin(document(full)) == document(kept)


def test_runs_stay_apart_where_one_is_hidden():
    body = run("Shown") + run(" hidden", "<w:vanish/>") + run(" shown")
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph(inner=body)), "draft.docx")
    assert outline.clauses[0].text == "Shown shown"
    assert [(row.rule, row.sample) for row in outline.report.left_out] == [("hidden text", "hidden")]


def test_what_a_field_shows_in_the_code_of_another_is_counted_text_by_text():
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = f"{begin}{apart}{run('in')}{run('ner')}{end}"
    field = f"{begin}{inner}{apart}{run('sh')}{run('own')}{end}"
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph(inner=field)), "draft.docx")
    assert outline.clauses[0].text == "shown"
    assert [(row.count, row.sample) for row in outline.report.left_out] == [(2, "in")]


def test_no_word_is_lost_behind_an_element_astray():
    astray = "<w:r><w:t>One<w:x/></w:t></w:r><w:r><w:t>, two</w:t></w:r>"
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph(inner=astray)), "draft.docx")
    assert outline.clauses[0].text == "One, two"


@pytest.mark.parametrize(
    "data",
    [
        document('<!-- <w:sz w:val="1"/> --><w:sz w:val="1"/>'),
        document('<![CDATA[<w:sz w:val="1"/>]]>'),
        document('<w:p xmlns:w="urn:other"><w:sz w:val="1"/></w:p>'),
        document('<w:p w:rsidR="1" xmlns:w="urn:other"><w:r>1</w:r><w:r>2</w:r></w:p>'),
        document('<w:sz w:val="1"/>', head='<?xml version="1.0" encoding="UTF-16"?>'),
    ],
)
def test_a_part_that_word_would_not_write_stays_whole(data):
    assert thin(data) == data


def test_words_that_look_like_marks_stay():
    typed = 'w:rsidR="00A1"> <w:sz w:val="2"/> <w:p w:rsidR="00A1">'
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph(inner=run(typed, "<w:i/>"))), "draft.docx")
    assert outline.clauses[0].text == typed
