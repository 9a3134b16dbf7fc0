"""The words of one paragraph: fields and equations."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from clauseline.reading.docx.runs import Fields
from tests.drafts.accounts import assert_account
from tests.drafts.word import paragraph, run, word_file


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    return f"{mark('begin')}{code}{mark('separate')}{run(result)}{mark('end')}"


def code(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def words_of(inner: str) -> str:
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph("Here ", inner=inner)), "draft.docx")
    assert_account(outline)
    return outline.clauses[0].text


@pytest.mark.parametrize("name", ["REF _Ref1", "PAGEREF _Toc1", "SEQ Table", "HYPERLINK x", "DATE", "FORMTEXT"])
def test_a_field_gives_its_result_alone(name):
    assert words_of(field(code(name), "three")) == "Here three"


def test_a_field_inside_the_code_of_another_is_code():
    assert words_of(field(code(" IF ") + field(code("REF a"), "1") + code(" = 1 "), "yes")) == "Here yes"


def test_words_between_the_code_and_its_end_are_code():
    assert words_of(field("<w:r><w:t>INDEX</w:t></w:r>", "shown")) == "Here shown"


def r(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def part(name: str, words: str) -> str:
    return f"<m:{name}>{r(words)}</m:{name}>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (f"<m:sSup>{part('e', 'x')}{part('sup', '2')}</m:sSup>", "x^2"),
        (f"<m:nary>{part('sub', 'i=1')}{part('sup', 'n')}{part('e', 'y')}</m:nary>", "∫_(i=1)^n y"),
        (f"<m:rad>{part('deg', '3')}{part('e', 'w')}</m:rad>", "√[3](w)"),
        (f"<m:rad><m:deg/>{part('e', 'w')}</m:rad>", "√(w)"),
        (f"<m:func>{part('fName', 'sin')}{part('e', 'z')}</m:func>", "sin z"),
        (f"<m:d>{part('e', 'a')}{part('e', 'b')}</m:d>", "(a|b)"),
        (
            f"<m:m><m:mr>{part('e', 'a')}{part('e', 'b')}</m:mr><m:mr>{part('e', 'c')}{part('e', 'd')}</m:mr></m:m>",
            "a b; c d",
        ),
    ],
)
def test_an_equation_is_a_line_of_text(equation, text):
    assert words_of(f"<m:oMath>{equation}</m:oMath>") == f"Here {text}"


def test_fields_within_fields_without_end():
    begin, apart = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate"))
    code = "<w:r><w:instrText> REF a</w:instrText></w:r>"
    fields = Fields()
    for kind in ("begin", "begin", "separate", "end"):
        fields.turn(kind)
        fields.note(" to")
        fields.note("c ")
    assert (fields.open, fields.in_code, fields.in_contents()) == (True, True, True)
    fields.turn("end")
    assert (fields.open, fields.in_code, fields.in_contents()) == (False, False, False)

    text = f"{begin}{code}{apart}{run('x')}"
    outline = read(word_file(paragraph("1 Scope", "Heading1"), paragraph(inner=text * 50)), "draft.docx")
    assert outline.clauses[0].text == "x" * 50
